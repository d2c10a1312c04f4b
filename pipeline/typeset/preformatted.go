package typeset

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// preformatted sets lines as typed. Spaces at the beginning of a line become
// an indent; the whole is set smaller where a line would not fit, down to
// three quarters of the size.
func (s *setter) preformatted(b *book.Preformatted, c column) {
	s.blank(s.design.Quote.Lines)
	c = c.narrowed(unit.Em(s.design.Quote.Indent).Of(s.size), 0)
	l := c.look.inSpan(s.plan, &book.Span{Kind: book.Code})
	l = l.at(s.fitting(b.Lines, c.width, l))
	el := s.element(c.element, "P")
	var rows []row
	for i, text := range b.Lines {
		body := strings.TrimLeft(text, " \t")
		steps := 0
		for _, r := range text[:len(text)-len(body)] {
			steps++
			if r == '\t' {
				steps += 3
			}
		}
		s.txt.reset()
		s.verbatim(body, ink{look: l, element: el})
		indent := min(unit.Length(steps)*l.size/2, c.width/2)
		fr := frame{left: c.left, width: c.width, align: book.Start, first: indent, rest: min(indent+2*l.size, c.width*2/3), loose: true}
		set := s.lines(&fr, l.size)
		if len(set) == 0 {
			rows = append(rows, spaces(1)...)
			continue
		}
		for j := range set {
			set[j].First = set[j].First && i == 0
			set[j].Last = set[j].Last && i == len(b.Lines)-1
			endWithSpace(&set[j])
		}
		rows = append(rows, s.stack(set, keep{all: true})...)
	}
	s.keepEnds(rows, keep{})
	if len(rows) > 0 {
		s.galley.open(b.At).variants[0].rows = rows
	}
	s.blank(s.design.Quote.Lines)
}

// verbatim takes in text in which every space counts.
func (s *setter) verbatim(text string, in ink) {
	for len(text) > 0 {
		n := strings.IndexAny(text, " \t")
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			s.word(text[:n], in)
			text = text[n:]
			continue
		}
		rest := strings.TrimLeft(text, " \t")
		s.spaced(in.look)
		s.widen(unit.Length(len(text)-len(rest)-1) * s.spaceWidth(nil, nil, &in.look))
		text = rest
	}
}

// fitting returns the size at which the longest line fits, if that is not too
// small to read.
func (s *setter) fitting(lines []string, width unit.Length, l look) unit.Length {
	var widest unit.Length
	for _, text := range lines {
		s.txt.reset()
		s.verbatim(text, ink{look: l})
		widest = max(widest, s.width())
	}
	if widest <= width {
		return l.size
	}
	return max(l.size.Scale(int64(width), int64(widest)), l.size.Scale(3, 4))
}
