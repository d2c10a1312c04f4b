package linebreak

import (
	"slices"

	"octavo/pipeline/unit"
)

// A breaking that has a river is searched again, with care: one paragraph in
// sixty of a novel, for a twentieth of the time it takes to set.
//
// The careful search follows several ways to each spot, with the gaps of the
// last line and how far each goes on from the lines above: what a river costs
// depends on four lines, where the plain search remembers one.

// wide is how many ways to a spot are followed for each number of lines, and
// narrow how many where the breaking found before has no more rivers.
const (
	wide   = 6
	narrow = 2
)

// lead is how many lines before a river may be broken otherwise, and tail how
// many after it before the beam is narrow.
const (
	lead = 3
	tail = 4
)

// riverLines is how many lines a river runs through at the least.
const riverLines = 4

// A chain is a gap with those it goes on from, one below the other. Lengths
// are those of unit.Length; a page is narrower than 32 thousand points.
type chain struct {
	from, to int32
	width    int32 // of all its gaps together
	lines    int32
}

// sums are totals over the items before one.
type sums struct {
	width, stretch, shrink, flex, give unit.Length
	chars                              int64
	glues                              int32
}

// A flow is what the careful search knows of a node.
type flow struct {
	from, to int32 // its chains in rivers.chains
	rivers   float64
	hash     uint64
}

// rivers is what the careful search needs besides.
type rivers struct {
	origin node // where the search begins: a line end of the breaking found before
	before int32
	ends   uint16
	until  int32   // the beam is narrow from this line on
	common float64 // the letters' common share, by the breaking found before
	widest unit.Length
	glues  []int32 // the items that are gaps
	sums   []sums
	gaps   []chain // of the line at hand

	chains []chain // of the nodes
	flows  []flow
	tried  []chain // of the ways found
	trials []flow
}

// survey takes the sums over the paragraph.
func (s *search) survey() {
	r := &s.rivers
	r.glues, r.sums = r.glues[:0], r.sums[:0]
	r.widest = 0
	for _, w := range s.Widths {
		r.widest = max(r.widest, w)
	}
	var t sums
	for i := range s.items {
		r.sums = append(r.sums, t)
		switch it := &s.items[i]; it.Kind {
		case Box:
			t.width += it.Width
			t.flex += it.Flex
			t.chars += int64(it.Chars)
			t.give += s.give(it)
		case Glue:
			t.width += it.Width
			t.shrink += it.Shrink
			if it.Stretch < Fil {
				t.stretch += it.Stretch
			}
			if 2*it.Width > s.Space && it.Stretch < Fil { // not the room between ideographs
				r.glues = append(r.glues, int32(i))
				t.glues++
			}
		}
	}
	r.sums = append(r.sums, t)
}

// beginRivers makes the flow of the node before the first line.
func (s *search) beginRivers() {
	r := &s.rivers
	r.chains, r.flows = r.chains[:0], append(r.flows[:0], flow{})
}

// layGaps finds the gaps of a line from sp to item i, as fit will set it.
func (s *search) layGaps(sp *spot, i int, width, natural unit.Length) {
	r := &s.rivers
	r.gaps = r.gaps[:0]
	from, to := &r.sums[sp.from], &r.sums[i]
	if i == s.last || s.items[i].forced() {
		return
	}
	m := measure{
		excess: width - natural, stretch: to.stretch - from.stretch, shrink: to.shrink - from.shrink,
		flex: to.flex - from.flex, chars: to.chars - from.chars, give: to.give - from.give,
	}
	var l Line
	s.setLetters(&l, &m, s.share(&m, r.common))
	s.setSpaces(&l, &m)
	s.placeGaps(&l, int(sp.from), i, width)
}

// placeGaps finds where the gaps of a line stand that is set as l is. All
// lines end at the same edge.
func (s *search) placeGaps(l *Line, first, end int, width unit.Length) {
	r := &s.rivers
	r.gaps = r.gaps[:0]
	from, to := &r.sums[first], &r.sums[end]
	x := r.widest - width
	if s.items[first].Kind == Box {
		x -= s.items[first].Left
	}
	give := func(at *sums) unit.Length {
		if l.Ratio < 0 {
			return unit.Length(float64(l.Ratio * float64(at.shrink-from.shrink)))
		}
		return unit.Length(float64(l.Ratio * float64(at.stretch-from.stretch)))
	}
	for _, g := range r.glues[from.glues:to.glues] {
		at, after := &r.sums[g], &r.sums[g+1]
		letters := (at.flex-from.flex)*unit.Length(l.Expand)/1000 + unit.Length(at.chars-from.chars)*l.Track
		start := x + at.width - from.width + letters - l.Track + give(at)
		end := x + after.width - from.width + letters + give(after)
		r.gaps = append(r.gaps, chain{int32(start), int32(end), int32(end - start), 1})
	}
}

