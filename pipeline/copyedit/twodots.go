package copyedit

// twoDots makes an ellipsis of two full stops behind a word, or behind a question
// or exclamation mark, a slip for three.
func twoDots(p *passage) {
	for i := 1; i+1 < len(p.text); i++ {
		if p.text[i] != '.' || p.text[i+1] != '.' {
			continue
		}
		j := i
		for j < len(p.text) && isDot(p.text[j]) {
			j++
		}
		if j-i == 2 && p.text[i-1] != '/' && p.trailsOff(i, j) {
			p.replace(i, j, "…", 75, ".")
		}
		i = j
	}
}

// trailsOff reports whether the dots text[i:j] stand behind a word, and before
// a space, a mark or another word. An abbreviation has its own full stop.
func (p *passage) trailsOff(i, j int) bool {
	k := j
	for isBlank(p.runeAt(k)) {
		k++
	}
	if k > j && isDot(p.runeAt(k)) {
		return false // some more dots of a row
	}
	w := p.wordBefore(i)
	if l := p.runeAt(i - 1); (l == '!' || l == '?') && p.style.isEnglish() {
		return true // Russian has ?.. and !.. on purpose
	}
	if w == "" || abbreviations()[w] || w == "etc" || w == "jr" || w == "inc" || w == "ltd" || w == "co" || i-p.wordStart(i) == 1 && w != "i" && w != "a" {
		return false
	}
	switch r := p.runeAt(j); {
	case isBlank(r), r == '\n', isDouble(r), isSingle(r), r == '?', r == '!', isLetter(r), isClear(r):
		return true
	}
	return false
}
