package linebreak

import (
	"math"
	"slices"

	"octavo/pipeline/unit"
)

// A Line is one line of a broken paragraph.
type Line struct {
	// From is the first item of the line. To is the item it breaks at: glue,
	// which vanishes; a penalty, whose hyphen is printed; or the end of the
	// paragraph. What stands at From to To-1 is the line.
	From, To int

	Width       unit.Length // that of Options.Widths
	Left, Right unit.Length // how far it hangs out of its width at the ends

	// Ratio is by how much of its stretch, or shrink when below zero, each
	// glue but Fil differs from its natural width, once the letters have
	// given. It is -1 at the least.
	Ratio float64

	Expand int32       // how much wider its letters are, in 1/1000 of Flex
	Track  unit.Length // what is added at each of Chars

	// Rest is the room left blank at the end of the line, by Fil, by a rag or
	// for want of glue. It is below zero when the line is Overfull.
	Rest unit.Length

	Badness  float64 // of spaces and letters together, as the search saw it
	Class    Class
	Hyphen   bool // it ends in a hyphen, typed or not
	Overfull bool // it sticks out, since it could not be broken before

	demerits float64 // of the lines so far, as the search saw them
}

// Scratch is memory that Break and Variants use again. What they return lies
// in it and stays valid until the next call with the same Scratch. The zero
// Scratch is ready. It serves one goroutine at a time.
type Scratch struct {
	search
	lines    []Line
	measures []measure
	variants []Variant
}

// Break returns the lines of the best breaking, none for a paragraph without
// boxes and forced breaks. It never fails: what cannot fit is Overfull. A nil
// Scratch means a new one.
func Break(items []Item, o *Options, s *Scratch) []Line {
	if s == nil {
		s = new(Scratch)
	}
	first, ok := s.prepare(items, o)
	if !ok {
		return nil
	}
	p, best := s.solve(first, o.Looseness != 0)
	if o.Looseness == 0 {
		demerits := s.nodes[best].demerits
		lines := s.extract(best)
		if p < 2 {
			lines, _ = s.bettered(lines, demerits, first)
		}
		return lines
	}
	want := s.nodes[best].line + int32(o.Looseness)
	near := s.nearest(want)
	distance := abs(s.nodes[near].line - want)
	lines := s.extract(near)
	if distance > 0 && p == 0 && s.run(s.passes(true)[1], first) {
		if near := s.nearest(want); abs(s.nodes[near].line-want) < distance {
			lines = s.extract(near)
		}
	}
	return lines
}

// prepare makes ready for a paragraph. It returns false when there is nothing
// to break.
func (s *Scratch) prepare(items []Item, o *Options) (first int, ok bool) {
	s.settings, s.items = o.settings(), items
	s.lines, s.measures, s.variants = s.lines[:0], s.measures[:0], s.variants[:0]
	first, s.last = bounds(items)
	var least, mostLeft unit.Length
	s.reach = 0
	for i := range items {
		least, mostLeft = min(least, items[i].Left), max(mostLeft, items[i].Left)
		s.reach = max(s.reach, items[i].Right)
	}
	s.slack = mostLeft - least
	return first, s.last >= 0
}

// passes are tried in turn: without hyphens, with hyphens, and whatever it
// takes.
func (s *Scratch) passes(counting bool) [3]pass {
	return [3]pass{
		{limit: s.preTolerance, counting: counting},
		{limit: s.tolerance, counting: counting, hyphens: true},
		{limit: math.MaxFloat64, counting: counting, hyphens: true, desperate: true},
	}
}

// solve runs passes until one succeeds, and returns its number and the best
// of the nodes at the end.
func (s *Scratch) solve(first int, counting bool) (number int, best int) {
	for i, p := range s.passes(counting) {
		if i == 0 && s.Options.PreTolerance < 0 || !s.run(p, first) {
			continue
		}
		best = s.active
		for k := s.active; k < len(s.nodes); k++ {
			if s.nodes[k].demerits < s.nodes[best].demerits {
				best = k
			}
		}
		return i, best
	}
	panic("linebreak: no way to break a paragraph")
}

// nearest returns the best of the nodes at the end whose number of lines is
// nearest to want.
func (s *Scratch) nearest(want int32) int {
	best := s.active
	for k := s.active; k < len(s.nodes); k++ {
		n, b := &s.nodes[k], &s.nodes[best]
		near, far := abs(n.line-want), abs(b.line-want)
		if near < far || near == far && n.demerits < b.demerits {
			best = k
		}
	}
	return best
}

// extract returns the lines on the way to a node at the end, after those that
// the search did not look at.
func (s *Scratch) extract(end int, before ...Line) []Line {
	start := len(s.lines)
	s.lines = append(s.lines, before...)
	found := len(s.lines)
	for k := int32(end); s.nodes[k].prev >= 0; k = s.nodes[k].prev {
		n := &s.nodes[k]
		s.lines = append(s.lines, Line{
			From: int(s.spots[s.nodes[n.prev].spot].from),
			To:   int(s.spots[n.spot].item),

			demerits: n.demerits,
		})
	}
	slices.Reverse(s.lines[found:])
	lines := s.lines[start:len(s.lines):len(s.lines)]
	s.fit(lines)
	return lines
}

func abs(n int32) int32 {
	if n < 0 {
		return -n
	}
	return n
}
