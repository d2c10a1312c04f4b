package structure

import (
	"fmt"
	"sort"

	"octavo/pipeline/book"
)

// chapterDepth is the depth of chapters' headings; those of volumes, books and
// parts have smaller ones, those inside chapters larger.
const chapterDepth = 10

// choose picks the headings, as one reading of the whole book.
func (a *assembler) choose() {
	if !a.chooseMarked() {
		a.choosePlain()
	}
	a.fileStarts()
	a.settleNames()
}

// head makes an item a heading, with the reason.
func (a *assembler) head(i, depth, confidence int, format string, args ...any) {
	it := &a.items[i]
	it.role, it.depth = heading, depth
	if depth > chapterDepth {
		it.role = inner
	}
	it.confidence = max(it.confidence, confidence)
	it.evidence = append(it.evidence, fmt.Sprintf(format, args...))
	if it.first {
		it.evidence = append(it.evidence, "first line of its file")
	}
	if it.Blanks >= 2 {
		it.evidence = append(it.evidence, fmt.Sprintf("%d blank lines above", it.Blanks))
	}
	for _, look := range []struct {
		on   bool
		name string
	}{{it.Centred, "centred"}, {it.Underlined != 0, "underlined"}, {it.Bold, "bold"}, {it.PageBreak, "starts a page"}, {it.mark.decorated, "ornaments round it"}} {
		if look.on {
			it.evidence = append(it.evidence, look.name)
		}
	}
}

// choosePlain reads a text without marked headings. Labels lead, since nothing
// else starts "Chapter 7"; then numbers that count up; then lines that only
// look like titles.
func (a *assembler) choosePlain() {
	chapters, parts := a.labelled()
	switch {
	case len(chapters) > 0:
		a.fillGaps(chapters)
		a.sections(chapters)
	default:
		chapters = a.byNumber()
		if len(chapters) == 0 {
			chapters = a.byGeneric()
		}
		if len(chapters) == 0 && len(parts) == 0 {
			chapters = a.byLook()
		}
	}
	a.parts(parts, len(chapters) > 0)
	a.ordinalParts(chapters)
}

// labelled makes headings of the lines with a chapter's label, and returns
// them and those with a part's.
func (a *assembler) labelled() (chapters, parts []int) {
	ranks := map[int]int{}
	for i := range a.items {
		if it := &a.items[i]; it.mark.form == labelled && a.mayHead(i) {
			ranks[it.mark.rank]++
		}
	}
	rank := 3
	if ranks[3] == 0 && ranks[4] > 1 {
		rank = 4 // scenes of a play, or numbered sections
	}
	for i := range a.items {
		it := &a.items[i]
		if it.mark.form != labelled || !a.mayHead(i) {
			continue
		}
		switch {
		case it.mark.kind == book.Part:
			parts = append(parts, i)
		case it.mark.kind != book.Chapter:
			a.head(i, chapterDepth, 90, "the word %q and number %d", it.mark.word, it.mark.value)
		case it.mark.rank == rank:
			a.head(i, chapterDepth, 75+it.mark.confidence/4, "label %q and %s number %d", it.text[it.mark.label.from:it.mark.label.to], styleNames[it.mark.style], it.mark.value)
			chapters = append(chapters, i)
		case it.mark.rank > rank:
			a.head(i, chapterDepth+1, 80, "label %q inside a chapter", it.mark.word)
		}
	}
	return chapters, parts
}

// fillGaps takes lines with only a number, or a number and a title, for
// chapters where the labelled ones leave exactly that number out.
func (a *assembler) fillGaps(chapters []int) {
	for n := 1; n < len(chapters); n++ {
		from, to := &a.items[chapters[n-1]], &a.items[chapters[n]]
		want := from.mark.value + 1
		if to.mark.value != want+1 {
			continue
		}
		only := -1
		for i := chapters[n-1] + 1; i < chapters[n]; i++ {
			it := &a.items[i]
			if (it.mark.form == bare || it.mark.form == numbered) && it.mark.value == want && it.mark.confidence >= 60 && it.role == running {
				if only >= 0 {
					only = -1
					break
				}
				only = i
			}
		}
		if only >= 0 {
			a.head(only, chapterDepth, 70, "the number %d, which the labelled chapters leave out here", want)
		}
	}
}

