package text

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
)

// ornaments are the marks authors type between scenes (typography-rules S03,
// S04). Full stops, question marks and quotes are not among them: a line of
// those is somebody saying nothing.
const ornaments = "*#~-_=+•·∙●○◦◇◆◊☆★✦✧✩✪✫✬✭✮✯✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋§⁂❦❧☙※†‡⸻⸺—–―─━═×✕✖✗∞♦♢♥♡♠♣♤♧♪♫☽☾☼☀⚜⚝⁎⁑❖▪■□▫▲△▼▽►◄<>^|/\\:.,'"

// alone are the ornaments that are a break when one stands by itself.
const alone = "*#~+•·●○◇◆◊☆★✦✧✶§⁂❦❧☙※†‡⸻—–―♦♢∞❖■□☽☾⚜✻✽"

// words are the breaks made of letters, without the marks round them.
var letterBreaks = map[string]bool{"ooo": true, "o0o": true, "0o0": true, "xxx": true, "xox": true, "oxo": true,
	"oo0oo": true, "ooooo": true, "xoxox": true, "oxoxo": true, "oo": true, "o": true}

// isBreakLine reports whether a line is one that authors type between scenes.
// It has at most 12 marks, or is a row of one mark of any length.
func isBreakLine(s string) bool {
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
		if !strings.ContainsRune(ornaments, r) {
			return false
		}
		if n == 0 {
			first = r
		}
		if r != first {
			row = false
		}
		n++
		if !strings.ContainsRune(".,:'<>^|/\\", r) {
			strong++
		}
	}
	switch {
	case n == 0:
		return false
	case n == 1:
		return strings.ContainsRune(alone, first)
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

// markBreaks takes the lines between scenes. ~xxx~ is none, but a number, where
// ~xxix~ or ~xxxi~ stands too.
func (p *parser) markBreaks(lines []line, groups []group) {
	thirty := map[string]bool{}
	for i := range lines {
		if l := &lines[i]; l.width < 40 {
			for _, near := range []string{"XXIX", "XXXI", "xxix", "xxxi"} {
				if before, after, ok := strings.Cut(l.text, near); ok {
					thirty[before+near[:1]+near[:1]+near[:1]+after] = true
				}
			}
		}
	}
	for i := range lines {
		if groups[i].mark == plainLine && !lines[i].blank() && isBreakLine(lines[i].text) && !thirty[lines[i].text] {
			take(groups, i, i+1, breakLine)
		}
	}
}

// sceneBreak makes the block, and records the letters of an oOo.
func (p *parser) sceneBreak(l *line) book.Block {
	if book.LettersOf(l.text) != "" {
		p.take("markup", p.start(l), l.text)
	}
	return &book.SceneBreak{At: p.start(l), Typed: l.text}
}
