package copyedit

import "slices"

// noBreak sets a no-break space between Mr. and the name and between initials.
func noBreak(p *passage) {
	for i, r := range p.text {
		if r == ' ' && i > 1 && p.form != chat && p.heldBy(i) {
			p.replace(i, i+1, "\u00A0", 100, "")
		}
	}
}

// heldBy reports whether the word before the space at i holds on to the one
// behind it: an abbreviation of the style's list, or an initial.
func (p *passage) heldBy(i int) bool {
	if i == 0 || i+1 >= len(p.text) {
		return false
	}
	next := p.text[i+1]
	if !isUpper(next) && !isDigit(next) {
		return false
	}
	end, stop := i, false
	if p.text[i-1] == '.' {
		end, stop = i-1, true
	}
	start := p.wordStart(end)
	n := end - start
	if n == 0 || n > 6 || !isUpper(p.text[start]) {
		return false
	}
	if n == 1 && (p.style.isEnglish() || !slices.Contains(p.style.NoBreak, string(p.text[start:i]))) {
		return stop && p.isInitial(start, i)
	}
	word := string(p.text[start:end])
	if stop {
		word += "."
	}
	if word == "No." && !isDigit(next) || word == "St." && isLetter(p.runeAt(start-2)) && isUpper(p.runeAt(p.wordStart(start-1))) {
		return false
	}
	for _, a := range p.style.NoBreak {
		if a == word {
			return true
		}
	}
	return false
}

// isInitial reports whether the letter at start, with its stop, is a name's
// initial: another initial or a capital and a small letter follow, and what
// stands before it is a name or an initial too, or the text's start. "I" may
// end a sentence and does not count.
func (p *passage) isInitial(start, space int) bool {
	if p.text[start] == 'I' || isLetter(p.runeAt(start-1)) {
		return false
	}
	if isUpper(p.runeAt(space+1)) && p.runeAt(space+2) == '.' {
		return true
	}
	if start >= 2 && p.text[start-1] == '.' || start >= 3 && isBlank(p.text[start-1]) && p.text[start-2] == '.' && isUpper(p.runeAt(start-3)) && !isLetter(p.runeAt(start-4)) {
		return isUpper(p.runeAt(space+1)) && isLower(p.runeAt(space+2))
	}
	return false
}
