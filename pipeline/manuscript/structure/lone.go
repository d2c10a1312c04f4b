package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// addLone makes headings of the lines that have no number among chapters that
// have: a title of a part right above a chapter, a letter between two. Only
// room tells them from signs and headlines in a story, so they need as much as
// the chapters have, and these more than anything else; or the author's own
// contents list names them.
func (a *assembler) addLone(chapters []int) {
	if len(chapters) < 3 {
		return
	}
	p := a.profileOf(chapters)
	var parts []int
	for i := chapters[0] + 1; i < len(a.items); i++ {
		it := &a.items[i]
		if !a.isLone(i, p) {
			continue
		}
		next := i + 1
		for next < len(a.items) && a.items[next].role != heading {
			next++
		}
		switch words := a.usual.between(i+1, next); {
		case words >= minLone && !a.underHeading(i):
			a.head(i, chapterDepth, 60, "set off as the chapters are%s", listedToo(a, it))
		case words == 0 && next < len(a.items) && a.items[next].depth == chapterDepth:
			parts = append(parts, i)
		}
	}
	// The first part's title stands above the first chapter, where the title
	// page is too; with more of its kind it is known for one.
	if first := a.previous(chapters[0]); len(parts) > 0 && first > 0 && a.isLone(first, p) {
		parts = append(parts, first)
	}
	if len(parts) < 2 {
		return
	}
	for _, i := range parts {
		a.head(i, 6, 60, "one of %d lines set off right above chapters%s", len(parts), listedToo(a, &a.items[i]))
		a.items[i].part = true
	}
}

// minLone is how many words stand below a heading without a number at least.
const minLone = 150

// isLone reports whether a line without a number is set off as the chapters
// are.
func (a *assembler) isLone(i int, p profile) bool {
	it := &a.items[i]
	if _, ok := a.lookOf(i); !ok || it.mark.form == dated || ends(it.text) {
		return false
	}
	if a.listed[book.LettersOf(it.text)] {
		return true
	}
	if p.centred && !it.Centred || p.capitals && !allCapitals(it.text) || p.marked && !it.mark.decorated && !it.Bold {
		return false
	}
	return p.page && it.PageBreak || p.gap > a.usual.gap+1 && it.Blanks >= p.gap
}

// underHeading reports whether a heading stands right above a line.
func (a *assembler) underHeading(i int) bool {
	above := a.previous(i)
	return above >= 0 && a.items[above].role == heading
}

func listedToo(a *assembler, it *item) string {
	if a.listed[book.LettersOf(it.text)] {
		return ", and in the contents list"
	}
	return ""
}

// ends reports whether a line says that something is at its end.
func ends(s string) bool {
	small := strings.ToLower(s)
	return strings.HasPrefix(small, "the end") || strings.HasPrefix(small, "end of ") || small == "end" || small == "fin" || small == "finis"
}
