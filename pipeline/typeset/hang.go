package typeset

// hangLeft and hangRight return how far a character hangs out of the margin
// when it begins or ends a line, in thousandths of its width. The numbers are
// those of the microtype package's settings for Times and Garamond, a little
// restrained, since a mark wholly outside draws the eye to it.
func hangLeft(r rune) int64 {
	switch r {
	case '“', '‘', '„', '‚', '«', '‹', '"', '\'':
		return 500
	case '’', '”':
		return 500
	case '—', '–', '-', '‐':
		return 200
	case '(', '[', '…':
		return 100
	case 'A', 'Á', 'À', 'Â', 'Ä', 'T', 'V', 'W', 'Y':
		return 50
	}
	return 0
}

func hangRight(r rune) int64 {
	switch r {
	case '.', ',', '-', '‐', '\u2011':
		return 650
	case '’', '‘', '”', '“', '"', '\'', '»', '›':
		return 500
	case ':', ';', '!':
		return 300
	case '?', ')', ']':
		return 150
	case '—', '–':
		return 200
	case '…':
		return 100
	case 'A', 'F', 'K', 'L', 'T', 'V', 'W', 'X', 'Y', 'r', 'k', 'v', 'w', 'x', 'y':
		return 40
	}
	return 0
}
