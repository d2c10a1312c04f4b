package copyedit

// highStops sets the no-break space that the language has before ; : ! ?,
// whether a space was typed or none.
func highStops(p *passage) {
	if len(p.style.High) == 0 {
		return
	}
	for i := 1; i < len(p.text); i++ {
		r := p.text[i]
		if r != ';' && r != ':' && r != '!' && r != '?' {
			continue
		}
		want := p.style.High[string(r)]
		if want == "" {
			continue
		}
		from := i
		for from > p.replacedTo() && isBlank(p.text[from-1]) {
			from--
		}
		left, right := p.runeAt(from-1), p.runeAt(i+1)
		switch {
		case from == 0, left == '\n', classOf(left) == atStop, classOf(left) == atOpener:
		case from == i && !(isBlank(right) || right == '\n' || classOf(right) == atStop || classOf(right) == atCloser || isMark(right) || right == '»' || isClear(right)):
			// an address, a time, a word with a sign in it
		case r == ':' && from < i && (right == ')' || right == '(' || right == '-'):
		default:
			p.put(from, i, want)
		}
	}
}
