package copyedit

// leadCost is the cost of an apostrophe at i before the word or figures at r.
func (p *passage) leadCost(i, r int) int32 {
	if isDigit(p.text[r]) {
		return p.yearCost(r)
	}
	w, end := p.wordAt(r), p.wordEnd(r)
	before := classOf(p.runeAt(p.before(i, false)))
	switch {
	case w == "a" && (p.isHave(i) || p.isHalf(end)):
		return 0
	case before == atStop && (w == "s" || w == "d" || w == "ll"):
		return 0 // Co.'s, Smith & Co.'ll
	case w == "n" && (isSingle(p.runeAt(end)) || p.job.words.of(w).bare == 0):
		return 30 // rock 'n' roll
	case decades[w] && (isDash(p.runeAt(end)) || p.endsYear(end)):
		return 100
	case decadeNames[w] && decadeBehind[p.wordBefore(i-1)]:
		return 60
	}
	cost, _ := p.lead(r, w)
	return cost
}

// startless is what an opening mark costs more before the word at r, because
// the word is none without an apostrophe before it.
func (p *passage) startless(r int) int32 {
	if !p.style.isEnglish() || !isLetter(p.runeAt(r)) {
		return 0
	}
	_, more := p.lead(r, p.wordAt(r))
	return more
}

// lead weighs the word w at r that has a single mark before it: the cost of an
// apostrophe there, and how much more an opening mark costs than before any
// other word. What the language says comes first, then what the book says, and
// then how the people in it speak.
func (p *passage) lead(r int, w string) (apostrophe, opening int32) {
	e, v, u := english(), p.job.words, p.job.words.of(w)
	end := p.wordEnd(r)
	if noWords[w] && !e.leadSure[w] && p.endsInMark(end) {
		return unlikely, 0 // ‘an’ so’
	}
	capital := int32(0)
	if isUpper(p.text[r]) {
		capital = 30
	}
	s := v.stumpOf(w)
	h, whole, known := s.read(capital > 0)
	listed := s.listed || capital > 0 && e.leadNames[w]
	stranger := !known && v.scarce(u) // neither the language nor the book has it
	if listed || s.clip == 3 {
		opening = 120 + v.trust()
		if capital > 0 && p.thick == 0 {
			opening = 60
		}
	}
	switch {
	case w == "":
		return unlikely, 0
	case s.both && p.thick > 1 && p.endsInMark(end):
		return 60 + capital, opening
	case e.leadSure[w] && p.isItself(w, r, end):
		return 200, 60
	case e.leadSure[w]:
		return 0, 500
	case s.freely(u):
		return 20 + capital, 300
	case w == "a" && (finite[p.nextWord(end)] || p.nextWord(end) == "used" && p.nextWord(end+5) == "to"):
		return 60 + capital, 120 // he, as the West Country has it: no article stands before a verb
	case stranger && h >= likely:
		return 30 + capital, 300
	case stranger && whole == sure:
		return 40 + capital, 300
	case letterWords[w] && len(w) == 1 && isSingle(p.runeAt(end)) && isLetter(p.runeAt(end+1)):
		return 200, 0 // 's'truth, but ‘t’other’
	case letterWords[w] && len(w) == 1 && capital == 0:
		return 80, 250
	case w == "e", v.says(u.lead, u.bare):
		return 80, opening
	case stranger && whole == likely:
		return 100 + capital, 200
	case listed && v.scarce(u), listed && u.lead > 1 && u.lead*10 > u.bare:
		return 50 + capital, opening
	case listed && capital == 0:
		return p.inDialect(120), opening
	case listed:
		return p.inDialect(230), opening
	case h >= likely && (p.dropsH || v.scarce(u) && !s.common):
		return 100 + capital, opening
	case h >= likely && v.scarce(u):
		return 30 + capital + 2*(100-v.trust()), opening
	case stranger && p.dropsH && beginsWithVowel(w):
		return 100 + capital, opening // 'addick
	case w == "at" && p.thick > 1:
		if next := p.nextWord(end); finite[next] || nominative[next] {
			return 60 + capital, 120 // that he, that was
		}
		return 150 + capital, opening // that
	case h >= likely && v.dropsH:
		return 200 + capital, opening
	case h >= likely:
		return 280 + capital, opening
	case stranger && whole == unsure:
		return 200 + capital, 100
	case stranger && capital > 0:
		return 330 + 2*capital, 60
	case stranger:
		return 330, 60 + v.trust()
	case v.scarce(u) && v.clipped(w):
		return 80 + capital, opening // the book has it whole, and never as it stands here
	case s.clip > 0:
		return p.inDialect(450-100*int32(s.clip)) + 2*capital, opening
	case v.clipped(w):
		return 300 + 2*capital, opening
	}
	return unlikely, opening
}

