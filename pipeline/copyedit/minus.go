package copyedit

// minus sets the minus sign before a number: -5 degrees. A hyphen behind
// another number is a range or a sum, one at the start of a paragraph a list.
func minus(p *passage) {
	for i, r := range p.text {
		if (r != '-' && r != '–') || i == 0 || !isDigit(p.runeAt(i+1)) {
			continue
		}
		left := p.runeAt(i - 1)
		if !(left == ' ' || left == 0xA0 || classOf(left) == atOpener && left != '/' && left != '<') || left == '\n' {
			continue
		}
		k := i - 1
		for k > 0 && (isBlank(p.text[k]) || classOf(p.text[k]) == atOpener) {
			k--
		}
		if isDigit(p.text[k]) || isDash(p.text[k]) || !p.isMeasured(i+1) {
			continue
		}
		p.replace(i, i+1, "−", 80, "-")
	}
}

// degrees are the words behind a number that may be below zero.
var degrees = setOfWords("degrees degree celsius centigrade fahrenheit below outside c f k percent")

// isMeasured reports whether the number at i is one that a sign may stand
// before: a temperature or a share, a decimal, or one that ends the clause.
func (p *passage) isMeasured(i int) bool {
	for i < len(p.text) && (isDigit(p.text[i]) || (p.text[i] == '.' || p.text[i] == ',') && isDigit(p.runeAt(i+1))) {
		i++
	}
	r := p.runeAt(i)
	switch {
	case r == '°' || r == '%':
		return true
	case isBlank(r):
		return p.runeAt(i+1) == '°' || degrees[p.wordAt(i+1)]
	}
	return r == '\n' || classOf(r) == atStop || classOf(r) == atCloser
}
