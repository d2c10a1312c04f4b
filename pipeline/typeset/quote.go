package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// quote sets a set-off passage.
func (s *setter) quote(b *book.Quote, c column, f *flow) {
	s.blank(s.design.Quote.Lines)
	q := c
	q.look = q.look.inLang(s.plan, b.Lang)
	q.element = s.element(c.element, "BlockQuote")
	s.elements[q.element].Lang = b.Lang
	q.inQuote = true
	if size := unit.Length(s.design.Quote.Size); size > 0 && !c.inQuote {
		q.look = q.look.at(size)
	}
	margin := unit.Em(s.design.Quote.Indent).Of(s.size)
	inner := flow{keep: f.keep}
	switch b.Kind {
	case book.Opening:
		s.motto(b, q)
		return
	case book.Status:
		s.status(b, q)
		return
	case book.Centred:
		q.align, q.ragged, q.look = book.Centre, true, q.look.whole()
		q = q.narrowed(margin, margin)
	case book.Aside:
		q.look = q.look.emphasized()
	default:
		q = q.narrowed(margin, margin)
	}
	s.blocks(b.Blocks, q, inner)
	s.attribution(b.Attribution, q)
	s.blank(s.design.Quote.Lines)
}

// motto sets an epigraph above a chapter's text, to the right of the middle
// when it is short.
func (s *setter) motto(b *book.Quote, q column) {
	s.blank(1)
	left, right := q.width/5, unit.Length(0)
	if s.design.Opening.Align != "start" {
		left, right = q.width/7, q.width/7
	}
	q = q.narrowed(left, right)
	q.look = q.look.emphasized()
	q.ragged = true
	s.blocks(b.Blocks, q, flow{})
	q.look = q.look.emphasized()
	s.attribution(b.Attribution, q)
	s.blank(2)
}

// attribution sets the source below a passage, on the right.
func (s *setter) attribution(list []book.Inline, c column) {
	if len(list) == 0 {
		return
	}
	in := ink{look: c.look.whole(), element: s.element(c.element, "P")}
	s.txt.reset()
	s.word("—", ink{look: in.look, element: page.Artifact})
	s.inlines(list, in)
	fr := frame{left: c.left, width: c.width, align: book.End, loose: true}
	s.galley.open(s.place).variants[0].rows = s.stack(s.lines(&fr, c.look.size), keep{before: true, all: true})
}

// statusPad is the room between the frame of a notice and its text, on the
// sides.
const statusPad unit.Em = 1000

// status sets a notice in a frame, open where it goes on overleaf.
func (s *setter) status(b *book.Quote, c column) {
	margin := unit.Em(s.design.Quote.Indent).Of(s.size)
	c = c.narrowed(margin, margin)
	left, width := c.left, c.width
	c = c.narrowed(statusPad.Of(s.size), statusPad.Of(s.size))
	c.ragged, c.indent, c.look = true, 0, c.look.whole()
	edge := s.leading * 2 / 5 // how far above the first baseline's line the frame begins
	first := len(s.galley.blocks)
	s.rows(b.At, row{grid: paginate.Row{Depth: 1}, extra: &extra{drawings: []page.Drawing{
		rule(left, -edge, width, hairline),
		rule(left, -edge, hairline, edge+s.leading/4),
		rule(left+width-hairline, -edge, hairline, edge+s.leading/4),
	}}})
	s.blocks(b.Blocks, c, flow{keep: keep{before: true}})
	s.attribution(b.Attribution, c)
	for i := first + 1; i < len(s.galley.blocks); i++ {
		s.frameRows(&s.galley.blocks[i], left, width)
	}
	s.rows(b.At, row{grid: paginate.Row{Depth: 1, Cost: paginate.Never}, extra: &extra{drawings: []page.Drawing{
		rule(left, -s.leading*3/4, hairline, s.leading*3/4),
		rule(left+width-hairline, -s.leading*3/4, hairline, s.leading*3/4),
		rule(left, -hairline, width, hairline),
	}}})
	s.blank(s.design.Quote.Lines)
}

// frameRows draws the sides of the frame along a block's rows.
func (s *setter) frameRows(b *block, left, width unit.Length) {
	for v := range b.variants {
		for r := range b.variants[v].rows {
			x := &b.variants[v].rows[r]
			x.grid.Space = false
			if x.extra == nil {
				x.extra = &extra{}
			}
			top, height := -s.leading*3/4, s.leading*unit.Length(x.grid.Depth)
			x.extra.drawings = append(x.extra.drawings, rule(left, top, hairline, height), rule(left+width-hairline, top, hairline, height))
		}
	}
}
