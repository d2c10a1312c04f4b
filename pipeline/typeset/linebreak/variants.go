package linebreak

// A Variant is the best breaking of a paragraph into one number of lines.
type Variant struct {
	Lines []Line

	// Looseness is how many lines it has more than the best breaking of all.
	Looseness int

	// Demerits are comparable among the variants of a paragraph, except that
	// the best breaking may have been found without hyphens, by preference,
	// where another with hyphens would have fewer.
	Demerits float64
}

// mostCounted is the most items of a paragraph whose breakings are told apart
// by their number of lines, and looked at for rivers. The longest paragraphs
// of novels, of some 5,000 words, have half as many; what has more is a slip
// or a trap, and costs no more than it must.
const mostCounted = 50_000

// Variants returns the best breaking and, where they can be done within the
// tolerance, the best with a line less and with a line more, by rising number
// of lines. It leaves Options.Looseness aside. The best breaking is one that
// Break might return.
func Variants(items []Item, o *Options, s *Scratch) []Variant {
	if s == nil {
		s = new(Scratch)
	}
	first, ok := s.prepare(items, o)
	if !ok {
		return nil
	}
	if len(items) > mostCounted {
		_, best := s.solve(first, false)
		s.addVariant(best, 0)
		return s.variants
	}
	p, best := s.solve(first, true)
	lines := s.nodes[best].line
	var found [3]bool
	s.addVariant(best, 0)
	found[1] = true
	if p == 2 {
		return s.variants
	}
	for ; p < 2; p++ {
		if p == 1 && !s.hyphens && !s.run(s.passes(true)[1], first) {
			break
		}
		for _, looseness := range []int32{-1, 1} {
			near := s.nearest(lines + looseness)
			if !found[1+looseness] && s.nodes[near].line == lines+looseness {
				s.addVariant(near, int(looseness))
				found[1+looseness] = true
			}
		}
		if found[0] && found[2] {
			break
		}
	}
	for i := range s.variants {
		if v := &s.variants[i]; v.Looseness == 0 {
			v.Lines, v.Demerits = s.bettered(v.Lines, v.Demerits, first)
		}
	}
	return s.variants
}

// addVariant adds the breaking that ends in a node, in its place.
func (s *Scratch) addVariant(end, looseness int) {
	demerits := s.nodes[end].demerits
	v := Variant{s.extract(end), looseness, demerits}
	at := len(s.variants)
	for at > 0 && s.variants[at-1].Looseness > looseness {
		at--
	}
	s.variants = append(s.variants, Variant{})
	copy(s.variants[at+1:], s.variants[at:])
	s.variants[at] = v
}

// Into returns the best breaking into so many lines, nil when there is none
// within the tolerance. A line of Options.NoHyphenAt ends in a hyphen where
// that cannot be helped.
func Into(items []Item, o *Options, lines int, s *Scratch) []Line {
	if s == nil {
		s = new(Scratch)
	}
	first, ok := s.prepare(items, o)
	if !ok || len(items) > mostCounted {
		return nil
	}
	passes := s.passes(true)
	for _, p := range passes[:2] {
		if !s.run(p, first) {
			continue
		}
		if best := s.nearest(int32(lines)); s.nodes[best].line == int32(lines) {
			demerits := s.nodes[best].demerits
			broken, _ := s.bettered(s.extract(best), demerits, first)
			return broken
		}
	}
	return nil
}
