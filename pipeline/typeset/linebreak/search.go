package linebreak

import "octavo/pipeline/unit"

// A pass is one try at a paragraph.
type pass struct {
	hyphens   bool
	limit     float64 // the most badness a line may have
	desperate bool    // every line will do, overfull ones too
	careful   bool    // look at rivers
	counting  bool    // keep breakings of different numbers of lines apart
}

// totals are sums over the items before a place.
type totals struct{ width, stretch, shrink unit.Length }

// A spot is a place where a line can begin. Its totals are taken where the
// line begins, with what hangs out there counted as gone already.
type spot struct {
	totals
	item, from int32  // the break, and the first item after it
	ends       uint16 // see Item.Ends: of the line that breaks here
}

// A node is the best way to one spot, among those that matter alike to what
// follows.
type node struct {
	demerits   float64
	spot, prev int32 // prev is -1 at the beginning
	line       int32 // the number of lines so far; see settings.sameFrom
	class      Class // of the line that ends here
	run        uint8 // hyphens in a row that end here
}

// most bounds the nodes looked at for one break, so that text without width
// cannot make the search quadratic. A page of text has some dozens.
const most = 2048

// band bounds how far the numbers of lines may differ that lead to one spot
// when counting. Looseness beyond one or two is never asked for.
const band = 4

// A search is one pass over a paragraph: Knuth and Plass's active list, kept
// in the order of the breaks. Since a line from an earlier break is wider
// than one from a later break, those too wide leave at the front, and those
// too loose need no look.
type search struct {
	settings
	pass
	items []Item
	last  int // where the paragraph ends

	nodes  []node
	spots  []spot
	active int // nodes before this one are too far back
	found  []node

	totals
	hang         unit.Length // of the box just before
	after        spot        // where a line begins after the break at hand
	slack, reach unit.Length // the most that hangs out, at the left and at the right
	rivers       rivers
}

// run finds the best breakings. It returns false when the pass is too strict
// for the paragraph. The nodes from s.active on then are those of the end.
func (s *search) run(p pass, first int) bool {
	s.pass = p
	s.nodes, s.spots, s.active = s.nodes[:0], s.spots[:0], 0
	s.totals, s.hang, s.after = totals{}, 0, spot{from: -1}
	s.begin(first)
	for i := first; i < s.last; i++ {
		it := &s.items[i]
		switch it.Kind {
		case Box:
			give := s.give(it)
			s.width += it.Width
			s.stretch += give
			s.shrink += give
			s.hang = it.Right
		case Glue:
			if i > first && s.items[i-1].Kind == Box && !s.try(i, -s.hang, 0, false) {
				return false
			}
			s.width += it.Width
			s.stretch += it.Stretch
			s.shrink += it.Shrink
			s.hang = 0
		case Penalty:
			if it.Penalty < Forbidden && (p.hyphens || !it.addsHyphen()) && !s.tryPenalty(i) {
				return false
			}
		}
	}
	if s.last == len(s.items) || !s.items[s.last].forced() {
		s.stretch += Fil
		return s.try(s.last, -s.hang, Forced, false)
	}
	return s.tryPenalty(s.last)
}

// begin makes the node before the first line.
func (s *search) begin(first int) {
	sp := spot{item: -1, from: int32(first)}
	n := node{prev: -1, class: Decent}
	if s.careful {
		n, sp.item, sp.ends = s.rivers.origin, s.rivers.before, s.rivers.ends
	}
	if first < s.last && s.items[first].Kind == Box {
		sp.width += s.items[first].Left
	}
	s.spots = append(s.spots, sp)
	s.nodes = append(s.nodes, n)
	if s.careful {
		s.beginRivers()
	}
}

func (s *search) tryPenalty(i int) bool {
	it := &s.items[i]
	penalty, hang := it.Penalty, s.hang
	if it.addsHyphen() && penalty > Forced {
		penalty += int32(s.hyphen)
	}
	if it.Width != 0 || it.Right != 0 {
		hang = it.Right
	}
	return s.try(i, it.Width-hang, penalty, it.Flagged)
}

// try looks for lines that end at item i, where a break adds the given width.
// It returns false when no line can go on from here.
func (s *search) try(i int, extra unit.Length, penalty int32, flagged bool) bool {
	if len(s.nodes)-s.active > most {
		s.active = len(s.nodes) - most
	}
	forced := penalty <= Forced
	s.found = s.found[:0]
	s.spotAfter(i)
	s.weigh(i, extra, penalty, flagged)
	if forced {
		s.active = len(s.nodes)
	} else {
		s.retire(i)
	}
	if s.careful {
		s.keepCarefully()
	} else {
		s.keep()
	}
	if len(s.found) > 0 {
		sp := s.after
		sp.ends, _ = s.edgeWords(i)
		s.spots = append(s.spots, sp)
	}
	return s.active < len(s.nodes)
}

// retire takes nodes from the front of the list from which even the narrowest
// line that ends at item i or later is too wide.
func (s *search) retire(i int) {
	for s.active < len(s.nodes) {
		n := &s.nodes[s.active]
		sp := &s.spots[n.spot]
		narrowest := s.width - sp.width - (s.shrink - sp.shrink) - s.reach
		if int(sp.from) > i || narrowest <= s.Options.width(int(n.line)) {
			return
		}
		s.active++
	}
}

