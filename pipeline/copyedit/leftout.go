package copyedit

// leftOut sets the dash for a name or a word that is left out: two ems for
// the rest of a word, Mr. J⸺, three for a whole one, the town of ⸻.
func leftOut(p *passage) {
	for i := 0; i < len(p.text); {
		if !isDash(p.text[i]) {
			i++
			continue
		}
		j, ems := i, 0
		for j < len(p.text) && isDash(p.text[j]) {
			ems++
			if p.text[j] == '-' {
				ems--
			}
			j++
		}
		hyphens := j - i - ems
		ems += hyphens / 2
		left, right := p.runeAt(i-1), p.runeAt(j)
		switch {
		case ems < 2 || ems > 3 || hyphens > 0 && hyphens < 4 || isWordRune(right):
		case isUpper(left) && !isLetter(p.runeAt(i-2)) && ems == 2, isUpper(left) && !isLetter(p.runeAt(i-2)) && ems == 3:
			p.replace(i, j, "⸺", 85, "")
		case left == ' ' && (isBlank(right) || classOf(right) == atStop || isSingle(right) && p.runeAt(j+1) == 's') && p.namesSomething(i-1):
			p.replace(i, j, "⸻", 80, "")
		}
		i = j
	}
}

// namers are the words before a name that is left out.
var namers = setOfWords("of in at from to the a mr mrs miss ms dr lord lady sir captain colonel major general count countess baron st street mme mlle m near by for with and de von van")

// namesSomething reports whether the word before the space at i asks for a
// name.
func (p *passage) namesSomething(i int) bool {
	if p.runeAt(i-1) == '.' {
		i--
	}
	return namers[p.wordBefore(i)]
}
