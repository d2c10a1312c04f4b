package copyedit

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
)

// smallWords are not capitalised inside a title (Chicago, 8.159).
const smallWords = " a an the and but or nor for as at by in of off on per to up via vs v from into with onto over upon than "

// titleCases gives English titles that are all in capitals, or all in small
// letters, capitals at the start of their words. A book whose titles are all
// in small letters has chosen them.
func titleCases(j *job) {
	if !j.style.isEnglish() {
		return
	}
	var titles [][]book.Inline
	small := 0
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made || contains(s.Off, caseRule) || !sameLanguage(s.Lang, "en") || len(s.Title) == 0 {
			return
		}
		titles = append(titles, s.Title)
		if letterCase(book.PlainText(s.Title)) == lowerCase {
			small++
		}
	})
	for _, t := range titles {
		switch letterCase(book.PlainText(t)) {
		case lowerCase:
			if small < 3 || small < len(titles) {
				j.setTitleCase(t, false)
			}
		case upperCase:
			j.setTitleCase(t, true)
		}
	}
}

// The cases of a title's letters.
const (
	mixedCase = iota
	upperCase
	lowerCase
)

func letterCase(s string) int {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0 && lower > 1:
		return lowerCase
	case lower == 0 && upper > 3:
		return upperCase
	}
	return mixedCase
}

// setTitleCase rewrites the Texts of a title.
func (j *job) setTitleCase(title []book.Inline, fromCaps bool) {
	var texts []*book.Text
	book.EachText(title, func(t *book.Text) { texts = append(texts, t) }, nil)
	first := true
	for i, t := range texts {
		want := j.titleCase(t.Value, first, i == len(texts)-1, fromCaps)
		if strings.TrimSpace(t.Value) != "" {
			first = false
		}
		if want != t.Value && j.make(ledger.Edit{Rule: caseRule, At: t.At, Before: t.Value, After: want, Confidence: 85}, ledger.Context{}) {
			t.Value = want
		}
	}
}

// titleCase returns s in title case. The first and the last word of the title
// and the one behind a colon or a dash are never small.
func (j *job) titleCase(s string, first, last, fromCaps bool) string {
	var sb strings.Builder
	list := splitWords(s)
	for i, piece := range list {
		start := strings.IndexFunc(piece, isWordRune)
		if start < 0 {
			sb.WriteString(piece)
			continue
		}
		end := strings.LastIndexFunc(piece, isWordRune)
		for end++; end < len(piece) && piece[end]&0xC0 == 0x80; end++ {
		}
		edge := first || last && onlyMarks(list[i+1:]) || start > 0 && strings.ContainsAny(piece[:start], "“\"(—–-")
		word := piece[start:end]
		if !strings.Contains(word, ".") && !(end-start == 1 && strings.HasPrefix(piece[end:], ".")) { // initials
			word = j.titleWord(word, edge, fromCaps)
		}
		sb.WriteString(piece[:start] + word + piece[end:])
		first = strings.ContainsAny(piece[end:], ":—–!?")
		if first {
			rest := j.titleCase(strings.Join(list[i+1:], ""), true, last, fromCaps)
			return sb.String() + rest
		}
		first = false
	}
	return sb.String()
}

// splitWords cuts s behind each space, a no-break one too.
func splitWords(s string) []string {
	var list []string
	for s != "" {
		i := strings.IndexAny(s, " \u00A0")
		if i < 0 {
			return append(list, s)
		}
		for i < len(s) && (s[i] == ' ' || strings.HasPrefix(s[i:], "\u00A0")) {
			i += len(s[i:]) - len(strings.TrimPrefix(strings.TrimPrefix(s[i:], " "), "\u00A0"))
		}
		list, s = append(list, s[:i]), s[i:]
	}
	return list
}

func onlyMarks(list []string) bool {
	return strings.IndexFunc(strings.Join(list, ""), isWordRune) < 0
}

// titleWord returns one word, hyphens inside it, as a title has it.
func (j *job) titleWord(w string, edge, fromCaps bool) string {
	lower := strings.ToLower(w)
	u := j.words.of(lower)
	switch {
	case fromCaps && isRoman(w), fromCaps && u.caps > 2 && u.caps*2 > u.bare:
		return w // a numeral; a name the text has in capitals too
	case !edge && strings.Contains(smallWords, " "+lower+" "):
		return lower
	}
	parts := strings.Split(lower, "-")
	for i, p := range parts {
		if i == 0 || !strings.Contains(smallWords, " "+p+" ") {
			parts[i] = capital(p)
			if start := nameStart(p); start > 0 {
				parts[i] = capital(p[:1]) + p[1:start] + capital(p[start:])
			}
		}
	}
	return strings.Join(parts, "-")
}

// nameStart returns where the name begins in a word like o'brien or d'artagnan,
// o'clock among them (Chicago), else 0.
func nameStart(w string) int {
	for _, pre := range []string{"o'", "o’", "d'", "d’"} {
		if name, ok := strings.CutPrefix(w, pre); ok && len(name) > 2 {
			return len(pre)
		}
	}
	return 0
}

// isRoman reports whether a word in capitals is a Roman numeral of two digits
// or more.
func isRoman(w string) bool {
	n := book.ReadRoman(w)
	return len(w) > 1 && n > 0 && n < 60
}

// capital returns s with a capital first letter.
func capital(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
