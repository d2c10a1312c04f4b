package copyedit

// A stack says which quotations are open, the innermost in the lowest two
// bits: 0 for none, else one of the levels below. Four levels fit.
type stack uint8

const (
	inDouble stack = 1 + iota
	inSingle
	inTerm
)

// stacks is how many a stack can tell apart.
const stacks = 256

func (s stack) top() stack { return s & 3 }

func (s stack) depth() int {
	n := 0
	for ; s != 0; s >>= 2 {
		n++
	}
	return n
}

// The costs of quotations that stand in one another.
const (
	innerOutside = 120 // the inner mark with nothing round it, as for thoughts
	sameInside   = 650 // the same mark inside itself
	leftOpen     = 500 // closed over, being open still
	singleOpen   = 750 // the same, of a single mark: an apostrophe nobody knows is likelier
	notOpen      = 650 // closed without having been opened
	aWord        = 14  // a term's length
	noStop       = 300 // speech that ends without a stop
)

// A move is what a reading of a mark does to the stack of open quotations.
type move struct {
	next    stack
	hangsOn hold
	cost    int16 // besides that of the reading itself
}

// A moveTable has the moves of a mark by the stack and the reading.
type moveTable [stacks][readings]move

// A hold says which costs of a move hang on what stands beside the mark.
type hold uint8

const (
	onLength hold = 1 << iota // it ends in a term
	onStop                    // it ends single speech
	holds    = 4
)

// moves has the moves by the kind of the outer marks and the kind of the mark.
var moves = func() (all [2][2]moveTable) {
	for outer := range all {
		for k := range all[outer] {
			table := &all[outer][k]
			for st := range table {
				for r := range table[st] {
					table[st][r] = moveOf(kind(outer), kind(k), stack(st), reading(r))
				}
			}
		}
	}
	return all
}()

func moveOf(outer, k kind, st stack, r reading) move {
	m := move{next: st}
	switch r {
	case opens, terms:
		m.next, m.cost = opened(outer, k, st, r)
	case closes:
		m = closed(k, st)
	}
	if st.top() == inTerm {
		m.hangsOn |= onLength
	}
	return m
}

func opened(outer, k kind, st stack, r reading) (next stack, cost int16) {
	level := inDouble
	if k == single {
		level = inSingle
		if r == terms {
			level = inTerm
		}
	}
	switch top := st.top(); {
	case top == 0:
		if k != outer {
			cost = innerOutside
		}
	case top == level, top != inDouble && level != inDouble:
		cost = sameInside
	case top == inTerm:
		cost = 200
	}
	if st.top() == inTerm {
		st = st&^3 | inSingle // with a quotation in it, it is no term
	}
	d := st.depth()
	if d > 1 {
		cost += 100
	}
	if d == 4 {
		return st, cost + 900
	}
	return st<<2 | level, cost
}

func closed(k kind, st stack) move {
	m := move{}
	for at := st; at != 0; at >>= 2 {
		if (at.top() == inDouble) == (k == double) {
			if at.top() == inSingle {
				m.hangsOn = onStop
			}
			m.next = at >> 2
			return m
		}
		if at.top() == inDouble {
			m.cost += leftOpen
		} else {
			m.cost += singleOpen
		}
	}
	return move{next: st, cost: notOpen}
}

// A weight is what the readings of a mark cost where it stands.
type weight struct {
	// cost has that of each reading by what the move hangs on.
	cost  [holds][readings]int32
	least int32 // of these
	list  [readings]reading
	n     int // how many of list can be
}

// possible lists the readings the mark can have.
func (w *weight) possible() []reading { return w.list[:w.n] }

// weightOf makes a weight of the costs of the readings by themselves: words stand
// between the mark and the last one, and a letter may stand before it.
func weightOf(cost *[readings]int32, words int32, letter bool) weight {
	w := weight{least: never}
	stop := int32(0)
	if letter && cost[closes] > 25 {
		stop = noStop
	}
	for r, c := range cost {
		if c >= never {
			continue
		}
		w.list[w.n] = reading(r)
		w.n++
		w.least = min(w.least, c)
		w.cost[0][r], w.cost[onStop][r] = c, c+stop
		w.cost[onLength][r], w.cost[onLength|onStop][r] = c+aWord*words, c+stop+aWord*words
	}
	return w
}
