package copyedit

import (
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

const lookAlikeRule = "look-alikes"

// mostLookAlikes is how many places are told of: a page pasted from elsewhere
// has hundreds.
const mostLookAlikes = 50

// lookAlikes reports words that mix Latin letters with Cyrillic or Greek ones
// that look the same: a search does not find them, and a font may lack them.
func lookAlikes(j *job) {
	n := 0
	j.eachText(func(t *book.Text) {
		if n > mostLookAlikes || !hasOtherScript(t.Value) {
			return
		}
		eachMixedWord(t.Value, func(col int, word string, odd rune) {
			if n++; n > mostLookAlikes {
				return
			}
			at := t.At
			if at.Col > 0 {
				at.Col += col
			}
			if j.isOff(lookAlikeRule, at) {
				return
			}
			j.found.Add(diag.Finding{Pos: at, Code: "look-alike-letter", Severity: diag.Warning,
				Message: "the word “" + word + "” has the letter " + string(odd) + " of another script (" + scriptName(odd) + ")", Hint: "type the word again"})
		})
	})
}

func hasOtherScript(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xCD && s[i] <= 0xD4 { // U+0340 to U+053F
			return true
		}
	}
	return false
}

// eachMixedWord calls f for each word of two scripts with the column it begins
// in, from 0, and the first letter of the script that has fewer of them.
func eachMixedWord(s string, f func(col int, word string, odd rune)) {
	start, startCol, col := -1, 0, 0
	latin, other := 0, 0
	var firstLatin, firstOther rune
	flush := func(end int) {
		if start >= 0 && latin > 0 && other > 0 && utf8.RuneCountInString(s[start:end]) > 2 {
			if other <= latin {
				f(startCol, s[start:end], firstOther)
			} else {
				f(startCol, s[start:end], firstLatin)
			}
		}
		start, latin, other = -1, 0, 0
	}
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			if start < 0 {
				start, startCol = i, col
			}
			switch {
			case unicode.In(r, unicode.Cyrillic, unicode.Greek) && looksLatin[r]:
				if other == 0 {
					firstOther = r
				}
				other++
			case unicode.Is(unicode.Latin, r):
				if latin == 0 {
					firstLatin = r
				}
				latin++
			}
		} else {
			flush(i)
		}
		col++
	}
	flush(len(s))
}

// looksLatin has the letters that a reader takes for Latin ones.
var looksLatin = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range "аАеЕоОрРсСхХуУВНКМТіІјЈѕЅԁһԛԝёЁїЇгпиαΑΒΕεΗΙιΚκΜΝνοΟΡρΤΥυΧχΖ" {
		set[r] = true
	}
	return set
}()

func scriptName(r rune) string {
	switch {
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrillic"
	case unicode.Is(unicode.Greek, r):
		return "Greek"
	}
	return "Latin"
}
