package copyedit

// unlikely is the cost of an apostrophe nothing speaks for.
const unlikely = 6.5

// apostropheCost is the cost of reading the single mark at i, which does not
// stand between two letters, as an apostrophe: one that begins a word, or one
// that ends it.
func (p *passage) apostropheCost(i int) float32 {
	if !p.style.isEnglish() {
		if isLetter(p.runeAt(i - 1)) {
			return 2
		}
		return unlikely
	}
	cost := float32(unlikely)
	l, r := p.before(i, false), p.after(i, false)
	lead := r < len(p.text) && (isLetter(p.text[r]) || isDigit(p.text[r])) && !isThin(p.runeAt(i+1))
	trail := l >= 0 && (isLetter(p.text[l]) || isDigit(p.text[l])) && !isThin(p.runeAt(i-1))
	switch {
	case lead && trail: // 6'2
		return 3
	case lead:
		cost = p.leadCost(i, r)
	case trail:
		cost = p.trailCost(i, l)
	default:
		if c := classOf(p.runeAt(l)); c == atStop && isLetter(p.runeAt(r)) {
			return 3 // Co.'s
		}
		return unlikely + 2
	}
	return cost
}

// leadCost is the cost of an apostrophe at i before the word at r.
func (p *passage) leadCost(i, r int) float32 {
	if isDigit(p.text[r]) {
		return p.yearCost(r)
	}
	w := p.wordAt(r)
	end := p.wordEnd(r)
	e, u := english(), p.job.words.of(w)
	h := p.job.words.of("h" + w)
	switch l := p.runeAt(p.before(i, false)); {
	case w == "a" && p.isHave(i):
		return 0
	case classOf(l) == atStop && (w == "s" || w == "d" || w == "ll"):
		return 0 // Co.'s, Smith & Co.'ll
	case w == "n" && (isSingle(p.runeAt(end)) || u.bare == 0):
		return .3 // rock 'n' roll
	}
	capital := float32(0)
	if isUpper(p.text[r]) {
		capital = .3
	}
	switch {
	case e.leadSure[w]:
		return 0
	case e.hWords[w] && u.bare == 0:
		return .3 + capital
	case beginsWithVowel(w) && h.bare > 0 && u.bare == 0:
		return .4 + capital // 'Arry, where the book has a Harry
	case p.job.words.says(u.lead, u.bare):
		return .8
	case len(w) == 1 && (w == "s" || w == "d" || w == "m" || w == "t" || w == "e"):
		return .8
	case e.leadLikely[w] && u.bare == 0:
		return .5 + capital
	case e.leadLikely[w]:
		return 2 + capital
	case e.hWords[w]:
		return 2.8 + capital
	case u.bare == 0 && p.job.words.clipped(w):
		return .6 + capital
	case u.bare == 0 && capital == 0:
		return 5.5 - 2.5*p.job.words.trust()
	case u.bare == 0:
		return 5
	case p.job.words.clipped(w):
		return 3 + 2*capital
	}
	return unlikely
}

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
func (p *passage) startless(r int) float32 {
	if !p.style.isEnglish() || !isLetter(p.runeAt(r)) {
		return 0
	}
	w := p.wordAt(r)
	u := p.job.words.of(w)
	switch {
	case english().leadSure[w]:
		return 5
	case u.bare > 0 || w == "":
		return 0
	case isUpper(p.text[r]):
		return .6 * p.job.words.trust()
	}
	return 2 * p.job.words.trust()
}

// endless is what a closing mark costs more behind the word that ends before
// i, because the word is none without an apostrophe behind it.
func (p *passage) endless(i int) float32 {
	if !p.style.isEnglish() || !isLetter(p.runeAt(i-1)) {
		return 0
	}
	w := p.wordBefore(i)
	if w == "" || p.job.words.of(w).bare > 0 {
		return 0
	}
	if english().trail[w] && len(w) > 1 || len(w) > 3 && w[len(w)-2:] == "in" && !english().inWords[w] {
		return 2 + p.job.words.trust()
	}
	return p.job.words.trust()
}

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

// says reports whether a word that stands beside an apostrophe n times and
// bare times without one is at home there.
func (v *vocabulary) says(n, bare int32) bool {
	return n >= 2 && bare == 0 || n >= 3 && n > bare/2
}

func beginsWithVowel(w string) bool {
	switch w[:min(len(w), 1)] {
	case "a", "e", "i", "o", "u", "y":
		return true
	}
	return false
}

// yearCost is the cost of an apostrophe before the digits at r: '69, '90s.
func (p *passage) yearCost(r int) float32 {
	k := r
	for k < len(p.text) && isDigit(p.text[k]) {
		k++
	}
	if k-r != 2 {
		return 5
	}
	if p.runeAt(k) == 's' && !isLetter(p.runeAt(k+1)) {
		return 0
	}
	if isLetter(p.runeAt(k)) {
		return 5
	}
	return .5
}

// trailCost is the cost of an apostrophe at i after the word that ends at l.
func (p *passage) trailCost(i, l int) float32 {
	if isDigit(p.text[l]) {
		return 4
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
			return .2
		}
		return 1
	case e.trail[w] && u.bare == 0:
		return .2
	case e.trail[w]:
		return .8
	case p.job.words.says(u.trail, u.bare):
		return .8
	case w[len(w)-1] == 's' || w[len(w)-1] == 'z' || w[len(w)-1] == 'x':
		switch {
		case next == ' ' && isLower(p.runeAt(i+2)):
			return 1.4 // the boys' turn
		case next == ' ':
			return 2.4
		}
		return 3.2 // the Joneses'.
	case u.bare == 0:
		return 3.5
	}
	return unlikely
}
