package text

import (
	"strings"

	"octavo/pipeline/book"
)

// markLineBlocks takes lines behind "| ", as Markdown's line blocks, two or
// more in a row. A table's lines end with a bar too and are left alone.
func (p *parser) markLineBlocks(lines []line, groups []group) {
	isLine := func(i int) bool {
		s := lines[i].text
		return groups[i].mark == plainLine && (strings.HasPrefix(s, "| ") || s == "|") && !strings.HasSuffix(s, " |")
	}
	for i := 0; i < len(lines); i++ {
		j, words := i, false
		for j < len(lines) && !lines[j].blank() && isLine(j) {
			words = words || len(lines[j].text) > 1
			j++
		}
		if j-i >= 2 && words {
			take(groups, i, j, lineGroup)
		}
		i = max(i, j-1)
	}
}

// lineBlock makes the verse of "| " lines; an empty one parts stanzas.
func (p *parser) lineBlock(lines []line) book.Block {
	inner := make([]line, len(lines))
	for i := range lines {
		inner[i] = newLine(strings.TrimPrefix(lines[i].text[1:], " "), lines[i].no, lines[i].col+min(2, lines[i].width))
	}
	return p.verse(inner)
}

// verse makes a poem of lines; blank ones part its stanzas.
func (p *parser) verse(lines []line) *book.Verse {
	least := -1
	for i := range lines {
		if !lines[i].blank() && (least < 0 || lines[i].indent < least) {
			least = lines[i].indent
		}
	}
	v := &book.Verse{}
	var stanza book.Stanza
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			if len(stanza) > 0 {
				v.Stanzas = append(v.Stanzas, stanza)
				stanza = nil
			}
			continue
		}
		if v.At.IsZero() {
			v.At = p.start(l)
		}
		stanza = append(stanza, book.VerseLine{
			At: p.start(l), Indent: min((l.indent-least)/2, 12), Inlines: p.inlines([]segment{p.segment(l, 0)}),
		})
	}
	if len(stanza) > 0 {
		v.Stanzas = append(v.Stanzas, stanza)
	}
	return v
}

// isVerseRun reports whether lines that stand together are a poem's: all
// indented more than a paragraph is, or none indented but each short, with a
// capital, and at least one ending where no sentence does. Two lines of
// which the second is a name are the end of a letter.
func (p *parser) isVerseRun(lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	indented, capitals, open := 0, 0, 0
	limit := 60
	if p.style.wrapped {
		limit = min(limit, p.style.width*4/5)
	}
	depth := p.style.base + 2
	if p.style.indented {
		depth = max(depth, p.style.base+p.style.first+2)
	}
	for i := range lines {
		l := &lines[i]
		if l.width > limit {
			return false
		}
		if l.indent >= depth {
			indented++
		}
		if !startsLower(l.text) {
			capitals++
		}
		if i+1 < len(lines) && strings.ContainsAny(l.text[len(l.text)-1:], ",;") {
			open++
		}
	}
	if indented == len(lines) {
		return true
	}
	if !p.style.spaced || capitals*5 < len(lines)*4 || p.looksNumbered(lines) {
		return false
	}
	if len(lines) < 4 {
		return open > 0 && !isSignature(lines)
	}
	return open*5 >= len(lines)-1
}

// isSignature knows "Yours ever," and a name below it.
func isSignature(lines []line) bool {
	last := lines[len(lines)-1].text
	return strings.HasSuffix(lines[0].text, ",") && strings.Count(last, " ") < 4 && strings.Count(lines[0].text, " ") < 6 &&
		!strings.ContainsAny(last[len(last)-1:], ",;!?")
}

// looksNumbered keeps lists of chapters and tables apart from poems: lines
// with leaders to a page number, or with a label and number each.
func (p *parser) looksNumbered(lines []line) bool {
	n := 0
	for i := range lines {
		s := lines[i].text
		if strings.Contains(s, "....") || strings.Contains(s, ". . .") || s[len(s)-1] >= '0' && s[len(s)-1] <= '9' || numberedLabel(s) {
			n++
		}
	}
	return n*3 > len(lines)
}
