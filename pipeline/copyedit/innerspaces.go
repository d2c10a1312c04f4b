package copyedit

import "unicode/utf8"

// innerSpaces gives guillemets the space that the style has inside them, or
// takes it out. Where they do not pair in the paragraph a space may belong to
// the other side, and nothing is done.
func innerSpaces(p *passage) {
	opener, closer, after, before := guillemets(p.style)
	if opener == 0 || !p.pairs(opener, closer) {
		return
	}
	for i := 0; i < len(p.text); i++ {
		switch p.text[i] {
		case opener:
			j := i + 1
			for j < len(p.text) && isBlank(p.text[j]) {
				j++
			}
			if j < len(p.text) {
				p.put(i+1, j, after)
			}
		case closer:
			j := i
			for j > p.replacedTo() && isBlank(p.text[j-1]) {
				j--
			}
			if j > 0 {
				p.put(j, i, before)
			}
		}
	}
}

// guillemets returns the style's double guillemets and the spaces inside them.
func guillemets(s *style) (opener, closer rune, after, before string) {
	for _, q := range s.Quotes {
		o, n := utf8.DecodeRuneInString(q[0])
		c, m := utf8.DecodeLastRuneInString(q[1])
		if o == '«' || o == '»' {
			return o, c, q[0][n:], q[1][:len(q[1])-m]
		}
	}
	return 0, 0, "", ""
}

// pairs reports whether each opener of the passage has a closer before the
// next.
func (p *passage) pairs(opener, closer rune) bool {
	open := false
	for _, r := range p.text {
		switch {
		case r == opener && !open:
			open = true
		case r == closer && open:
			open = false
		case r == opener || r == closer:
			return false
		}
	}
	return !open
}
