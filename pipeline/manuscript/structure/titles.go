package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// findTitles finds the titles that stand on lines of their own below (or the
// book's title above or below) the headings. Whether a line is one depends on
// the other headings: where most have such a line, each does; where few do, a
// line must look much like a title to be one.
func (a *assembler) findTitles() {
	heads := a.headings()
	a.findBookLines(heads)
	byDepth := map[int][]int{}
	for _, h := range heads {
		if a.wantsTitle(h) {
			byDepth[a.items[h].depth] = append(byDepth[a.items[h].depth], h)
		}
	}
	for depth := 0; depth <= chapterDepth; depth++ {
		group := byDepth[depth]
		likely := 0
		for _, h := range group {
			if a.titleScore(h, a.below(h)) >= 3 {
				likely++
			}
		}
		least := 5
		if likely*2 >= len(group) {
			least = 2
		}
		for _, h := range group {
			j := a.below(h)
			if a.titleScore(h, j) >= least {
				a.takeTitle(h, j, len(heads))
			}
		}
	}
}

func (a *assembler) headings() []int {
	var list []int
	for i := range a.items {
		if a.items[i].role == heading {
			list = append(list, i)
		}
	}
	return list
}

// wantsTitle reports whether a heading has a number or a name and no title.
func (a *assembler) wantsTitle(h int) bool {
	it := &a.items[h]
	return it.mark.form == labelled && it.mark.title.empty() || it.mark.form == bare ||
		it.mark.form == generic && it.mark.title.empty() || it.mark.form == named && it.mark.label.empty()
}

// below returns the first item below a heading that is not a line of the
// book's own title.
func (a *assembler) below(h int) int {
	j := a.next(h)
	for j < len(a.items) && a.items[j].role == bookLine {
		j = a.next(j)
	}
	return j
}

// titleScore says how much the line at j looks like the title of the heading
// at h; 3 is likely.
func (a *assembler) titleScore(h, j int) int {
	const none = -10
	if j >= len(a.items) {
		return none
	}
	head, it := &a.items[h], &a.items[j]
	if it.para == nil || it.file != head.file || it.words > 16 || len(it.text) > 120 || it.Blanks > 4 || book.LettersOf(it.text) == "" {
		return none
	}
	if it.mark.form == labelled && it.mark.word == head.mark.word && it.mark.value == head.mark.value && !it.mark.title.empty() {
		return 9 // the label again, with the title
	}
	below := a.next(j)
	last := below >= len(a.items) || a.items[below].file != it.file
	// A number is a part's title when nothing else follows: "Part Two", "Seventeen".
	number := it.mark.form == bare && !(last && head.depth < chapterDepth)
	if it.role == inner && (it.mark.form == noForm || it.mark.form == bare && !number) {
		return 4
	}
	if it.role != running || number || it.mark.form == labelled && it.mark.value != head.mark.value {
		return none
	}
	if last && head.depth >= chapterDepth {
		return none
	}
	roomBelow, textBelow := 1, true // a part's title may be the last line of its file
	if !last {
		roomBelow, textBelow = a.items[below].Blanks, a.items[below].words > 25
	}
	score := 0
	for _, reason := range []struct {
		on    bool
		score int
	}{
		{it.Centred && head.Centred, 4},
		{it.Bold || it.level() > 0, 3},
		{allCapitals(it.text) && len(it.text) > 2, 2},
		{titleCase(it.text, ""), 2},
		{it.Blanks == 0 && head.Blanks > 0 && roomBelow > 0, 1},
		{roomBelow > 0 || textBelow, 1},
		{roomBelow > it.Blanks, 1},
		{head.mark.promised, 2},
		{startsSmall(it.text), -5},
		{strings.HasSuffix(it.text, ".") && !it.Centred && !allCapitals(it.text), -4},
		{strings.ContainsAny(it.text[len(it.text)-1:], ",;:-"), -3},
		{strings.ContainsAny(it.text[len(it.text)-1:], "?!"), -1},
		{strings.ContainsAny(it.text, "\"“”«»"), -2},
		{it.words > 9, -1},
		{!it.Centred && head.Centred, -3},
	} {
		if reason.on {
			score += reason.score
		}
	}
	return score
}

// takeTitle makes the line at j the title of the heading at h, and looks for
// a second line of it, a subtitle or the book's title.
func (a *assembler) takeTitle(h, j, heads int) {
	head, it := &a.items[h], &a.items[j]
	it.role = titleLine
	head.evidence = append(head.evidence, "title on the line below")
	k := a.below(j)
	if k >= len(a.items) || a.items[k].role != running || a.items[k].para == nil {
		return
	}
	second := &a.items[k]
	switch {
	case second.Blanks == 0 && it.Blanks > 0 && second.Centred == it.Centred && a.titleScore(h, k) >= 3 && (it.Centred || allCapitals(it.text) && allCapitals(second.text)):
		second.role = titleLine
	case second.Centred && it.Centred && head.Centred && a.titleScore(h, k) >= 3:
		second.role = subLine
	case heads == 1 && a.meta.Title == "" && h == a.firstLive() && a.titleScore(h, k) >= 3:
		// One chapter of a serial, pasted with the series' name below its own.
		a.guessTitle(second, "a line of its own below the chapter's title")
		second.role = bookLine
	}
}

func (a *assembler) firstLive() int { return a.next(-1) }

// findBookLines finds the title of the book or series where it is repeated at
// the headings, above or below them, or stands there once and is known.
func (a *assembler) findBookLines(heads []int) {
	times := map[string]int{}
	var near []int
	for _, h := range heads {
		for _, step := range []func(int) int{a.next, a.previous} {
			for j, n := step(h), 0; j >= 0 && j < len(a.items) && n < 3; j, n = step(j), n+1 {
				it := &a.items[j]
				if !it.short() || it.file != a.items[h].file || it.words > 12 || it.mark.form != noForm && it.mark.form != numbered || endsSentence(it.text) || strings.ContainsAny(it.text, "\"“”«»") || startsSmall(it.text) {
					break
				}
				near = append(near, j)
				times[book.LettersOf(it.text)]++
			}
		}
	}
	for _, j := range near {
		it := &a.items[j]
		key := book.LettersOf(it.text)
		if it.role != running || key == "" {
			continue
		}
		known := key == a.bookTitle && times[key] > 0
		if !known && (times[key] < 2 || times[key]*2 < len(heads)) {
			continue
		}
		if j == a.firstLive() && len(heads) > 1 && !known && times[key] < len(heads) {
			continue
		}
		if a.meta.Title == "" {
			a.guessTitle(it, "a line repeated at the chapters' headings")
		}
		it.role = bookLine
	}
}
