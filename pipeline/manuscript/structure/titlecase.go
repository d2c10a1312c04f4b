package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func startsSmall(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// littleWords stay small in a title.
var littleWords = map[string]bool{"a": true, "an": true, "the": true, "and": true, "or": true, "but": true, "nor": true,
	"of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "by": true, "from": true, "with": true,
	"as": true, "into": true, "over": true, "de": true, "la": true, "le": true, "von": true, "van": true, "der": true,
	"vs": true, "is": true, "up": true, "out": true, "off": true, "than": true, "that": true, "upon": true, "about": true}

// titleCase reports whether a text is set as a title: its first word and most
// of the longer ones have capitals, or the whole line is in small letters as
// the label is.
func titleCase(s, line string) bool {
	if strings.ToLower(line) == line {
		return !strings.ContainsAny(s, ".,;!?")
	}
	if startsSmall(s) {
		return false
	}
	long, capitals := 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '—' || r == '–' }) {
		w = strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" || littleWords[strings.ToLower(strings.TrimRight(w, ".,:;!?’'”\""))] {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			capitals++
		}
	}
	return capitals*3 >= long*2
}

// allCapitals reports whether a text has letters and none of them small.
func allCapitals(s string) bool {
	any := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		any = any || unicode.IsUpper(r)
	}
	return any
}
