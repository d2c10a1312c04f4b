package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// tableGap is the room between columns.
const tableGap unit.Em = 1200

// table sets a simple table: columns as wide as their words, or their share of
// the measure, a rule above, below and under the header.
func (s *setter) table(b *book.Table, c column) {
	if len(b.Align) == 0 {
		return
	}
	s.blank(s.design.Quote.Lines)
	c.look = c.look.whole()
	c.element = s.element(c.element, "Table")
	lefts, widths := s.columns(b, c)
	total := lefts[len(lefts)-1] + widths[len(widths)-1] - lefts[0]
	var rows []row
	if b.Header != nil {
		head := c
		head.look = c.look.emphasized()
		r := s.tableRow(b.Header, b.Align, head, "TH", lefts, widths)
		r.extra = &extra{drawings: []page.Drawing{
			rule(lefts[0], -s.leading*4/5, total, hairline),
			rule(lefts[0], unit.Length(r.grid.Depth-1)*s.leading+s.leading*3/10, total, hairline),
		}}
		rows = append(rows, r)
	}
	for i, cells := range b.Rows {
		r := s.tableRow(cells, b.Align, c, "TD", lefts, widths)
		if i == 0 && b.Header != nil {
			r.grid.Cost = paginate.Never
		}
		if i == len(b.Rows)-1 {
			r.extra = &extra{drawings: []page.Drawing{rule(lefts[0], unit.Length(r.grid.Depth-1)*s.leading+s.leading*3/10, total, hairline)}}
		}
		rows = append(rows, r)
	}
	s.galley.open(b.At).variants[0].rows = rows
	s.blank(s.design.Quote.Lines)
}

// columns returns where the columns stand and how wide they are.
func (s *setter) columns(b *book.Table, c column) (lefts, widths []unit.Length) {
	n := len(b.Align)
	widths = make([]unit.Length, n)
	gap := tableGap.Of(c.look.size)
	for _, cells := range append([][][]book.Inline{b.Header}, b.Rows...) {
		for i, cell := range cells {
			if i < n {
				widths[i] = max(widths[i], s.natural(cell, c.look)+unit.Point)
			}
		}
	}
	room := c.width - unit.Length(n-1)*gap
	if room < unit.Length(n)*c.look.size {
		gap, room = 0, c.width
	}
	shareOut(widths, room)
	sum := unit.Length(n-1) * gap
	for _, w := range widths {
		sum += w
	}
	x := c.left + max(0, (c.width-sum)/2)
	for _, w := range widths {
		lefts = append(lefts, x)
		x += w + gap
	}
	return lefts, widths
}

// shareOut makes the widths fit into the room: columns narrower than an equal
// share keep their width, the others share what is left.
func shareOut(widths []unit.Length, room unit.Length) {
	left, wide := room, len(widths)
	settled := make([]bool, len(widths))
	for again := true; again && wide > 0; {
		again = false
		for i, w := range widths {
			if !settled[i] && w <= left/unit.Length(wide) {
				settled[i], again = true, true
				left -= w
				wide--
				if wide == 0 {
					return
				}
			}
		}
	}
	for i := range widths {
		if !settled[i] {
			widths[i] = left / unit.Length(wide)
		}
	}
}

// natural returns the width of text on one line.
func (s *setter) natural(list []book.Inline, l look) unit.Length {
	kept := len(s.elements)
	s.txt.reset()
	s.inlines(list, ink{look: l})
	s.elements = s.elements[:kept]
	return s.width()
}

// tableRow sets the cells of a row side by side.
func (s *setter) tableRow(cells [][]book.Inline, align []book.Align, c column, tag string, lefts, widths []unit.Length) row {
	tr := s.element(c.element, "TR")
	r := row{grid: paginate.Row{Depth: 1}}
	for i, cell := range cells {
		if i >= len(lefts) {
			break
		}
		s.txt.reset()
		s.inlines(cell, ink{look: c.look, element: s.element(tr, tag)})
		fr := frame{left: lefts[i], width: widths[i], align: align[i], ragged: true, loose: true}
		if fr.align == book.Justified {
			fr.align = book.Start
		}
		lines := s.lines(&fr, c.look.size)
		for j := range lines {
			lines[j].Y = unit.Length(j) * s.leading
		}
		s.countNotes(&r, lines)
		r.lines = append(r.lines, lines...)
		r.grid.Depth = max(r.grid.Depth, len(lines))
	}
	r.grid.Depth = min(r.grid.Depth, s.depth)
	return r
}

// countNotes tells the row of the notes that its lines refer to.
func (s *setter) countNotes(r *row, lines []setLine) {
	if s.endnotes {
		return
	}
	for i := range lines {
		for _, at := range lines[i].notes {
			depth := len(s.note(at).lines)
			r.grid.Least = r.grid.Notes + min(depth, 2)
			r.grid.Notes += depth
		}
	}
}
