package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// A sheet is a page composed freely: half title, title page, copyright. Its
// lines stand where they look best, not on the grid.
type sheet struct {
	s     *setter
	lines []setLine
	art   []page.Drawing
}

// text sets text round or from the given baseline, measured from that of the
// page's first line, and returns the last baseline.
func (h *sheet) text(list []book.Inline, in ink, fr frame, y, leading unit.Length) unit.Length {
	return h.set(h.s.balanced(list, in, fr, in.look.size), y, leading)
}

func (h *sheet) set(lines []setLine, y, leading unit.Length) unit.Length {
	for i := range lines {
		lines[i].Y = y + unit.Length(i)*leading
		h.lines = append(h.lines, lines[i])
	}
	return y + unit.Length(max(len(lines)-1, 0))*leading
}

// place puts the sheet into the galley as one row that fills a page.
func (h *sheet) place(id string) {
	r := row{grid: paginate.Row{Depth: h.s.depth, Cost: paginate.Forced}, lines: h.lines}
	r.extra = &extra{drawings: h.art}
	if id != "" {
		r.extra.anchors = []page.Anchor{{Name: id, Y: -h.s.leading}}
	}
	h.s.rows(h.s.place, r)
}

// centred returns the frame of a display page: the middle of the measure, or
// from its left edge where the design wants that.
func (s *setter) centred() frame {
	if s.design.Front.Align == "start" {
		return frame{width: s.measure - s.measure/8, align: book.Start, role: page.Heading, off: true, loose: true}
	}
	return frame{left: s.measure / 16, width: s.measure - s.measure/8, align: book.Centre, role: page.Heading, off: true, loose: true}
}

// bottom returns the last baseline of a full page, from the first.
func (p *plan) bottom() unit.Length { return unit.Length(p.depth-1) * p.leading }

// made returns text of the book's metadata as inlines.
func made(text string) []book.Inline { return []book.Inline{&book.Text{Value: text}} }