// sections makes headings inside chapters of numbers that count up within
// them.
func (a *assembler) sections(chapters []int) {
	for _, c := range a.chains(bare) {
		if !c.holds(2) || c.runs > len(chapters)+1 && len(c.items) < 2*c.runs {
			continue
		}
		for _, i := range c.items {
			if a.items[i].role == running {
				a.head(i, chapterDepth+1, 70, "number %d inside a chapter", a.items[i].mark.value)
			}
		}
		return
	}
}

// chains gives the best chain of each family of the given forms, best first.
func (a *assembler) chains(forms ...form) []chain {
	var list []chain
	for f, lines := range a.families(forms...) {
		list = append(list, a.longestChain(f, lines))
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].score != list[j].score {
			return list[i].score > list[j].score
		}
		return list[i].items[0] < list[j].items[0]
	})
	return list
}

// byNumber makes chapters of numbers that count up, alone or with titles. The
// two may be mixed, when one goes on where the other stops.
func (a *assembler) byNumber() []int {
	var best chain
	for _, c := range a.chains(bare, numbered) {
		least := 2
		if c.form == numbered {
			least = 3
		}
		first := a.items[c.items[0]].mark.value
		if c.holds(least) && first <= 3 && c.score > best.score && a.apart(c.items) {
			best = c
		}
	}
	for _, i := range best.items {
		it := &a.items[i]
		a.head(i, chapterDepth, 50+it.mark.confidence*2/5, "%s number %d, one of %d that count up", styleNames[it.mark.style], it.mark.value, len(best.items))
	}
	if len(best.items) == 0 {
		return nil
	}
	for _, c := range a.chains(bare) { // scenes inside, in another style
		if c.family == best.family || !c.holds(2) || c.score*4 < best.score {
			continue
		}
		for _, i := range c.items {
			if a.items[i].role == running {
				a.head(i, chapterDepth+1, 60, "number %d inside a chapter", a.items[i].mark.value)
			}
		}
		break
	}
	return best.items
}

// apart reports whether text stands between most lines: items of a list have
// none.
func (a *assembler) apart(lines []int) bool {
	close := 0
	for n, i := range lines {
		end := len(a.items)
		if n+1 < len(lines) {
			end = lines[n+1]
		}
		if a.wordsBetween(i+1, end, 60) < 60 {
			close++
		}
	}
	return close*3 <= len(lines)
}

// wordsBetween counts the words of items [from, to), up to enough.
func (a *assembler) wordsBetween(from, to, enough int) int {
	n := 0
	for i := from; i < to && n < enough; i++ {
		n += a.items[i].words
		if _, ok := a.items[i].Block.(*book.Quote); ok {
			n += 20
		}
	}
	return n
}

// byGeneric makes chapters of any word and a number that counts up, three at
// least: Day 1, Letter II.
func (a *assembler) byGeneric() []int {
	for _, c := range a.chains(generic) {
		if c.style == ordinal || !c.holds(3) || a.items[c.items[0]].mark.value > 2 || !a.apart(c.items) {
			continue
		}
		for _, i := range c.items {
			it := &a.items[i]
			a.head(i, chapterDepth, 75, "%q and a number, one of %d that count up", it.text[it.mark.label.from:it.mark.label.to], len(c.items))
		}
		return c.items
	}
	return nil
}

// parts makes headings of the lines with a part's label. Without chapters they
// are the chapters. Of two labels the one with the smaller rank holds the
// other; of the same rank, the one that comes first.
func (a *assembler) parts(lines []int, chapters bool) {
	order := map[string]int{}
	for _, i := range lines {
		m := a.items[i].mark
		if _, ok := order[m.word]; !ok {
			order[m.word] = len(order)
		}
	}
	inside := ""
	for word, n := range order {
		if len(order) > 1 && n == len(order)-1 {
			inside = word
		}
	}
	for _, i := range lines {
		it := &a.items[i]
		depth := 2*it.mark.rank + order[it.mark.word]
		if !chapters && (inside == "" || it.mark.word == inside) {
			depth = chapterDepth
		}
		a.head(i, depth, 75+it.mark.confidence/4, "label %q and %s number %d", it.mark.word, styleNames[it.mark.style], it.mark.value)
	}
}

// ordinalParts takes "First Period: Title" for parts when two or more count
// up and the chapters' numbers start again below each.
func (a *assembler) ordinalParts(chapters []int) {
	if len(chapters) == 0 {
		return
	}
	for _, c := range a.chains(generic) {
		if c.style != ordinal || !c.holds(2) || !a.apart(c.items) {
			continue
		}
		for _, i := range c.items {
			a.head(i, 5, 75, "an ordinal and %q, one of %d that count up", a.items[i].mark.word, len(c.items))
		}
	}
}
