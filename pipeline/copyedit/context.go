package copyedit

import (
	"unicode"
	"unicode/utf8"
)

// A class says what stands beside a mark, as far as its reading depends on it.
type class uint8

const (
	atSpace  class = iota // a space, a line end, or an end of the paragraph
	atOpener              // ( [ {
	atDash
	atStop // . , ; : ! ?
	atEllipsis
	atLetter
	atDigit
	atCloser // ) ] } %
	classes
)

func classOf(r rune) class {
	switch {
	case isLetter(r), r == opaque:
		return atLetter
	case isDigit(r):
		return atDigit
	case isBlank(r), r == '\n':
		return atSpace
	}
	switch r {
	case '(', '[', '{', '¿', '¡', '<', '/':
		return atOpener
	case '-', '‐', '‑', '‒', '–', '—', '―', '⸺', '⸻', '~':
		return atDash
	case '.', ',', ';', ':', '!', '?', '‽', '，', '。', '、', '！', '？', '；', '：':
		return atStop
	case '…':
		return atEllipsis
	case ')', ']', '}', '%', '>', '*', '°', '†':
		return atCloser
	}
	return atLetter // a sign of some kind: &, $, 𝄞
}

// isBlank reports whether r is a space one sees, of any width.
func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000
}

// isThin reports whether r is one of the spaces that typesetters put between
// two quotation marks or beside a dash: no space between words.
func isThin(r rune) bool {
	return r == 0x200A || r == 0x2009 || r == 0x202F || r == 0x2006 || r == 0x2008
}

// isClear reports whether r is nothing one sees.
func isClear(r rune) bool {
	return r == noteMark || r == 0x2060 || r == 0xFEFF || r == 0x200B || r == 0xAD || r == 0x200C || r == 0x200D
}

// isUnseen reports whether r is blank, clear or a control character.
func isUnseen(r rune) bool { return isBlank(r) || isClear(r) || r < ' ' || r >= 0x7F && r < 0xA0 }

// isSingle reports whether r is typed for a single quotation mark or an
// apostrophe.
func isSingle(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == '‛' || r == '`' || r == '´' || r == '‚'
}

// isDouble reports whether r is typed for a double quotation mark.
func isDouble(r rune) bool { return r == '"' || r == '”' || r == '“' || r == '„' || r == '‟' }

// near is how many marks and invisible characters before and after look past:
// no more stand together in any real text, and a page of nothing but marks
// must not take the square of its length.
const near = 12

// isMark reports whether r is one of the characters a mark can become.
func isMark(r rune) bool { return isSingle(r) || isDouble(r) || r == '′' || r == '″' }

// before returns the index of the nearest rune one sees to the left of i, and
// of marks passed by on the way when skipQuotes is set; -1 for none.
func (p *passage) before(i int, skipQuotes bool) int {
	for n := 0; i > 0; n++ {
		i--
		r := p.text[i]
		if n < near && (isClear(r) || isThin(r) || skipQuotes && isMark(r)) {
			continue
		}
		return i
	}
	return -1
}

// after is before to the right; len(text) for none.
func (p *passage) after(i int, skipQuotes bool) int {
	for n := 0; i+1 < len(p.text); n++ {
		i++
		r := p.text[i]
		if n < near && (isClear(r) || isThin(r) || skipQuotes && isMark(r)) {
			continue
		}
		return i
	}
	return len(p.text)
}

// runeAt returns the rune at i, a line end outside the text.
func (p *passage) runeAt(i int) rune {
	if i < 0 || i >= len(p.text) {
		return '\n'
	}
	return p.text[i]
}

// wordAt returns the letters of the word that begins at i, in small letters;
// "" when it is longer than any the lists hold.
func (p *passage) wordAt(i int) string {
	var buf [longest]byte
	return string(p.lower(buf[:0], i, p.wordEnd(i)))
}

// wordEnd returns the index after the last letter of the word at i.
func (p *passage) wordEnd(i int) int {
	for i < len(p.text) && isLetter(p.text[i]) {
		i++
	}
	return i
}

// wordBefore returns the letters of the word that ends before i, in small
// letters.
func (p *passage) wordBefore(i int) string {
	var buf [longest]byte
	return string(p.lower(buf[:0], p.wordStart(i), i))
}

// wordStart returns the index of the first letter of the word that ends
// before i.
func (p *passage) wordStart(i int) int {
	for i > 0 && isLetter(p.text[i-1]) && p.text[i-1] != noteMark {
		i--
	}
	return i
}

func (p *passage) lower(buf []byte, i, j int) []byte {
	if j-i > longest/4 && j-i > 24 {
		return buf
	}
	for ; i < j; i++ {
		r := p.text[i]
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		} else if r > 0x80 {
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
}
