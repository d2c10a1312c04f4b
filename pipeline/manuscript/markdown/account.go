package markdown

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A class says what became of a byte of the source.
type class uint8

const (
	unread  class = iota
	markup        // part of the notation: not printed
	printed       // in a Text of a piece
	moved         // in a Text of a note
	told          // in an edit made already
)

// An account keeps the promise that every letter is accounted for: each byte
// read is entered, and what is not entered in the end is reported.
type account struct {
	source string
	places *places
	class  []class
	made   []ledger.Edit
}

// enter says what became of source[start:stop]. Markup never takes back what
// was entered as text, so the notation round a text may be entered whole.
func (a *account) enter(start, stop int, c class) {
	for i := max(start, 0); i < min(stop, len(a.class)); i++ {
		if c > a.class[i] {
			a.class[i] = c
		}
	}
}

// replace records that source[start:stop] stands in the text as after: an
// entity, or a mark that brings text from elsewhere.
func (a *account) replace(start, stop int, after string, c class) {
	before := a.source[start:stop]
	rule := "markup"
	if c == moved {
		rule, after = "moved", ""
	}
	if book.LettersOf(before) != book.LettersOf(after) {
		a.made = append(a.made, ledger.Edit{Rule: rule, At: a.places.at(start), Before: before, After: after, Confidence: 100})
	}
	a.enter(start, stop, told)
}

// edits returns an edit for each stretch of markup or moved text that holds
// letters, none longer than a line, in the order of their places, and reports
// letters that are in no Text and no edit.
func (a *account) edits(found *diag.Findings) []ledger.Edit {
	var list []ledger.Edit
	for start := 0; start < len(a.source); {
		c, stop := a.class[start], start+1
		for stop < len(a.source) && a.class[stop] == c && a.source[stop-1] != '\n' {
			stop++
		}
		if c == unread || c == markup || c == moved {
			list = a.stretch(list, start, stop, c, found)
		}
		start = stop
	}
	all := ledger.Ledger{}
	for _, e := range append(list, a.made...) {
		all.Add(e)
	}
	all.Sort()
	return all.List()
}

func (a *account) stretch(list []ledger.Edit, start, stop int, c class, found *diag.Findings) []ledger.Edit {
	s := a.source[start:stop]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	s = strings.TrimSpace(s)
	if book.LettersOf(s) == "" {
		return list
	}
	e := ledger.Edit{Rule: "markup", At: a.places.at(start), Before: s, Confidence: 100}
	switch c {
	case moved:
		e.Rule = "moved"
	case unread:
		found.Errorf(e.At, "text-not-read", "%q was not read", shorten(s)).
			Hint = "this is a fault of the program: put a blank line above and below, and report it"
		return list
	}
	return append(list, e)
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
