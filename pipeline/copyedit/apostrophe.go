package copyedit

import "strings"

// unlikely is the cost of an apostrophe nothing speaks for.
const unlikely = 650

// apostropheCost is the cost of reading the single mark at i, which does not
// stand between two letters, as an apostrophe: one that begins a word, or one
// that ends it.
func (p *passage) apostropheCost(i int) int32 {
	if !p.style.isEnglish() {
		return p.foreignApostrophe(i)
	}
	cost := int32(unlikely)
	if p.form == label {
		return 0
	}
	l, r := p.before(i, false), p.after(i, false)
	lead := r < len(p.text) && (isLetter(p.text[r]) || isDigit(p.text[r])) && !isThin(p.runeAt(i+1))
	trail := l >= 0 && (isLetter(p.text[l]) || isDigit(p.text[l])) && !isThin(p.runeAt(i-1))
	switch {
	case lead && trail: // 6'2
		return 300
	case lead:
		cost = p.leadCost(i, r) + p.alone(i, r)
	case trail:
		cost = p.trailCost(i, l)
	default:
		if c := classOf(p.runeAt(l)); c == atStop && isLetter(p.runeAt(r)) {
			return 300 // Co.'s
		}
		return unlikely + 200
	}
	return cost
}

// leadCost is the cost of an apostrophe at i before the word at r.
func (p *passage) leadCost(i, r int) int32 {
	if isDigit(p.text[r]) {
		return p.yearCost(r)
	}
	w := p.wordAt(r)
	end := p.wordEnd(r)
	e, v, u := english(), p.job.words, p.job.words.of(w)
	switch l := p.runeAt(p.before(i, false)); {
	case w == "a" && p.isHave(i):
		return 0
	case classOf(l) == atStop && (w == "s" || w == "d" || w == "ll"):
		return 0 // Co.'s, Smith & Co.'ll
	case w == "n" && (isSingle(p.runeAt(end)) || u.bare == 0):
		return 30 // rock 'n' roll
	}
	if noWords[w] && !e.leadSure[w] && p.endsInMark(end) {
		return unlikely // ‘an’ so’
	}
	capital := int32(0)
	if isUpper(p.text[r]) {
		capital = 30
	}
	s := v.stumpOf(w)
	h, whole, known := s.h, s.whole, s.known
	if capital > 0 {
		h, whole, known = s.hName, s.wName, s.known || s.named
	}
	if known && s.common && h < sure {
		h = 0
	}
	listed := e.leadLikely[w] || strings.HasSuffix(w, "in") && e.leadLikely[w+"g"]
	if capital > 0 && e.leadNames[w] {
		listed, known = true, true
	}
	switch {
	case e.leadSure[w]:
		return 0
	case s.freely(u):
		return 20 + capital
	case decades[w] && (isDash(p.runeAt(end)) || p.endsYear(end)):
		return 100
	case !known && v.scarce(u) && h >= likely:
		return 30 + capital
	case !known && v.scarce(u) && whole == sure:
		return 40 + capital
	case v.says(u.lead, u.bare):
		return 80
	case letterWords[w] && len(w) == 1 && (capital == 0 || isSingle(p.runeAt(end)) && isLetter(p.runeAt(end+1))), w == "e":
		return 80
	case !known && v.scarce(u) && whole == likely:
		return 100 + capital
	case listed && u.lead > 1 && u.lead*10 > u.bare:
		return 60 + capital
	case listed && v.scarce(u):
		return 50 + capital
	case listed && capital == 0:
		return p.inDialect(120)
	case listed:
		return p.inDialect(230)
	case h >= likely && p.dropsH:
		return 100 + capital
	case h >= likely && v.scarce(u) && !ordinary[w]:
		return 100 + capital
	case ordinary[w] && v.scarce(u) && !p.dropsH:
		return 30 + capital + 2*(100-v.trust())
	case w == "at" && p.thick > 1:
		return 150 + capital // that
	case h >= likely && v.dropsH:
		return 200 + capital
	case h >= likely:
		return 280 + capital
	case len(w) > 3 && e.trail[w] && (e.leadLikely[w+"d"] || e.leadLikely[w+"t"]):
		return 100 // 'roun' has lost both ends
	case v.scarce(u) && v.clipped(w):
		return 60 + capital
	case !known && v.scarce(u) && whole == unsure:
		return 200 + capital
	case !known && v.scarce(u):
		return 330 + 2*capital
	case s.clip == 3:
		return p.inDialect(150) + 2*capital
	case s.clip == 2:
		return p.inDialect(250) + 2*capital
	case s.clip == 1:
		return p.inDialect(350) + 2*capital
	case v.clipped(w):
		return 300 + 2*capital
	}
	return unlikely
}

