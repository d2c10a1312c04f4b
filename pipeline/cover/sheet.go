package cover

import (
	"fmt"
	"strings"
)

// A sheet is a cover as marks at their places, from the bottom up, with nothing
// left to decide. It is drawn at any size.
type sheet struct {
	colours palette
	base    colour // under everything
	full    bool   // an ornament fills it to its edges
	marks   []mark
	lines   []*line
}

// A mark is what one colour covers.
type mark struct {
	colour colour
	paths  []contour
}

func (s *sheet) fill(c colour, paths ...contour) {
	if len(paths) > 0 {
		s.marks = append(s.marks, mark{c, paths})
	}
}

// print puts a block's lines on the sheet.
func (s *sheet) print(c colour, b block) {
	for _, l := range b.lines {
		l.colour = c
		s.lines = append(s.lines, l)
		s.fill(c, l.contours()...)
	}
}

// draw lays the sheet on a canvas.
func (s *sheet) draw(c *canvas) {
	c.wash(s.base)
	for _, m := range s.marks {
		c.fill(m.colour, m.paths)
	}
	c.grain()
}

// dump gives each line of type: role, size, baseline, what it covers, words.
// Lengths are in pixels of the shop's size, to the nearest.
func (s *sheet) dump() string {
	var sb strings.Builder
	fmt.Fprintf(&sb, "palette %s\n", s.colours.name)
	for _, l := range s.lines {
		fmt.Fprintf(&sb, "%s %v size %d baseline %d ink %d,%d to %d,%d %q\n", l.role, l.colour, l.set.size.pixels(), l.at.y.pixels(),
			l.ink.left.pixels(), l.ink.top.pixels(), l.ink.right.pixels(), l.ink.bottom.pixels(), l.text)
	}
	return sb.String()
}

// pixels returns the distance in pixels of the shop's size, to the nearest.
func (d dot) pixels() int { return int((d + px/2) >> 6) }
