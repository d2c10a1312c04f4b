package copyedit

import "unicode"

// fullWidth makes the wide letters, digits and marks that an East Asian
// keyboard types plain ones, where Latin text stands beside them.
func fullWidth(p *passage) {
	switch primary(p.style.Language) {
	case "ja", "zh", "ko":
		return
	}
	for i := 0; i < len(p.text); {
		if !isWide(p.text[i]) {
			i++
			continue
		}
		j := i
		for j < len(p.text) && (isWide(p.text[j]) || p.text[j] == 0x3000 && j+1 < len(p.text) && isWide(p.text[j+1])) {
			j++
		}
		if !isHan(p.runeAt(i-1)) && !isHan(p.runeAt(j)) {
			for k := i; k < j; k++ {
				if r := p.text[k]; r == 0x3000 {
					p.replace(k, k+1, " ", 90, "")
				} else {
					p.replace(k, k+1, string(r-0xFEE0), 90, "")
				}
			}
		}
		i = j
	}
}

func isWide(r rune) bool { return r >= 0xFF01 && r <= 0xFF5E }

// isHan reports whether r is of a script that is set in wide characters.
func isHan(r rune) bool {
	return r > 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
