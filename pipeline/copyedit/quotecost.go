package copyedit

// The costs below are like negative logarithms of how often a reading occurs:
// 0 is the usual thing, 2 is seen on every tenth page, 5 once in a book, and 9
// is a slip of typing. They were set by what the language does and then held
// against proofed novels; a change in one of them is worth a run of the bench.

// openCost is the cost of an opening mark by what stands left and right of
// the mark and of any marks beside it.
var openCost = [classes][classes]float32{
	//            space open dash stop …   letter digit close
	atSpace:    {6, .3, .6, 4, .4, 0, 0, 5},
	atOpener:   {6, .3, .6, 4, .4, 0, 0, 5},
	atDash:     {6.5, .6, 2, 5, 1, .6, 1, 6},
	atStop:     {8, 3, 4, 7, 3, 2.5, 3, 8},
	atEllipsis: {8, 2.5, 4, 7, 3, 1.8, 2.5, 8},
	atLetter:   {9, 5, 7, 9, 6, 5, 6, 9},
	atDigit:    {9, 5, 7, 9, 6, 5, 6, 9},
	atCloser:   {8, 4, 5, 8, 4, 4, 4, 8},
}

// closeCost is the same for a closing mark.
var closeCost = [classes][classes]float32{
	//            space open dash stop …   letter digit close
	atSpace:    {6, 7, 6, 4.5, 6, 7, 7, 5},
	atOpener:   {8, 8, 8, 8, 8, 8, 8, 8},
	atDash:     {.4, 3, 2, .6, 2, 3, 3.5, .6},
	atStop:     {0, 2, .5, .4, .8, 2.2, 3, .2},
	atEllipsis: {0, 2, .5, .4, .8, 2.2, 3, .2},
	atLetter:   {.5, 4, .7, .3, .8, 5, 6, .3},
	atDigit:    {.7, 4, .9, .5, 1, 5, 6, .4},
	atCloser:   {.2, 3, .5, .2, .5, 3, 3, .2},
}

// weigh sets the costs of a mark's readings from what stands beside it.
func (p *passage) weigh(m *mark) {
	a, b := p.before(m.at, true), p.after(m.at, true)
	left, right := classOf(p.runeAt(a)), classOf(p.runeAt(b))
	m.cost = [readings]float32{openCost[left][right], never, closeCost[left][right], never, never}
	if m.kind == double {
		m.cost[prime] = p.doublePrime(m.at)
	} else {
		m.cost[opens] += p.startless(m.at + 1)
		m.cost[closes] += p.endless(m.at)
		m.cost[terms] = m.cost[opens] + .5
		m.cost[apostrophe] = p.apostropheCost(m.at)
		m.cost[prime] = p.singlePrime(m.at)
		switch {
		case left == atLetter || left == atDigit:
			m.cost[closes] += .3
		case left == atSpace && (right == atLetter || right == atDigit):
			m.cost[closes] += 2.5 // a double mark may float to the wrong side, a single one begins a word
		}
	}
	m.letter = left == atLetter || left == atDigit
	p.weighTyped(m, left)
}

// weighTyped adds what the shape that was typed says. A word processor picks
// the shape by the character before the mark alone; where its habit explains
// the shape, the shape says little.
//
// Readings of one shape cost the same here. So when the reading found has been
// written, no other has become cheaper by more than it has, and a second run
// finds the same one.
func (p *passage) weighTyped(m *mark, left class) {
	habitOpens := left == atSpace || left == atOpener || left == atDash
	switch p.text[m.at] {
	case '“', '‘', '‛', '„', '‟', '‚', '`':
		c := float32(2)
		switch {
		case habitOpens && m.kind == single && p.job.curlsByHabit:
			c = .1
		case habitOpens:
			c = 1.2
		case m.kind == double:
			c = 5
		}
		m.cost[closes] += c
		m.cost[apostrophe] += c
		m.cost[prime] += c
	case '”', '’', '´':
		c := float32(1.5)
		if habitOpens && left != atDash {
			c = 4.5 // on purpose, against the habit
		}
		m.cost[opens] += c
		m.cost[terms] += c
		m.cost[prime] += 1
	}
}

// doublePrime is the cost of inches or seconds: a digit before, and rather a
// single prime before that.
func (p *passage) doublePrime(i int) float32 {
	k := p.before(i, false)
	if !isDigit(p.runeAt(k)) {
		return never
	}
	for k >= 0 && isDigit(p.text[k]) {
		k--
	}
	if k >= 0 && p.text[k] == ' ' {
		k--
	}
	if r := p.runeAt(k); r == '′' || isSingle(r) && isDigit(p.runeAt(k-1)) {
		return 0
	}
	return 2
}

// singlePrime is the cost of feet or minutes: a digit before, and another or
// a degree sign near.
func (p *passage) singlePrime(i int) float32 {
	k := p.before(i, false)
	if !isDigit(p.runeAt(k)) {
		return never
	}
	n := p.after(i, false)
	if isDigit(p.runeAt(n)) {
		return 0
	}
	if p.runeAt(n) == ' ' && isDigit(p.runeAt(n+1)) {
		for n++; n < len(p.text) && isDigit(p.text[n]); n++ {
		}
		if isDouble(p.runeAt(n)) || p.runeAt(n) == '″' {
			return 0
		}
	}
	for k >= 0 && (isDigit(p.text[k]) || p.text[k] == ' ') {
		k--
	}
	if p.runeAt(k) == '°' {
		return 0
	}
	return 3
}
