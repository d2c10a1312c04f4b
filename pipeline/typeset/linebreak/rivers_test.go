package linebreak

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"octavo/pipeline/unit"
)

// river is a chain of gaps as one would see it: where its gaps are, the last
// one last.
type river [][2]unit.Length

// seenRivers counts the rivers of lines by their gaps alone, each line's taken
// to the longest chain above it, and returns what they cost.
func seenRivers(items []Item, o *Options, lines []Line) (n int, cost float64) {
	set := o.settings()
	wide := func(r river) bool {
		sum := unit.Length(0)
		for _, g := range r {
			sum += g[1] - g[0]
		}
		return len(r) >= riverLines && 32*sum >= 31*o.Space*unit.Length(len(r))
	}
	var above []river
	for _, l := range lines[:len(lines)-1] {
		if items[l.To].forced() {
			above = nil
			continue
		}
		var next []river
		taken := map[int]bool{}
		for _, g := range gapsSeen(items, o, l) {
			best := -1
			for k, r := range above {
				a := r[len(r)-1]
				both := min(g[1], a[1]) - max(g[0], a[0])
				if 2*both >= min(g[1]-g[0], a[1]-a[0]) && !taken[k] && (best < 0 || len(r) > len(above[best])) {
					best = k
				}
			}
			r := river{g}
			if best >= 0 {
				taken[best] = true
				r = append(append(river{}, above[best]...), g)
			}
			if wide(r) && wide(r[:len(r)-1]) {
				cost += set.river / 2
			} else if wide(r) {
				n++
				cost += set.river
			}
			next = append(next, r)
		}
		above = next
	}
	return n, cost
}

// gapsSeen walks along a line and notes where its gaps are.
func gapsSeen(items []Item, o *Options, l Line) (gaps [][2]unit.Length) {
	x := -l.Left
	for _, w := range o.Widths {
		x = max(x, w-l.Width-l.Left)
	}
	flex, chars := unit.Length(0), unit.Length(0)
	stretch, shrink := unit.Length(0), unit.Length(0)
	give := func() unit.Length {
		if l.Ratio < 0 {
			return unit.Length(l.Ratio * float64(shrink))
		}
		return unit.Length(l.Ratio * float64(stretch))
	}
	for _, it := range items[l.From:l.To] {
		switch it.Kind {
		case Box:
			x += it.Width
			flex += it.Flex
			chars += unit.Length(it.Chars)
		case Glue:
			letters := flex*unit.Length(l.Expand)/1000 + chars*l.Track
			from := x + letters - l.Track + give()
			x, stretch, shrink = x+it.Width, stretch+it.Stretch, shrink+it.Shrink
			if it.Width > 0 && it.Stretch < Fil {
				gaps = append(gaps, [2]unit.Length{from, x + letters + give()})
			}
		}
	}
	return gaps
}

// shortWords makes a paragraph of short words, so that a narrow measure has
// rivers enough.
func shortWords(r *rand.Rand, n int) []Item {
	var items []Item
	for w := range n {
		if w > 0 {
			items = append(items, Item{Kind: Glue, Width: half, Stretch: half, Shrink: half / 3})
		}
		width := half * unit.Length(10+r.IntN(40)) / 10
		items = append(items, Item{Kind: Box, Width: width, Flex: width, Chars: 3})
	}
	return append(items, ending()...)
}

