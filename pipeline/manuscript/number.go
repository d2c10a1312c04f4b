package manuscript

import (
	"fmt"
	"sort"

	"octavo/pipeline/book"
)

// uniqueIDs holds that no two sections, and no two notes, share a name.
func uniqueIDs(b *book.Book) {
	seen := map[string]bool{}
	b.Sections(func(s *book.Section, _ int) {
		id := s.ID
		for i := 2; seen[s.ID]; i++ {
			s.ID = fmt.Sprintf("%s-%d", id, i)
		}
		seen[s.ID] = true
	})
}

// numberNotes numbers the notes in the order of their first reference, the
// front matter's first.
func numberNotes(b *book.Book) {
	number := map[string]int{}
	eachRef(b, func(id string) {
		if number[id] == 0 {
			number[id] = len(number) + 1
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

// eachRef calls f for each mark of a note in the sections, in order.
func eachRef(b *book.Book, f func(id string)) {
	inlines := func(list []book.Inline) { eachMark(list, f) }
	b.Sections(func(s *book.Section, _ int) {
		inlines(s.Title)
		inlines(s.Sub)
		eachInlines(s.Blocks, inlines)
	})
}

// eachMark calls f for each mark of a note in the inlines, in order.
func eachMark(list []book.Inline, f func(id string)) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.NoteRef:
			f(in.ID)
		case *book.Span:
			eachMark(in.Inlines, f)
		case *book.Link:
			eachMark(in.Inlines, f)
		}
	}
}

// eachInlines calls f for each run of text in the blocks, in order.
func eachInlines(list []book.Block, f func([]book.Inline)) {
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			f(b.Inlines)
		case *book.Heading:
			f(b.Inlines)
		case *book.Quote:
			eachInlines(b.Blocks, f)
			f(b.Attribution)
		case *book.Verse:
			for _, stanza := range b.Stanzas {
				for _, l := range stanza {
					f(l.Inlines)
				}
			}
			f(b.Attribution)
		case *book.Chat:
			for _, l := range b.Lines {
				f(l.Inlines)
			}
		case *book.Figure:
			f(b.Caption)
		case *book.List:
			for _, item := range b.Items {
				eachInlines(item, f)
			}
		case *book.Table:
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
