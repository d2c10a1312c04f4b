package paginate

// shortest is how many lines short a page may stay though the next row would
// fit.
const shortest = 3

// alone says that no verso faces the page.
const alone = 127

// A state is a way to have come to a row.
type state struct {
	used, tail   int // lines of the grid on this page, and those of them that are spaces at the end
	text         int // lines of text on this page, up to LastLines
	queue, least int // lines of notes that wait, and those of them that must stand on this page
	verso        int // how many lines the facing verso is short, or alone
	recto        bool
	fresh        bool // nothing stands on the page yet
	first        bool // this is the chapter's first page
	cost         int64
	trace        int32
	variant      int16 // of the block at hand, until a step is made of it
}

// A step is a decision on the way to a state: a page ended before a row, with
// so many lines of notes, or a variant was taken.
type step struct {
	prev       int32
	block, row int32
	depth      int32
	notes      int32
	variant    int16 // -1 for the end of a page
}

type paginator struct {
	Options
	blocks []Block
	groups [][][]int // by block, variant and row: see group
	steps  []step
	cur    []state
	next   []state // those at the head of a page
	joined joint
}

func (p *paginator) run() Result {
	p.group()
	states := []state{{verso: alone, recto: !p.Verso, fresh: true, first: true, trace: -1}}
	var after []state
	for b, block := range p.blocks {
		after = after[:0]
		if len(block) > 1 {
			p.joined.reset(p.Lines, p.LastLines)
		}
		for v := range block {
			p.cur = append(p.cur[:0], states...)
			p.walk(b, block[v].Rows, p.groups[b][v])
			for _, s := range p.cur {
				s.cost += int64(block[v].Cost)
				s.variant = int16(v)
				if len(block) == 1 {
					after = append(after, s)
				} else {
					after = p.joined.add(after, s)
				}
			}
		}
		for i := range after {
			if s := &after[i]; s.variant > 0 {
				s.trace = p.step(step{prev: s.trace, block: int32(b), variant: s.variant})
				s.variant = 0
			}
		}
		states, after = after, states
	}
	return p.finish(states)
}

// walk takes the states in p.cur over the rows of a variant.
func (p *paginator) walk(b int, rows []Row, groups []int) {
	hyphen := false
	for r := range rows {
		row := &rows[r]
		p.next = p.next[:0]
		if !row.Space {
			for i := range p.cur {
				if s := &p.cur[i]; !s.fresh && p.mayTurn(s, row, groups[r]) {
					n, end := p.turn(s, b, r, hyphen)
					n.cost += int64(max(row.Cost, 0))
					p.place(&n, row)
					p.keep(n, end)
				}
			}
		}
		for i := 0; i < len(p.cur); {
			if p.goesOn(&p.cur[i], row) {
				i++
				continue
			}
			last := len(p.cur) - 1
			p.cur[i] = p.cur[last]
			p.cur = p.cur[:last]
		}
		p.cur = append(p.cur, p.next...)
		hyphen = row.Hyphen
	}
}

// group finds for each row how many lines it takes together with the rows
// after it that no page should begin with. Of a block that follows, the first
// variant counts.
func (p *paginator) group() {
	p.groups = make([][][]int, len(p.blocks))
	after, bound := 0, false // of the first row of the next block
	for b := len(p.blocks) - 1; b >= 0; b-- {
		p.groups[b] = make([][]int, len(p.blocks[b]))
		var first int
		var tied bool
		for v := range p.blocks[b] {
			rows := p.blocks[b][v].Rows
			list := make([]int, len(rows))
			depth, keep := after, bound
			for r := len(rows) - 1; r >= 0; r-- {
				d := rows[r].Depth
				if keep {
					d += depth
				}
				list[r] = d
				depth, keep = d, rows[r].Cost >= Never || rows[r].Space && keep
			}
			p.groups[b][v] = list
			if v == 0 {
				first, tied = depth, keep
			}
		}
		after, bound = first, tied
	}
}

// goesOn places the row on the page that s is on. It returns false when there
// is no room.
func (p *paginator) goesOn(s *state, row *Row) bool {
	if row.Cost <= Forced && !s.fresh {
		return false
	}
	if !row.Space && !s.fresh {
		least := s.least
		if row.Least > 0 {
			least = s.queue + row.Least
		}
		limit := p.limit(s)
		if least > 0 {
			limit = p.Lines - p.NoteDepth(least)
		}
		if s.used+row.Depth > limit {
			return false
		}
	}
	p.place(s, row)
	return true
}

func (p *paginator) place(s *state, row *Row) {
	if row.Space {
		if !s.fresh {
			s.used += row.Depth
			s.tail += row.Depth
		}
		return
	}
	s.fresh = false
	s.used += row.Depth
	s.tail = 0
	if !row.Mark {
		s.text = min(s.text+row.Depth, p.LastLines)
	}
	if row.Least > 0 {
		s.least = s.queue + row.Least
	}
	s.queue += row.Notes
}

// mayTurn says whether the page s is on may end before the row: when it is
// nearly full, or when the row, with those that must not be parted from it, has
// no room on it.
func (p *paginator) mayTurn(s *state, row *Row, group int) bool {
	if row.Cost <= Forced {
		return true
	}
	limit := p.limit(s)
	if s.queue+row.Notes > 0 {
		limit = p.Lines - p.NoteDepth(s.queue+row.Notes)
	}
	depth := s.used - s.tail
	if s.queue > 0 {
		depth += p.NoteDepth(s.queue)
	}
	return depth >= p.Lines-shortest || s.used+group > limit
}

