package copyedit

// quoteSpaces takes out a space on the inner side of a double quotation mark
// that has spaces on both sides: a slip of typing. Which side is the inner one
// only the reading of all the marks can tell.
func quoteSpaces(p *passage) {
	if !p.style.isEnglish() || !p.hasFloating() {
		return
	}
	p.collect()
	for i, d := range p.search.run(p, false) {
		m := &p.marks[i]
		at := int(m.at)
		if m.kind != double || !p.floats(at) {
			continue
		}
		switch {
		case d.reading == opens && classOf(p.runeAt(at+2)) == atLetter:
			p.replace(at+1, at+2, "", 90, " ")
		case d.reading == closes && at > 1 && classOf(p.runeAt(at-2)) == atStop:
			p.replace(at-1, at, "", 90, " ")
		}
	}
}

func (p *passage) hasFloating() bool {
	for i, r := range p.text {
		if isDouble(r) && p.floats(i) {
			return true
		}
	}
	return false
}

// floats reports whether the mark at i has a space or an end of the text on
// both sides.
func (p *passage) floats(i int) bool {
	l, r := p.runeAt(i-1), p.runeAt(i+1)
	return (l == ' ' || l == '\n') && (r == ' ' || r == '\n') && l != r || l == ' ' && r == ' '
}
