package typeset

import (
	"octavo/pipeline/design"
	"octavo/pipeline/unit"
)

// A Gutter is a line of a printer's table: books of up to Pages pages need an
// inner margin of at least Inner.
type Gutter struct {
	Pages int
	Inner unit.Length
}

// maxRounds bounds how often a book is set to find its gutter. Each round
// takes a wider one, so the lines of any table are enough.
const maxRounds = 16

// gutterFor returns the margin the table asks for. A book too long for the
// table has that of its last line.
func gutterFor(table []Gutter, pages int) unit.Length {
	for _, g := range table {
		if pages <= g.Pages {
			return g.Inner
		}
	}
	if len(table) == 0 {
		return 0
	}
	return table[len(table)-1].Inner
}

// gutter returns the margin at the binding for a book of so many pages. What
// hangs out of the margin must stay clear of what the printer asks for; the
// marks that hang furthest do by a quarter of the type size.
func (o *Options) gutter(d *design.Design, pages int) unit.Length {
	least := gutterFor(o.Gutters, pages)
	if least > 0 && d.Type.HangMarks {
		least += unit.Length(d.Type.Size) / 4
	}
	return least
}
