package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is one line of the file, or what is left of it inside a quote.
type line struct {
	text   string // without the space before and after it
	no     int    // in the file, from 1
	col    int    // of the first character of text, from 1
	indent int    // columns before text: a tab counts as 4, an ideographic space as 2
	width  int    // characters of text
	tabs   int    // tabs before text
	page   bool   // a form feed stands before text
}

func (l *line) blank() bool { return l.text == "" }

// splitLines cuts a text into its lines.
func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	for no := 1; ; no++ {
		s, after, more := strings.Cut(text, "\n")
		lines = append(lines, newLine(s, no, 1))
		if !more {
			return lines
		}
		text = after
	}
}

// newLine measures a line that begins at the given column.
func newLine(s string, no, col int) line {
	l := line{no: no, col: col}
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '\t':
			l.indent += 4
			l.tabs++
		case r == '\f':
			l.page = true
		case r == '\u3000':
			l.indent += 2
		case unicode.IsSpace(r):
			l.indent++
		default:
			l.text = strings.TrimRightFunc(s, unicode.IsSpace)
			l.width = runes(l.text)
			return l
		}
		l.col++
		s = s[n:]
	}
	return l
}

func runes(s string) int { return utf8.RuneCountInString(s) }
