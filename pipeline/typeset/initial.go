package typeset

import (
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// A leadIn counts the words at the beginning of a chapter that are set in
// small capitals.
type leadIn struct{ left int }

// firstParagraph sets the paragraph that begins a chapter as the design wants
// it: with a drop cap, a lead-in of small capitals, both or neither. A
// paragraph that cannot have a drop cap has a lead-in.
func (s *setter) firstParagraph(b *book.Paragraph, c column, in ink, k keep, initial string) {
	fr := frame{left: c.left, width: c.width, ragged: s.design.Type.Ragged}
	if (initial == "drop-cap" || initial == "both") && s.dropCap(b, c, in, k, initial == "both") {
		return
	}
	if initial != "" && initial != "none" && s.design.Opening.LeadIn > 0 && hasCase(b.Inlines) {
		in.leadIn = &leadIn{left: s.design.Opening.LeadIn}
	}
	s.paragraph(b.At, b.Inlines, in, &fr, k)
}

// hasCase says that the text's first letter is of a script with capitals.
func hasCase(list []book.Inline) bool {
	for _, r := range book.PlainText(list) {
		if unicode.IsLetter(r) {
			return unicode.ToUpper(r) != unicode.ToLower(r)
		}
	}
	return false
}

// leadWord returns how a word of the lead-in is set. When the small capitals
// end inside it, at a dash, it sets both parts itself and returns "".
func (s *setter) leadWord(text string, in ink) (string, ink) {
	l := in.leadIn
	in.leadIn = nil
	if l.left <= 0 {
		return text, in
	}
	small := in
	small.look = in.look.smallCaps(s.plan)
	for at, r := range text {
		if at > 0 && (r == '—' || r == '–' || r == '…') {
			l.left = 0
			end := at + utf8.RuneLen(r)
			s.word(text[:end], small)
			if end < len(text) {
				s.word(text[end:], in)
			}
			return "", in
		}
	}
	l.left--
	if endsPhrase(text) {
		l.left = 0
	}
	return text, small
}

// endsPhrase says whether a word ends in a mark of punctuation, a quotation
// mark after it or not.
func endsPhrase(text string) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		switch {
		case r == ',' || r == '.' || r == ';' || r == ':' || r == '!' || r == '?' || r == '…' || r == '—':
			return true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return false
		}
		text = text[:len(text)-size]
	}
	return false
}
