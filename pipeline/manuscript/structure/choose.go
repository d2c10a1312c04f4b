package structure

import (
	"fmt"
	"slices"
	"sort"

	"octavo/pipeline/book"
)

// chapterDepth is the depth of chapters' headings; those of volumes, books and
// parts have smaller ones, those inside chapters larger.
const chapterDepth = 10

// choose picks the headings, as one reading of the whole book.
func (a *assembler) choose() {
	if a.chooseMarked() {
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
	because := func(why string) {
		if !slices.Contains(it.evidence, why) {
			it.evidence = append(it.evidence, why)
		}
	}
	because(fmt.Sprintf(format, args...))
	for _, look := range []struct {
		on   bool
		name string
	}{
		{it.first, "first line of its file"}, {it.Blanks >= 2, fmt.Sprintf("%d blank lines above", it.Blanks)},
		{it.Centred, "centred"}, {it.Underlined != 0, "underlined"}, {it.Bold, "bold"}, {it.PageBreak, "starts a page"},
		{it.mark.decorated, "ornaments round it"},
	} {
		if look.on {
			because(look.name)
		}
	}
}

// free reports whether a line may be chosen as a heading: nothing has become
// of it yet, and its file has no marked headings.
func (a *assembler) free(i int) bool {
	return a.items[i].role == running && !a.marked[a.items[i].file]
}

// choosePlain reads a text without marked headings. Labels lead, since nothing
// else starts "Chapter 7"; then numbers that count up; then lines that only
// look like titles.
func (a *assembler) choosePlain() {
	chapters, parts := a.labelled()
	switch {
	case len(chapters) > 0:
		chapters = a.dropStrays(chapters)
		a.fillGaps(chapters)
		a.sections(chapters)
	default:
		chapters = a.byNumber()
		if len(chapters) == 0 {
			chapters = a.byGeneric()
		}
		if len(chapters) == 0 {
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
		if it := &a.items[i]; it.mark.form == labelled && a.free(i) && a.mayHead(i) {
			ranks[it.mark.rank]++
		}
	}
	rank := 3
	if ranks[3] == 0 && ranks[4] > 1 {
		rank = 4 // scenes of a play, or numbered sections
	}
	for i := range a.items {
		it := &a.items[i]
		if it.role == heading && it.depth == chapterDepth && it.mark.form == labelled && it.mark.kind == book.Chapter {
			chapters = append(chapters, i) // marked
		}
		if it.mark.form != labelled || !a.free(i) || !a.mayHead(i) {
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

// dropStrays leaves lines in the text that only mention a chapter: a number
// that does not belong between two that follow each other.
func (a *assembler) dropStrays(chapters []int) []int {
	kept := chapters[:0:0]
	for n, i := range chapters {
		it := &a.items[i]
		if n > 0 && n+1 < len(chapters) && !it.Centred && !it.PageBreak && it.level() == 0 && !it.first {
			before, v, after := a.items[chapters[n-1]].mark.value, it.mark.value, a.items[chapters[n+1]].mark.value
			if before+1 == after && v != before && v != after && v > 1 {
				it.role, it.depth, it.evidence, it.confidence = running, 0, nil, 0
				a.warn(it.Block.Place(), "chapter-order", "if it is a chapter, put it where it belongs",
					"%q stands between chapters %d and %d, and is taken for text", it.text, before, after)
				continue
			}
		}
		kept = append(kept, i)
	}
	return kept
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
			if (it.mark.form == bare || it.mark.form == numbered) && it.mark.value == want && it.mark.confidence >= 60 &&
				(a.free(i) || it.role == inner && it.level() > 0 && it.depth == chapterDepth+1) {
				switch {
				case only < 0 || it.first && !a.items[only].first:
					only = i
				case a.items[only].first && !it.first: // a file's first line against one inside
				default:
					only = len(a.items) // two alike: neither
				}
				if only == len(a.items) {
					break
				}
			}
		}
		if only >= 0 && only < len(a.items) {
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
			if a.free(i) {
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

// byNumber makes chapters of numbers that count up, alone or with titles. Of
// two rows of numbers the one in which the other starts again is the outer.
func (a *assembler) byNumber() []int {
	var good []chain
	for _, c := range a.chains(bare, numbered) {
		least := 2
		if c.form == numbered {
			least = 3
		}
		if c.holds(least) && a.items[c.items[0]].mark.value <= 3 && a.apart(c.items) {
			good = append(good, c)
		}
	}
	if len(good) == 0 {
		return nil
	}
	best := good[0]
	outer := -1
	for n, c := range good[1:] {
		if c.runs < best.runs && encloses(a, c, best) {
			outer = n + 1
			break
		}
	}
	if titles := a.titlesRound(best); outer < 0 && titles != nil {
		a.headChain(best, chapterDepth+1)
		for _, i := range titles {
			a.head(i, chapterDepth, 70, "one of %d lines set off alike, below which numbers start again", len(titles))
		}
		return titles
	}
	if outer < 0 {
		a.headChain(best, chapterDepth)
		chapters := best.items
		for _, c := range good[1:] {
			switch {
			case encloses(a, best, c): // scenes inside, in another style
				a.headChain(c, chapterDepth+1)
				return chapters
			case a.elsewhere(c, best): // parts whose chapters are numbered in another style
				a.headChain(c, chapterDepth)
				chapters = append(chapters, c.items...)
			}
		}
		slices.Sort(chapters)
		return chapters
	}
	// Long pieces inside are chapters, and what holds them parts.
	words := 0
	for i := best.items[0]; i < len(a.items); i++ {
		words += a.items[i].words
	}
	if words/len(best.items) > longSection {
		a.headChain(good[outer], 6)
		a.headChain(best, chapterDepth)
		return best.items
	}
	a.headChain(good[outer], chapterDepth)
	a.headChain(best, chapterDepth+1)
	return good[outer].items
}

// titlesRound gives the lines set off alike in which the numbers of a chain
// start again, each time: titles of chapters whose sections are numbered.
func (a *assembler) titlesRound(inner chain) []int {
	if inner.runs < 3 || len(inner.items) < inner.runs*3/2 {
		return nil
	}
	for _, list := range a.looks() {
		if len(list) >= 3 && len(list) >= inner.runs*7/10 && encloses(a, chain{items: list}, inner) {
			return list
		}
	}
	return nil
}

// longSection is how many words a numbered piece has that is a chapter and
// not a section of one. Chapters of novels have 2,000 to 6,000.
const longSection = 1800

// headChain makes headings of a chain.
func (a *assembler) headChain(c chain, depth int) {
	for _, i := range c.items {
		if it := &a.items[i]; it.role == running {
			a.head(i, depth, 50+it.mark.confidence*2/5, "%s number %d, one of %d that count up", styleNames[it.mark.style], it.mark.value, len(c.items))
			it.part = depth < chapterDepth
		}
	}
}

// elsewhere reports whether a chain's lines stand in other parts than those of
// another.
func (a *assembler) elsewhere(c, other chain) bool {
	part := make(map[int]int, len(c.items)+len(other.items))
	lines := append(append([]int(nil), c.items...), other.items...)
	slices.Sort(lines)
	n, last := 0, -1
	for _, i := range lines {
		if last < 0 || a.partBetween(last, i) >= 0 {
			n++
		}
		part[i], last = n, i
	}
	taken := map[int]bool{}
	for _, i := range other.items {
		taken[part[i]] = true
	}
	for _, i := range c.items {
		if taken[part[i]] {
			return false
		}
	}
	return true
}

// encloses reports whether the inner chain starts again inside the items of
// the outer, each time or nearly.
func encloses(a *assembler, outer, inner chain) bool {
	starts, below, n := 0, 0, 0
	last := -1 // outer item above the inner one before
	for _, i := range inner.items {
		for n < len(outer.items) && outer.items[n] < i {
			n++
		}
		if a.items[i].mark.value > 1 {
			last = n
			continue
		}
		starts++
		if n > 0 && n != last {
			below++
		}
		last = n
	}
	return starts > 1 && below*10 >= starts*7 || starts == 1 && len(outer.items) > 1 && below == 1 && len(inner.items) < len(outer.items)*2
}

// minApart is how many words stand between two headings at least; the items
// of a list have fewer.
const minApart = 30

// apart reports whether text stands between most lines: items of a list have
// none.
func (a *assembler) apart(lines []int) bool {
	close := 0
	for n, i := range lines {
		end := len(a.items)
		if n+1 < len(lines) {
			end = lines[n+1]
		}
		if a.wordsBetween(i+1, end, minApart) < minApart {
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
// up with chapters between them. Of two such words the one that comes first
// holds the other.
func (a *assembler) ordinalParts(chapters []int) {
	if len(chapters) == 0 {
		return
	}
	var list []chain
	for _, c := range a.chains(generic) {
		if c.style == ordinal && c.holds(2) {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].items[0] < list[j].items[0] })
	for n, c := range list {
		for _, i := range c.items {
			a.head(i, min(6+n, chapterDepth-1), 75, "an ordinal and %q, one of %d that count up", a.items[i].mark.word, len(c.items))
			a.items[i].part = true
		}
	}
}
