package structure

import (
	"cmp"
	"slices"
	"strings"

	"octavo/pipeline/book"
)

// A look is what sets a title off from text when it has no number.
type look struct {
	centred, capitals, bold, page bool
	below                         bool // more blank lines below than elsewhere
	again                         bool // the same line stands elsewhere too, as the name of who tells
	gap                           int  // blank lines above, at least; 0 where there are no more than elsewhere
}

// A row is the lines of one look.
type row struct {
	look
	items []int
	score int // in bits
	said  int // how many of them the author says are chapters'
}

// byLook makes chapters of lines that have only the look of titles: short,
// without a stop, set off all in the same way, with text between them.
func (a *assembler) byLook(r row) []int {
	for _, i := range r.items {
		a.head(i, chapterDepth, 60, "one of %d lines set off alike: %s", len(r.items), r.look)
		if m := &a.items[i].mark; m.form == bare || m.form == generic && m.style != ordinal {
			*m = mark{decorated: m.decorated, confidence: m.confidence} // its number counts nothing
		}
	}
	return r.items
}

// bestLook gives the row that parts the book best. It is the weakest evidence,
// so a book needs two of one look, and a look that is more than blank lines or
// capitals alone, or three. Room above is what authors give a chapter and not
// a sign on a door: rows with room go before rows without.
func (a *assembler) bestLook() (row, bool) {
	var best row
	for _, r := range a.looks() {
		least := 3
		if r.page || r.gap > 0 && (r.centred || r.bold || r.capitals) {
			least = 2
		}
		if r.said > 0 {
			least = 2
		}
		if len(r.items) < least || !a.apart(r.items) || r.said == 0 && !a.covers(r) {
			continue
		}
		if len(best.items) == 0 || r.better(best) {
			best = r
		}
	}
	return best, len(best.items) > 0
}

func (r row) better(other row) bool {
	if r.said != other.said {
		return r.said > other.said
	}
	if r.roomy() != other.roomy() {
		return r.roomy()
	}
	return r.score > other.score
}

// roomy reports whether the lines of a look have more room than others.
func (l look) roomy() bool { return l.page || l.gap > 0 || l.below }

// looks gives the lines that may be titles by their looks, each look with the
// lines that have at least what it says; more lines and rarer looks first.
func (a *assembler) looks() []row {
	times := map[string]int{}
	var lines []int
	var looks []look
	for i := range a.items {
		if l, ok := a.lookOf(i); ok {
			lines = append(lines, i)
			looks = append(looks, l)
			times[book.LettersOf(a.items[i].text)]++
		}
	}
	wanted := map[look]bool{}
	for n, i := range lines {
		l := &looks[n]
		l.again = times[book.LettersOf(a.items[i].text)] > 1
		for _, w := range l.less() {
			wanted[w] = true
		}
	}
	var list []row
	for w := range wanted {
		r := row{look: w}
		for n, i := range lines {
			if looks[n].has(w) {
				r.items = append(r.items, i)
			}
		}
		r.score, r.said = a.weighRow(r), a.countSaid(r.items)
		list = append(list, r)
	}
	slices.SortFunc(list, func(x, y row) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(len(y.items), len(x.items)), cmp.Compare(y.weight(), x.weight()))
	})
	return list
}

// weighRow says in bits how far the lines stand out together, and how evenly
// they part the text: chapters are of comparable length, signs and headlines
// come as they come.
func (a *assembler) weighRow(r row) int {
	score, tiny := 0, 0
	mean := a.usual.between(r.items[0], len(a.items)) / len(r.items)
	for n, i := range r.items {
		score += a.outstanding(i) + priors[noForm]
		if !closed(a.items[i].text) {
			score += a.usual.rare(a.usual.open, 4)
		}
		end := len(a.items)
		if n+1 < len(r.items) {
			end = r.items[n+1]
		}
		if a.usual.between(i+1, end) < max(minApart, min(mean/8, 150)) {
			tiny++
		}
	}
	return score - 8*tiny
}

