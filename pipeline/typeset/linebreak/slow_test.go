package linebreak

import (
	"math"
	"math/rand/v2"
	"testing"

	"octavo/pipeline/unit"
)

// slow tries every way to break a paragraph and adds up the demerits of each,
// line by line from the items, as the documentation of Options has it.
type slow struct {
	items []Item
	o     *Options
	p     pass
	last  int
	best  map[int]float64 // fewest demerits by number of lines

	begins, ends []int                            // of the lines so far
	rivers       func(begins, ends []int) float64 // demerits of all lines together, or nil
}

// stacked returns the demerits of words that begin or end both the line and
// the one before. The first line begins further in.
func (s *slow) stacked(line int) float64 {
	if line == 0 {
		return 0
	}
	d, each := 0.0, s.o.settings().stack
	begins := func(line int) uint16 {
		if i := s.begins[line]; i < s.last {
			return s.items[i].Begins
		}
		return 0
	}
	ends := func(line int) uint16 {
		if i := s.ends[line]; i < s.last && s.items[i].Kind == Glue {
			return s.items[i-1].Ends
		}
		return 0
	}
	if a := begins(line); line > 1 && a > 0 && a == begins(line-1) {
		d += each
	}
	if a := ends(line); a > 0 && a == ends(line-1) {
		d += each
	}
	return d
}

func (s *slow) try(from int, line int, demerits float64, class Class, run int) {
	s.begins = append(s.begins[:line], from)
	for i := from; i <= s.last; i++ {
		end := i == s.last
		if !end && (!breaksAt(s.items, i) || !s.p.hyphens && s.items[i].addsHyphen()) {
			continue
		}
		d, c, r, ok := s.line(from, i, line, class, run)
		s.ends = append(s.ends[:line], i)
		if ok {
			d += s.stacked(line)
		}
		if ok && end {
			total := demerits + d
			if s.rivers != nil {
				total += s.rivers(s.begins[:line+1], s.ends[:line+1])
			}
			if n, found := s.best[line+1]; !found || total < n {
				s.best[line+1] = total
			}
		} else if ok {
			next := i
			if s.items[i].forced() {
				next++
			}
			for next < s.last && s.items[next].discarded() {
				next++
			}
			s.try(next, line+1, demerits+d, c, r)
		}
		if !end && s.items[i].forced() {
			return
		}
	}
}

// line returns the demerits of one line after a line of the given class that
// ends run hyphens in a row.
func (s *slow) line(from, to, number int, before Class, run int) (d float64, c Class, hyphens int, ok bool) {
	set := s.o.settings()
	var natural, stretch, shrink, right unit.Length
	if from < to && s.items[from].Kind == Box {
		natural -= s.items[from].Left
	}
	for _, it := range s.items[from:to] {
		switch it.Kind {
		case Box:
			natural, right = natural+it.Width, it.Right
			stretch, shrink = stretch+s.o.give(&it), shrink+s.o.give(&it)
		case Glue:
			natural, right = natural+it.Width, 0
			stretch, shrink = stretch+it.Stretch, shrink+it.Shrink
		}
	}
	penalty, flagged := int32(0), false
	if to == len(s.items) || to == s.last && !s.items[to].forced() {
		penalty, stretch = Forced, stretch+Fil
	} else if it := s.items[to]; it.Kind == Penalty {
		penalty, flagged, natural = it.Penalty, it.Flagged, natural+it.Width
		if it.Width != 0 || it.Right != 0 {
			right = it.Right
		}
		if it.addsHyphen() && penalty > Forced {
			penalty += int32(set.hyphen)
		}
	}
	natural -= right
	if s.p.desperate {
		stretch += set.emergency
	}
	ratio, fits, over := set.strain(s.o.width(number)-natural, stretch, shrink)
	bad := badness(ratio)
	if !s.p.desperate && (!fits || bad > s.p.limit) {
		return 0, 0, 0, false
	}
	c = classOf(ratio)
	d = set.lineDemerits(ratio, bad, penalty)
	if over > 0 {
		d += overfull + perPoint*over.Points()
	}
	if math.Abs(float64(c)-float64(before)) > 1 {
		d += set.fitness
	}
	if flagged {
		hyphens = run + 1
		if run > 0 {
			d += set.double
		}
		if hyphens > int(set.maxHyphens) {
			d += outrageous
		}
		for _, l := range s.o.NoHyphenAt {
			if l == number {
				d += outrageous
			}
		}
	}
	if to == s.last {
		if run > 0 {
			d += set.final
		}
		short := s.o.ShortFrom > 0 && from >= s.o.ShortFrom || natural < s.o.ShortWidth
		switch {
		case number == 0 || !short && natural >= s.o.RuntWidth:
		case !s.p.hyphens:
			return 0, 0, 0, false
		case short:
			d += set.short
		default:
			d += set.runt
		}
	}
	return d, c, hyphens, true
}

