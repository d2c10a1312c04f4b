package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// A look is what sets a title off from text when it has no number.
type look struct {
	centred, capitals, bold, page bool
	gap                           bool // three blank lines or more, more than elsewhere
}

// byLook makes chapters of lines that have only the look of titles: short,
// without a stop, set off all in the same way, with text between them. It is
// the weakest evidence, so a book needs two of one look, and a look that is
// more than blank lines or capitals alone, or three.
func (a *assembler) byLook() []int {
	var best []int
	var bestLook look
	for l, list := range a.looks() {
		least := 2
		if !l.page && !(l.centred && l.gap) && !(l.bold && l.gap) && !(l.capitals && l.gap) {
			least = 3
		}
		if len(list) < least || !a.apart(list) || !a.covers(list, l) {
			continue
		}
		if len(list) > len(best) || len(list) == len(best) && l.weight() > bestLook.weight() {
			best, bestLook = list, l
		}
	}
	for _, i := range best {
		a.head(i, chapterDepth, 60, "one of %d lines set off alike: %s", len(best), bestLook)
	}
	return best
}

// looks groups the lines that may be titles by their look.
func (a *assembler) looks() map[look][]int {
	groups := map[look][]int{}
	for i := range a.items {
		if l, ok := a.lookOf(i); ok && a.items[i].mark.form == noForm {
			groups[l] = append(groups[l], i)
		}
	}
	return groups
}

// covers reports whether lines of a look part the whole text into chapters: the
// first has no more text above it than a chapter has, and where capitals or a
// blank line are all they have, the chapters are long. Signs on doors and
// headlines in a story are not spread so.
func (a *assembler) covers(list []int, l look) bool {
	above, all := 0, 0
	for i := range a.items {
		if i == list[0] {
			above = all
		}
		all += a.items[i].words
	}
	each := (all - above) / len(list)
	if !l.page && !l.gap && !l.bold && each < 300 {
		return false
	}
	return above <= max(each, 120)
}

func (l look) weight() int {
	n := 0
	for _, on := range []bool{l.centred, l.capitals, l.bold, l.page, l.gap} {
		n *= 2
		if on {
			n++
		}
	}
	return n
}

func (l look) String() string {
	var list []string
	for _, f := range []struct {
		on   bool
		name string
	}{{l.centred, "centred"}, {l.capitals, "capitals"}, {l.bold, "bold"}, {l.page, "at a page's start"}, {l.gap, "blank lines above"}} {
		if f.on {
			list = append(list, f.name)
		}
	}
	return strings.Join(list, ", ")
}

// lookOf gives the look of a line that may be a title, false for others.
func (a *assembler) lookOf(i int) (look, bool) {
	it := &a.items[i]
	if !a.free(i) || !it.short() || it.words > 12 || len(it.text) > 80 || startsSmall(it.text) || strings.ContainsAny(it.text[:1], "[(") || book.LettersOf(it.text) == "" || !it.first && it.Blanks == 0 && !it.PageBreak {
		return look{}, false
	}
	if strings.ContainsAny(it.text[len(it.text)-1:], ".,;:") && !allCapitals(it.text) {
		return look{}, false
	}
	below := a.next(i)
	if below >= len(a.items) || a.items[below].Blanks == 0 && !it.Centred {
		return look{}, false
	}
	if _, isBreak := a.items[below].Block.(*book.SceneBreak); isBreak {
		return look{}, false
	}
	l := look{centred: it.Centred, capitals: allCapitals(it.text) && len(it.text) > 3, bold: it.Bold, page: it.PageBreak || it.first && len(a.files) > 1, gap: it.Blanks >= 3}
	quoted := strings.HasPrefix(it.text, "“") || strings.HasPrefix(it.text, "‘") || strings.ContainsAny(it.text[:1], "\"'")
	if quoted && !(l.gap && (l.centred || l.capitals || l.bold)) {
		return look{}, false // somebody speaks
	}
	return l, l != look{}
}