// less gives the looks that ask for some or all of what a line has.
func (l look) less() []look {
	list := []look{l}
	for _, drop := range []func(*look){
		func(l *look) { l.centred = false }, func(l *look) { l.capitals = false }, func(l *look) { l.bold = false },
		func(l *look) { l.page = false }, func(l *look) { l.again = false }, func(l *look) { l.below = false },
	} {
		for _, l := range slices.Clone(list) {
			drop(&l)
			if !slices.Contains(list, l) {
				list = append(list, l)
			}
		}
	}
	for _, l := range slices.Clone(list) {
		for gap := 0; gap < l.gap; gap++ {
			l.gap = gap
			if !slices.Contains(list, l) {
				list = append(list, l)
			}
		}
	}
	return slices.DeleteFunc(list, func(l look) bool { return l == look{} })
}

// has reports whether a line's look has all that another asks for.
func (l look) has(w look) bool {
	return (l.centred || !w.centred) && (l.capitals || !w.capitals) && (l.bold || !w.bold) && (l.page || !w.page) && (l.again || !w.again) && (l.below || !w.below) && l.gap >= w.gap
}

// covers reports whether the lines of a row part the whole text into chapters:
// the first has no more text above it than a chapter has, and where capitals
// or their words are all they have, it has none, and the chapters are long.
// Signs on doors and headlines in a story are not spread so.
func (a *assembler) covers(r row) bool {
	above := a.usual.between(0, r.items[0])
	each := a.usual.between(r.items[0], len(a.items)) / len(r.items)
	if !r.roomy() && (each < 300 && !r.bold && !r.again || a.textAbove(r.items[0])) {
		return false
	}
	return above <= max(each, 120)
}

// textAbove reports whether there is a paragraph above an item, and not only
// lines of a title page.
func (a *assembler) textAbove(i int) bool {
	for i--; i >= 0; i-- {
		if a.items[i].role == running && a.items[i].words > 25 {
			return true
		}
	}
	return false
}

func (l look) weight() int {
	n := l.gap
	for _, on := range []bool{l.again, l.below, l.centred, l.capitals, l.bold, l.page} {
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
	}{{l.centred, "centred"}, {l.capitals, "capitals"}, {l.bold, "bold"}, {l.page, "at a page's start"}, {l.gap > 0, "blank lines above"}, {l.below, "blank lines below"}, {l.again, "names that come again"}} {
		if f.on {
			list = append(list, f.name)
		}
	}
	return strings.Join(list, ", ")
}

// lookOf gives the look of a line that may be a title, false for others.
func (a *assembler) lookOf(i int) (look, bool) {
	it := &a.items[i]
	if f := it.mark.form; f == labelled || f == named || f == bare && (len(it.text) > 1 || it.mark.style != roman) {
		return look{}, false
	}
	if !a.isSaidChapter(i) && (!a.free(i) || !it.short()) || it.words > 12 || len(it.text) > 80 || strings.ContainsAny(it.text[:1], "[(") || book.LettersOf(it.text) == "" || !it.first && it.Blanks == 0 && !it.PageBreak {
		return look{}, false
	}
	if strings.ContainsAny(it.text[len(it.text)-1:], ".,;:") && !allCapitals(it.text) {
		return look{}, false
	}
	if above := a.previous(i); above >= 0 && a.items[above].mark.form == labelled && a.mayHead(above) && it.Blanks < a.items[above].Blanks && !it.PageBreak {
		return look{}, false // the title below a label
	}
	below := a.after(i)
	if tight := a.usual.gap == 0 && (it.Blanks > 1 || it.PageBreak); below >= len(a.items) || a.items[below].Blanks == 0 && !it.Centred && !tight {
		return look{}, false
	}
	if _, isBreak := a.items[below].Block.(*book.SceneBreak); isBreak {
		return look{}, false
	}
	l := look{centred: it.Centred, capitals: allCapitals(it.text) && len(it.text) > 3, bold: it.Bold, page: it.PageBreak || it.first && len(a.files) > 1}
	if it.Blanks > max(a.usual.gap, 1) {
		l.gap = min(it.Blanks, maxGap)
	}
	l.below = a.items[below].Blanks > max(a.usual.gap, 1)
	switch {
	case says(it.text) && !(l.gap > 0 && (l.centred || l.capitals || l.bold)):
		return look{}, false
	case (speaks(it.text) || startsSmall(it.text)) && !l.roomy():
		return look{}, false
	}
	return l, true
}
