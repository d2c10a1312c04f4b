package copyedit

// spaces leaves one plain space between words and none at the ends of the
// passage or before a stop. In verse the spaces inside a line are the
// author's, and only those at its ends go.
func spaces(p *passage) {
	for i := 0; i < len(p.text); {
		if !isSpacing(p.text[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(p.text) && isSpacing(p.text[j]) {
			j++
		}
		if want := p.spacing(i, j); want != string(p.text[i:j]) {
			p.replaceSpaces(i, j, want)
		}
		i = j
	}
}

// isSpacing reports whether r is a space that the author's hand or a word
// processor put between words; the thin ones belong to typesetters.
func isSpacing(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r == 0x3000 || r == 0x2002 || r == 0x2003
}

// spacing returns what should stand in place of the spaces text[i:j].
func (p *passage) spacing(i, j int) string {
	left, right := p.runeAt(i-1), p.runeAt(j)
	switch {
	case left == '\n' || right == '\n':
		return ""
	case p.form == verse:
		return string(p.text[i:j])
	case p.style.High[string(right)] != "" && p.endsStop(j) && !isBlank(left):
		return p.style.High[string(right)]
	case tightLeft(right) && !(left == '.' && right == '.') && p.endsStop(j):
		return ""
	case j == i+1 && p.text[i] == 0xA0 && p.holds(i):
		return "\u00A0"
	}
	return " "
}

// tightLeft reports whether r stands close to the word before it.
func tightLeft(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', ')', ']':
		return true
	}
	return false
}

// endsStop reports whether the mark at i is a stop of this sentence: not the
// first of three dots, not the point of ".45", not a face ":)".
func (p *passage) endsStop(i int) bool {
	if i == 0 || i+1 == len(p.text) {
		return true
	}
	switch next := p.text[i+1]; {
	case isBlank(next) || next == '\n':
		return !(p.text[i] == '.' && i+2 < len(p.text) && p.text[i+2] == '.')
	case isDouble(next), isSingle(next), next == ')' || next == '*':
		return p.text[i] != ':' && p.text[i] != ';'
	case next == '!' || next == '?':
		return p.text[i] != ':' && p.text[i] != ';' && p.text[i] != '.'
	}
	return false
}

// holds reports whether the no-break space at i holds what belongs together:
// then it stays.
func (p *passage) holds(i int) bool {
	l, r := p.runeAt(i-1), p.runeAt(i+1)
	return l == '.' && !p.endsDots(i) || r == '…' || r == '–' || r == '—' || isDigit(l) || isDigit(r) || r == '.' ||
		l == '«' || r == '»' || l == '—' || l == '№' || l == '§' || p.heldBy(i) || p.tiesAt(i)
}

// endsDots reports whether the full stop before i is the last of several: they
// become an ellipsis, and that holds nothing.
func (p *passage) endsDots(i int) bool {
	for k := i - 2; k >= 0; k-- {
		if !isSpacing(p.text[k]) && !isThin(p.text[k]) {
			return isDot(p.text[k])
		}
	}
	return false
}

// replaceSpaces replaces spaces one may touch; a space in another leaf's
// language stays.
func (p *passage) replaceSpaces(i, j int, want string) {
	if p.replace(i, j, want, 100, "") {
		return
	}
}