// riverCost returns the demerits of the rivers in a breaking as it is set, and
// between which lines they are.
func (s *Scratch) riverCost(lines []Line) (cost float64, from, to int) {
	r := &s.rivers
	r.tried, r.trials = r.tried[:0], r.trials[:0]
	above := r.tried
	for i := range lines[:len(lines)-1] {
		l := &lines[i]
		if l.To < len(s.items) && s.items[l.To].forced() {
			above = above[:0]
			continue
		}
		s.placeGaps(l, l.From, l.To, l.Width)
		at := len(r.tried)
		var more float64
		if r.tried, more = s.runOn(r.tried, above); more > 0 {
			if cost == 0 {
				from = max(i-riverLines+1, 0)
			}
			to = i
		}
		above = r.tried[at:]
		cost += more
	}
	return cost, from, to
}

// mostBad is the most badness that a line may have which was broken so to
// avoid a river, unless there is a worse one already: spaces half as wide
// again.
const mostBad = 100

// bettered returns a breaking into as many lines with fewer or no rivers, if
// there is one worth its price, and the demerits of the one it returns.
func (s *Scratch) bettered(lines []Line, demerits float64, first int) ([]Line, float64) {
	if s.Space == 0 || s.river == 0 || s.Rag > 0 || len(lines) <= riverLines || len(s.items) > mostCounted {
		return lines, demerits
	}
	s.survey()
	cost, from, to := s.riverCost(lines)
	if cost == 0 {
		return lines, demerits
	}
	s.measures = s.measures[:0]
	limit := float64(mostBad)
	for i := range lines {
		s.measures = append(s.measures, s.measure(&lines[i], i))
		limit = max(limit, lines[i].Badness)
	}
	s.rivers.common, s.rivers.until = s.commonShare(), int32(to+tail)
	kept := s.beginAt(lines, max(from-lead, 0))
	if len(kept) > 0 {
		first = lines[len(kept)].From
	}
	best, fewest := lines, demerits+cost
	if !s.run(pass{limit: limit, counting: true, hyphens: true, careful: true}, first) {
		return lines, demerits
	}
	for k := s.active; k < len(s.nodes); k++ {
		n := &s.nodes[k]
		plain := n.demerits - s.rivers.flows[k].rivers
		if int(n.line) != len(lines) || plain >= fewest {
			continue
		}
		other := s.extract(k, kept...)
		if d, _, _ := s.riverCost(other); plain+d < fewest {
			best, fewest = other, plain+d
		}
	}
	return best, fewest
}

// beginAt makes the careful search begin with the given line. It returns the
// lines before it.
func (s *Scratch) beginAt(lines []Line, number int) []Line {
	r := &s.rivers
	r.origin, r.before, r.ends = node{prev: -1, class: Decent}, -1, 0
	if number == 0 {
		return nil
	}
	l := &lines[number-1]
	r.origin.demerits, r.origin.line, r.origin.class = l.demerits, int32(number), l.Class
	for i := number - 1; i >= 0 && lines[i].Hyphen; i-- {
		r.origin.run = min(r.origin.run+1, s.maxHyphens+1)
	}
	r.before = int32(l.To)
	if s.items[l.To].Kind == Glue {
		r.ends = s.items[l.To-1].Ends
	}
	return lines[:number]
}

