package draft

import "octavo/pipeline/diag"

// IsControl reports characters that no XML document may hold and no author
// means: the controls but tab, line end and form feed, and two noncharacters.
func IsControl(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\f'
	case r >= 0x7F && r < 0xA0, r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return false
}

// mostControls is how many control characters of a file are told one by one;
// the rest are counted.
const mostControls = 20

// ReportControls names each character of a text that is left out, with its
// place, and returns how many they are. out says it of a character and the one
// before it.
func ReportControls(name, text string, out func(before, r rune) bool, found *diag.Findings) int {
	no, col, n, before := 1, 0, 0, rune(0)
	for _, r := range text {
		col++
		switch {
		case r == '\n':
			no++
			col = 0
		case out(before, r):
			if n++; n <= mostControls {
				found.Warnf(diag.Pos{File: name, Line: no, Col: col}, "control-character",
					"control character U+%04X left out", r).Hint = "delete it, or type the character that was meant"
			}
		}
		before = r
	}
	if n > mostControls {
		found.Warnf(diag.Pos{File: name}, "control-character", "%d more control characters left out", n-mostControls)
	}
	return n
}