// limit returns how many lines the page of s may have when it has no notes.
func (p *paginator) limit(s *state) int {
	if s.first {
		return p.Lines + p.FirstTall
	}
	return p.Lines + p.Tall
}

// turn ends the page of s before row r of block b. It returns the state at the
// head of the next page, and the step that leads there.
func (p *paginator) turn(s *state, b, r int, hyphen bool) (state, step) {
	depth := s.used - s.tail
	notes, cost := p.foot(s, depth)
	short := p.Lines - depth
	if notes > 0 {
		short = 0
	}
	cost += p.depthCost(short, s)
	if hyphen {
		cost += hyphenFoot
	}
	n := state{
		queue: s.queue - notes,
		verso: alone, recto: !s.recto, fresh: true,
		cost: s.cost + cost,
	}
	n.least = min(n.queue, 1)
	if !s.recto {
		n.verso = short
	}
	return n, step{prev: s.trace, block: int32(b), row: int32(r), depth: int32(depth), notes: int32(notes), variant: -1}
}

// depthCost returns what a page costs for being so many lines short.
func (p *paginator) depthCost(short int, s *state) int64 {
	var cost int64
	if short != 0 {
		cost = oddDepth
	}
	if short > 1 {
		cost += int64(short-1) * shortPage
	}
	if s.recto && s.verso != alone {
		cost += int64(magnitude(short-s.verso)) * uneven
	}
	return cost
}

// foot returns how many lines of the notes that wait go onto a page of that
// depth, and what that costs.
func (p *paginator) foot(s *state, depth int) (notes int, cost int64) {
	if s.queue == 0 {
		return 0, 0
	}
	notes = s.queue
	for notes > s.least && p.NoteDepth(notes)+depth > p.Lines {
		notes--
	}
	if left := s.queue - notes; left > 0 {
		cost += splitNote + int64(left)*perLineLeft
	}
	if blank := p.Lines - depth - p.NoteDepth(notes); blank > 0 {
		cost += int64(blank) * looseFoot
	}
	return notes, cost
}

// keep adds a state at the head of a page to p.next, or puts it in place of
// one that differs in nothing but being worse.
func (p *paginator) keep(n state, end step) {
	for i := range p.next {
		if s := &p.next[i]; s.alike(&n) {
			if n.cost < s.cost {
				p.steps[s.trace] = end // nothing else leads on from there yet
				n.trace = s.trace
				*s = n
			}
			return
		}
	}
	n.trace = p.step(end)
	p.next = append(p.next, n)
}

// alike says whether what follows cannot tell the states apart.
func (s *state) alike(t *state) bool {
	return s.used == t.used && s.tail == t.tail && s.text == t.text && s.queue == t.queue && s.least == t.least &&
		s.verso == t.verso && s.recto == t.recto && s.fresh == t.fresh && s.first == t.first
}

func (p *paginator) step(s step) int32 {
	p.steps = append(p.steps, s)
	return int32(len(p.steps) - 1)
}

// finish chooses among the states at the end of the chapter.
func (p *paginator) finish(states []state) Result {
	var best *state
	for i := range states {
		s := &states[i]
		if !s.first && s.text < p.LastLines && !s.fresh {
			s.cost += int64(p.LastLines-s.text) * fewLines
			if s.text < 2 {
				s.cost += strandedLine
			}
		}
		for !s.fresh && s.queue > 0 {
			depth := s.used - s.tail
			notes, cost := p.foot(s, depth)
			if notes == s.queue {
				break
			}
			last := len(p.blocks)
			n, end := p.turn(s, last, 0, false)
			n.trace = p.step(end)
			n.cost += cost
			n.fresh = false
			n.least = max(n.least, min(n.queue, p.noteRoom()))
			*s = n
		}
		if best == nil || s.cost < best.cost {
			best = s
		}
	}
	return p.trace(best)
}

// noteRoom returns how many lines of notes fill a page.
func (p *paginator) noteRoom() int {
	n := 1
	for p.NoteDepth(n+1) <= p.Lines {
		n++
	}
	return n
}

// trace walks back from the end.
func (p *paginator) trace(end *state) Result {
	res := Result{Variants: make([]uint8, len(p.blocks)), Cost: end.cost}
	for t := end.trace; t >= 0; t = p.steps[t].prev {
		s := &p.steps[t]
		if s.variant >= 0 {
			res.Variants[s.block] = uint8(s.variant)
			continue
		}
		res.Pages = append(res.Pages, Page{To: Place{int(s.block), int(s.row)}, Depth: int(s.depth), Notes: int(s.notes)})
	}
	for i, j := 0, len(res.Pages)-1; i < j; i, j = i+1, j-1 {
		res.Pages[i], res.Pages[j] = res.Pages[j], res.Pages[i]
	}
	res.Pages = append(res.Pages, Page{To: Place{len(p.blocks), 0}, Depth: end.used - end.tail, Notes: end.queue})
	for i := 1; i < len(res.Pages); i++ {
		res.Pages[i].From = res.Pages[i-1].To
	}
	return res
}

func magnitude(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
