package cover

import (
	"octavo/pipeline/bidi"
	"octavo/pipeline/font"
)

// A typeface is how a line is set.
type typeface struct {
	face  *font.Face
	style font.Style
	size  dot
	track int // between letters, in thousandths of the size
}

// A line is type at its place: at is where its baseline starts.
type line struct {
	role   string // what it is: title, author
	text   string
	set    typeface
	at     point
	width  dot // of the type, without the space after its last letter
	ink    box // what the letters cover
	shapes []*font.Shape
	colour colour
}

// set shapes a line whose baseline starts at the origin.
func (c *compositor) set(role, text string, t typeface) *line {
	if t.track != 0 && joins(text) {
		t.track = 0
	}
	t.style.NoLigatures = t.track > 20
	l := &line{role: role, text: text, set: t, shapes: c.shape(text, t)}
	first := true
	l.each(func(outline []font.Segment, x, y dot, upm int64) {
		for _, s := range outline {
			for _, p := range s.Args[:s.Points()] {
				at := point{x + unitsToDots(p.X, t.size, upm), y - unitsToDots(p.Y, t.size, upm)}
				if first {
					l.ink, first = box{at.x, at.y, at.x, at.y}, false
				}
				l.ink = box{min(l.ink.left, at.x), min(l.ink.top, at.y), max(l.ink.right, at.x), max(l.ink.bottom, at.y)}
			}
		}
	})
	return l
}

// shape shapes the text, from left to right as it is drawn.
func (c *compositor) shape(text string, t typeface) []*font.Shape {
	t.style.Lang = c.language
	leftwards := bidi.RightToLeft(c.language)
	if !leftwards && !bidi.Has(text) {
		return []*font.Shape{c.shaper.Shape(t.face, text, t.style)}
	}
	runes := []rune(text)
	levels := bidi.Levels(nil, runes, bidi.Base(leftwards, text))
	var runs []string
	var of []uint8
	for from := 0; from < len(runes); {
		to := from + 1
		for to < len(runes) && levels[to] == levels[from] {
			to++
		}
		runs, of = append(runs, string(runes[from:to])), append(of, levels[from])
		from = to
	}
	var shapes []*font.Shape
	for _, k := range bidi.Order(of) {
		style := t.style
		style.RightToLeft = of[k]%2 == 1
		shapes = append(shapes, c.shaper.Shape(t.face, runs[k], style))
	}
	return shapes
}

// joins reports whether letters of the text are joined by strokes, so that
// nothing may be put between them: Arabic, Syriac, and the scripts of India.
func joins(text string) bool {
	for _, r := range text {
		if r >= 0x600 && r < 0xE00 || r >= 0xFB50 && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF {
			return true
		}
	}
	return false
}

// each calls f with every glyph's outline and place, and with how many units
// of the font make an em. It sets the line's width.
func (l *line) each(f func(outline []font.Segment, x, y dot, upm int64)) {
	track := l.set.size.part(l.set.track)
	x, n := l.at.x, 0
	for _, s := range l.shapes {
		upm := int64(s.UPM)
		pen, start := int64(0), x // in font units, so that rounding does not add up
		for i := range s.Glyphs {
			g := &s.Glyphs[i]
			f(s.Face.Outline(g.ID), x+l.set.size.scale(int64(g.X), upm), l.at.y-l.set.size.scale(int64(g.Y), upm), upm)
			pen += int64(g.Advance)
			n++
			x = start + l.set.size.scale(pen, upm) + dot(i+1)*track
		}
	}
	l.width = x - l.at.x
	if n > 0 {
		l.width -= track
	}
}

// contours returns the line's letters as paths.
func (l *line) contours() []contour {
	var list []contour
	l.each(func(outline []font.Segment, x, y dot, upm int64) {
		at := func(p font.Point) point {
			return point{x + unitsToDots(p.X, l.set.size, upm), y - unitsToDots(p.Y, l.set.size, upm)}
		}
		var c contour
		for _, s := range outline {
			if s.Op != 'M' && len(c) == 0 {
				c = contour{at(font.Point{})}
			}
			switch a := s.Args; s.Op {
			case 'M':
				if len(c) > 2 {
					list = append(list, c)
				}
				c = contour{at(a[0])}
			case 'L':
				c = append(c, at(a[0]))
			case 'Q':
				c = c.quadratic(at(a[0]), at(a[1]))
			case 'C':
				c = c.cubic(at(a[0]), at(a[1]), at(a[2]))
			}
		}
		if len(c) > 2 {
			list = append(list, c)
		}
	})
	return list
}

// unitsToDots turns a distance in font units into dots. Outlines may have
// halves and quarters of a unit.
func unitsToDots(units float32, size dot, upm int64) dot {
	return size.scale(int64(units*64), upm*64)
}

// move shifts the line.
func (l *line) move(dx, dy dot) {
	l.at = l.at.plus(point{dx, dy})
	l.ink = box{l.ink.left + dx, l.ink.top + dy, l.ink.right + dx, l.ink.bottom + dy}
}
