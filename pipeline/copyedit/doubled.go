package copyedit

// doubledSingles makes a plain double mark of two single ones where a passage
// types all its double marks so. Which way the mark points is for quotes to
// say.
func doubledSingles(p *passage) {
	if !doublesSingles(p.text) {
		return
	}
	for i := 0; i < len(p.text); i++ {
		if isDoubled(p.text, i) {
			p.replace(i, i+2, `"`, 90, "")
			i++
		}
	}
}

// isDoubled reports whether two single marks of one kind stand at i.
func isDoubled(text []rune, i int) bool {
	r := text[i]
	return (r == '\'' || r == '`') && i+1 < len(text) && text[i+1] == r
}

// doublesSingles reports whether a text has no double mark, and each two
// single ones in it stand where a quotation may begin or end.
func doublesSingles(text []rune) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		r := text[i]
		if isDouble(r) {
			return false
		}
		if !isDoubled(text, i) {
			continue
		}
		left, right := atSpace, atSpace
		if i > 0 {
			left = classOf(text[i-1])
		}
		if i+2 < len(text) {
			if text[i+2] == r {
				return false
			}
			right = classOf(text[i+2])
		}
		if r == '\'' && (left == atLetter && right != atStop && right != atSpace || left == atSpace && right == atSpace) {
			return false
		}
		if opens := left == atSpace && right == atLetter; opens && n%2 == 1 {
			return false // ''Ow many? ''Undreds.
		}
		n++
		i++
	}
	return n > 1 && n%2 == 0
}
