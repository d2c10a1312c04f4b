package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// chat sets an exchange of typed messages: the time in small figures, the
// name in small capitals, the message behind them with its later lines
// indented.
func (s *setter) chat(b *book.Chat, c column, f *flow) {
	s.blank(s.design.Quote.Lines)
	c.element = s.element(c.element, "BlockQuote")
	s.elements[c.element].Lang = b.Lang
	margin := unit.Em(s.design.Quote.Indent).Of(s.size)
	c = c.narrowed(margin, margin)
	c.look = c.look.inLang(s.plan, b.Lang)
	for i, l := range b.Lines {
		s.place = l.At
		s.txt.reset()
		in := ink{look: c.look, element: s.element(c.element, "P")}
		s.chatHead(&l, in)
		s.inlines(l.Inlines, in)
		k := keep{}
		if i == 0 {
			k = f.keep
		}
		fr := frame{left: c.left, width: c.width, rest: unit.Em(1500).Of(c.look.size), ragged: true}
		if l.Who == "" && l.Time == "" {
			fr.first = fr.rest
		}
		if rows := s.stack(s.lines(&fr, c.look.size), k); len(rows) > 0 {
			s.galley.open(l.At).variants[0].rows = rows
		}
	}
	s.blank(s.design.Quote.Lines)
}

func (s *setter) chatHead(l *book.ChatLine, in ink) {
	if l.Time != "" {
		small := in
		small.look = in.look.at(in.look.size.Scale(85, 100)).whole()
		s.text(l.Time, small)
		s.spaced(in.look)
	}
	if l.Who != "" {
		name := in
		name.look = in.look.strong(s.plan)
		name.look.track /= 2
		s.text(l.Who, name)
		s.spaced(in.look)
		s.widen(in.look.size / 2)
	}
}

// widen makes the space that comes next wider by a fixed amount.
func (s *setter) widen(by unit.Length) { s.txt.wider = by }
