package typeset

import (
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// hairline is the thickness of rules: the least that KDP takes, since finer
// lines may break up on a digital press.
const hairline = unit.Point * 3 / 4

// rule returns a filled rectangle whose top left corner is at x, y.
func rule(x, y, width, height unit.Length) page.Drawing {
	return page.Drawing{
		X: x, Y: y, Scale: unit.Point,
		Path: box(float32(width.Points()), float32(height.Points())), Element: page.Artifact,
	}
}
