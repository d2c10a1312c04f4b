package bidi

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// A sequence is an isolating run sequence: characters of one level that stand
// beside each other, what is isolated between them left out.
type sequence struct {
	*paragraph
	at            []int // in the paragraph
	level         uint8
	before, after bidi.Class // sos and eos
}

func (s *sequence) kind(k int) bidi.Class {
	switch {
	case k < 0:
		return s.before
	case k >= len(s.at):
		return s.after
	}
	return s.kinds[s.at[k]]
}

func (s *sequence) set(k int, c bidi.Class) { s.kinds[s.at[k]] = c }

// weak resolves numbers and the marks in them (W1 to W7).
func (s *sequence) weak() {
	for k := range s.at {
		if s.kind(k) == bidi.NSM { // W1
			before := s.kind(k - 1)
			if before == bidi.PDI || isolates(before) {
				before = bidi.ON
			}
			s.set(k, before)
		}
	}
	strong := s.before
	for k := range s.at {
		switch c := s.kind(k); {
		case c == bidi.L || c == bidi.R || c == bidi.AL:
			strong = c
		case c == bidi.EN && strong == bidi.AL: // W2
			s.set(k, bidi.AN)
		}
	}
	for k := range s.at {
		if s.kind(k) == bidi.AL { // W3
			s.set(k, bidi.R)
		}
	}
	for k := 1; k+1 < len(s.at); k++ { // W4
		before, after := s.kind(k-1), s.kind(k+1)
		switch c := s.kind(k); {
		case c == bidi.ES && before == bidi.EN && after == bidi.EN:
			s.set(k, bidi.EN)
		case c == bidi.CS && before == after && (before == bidi.EN || before == bidi.AN):
			s.set(k, before)
		}
	}
	for k := 0; k < len(s.at); k++ { // W5
		if s.kind(k) != bidi.ET {
			continue
		}
		end := k
		for end < len(s.at) && s.kind(end) == bidi.ET {
			end++
		}
		if k > 0 && s.kind(k-1) == bidi.EN || end < len(s.at) && s.kind(end) == bidi.EN {
			for i := k; i < end; i++ {
				s.set(i, bidi.EN)
			}
		}
		k = end - 1
	}
	strong = s.before
	for k := range s.at {
		switch c := s.kind(k); c {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			s.set(k, bidi.ON)
		case bidi.L, bidi.R:
			strong = c
		case bidi.EN: // W7
			if strong == bidi.L {
				s.set(k, bidi.L)
			}
		}
	}
}

// strongKind returns the direction a character counts for among neutral ones:
// numbers count for R. It is ON for the neutral themselves.
func strongKind(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L, bidi.R:
		return c
	case bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// A pair is a bracket and the one that closes it, by their places in the
// sequence.
type pair struct{ open, close int }

// mostOpen is how many brackets may stand open at once (BD16).
const mostOpen = 63

// pairs lists the brackets that belong together (BD16).
func (s *sequence) pairs() []pair {
	type opened struct {
		r rune
		k int
	}
	var open []opened
	var list []pair
	for k, at := range s.at {
		if s.kinds[at] != bidi.ON {
			continue
		}
		props, _ := bidi.LookupRune(s.text[at])
		switch {
		case props.IsOpeningBracket():
			if len(open) == mostOpen {
				return nil
			}
			open = append(open, opened{canonical(s.text[at]), k})
		case props.IsBracket():
			other, _ := firstRune(bidi.ReverseString(string(s.text[at])))
			other = canonical(other)
			for i := len(open) - 1; i >= 0; i-- {
				if open[i].r == other {
					list = append(list, pair{open[i].k, k})
					open = open[:i]
					break
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b pair) int { return cmp.Compare(a.open, b.open) })
	return list
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// canonical returns the character that another is only a second code for.
func canonical(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232A:
		return 0x3009
	}
	return r
}

// brackets gives both brackets of a pair the direction of what they hold (N0).
func (s *sequence) brackets() {
	embedding := directionOf(s.level)
	for _, p := range s.pairs() {
		found := bidi.ON
		for k := p.open + 1; k < p.close; k++ {
			if c := strongKind(s.kind(k)); c == embedding {
				found = c
				break
			} else if c != bidi.ON {
				found = c
			}
		}
		if found == bidi.ON {
			continue
		}
		if found != embedding {
			around := s.before
			for k := p.open - 1; k >= 0; k-- {
				if c := strongKind(s.kind(k)); c != bidi.ON {
					around = c
					break
				}
			}
			if around != found {
				found = embedding
			}
		}
		s.setBracket(p.open, found)
		s.setBracket(p.close, found)
	}
}

// setBracket sets the direction of a bracket and of the marks on it.
func (s *sequence) setBracket(k int, c bidi.Class) {
	s.set(k, c)
	for k++; k < len(s.at) && s.classes[s.at[k]] == bidi.NSM; k++ {
		s.set(k, c)
	}
}

// neutral gives what has no direction that of what is round it (N1 and N2).
func (s *sequence) neutral() {
	for k := 0; k < len(s.at); k++ {
		if strongKind(s.kind(k)) != bidi.ON {
			continue
		}
		end := k
		for end < len(s.at) && strongKind(s.kind(end)) == bidi.ON {
			end++
		}
		c := strongKind(s.kind(k - 1))
		if c != strongKind(s.kind(end)) {
			c = directionOf(s.level)
		}
		for i := k; i < end; i++ {
			s.set(i, c)
		}
		k = end - 1
	}
}

// implicit sets the levels (I1 and I2).
func (s *sequence) implicit() {
	for k, at := range s.at {
		up := uint8(0)
		switch c := s.kind(k); {
		case s.level%2 == 0 && c == bidi.R:
			up = 1
		case s.level%2 == 0 && (c == bidi.AN || c == bidi.EN):
			up = 2
		case s.level%2 == 1 && c != bidi.R:
			up = 1
		}
		s.levels[at] = s.level + up
	}
}
