package text

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/manuscript/draft"
)

// plain reads lines that stand together and bear no mark: one paragraph, or
// one a line, or a poem, as the file's style has it.
func (b *builder) plain(lines []line) {
	if b.isVerseRun(lines) {
		b.addVerse(lines)
		return
	}
	entries := isEntryRun(lines)
	for i := 0; i < len(lines); {
		if end := b.verseEnd(lines, i); end > 0 {
			b.addVerse(lines[i:end])
			i = end
			continue
		}
		end := i + 1
		for end < len(lines) && !(end == 1 && headsParagraph(lines[0].text, lines[1].text) && !b.wrapsTitle(lines)) && !closesHeading(lines, end) && !(entries && partsEntries(&lines[end-1], &lines[end])) && b.continues(&lines[end-1], &lines[end]) {
			end++
		}
		b.add(draft.Piece{Block: b.paragraph(lines[i:end])}, lines[i:end])
		i = end
	}
}

// verseEnd returns the end of the run of indented short lines that starts at
// i, or 0 when that is no poem.
func (b *builder) verseEnd(lines []line, i int) int {
	if lines[i].indent < b.style.base+2 {
		return 0
	}
	if i > 0 && lines[i-1].indent == lines[i].indent {
		return 0 // looked at already, from its first line
	}
	end := i
	for end < len(lines) && lines[end].indent >= b.style.base+2 {
		end++
	}
	if b.isVerseRun(lines[i:end]) {
		return end
	}
	return 0
}

// addVerse adds a poem, or a stanza to the poem above it.
func (b *builder) addVerse(lines []line) {
	v := b.verse(lines)
	if n := len(b.pieces); n > 0 && b.blanks == 1 && b.poem == n {
		last := &b.pieces[n-1]
		if above, ok := last.Block.(*book.Verse); ok && last.Indent == lines[0].indent {
			above.Stanzas = append(above.Stanzas, v.Stanzas...)
			last.Lines += len(lines) + 1
			b.blanks = 0
			return
		}
	}
	b.add(draft.Piece{Block: v}, lines)
	b.poem = len(b.pieces)
}

// continues reports whether a line goes on with the paragraph of the line
// above it.
func (p *parser) continues(above, l *line) bool {
	s := &p.style
	if !s.wrapped {
		return false
	}
	if s.indented && l.indent > s.base && l.indent > above.indent {
		return false
	}
	if s.indented && !s.spaced && l.indent >= s.base+s.first {
		return false
	}
	if startsLower(l.text) {
		return true
	}
	word, _, _ := strings.Cut(l.text, " ")
	left := s.width - above.width - 1 - min(runes(word), s.width) // columns left had the word stood above
	switch {
	case s.spaced: // blank lines part the paragraphs; only what is plainly no full line ends one
		return left*5 < s.width*2
	case endsSentence(above.text):
		return left*8 < s.width
	}
	return left*3 < s.width
}

// paragraph makes one of lines.
func (p *parser) paragraph(lines []line) *book.Paragraph {
	return &book.Paragraph{At: p.start(&lines[0]), Inlines: p.inlines(p.segments(lines))}
}

// A segment is what a line gives to a paragraph: its text from a byte on, and
// the space that its end becomes.
type segment struct {
	line *line
	text string
	col  int
	tail string
}

func (p *parser) segment(l *line, from int) segment {
	rest := l.text[from:]
	trimmed := strings.TrimLeft(rest, " \t")
	from += len(rest) - len(trimmed)
	return segment{line: l, text: trimmed, col: l.col + runes(l.text[:from])}
}

// segments joins lines: a line end becomes a space, unless a word was cut
// there or a dash stands close to it.
func (p *parser) segments(lines []line) []segment {
	list := make([]segment, len(lines))
	for i := range lines {
		s := p.segment(&lines[i], 0)
		if i+1 < len(lines) {
			p.joinLine(&s, &lines[i+1])
		}
		list[i] = s
	}
	return list
}

// joinLine settles what the end of a segment's line becomes.
func (p *parser) joinLine(s *segment, next *line) {
	s.tail = " "
	switch {
	case strings.HasSuffix(s.text, "\u00AD"):
		s.text = strings.TrimSuffix(s.text, "\u00AD")
		p.rejoin(s, next, "\u00AD")
	case strings.HasSuffix(s.text, "--") || strings.HasSuffix(s.text, "—"):
		if p.style.glued && !strings.HasSuffix(strings.TrimRight(s.text, "-—"), " ") {
			s.tail = ""
		}
	case strings.HasPrefix(next.text, "--") || strings.HasPrefix(next.text, "—"):
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next.text, "-—")); p.style.glued && r != ' ' {
			s.tail = ""
		}
	case strings.HasSuffix(s.text, "-"):
		switch left, right := lastWord(s.text[:len(s.text)-1]), firstWord(next.text); {
		case left == "" || right == "":
		case p.style.joins.suspended(right):
		case p.style.joins.whole(left, right):
			s.text = s.text[:len(s.text)-1]
			p.rejoin(s, next, "-")
		default:
			s.tail = ""
		}
	}
}

// rejoin records that a word cut at a line's end was made whole.
func (p *parser) rejoin(s *segment, next *line, hyphen string) {
	s.tail = ""
	at := p.start(s.line)
	at.Col = s.col + runes(s.text)
	p.take("rejoin", at, hyphen)
}