// freely reports whether the marks before a word are no quotation marks in the
// book, since often enough nothing behind could close what they would open.
func (s *stump) freely(u *usage) bool {
	if s.known && s.clip == 0 && s.h == 0 || u.bare > 4*u.led {
		return false
	}
	return u.free >= 2 && u.free*3 >= u.led && u.shut*2 <= u.led || u.amid-u.shut >= 2 && u.bare == 0 && u.amid*3 > u.led && u.free > 0
}

// ordinary are words of their own that could be others without their h: that a
// short text has them nowhere else says nothing.
var ordinary = setOfWords("ail air ale all alter am an and anger are arm arms armed arrow as ash at ate aunt ay each ear ears earth eat edge " +
	"eight elf elm end ends er ever ill ills imp inn is it itch its ode old olive one or our out over owl own ox us use")

// prefixes are what speech drops at the start of a word: 'member, 'bout.
var prefixes = []string{"a", "be", "re", "de", "e", "ex", "i", "o", "in", "im", "un", "con", "com", "dis", "ac", "ad", "af", "al", "ap", "as", "at", "en",
	"em", "per", "pre", "pro", "sus"}

// clipped reports whether the book has the word with one of prefixes before
// it, and with its g where it has lost that too.
func (v *vocabulary) clipped(w string) bool {
	if len(w) < 3 {
		return false
	}
	var buf [longest + 8]byte
	for _, pre := range prefixes {
		whole := append(append(buf[:0], pre...), w...)
		if u := v.words[string(whole)]; u != nil && u.bare > 0 {
			return true
		}
		if w[len(w)-2:] == "in" {
			if u := v.words[string(append(whole, 'g'))]; u != nil && u.bare > 0 {
				return true
			}
		}
	}
	return false
}

// startless is what an opening mark costs more before the word at r, because
// the word is none without an apostrophe before it.
func (p *passage) startless(r int) int32 {
	if !p.style.isEnglish() || !isLetter(p.runeAt(r)) {
		return 0
	}
	w := p.wordAt(r)
	v, u := p.job.words, p.job.words.of(w)
	s, capital := v.stumpOf(w), isUpper(p.text[r])
	h, whole, known := s.h, s.whole, s.known
	if capital {
		h, whole, known = s.hName, s.wName, s.known || s.named
	}
	switch {
	case english().leadSure[w]:
		return 500
	case s.freely(u):
		return 300
	case letterWords[w] && !capital:
		return 250
	case !known && v.scarce(u) && (h >= likely || whole == sure):
		return 300
	case !known && v.scarce(u) && whole == likely:
		return 200
	case (english().leadLikely[w] || s.clip == 3) && !capital:
		return 120 + v.trust()
	case known || !v.scarce(u) || w == "":
		return 0
	case whole == unsure:
		return 100
	case u.bare > 0 || capital:
		return 60
	}
	return 2 * v.trust()
}

// endless is what a closing mark costs more behind the word that ends before
// i, because the word is none without an apostrophe behind it.
func (p *passage) endless(i int) int32 {
	if !p.style.isEnglish() || !isLetter(p.runeAt(i-1)) {
		return 0
	}
	w := p.wordBefore(i)
	v, u := p.job.words, p.job.words.of(w)
	if noWords[w] {
		return 250
	}
	if w == "" {
		return 0
	}
	s := v.stumpOf(w)
	switch {
	case s.known && s.common || !v.scarce(u):
		return 0
	case english().trail[w] && len(w) > 1 || v.dropsG(w) || cutNot(w):
		return 300
	case s.known || s.named:
		return 0
	}
	return v.trust()
}

// noWords are forms of the list of trailing elisions that are no words at all.
var noWords = setOfWords("o th an wi fo mo po t gi yo sho wha befo d lan didn couldn wouldn shouldn isn wasn")

// inDialect is the cost of an apostrophe that has little to speak for it where
// the passage or the book has others that are beyond doubt.
func (p *passage) inDialect(cost int32) int32 { return cost - cost*min(p.thick, 2)/4 }

// listen looks for words that have lost a letter beyond much doubt: how thick a
// passage is with them, and whether one of them is an h.
func (p *passage) listen() {
	p.dropsH, p.thick = false, 0
	if !p.style.isEnglish() {
		return
	}
	v := p.job.words
	if v.inDialect {
		p.thick = 1
	}
	for i := 0; i+1 < len(p.text); i++ {
		if !isSingle(p.text[i]) {
			continue
		}
		switch lead := isLetter(p.text[i+1]); {
		case i > 0 && isLetter(p.text[i-1]):
			if !lead && isClipped(p.wordBefore(i)) {
				p.thick++
			}
		case lead:
			w := p.wordAt(i + 1)
			s := v.stumpOf(w)
			switch known := s.known || s.named; {
			case hDropped[w] && isLower(p.text[i+1]), !known && s.h >= likely && w != "e":
				p.dropsH = true
				p.thick++
			case english().leadSure[w], !known && s.whole == sure:
				p.thick++
			}
		}
	}
}

