package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// nameLeftOut tells two kinds of text apart that have left their place. The
// title and the author's name stand on the pages octavo makes: "moved". A
// contents list, a running head, a title the book does not have stand nowhere:
// "left-out", which the author is told of by a finding.
func (a *assembler) nameLeftOut() {
	m := &a.meta
	printed := []string{m.Title, m.Subtitle}
	for _, c := range m.Authors {
		printed = append(printed, c.Name)
	}
	for i := range printed {
		printed[i] = book.LettersOf(printed[i])
	}
	for i := range a.edits {
		e := &a.edits[i]
		letters := book.LettersOf(e.Before)
		stands := false
		for _, p := range printed {
			stands = stands || strings.Contains(p, letters)
		}
		if e.Rule == "moved" && !stands {
			e.Rule = "left-out"
		}
	}
	a.edits = append(a.edits, a.swaps...)
}
