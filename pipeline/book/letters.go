package book

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LettersOf returns the letters and digits of s, in order, with nothing
// between them: what must come through every stage unchanged. Compatibility
// forms count as what they stand for (the ligature ﬁ as f and i), so that
// taking them apart changes nothing, and capitals as small letters, since a
// heading may be set in either.
func LettersOf(s string) string {
	var sb strings.Builder
	sb.Grow(len(s))
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
				sb.WriteByte(c)
			case c >= 'A' && c <= 'Z':
				sb.WriteByte(c + 'a' - 'A')
			}
		}
		return sb.String()
	}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			sb.WriteRune(r)
		}
	}
	kept := sb.String()
	sb.Reset()
	for _, r := range norm.NFKC.String(kept) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) { // not the bar of ½
			sb.WriteRune(unicode.ToLower(r))
		}
	}
	return sb.String()
}

// WordsOf returns the words of s: what LettersOf keeps, cut where there is
// anything else but an apostrophe, a soft hyphen, a control character or
// another that is not seen.
func WordsOf(s string) []string {
	var words []string
	start := -1
	cut := func(end int) {
		if start >= 0 {
			if w := LettersOf(s[start:end]); w != "" {
				words = append(words, w)
			}
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case r == '\'', r == '’', r == '‘', r == 0xAD, r == 0x2060, r == 0x200B, r == 0x200C, r == 0x200D, r == 0xFEFF:
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0: // no space in any program's eyes
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // no character at all; XML cannot hold them
		default:
			cut(i)
		}
	}
	cut(len(s))
	return words
}

// Text returns the section's own words as running text, the heading first
// and a line for each paragraph, without those of the sections it holds
// and without its notes' text.
func (s *Section) Text() string {
	var sb strings.Builder
	line := func(parts ...string) {
		n := sb.Len()
		for _, p := range parts {
			if p != "" {
				if sb.Len() > n {
					sb.WriteByte(' ')
				}
				sb.WriteString(p)
			}
		}
		if sb.Len() > n {
			sb.WriteByte('\n')
		}
	}
	line(s.Label, s.Numeral)
	line(PlainText(s.Title))
	line(PlainText(s.Sub))
	textOf(s.Blocks, line)
	return sb.String()
}

// Text returns the note's words as Section.Text does.
func (n *Note) Text() string {
	var sb strings.Builder
	textOf(n.Blocks, func(parts ...string) { sb.WriteString(strings.Join(parts, " ") + "\n") })
	return sb.String()
}

func textOf(blocks []Block, line func(parts ...string)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			line(PlainText(b.Inlines))
		case *Heading:
			line(PlainText(b.Inlines))
		case *Quote:
			textOf(b.Blocks, line)
			line(PlainText(b.Attribution))
		case *Verse:
			for _, stanza := range b.Stanzas {
				for _, l := range stanza {
					line(PlainText(l.Inlines))
				}
			}
			line(PlainText(b.Attribution))
		case *Chat:
			for _, l := range b.Lines {
				line(l.Time, l.Who, PlainText(l.Inlines))
			}
		case *Figure:
			line(PlainText(b.Caption))
		case *List:
			for _, item := range b.Items {
				textOf(item, line)
			}
		case *Preformatted:
			for _, l := range b.Lines {
				line(l)
			}
		case *Table:
			for _, cell := range b.Header {
				line(PlainText(cell))
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					line(PlainText(cell))
				}
			}
		}
	}
}
