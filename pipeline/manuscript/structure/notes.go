package structure

import (
	"fmt"

	"octavo/pipeline/book"
)

// numberNotes joins the notes of all files, numbered in the order in which
// the text refers to them, those nobody refers to last.
func (a *assembler) numberNotes() {
	type key struct{ file, id string }
	byID := map[key]*book.Note{}
	for _, f := range a.files {
		for _, n := range f.Notes {
			byID[key{f.Name, n.ID}] = n
		}
	}
	if len(byID) == 0 {
		return
	}
	renamed := map[key]string{}
	refer := func(ref *book.NoteRef) {
		k := key{ref.At.File, ref.ID}
		n, ok := byID[k]
		if !ok {
			return
		}
		if _, done := renamed[k]; !done {
			renamed[k] = fmt.Sprintf("note-%d", len(a.notes)+1)
			n.Number = len(a.notes) + 1
			a.notes = append(a.notes, n)
		}
		ref.ID = renamed[k]
	}
	for _, list := range [][]*book.Section{a.front, a.body, a.back} {
		eachSection(list, func(s *book.Section) {
			eachRef(s.Title, refer)
			eachRef(s.Sub, refer)
			refsOf(s.Blocks, refer)
		})
	}
	for i := 0; i < len(a.notes); i++ { // notes may refer to notes
		refsOf(a.notes[i].Blocks, refer)
	}
	for _, f := range a.files {
		for _, n := range f.Notes {
			k := key{f.Name, n.ID}
			if _, done := renamed[k]; !done {
				renamed[k] = fmt.Sprintf("note-%d", len(a.notes)+1)
				n.Number = len(a.notes) + 1
				a.notes = append(a.notes, n)
			}
		}
	}
	for k, id := range renamed {
		byID[k].ID = id
	}
}

func eachRef(list []book.Inline, f func(*book.NoteRef)) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.NoteRef:
			f(in)
		case *book.Span:
			eachRef(in.Inlines, f)
		case *book.Link:
			eachRef(in.Inlines, f)
		}
	}
}

func refsOf(blocks []book.Block, f func(*book.NoteRef)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *book.Paragraph:
			eachRef(b.Inlines, f)
		case *book.Heading:
			eachRef(b.Inlines, f)
		case *book.Quote:
			refsOf(b.Blocks, f)
			eachRef(b.Attribution, f)
		case *book.Verse:
			for _, s := range b.Stanzas {
				for _, l := range s {
					eachRef(l.Inlines, f)
				}
			}
			eachRef(b.Attribution, f)
		case *book.Chat:
			for _, l := range b.Lines {
				eachRef(l.Inlines, f)
			}
		case *book.Figure:
			eachRef(b.Caption, f)
		case *book.List:
			for _, item := range b.Items {
				refsOf(item, f)
			}
		case *book.Table:
			for _, row := range append([][][]book.Inline{b.Header}, b.Rows...) {
				for _, cell := range row {
					eachRef(cell, f)
				}
			}
		}
	}
}