// runOn lengthens the chains above by the gaps of the line at hand, which it
// appends to list, and returns the demerits of the rivers that makes. Two
// gaps belong together when half of the narrower lies below the other.
func (s *search) runOn(list, above []chain) ([]chain, float64) {
	start := len(list)
	list = append(list, s.rivers.gaps...)
	cost := 0.0
	first, free := 0, 0
	for g := start; g < len(list); g++ {
		c := &list[g]
		for first < len(above) && above[first].to <= c.from {
			first++
		}
		best := -1
		for k := max(first, free); k < len(above) && above[k].from < c.to; k++ {
			a := &above[k]
			both := min(c.to, a.to) - max(c.from, a.from)
			if 2*both >= min(c.to-c.from, a.to-a.from) && (best < 0 || a.lines > above[best].lines) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		free = best + 1
		a := &above[best]
		c.lines, c.width = a.lines+1, a.width+c.width
		cost += s.riverDemerits(c, a)
	}
	return list, cost
}

// riverDemerits returns what it costs that chain a has become c.
func (s *search) riverDemerits(c, a *chain) float64 {
	river := func(c *chain) bool {
		return c.lines >= riverLines && 32*unit.Length(c.width) >= 31*s.Space*unit.Length(c.lines)
	}
	switch {
	case !river(c):
		return 0
	case river(a):
		return s.river / 2
	}
	return s.river
}

// findCarefully takes a way from node k among those found, unless enough
// better ones are.
func (s *search) findCarefully(way node, k int) {
	r := &s.rivers
	if s.crowded(&way) {
		return
	}
	above := &r.flows[k]
	at := len(r.tried)
	var cost float64
	r.tried, cost = s.runOn(r.tried, r.chains[above.from:above.to])
	way.demerits += cost
	f := flow{int32(at), int32(len(r.tried)), above.rivers + cost, hashOf(r.tried[at:])}
	for j := range s.found {
		g := &s.found[j]
		if g.line == way.line && g.class == way.class && g.run == way.run && r.trials[j].hash == f.hash {
			if way.demerits < g.demerits {
				*g, r.trials[j] = way, f
			}
			return
		}
	}
	if worst := s.crowded(&way); worst {
		return
	}
	s.found, r.trials = append(s.found, way), append(r.trials, f)
	s.thin(way.line)
}

// crowded says whether the beam is full of ways no worse.
func (s *search) crowded(way *node) bool {
	n := 0
	for j := range s.found {
		if g := &s.found[j]; g.line == way.line && g.demerits <= way.demerits {
			n++
		}
	}
	return n >= s.beam(way.line)
}

// beam returns how many ways with so many lines are followed.
func (s *search) beam(line int32) int {
	if line > s.rivers.until {
		return narrow
	}
	return wide
}

// thin drops the worst way of that many lines when there are too many.
func (s *search) thin(line int32) {
	n, worst := 0, -1
	for j := range s.found {
		if g := &s.found[j]; g.line == line {
			n++
			if worst < 0 || g.demerits > s.found[worst].demerits {
				worst = j
			}
		}
	}
	if n > s.beam(line) {
		s.found = slices.Delete(s.found, worst, worst+1)
		s.rivers.trials = slices.Delete(s.rivers.trials, worst, worst+1)
	}
}

func hashOf(list []chain) uint64 {
	h := uint64(14695981039346656037)
	for i := range list {
		c := &list[i]
		h = (h ^ uint64(uint32(c.from))) * 1099511628211
		h = (h ^ uint64(uint32(c.width))<<8 ^ uint64(c.lines)) * 1099511628211
	}
	return h
}

// keepCarefully makes nodes of the ways found.
func (s *search) keepCarefully() {
	r := &s.rivers
	r.drop(s.active)
	best := 0
	for k := range s.found {
		if s.found[k].demerits < s.found[best].demerits {
			best = k
		}
	}
	at := int32(len(s.spots))
	for k := range s.found {
		f := &s.found[k]
		if abs(f.line-s.found[best].line) > 1 { // it would not come to as many lines
			continue
		}
		t := r.trials[k]
		chains := r.tried[t.from:t.to]
		t.from = int32(len(r.chains))
		r.chains = append(r.chains, chains...)
		t.to = int32(len(r.chains))
		r.flows = append(r.flows, t)
		f.spot = at
		s.nodes = append(s.nodes, *f)
	}
	r.tried, r.trials = r.tried[:0], r.trials[:0]
}

// drop forgets the chains of the nodes before active.
func (r *rivers) drop(active int) {
	if active >= len(r.flows) {
		r.chains = r.chains[:0]
		return
	}
	by := r.flows[active].from
	if by < 2048 || int(by) < len(r.chains)/2 {
		return
	}
	r.chains = append(r.chains[:0], r.chains[by:]...)
	for k := active; k < len(r.flows); k++ {
		r.flows[k].from -= by
		r.flows[k].to -= by
	}
}
