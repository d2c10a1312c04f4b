package copyedit

import "strings"

// characters drops what nobody sees and nobody meant: control characters, soft
// hyphens, zero-width spaces and stray byte order marks. Joiners stay: scripts
// and emoji need them. The Unicode hyphen becomes the one on the keyboard.
func characters(p *passage) {
	for i, r := range p.text {
		switch {
		case isStray(r):
			p.replace(i, i+1, "", 100, "")
		case r == 0x2010:
			p.replace(i, i+1, "-", 100, "")
		}
	}
}

// isStray reports whether r is a character that characters drops.
func isStray(r rune) bool {
	return r >= 0 && r < ' ' && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0 || r == 0xAD || r == 0x200B || r == 0xFEFF
}

// seen returns s as it is once the characters in it have been corrected: what
// the words of the book are counted in.
func seen(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return isStray(r) || r == 0x2010 || ligatureLetters(r) != "" }) {
		return s
	}
	var sb strings.Builder
	for _, r := range s {
		switch lig := ligatureLetters(r); {
		case lig != "":
			sb.WriteString(lig)
		case r == 0x2010:
			sb.WriteByte('-')
		case !isStray(r):
			sb.WriteRune(r)
		}
	}
	return sb.String()
}

// ligatures takes presentation ligatures apart: a font makes its own.
func ligatures(p *passage) {
	for i, r := range p.text {
		if s := ligatureLetters(r); s != "" {
			p.replace(i, i+1, s, 100, "")
		}
	}
}

// ligatureLetters returns the letters of a presentation ligature, else "".
func ligatureLetters(r rune) string {
	if r < 0xFB00 || r > 0xFB06 {
		return ""
	}
	return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00]
}
