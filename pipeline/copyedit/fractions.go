package copyedit

// vulgar are the fractions that have a character of their own.
var vulgar = map[[2]int]string{
	{1, 2}: "½", {1, 3}: "⅓", {2, 3}: "⅔", {1, 4}: "¼", {3, 4}: "¾", {1, 5}: "⅕", {2, 5}: "⅖", {3, 5}: "⅗", {4, 5}: "⅘",
	{1, 6}: "⅙", {5, 6}: "⅚", {1, 7}: "⅐", {1, 8}: "⅛", {3, 8}: "⅜", {5, 8}: "⅝", {7, 8}: "⅞", {1, 9}: "⅑", {1, 10}: "⅒",
}

// fractions sets 1/2 as ½, and 2 1/2 as 2½. Dates, 24/7 and 9/11 are none,
// and a fraction without a character of its own stays.
func fractions(p *passage) {
	for i, r := range p.text {
		if r != '/' || !isDigit(p.runeAt(i-1)) || !isDigit(p.runeAt(i+1)) {
			continue
		}
		from, to := i, i+1
		for from > 0 && isDigit(p.text[from-1]) {
			from--
		}
		for to < len(p.text) && isDigit(p.text[to]) {
			to++
		}
		if to-from > 5 || !p.isFractionEdge(from-1, -1) || !p.isFractionEdge(to, 1) {
			continue
		}
		s := vulgar[[2]int{number(p.text[from:i]), number(p.text[i+1 : to])}]
		if s == "" {
			continue
		}
		if k := from - 1; k > 0 && (p.text[k] == ' ' || p.text[k] == '-') && isDigit(p.text[k-1]) {
			from = k // 2 1/2
		}
		p.replace(from, to, s, 85, "")
	}
}

// isFractionEdge reports whether a fraction may end beside the rune at i.
func (p *passage) isFractionEdge(i, step int) bool {
	r := p.runeAt(i)
	if r == '-' && step < 0 {
		return isDigit(p.runeAt(i - 1))
	}
	return !(isWordRune(r) || r == '/' || isDash(r) && step < 0 || (r == '.' || r == ',' || r == ':') && isDigit(p.runeAt(i+step)))
}
