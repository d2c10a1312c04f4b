package text

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
)

// markStatus takes notices: two or more lines in a row, each all in square
// brackets, or single ones where a file has several of those. A line that
// begins as a heading does, [Chapter 3], stands alone: package structure may
// take it for one, and the next for its title.
func (p *parser) markStatus(lines []line, groups []group) {
	single := 0
	for i := 0; i < len(lines); i++ {
		if groups[i].mark == plainLine && bracketed(lines[i].text) {
			single++
		}
	}
	if single < 2 {
		return
	}
	for i := 0; i < len(lines); i++ {
		j := i
		for j < len(lines) && groups[j].mark == plainLine && bracketed(lines[j].text) {
			j++
		}
		if j > i && beginsHeading(lines[i].text[1:len(lines[i].text)-1]) {
			j = i + 1
		}
		if j-i >= 2 || j > i && single >= 3 {
			take(groups, i, j, statusLine)
		}
		i = max(i, j-1)
	}
}

// bracketed reports whether a line is one text in square brackets, with
// letters and more than a note's mark or a placeholder such as [NAME].
func bracketed(s string) bool {
	if len(s) < 5 || s[0] != '[' || s[len(s)-1] != ']' || len(s) > 400 || isLineOfTime(s) {
		return false
	}
	inner := s[1 : len(s)-1]
	if strings.ContainsAny(inner, "[]") || inner[0] == '^' {
		return false
	}
	return strings.ContainsFunc(inner, unicode.IsLetter) && (strings.ContainsAny(inner, " :") || strings.ToUpper(inner) != inner)
}

func isLineOfTime(s string) bool { return timeMark.MatchString(s + " ") }

// status makes the block: a paragraph a line, the brackets kept.
func (p *parser) status(lines []line) book.Block {
	q := &book.Quote{At: p.start(&lines[0]), Kind: book.Status}
	for i := range lines {
		q.Blocks = append(q.Blocks, p.paragraph(lines[i:i+1]))
	}
	return q
}

// frame are the characters boxes are drawn with.
const frame = "─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰╒╕╘╛╓╖╙╜┏┓┗┛┣┫╞╡╟╢▀▄█▌▐░▒▓"

// markBoxes takes windows drawn with box characters, or with + - and |: a rule
// above, a rule below, and between them lines that begin and end with the
// side of the box.
func (p *parser) markBoxes(lines []line, groups []group) {
	for i := 0; i < len(lines); i++ {
		if groups[i].mark != plainLine || !isRule(lines[i].text) {
			continue
		}
		j, words := i+1, false
		for j < len(lines) && groups[j].mark == plainLine && (isRule(lines[j].text) || isSide(lines[j].text)) {
			words = words || isSide(lines[j].text)
			j++
		}
		if words && isRule(lines[j-1].text) {
			take(groups, i, j, boxGroup)
		}
		i = j - 1
	}
}

func isRule(s string) bool {
	if len(s) < 3 || len(s) > 800 {
		return false
	}
	if s[0] == '+' {
		return strings.Trim(s, "+-=") == "" && strings.ContainsAny(s, "-=")
	}
	return strings.ContainsRune("┌╔╭┏╒╓├╠┣└╚╰┗╘╙╞╟", []rune(s[:min(len(s), 4)])[0]) && strings.Trim(s, frame+" ") == ""
}

func isSide(s string) bool {
	for _, side := range []string{"|", "│", "┃", "║"} {
		if len(s) > 2*len(side) && strings.HasPrefix(s, side) && strings.HasSuffix(s, side) {
			return true
		}
	}
	return false
}

// box makes the block: a paragraph for each line in the frame.
func (p *parser) box(lines []line) book.Block {
	q := &book.Quote{At: p.start(&lines[0]), Kind: book.Status}
	for i := range lines {
		if isRule(lines[i].text) {
			continue
		}
		l := lines[i]
		inner := strings.Trim(l.text, frame+"| \t\u00A0")
		if inner == "" {
			continue
		}
		at := strings.Index(l.text, inner)
		l.col += runes(l.text[:at])
		l.text = inner
		l.width = runes(inner)
		q.Blocks = append(q.Blocks, p.paragraph([]line{l}))
	}
	return q
}