// weigh fills s.found with the best ways to item i.
func (s *search) weigh(i int, extra unit.Length, penalty int32, flagged bool) {
	end := s.width + extra
	spotBefore, widthBefore := int32(-1), unit.Length(0)
	var ratio, own float64
	var fits bool
	ends, begins := s.edgeWords(i)
	for k := s.active; k < len(s.nodes); k++ {
		n := &s.nodes[k]
		sp := &s.spots[n.spot]
		if int(sp.from) > i {
			return // between a break and the line after it
		}
		width, natural := s.Options.width(int(n.line)), end-sp.width
		if n.spot != spotBefore || width != widthBefore {
			spotBefore, widthBefore = n.spot, width
			ratio, own, fits = s.judge(sp, width-natural, penalty)
			own += s.stackDemerits(sp, ends, begins)
			if s.careful && fits {
				s.layGaps(sp, i, width, natural)
			}
		}
		if !fits {
			if s.tooLoose(sp, natural) {
				return
			}
			continue
		}
		way := node{demerits: n.demerits + own, prev: int32(k), line: n.line + 1, class: classOf(ratio)}
		way.demerits += s.neighbourDemerits(n.class, way.class)
		if flagged {
			d, run := s.hyphenDemerits(n.line, n.run)
			way.demerits += d
			way.run = run
		}
		if i == s.last {
			runt := 0.0
			if sp.item >= 0 {
				runt = s.runtDemerits(sp, natural)
			}
			if runt > 0 && !s.hyphens {
				continue // perhaps hyphens can do better
			}
			way.demerits += runt
			if n.run > 0 {
				way.demerits += s.final
			}
		}
		if !s.counting && way.line > s.sameFrom {
			way.line = s.sameFrom
		}
		if s.careful {
			s.findCarefully(way, k)
		} else {
			s.find(way)
		}
	}
}

// judge returns the ratio and the demerits of a line from sp to the place at
// hand, and whether this pass will have it.
func (s *search) judge(sp *spot, excess unit.Length, penalty int32) (ratio, own float64, ok bool) {
	stretch, shrink := s.stretch-sp.stretch, s.shrink-sp.shrink
	if s.desperate {
		stretch += s.emergency
	}
	ratio, fits, over := s.strain(excess, stretch, shrink)
	bad := badness(ratio)
	ok = fits && bad <= s.limit
	if !ok && !s.desperate {
		return ratio, 0, false
	}
	own = s.lineDemerits(ratio, bad, penalty)
	if over > 0 {
		own += overfull + float64(perPoint*over.Points())
	}
	return ratio, own, true
}

// tooLoose says whether a line from sp, and so any line from a later spot, is
// too loose for this pass, whatever its width and whatever hangs out.
func (s *search) tooLoose(sp *spot, natural unit.Length) bool {
	excess := s.narrowest - natural - s.slack
	if excess <= 0 {
		return false
	}
	ratio, fits, _ := s.strain(excess, s.stretch-sp.stretch, 0)
	return !fits || badness(ratio) > s.limit
}

// find keeps the better of two ways that matter alike to what follows.
func (s *search) find(way node) {
	for k := range s.found {
		f := &s.found[k]
		if f.line == way.line && f.class == way.class && f.run == way.run {
			if way.demerits < f.demerits {
				*f = way
			}
			return
		}
	}
	s.found = append(s.found, way)
}

// keep makes nodes of the ways found that can still lead to the best end.
func (s *search) keep() {
	if len(s.found) == 0 {
		return
	}
	best := &s.found[0]
	for k := range s.found {
		if s.found[k].demerits < best.demerits {
			best = &s.found[k]
		}
	}
	at := int32(len(s.spots))
	for k := range s.found {
		f := &s.found[k]
		far := s.counting && (f.line > best.line+band || f.line < best.line-band)
		if far || s.beaten(k) {
			continue
		}
		f.spot = at
		s.nodes = append(s.nodes, *f)
	}
}

// beaten says whether another way to the same spot cannot turn out worse than
// the k-th, since what their differences can yet cost is less than what sets
// them apart now.
func (s *search) beaten(k int) bool {
	f := &s.found[k]
	for j := range s.found {
		g := &s.found[j]
		if j == k || g.line != f.line || g.run > f.run {
			continue
		}
		d := g.demerits
		if g.class != f.class {
			d += s.fitness
		}
		if d < f.demerits || d == f.demerits && j < k {
			return true
		}
	}
	return false
}

// edgeWords returns the word that ends a line broken at item i, and the one
// that begins the next.
func (s *search) edgeWords(i int) (ends, begins uint16) {
	if s.stack == 0 || i >= s.last {
		return 0, 0
	}
	if s.items[i].Kind == Glue {
		ends = s.items[i-1].Ends
	}
	if from := int(s.after.from); from < s.last {
		begins = s.items[from].Begins
	}
	return ends, begins
}

// spotAfter returns where a line begins after a break at item i: at the next
// box or forced break. Breaks in a row share the answer.
func (s *search) spotAfter(i int) spot {
	if i < int(s.after.from) {
		s.after.item = int32(i)
		return s.after
	}
	sp := spot{totals: s.totals, item: int32(i)}
	if i < s.last {
		if s.items[i].forced() {
			i++
		}
		for i < s.last && s.items[i].discarded() {
			if s.items[i].Kind == Glue {
				sp.width += s.items[i].Width
				sp.stretch += s.items[i].Stretch
				sp.shrink += s.items[i].Shrink
			}
			i++
		}
		if i < s.last && s.items[i].Kind == Box {
			sp.width += s.items[i].Left
		}
	}
	sp.from = int32(i)
	s.after = sp
	return sp
}
