package structure

import (
	"regexp"
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
	a.findSaidTitles(heads)
	a.findBookLines(heads)
	groups := map[alike][]int{}
	var order []alike
	for _, h := range heads {
		if a.wantsTitle(h) {
			key := a.alike(h)
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], h)
		}
	}
	below := order[:0]
	for _, key := range order {
		if !a.titlesAbove(groups[key]) {
			below = append(below, key)
		}
	}
	for _, key := range below {
		a.titlesBelow(groups[key], len(heads))
	}
}

// alike is what headings share of which all or none have a title below.
type alike struct {
	depth int
	family
}

func (a *assembler) alike(h int) alike {
	it := &a.items[h]
	key := alike{depth: it.depth, family: family{form: it.mark.form, word: it.mark.word}}
	if it.mark.form == bare {
		key.style = it.mark.style
	}
	return key
}

// titleAlone is how many bits make a line a title where few have one.
const titleAlone = 7

// titlesBelow takes the lines below a group of headings for their titles. They
// are when what they show, together, is more than chance: first paragraphs are
// as short as titles one time in eight, of twenty chapters hardly ever all.
func (a *assembler) titlesBelow(group []int, heads int) {
	const doubtful = 6 // bits against titles in any book
	times := map[string]int{}
	for _, h := range group {
		if j := a.below(h); j < len(a.items) {
			times[book.LettersOf(a.items[j].text)]++
		}
	}
	score, against := make([]int, len(group)), make([]int, len(group))
	total, unlike, fit := -doubtful, 0, 0
	gaps := map[int]int{}
	for n, h := range group {
		j := a.below(h)
		score[n], against[n] = a.titleScore(h, j)
		if score[n] > noTitle && times[book.LettersOf(a.items[j].text)] > 1 {
			score[n] += 2 // the name of who tells
		}
		total += max(score[n], -5)
		if score[n] > 0 {
			fit++
			unlike += against[n]
			gaps[a.items[j].Blanks]++
		}
	}
	all := fit*10 >= len(group)*6 && total > 2*unlike/max(fit, 1)
	gap := mostly(gaps, fit)
	for n, h := range group {
		j := a.below(h)
		least := titleAlone + against[n]
		if all && (gap < 0 || j < len(a.items) && a.items[j].Blanks == gap) {
			least = 0
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
	const enough = 5 // bits for each
	fit, total := 0, 0
	for _, h := range group {
		if s := a.aboveScore(h); s > 0 {
			fit++
			total += s
		}
	}
	if len(group) < 2 || fit*10 < len(group)*8 || total < enough*len(group)+4 {
		return false
	}
	for _, h := range group {
		if a.aboveScore(h) > 0 || a.aboveScore(h) == firstOfPart {
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
	if it.mark.form == labelled || it.mark.form == named || it.mark.form == bare || closed(it.text) && !allCapitals(it.text) && !asks(it.text) ||
		it.file != head.file || head.Blanks > it.Blanks && !it.PageBreak && !it.first || above < 0 && !it.first || startsSmall(it.text) && !startsSmall(head.text) ||
		head.PageBreak || dedicates(it.text) || isBy(it.text) {
		return noTitle
	}
	if above >= 0 && a.items[above].role == heading {
		return firstOfPart
	}
	score := a.outstanding(j) + a.usual.rare(a.usual.terse, 4)
	if !closed(it.text) {
		score += a.usual.rare(a.usual.open, 4)
	}
	if head.Blanks < it.Blanks {
		score += 2
	}
	return score
}

// asks reports whether a text ends as a question or a cry, in quote marks or
// not.
func asks(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
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
	if it.said != nil && it.said.line != nil && it.said.line.Title != "" {
		return false
	}
	return it.mark.form == labelled && it.mark.title.empty() || it.mark.form == bare ||
		it.mark.form == generic && it.mark.title.empty() || it.mark.form == named && it.mark.label.empty()
}

// below returns the first item below a heading that is not a line of the
// book's own title.
func (a *assembler) below(h int) int {
	j := a.after(h)
	for j < len(a.items) && a.items[j].role == bookLine {
		j = a.after(j)
	}
	return j
}

// maxSummary is how many words a title has that sums up its chapter.
const maxSummary = 60

// noTitle is the score of what can be no title; firstOfPart that of a line
// between two headings, which may be the first one's.
const (
	noTitle     = -100
	firstOfPart = -99
)

// titleScore says in bits how much the line at j looks like the title of the
// heading at h, and not like the first paragraph of the text; and how much it
// is unlike most titles, which counts less where all are like it.
func (a *assembler) titleScore(h, j int) (score, against int) {
	if j >= len(a.items) {
		return noTitle, 0
	}
	head, it, u := &a.items[h], &a.items[j], &a.usual
	long := it.words > maxTitle+4 || len(it.text) > 130
	below := a.after(j)
	if long && it.words <= maxSummary && it.Blanks == 0 && (head.Blanks > 0 || head.PageBreak) && below < len(a.items) && a.items[below].Blanks > 0 {
		long = false // it sums up the chapter, close below the number
	}
	if it.para == nil || it.said != nil && !it.said.weak || it.file != head.file || long || it.Blanks > 4 || book.LettersOf(it.text) == "" || isDateline(it.text) {
		return noTitle, 0
	}
	if it.mark.form == labelled && it.mark.word == head.mark.word && it.mark.value == head.mark.value && !it.mark.title.empty() {
		return 20, 0 // the label again, with the title
	}
	last := below >= len(a.items) || a.items[below].file != it.file
	// A number is a part's title when nothing else follows: "Part Two", "Seventeen".
	number := it.mark.form == bare && !(last && head.depth < chapterDepth)
	if it.role == inner && (it.mark.form == noForm || it.mark.form == bare && !number) {
		if head.depth < chapterDepth {
			return titleAlone, 0
		}
		return titleAlone - 1, 0 // by itself, the format's word that it is no title
	}
	if it.role != running || number || it.mark.form == labelled && it.mark.value != head.mark.value || last && head.depth >= chapterDepth {
		return noTitle, 0
	}
	if it.Centred {
		score += u.rare(u.centred, 4)
	} else if !head.Centred {
		score += u.rare(u.indents[it.Indent], 2)
	}
	roomBelow, textBelow := 1, true // a part's title may be the last line of its file
	if !last {
		roomBelow, textBelow = a.items[below].Blanks, a.items[below].words > 25
	}
	end := it.text[len(it.text)-1:]
	close := it.Blanks == 0 && (head.Blanks > 0 || head.PageBreak) && roomBelow > 0 && u.parts()
	for _, reason := range []struct {
		on    bool
		score int
	}{
		{it.words <= maxTitle && !says(it.text), u.rare(u.terse, 4)},
		{it.words > maxTitle && !close, -3},
		{!closed(it.text), u.rare(u.open, 5)},
		{allCapitals(it.text) && len(it.text) > 2, u.rare(u.capitals, 4)},
		{it.Bold || it.level() > 0, 5},
		{titleCase(it.text, ""), 2},
		{it.Blanks == 0 && (head.Blanks > 0 || head.PageBreak) && roomBelow > 0, 2},
		{roomBelow > it.Blanks, 1},
		{roomBelow > u.gap, 2},
		{textBelow, 1},
		{head.mark.promised, 3},
		{!it.Centred && head.Centred, -5},
		{it.Lines > 2 && !close, -4},
	} {
		if reason.on {
			score += reason.score
		}
	}
	for _, reason := range []struct {
		on      bool
		against int
	}{
		{startsSmall(it.text), 4},
		{end == "." && !it.Centred && !allCapitals(it.text), 5},
		{strings.ContainsAny(end, ",;:-"), 7},
		{asks(it.text), 1},
		{says(it.text) && !asks(it.text), 6},
		{strings.ContainsAny(it.text, "\"“”«»"), 2},
		{it.words > 9, 1},
		{head.level() > 0 && it.level() == 0 && !it.Bold && !it.Centred, 4}, // who marks headings marks titles
	} {
		if reason.on {
			against += reason.against
		}
	}
	return score, against
}

// timeBehind is the time of day that a dateline ends with: LONDON, 0400 HOURS.
var timeBehind = regexp.MustCompile(`(?i)[\s,;:.–—-](?:[01]\d|2[0-4])[0-5]\d\s*(?:hours|hrs|h|zulu|z|local|gmt|utc)(?:\s+(?:local(?:\s+time)?|gmt|utc|zulu))?[.)\]]?$|[,;:–—-]\s*(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s*[ap]\.?m\.?)?[.)\]]?$|[,;:–—-]\s*\d{1,2}\s*[ap]\.?m\.?[)\]]?$`)

// isDateline reports whether a line says where and when the scene below begins.
// It is no title.
func isDateline(s string) bool { return timeBehind.MatchString(" " + s) }

// titled reports whether a line by itself looks like the title of a heading.
func (a *assembler) titled(h, j int) bool {
	score, against := a.titleScore(h, j)
	return score-against >= titleAlone-2
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
	case second.Blanks == 0 && it.Blanks > 0 && second.Centred == it.Centred && a.titled(h, k) && (it.Centred || allCapitals(it.text) && allCapitals(second.text)):
		second.role = titleLine
	case second.Centred && it.Centred && head.Centred && a.titled(h, k):
		second.role = subLine
	case heads == 1 && a.meta.Title == "" && h == a.firstLive() && a.titled(h, k):
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
				if !it.short() || it.file != a.items[h].file || it.words > 12 || it.mark.form == labelled || it.mark.form == named || it.mark.form == bare || endsSentence(it.text) || strings.ContainsAny(it.text, "\"“”«»") || startsSmall(it.text) {
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
