package copyedit

import "slices"

// A kind tells the two families of quotation marks apart.
type kind uint8

const (
	double kind = iota
	single
)

// A reading is what a mark can be.
type reading uint8

const (
	opens reading = iota // opens speech, or any double quotation
	terms                // a single mark that opens a word or two: ‘sic’
	closes
	apostrophe
	prime
	readings
)

// A mark is a quotation mark, an apostrophe or a prime as typed.
type mark struct {
	at    int32 // in text
	words int32 // words between the last mark and this one
	kind  kind
}

// quotes gives each quotation mark and apostrophe of the passage the shape of
// its reading. Those between two letters are apostrophes; all others are read
// together, since each depends on the rest: see search.
//
// The shape of a mark is evidence itself. Where a reading was not certain the
// marks are read again as written, so that another run finds nothing to do.
func quotes(p *passage) {
	p.setMarks()
	p.keepReadings()
}

func (p *passage) setMarks() {
	for round := range 3 {
		p.collect()
		found := p.search.run(p, round == 0)
		if round > 0 {
			if !p.changesMarks(found) {
				return
			}
			p.search.run(p, true)
		}
		p.sureMarks(found)
		if len(p.pending) == 0 || p.allCertain(found) {
			return
		}
		p.apply()
	}
}

// changesMarks reports whether one of the marks has not the shape of its reading.
func (p *passage) changesMarks(found []decision) bool {
	for i, d := range found {
		m := &p.marks[i]
		if string(p.text[m.at]) != p.shape(m, d.reading) {
			return true
		}
	}
	return false
}

// allCertain reports whether no other reading of the marks comes near.
func (p *passage) allCertain(found []decision) bool {
	for _, d := range found {
		if d.confidence < 100 {
			return false
		}
	}
	return true
}

// collect finds the marks whose reading has to be searched for.
func (p *passage) collect() {
	p.marks = p.marks[:0]
	p.listen()
	words := int32(0)
	typed := p.style.curls
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if r == ' ' || r == '\n' {
			words++
			continue
		}
		var k kind
		switch {
		case r == '"':
		case isDouble(r) && typed:
		case r == '\'' || r == '`' || r == '´':
			k = single
		case isSingle(r) && (typed || r == '’'):
			k = single
		default:
			continue
		}
		if k == single && p.insideWord(i) {
			continue
		}
		if p.fixed(i) {
			continue
		}
		p.marks = append(p.marks, mark{int32(i), words, k})
		words = 0
	}
}

// insideWord reports whether the single mark at i is an apostrophe inside a
// word, beyond doubt.
func (p *passage) insideWord(i int) bool {
	a, b := p.before(i, false), p.after(i, false)
	if a < 0 || b == len(p.text) || isThin(p.runeAt(i-1)) || isThin(p.runeAt(i+1)) {
		return false
	}
	l, r := p.text[a], p.text[b]
	if isHan(l) || isHan(r) {
		return false // no apostrophes there
	}
	return isLetter(l) && isLetter(r) || isDigit(l) && isLetter(r) || r == opaque && isLetter(l) || l == opaque && isLetter(r)
}

// sureMarks replaces the marks from left to right: those inside words, and
// those searched for by their readings.
func (p *passage) sureMarks(found []decision) {
	if len(p.marks) > longPassage {
		p.pending, p.fresh = slices.Grow(p.pending, len(p.marks)), slices.Grow(p.fresh, len(p.marks))
	}
	next := 0
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if !isSingle(r) && !isDouble(r) {
			continue
		}
		if next < len(p.marks) && int(p.marks[next].at) == i {
			p.settle(&p.marks[next], found[next])
			next++
			continue
		}
		if r != '’' && isSingle(r) && r != '‚' && p.insideWord(i) {
			if l := p.text[p.before(i, false)]; isDigit(l) && p.isFeet(i) {
				p.replace(i, i+1, "′", 80, "’")
				continue
			}
			p.replace(i, i+1, "’", 100, "")
		}
	}
}

// isFeet reports whether a letter behind a digit and a single mark is none of
// a word's ending: 6'x, not 80's.
func (p *passage) isFeet(i int) bool {
	w := p.wordAt(p.after(i, false))
	return w == "x" || w == "by"
}

// settle replaces a mark by the shape of its reading.
func (p *passage) settle(m *mark, d decision) {
	shape := p.shape(m, d.reading)
	second := ""
	if d.second != d.reading {
		if s := p.shape(m, d.second); s != shape {
			second = s
		}
	}
	if i := int(m.at); string(p.text[i]) != shape {
		p.replace(i, i+1, shape, int(d.confidence), second)
	}
}

// shape returns the characters for a reading in the passage's style.
func (p *passage) shape(m *mark, r reading) string {
	switch {
	case r == apostrophe:
		return "’"
	case r == prime && m.kind == single:
		return "′"
	case r == prime:
		return "″"
	case r == closes:
		return p.style.shapes[m.kind][1]
	}
	return p.style.shapes[m.kind][0]
}
