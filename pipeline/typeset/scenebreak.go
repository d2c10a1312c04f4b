package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// What it costs on paginate's scale to have a scene break at the edge of a
// page, where it is seen as such only for its ornament, and to give it a line
// more or less than the design does. All less than an uneven spread.
const (
	breakAtHead = 8_000
	breakAtFoot = 6_000
	breakGives  = 12_000
)

// sceneBreak sets a pause: the design's ornament in the middle of its lines.
// A design that leaves a blank shows asterisks at the edge of a page, where
// nobody would see one.
func (s *setter) sceneBreak(b *book.SceneBreak, f *flow) {
	n := max(s.design.SceneBreak.Lines, 1)
	block := s.galley.open(b.At)
	block.variants[0].rows = s.breakRows(n, f.keep)
	if n >= 2 {
		block.variants = append(block.variants, variant{cost: breakGives, rows: s.breakRows(n+1, f.keep)})
	}
	if n >= 3 {
		block.variants = append(block.variants, variant{cost: breakGives, rows: s.breakRows(n-1, f.keep)})
	}
	f.indent, f.keep = false, keep{cost: breakAtFoot}
}

func (s *setter) breakRows(lines int, k keep) []row {
	above := (lines - 1) / 2
	below := lines - 1 - above
	mark := row{grid: paginate.Row{Depth: 1, Mark: true, Cost: breakAtHead}}
	if k.before {
		mark.grid.Cost = paginate.Never
	}
	shift := unit.Length(below-above) * s.leading / 2
	if o := s.design.SceneBreak.Ornament; o == "blank" || o == "" {
		line := s.centredMark("* * *", 0)
		mark.edge = &line
	} else {
		s.addMark(&mark, o, shift)
	}
	rows := append(spaces(above), mark)
	return append(rows, spaces(below)...)
}

// addMark puts an ornament of the design, or its characters, on the row.
func (s *setter) addMark(r *row, name string, shift unit.Length) {
	if art, ok := ornaments[name]; ok {
		r.extra = &extra{drawings: []page.Drawing{s.centredArt(art, shift)}}
		return
	}
	r.lines = []setLine{s.centredMark(name, shift)}
}

// centredArt returns an ornament in the middle of the measure and of the small
// letters' height.
func (s *setter) centredArt(art ornament, shift unit.Length) page.Drawing {
	size := s.size.Scale(int64(art.size), 1000)
	return page.Drawing{
		X: s.measure / 2, Y: shift - xHeight(&s.regular, s.size)/2,
		Scale: size / 1000, Path: art.path(), Element: page.Artifact,
	}
}

// centredMark returns characters as an ornament.
func (s *setter) centredMark(text string, shift unit.Length) setLine {
	s.txt.reset()
	s.text(text, ink{look: s.textLook(s.size).whole(), element: page.Artifact})
	lines := s.lines(&frame{width: s.measure, align: book.Centre, loose: true, off: shift != 0}, s.size)
	if len(lines) == 0 {
		return setLine{}
	}
	lines[0].Y += shift
	return lines[0]
}
