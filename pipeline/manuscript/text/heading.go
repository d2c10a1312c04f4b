package text

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/manuscript/draft"
)

// markUnderlined finds the Setext headings: a short line with a row of = or -
// right below it and nothing right above it. A row of hyphens is a heading's
// only when it is about as long as the line or the line has no sentence's
// end, since a row of hyphens is a scene break too.
func (p *parser) markUnderlined(lines []line, groups []group) {
	for i := 0; i+1 < len(lines); i++ {
		l, row := &lines[i], &lines[i+1]
		if groups[i].mark != plainLine || l.blank() || l.width > 100 || !isRow(row.text) || book.IsBreakLine(l.text) {
			continue
		}
		if i > 0 && !lines[i-1].blank() {
			continue
		}
		if row.text[0] == '-' && !p.underlines(l, row) {
			continue
		}
		take(groups, i, i+2, underlinedLine)
		i++
	}
}

func isRow(s string) bool {
	return len(s) >= 3 && (s[0] == '=' || s[0] == '-') && strings.Trim(s, s[:1]) == ""
}

func (p *parser) underlines(l, row *line) bool {
	if d := l.width - row.width; d >= -2 && d <= 2 && row.width > 4 {
		return true
	}
	return l.width <= 60 && !endsSentence(l.text) && !strings.HasSuffix(l.text, ",") && (p.style.spaced || row.width*3 >= l.width)
}

// markHashes finds "# Heading" lines when the whole file uses them: more of
// the lines that begin so look like headings than do not.
func (p *parser) markHashes(lines []line, groups []group) {
	var fits []int
	misfits, first := 0, -1
	for i := range lines {
		if first < 0 && !lines[i].blank() {
			first = i
		}
		if groups[i].mark != plainLine || hashes(lines[i].text) == 0 {
			continue
		}
		above := i == 0 || lines[i-1].blank() || hashes(lines[i-1].text) > 0
		if above && lines[i].width <= 200 && lines[i].indent < 4 {
			fits = append(fits, i)
		} else {
			misfits++
		}
	}
	if len(fits) <= misfits || len(fits) == 1 && fits[0] != first {
		return
	}
	for _, i := range fits {
		take(groups, i, i+1, hashLine)
	}
}

// hashes returns the level of a Markdown heading line, or 0.
func hashes(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n < 1 || n > 6 || n >= len(s) || s[n] != ' ' || strings.Trim(s, "# ") == "" {
		return 0
	}
	return n
}

// hash makes the piece of a heading line without its marks.
func (b *builder) hash(l *line) {
	level := hashes(l.text)
	heading := *l
	heading.text = strings.TrimLeft(l.text[level:], " \t")
	heading.col += runes(l.text[:len(l.text)-len(heading.text)])
	if shut := strings.TrimRight(heading.text, "#"); strings.HasSuffix(shut, " ") {
		heading.text = strings.TrimRight(shut, " \t")
	}
	heading.width = runes(heading.text)
	b.add(draft.Piece{Block: b.paragraph([]line{heading}), Level: level}, []line{*l})
}

// markCentred takes lines that stand in the middle. Lines of a poem that
// share an indent and differ in length are not centred, even when one of them
// happens to be in the middle.
func (p *parser) markCentred(lines []line, groups []group) {
	if p.style.centre == 0 {
		return
	}
	for i := range lines {
		l := &lines[i]
		long := !l.isCentred(p.style.centre)
		if groups[i].mark != plainLine || long && !(i > 0 && groups[i-1].mark == centredLine && l.isLongCentred(p.style.centre)) {
			continue
		}
		if long && i+1 < len(lines) && !lines[i+1].blank() && !lines[i+1].isCentred(p.style.centre) {
			continue // the first line of a paragraph
		}
		if i > 0 && groups[i-1].mark == plainLine && lines[i-1].indent == l.indent && lines[i-1].width != l.width && !lines[i-1].blank() {
			continue
		}
		if i+1 < len(lines) && !lines[i+1].blank() && lines[i+1].indent == l.indent && !lines[i+1].isCentred(p.style.centre) {
			continue
		}
		take(groups, i, i+1, centredLine)
	}
}

// headsParagraph reports whether the first of some lines that stand together
// is plainly a heading glued to its text, as "Chapter 7. The Storm": such a
// line must not be joined to the next one. Whether it is a heading in fact is
// for package structure to say.
func headsParagraph(s, next string) bool {
	return isSmallHeading(s) || !startsLower(next) && (!endsSentence(s) || strings.HasSuffix(s, ".")) && beginsHeading(s)
}

