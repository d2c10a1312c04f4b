package copyedit

import (
	"strings"

	"octavo/pipeline/copyedit/internal/wordlist"
)

// unlikely is the cost of an apostrophe nothing speaks for.
const unlikely = 650

// apostropheCost is the cost of reading the single mark at i, which does not
// stand between two letters, as an apostrophe: one that begins a word, or one
// that ends it.
func (p *passage) apostropheCost(i int) int32 {
	if !p.style.isEnglish() {
		return p.foreignApostrophe(i)
	}
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
		return p.leadCost(i, r) + p.alone(i, r)
	case trail:
		return p.trailCost(i, l)
	case classOf(p.runeAt(l)) == atStop && isLetter(p.runeAt(r)):
		return 300 // Co.'s
	}
	return unlikely + 200
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
	case len(w) > 1 && v.isClipped(w):
		return 350
	case s.known || s.named:
		return 0
	}
	return v.trust()
}

// noWords are forms of the list of trailing elisions that are no words at all.
var noWords = setOfWords("o th an wi fo mo po t gi yo sho wha befo d lan")

// endsInMark reports whether a single mark stands behind a word that ends at
// end, and no letter behind that.
func (p *passage) endsInMark(end int) bool {
	return isSingle(p.runeAt(end)) && !isLetter(p.runeAt(end+1))
}

// isClipped reports whether an apostrophe at the end of a word is what one
// expects there: o', goin', didn'.
func (v *vocabulary) isClipped(w string) bool {
	return english().trail[w] || cutNot(w) || dropsG(w) && v.of(w).bare == 0
}

// cutNot reports whether a word is a verb that has lost the t of not: didn',
// 'twadn'.
func cutNot(w string) bool { return negated[w] || strings.HasPrefix(w, "t") && negated[w[1:]] }

var negated = setOfWords("ain aren bain couldn daren didn doan hadn hain hasn haven idn isn mayn mightn mustn needn oughtn shouldn wadn wasn weren wouldn")

// dropsG reports whether a word in -in is one in -ing.
func dropsG(w string) bool {
	if len(w) < 4 || w[len(w)-2:] != "in" {
		return false
	}
	return !known(w)
}

func known(w string) bool {
	_, ok := wordlist.Lookup(w)
	return ok
}

// cutShort reports whether a word would be another, and a common one, with what
// speech leaves out at an end: lan', flo', min'.
func cutShort(w string) bool {
	for _, ending := range []string{"d", "t", "g", "k", "f", "p", "l", "or", "re", "ur", "ve", "th", "st"} {
		if entry, ok := wordlist.Lookup(w + ending); ok && entry.Common && !entry.Name {
			return true
		}
	}
	return false
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
	case u.bare == 0 && p.job.words.isClipped(w), cutNot(w):
		return 20
	case e.trail[w]:
		return 80
	case dropsG(w), start > 1 && strings.HasSuffix(w, "in") && isSingle(p.text[start-1]) && isLetter(p.text[start-2]):
		return 100 // the last of them is wand'rin'
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
	case u.bare == 0 && !known(w) && cutShort(w):
		return 60
	case p.thick > 1 && start > 0 && isSingle(p.text[start-1]) && p.job.words.stumpOf(w).both:
		return 60
	case u.bare == 0:
		return 350
	case cutShort(w):
		return p.inDialect(unlikely)
	}
	return unlikely
}
