// Package preflight looks at finished files before they are put in place: is
// every word of the manuscript there, in order, and is the file what it says
// it is. It reads the bytes of the editions, not what they were made from.
package preflight

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// An Edition is the text of a finished edition.
type Edition struct {
	Name  string   // "epub", "print", "read"
	Words []string // of the author's sections, in reading order, without notes
	Notes []string // of the notes
	Made  []string // of the pages octavo made: title page, contents
}

// Kept compares the words of an edition with those expected, and adds an
// Error finding for the first that is missing, extra or out of order, with
// the words round it. It reports whether all were kept.
func Kept(want *Expected, got *Edition, found *diag.Findings) bool {
	ok := true
	if i, j, same := want.firstDifference(got.Words); !same {
		ok = false
		found.Errorf(diag.Pos{}, "words-lost", "the %s edition differs from the manuscript: after %q the manuscript has %q, the edition %q",
			got.Name, around(want.Words, i-6, i), around(want.Words, i, i+6), around(got.Words, j, j+6)).
			Hint = "this is a mistake in octavo: please report it with the manuscript"
	}
	elsewhere := strings.Join(got.Notes, "") + "\x00" + strings.Join(got.Made, "") + "\x00" + strings.Join(got.Words, "")
	for _, m := range want.Moved {
		if letters := book.LettersOf(m.Text); !strings.Contains(elsewhere, letters) {
			ok = false
			found.Errorf(m.At, "words-lost", "the %s edition lacks a text that was moved: %q", got.Name, m.Text).
				Hint = "this is a mistake in octavo: please report it with the manuscript"
		}
	}
	return ok
}

// firstDifference returns where the words expected and those found part, as
// indices in both. A word that is cut in two on one side only is a difference,
// unless the cut is soft.
func (x *Expected) firstDifference(got []string) (i, j int, same bool) {
	for i < len(x.Words) && j < len(got) {
		start, word := i, x.Words[i]
		for i++; word != got[j] && i < len(x.Words) && x.Soft[i]; i++ {
			word += x.Words[i]
		}
		if word != got[j] {
			return start, j, false
		}
		j++
	}
	return i, j, i == len(x.Words) && j == len(got)
}

func around(words []string, from, to int) string {
	return strings.Join(words[max(0, min(from, len(words))):max(0, min(to, len(words)))], " ")
}
