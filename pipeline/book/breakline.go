package book

import (
	"strings"
	"unicode"
)

// Ornaments are the marks authors type between scenes, in whatever format
// (typography-rules S03, S04). Full stops, question marks and quotes are none by
// themselves: a line of those is somebody saying nothing.
const (
	// pieces of an ornament: a row of one of them is a break, one alone is none
	rowOrnaments = "-_=─━═×✕✖✗♪♫▪▫▲△▼▽►◄"
	// ornaments that are a break when one stands by itself
	ornaments = "*#~+•·∙●○◦◇◆◊☆★✦✧✩✪✫✬✭✮✯✱✲✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋§⁂❦❧☙※†‡⸻⸺—–―∞♦♢♥♡♠♣♤♧☽☾☼☀⚜⚝⁎⁑❖■□"
	// what may stand among them
	smallOrnaments = "<>^|/\\:.,'"
)

// letterBreaks are the breaks made of letters, without the marks round them.
var letterBreaks = map[string]bool{"ooo": true, "o0o": true, "0o0": true, "xxx": true, "xox": true, "oxo": true,
	"oo0oo": true, "ooooo": true, "xoxox": true, "oxoxo": true, "oo": true, "o": true}

// IsBreakLine reports whether a line is one that authors type between scenes: a
// few ornaments, or a row of one of any length. A dash by itself counts; letters
// do in oOo and its kin, and LettersOf tells whether there are any.
func IsBreakLine(s string) bool {
	if len(s) > 400 {
		return false
	}
	if isLetterBreak(s) {
		return true
	}
	n, strong, row := 0, 0, true
	var first rune
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u200B' || r == '\uFE0F' {
			continue
		}
		if r > 0xFF00 && r < 0xFF5F {
			r -= 0xFEE0 // as East Asian keyboards type it
		}
		small := strings.ContainsRune(smallOrnaments, r)
		if !small && !strings.ContainsRune(ornaments, r) && !strings.ContainsRune(rowOrnaments, r) {
			return false
		}
		if n == 0 {
			first = r
		}
		if r != first {
			row = false
		}
		n++
		if !small {
			strong++
		}
	}
	switch {
	case n == 0:
		return false
	case n == 1:
		return strings.ContainsRune(ornaments, first)
	case n == 2 && row:
		return first != '-' && first != '.' && first != '|' && strong > 0 && first != '<' && first != '>'
	case row:
		return strong > 0
	case strings.Trim(s, "<>") == "" || strings.Trim(s, "<> ") == "":
		return s == "<>" || s == "<><>" || s == "<><><>" || strings.HasPrefix(s, "<> <>")
	}
	// A face such as >_< or ^_^ is somebody's message.
	if n == 3 && strings.ContainsRune("<>^", first) && !strings.Contains(s, " ") {
		return false
	}
	return n <= 24 && strong*2 >= n
}

// isLetterBreak knows oOo, -o0o-, ~xXx~ and their kin: the letters change
// between small and large or stand between marks, since a plain "xxx" may be
// kisses under a letter.
func isLetterBreak(s string) bool {
	if len(s) > 40 {
		return false
	}
	core := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("*~-_=+.•·", r) {
			return -1
		}
		return r
	}, s)
	if len(core) < 1 || len(core) > 9 || !letterBreaks[strings.ToLower(core)] {
		return false
	}
	mixed := strings.ToLower(core) != core && strings.ToUpper(core) != core || strings.Contains(core, "0")
	trimmed := strings.TrimSpace(s)
	marked := strings.ContainsAny(trimmed[:1], "*~-_=+.") && strings.ContainsAny(trimmed[len(trimmed)-1:], "*~-_=+.")
	if len(core) < 3 {
		return marked && len(trimmed) >= 5
	}
	return mixed || marked
}