// randomParagraph makes few items of every kind.
func randomParagraph(r *rand.Rand) []Item {
	var items []Item
	for range 2 + r.IntN(12) {
		switch n := r.IntN(20); {
		case n < 10:
			w := letters(1 + r.IntN(5))
			it := Item{Kind: Box, Width: w, Flex: w, Chars: int32(w / half)}
			if r.IntN(3) == 0 {
				it.Left, it.Right = half/4, half/2
			}
			it.Begins, it.Ends = uint16(r.IntN(3)), uint16(r.IntN(3))
			items = append(items, it)
		case n < 15:
			items = append(items, Item{Kind: Glue, Width: half, Stretch: half / unit.Length(1+r.IntN(3)), Shrink: half / 3})
		case n < 18:
			items = append(items, Item{Kind: Penalty, Penalty: int32(r.IntN(60) - 20), Width: half, Right: half / 3, Flagged: true})
		case n < 19:
			items = append(items, Item{Kind: Penalty, Penalty: []int32{-100, 0, Forbidden, Forced}[r.IntN(4)], Flagged: r.IntN(2) == 0})
		default:
			items = append(items, ending()...)
		}
	}
	if r.IntN(3) > 0 {
		items = append(items, ending()...)
	}
	return items
}

func randomOptions(r *rand.Rand) *Options {
	o := &Options{
		Widths:       []unit.Length{letters(6 + r.IntN(10))},
		Tolerance:    100 + r.IntN(2000),
		RuntWidth:    letters(r.IntN(5)),
		ShortWidth:   letters(r.IntN(3)),
		MaxHyphens:   1 + r.IntN(2),
		Expand:       int32(r.IntN(2) * 20),
		Track:        unit.Length(r.IntN(2)) * half / 60,
		PreTolerance: 100 + r.IntN(2000),
	}
	for range r.IntN(3) {
		o.Widths = append(o.Widths, letters(6+r.IntN(10)))
	}
	if r.IntN(4) == 0 {
		o.Rag = half * unit.Length(r.IntN(8))
	}
	if r.IntN(4) == 0 {
		o.ShortFrom = r.IntN(12)
	}
	if r.IntN(2) == 0 {
		o.Space = half
	}
	if r.IntN(3) == 0 {
		o.NoHyphenAt = []int{r.IntN(4)}
	}
	return o
}

func TestSearchFindsWhatTryingEverythingFinds(t *testing.T) {
	var s Scratch
	solved := 0
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		items, o := randomParagraph(r), randomOptions(r)
		first, ok := s.prepare(items, o)
		if !ok {
			continue
		}
		for n, p := range s.passes(seed%2 == 0) {
			plain := slow{items: items, o: o, p: p, last: s.last, best: make(map[int]float64)}
			plain.try(first, 0, 0, Decent, 0)
			got := make(map[int]float64)
			if s.run(p, first) {
				for k := s.active; k < len(s.nodes); k++ {
					lines := 0
					for j := s.nodes[k].prev; j >= 0; j = s.nodes[j].prev {
						lines++
					}
					if d, found := got[lines]; !found || s.nodes[k].demerits < d {
						got[lines] = s.nodes[k].demerits
					}
				}
			}
			solved += len(got)
			if !agree(got, plain.best, p) {
				t.Fatalf("seed %d, pass %d: %v, want %v\nitems %+v\noptions %+v", seed, n, got, plain.best, items, o)
			}
		}
	}
	if solved < 5000 {
		t.Errorf("only %d ways found: the paragraphs are too hard to show anything", solved)
	}
}

// agree compares the fewest demerits; when counting and not desperate, those
// of each number of lines as near to the best as anyone asks for.
func agree(got, want map[int]float64, p pass) bool {
	least := func(m map[int]float64) (lines int, demerits float64) {
		demerits = math.Inf(1)
		for n, d := range m {
			if d < demerits {
				lines, demerits = n, d
			}
		}
		return lines, demerits
	}
	same := func(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*math.Abs(b) }
	best, d := least(want)
	if p.counting && !p.desperate {
		for n := best - band/2; n <= best+band/2; n++ {
			g, found := got[n]
			w, wanted := want[n]
			if found != wanted || found && !same(g, w) {
				return false
			}
		}
	}
	_, found := least(got)
	if d >= overfull { // which lines stick out is a lesser question
		return found >= overfull
	}
	return same(found, d)
}
