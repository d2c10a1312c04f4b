package copyedit

import "unicode"

// keepsLetters reports whether the corrected text has the letters and digits
// of the source, in order, or of what the corrections that may change letters
// left. Ligature characters count as what they stand for.
func (p *passage) keepsLetters() bool {
	if len(p.changes) == 1 {
		return true
	}
	source := p.source
	if len(p.meant) > 0 {
		source = p.meant
	}
	i, part := 0, ""
	for _, r := range p.text {
		if part == "" && i < len(source) && source[i] == r {
			i++
			continue
		}
		if !isWordRune(r) {
			continue
		}
		if part == "" {
			for i < len(source) && !isWordRune(source[i]) {
				i++
			}
			if i == len(source) {
				return false
			}
			part = ligatureLetters(source[i])
			if part == "" || r == source[i] {
				part = ""
				if r != source[i] {
					return false
				}
				i++
				continue
			}
			i++
		}
		if rune(part[0]) != r {
			return false
		}
		part = part[1:]
	}
	for ; i < len(source); i++ {
		if isWordRune(source[i]) {
			return false
		}
	}
	return part == ""
}

// isWordRune reports whether r is a letter, a digit or a mark on one.
func isWordRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return isLetter(r) || unicode.IsNumber(r)
}

// isLetter reports whether r is a letter or a mark on one.
func isLetter(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if r >= 0x2000 && r < 0x2070 {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isUpper(r rune) bool {
	if r < 0x80 {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isLower(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLower(r)
}
