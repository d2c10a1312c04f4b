package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// findTitles finds the titles that stand on lines of their own below or above
// the headings (or the book's title there). Whether a line is one depends on
// the other headings: lines that stand below most of them, short and set off
// as paragraphs seldom are, are titles all; where few have one, a line must
// look much like a title to be one.
func (a *assembler) findTitles() {
	a.measure()
	heads := a.headings()
	a.findBookLines(heads)
	byDepth := map[int][]int{}
	for _, h := range heads {
		if a.wantsTitle(h) {
			byDepth[a.items[h].depth] = append(byDepth[a.items[h].depth], h)
		}
	}
	for depth := 0; depth <= chapterDepth; depth++ {
		if group := byDepth[depth]; len(group) > 0 && !a.titlesAbove(group) {
			a.titlesBelow(group, len(heads))
		}
	}
}

// How many bits make a line a title: for each heading when most have one, and
// for one by itself.
const (
	titleWithOthers = 2
	titleAlone      = 7
)

// titlesBelow takes the lines below a group of headings for their titles.
func (a *assembler) titlesBelow(group []int, heads int) {
	times := map[string]int{}
	for _, h := range group {
		if j := a.below(h); j < len(a.items) {
			times[book.LettersOf(a.items[j].text)]++
		}
	}
	score := make([]int, len(group))
	total, fit := 0, 0
	gaps := map[int]int{}
	for n, h := range group {
		j := a.below(h)
		score[n] = a.titleScore(h, j)
		if score[n] > noTitle && times[book.LettersOf(a.items[j].text)] > 1 {
			score[n] += 2 // the name of who tells
		}
		total += max(score[n], -4)
		if score[n] > 0 {
			fit++
			gaps[a.items[j].Blanks]++
		}
	}
	all := fit*10 >= len(group)*6 && total >= titleWithOthers*len(group) && (len(group) > 2 || total >= titleAlone*len(group)*2/3)
	gap := mostly(gaps, fit)
	for n, h := range group {
		j := a.below(h)
		least := titleAlone
		if all && (gap < 0 || j < len(a.items) && a.items[j].Blanks == gap) {
			least = -1
		}
		if score[n] >= least {
			a.takeTitle(h, j, heads)
		}
	}
}

// mostly returns the key that four in five of n have, or -1.
func mostly(times map[int]int, n int) int {
	for k, v := range times {
		if v*5 >= n*4 {
			return k
		}
	}
	return -1
}

// titlesAbove takes the lines above a group of headings for their titles, when
// nearly all have one: set off as the start of a chapter is, and nearer to the
// number than to the text above.
func (a *assembler) titlesAbove(group []int) bool {
	const enough = 6 // bits for each
	fit, total := 0, 0
	for _, h := range group {
		if s := a.aboveScore(h); s > 0 {
			fit++
			total += s
		}
	}
	if len(group) < 2 || fit*10 < len(group)*8 || total < enough*len(group) {
		return false
	}
	for _, h := range group {
		if a.aboveScore(h) > 0 {
			it := &a.items[a.previous(h)]
			it.role = titleAbove
			a.items[h].evidence = append(a.items[h].evidence, "title on the line above")
		}
	}
	return true
}

// aboveScore says how much the line above a heading looks like its title.
func (a *assembler) aboveScore(h int) int {
	j := a.previous(h)
	if j < 0 || !a.items[j].short() || a.items[j].words > maxTitle {
		return noTitle
	}
	head, it := &a.items[h], &a.items[j]
	above := a.previous(j)
	if it.mark.form == labelled || it.mark.form == named || it.mark.form == bare || closed(it.text) && !allCapitals(it.text) && !strings.ContainsAny(it.text[len(it.text)-1:], "?!") ||
		it.file != head.file || head.Blanks > it.Blanks && !it.PageBreak && !it.first || above < 0 && !it.first || startsSmall(it.text) ||
		above >= 0 && a.items[above].role == heading || head.PageBreak || dedicates(it.text) || isBy(it.text) {
		return noTitle
	}
	score := a.outstanding(j)
	if !closed(it.text) {
		score += a.usual.rare(a.usual.open, 4)
	}
	return score
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

// noTitle is the score of what can be no title.
const noTitle = -100

// titleScore says in bits how much the line at j looks like the title of the
// heading at h, and not like the first paragraph of the text.
func (a *assembler) titleScore(h, j int) int {
	if j >= len(a.items) {
		return noTitle
	}
	head, it, u := &a.items[h], &a.items[j], &a.usual
	if it.para == nil || it.file != head.file || it.words > maxTitle+4 || len(it.text) > 130 || it.Blanks > 4 || book.LettersOf(it.text) == "" {
		return noTitle
	}
	if it.mark.form == labelled && it.mark.word == head.mark.word && it.mark.value == head.mark.value && !it.mark.title.empty() {
		return 20 // the label again, with the title
	}
	below := a.next(j)
	last := below >= len(a.items) || a.items[below].file != it.file
	// A number is a part's title when nothing else follows: "Part Two", "Seventeen".
	number := it.mark.form == bare && !(last && head.depth < chapterDepth)
	if it.role == inner && (it.mark.form == noForm || it.mark.form == bare && !number) {
		return titleAlone
	}
	if it.role != running || number || it.mark.form == labelled && it.mark.value != head.mark.value {
		return noTitle
	}
	if last && head.depth >= chapterDepth {
		return noTitle
	}
	score := u.rare(u.short, 3)
	if !closed(it.text) {
		score += u.rare(u.open, 5)
	}
	if it.Centred {
		score += u.rare(u.centred, 4)
	} else if !head.Centred {
		score += u.rare(u.indents[it.Indent], 2)
	}
	if allCapitals(it.text) && len(it.text) > 2 {
		score += u.rare(u.capitals, 4)
	}
	roomBelow, textBelow := 1, true // a part's title may be the last line of its file
	if !last {
		roomBelow, textBelow = a.items[below].Blanks, a.items[below].words > 25
	}
	title := it.text
	for _, reason := range []struct {
		on    bool
		score int
	}{
		{it.Bold || it.level() > 0, 5},
		{titleCase(title, ""), 2},
		{it.Blanks == 0 && (head.Blanks > 0 || head.PageBreak) && roomBelow > 0, 2},
		{roomBelow > it.Blanks, 1},
		{roomBelow > u.gap, 2},
		{textBelow, 1},
		{head.mark.promised, 3},
		{startsSmall(title), -2},
		{startsSmall(title) && !startsSmall(head.text), -3},
		{strings.HasSuffix(title, ".") && !it.Centred && !allCapitals(title), -3},
		{strings.ContainsAny(title[len(title)-1:], ",;:-"), -5},
		{strings.ContainsAny(title[len(title)-1:], "?!"), -1},
		{strings.ContainsAny(title, "\"“”«»"), -4},
		{it.words > 9, -1},
		{it.words > maxTitle, -2},
		{!it.Centred && head.Centred, -5},
		{it.Lines > 2, -4},
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
	case second.Blanks == 0 && it.Blanks > 0 && second.Centred == it.Centred && a.titleScore(h, k) >= titleAlone-2 && (it.Centred || allCapitals(it.text) && allCapitals(second.text)):
		second.role = titleLine
	case second.Centred && it.Centred && head.Centred && a.titleScore(h, k) >= titleAlone-2:
		second.role = subLine
	case heads == 1 && a.meta.Title == "" && h == a.firstLive() && a.titleScore(h, k) >= titleAlone-2:
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
		if !known && (times[key] < 2 || times[key]*5 < len(heads)*4) { // else who tells the chapter
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
