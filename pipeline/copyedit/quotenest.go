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
	cost    int32 // besides that of the reading itself
}

// A hold says which costs of a move hang on what stands beside the mark.
type hold uint8

const (
	onLength hold = 1 << iota // it ends in a term
	onStop                    // it ends single speech
)

// moves has the moves by the kind of the outer marks, the kind of the mark, the
// reading and the stack.
var moves = func() (all [2][2]*[readings][stacks]move) {
	for outer := range all {
		for k := range all[outer] {
			table := new([readings][stacks]move)
			for st := range stacks {
				for r := range table {
					table[r][st] = moveOf(kind(outer), kind(k), stack(st), reading(r))
				}
			}
			all[outer][k] = table
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

func opened(outer, k kind, st stack, r reading) (next stack, cost int32) {
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
	cost  [readings]int32
	least int32 // of these
	// more is what else a move costs, by what it hangs on.
	more [4]int32
	list [readings]reading // those that can be, and how many they are
	n    int
}

// possible lists the readings the mark can have.
func (w *weight) possible() []reading { return w.list[:w.n] }

// settle sets what follows from the costs of the readings: words stand between
// the mark and the last one, and a letter may stand before it.
func (w *weight) settle(words int32, letter bool) {
	w.least = never
	for r := opens; r < readings; r++ {
		if w.cost[r] < never {
			w.list[w.n] = r
			w.n++
			w.least = min(w.least, w.cost[r])
		}
	}
	w.more[onLength] = aWord * words
	if letter && w.cost[closes] > 25 {
		w.more[onStop] = noStop
	}
	w.more[onLength|onStop] = w.more[onLength] + w.more[onStop]
}
