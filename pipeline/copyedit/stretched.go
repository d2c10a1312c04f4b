package copyedit

import "strings"

// stretched holds a drawn-out or stuttered word together with no-break
// hyphens: wa-a-ake, I-I, n-no.
func stretched(p *passage) {
	for i, r := range p.text {
		if r == '-' && p.isStretch(i) {
			p.replace(i, i+1, "\u2011", 70, "-")
		}
	}
}

// isStretch reports whether the hyphen at i repeats what stands before it: the
// same letter on both sides, or the start of the word that follows.
func (p *passage) isStretch(i int) bool {
	if !isLetter(p.runeAt(i-1)) || !isLetter(p.runeAt(i+1)) {
		return false
	}
	before, after := p.wordBefore(i), p.wordAt(i+1)
	if before == "" || after == "" {
		return false
	}
	if len(before) <= 2 && strings.HasPrefix(after, before) {
		return true // n-no, I-I
	}
	drawn := before[len(before)-1] == after[0]
	return drawn && (len(after) == 1 || len(before) == 1 || p.runeAt(p.wordStart(i)-1) == '-' || p.runeAt(p.wordStart(i)-1) == '\u2011')
}
