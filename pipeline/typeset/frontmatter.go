package typeset

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// copyright sets the imprint at the foot of its page, small and unjustified.
func (s *setter) copyright(x *book.Section) {
	blocks := x.Blocks
	if len(blocks) == 0 {
		blocks = s.imprint()
	}
	size := unit.Length(s.design.Front.SmallSize)
	if size <= 0 {
		size = s.noteSize()
	}
	leading := size.Scale(135, 100)
	h := sheet{s: s}
	y := unit.Length(0)
	fr := frame{width: s.measure, align: book.Start, off: true, loose: true}
	for i, b := range blocks {
		list := noteInlines(b)
		if len(list) == 0 {
			continue
		}
		s.place = b.Place()
		s.txt.reset()
		s.inlines(list, ink{look: s.textLook(size).whole(), element: s.element(0, "P")})
		if i > 0 {
			y += leading / 2
		}
		y = h.set(s.lines(&fr, size), y, leading) + leading
	}
	for i := range h.lines {
		h.lines[i].Y += s.bottom() - (y - leading)
	}
	if y-leading > s.bottom() { // too much for a page: as running text
		s.rows(x.At, row{grid: paginate.Row{Depth: 1}})
		c := s.running()
		c.ragged = true
		s.blocks(blocks, c, flow{})
		return
	}
	h.place(x.ID)
}

// imprint makes the copyright page of a book that has none.
func (s *setter) imprint() []book.Block {
	m := &s.book.Meta
	var blocks []book.Block
	add := func(text string) {
		if text != "" {
			blocks = append(blocks, &book.Paragraph{Inlines: made(text)})
		}
	}
	year, _, _ := strings.Cut(m.Date, "-")
	add(m.Title)
	add(joinWords("Copyright ©", joinWords(year, m.AuthorLine())))
	add(m.Rights)
	add(m.Edition)
	add(m.Publisher)
	if m.Identifiers.ISBNPrint != "" {
		add("ISBN " + m.Identifiers.ISBNPrint)
	}
	return blocks
}

// dedication sets a few centred lines in italics a third of the way down.
func (s *setter) dedication(x *book.Section) {
	c := s.running()
	c.look = c.look.emphasized().whole()
	c.align, c.ragged = book.Centre, true
	if s.design.Front.Align == "start" {
		c.align = book.Start
	}
	c = c.narrowed(s.measure/8, s.measure/8)
	s.lowered(x, s.depth/4)
	s.blocks(x.Blocks, c, flow{})
}

// epigraph sets mottos on a page of their own. A paragraph after a quotation
// names its source.
func (s *setter) epigraph(x *book.Section) {
	c := s.running()
	c.ragged = true
	c = c.narrowed(s.measure/8, s.measure/8)
	s.lowered(x, s.depth/4)
	after := false // a quotation that does not name its source
	for i, b := range x.Blocks {
		s.place = b.Place()
		switch b := b.(type) {
		case *book.Quote:
			if i > 0 {
				s.blank(2)
			}
			inner := c
			inner.element = s.element(0, "BlockQuote")
			inner.look = inner.look.inLang(s.plan, b.Lang).emphasized()
			s.blocks(b.Blocks, inner, flow{})
			inner.look = inner.look.emphasized()
			s.attribution(b.Attribution, inner)
			after = len(b.Attribution) == 0
			continue
		case *book.Paragraph:
			if after {
				s.attribution(b.Inlines, c)
				after = false
				continue
			}
		}
		after = false
		s.blocks([]book.Block{b}, c, flow{})
	}
}

// lowered leaves so many lines above what follows, with the section's heading
// in them when it has one.
func (s *setter) lowered(x *book.Section, lines int) {
	if len(x.Title) > 0 {
		d := s.design.Opening
		d.Sink, d.Below = max(lines-4, 0), 2
		s.opening(x, &d)
		return
	}
	s.rows(x.At, row{grid: paginate.Row{Depth: max(lines, 1)}, extra: &extra{anchors: []page.Anchor{{Name: x.ID}}}})
}
