package copyedit

import "strings"

// signs are typed in brackets for a sign the keyboard lacks.
var signs = map[string]string{"c": "©", "r": "®", "tm": "™", "p": "℗", "sm": "℠"}

// symbols sets (c), (r) and (tm) as signs, where a name or a year stands
// beside them and no list has them for its numbers, and the x of a size as ×.
func symbols(p *passage) {
	for i, r := range p.text {
		switch {
		case r == '(':
			p.sign(i)
		case (r == 'x' || r == 'X') && p.isTimes(i):
			p.replace(i, i+1, "×", 85, "")
		}
	}
}

// sign sets the sign whose bracket opens at i.
func (p *passage) sign(i int) {
	end := p.wordEnd(i + 1)
	s := signs[strings.ToLower(string(p.text[i+1:min(end, i+4)]))]
	if s == "" || p.runeAt(end) != ')' {
		return
	}
	next := p.runeAt(end + 1)
	switch s {
	case "©", "℗":
		if next != ' ' || !isDigit(p.runeAt(end+2)) {
			return // (c) 2024, and not (a), (b), (c)
		}
	default:
		if !isLetter(p.runeAt(i - 1)) {
			return
		}
	}
	p.replace(i, end+1, s, 85, "")
}

// isTimes reports whether the x at i stands between two measures: 4 x 3, 4x3,
// 6' x 4'.
func (p *passage) isTimes(i int) bool {
	l, r := i-1, i+1
	if p.runeAt(l) == ' ' && p.runeAt(r) == ' ' {
		l, r = l-1, r+1
	}
	if c := p.runeAt(l); isSingle(c) || isDouble(c) || c == '′' || c == '″' {
		l--
	}
	if !isDigit(p.runeAt(l)) || !isDigit(p.runeAt(r)) {
		return false
	}
	return p.runeAt(l) != '0' || isDigit(p.runeAt(l-1)) // 0x41
}
