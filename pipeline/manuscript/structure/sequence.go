package structure

import (
	"regexp"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// checkSequence warns of chapters whose numbers leave some out, come twice or
// go back. Numbers may start again in each part, or go on.
func (a *assembler) checkSequence() {
	last := map[book.Kind]*book.Section{}
	seen := map[book.Kind]map[int]diag.Pos{}
	var walk func(list []*book.Section)
	walk = func(list []*book.Section) {
		for _, s := range list {
			if s.Number > 0 && (s.Kind == book.Chapter || s.Kind == book.Part) {
				a.checkNext(s, last[s.Kind], seen)
				last[s.Kind] = s
			}
			if s.Kind == book.Part && a.restarts(s) {
				delete(last, book.Chapter)
				delete(seen, book.Chapter)
			}
			if s.Kind == book.Prologue && last[book.Chapter] != nil && last[book.Part] == nil {
				a.warn(s.At, "chapter-order", "move it before chapter 1, or call it an interlude", "the prologue comes after chapter %d", last[book.Chapter].Number)
			}
			walk(s.Sections)
		}
	}
	walk(a.body)
}

// restarts reports whether the chapters of a part count from one again.
func (a *assembler) restarts(part *book.Section) bool {
	for _, s := range part.Sections {
		if s.Kind == book.Part {
			return a.restarts(s)
		}
		if s.Kind == book.Chapter && s.Number > 0 {
			return s.Number == 1
		}
	}
	return false
}

// piece marks a chapter published in pieces: (1/2), Part 2, (ii).
var piece = regexp.MustCompile(`(?i)\(\s*\d+\s*(/|of)\s*\d+\s*\)|\bpart\s+(\d+|[ivx]+|one|two|three|four|five)\b|\((\d|[ivx]+|continued)\)\s*$`)

func (a *assembler) checkNext(s, before *book.Section, seen map[book.Kind]map[int]diag.Pos) {
	what := strings.ToLower(s.Label)
	if what == "" {
		what = string(s.Kind)
	}
	if seen[s.Kind] == nil {
		seen[s.Kind] = map[int]diag.Pos{}
	}
	at := s.HeadAt
	if at.IsZero() {
		at = s.At
	}
	first, twice := seen[s.Kind][s.Number]
	if !twice {
		seen[s.Kind][s.Number] = at
	}
	switch {
	case twice && before != nil && before.Number == s.Number && piece.MatchString(book.PlainText(s.Title)):
		// "Chapter 5 (2/3)" goes on with chapter 5.
	case twice:
		a.warn(at, "chapter-duplicate", "renumber one of them, or delete it if it was pasted twice", "%s %d comes twice, first at %s", what, s.Number, first)
	case before == nil:
		if s.Number > 1 && s.Kind == book.Chapter && s.Number <= 3 {
			a.warn(at, "chapter-gap", "add what is missing, or renumber", "the first %s is number %d", what, s.Number)
		}
	case s.Number < before.Number:
		a.warn(at, "chapter-order", "put the chapters in order, or renumber them", "%s %d comes after %s %d", what, s.Number, what, before.Number)
	case s.Number == before.Number+2:
		a.warn(at, "chapter-gap", "add what is missing, or renumber", "%s %d is missing between %d and %d", what, s.Number-1, before.Number, s.Number)
	case s.Number > before.Number+2:
		a.warn(at, "chapter-gap", "add what is missing, or renumber", "%ss %d to %d are missing", what, before.Number+1, s.Number-1)
	}
}

// minPasted is how many letters a chapter must have for the same letters again
// to be no chance.
const minPasted = 150

// checkPasted warns of chapters that have the same text.
func (a *assembler) checkPasted() {
	first := map[string]*book.Section{}
	eachSection(a.body, func(s *book.Section) {
		text := (&book.Section{Blocks: s.Blocks}).Text()
		letters := book.LettersOf(text)
		if len(letters) < minPasted {
			return
		}
		if other, ok := first[letters]; ok {
			a.warn(s.At, "chapter-duplicate", "delete one of them", "this chapter has the same text as the one at %s", other.At)
			return
		}
		first[letters] = s
	})
}
