package linebreak

import (
	"math"

	"octavo/pipeline/unit"
)

// A measure is what a line comes to before anything gives.
type measure struct {
	excess          unit.Length // of the line's width over its natural width
	stretch, shrink unit.Length // of its glue
	flex            unit.Length
	chars           int64
	give            unit.Length // the most its letters give, either way
	fil             bool
}

// fit decides for every line how far its spaces and its letters give.
//
// Letters of one width look best, so all lines get the paragraph's common
// share of Expand and Track; a line departs from it only as far as its spaces
// would otherwise go beyond Options.Comfort.
func (s *Scratch) fit(lines []Line) {
	s.measures = s.measures[:0]
	for i := range lines {
		s.measures = append(s.measures, s.measure(&lines[i], i))
	}
	share := s.commonShare()
	for i := range lines {
		l, m := &lines[i], &s.measures[i]
		s.setLetters(l, m, s.share(m, share))
		if m.fil && s.LastLineFit && i > 0 && l.To == s.last {
			l.Ratio = min(lines[i-1].Ratio, 1)
		}
		s.setSpaces(l, m)
	}
}

// measure adds up a line and fills in what does not depend on how it is fitted.
func (s *Scratch) measure(l *Line, number int) measure {
	var m measure
	natural := unit.Length(0)
	for i := l.From; i < l.To; i++ {
		switch it := &s.items[i]; it.Kind {
		case Box:
			natural += it.Width
			m.flex += it.Flex
			m.chars += int64(it.Chars)
			m.give += s.give(it)
			l.Right = it.Right
		case Glue:
			natural += it.Width
			m.shrink += it.Shrink
			m.fil = m.fil || it.Stretch >= Fil
			if it.Stretch < Fil {
				m.stretch += it.Stretch
			}
			l.Right = 0
		}
	}
	if l.From < l.To && s.items[l.From].Kind == Box {
		l.Left = s.items[l.From].Left
	}
	if l.To < len(s.items) && s.items[l.To].Kind == Penalty {
		it := &s.items[l.To]
		natural += it.Width
		l.Hyphen = it.Flagged
		if it.Width != 0 || it.Right != 0 {
			l.Right = it.Right
		}
	}
	if l.To == s.last && (l.To == len(s.items) || !s.items[l.To].forced()) {
		m.fil = true
	}
	l.Width = s.Options.width(number)
	m.excess = l.Width - (natural - l.Left - l.Right)
	s.rate(l, &m)
	return m
}

// rate fills in how strained the line is, as the search saw it.
func (s *Scratch) rate(l *Line, m *measure) {
	stretch := m.stretch + m.give
	if m.fil {
		stretch += Fil
	}
	ratio, _, over := s.strain(m.excess, stretch, m.shrink+m.give)
	l.Badness, l.Class, l.Overfull = badness(ratio), classOf(ratio), over > 0
}

// commonShare returns the part of the letters' give, from -1 to 1, at which
// the spaces of all full lines together would have their natural width.
func (s *Scratch) commonShare() float64 {
	var excess, give unit.Length
	for i := range s.measures {
		if m := &s.measures[i]; !m.fil && (s.Rag == 0 || m.excess < 0) {
			excess += m.excess
			give += m.give
		}
	}
	if give <= 0 {
		return 0
	}
	return within(float64(excess)/float64(give), -1, 1)
}

// share returns the part of the letters' give for one line, given that of the
// paragraph.
func (s *settings) share(m *measure, common float64) float64 {
	if m.give <= 0 {
		return 0
	}
	give := float64(m.give)
	least := (float64(m.excess) - float64(s.comfort*float64(m.stretch))) / give
	greatest := (float64(m.excess) + float64(s.comfort*float64(m.shrink))) / give
	if m.fil || s.Rag > 0 { // nothing asks the letters to fill the line
		least = min(least, common)
		if s.Rag > 0 {
			greatest = min(greatest, 0)
		}
	}
	return within(within(common, least, greatest), -1, 1)
}

// setLetters sets Expand and Track to the given part of what they may be.
func (s *settings) setLetters(l *Line, m *measure, share float64) {
	for expand := int32(math.Round(float64(share * float64(s.Expand)))); ; expand-- {
		part := share
		if s.Expand > 0 {
			part = float64(expand) / float64(s.Expand)
		}
		l.Expand, l.Track = expand, unit.Length(math.Round(float64(part*float64(s.Track))))
		m.give = m.flex*unit.Length(l.Expand)/1000 + unit.Length(m.chars)*l.Track
		tooWide := m.give-m.excess > m.shrink // for want of a thousandth, rounded away
		if !tooWide || expand <= -s.Expand {
			return
		}
	}
}

// setSpaces sets Ratio and Rest for the room the letters leave. A ratio set
// before is kept where the line has room to spare.
func (s *settings) setSpaces(l *Line, m *measure) {
	room := m.excess - m.give
	stretch := m.stretch + s.Rag
	switch {
	case room < 0 && m.shrink > 0:
		l.Ratio = max(float64(room)/float64(m.shrink), -1)
	case room < 0:
		l.Ratio = 0
	case m.fil && l.Ratio > 0 && stretch > 0:
		l.Ratio = min(l.Ratio, float64(room)/float64(stretch))
	case m.fil && l.Ratio < 0:
	case m.fil || stretch <= 0:
		l.Ratio = 0
	default:
		l.Ratio = float64(room) / float64(stretch)
	}
	used := float64(l.Ratio * float64(m.stretch))
	if l.Ratio < 0 {
		used = float64(l.Ratio * float64(m.shrink))
	}
	l.Rest = room - unit.Length(math.Round(used))
}

func within(x, least, greatest float64) float64 { return max(least, min(x, greatest)) }
