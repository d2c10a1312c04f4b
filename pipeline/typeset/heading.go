package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
)

var headingTags = [...]string{1: "H1", "H2", "H3", "H4", "H5", "H6"}

// heading sets a heading inside a chapter: those of the first level centred in
// small capitals with a line of space on both sides, lower ones in italics
// above their text. None stands at the foot of a page.
func (s *setter) heading(b *book.Heading, c column, f *flow) {
	level := 2 // below that of the section
	if s.headTag(s.galley.section) == "H2" {
		level = 3
	}
	in := ink{look: c.look.named(s.plan, "italic"), element: s.element(c.element, headingTags[level+min(max(b.Level, 1), 4)-1])}
	fr := frame{left: c.left, width: c.width, align: book.Start, role: page.Heading, loose: true}
	if b.Level <= 1 {
		in.look = c.look.strong(s.plan)
		if s.design.Opening.Align != "start" {
			fr.align = book.Centre
		}
	}
	s.blank(1)
	k := keep{before: f.keep.before, all: true}
	s.txt.reset()
	s.inlines(b.Inlines, in)
	lines := s.lines(&fr, in.look.size)
	if len(lines) == 0 {
		return
	}
	if b.ID != "" {
		e := lines[0].more()
		e.anchors = append(e.anchors, page.Anchor{Name: b.ID, Y: -s.leading})
	}
	s.rows(b.At, s.stack(lines, k)...)
	if b.Level <= 1 {
		s.blank(1)
	}
	f.indent, f.keep = false, keep{before: true, top: 2}
}
