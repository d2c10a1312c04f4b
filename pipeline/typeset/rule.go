package typeset

import (
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// hairline is the thickness of rules: printers ask for 0.75 pt of lines in
// art, and set the finer ones of type metal at half a point without trouble.
const hairline = unit.Point / 2

// rule returns a filled rectangle whose top left corner is at x, y.
func rule(x, y, width, height unit.Length) page.Drawing {
	return page.Drawing{
		X: x, Y: y, Scale: unit.Point,
		Path: box(float32(width.Points()), float32(height.Points())), Element: page.Artifact,
	}
}
