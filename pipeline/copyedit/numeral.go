package copyedit

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
)

// A numeralStyle is a way to write a chapter's number.
type numeralStyle uint8

const (
	arabic numeralStyle = iota
	roman
	inWords
	numeralStyles
	otherNumeral
)

// numerals gives the chapters of a book that mixes ways of writing their
// numbers the way most of them have; of equals, the one that comes first.
func numerals(j *job) {
	if !sameLanguage(j.book.Meta.Language, "en") {
		return
	}
	for _, kind := range []book.Kind{book.Part, book.Chapter} {
		var list []*book.Section
		for _, s := range sectionsOf(j.book, kind) {
			if styleOfNumeral(s) < numeralStyles && !contains(s.Off, numeralRule) && sameLanguage(s.Lang, "en") {
				list = append(list, s)
			}
		}
		usual := usualNumeral(list)
		for _, s := range list {
			j.setNumeral(s, usual)
		}
	}
}

// usualNumeral returns the way most sections write their numbers; of equals
// that of the first.
func usualNumeral(list []*book.Section) numeralStyle {
	var count [numeralStyles]int
	usual := otherNumeral
	for _, s := range list {
		if st := styleOfNumeral(s); st < numeralStyles {
			if count[st]++; usual == otherNumeral {
				usual = st
			}
		}
	}
	for st, n := range count {
		if usual < numeralStyles && n > count[usual] {
			usual = numeralStyle(st)
		}
	}
	return usual
}

func (j *job) setNumeral(s *book.Section, st numeralStyle) {
	want := writeNumeral(s.Number, st)
	if want == s.Numeral || styleOfNumeral(s) == st && !isShouted(s.Numeral, st) {
		return
	}
	if j.make(ledger.Edit{Rule: numeralRule, At: numeralAt(s), Before: s.Numeral, After: want, Confidence: 95}, ledger.ContextIn(s.Label, book.PlainText(s.Title))) {
		s.Numeral = want
	}
}

// isShouted reports whether a number in words is all in capitals: "SEVEN".
func isShouted(numeral string, st numeralStyle) bool {
	return st == inWords && numeral == strings.ToUpper(numeral)
}

// styleOfNumeral returns how a section's number is written, otherNumeral when
// it has none or it does not say the section's Number.
func styleOfNumeral(s *book.Section) numeralStyle {
	if s.Number <= 0 || s.Numeral == "" {
		return otherNumeral
	}
	for st := arabic; st < numeralStyles; st++ {
		if strings.EqualFold(strings.NewReplacer("-", " ", " and ", " ").Replace(s.Numeral), strings.ReplaceAll(writeNumeral(s.Number, st), "-", " ")) {
			return st
		}
	}
	return otherNumeral
}

// writeNumeral writes a number from 1 to 999 in the given way; "" when it
// cannot.
func writeNumeral(n int, st numeralStyle) string {
	if n < 1 || n > 999 {
		return ""
	}
	switch st {
	case arabic, otherNumeral:
		return strconv.Itoa(n)
	case roman:
		return book.Roman(n)
	}
	return numberWords(n)
}

var smallNumbers = [...]string{"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
	"Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"}
var tens = [...]string{"", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"}

// numberWords writes a number as a heading has it: "Twenty-One", "One Hundred
// Seven".
func numberWords(n int) string {
	switch {
	case n >= 100:
		return strings.TrimSpace(smallNumbers[n/100] + " Hundred " + numberWords(n%100))
	case n >= 20 && n%10 > 0:
		return tens[n/10] + "-" + smallNumbers[n%10]
	case n >= 20:
		return tens[n/10]
	}
	return smallNumbers[n]
}
