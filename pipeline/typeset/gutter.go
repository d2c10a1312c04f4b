package typeset

import "octavo/pipeline/unit"

// A Gutter is a line of a printer's table: books of up to Pages pages need an
// inner margin of at least Inner.
type Gutter struct {
	Pages int
	Inner unit.Length
}

// KDPGutters is the table of Kindle Direct Publishing for paperbacks (help
// page GVBQ3CMEQW3W2VL6; see print-specs.md). Ingram asks for no less than
// half an inch, which the larger of both gives.
var KDPGutters = []Gutter{
	{150, unit.Inch * 3 / 8},
	{300, unit.Inch / 2},
	{500, unit.Inch * 5 / 8},
	{700, unit.Inch * 3 / 4},
	{828, unit.Inch * 7 / 8},
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
