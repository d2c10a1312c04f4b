package copyedit

import "math"

// A decision is the reading found for a mark, with the one it would have if
// it did not have this one.
type decision struct {
	reading, second reading
	confidence      int
}

// A stack says which quotations are open, the innermost in the lowest two
// bits: 0 for none, else one of the levels below. Four levels fit.
type stack uint8

const (
	inDouble stack = 1 + iota
	inSingle
	inTerm
)

func (s stack) top() stack { return s & 3 }

func (s stack) depth() int {
	n := 0
	for ; s != 0; s >>= 2 {
		n++
	}
	return n
}

// A searcher finds the readings of a passage's marks that cost the least
// together: the cost of each mark's reading where it stands, and that of
// quotations left open, closed twice, or nested against the usual order. The
// state between two marks is the stack of open quotations, so the search is
// Viterbi's; going back over the same states gives, for each mark, what the
// next best reading of the whole passage would cost. It takes the marks in
// blocks, so that its memory is bounded however long the passage is.
type searcher struct {
	outer   kind
	columns []column
	found   []decision
	// ahead and behind are the costs of what comes after a column, by state.
	ahead, behind [256]float32
}

// blockLength is how many marks are searched together. A block of speech has
// long come to rest by then: all that is carried over is the open quotations.
const blockLength = 1024

// beam is how much worse than the best a state may be and still be followed.
const beam = 18

// A column has the states between two marks.
type column struct {
	forward [256]float32
	from    [256]stack
	read    [256]reading
	states  []stack
}

// run returns a decision for each mark of the passage.
func (s *searcher) run(p *passage) []decision {
	s.outer = p.style.outer
	s.found = s.found[:0]
	state := stack(0)
	for i := 0; i < len(p.marks); i += blockLength {
		end := min(i+blockLength, len(p.marks))
		state = s.block(p, p.marks[i:end], state, end == len(p.marks))
	}
	return s.found
}

func (s *searcher) column(n int) *column {
	for len(s.columns) <= n {
		c := column{}
		for i := range c.forward {
			c.forward[i] = never * 10
		}
		s.columns = append(s.columns, c)
	}
	return &s.columns[n]
}

// empty makes the column hold no state.
func (c *column) empty() {
	for _, st := range c.states {
		c.forward[st] = never * 10
	}
	c.states = c.states[:0]
}

// block reads marks from the given state on and returns the state after them.
func (s *searcher) block(p *passage, marks []mark, state stack, last bool) stack {
	s.column(len(marks))
	for i := range len(marks) + 1 {
		s.columns[i].empty()
	}
	first := &s.columns[0]
	first.forward[state], first.states = 0, append(first.states, state)
	for i := range marks {
		s.forward(&s.columns[i], &s.columns[i+1], &marks[i])
	}
	end := &s.columns[len(marks)]
	best, cost := stack(0), float32(never*10)
	for _, st := range end.states {
		f := end.forward[st]
		s.behind[st] = 0
		if last {
			s.behind[st] = p.openCost(st, s.outer)
			f += s.behind[st]
		}
		if f < cost {
			best, cost = st, f
		}
	}
	n := len(s.found)
	s.found = append(s.found, make([]decision, len(marks))...)
	found := s.found[n:]
	for i, st := len(marks), best; i > 0; i-- {
		found[i-1].reading = s.columns[i].read[st]
		st = s.columns[i].from[st]
	}
	s.backward(marks, found, cost)
	return best
}

// forward fills the column behind a mark from the one before it.
func (s *searcher) forward(from, to *column, m *mark) {
	least := float32(never * 10)
	for _, st := range from.states {
		least = min(least, from.forward[st])
	}
	for _, st := range from.states {
		f := from.forward[st]
		if f > least+beam {
			continue
		}
		for r := opens; r < readings; r++ {
			if m.cost[r] >= never {
				continue
			}
			next, c := s.step(m, st, r)
			if c += f; c < to.forward[next] {
				if to.forward[next] >= never*10 {
					to.states = append(to.states, next)
				}
				to.forward[next], to.from[next], to.read[next] = c, st, r
			}
		}
	}
}

