package copyedit

// The costs below are like negative logarithms of how often a reading occurs, in
// hundredths: 0 is the usual thing, 200 is seen on every tenth page, 500 once in
// a book, and 900 is a slip of typing. They were set by what the language does
// and then held against proofed novels; a change in one of them is worth a run of
// the bench. They are whole numbers so that all machines find the same readings:
// some round a sum and a product once, others twice.

// openCost is the cost of an opening mark by what stands left and right of
// the mark and of any marks beside it.
var openCost = [classes][classes]int32{
	//            space open dash stop …   letter digit close
	atSpace:    {600, 30, 60, 400, 40, 0, 0, 500},
	atOpener:   {600, 30, 60, 400, 40, 0, 0, 500},
	atDash:     {650, 60, 200, 500, 100, 60, 100, 600},
	atStop:     {800, 300, 400, 700, 300, 250, 300, 800},
	atEllipsis: {800, 250, 400, 700, 300, 180, 250, 800},
	atLetter:   {900, 500, 700, 900, 600, 500, 600, 900},
	atDigit:    {900, 500, 700, 900, 600, 500, 600, 900},
	atCloser:   {800, 400, 500, 800, 400, 400, 400, 800},
}

// closeCost is the same for a closing mark.
var closeCost = [classes][classes]int32{
	//            space open dash stop …   letter digit close
	atSpace:    {600, 700, 600, 450, 600, 1100, 1100, 500},
	atOpener:   {800, 800, 800, 800, 800, 800, 800, 800},
	atDash:     {40, 300, 200, 60, 200, 300, 350, 60},
	atStop:     {0, 200, 50, 40, 80, 220, 300, 20},
	atEllipsis: {0, 200, 50, 40, 80, 220, 300, 20},
	atLetter:   {50, 400, 70, 30, 80, 500, 600, 30},
	atDigit:    {70, 400, 90, 50, 100, 500, 600, 40},
	atCloser:   {20, 300, 50, 20, 50, 300, 300, 20},
}

// ofNothing is what an opening mark costs more at the end of a passage, and a
// closing one at its start.
const ofNothing = 500

// never is the cost of a reading that cannot be.
const never = 1e8

// weigh returns the costs of a mark's readings by what stands beside it.
func (p *passage) weigh(m *mark) weight {
	at := int(m.at)
	a, b := p.before(at, true), p.after(at, true)
	left, right := classOf(p.runeAt(a)), classOf(p.runeAt(b))
	cost := [readings]int32{openCost[left][right], never, closeCost[left][right], never, never}
	if b == len(p.text) {
		cost[opens] += ofNothing
	}
	if a < 0 {
		cost[closes] += ofNothing
	}
	if m.kind == double {
		cost[prime] = p.doublePrime(at)
	} else {
		cost[opens] += p.startless(at + 1)
		cost[closes] += p.endless(at)
		cost[terms] = cost[opens] + 50
		cost[opens] += p.midSentence(at)
		cost[apostrophe] = p.apostropheCost(at)
		cost[prime] = p.singlePrime(at)
		switch {
		case left == atLetter || left == atDigit:
			cost[closes] += 30
		case left == atSpace && (right == atLetter || right == atDigit):
			cost[closes] += 250 // a double mark may float to the wrong side, a single one begins a word
		}
	}
	p.weighTyped(&cost, m, left)
	return weightOf(&cost, m.words, left == atLetter || left == atDigit)
}

// weighTyped adds what the shape that was typed says. A word processor picks
// the shape by the character before the mark alone; where its habit explains
// the shape, the shape says little.
//
// Readings of one shape cost the same here. So when the reading found has been
// written, no other has become cheaper by more than it has, and a second run
// finds the same one.
func (p *passage) weighTyped(cost *[readings]int32, m *mark, left class) {
	habitOpens := left == atSpace || left == atOpener || left == atDash
	switch p.text[m.at] {
	case '“', '‘', '‛', '„', '‟', '‚', '`':
		c := int32(200)
		switch {
		case habitOpens && m.kind == single && p.job.curlsByHabit:
			c = 10
		case habitOpens:
			c = 120
		case m.kind == double:
			c = 500
		}
		cost[closes] += c
		cost[apostrophe] += c
		cost[prime] += c
	case '”', '’', '´':
		c := int32(150)
		if habitOpens && left != atDash {
			c = 450 // on purpose, against the habit
		}
		cost[opens] += c
		cost[terms] += c
		cost[prime] += 100
	}
}

// doublePrime is the cost of inches or seconds: a digit before, and rather a
// single prime before that.
func (p *passage) doublePrime(i int) int32 {
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
	return 200
}

// singlePrime is the cost of feet or minutes: a digit before, and another or
// a degree sign near.
func (p *passage) singlePrime(i int) int32 {
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
	return 300
}

// midSentence is what an opening mark of speech costs more where nothing but a
// word leads up to it: speech follows a comma, a colon or a stop.
func (p *passage) midSentence(i int) int32 {
	if i < 2 || p.text[i-1] != ' ' || !isLetter(p.text[i-2]) {
		return 0
	}
	if isUpper(p.runeAt(i + 1)) {
		return 120
	}
	return 300
}
