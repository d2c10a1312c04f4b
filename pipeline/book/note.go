package book

import "sort"

// NumberNotes numbers the notes in the order of their first reference, the
// front matter's first, and puts them in it; those nobody refers to in the
// text come last.
func (b *Book) NumberNotes() {
	number := map[string]int{}
	b.EachMark(func(ref *NoteRef) {
		if number[ref.ID] == 0 {
			number[ref.ID] = len(number) + 1
		}
	})
	for _, n := range b.Notes {
		if number[n.ID] == 0 {
			number[n.ID] = len(number) + 1
		}
		n.Number = number[n.ID]
	}
	sort.SliceStable(b.Notes, func(i, j int) bool { return b.Notes[i].Number < b.Notes[j].Number })
}

// EachMark calls f for each mark of a note in the sections, in order.
func (b *Book) EachMark(f func(*NoteRef)) {
	b.Sections(func(s *Section, _ int) {
		EachMark(s.Title, f)
		EachMark(s.Sub, f)
		EachInlines(s.Blocks, func(list []Inline) { EachMark(list, f) })
	})
}

// EachMark calls f for each mark of a note in the inlines, in order.
func EachMark(list []Inline, f func(*NoteRef)) {
	for _, in := range list {
		switch in := in.(type) {
		case *NoteRef:
			f(in)
		case *Span:
			EachMark(in.Inlines, f)
		case *Link:
			EachMark(in.Inlines, f)
		}
	}
}

// EachInlines calls f for each run of text in the blocks, in order.
func EachInlines(list []Block, f func([]Inline)) {
	for _, b := range list {
		switch b := b.(type) {
		case *Paragraph:
			f(b.Inlines)
		case *Heading:
			f(b.Inlines)
		case *Quote:
			EachInlines(b.Blocks, f)
			f(b.Attribution)
		case *Verse:
			for _, stanza := range b.Stanzas {
				for _, l := range stanza {
					f(l.Inlines)
				}
			}
			f(b.Attribution)
		case *Chat:
			for _, l := range b.Lines {
				f(l.Inlines)
			}
		case *Figure:
			f(b.Caption)
		case *List:
			for _, item := range b.Items {
				EachInlines(item, f)
			}
		case *Table:
			for _, cell := range b.Header {
				f(cell)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					f(cell)
				}
			}
		}
	}
}
