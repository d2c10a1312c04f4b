package copyedit

import "strings"

// dashes gives the dash of a broken sentence the form of the house style,
// whatever stands for it: --, ---, a hyphen or an en dash between spaces, an em
// dash with spaces or without.
func dashes(p *passage) {
	if !p.hasLetters() {
		return
	}
	for i := 0; i < len(p.text); {
		if !isDash(p.text[i]) {
			i++
			continue
		}
		j, next := p.dashRun(i)
		if next == j {
			p.dash(i, j)
		}
		i = next
	}
}

// dashRun returns where the run of dashes at i ends, and where the row of such
// runs ends that only spaces part: a drawing or a code, which stays.
func (p *passage) dashRun(i int) (end, row int) {
	for row = i; ; {
		for row < len(p.text) && isDash(p.text[row]) {
			row++
		}
		if end == 0 {
			end = row
		}
		k := row
		for k < len(p.text) && isSpacing(p.text[k]) {
			k++
		}
		if k == row || k == len(p.text) || !isDash(p.text[k]) {
			return end, row
		}
		row = k
	}
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' }

func (p *passage) hasLetters() bool {
	for _, r := range p.text {
		if isWordRune(r) {
			return true
		}
	}
	return false
}

// dash corrects the run of dashes text[i:j].
func (p *passage) dash(i, j int) {
	run := p.text[i:j]
	em := 0
	for _, r := range run {
		if r == '—' || r == '―' {
			em++
		}
	}
	switch {
	case em == len(run) && em > 1, len(run) > 6:
		return // a name left out, or a line
	case em == 0 && len(run) >= 4:
		p.replace(i, j, strings.Repeat("—", len(run)/2), 85, "")
		return
	case len(run) == 1 && (run[0] == '-' || run[0] == '–') && !p.standsAlone(i, run[0]):
		return
	case run[0] == '―' && len(run) == 1:
		return
	}
	confidence := 95
	if len(run) == 1 && run[0] == '-' {
		confidence = 90
	}
	from, to := p.dashSpaces(i, j)
	want := p.dashForm(from, to)
	if string(p.text[from:to]) != want {
		p.replace(from, to, want, confidence, "")
	}
}

// suffixes are word endings that a text may speak of: "-ing".
var suffixes = setOfWords("ing ed er est ly s es ness ment tion able ible ish like ism ist ful less ward wards y")

// joins are the words behind a suspended hyphen: "two- or threefold".
var joins = setOfWords("and or nor to but as than through by versus und")

// standsAlone reports whether a single hyphen or en dash is no part of a word:
// a space on its left or a quotation mark, and no letter close on its right.
func (p *passage) standsAlone(i int, r rune) bool {
	left, right := p.runeAt(i-1), p.runeAt(i+1)
	if i == 0 || left == '\n' {
		return false // a list, or a turn of speech
	}
	switch {
	case r == '-' && (right == '?' || right == '!') && (isLetter(left) || left == '.'):
		return true // "Mr.-?"
	case r == '-' && (isBlank(right) || right == '\n') && p.closesBefore(i):
		return true // typed "- " behind a stop
	case r == '-' && right == '\n' && isLetter(left) && p.form == prose && i+1 == len(p.text):
		return true // "and said-"
	case r == '-' && isLetter(left) && right == ' ' && isDouble(p.runeAt(i+2)):
		return true // "and said- "First"
	case isBlank(left) && isBlank(right):
		return !(isDigit(p.runeAt(i-2)) && isDigit(p.runeAt(i+2)))
	case isBlank(left):
		// typed " -" before a mark, at the end of a line, or close to the next word
		return right == '\n' || tightLeft(right) || isDouble(right) || isSingle(right) || right == '*' ||
			isLetter(right) && i > 1 && !isDigit(p.text[i-2]) && !suffixes[p.wordAt(i+1)]
	case isLetter(left) && right == ' ' && isLetter(p.runeAt(i+2)):
		return !joins[p.wordAt(i+2)] // two- and three-
	case isDouble(left) || isSingle(left) && !isLetter(p.runeAt(i-2)):
		return isBlank(right) || r == '–'
	case isLetter(left) && isDouble(right):
		// "I thought-" and not pre-"war"
		n := p.runeAt(i + 2)
		return isBlank(n) || n == '\n' || tightLeft(n)
	}
	return false
}

// closesBefore reports whether a stop, a bracket or a closing mark stands before
// the dash at i: no word ends in one.
func (p *passage) closesBefore(i int) bool {
	l := p.runeAt(i - 1)
	if isSingle(l) || isDouble(l) { // whichever way it points so far
		c := classOf(p.runeAt(p.before(i, true)))
		return c == atLetter || c == atStop || c == atEllipsis
	}
	return strings.ContainsRune("?!;,)]", l)
}

// dashSpaces returns the run with the spaces beside it that the dash takes in.
// A space stays between a dash and the end of a sentence before it, at the
// start of a line, and in verse.
func (p *passage) dashSpaces(i, j int) (from, to int) {
	if p.form == verse {
		return i, j
	}
	from, to = i, j
	for from > p.replacedTo() && isSpacing(p.text[from-1]) {
		from--
	}
	for to < len(p.text) && isSpacing(p.text[to]) {
		to++
	}
	if from == 0 || p.runeAt(from-1) == '\n' {
		return i, j
	}
	for k := from; k < to; k++ {
		if p.fixed(k) {
			return i, j
		}
	}
	return from, to
}

// dashForm returns the dash for text[from:to] in the house style. A spaced
// dash has no space where the line begins or ends, and beside a quotation mark
// only where one was typed: there the mark's own side counts.
func (p *passage) dashForm(from, to int) string {
	if !p.style.Dash.Spaced {
		return "—"
	}
	if p.form == verse {
		return p.style.Dash.Mark
	}
	left, right := p.runeAt(from-1), p.runeAt(to)
	s := p.style.Dash.Mark
	if beside := isDouble(left) || isSingle(left); beside && isBlank(p.text[from]) || !beside && left != '\n' && !isBlank(left) && classOf(left) != atOpener {
		s = " " + s
	}
	if beside := isDouble(right) || isSingle(right); beside && isBlank(p.text[to-1]) || !beside && right != '\n' && !isBlank(right) && !tightLeft(right) {
		s += " "
	}
	return s
}