// backward gives each decision its confidence and its second reading.
func (s *searcher) backward(marks []mark, found []decision, best float32) {
	ahead, behind := &s.ahead, &s.behind
	for i := len(marks) - 1; i >= 0; i-- {
		m, from, to := &marks[i], &s.columns[i], &s.columns[i+1]
		var least [readings]float32
		for r := range least {
			least[r] = never
		}
		for _, st := range from.states {
			ahead[st] = never * 10
			for r := opens; r < readings; r++ {
				if m.cost[r] >= never {
					continue
				}
				next, c := s.step(m, st, r)
				if to.forward[next] >= never*10 {
					continue
				}
				c += behind[next]
				ahead[st] = min(ahead[st], c)
				least[r] = min(least[r], c+from.forward[st])
			}
		}
		ahead, behind = behind, ahead
		found[i].rank(&least, best)
	}
}

// rank sets the second reading and the confidence from the least cost of the
// passage under each reading.
func (d *decision) rank(least *[readings]float32, best float32) {
	d.second = d.reading
	next := float32(never)
	for r := opens; r < readings; r++ {
		if sameShape(r, d.reading) || least[r] >= next {
			continue
		}
		d.second, next = r, least[r]
	}
	margin := float64(next - best)
	if margin > 10 {
		d.second, d.confidence = d.reading, 100
		return
	}
	d.confidence = min(99, max(50, int(100/(1+math.Exp(-.8*max(0, margin)))+.5)))
}

// sameShape reports whether two readings look alike in print.
func sameShape(a, b reading) bool {
	return a == b || a <= terms && b <= terms
}

// The costs of quotations that stand in one another.
const (
	innerOutside = 1.2  // the inner mark with nothing round it, as for thoughts
	sameInside   = 6.5  // the same mark inside itself
	leftOpen     = 5    // closed over, being open still
	singleOpen   = 7.5  // the same, of a single mark: an apostrophe nobody knows is likelier
	notOpen      = 6.5  // closed without having been opened
	aWord        = 0.14 // a term's length
	noStop       = 3    // speech that ends without a stop
)

// step returns the stack after a reading of a mark and what the reading costs
// there.
func (s *searcher) step(m *mark, st stack, r reading) (stack, float32) {
	c := m.cost[r]
	if st.top() == inTerm {
		c += aWord * float32(m.words)
	}
	switch r {
	case opens, terms:
		return s.open(m, st, r, c)
	case closes:
		return s.close(m, st, c)
	}
	return st, c
}

func (s *searcher) open(m *mark, st stack, r reading, c float32) (stack, float32) {
	level := inDouble
	if m.kind == single {
		level = inSingle
		if r == terms {
			level = inTerm
		}
	}
	switch top := st.top(); {
	case top == 0:
		if m.kind != s.outer {
			c += innerOutside
		}
	case top == level, top != inDouble && level != inDouble:
		c += sameInside
	case top == inTerm:
		c += 2
	}
	d := st.depth()
	if d > 1 {
		c++
	}
	if d == 4 {
		return st, c + 9
	}
	return st<<2 | level, c
}

func (s *searcher) close(m *mark, st stack, c float32) (stack, float32) {
	plain := c
	for at := st; at != 0; at >>= 2 {
		if (at.top() == inDouble) == (m.kind == double) {
			if at.top() == inSingle && m.cost[closes] > .25 && m.kind == single {
				c += m.afterLetter()
			}
			return at >> 2, c
		}
		if at.top() == inDouble {
			c += leftOpen
		} else {
			c += singleOpen
		}
	}
	return st, plain + notOpen
}

// afterLetter is the cost of a close of speech with no stop before it.
func (m *mark) afterLetter() float32 {
	if m.letter {
		return noStop
	}
	return 0
}

// openCost is the cost of quotations left open at the end of a passage. When
// the next one begins with the same marks, the speech runs on.
func (p *passage) openCost(st stack, outer kind) float32 {
	if st == 0 {
		return 0
	}
	var levels [4]stack
	n := 0
	for ; st != 0; st >>= 2 {
		levels[n] = st.top()
		n++
	}
	c, goesOn := float32(0), true
	next := []rune(p.next)
	for i := n - 1; i >= 0; i-- { // from the outermost
		for len(next) > 0 && (isBlank(next[0]) || isClear(next[0])) {
			next = next[1:]
		}
		level := levels[i]
		if goesOn = goesOn && len(next) > 0 && (level == inDouble && isDouble(next[0]) || level != inDouble && isSingle(next[0])); goesOn {
			next = next[1:]
			c += 1.5
			continue
		}
		c += 5.5
		if i == n-1 {
			c-- // the last paragraph of a letter, or a speech that breaks off
		}
		if level == inTerm {
			c += 1.5
		}
	}
	return c
}