// hDropped are words of a letter or two, and such as are words without their h
// too, that show a speaker who drops it.
var hDropped = setOfWords("e im er ad ave ere ome ouse isself erself asn adn avin orse ead")

// isHave reports whether the word "a" between two single marks, the first at
// i, is what is left of "have": I'd 'a' thought.
func (p *passage) isHave(i int) bool {
	if i < 2 || p.text[i-1] != ' ' || !isSingle(p.runeAt(i+2)) {
		return false
	}
	switch p.wordBefore(i - 1) {
	case "d", "t", "ll", "would", "could", "should", "might", "must", "may":
		return true
	}
	return false
}

// alone is what an apostrophe before a word costs more where the mark begins
// the passage, or where another mark ends the very same word: ‘meat’.
func (p *passage) alone(i, r int) int32 {
	w := p.wordAt(r)
	if english().leadSure[w] {
		return 0
	}
	if i == 0 {
		if s := p.job.words.stumpOf(w); s.common && p.style.outer == single {
			return 400
		}
		return 200
	}
	if len(w) < 2 {
		return 0
	}
	if end := p.wordEnd(r); p.endsInMark(end) && !isClipped(w) && !cutNot(w) {
		return 250
	}
	return 0
}

// endsInMark reports whether a single mark stands behind a word that ends at
// end, and no letter behind that.
func (p *passage) endsInMark(end int) bool {
	return isSingle(p.runeAt(end)) && !isLetter(p.runeAt(end+1))
}

// cutNot reports whether a word is a verb that has lost the t of not: didn',
// 'twadn'.
func cutNot(w string) bool {
	return len(w) > 2 && w[len(w)-1] == 'n' && (noWords[w] || verbs[w] || w[0] == 't' && verbs[w[1:]])
}

// dropsG reports whether a word in -in is one in -ing.
func (v *vocabulary) dropsG(w string) bool {
	return len(w) >= 4 && w[len(w)-2:] == "in" && !english().inWords[w] && v.of(w).bare == 0
}

// says reports whether a word that stands beside an apostrophe n times and
// bare times without one is at home there.
func (v *vocabulary) says(n, bare int32) bool {
	return n >= 2 && bare == 0 || n >= 3 && n > bare/2
}

// decades begin the years that are written out: the autumn of 'forty-eight.
var decades = setOfWords("twenty thirty forty fifty sixty seventy eighty ninety")

// endsYear reports whether a year written out may end at i.
func (p *passage) endsYear(i int) bool {
	r := p.runeAt(i)
	return r == ',' || r == '.' || r == ' ' || r == ';' || r == ')'
}

// letterWords are the elisions of a letter or two that stand by themselves.
var letterWords = setOfWords("t s d m n re ve ll")

func beginsWithVowel(w string) bool {
	switch w[:min(len(w), 1)] {
	case "a", "e", "i", "o", "u", "y":
		return true
	}
	return false
}

// yearCost is the cost of an apostrophe before the digits at r: '69, '90s.
func (p *passage) yearCost(r int) int32 {
	k := r
	for k < len(p.text) && isDigit(p.text[k]) {
		k++
	}
	if k-r != 2 {
		return 500
	}
	if p.runeAt(k) == 's' && !isLetter(p.runeAt(k+1)) {
		return 0
	}
	if isLetter(p.runeAt(k)) {
		return 500
	}
	return 50
}

// trailCost is the cost of an apostrophe at i after the word that ends at l.
func (p *passage) trailCost(i, l int) int32 {
	if isDigit(p.text[l]) {
		return 400
	}
	start := p.wordStart(l + 1)
	w := p.wordBefore(l + 1)
	e, u := english(), p.job.words.of(w)
	next := p.runeAt(i + 1)
	switch {
	case w == "n" && start > 0 && isSingle(p.text[start-1]):
		return 0 // 'n'
	case w == "a" && start > 0 && isSingle(p.text[start-1]) && p.isHave(start-1):
		return 0
	case w == "" || w == "s" && start > 0 && isSingle(p.text[start-1]):
		return unlikely
	case len(w) >= 4 && w[len(w)-2:] == "in" && !e.inWords[w]:
		if u.bare == 0 {
			return 20
		}
		return 100
	case e.trail[w] && u.bare == 0, cutNot(w):
		return 20
	case e.trail[w]:
		return 80
	case p.job.words.says(u.trail, u.bare):
		return 80
	case w[len(w)-1] == 's' || w[len(w)-1] == 'z' || w[len(w)-1] == 'x':
		switch {
		case next == ' ' && isLower(p.runeAt(i+2)):
			return 140 // the boys' turn
		case next == ' ':
			return 240
		}
		return 320 // the Joneses'.
	case u.bare == 0:
		return 350
	}
	return unlikely
}