// wrapsTitle reports whether lines that stand together are one long title cut at
// the width of the page: there was no room for the next word on each but the
// last, and no sentence ends there.
func (b *builder) wrapsTitle(lines []line) bool {
	const most = 3
	if !b.style.wrapped || len(lines) > most {
		return false
	}
	for i := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(lines[i+1].text, " ")
		if lines[i].indent+lines[i].width+1+runes(word) <= b.style.width {
			return false
		}
	}
	last := lines[len(lines)-1].text
	return !endsSentence(last) && !strings.HasSuffix(last, ",") && !strings.HasSuffix(last, ";")
}

// isSmallHeading reports whether a line is "chapter seven" and no more: no
// paragraph begins so.
func isSmallHeading(s string) bool {
	label, number, _ := strings.Cut(strings.Trim(s, ".:"), " ")
	switch label {
	case "chapter", "chap.", "ch.", "part", "book", "stave", "canto", "letter", "episode":
		return number != "" && !strings.Contains(number, " ") && (isNumber(strings.ToUpper(number)) || isNumber(strings.ToUpper(number[:1])+number[1:]))
	}
	return false
}

// beginsHeading reports whether a line begins with a heading's word, and a
// number where the word needs one.
func beginsHeading(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	label := strings.ToLower(strings.TrimRight(word, ".:-–—"))
	if word == strings.ToLower(word) {
		return false
	}
	switch label {
	case "prologue", "epilogue", "interlude", "preface", "foreword", "introduction", "afterword", "acknowledgments", "acknowledgements":
		return rest == "" || len(label) < len(word) || strings.ContainsAny(rest[:1], ":-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	case "chapter", "chap", "ch", "part", "book", "volume", "act", "stave", "canto":
		return isNumber(rest)
	case "about":
		return strings.EqualFold(rest, "the author")
	}
	return false
}

// closesHeading reports whether the line at i is the last of two or three that
// stand together and reads as a heading's number: the title stands above it.
func closesHeading(lines []line, i int) bool {
	const longest = 24 // characters: Chapter Twenty-Seven
	l := &lines[i]
	if i+1 != len(lines) || i > 2 || l.width > longest || endsSentence(l.text) && !strings.HasSuffix(l.text, ".") {
		return false
	}
	label, number, _ := strings.Cut(strings.Trim(l.text, ".:_*~–—-()[] "), " ")
	switch strings.ToLower(label) {
	case "chapter", "chap", "chap.", "ch", "ch.", "part", "book", "volume", "stave", "canto", "act", "scene", "letter":
		return isNumber(number)
	}
	return number == "" && len(label) < 6 && isNumber(label) && strings.ToUpper(label) == label && label != "I"
}

// isEntryRun reports whether lines that stand together are those of a contents
// list: three or more, half of them, begin as headings do or end in the number
// of a page.
func isEntryRun(lines []line) bool {
	n := 0
	for i := range lines {
		if beginsEntry(lines[i].text) || endsEntry(lines[i].text) {
			n++
		}
	}
	return n >= 3 && n*2 >= len(lines)
}

// partsEntries reports whether an entry of a contents list ends between two
// lines.
func partsEntries(above, l *line) bool { return endsEntry(above.text) || beginsEntry(l.text) }

// beginsEntry reports whether a line begins as a heading does, with a label or
// a number.
func beginsEntry(s string) bool {
	s = strings.TrimLeft(s, "*_~=#—–-[( ")
	if beginsHeading(s) {
		return true
	}
	end := strings.IndexAny(s, ".):\t |-–—")
	return end > 0 && end < 8 && isNumber(s[:end]) && s[:end] != "I" && !startsLower(s[end:])
}

// endsEntry reports whether a line ends in the number of a page, led to by
// dots or a wide space.
func endsEntry(s string) bool {
	rest := strings.TrimRight(s, "0123456789")
	if rest == s || len(s)-len(rest) > 4 {
		return false
	}
	title := strings.TrimRight(rest, ". \t·…_")
	return title != "" && (strings.Contains(rest[len(title):], "\t") || len(rest)-len(title) >= 3)
}

// isNumber reports whether a text begins with a figure, a Roman numeral in
// capitals or a number's word with a capital.
func isNumber(s string) bool {
	word := strings.TrimRight(strings.SplitN(s, " ", 2)[0], ".:,-–—")
	if word == "" {
		return false
	}
	if strings.Trim(word, "0123456789") == "" || strings.Trim(word, "IVXLC") == "" {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(word), "-")
	switch first {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
		"sixty", "seventy", "eighty", "ninety", "the":
		return word != strings.ToLower(word)
	}
	return false
}
