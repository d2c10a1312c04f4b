package copyedit

// ranges sets an en dash between two numbers that rise, 1914-18 and 3-7. Three
// numbers in a row are a date or a telephone number, three digits and four a
// telephone number, and two equal ones shares or a score.
func ranges(p *passage) {
	for i, r := range p.text {
		if r != '-' || i == 0 || i+1 == len(p.text) || !isDigit(p.text[i-1]) || !isDigit(p.text[i+1]) {
			continue
		}
		from, to := i, i+1
		for from > 0 && isDigit(p.text[from-1]) {
			from--
		}
		for to < len(p.text) && isDigit(p.text[to]) {
			to++
		}
		if p.isNumberEdge(from-1, -1) && p.isNumberEdge(to, 1) && rises(p.text[from:i], p.text[i+1:to]) {
			p.replace(i, i+1, "–", 85, "-")
		}
	}
}

// isNumberEdge reports whether a number may end beside the rune at i.
func (p *passage) isNumberEdge(i, step int) bool {
	r := p.runeAt(i)
	switch {
	case isWordRune(r), isDash(r), r == '/', r == '+', r == '#', r == '$':
		return false
	case r == '.', r == ',', r == ':':
		return !isDigit(p.runeAt(i + step))
	}
	return true
}

// rises reports whether two numbers make a range. The second may leave out the
// digits it shares with the first.
func rises(a, b []rune) bool {
	if len(a) > 4 || len(b) > 4 || len(a) == 3 && len(b) == 4 || a[0] == '0' || len(b) > len(a)+1 {
		return false
	}
	if len(b) < len(a) {
		if len(a) < 3 || len(b) < 2 {
			return false
		}
		a = a[len(a)-len(b):]
	}
	return number(a) < number(b)
}

func number(digits []rune) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}
