package copyedit

// characters drops what nobody sees and nobody meant: control characters, soft
// hyphens, zero-width spaces and stray byte order marks. Joiners stay: scripts
// and emoji need them. The Unicode hyphen becomes the one on the keyboard.
func characters(p *passage) {
	for i, r := range p.text {
		switch {
		case r == 0xAD, r == 0x200B, r == 0xFEFF, r >= 0 && r < ' ' && r != '\t' && r != '\n', r >= 0x7F && r < 0xA0:
			p.replace(i, i+1, "", 100, "")
		case r == 0x2010:
			p.replace(i, i+1, "-", 100, "")
		}
	}
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
