package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// verse sets a poem. Lines end where the poet ends them; what does not fit is
// turned over, further in than any line begins.
func (s *setter) verse(b *book.Verse, c column, f *flow) {
	s.blank(s.design.Verse.Lines)
	q := c
	q.look = q.look.inLang(s.plan, b.Lang).whole()
	if s.design.Verse.Italic {
		q.look = q.look.emphasized()
	}
	q.element = s.element(c.element, "BlockQuote")
	s.elements[q.element].Lang = b.Lang
	q = q.narrowed(unit.Em(s.design.Verse.Indent).Of(s.size), 0)
	k := f.keep
	leftward := s.base(book.PlainText(verseInlines(b)), q.look.style.Lang)
	for i, stanza := range b.Stanzas {
		if i > 0 {
			s.blank(1)
		}
		s.stanza(stanza, q, k, leftward)
		k = keep{}
	}
	s.attribution(b.Attribution, q)
	s.blank(s.design.Verse.Lines)
}

// stanza sets a group of lines, an element with the lines in it. No line of
// it is left alone on a page.
func (s *setter) stanza(lines book.Stanza, c column, k keep, leftward bool) {
	deepest := 0
	for _, l := range lines {
		deepest = max(deepest, l.Indent)
	}
	el := s.element(c.element, "P")
	var rows []row
	for i, l := range lines {
		s.place = l.At
		s.txt.reset()
		s.txt.give(leftward)
		s.inlines(l.Inlines, ink{look: c.look, element: el})
		step := unit.Em(1000).Of(c.look.size)
		fr := frame{
			left: c.left, width: c.width, align: book.Start, loose: true,
			first: min(unit.Length(l.Indent)*step, c.width/2),
		}
		fr.rest = min(unit.Length(deepest)*step+unit.Em(s.design.Verse.Turn).Of(c.look.size), c.width*2/3)
		set := s.lines(&fr, c.look.size)
		for j := range set {
			set[j].First = set[j].First && i == 0
			set[j].Last = set[j].Last && i == len(lines)-1
			endWithSpace(&set[j])
		}
		rows = append(rows, s.stack(set, keep{all: true})...)
	}
	s.keepEnds(rows, k)
	s.galley.open(s.place).variants[0].rows = rows
}

// verseInlines returns the lines of a poem one after another.
func verseInlines(b *book.Verse) []book.Inline {
	var list []book.Inline
	for _, stanza := range b.Stanzas {
		for _, line := range stanza {
			list = append(append(list, line.Inlines...), &book.LineBreak{At: line.At})
		}
	}
	return list
}

// endWithSpace says that what is on the line does not go on with the first
// word of the next.
func endWithSpace(l *setLine) {
	if n := len(l.Runs); n > 0 && !l.hyphen {
		l.Runs[n-1].Space = true
	}
}
