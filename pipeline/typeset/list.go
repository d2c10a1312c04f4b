package typeset

import (
	"strconv"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// list sets a list, its numbers or bullets hanging before the text.
func (s *setter) list(b *book.List, c column, f *flow) {
	if !c.inQuote {
		s.blank(s.design.Quote.Lines)
	}
	l := s.element(c.element, "L")
	s.elements[l].List = "Disc"
	if b.Ordered {
		s.elements[l].List = "Decimal"
	}
	hang := unit.Em(1500).Of(c.look.size)
	if b.Ordered && b.Start+len(b.Items) > 100 {
		hang = unit.Em(2200).Of(c.look.size)
	}
	inner := c.narrowed(hang, 0)
	inner.inQuote, inner.indent = true, c.look.size
	k := f.keep
	for i, item := range b.Items {
		li := s.element(l, "LI")
		label := s.label(b, i, c, li)
		inner.element = s.element(li, "LBody")
		first := len(s.galley.blocks)
		s.blocks(item, inner, flow{keep: k})
		s.prepend(first, label)
		k = keep{}
	}
	if !c.inQuote {
		s.blank(s.design.Quote.Lines)
	}
}

// label returns the mark before an item, at the right of its room.
func (s *setter) label(b *book.List, i int, c column, li int32) []page.Run {
	text := "•"
	if b.Ordered {
		text = strconv.Itoa(b.Start+i) + "."
	}
	s.txt.reset()
	s.word(text, ink{look: c.look.whole(), element: s.element(li, "Lbl")})
	hang := unit.Em(1000).Of(c.look.size)
	lines := s.lines(&frame{left: c.left, width: hang, align: book.End, loose: true, still: true}, c.look.size)
	if len(lines) == 0 {
		return nil
	}
	runs := lines[0].Runs
	if len(runs) > 0 {
		runs[len(runs)-1].Space = true
	}
	return runs
}

// prepend puts runs before those of the first line of the blocks from first
// on.
func (s *setter) prepend(first int, runs []page.Run) {
	for i := first; i < len(s.galley.blocks); i++ {
		b := &s.galley.blocks[i]
		for r := range b.variants[0].rows {
			if lines := b.variants[0].rows[r].lines; len(lines) > 0 {
				lines[0].Runs = append(append([]page.Run(nil), runs...), lines[0].Runs...)
				b.variants, b.again = b.variants[:1], nil
				return
			}
		}
	}
}
