package copyedit

import (
	"math"
	"sync"
)

// A decision is the reading found for a mark, with the one it would have if
// it did not have this one.
type decision struct {
	reading, second reading
	confidence      uint8 // in percent
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
	weights []weight // of a block's marks
	columns []column
	found   []decision
	along   [blockLength + 1]stack // the states between the marks of a block
	// ahead and behind are the costs of what comes after a column, by state.
	ahead, behind [stacks]int32
}

// blockLength is how many marks are searched together, and lookAhead how many of
// them are there only so that the ones before see what follows. A block of
// speech has long come to rest by then: all that is carried over is the open
// quotations.
const (
	blockLength = 1024
	lookAhead   = 64
)

// beam is how much worse than the best a state may be and still be followed.
const beam = 2400

// doubtful is how much more a reading may cost than the best and still count as
// one: see confidences.
const doubtful = 1000

// nowhere is the cost of a state that is not reached.
const nowhere = 1 << 30

// A column has the states between two marks.
type column struct {
	forward [stacks]int32
	from    [stacks]stack
	read    [stacks]reading
	states  []stack
}

// run returns a decision for each mark of the passage; unless sure is set it
// has no confidence and no second reading.
func (s *searcher) run(p *passage, sure bool) []decision {
	s.outer = p.style.outer
	s.found = append(s.found[:0], make([]decision, len(p.marks))...)
	state := stack(0)
	for i := 0; i < len(p.marks); i += blockLength - lookAhead {
		end := min(i+blockLength, len(p.marks))
		best := s.block(p, p.marks[i:end], s.found[i:end], state, end == len(p.marks))
		if sure {
			s.backward(p.marks[i:end], s.found[i:end], best)
		}
		if end == len(p.marks) {
			break
		}
		state = s.along[blockLength-lookAhead]
	}
	return s.found
}

// prepare weighs the marks of a block and empties the columns round them.
func (s *searcher) prepare(p *passage, marks []mark) {
	s.weights = s.weights[:0]
	for i := range marks {
		s.weights = append(s.weights, p.weigh(&marks[i]))
	}
	for len(s.columns) <= len(marks) {
		c := column{}
		for i := range c.forward {
			c.forward[i] = nowhere
		}
		s.columns = append(s.columns, c)
	}
	for i := range len(marks) + 1 {
		c := &s.columns[i]
		for _, st := range c.states {
			c.forward[st] = nowhere
		}
		c.states = c.states[:0]
	}
}

// block finds the readings of marks from the given state on, and returns what
// they cost.
func (s *searcher) block(p *passage, marks []mark, found []decision, state stack, last bool) int32 {
	s.prepare(p, marks)
	first := &s.columns[0]
	first.forward[state], first.states = 0, append(first.states, state)
	for i := range marks {
		s.columns[i+1].follow(&s.columns[i], &s.weights[i], &moves[s.outer][marks[i].kind])
	}
	end := &s.columns[len(marks)]
	best, cost := stack(0), int32(nowhere)
	for _, st := range end.states {
		f := end.forward[st]
		s.behind[st] = 0
		if last {
			s.behind[st] = p.openCost(st)
			f += s.behind[st]
		}
		if f < cost {
			best, cost = st, f
		}
	}
	for i, st := len(marks), best; i > 0; i-- {
		s.along[i] = st
		found[i-1].reading = s.columns[i].read[st]
		st = s.columns[i].from[st]
	}
	return cost
}

// follow fills the column behind a mark from the one before it.
func (to *column) follow(from *column, w *weight, table *moveTable) {
	least := int32(nowhere)
	for _, st := range from.states {
		least = min(least, from.forward[st])
	}
	for _, st := range from.states {
		f := from.forward[st]
		if f > least+beam {
			continue
		}
		row := &table[st]
		for _, r := range w.possible() {
			m := row[r]
			c := f + int32(m.cost) + w.cost[m.hangsOn][r]
			if c < to.forward[m.next] {
				if to.forward[m.next] == nowhere {
					to.states = append(to.states, m.next)
				}
				to.forward[m.next], to.from[m.next], to.read[m.next] = c, st, r
			}
		}
	}
}

// backward gives each decision its confidence and its second reading. It goes
// only where a reading of the whole block that is doubtful yet may come from.
func (s *searcher) backward(marks []mark, found []decision, best int32) {
	ahead, behind := &s.ahead, &s.behind
	rest := int32(nowhere) // the least of behind
	for _, st := range s.columns[len(marks)].states {
		rest = min(rest, behind[st])
	}
	for i := len(marks) - 1; i >= 0; i-- {
		w, from, to := &s.weights[i], &s.columns[i], &s.columns[i+1]
		table := &moves[s.outer][marks[i].kind]
		least := [readings]int32{nowhere, nowhere, nowhere, nowhere, nowhere}
		farthest, next := best+doubtful-rest-w.least, int32(nowhere)
		for _, st := range from.states {
			f, a := from.forward[st], int32(nowhere)
			if f <= farthest {
				row := &table[st]
				for _, r := range w.possible() {
					m := row[r]
					b := behind[m.next]
					if b == nowhere || to.forward[m.next] == nowhere {
						continue
					}
					c := b + int32(m.cost) + w.cost[m.hangsOn][r]
					a = min(a, c)
					least[r] = min(least[r], f+c)
				}
			}
			ahead[st] = a
			next = min(next, a)
		}
		rest = next
		ahead, behind = behind, ahead
		found[i].rank(&least, best)
	}
}

// rank sets the second reading and the confidence from the least cost of the
// passage under each reading.
func (d *decision) rank(least *[readings]int32, best int32) {
	d.second = d.reading
	next := int32(nowhere)
	for r := opens; r < readings; r++ {
		if sameShape(r, d.reading) || least[r] >= next {
			continue
		}
		d.second, next = r, least[r]
	}
	if next > best+doubtful {
		d.second, d.confidence = d.reading, 100
		return
	}
	d.confidence = confidences()[max(0, next-best)]
}

// confidences has, in percent, how sure a reading is that costs so much less
// than the next best, up to doubtful.
var confidences = sync.OnceValue(func() *[doubtful + 1]uint8 {
	var list [doubtful + 1]uint8
	for margin := range list {
		list[margin] = min(99, max(50, uint8(100/(1+math.Exp(-.008*float64(margin)))+.5)))
	}
	return &list
})

// sameShape reports whether two readings look alike in print.
func sameShape(a, b reading) bool {
	return a == b || a <= terms && b <= terms
}

// openCost is the cost of quotations left open at the end of a passage. When
// the next one begins with the same marks, the speech runs on.
func (p *passage) openCost(st stack) int32 {
	if st == 0 {
		return 0
	}
	var levels [4]stack
	n := 0
	for ; st != 0; st >>= 2 {
		levels[n] = st.top()
		n++
	}
	c, goesOn := int32(0), true
	next := []rune(p.next)
	for i := n - 1; i >= 0; i-- { // from the outermost
		for len(next) > 0 && (isBlank(next[0]) || isClear(next[0])) {
			next = next[1:]
		}
		level := levels[i]
		if goesOn = goesOn && len(next) > 0 && (level == inDouble && isDouble(next[0]) || level != inDouble && isSingle(next[0])); goesOn {
			next = next[1:]
			c += 150
			continue
		}
		c += 550
		if i == n-1 {
			c -= 100 // the last paragraph of a letter, or a speech that breaks off
		}
		if level == inTerm {
			c += 150
		}
	}
	return c
}
