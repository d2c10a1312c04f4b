// Package preflight looks at finished files before they are put in place: is
// every word of the manuscript there, in order, and is the file what it says
// it is. It reads the bytes of the editions, not what they were made from.
package preflight

import (
	"bytes"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// An Edition is the text of a finished edition.
type Edition struct {
	Name  string     // "epub", "print", "read"
	Words book.Words // of the author's sections, in reading order, without notes
	Notes book.Words // of the notes
	Made  book.Words // of the pages octavo made: title page, contents
}

// Kept compares the words of an edition with those expected, and adds an
// Error finding for the first that is missing, extra or out of order, with
// the words round it. It reports whether all were kept.
func Kept(want *Expected, got *Edition, found *diag.Findings) bool {
	ok := true
	if i, j, same := want.firstDifference(got.Words); !same {
		ok = false
		found.Errorf(diag.Pos{}, "words-lost", "the %s edition differs from the manuscript: after %q the manuscript has %q, the edition %q",
			got.Name, before(want.Words, i), behind(want.Words, i), behind(got.Words, j)).
			Hint = "this is a mistake in octavo: please report it with the manuscript"
	}
	if len(want.Moved) == 0 {
		return ok
	}
	elsewhere := letters(got.Notes) + "\x00" + letters(got.Made) + "\x00" + letters(got.Words)
	for _, m := range want.Moved {
		if letters := book.LettersOf(m.Text); !strings.Contains(elsewhere, letters) {
			ok = false
			found.Errorf(m.At, "words-lost", "the %s edition lacks a text that was moved: %q", got.Name, m.Text).
				Hint = "this is a mistake in octavo: please report it with the manuscript"
		}
	}
	return ok
}

// firstDifference returns the words at which those expected and those found
// part, as places in both. A word that is cut in two on one side only is a
// difference, unless the cut is soft.
func (x *Expected) firstDifference(got book.Words) (i, j int, same bool) {
	want := x.Words
	for i < len(want) && j < len(got) {
		switch {
		case want[i] == got[j] || want[i] == Soft && got[j] == ' ':
			i, j = i+1, j+1
		case want[i] == Soft:
			i++
		default:
			return startOf(want, i), startOf(got, j), false
		}
	}
	return i, j, i == len(want) && j == len(got)
}

// startOf returns where the word at i begins; the soft parts of one word are
// one.
func startOf(w book.Words, i int) int { return bytes.LastIndexByte(w[:i], ' ') + 1 }

func letters(w book.Words) string { return strings.ReplaceAll(string(w), " ", "") }

// nearby is how many words round a difference are told.
const nearby = 6

func before(w book.Words, i int) string {
	list := show(w[max(0, i-1000):i])
	return strings.Join(list[max(0, len(list)-nearby):], " ")
}

func behind(w book.Words, i int) string {
	list := show(w[i:min(len(w), i+1000)])
	return strings.Join(list[:min(len(list), nearby)], " ")
}

func show(w book.Words) []string {
	return strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(string(w), ""), string(Soft), " "))
}
