package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// A stackedHead collects the lines of a heading, each as far below the one
// before as its size asks. The whole then takes whole lines of the grid.
type stackedHead struct {
	lines []setLine
	art   []page.Drawing
	y     unit.Length // of the last baseline
}

// add puts lines below the others: gap to the first, leading from line to
// line.
func (h *stackedHead) add(lines []setLine, gap, leading unit.Length) {
	for i := range lines {
		switch {
		case i > 0:
			h.y += leading
		case len(h.lines) > 0 || len(h.art) > 0:
			h.y += gap
		}
		lines[i].Y = h.y
		h.lines = append(h.lines, lines[i])
	}
}

// opening sets the heading of a section: its label, title and subtitle under
// the sink, in whole lines of the grid.
func (s *setter) opening(x *book.Section, d *design.Opening) {
	var h stackedHead
	align := book.Centre
	if d.Align == "start" {
		align = book.Start
	}
	fr := frame{width: s.measure, align: align, role: page.Heading, off: true, loose: true}
	if s.design.Opening.Align != "start" { // a title as wide as the page looks like a line of text
		fr.left, fr.width = s.measure/12, s.measure-s.measure/6
	}
	s.openingLabel(&h, x, d, fr)
	if d.Ornament != "" && len(x.Title) > 0 {
		s.headArt(&h, d.Ornament)
	}
	s.openingTitle(&h, x, d, fr)
	s.anchorHead(&h, x)
	if len(h.lines) == 0 { // a section without a heading: its text begins at the sink
		s.rows(x.At, row{grid: paginate.Row{Depth: max(min(d.Sink, s.depth-8), 1)}, extra: &extra{anchors: []page.Anchor{{Name: x.ID}}}})
		return
	}
	depth := s.depthOf(h.y) + 1
	sink, below := d.Sink, d.Below
	if len(x.Blocks) == 0 {
		below = 0
	}
	if room := s.depth - 3; sink+depth+below > room && len(x.Blocks) > 0 {
		sink = max(0, room-depth-below)
		below = min(below, max(1, room-depth-sink))
	}
	h.shift(unit.Length(sink)*s.leading + (unit.Length(depth-1)*s.leading - h.y))
	r := row{grid: paginate.Row{Depth: min(sink+depth+below, s.depth)}, lines: h.lines}
	if len(h.art) > 0 {
		r.extra = &extra{drawings: h.art}
	}
	s.countNotes(&r, h.lines)
	s.rows(x.HeadAt, r)
}

func (h *stackedHead) shift(by unit.Length) {
	for i := range h.lines {
		h.lines[i].Y += by
	}
	for i := range h.art {
		h.art[i].Y += by
	}
}

// openingLabel sets "Chapter Seven", or the number alone.
func (s *setter) openingLabel(h *stackedHead, x *book.Section, d *design.Opening, fr frame) {
	text := joinWords(x.Label, x.Numeral)
	if text == "" || d.Label == "none" && len(x.Title) > 0 {
		return
	}
	size := unit.Length(d.LabelSize)
	if len(x.Title) == 0 { // it is the title
		size = max(size.Scale(13, 10), (size+unit.Length(d.TitleSize))/2)
	}
	if x.Label == "" {
		size = size.Scale(13, 10)
	}
	s.place = x.HeadAt
	s.txt.reset()
	tag := "P"
	if len(x.Title) == 0 {
		tag = s.headTag(x)
	}
	s.text(text, ink{look: s.headLook(size).named(s.plan, d.Label), element: s.element(0, tag)})
	h.add(s.lines(&fr, size), size, size.Scale(13, 10))
}

func (s *setter) headTag(x *book.Section) string {
	for _, part := range s.book.Body {
		for _, inner := range part.Sections {
			if inner == x {
				return "H2"
			}
		}
	}
	return "H1"
}

// openingTitle sets title and subtitle.
func (s *setter) openingTitle(h *stackedHead, x *book.Section, d *design.Opening, fr frame) {
	s.place = x.TitleAt
	if len(x.Title) > 0 {
		size := unit.Length(d.TitleSize)
		el := s.element(0, s.headTag(x))
		lines := s.balanced(x.Title, ink{look: s.headLook(size).named(s.plan, d.Title), element: el}, fr, size)
		h.add(lines, size.Scale(14, 10)+s.size/2, size.Scale(12, 10))
	}
	if len(x.Sub) > 0 {
		size := (unit.Length(d.TitleSize) + 2*s.size) / 3
		s.place = x.TitleAt
		lines := s.balanced(x.Sub, ink{look: s.headLook(size).named(s.plan, "italic"), element: s.element(0, "P")}, fr, size)
		h.add(lines, size.Scale(18, 10), size.Scale(13, 10))
	}
}

// balanced sets a title so that its lines are of about one length: in the
// narrowest frame that takes no more lines than the widest. A word wider than
// the frame makes the whole smaller.
func (s *setter) balanced(list []book.Inline, in ink, fr frame, size unit.Length) []setLine {
	kept := len(s.elements)
	s.txt.reset()
	s.inlines(list, in)
	for s.widest() > fr.width && size > s.size { // a word wider than the page
		size = max(size.Scale(9, 10), s.size)
		in.look = in.look.at(size)
		s.elements = s.elements[:kept]
		s.txt.reset()
		s.inlines(list, in)
	}
	lines := s.lines(&fr, size)
	if len(lines) < 2 {
		return lines
	}
	for step := int64(19); step > 10; step-- {
		narrow := fr
		narrow.width = fr.width.Scale(step, 20)
		narrow.left += (fr.width - narrow.width) / 2
		if fr.align == book.Start {
			narrow.left = fr.left
		}
		set, ok := s.try(&narrow, size)
		if len(set) > len(lines) || !ok {
			break
		}
		lines = set
	}
	return lines
}

// try sets the passage without telling the author what is wrong with it; it
// reports whether all is well.
func (s *setter) try(f *frame, size unit.Length) ([]setLine, bool) {
	told, tried := s.found, diag.Findings{}
	s.found = &tried
	lines := s.lines(f, size)
	s.found = told
	return lines, len(tried.All()) == 0
}

// headArt puts an ornament between label and title.
func (s *setter) headArt(h *stackedHead, name string) {
	art, ok := ornaments[name]
	if !ok {
		return
	}
	if len(h.lines) > 0 {
		h.y += s.leading
	}
	h.art = append(h.art, s.centredArt(art, h.y))
}

// anchorHead puts the section's anchor on its first line.
func (s *setter) anchorHead(h *stackedHead, x *book.Section) {
	if len(h.lines) > 0 {
		e := h.lines[0].more()
		e.anchors = append(e.anchors, page.Anchor{Name: x.ID, Y: -2 * s.leading})
	}
}

// joinWords joins the words that are there with a space.
func joinWords(a, b string) string {
	a, b = trimmed(a), trimmed(b)
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