// freely reports whether the marks before a word are no quotation marks in the
// book, since often enough nothing behind could close what they would open.
func (s *stump) freely(u *usage) bool {
	most := 4 * u.led
	if s.known && s.clip == 0 && s.h == 0 {
		most = u.led / 2 // a word with nothing to put back
	}
	if u.bare > most {
		return false
	}
	return u.free >= 2 && u.free*3 >= u.led && u.shut*2 <= u.led ||
		u.free > 0 && u.bare == 0 && u.amid-u.shut >= 2 && u.amid*3 > u.led
}

// says reports whether a word that stands beside an apostrophe n times and
// bare times without one is at home there.
func (v *vocabulary) says(n, bare int32) bool {
	return n >= 2 && bare == 0 || n >= 3 && n > bare/2
}

// alone is what an apostrophe before a word costs more where the mark begins
// the passage, or where another mark ends the very same word: ‘meat’.
func (p *passage) alone(i, r int) int32 {
	w := p.wordAt(r)
	if english().leadSure[w] {
		return 0
	}
	if i == 0 {
		if s := p.job.words.stumpOf(w); s.common && p.style.outer == single && !(p.dropsH && s.h == sure) {
			return 400
		}
		return 200
	}
	if len(w) < 2 {
		return 0
	}
	v, end := p.job.words, p.wordEnd(r)
	if p.endsInMark(end) && !v.isClipped(w) && !(p.thick > 1 && v.stumpOf(w).both) {
		if h, whole, known := v.stumpOf(w).read(isUpper(p.text[r])); !known && w[len(w)-1] == 's' && max(h, whole) == sure {
			return 0 // the 'pothecaries' hall
		}
		return 250
	}
	return 0
}

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
			if !lead && v.isClipped(p.wordBefore(i)) {
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

// isItself reports whether one of the shortest of the surest forms, which stands
// from r to end, is rather the cry or the name that is spelled the same: ‘Ow!’,
// ‘Er, no,’ ‘Em and I’.
func (p *passage) isItself(w string, r, end int) bool {
	next := p.runeAt(end)
	switch w {
	case "er":
		return isUpper(p.text[r]) && (classOf(next) == atStop || classOf(next) == atEllipsis || classOf(next) == atDash)
	case "em":
		return isUpper(p.text[r]) && !relative[p.nextWord(end)]
	case "ow", "oo":
		return next == '!'
	}
	return false
}

// relative are the words that tell who they are: ’em as asks.
var relative = setOfWords("as at that what who whose which wot wat dat")

// nextWord returns the word behind the one that ends at end, with a space and
// perhaps a mark between them.
func (p *passage) nextWord(end int) string {
	if p.runeAt(end) != ' ' {
		return ""
	}
	if end++; isSingle(p.runeAt(end)) {
		end++
	}
	return p.wordAt(end)
}

// finite are verbs that stand behind a pronoun and not behind an article.
var finite = setOfWords("was wasn were weren is isn has hasn had hadn could couldn would wouldn should does doesn did didn never says said knew " +
	"came went took gave made told seemed ought must mustn might can cannot will shall uz wuz wor wur ud ull ave as ad")

// nominative are pronouns that no preposition stands before.
var nominative = setOfWords("i he she we they e")

// isHalf reports whether what follows the a that ends at end makes it half:
// 'a'penny, 'a'porth.
func (p *passage) isHalf(end int) bool {
	return isSingle(p.runeAt(end)) && halves[p.wordAt(end+1)]
}

var halves = setOfWords("p penny pennies pence porth pennorth crown")

// decades begin the years that are written out: the autumn of 'forty-eight.
var decades = setOfWords("twenty thirty forty fifty sixty seventy eighty ninety")

// decadeNames are the decades of a century, and decadeBehind what stands before one.
var (
	decadeNames  = setOfWords("twenties thirties forties fifties sixties seventies eighties nineties")
	decadeBehind = setOfWords("the early late mid middle seventeen eighteen nineteen")
)

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
