package copyedit

import "slices"

// ties sets a no-break space behind the words that may not end a line and
// before those that may not begin one, and before a spaced dash.
func ties(p *passage) {
	s := p.style
	if len(s.Ties) == 0 && len(s.TiesBefore) == 0 && !s.Dash.Tied || p.form == chat {
		return
	}
	for i := 1; i+1 < len(p.text); i++ {
		if p.text[i] == ' ' && p.tiesAt(i) {
			p.replace(i, i+1, "\u00A0", 100, "")
		}
	}
}

// tiesAt reports whether the space at i may not become a line end in the style.
func (p *passage) tiesAt(i int) bool {
	s := p.style
	if i == 0 || i+1 >= len(p.text) {
		return false
	}
	left, right := p.text[i-1], p.text[i+1]
	switch {
	case s.Dash.Tied && (right == '—' || right == '–') && isBlank(p.runeAt(i+2)) && left != '\n':
		return true
	case isLetter(left) && len(s.Ties) > 0 && isWordRune(right):
		start := p.wordStart(i)
		if i-start <= 3 && !isSingle(p.runeAt(start-1)) && !isDash(p.runeAt(start-1)) && slices.Contains(s.Ties, p.wordBefore(i)) {
			return true
		}
	}
	return isLetter(left) && isLetter(right) && len(s.TiesBefore) > 0 && p.wordEnd(i+1)-i-1 <= 3 && slices.Contains(s.TiesBefore, p.wordAt(i+1))
}

// foreignApostrophe is the cost of an apostrophe at i in a language other than
// English: one of its elisions, or behind a letter as in a possessive.
func (p *passage) foreignApostrophe(i int) int32 {
	e := &p.style.Elisions
	if isLetter(p.runeAt(i+1)) && !isLetter(p.runeAt(i-1)) {
		if slices.Contains(e.Lead, p.wordAt(i+1)) {
			return 0
		}
		return unlikely
	}
	if isDigit(p.runeAt(i+1)) && !isWordRune(p.runeAt(i-1)) {
		return p.yearCost(i + 1)
	}
	switch l := p.runeAt(i - 1); {
	case isLetter(l) && slices.Contains(e.Trail, p.wordBefore(i)):
		return 20
	case l == 's' || l == 'z' || l == 'x' || l == 'ß':
		return 200
	case isLetter(l):
		return 400
	}
	return unlikely
}