// TestCarefulSearchFindsWhatTryingEverythingFinds compares the price of the
// breaking returned with the least there is, rivers counted.
func TestCarefulSearchFindsWhatTryingEverythingFinds(t *testing.T) {
	var s Scratch
	asked, best, mended := 0, 0, 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 3))
		items := shortWords(r, 17+r.IntN(5))
		o := &Options{Widths: []unit.Length{letters(13)}, Space: half, Expand: 20, PreTolerance: 100}
		if r.IntN(2) == 0 {
			o.Widths = []unit.Length{letters(11), letters(13)}
		}
		first, _ := s.prepare(items, o)
		p, end := s.solve(first, true)
		if p == 2 {
			continue
		}
		demerits := s.nodes[end].demerits
		lines := s.extract(end)
		_, before := seenRivers(items, o, lines)
		if before == 0 {
			if again, d := s.bettered(lines, demerits, first); d != demerits || &again[0] != &lines[0] {
				t.Fatalf("seed %d: a breaking without rivers was not kept", seed)
			}
			continue
		}
		asked++
		again, d := s.bettered(lines, demerits, first)
		_, after := seenRivers(items, o, again)
		if after == 0 {
			mended++
		}
		if d > demerits+before || after > before {
			t.Fatalf("seed %d: %v demerits and rivers of %v, before %v and %v", seed, d, after, demerits, before)
		}
		if least := leastWithRivers(items, o, first, len(lines), s.last, lines); d <= least*(1+1e-9) {
			best++
		} else if d > least+o.settings().river {
			t.Errorf("seed %d: %v demerits, and %v can be had", seed, d, least)
		}
	}
	t.Logf("%d paragraphs with rivers, %d set as well as can be, %d without any", asked, best, mended)
	if asked < 100 || best < asked*9/10 || mended < 20 {
		t.Errorf("of %d paragraphs with rivers %d are set as well as can be, %d without any", asked, best, mended)
	}
}

// leastWithRivers tries every breaking into that many lines of which none is
// worse than the careful search allows.
func leastWithRivers(items []Item, o *Options, first, lines, last int, found []Line) float64 {
	limit := float64(mostBad)
	for i := range found {
		limit = max(limit, found[i].Badness)
	}
	plain := slow{items: items, o: o, p: pass{limit: limit, hyphens: true}, last: last, best: map[int]float64{}}
	var s Scratch
	plain.rivers = func(begins, ends []int) float64 {
		if len(ends) != lines {
			return math.Inf(1)
		}
		s.prepare(items, o)
		for i := range begins {
			s.lines = append(s.lines, Line{From: begins[i], To: ends[i]})
		}
		s.fit(s.lines)
		_, cost := seenRivers(items, o, s.lines)
		return cost
	}
	plain.try(first, 0, 0, Decent, 0)
	return plain.best[lines]
}

func TestRiversAreAvoided(t *testing.T) {
	before, after, paragraphs := 0, 0, 0
	for width := 30; width < 60; width++ {
		for seed := range uint64(4) {
			items := paragraph(shuffled(frogKing, seed))
			o := &Options{Widths: []unit.Length{letters(width)}, Expand: 20, Space: half, RiverDemerits: -1}
			n, _ := seenRivers(items, o, Break(items, o, nil))
			before += n
			o.RiverDemerits = 0
			n, _ = seenRivers(items, o, Break(items, o, nil))
			after += n
			paragraphs++
		}
	}
	t.Logf("%d rivers in %d paragraphs, %d where nobody looks", after, paragraphs, before)
	if before < 10 || after > before/3 {
		t.Errorf("%d rivers in %d paragraphs, and %d where they cost nothing", after, paragraphs, before)
	}
}

// shuffled returns the words of a text three times over, in other orders.
func shuffled(text string, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 4))
	var all []string
	for range 3 {
		words := strings.Fields(text)
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		all = append(all, words...)
	}
	return strings.Join(all, " ")
}

func TestWordsDoNotStack(t *testing.T) {
	stacks := func(demerits int) (n int) {
		for seed := range uint64(200) {
			r := rand.New(rand.NewPCG(seed, 5))
			items := shortWords(r, 60)
			for i := range items {
				if items[i].Kind == Box {
					items[i].Begins = uint16(1 + r.IntN(8))
					items[i].Ends = items[i].Begins
				}
			}
			lines := Break(items, &Options{Widths: []unit.Length{letters(25)}, Expand: 20, StackDemerits: demerits}, nil)
			for i := 2; i < len(lines); i++ {
				if items[lines[i].From].Begins == items[lines[i-1].From].Begins {
					n++
				}
			}
			for i := 1; i < len(lines)-1; i++ {
				if items[lines[i].To-1].Ends == items[lines[i-1].To-1].Ends {
					n++
				}
			}
		}
		return n
	}
	if before, after := stacks(-1), stacks(20000); before < 100 || after > before/2 {
		t.Errorf("%d words stand below themselves, %d where that costs nothing", after, before)
	}
}
