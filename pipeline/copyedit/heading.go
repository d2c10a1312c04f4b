package copyedit

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// headings takes stops and colons from the ends of headings and sets a label
// in capitals in capital and small letters.
func headings(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made || contains(s.Off, headingRule) {
			return
		}
		numeral := numeralAt(s)
		j.settle(&s.Label, s.HeadAt, labelCase(s.Label), ledger.ContextIn("", s.Numeral+" "+book.PlainText(s.Title)))
		j.settle(&s.Numeral, numeral, strings.TrimRight(s.Numeral, ".:"), ledger.ContextIn(s.Label, book.PlainText(s.Title)))
		j.trimTitle(s.Title)
		j.trimTitle(s.Sub)
		for _, b := range s.Blocks {
			if h, ok := b.(*book.Heading); ok {
				j.trimTitle(h.Inlines)
			}
		}
	})
}

// settle changes a part of a heading and records it.
func (j *job) settle(part *string, at diag.Pos, want string, around ledger.Context) {
	if *part != want && j.make(ledger.Edit{Rule: headingRule, At: at, Before: *part, After: want, Confidence: 99}, around) {
		*part = want
	}
}

// labelCase returns a label in capitals, "CHAPTER", as "Chapter", and without
// its stop or colon.
func labelCase(label string) string {
	label = strings.TrimRight(label, ".: ")
	if len(label) < 2 || label != strings.ToUpper(label) || label == strings.ToLower(label) {
		return label
	}
	return capital(strings.ToLower(label))
}

// numeralAt returns where a section's numeral stands, which is behind its label
// when nothing else is known.
func numeralAt(s *book.Section) diag.Pos {
	if !s.NumeralAt.IsZero() {
		return s.NumeralAt
	}
	at := s.HeadAt
	if s.Label != "" && at.Col > 0 {
		at.Col += len([]rune(s.Label)) + 1
	}
	return at
}

// trimTitle takes a full stop or a colon from the end of a title. A title of
// several sentences keeps its stop, as does one that ends in an abbreviation
// or in dots.
func (j *job) trimTitle(title []book.Inline) {
	t := lastText(title)
	for t != nil && j.trimStop(t) {
	}
}

// trimStop takes one stop from the end of a title's last Text.
func (j *job) trimStop(t *book.Text) bool {
	v := strings.TrimRightFunc(t.Value, isUnseen)
	if len(v) < 2 {
		return false
	}
	end := v[len(v)-1]
	if end != '.' && end != ':' || end == '.' && keepsStop(v[:len(v)-1]) {
		return false
	}
	at := t.At
	if at.Col > 0 {
		at.Col += len([]rune(v)) - 1
	}
	left := v[:len(v)-1]
	if !j.make(ledger.Edit{Rule: headingRule, At: at, Before: v[len(v)-1:], Left: tail(left), Confidence: 95}, ledger.ContextIn(left, "")) {
		return false
	}
	t.Value = left
	return true
}

// keepsStop reports whether a title's full stop is not the end of a plain
// title: other stops stand in it, or the word is an abbreviation.
func keepsStop(title string) bool {
	if strings.ContainsAny(title, ".…!?") {
		return true
	}
	title = seen(title)
	words := strings.FieldsFunc(title, func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 || !strings.HasSuffix(title, words[len(words)-1]) {
		return false
	}
	word := words[len(words)-1]
	if rest, ok := strings.CutSuffix(title, word); ok && (strings.HasSuffix(rest, "'") || strings.HasSuffix(rest, "’")) {
		return false // somebody else's
	}
	return abbreviations()[strings.ToLower(word)] || strings.EqualFold(word, "jr") || strings.EqualFold(word, "etc") || utf8.RuneCountInString(word) == 1
}

func tail(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-ledger.ContextLength):])
}

// lastText returns the Text a title ends with, or nil.
func lastText(list []book.Inline) *book.Text {
	var last *book.Text
	book.EachText(list, func(t *book.Text) { last = t }, nil)
	if len(list) > 0 {
		if _, ok := list[len(list)-1].(*book.NoteRef); ok {
			return nil
		}
	}
	return last
}
