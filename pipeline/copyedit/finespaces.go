package copyedit

// fineSpaces adds what a compositor would: a hair space between two quotation
// marks, and a word joiner before a dash so that no line begins with one. Some
// readers draw them badly, so they are there only when asked for.
func fineSpaces(p *passage) {
	for i := 1; i < len(p.text); i++ {
		l, r := p.text[i-1], p.text[i]
		switch {
		case isCurl(l) && isCurl(r) && (isDouble(l) != isDouble(r)):
			p.replace(i, i, "\u200A", 100, "")
		case (r == '—' || r == '⸺' || r == '⸻') && l >= 0 && !isBlank(l) && l != '\n' && l != 0x2060 && !isDash(l):
			p.replace(i, i, "\u2060", 100, "")
		case r == '–' && isDigit(l) && isDigit(p.runeAt(i+1)):
			p.replace(i, i+1, "\u2060–\u2060", 100, "")
		case (r == '?' || r == '!') && l == '…':
			p.replace(i, i, "\u200A", 100, "")
		}
	}
}

func isCurl(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }
