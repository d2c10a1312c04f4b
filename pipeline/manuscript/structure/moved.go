package structure

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
)

// move records that a block's text has left its place.
func (a *assembler) move(b book.Block) {
	switch b := b.(type) {
	case *book.Paragraph:
		a.moveInlines(b.Inlines)
	case *book.Heading:
		a.moveInlines(b.Inlines)
	case *book.Quote:
		for _, inner := range b.Blocks {
			a.move(inner)
		}
		a.moveInlines(b.Attribution)
	case *book.Verse:
		for _, s := range b.Stanzas {
			for _, l := range s {
				a.moveInlines(l.Inlines)
			}
		}
		a.moveInlines(b.Attribution)
	case *book.List:
		for _, item := range b.Items {
			for _, inner := range item {
				a.move(inner)
			}
		}
	case *book.Table:
		for _, row := range append([][][]book.Inline{b.Header}, b.Rows...) {
			for _, cell := range row {
				a.moveInlines(cell)
			}
		}
	}
}

// movable reports whether all letters of a block can be recorded: each stands
// in a Text with a place.
func movable(b book.Block) bool {
	switch b := b.(type) {
	case *book.Paragraph, *book.Heading, *book.Verse, *book.Table:
		return true
	case *book.Quote:
		for _, inner := range b.Blocks {
			if !movable(inner) {
				return false
			}
		}
		return true
	case *book.List:
		for _, item := range b.Items {
			for _, inner := range item {
				if !movable(inner) {
					return false
				}
			}
		}
		return true
	}
	return false
}

func (a *assembler) moveInlines(list []book.Inline) {
	book.EachText(list, func(t *book.Text) {
		before := strings.TrimRight(t.Value, " ")
		if book.LettersOf(before) == "" {
			return
		}
		a.edits = append(a.edits, ledger.Edit{Rule: "moved", At: t.At, Before: before, Confidence: 95})
	}, nil)
}
