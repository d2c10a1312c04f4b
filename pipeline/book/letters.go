package book

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/diag"
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

// Words are words of what LettersOf keeps, each with a space behind it. So a
// novel's are half a megabyte in one piece, and compared as such.
type Words []byte

// WordsOf returns the words of s: what LettersOf keeps, cut where there is
// anything else but an apostrophe, a soft hyphen, a control character or
// another that is not seen.
func WordsOf(s string) []string { return Words(nil).Append(s).List() }

// List returns the words one by one.
func (w Words) List() []string { return strings.Fields(string(w)) }

// Count returns how many words there are.
func (w Words) Count() int { return bytes.Count(w, []byte{' '}) }

// What a character does in a text of words.
const (
	unseen = 1 + iota // nothing
	cuts              // it ends a word
	other             // it has to be looked at
)

// inWords says of each byte what it does; a letter or a figure becomes itself,
// in lower case.
var inWords = func() (table [256]byte) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			table[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			table[c] = byte(c) + 'a' - 'A'
		case c >= utf8.RuneSelf:
			table[c] = other
		case c == '\'', c < ' ' && c != '\t' && c != '\n' && c != '\r', c == 0x7F: // no space in any program's eyes
			table[c] = unseen
		default:
			table[c] = cuts
		}
	}
	return table
}()

// Append adds the words of s.
func (w Words) Append(s string) Words {
	w = slices.Grow(w, len(s)+1)
	word, from := len(w), 0 // where the word at hand begins, here and in s
	plain := true           // it is all ASCII
	for i := 0; i < len(s); {
		c := inWords[s[i]]
		size := 1
		if c == other {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if c = wordChar(r); c == other {
				plain = false
			}
		}
		switch c {
		case unseen, other:
		case cuts:
			if !plain {
				w, plain = append(w[:word], LettersOf(s[from:i])...), true
			}
			if len(w) > word {
				w = append(w, ' ')
				word = len(w)
			}
			from = i + size
		default:
			w = append(w, c)
		}
		i += size
	}
	if !plain {
		w = append(w[:word], LettersOf(s[from:])...)
	}
	if len(w) > word {
		w = append(w, ' ')
	}
	return w
}

// wordChar is inWords for a character beyond ASCII; other is a letter.
func wordChar(r rune) byte {
	switch {
	case r == '’', r == '‘', r == 0xAD, r == 0x2060, r == 0x200B, r == 0x200C, r == 0x200D, r == 0xFEFF:
		return unseen
	case r == '“', r == '”', r == '—', r == '…', r == 0xA0: // the usual ones at once
		return cuts
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return other
	case r >= 0x7F && r < 0xA0:
		return unseen
	case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // no character at all; XML cannot hold them
		return unseen
	}
	return cuts
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

// Texts calls f with every text that stands on the book's pages, in order, and
// with its place in the author's files: first what comes of the metadata, which
// has none.
func (b *Book) Texts(f func(at diag.Pos, text string)) {
	m := &b.Meta
	for _, text := range []string{m.Title, m.Subtitle, m.AuthorLine(), m.Series.Name, m.Publisher, m.Rights, m.Edition} {
		f(diag.Pos{}, text)
	}
	for _, c := range m.Contributors {
		f(diag.Pos{}, c.Name)
	}
	b.Sections(func(s *Section, _ int) {
		f(s.HeadAt, s.Label)
		f(s.HeadAt, s.Numeral)
		eachText(s.Title, f)
		eachText(s.Sub, f)
		blockTexts(s.Blocks, f)
	})
	for _, n := range b.Notes {
		blockTexts(n.Blocks, f)
	}
}

func eachText(list []Inline, f func(at diag.Pos, text string)) {
	EachText(list, func(t *Text) { f(t.At, t.Value) }, nil)
}

func blockTexts(blocks []Block, f func(at diag.Pos, text string)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			eachText(b.Inlines, f)
		case *Heading:
			eachText(b.Inlines, f)
		case *Quote:
			blockTexts(b.Blocks, f)
			eachText(b.Attribution, f)
		case *Verse:
			for _, stanza := range b.Stanzas {
				for _, l := range stanza {
					eachText(l.Inlines, f)
				}
			}
			eachText(b.Attribution, f)
		case *Chat:
			for _, l := range b.Lines {
				f(l.At, l.Time)
				f(l.At, l.Who)
				eachText(l.Inlines, f)
			}
		case *Figure:
			eachText(b.Caption, f)
		case *List:
			for _, item := range b.Items {
				blockTexts(item, f)
			}
		case *Preformatted:
			for i, l := range b.Lines {
				at := b.At
				at.Line += i
				f(at, l)
			}
		case *Table:
			for _, row := range append([][][]Inline{b.Header}, b.Rows...) {
				for _, cell := range row {
					eachText(cell, f)
				}
			}
		}
	}
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
