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
	a.takeSaid()
	if a.chooseMarked() {
		a.choosePlain()
	}
	a.sectionsOfMarked()
	a.fileStarts()
	a.settleNames()
	a.settleParts()
}

// sectionsOfMarked looks for plain lines that hold chapters whose headings the
// format marks, and for numbers inside them.
func (a *assembler) sectionsOfMarked() {
	if !slices.Contains(a.marked, true) {
		return
	}
	a.plainToo = true
	a.measure()
	a.weigh()
	a.ordinalParts(a.headings())
	a.sections(a.headings())
	a.plainToo = false
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
	if it.said != nil && it.said.how != "" {
		because(it.said.how)
	}
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
// of it yet, its file has no marked headings, and the author does not say that
// it is none.
func (a *assembler) free(i int) bool {
	it := &a.items[i]
	return it.role == running && (!a.marked[it.file] || a.plainToo) && !it.isText()
}

// choosePlain reads a text without marked headings. Every row of lines that
// may be the headings is weighed, and the one that says most is the book's:
// labels lead, when they run through the text; else numbers that count up, or
// lines that only look like titles. The others are inside it, hold it, or are
// text.
func (a *assembler) choosePlain() {
	a.measure()
	a.weigh()
	parts := a.partLines()
	var chapters []int
	if !a.patterned {
		if chapters = a.byLabel(); len(chapters) == 0 {
			chapters = a.byNumber()
		}
		if look, ok := a.bestLook(); len(chapters) == 0 && ok && (look.roomy() || look.said > 0 || len(parts) < 2) {
			chapters = a.byLook(look)
		}
	}
	if len(chapters) == 0 {
		chapters = a.saidChapters()
	}
	a.parts(parts, len(chapters) > 0)
	a.ordinalParts(chapters)
	a.countedParts()
	if len(chapters) > 0 {
		a.sections(a.headings())
		a.addLone(chapters)
	}
}

// partLines gives the lines with a part's label.
func (a *assembler) partLines() []int {
	var list []int
	for i := range a.items {
		if it := &a.items[i]; it.mark.form == labelled && it.mark.kind == book.Part && a.free(i) && a.mayHead(i) {
			list = append(list, i)
		}
	}
	return list
}

// byLabel makes headings of the lines with a chapter's label, unless they are
// a few that the text mentions and other lines part the book better.
func (a *assembler) byLabel() []int {
	label := a.labelSeries()
	if len(label.items) == 0 {
		return nil
	}
	if !a.runsThrough(label.items) {
		if rivals := a.rivals(); len(rivals) > 0 && rivals[0].score > label.score {
			return nil
		}
		if look, _ := a.bestLook(); look.roomy() && look.score > label.score {
			return nil
		}
	}
	chapters := a.withStrays(label)
	for _, i := range chapters {
		m := &a.items[i].mark
		a.head(i, chapterDepth, 75+m.confidence/4, "label %q and %s number %d", a.labelOf(i), styleNames[m.style], m.value)
	}
	p := a.profileOf(chapters)
	for i := range a.items {
		it := &a.items[i]
		if it.mark.form != labelled || !a.free(i) || !a.mayHead(i) || it.mark.kind == book.Part {
			continue
		}
		switch {
		case it.mark.kind != book.Chapter && p.fits(a, i):
			a.head(i, chapterDepth, 90, "the word %q and number %d", it.mark.word, it.mark.value)
		case it.mark.kind == book.Chapter && it.mark.rank > a.items[chapters[0]].mark.rank:
			a.head(i, chapterDepth+1, 80, "label %q inside a chapter", it.mark.word)
		}
	}
	a.fillGaps(chapters, p)
	return chapters
}

func (a *assembler) labelOf(i int) string {
	it := &a.items[i]
	if it.mark.label.empty() {
		return it.mark.word
	}
	return it.text[it.mark.label.from:it.mark.label.to]
}

// labelSeries gives the series of the lines with a chapter's label; with a
// scene's when there are none.
func (a *assembler) labelSeries() series {
	ranks := map[int][]int{}
	for i := range a.items {
		it := &a.items[i]
		if it.role == heading && it.depth == chapterDepth && it.mark.form == labelled && it.mark.kind == book.Chapter {
			ranks[3] = append(ranks[3], i) // marked, in another file
		}
		if it.mark.form == labelled && it.mark.kind == book.Chapter && a.free(i) && a.mayHead(i) {
			ranks[it.mark.rank] = append(ranks[it.mark.rank], i)
		}
	}
	list := ranks[3]
	a.readAsLetters(list)
	if len(list) == 0 && len(ranks[4]) > 1 {
		list = ranks[4] // scenes of a play, or numbered sections
	}
	return a.longest(family{form: labelled, word: "chapter"}, list)
}

// readAsLetters takes C, D and I for the letters they are among chapters that
// most are counted by letters.
func (a *assembler) readAsLetters(list []int) {
	n := 0
	for _, i := range list {
		if a.items[i].mark.style == lettered {
			n++
		}
	}
	if n*2 < len(list) {
		return
	}
	for _, i := range list {
		it := &a.items[i]
		if m := &it.mark; m.style == roman && m.numeral.to-m.numeral.from == 1 {
			m.value, m.style = int(it.text[m.numeral.from]-'A')+1, lettered
		}
	}
}

// runsThrough reports whether headings part most of the text.
func (a *assembler) runsThrough(lines []int) bool {
	return len(lines) > 1 && a.usual.between(lines[0], len(a.items))*2 > a.usual.between(0, len(a.items))
}

// withStrays adds to a series the labelled lines outside it that are headings
// all the same: an author's numbers may be wrong. A line that only mentions a
// chapter stands between two that follow each other, or is not set off as
// they are.
func (a *assembler) withStrays(s series) []int {
	taken := map[int]bool{}
	for _, i := range s.items {
		taken[i] = true
	}
	p := a.profileOf(s.items)
	list := s.items
	rank := a.items[s.items[0]].mark.rank
	for i := range a.items {
		it := &a.items[i]
		if taken[i] || it.mark.form != labelled || it.mark.kind != book.Chapter || it.mark.rank != rank || !a.free(i) || !a.mayHead(i) {
			continue
		}
		n, _ := slices.BinarySearch(s.items, i)
		plain := !it.Centred && !it.PageBreak && it.level() == 0 && !it.first
		if n > 0 && n < len(s.items) && plain {
			before, after := a.items[s.items[n-1]].mark.value, a.items[s.items[n]].mark.value
			if v := it.mark.value; before+1 == after && v != before && v != after && v > 1 {
				a.warn(it.Block.Place(), "chapter-order", "if it is a chapter, put it where it belongs",
					"%q stands between chapters %d and %d, and is taken for text", it.text, before, after)
				continue
			}
		}
		if p.fits(a, i) {
			list = append(list, i)
		}
	}
	return sorted(list)
}

// sections makes headings inside chapters of numbers that count up within
// them: that start again below each chapter's heading, or run on through the
// book.
func (a *assembler) sections(heads []int) {
	for _, s := range a.seriesOf(bare) {
		if a.inside[s.family] {
			a.headSeries(s, chapterDepth+1)
			continue
		}
		if !s.holds(2) || s.runs < 2 && len(s.items) < 3 || !a.apart(s.items) || !a.within(heads, s) {
			continue
		}
		for _, i := range s.items {
			if a.free(i) {
				a.head(i, chapterDepth+1, 70, "number %d inside a chapter", a.items[i].mark.value)
			}
		}
		return
	}
}

// within reports whether a series counts the pieces of what some headings head.
func (a *assembler) within(heads []int, s series) bool {
	if s.runs <= 1 && len(s.items) > 5 {
		return true
	}
	return a.starts(heads, s)
}

// starts reports whether most runs of a series begin right below a heading.
func (a *assembler) starts(heads []int, s series) bool {
	below, runs := 0, 0
	for _, i := range s.items {
		if a.items[i].mark.value > 1 {
			continue
		}
		runs++
		if a.rightBelow(heads, i) {
			below++
		}
	}
	return below > 0 && below*10 >= runs*7
}

// rightBelow reports whether one of some lines, in order, stands right above
// an item, but for a title and a motto.
func (a *assembler) rightBelow(lines []int, i int) bool {
	const lead, words = 8, 80
	n, _ := slices.BinarySearch(lines, i)
	return n > 0 && i-lines[n-1] <= lead && a.usual.between(lines[n-1]+1, i) <= words
}

// rivals gives the series without labels that may be the chapters, best first.
func (a *assembler) rivals() []series {
	var good []series
	for _, s := range a.seriesOf(bare, numbered, generic, dated) {
		said := a.countSaid(s.items)
		least := 3
		if s.form == bare || said > 0 {
			least = 2
		}
		if said == 0 && a.inside[s.family] {
			continue
		}
		if n := len(s.items); n > 1 && a.items[s.items[n-1]].mark.value < a.items[s.items[0]].mark.value && s.runs <= 1 {
			least = 5 // a countdown
		}
		if s.form != dated && (len(s.items)-s.runs)*3 < len(s.items) {
			continue // it begins again and again, and does not count
		}
		if s.holds(least) && a.apart(s.items) && !a.tooFew(s.items) && (s.form == dated || said > 0 || a.items[s.items[0]].mark.value <= 3 || a.unbroken(s.items)) {
			s = a.settled(s)
			covered := a.covered(s.items)
			s.score = s.score * covered * covered / 10_000
			good = append(good, s)
		}
	}
	slices.SortStableFunc(good, func(x, y series) int { return y.score - x.score })
	return good
}

// tooFew reports whether lines that do not stand out would leave chapters
// longer than any book has.
func (a *assembler) tooFew(lines []int) bool {
	const longest = 20_000 // words
	out := 0
	for _, i := range lines {
		out += a.outstanding(i)
	}
	return a.usual.between(lines[0], len(a.items))/len(lines) > longest && out < 3*len(lines)
}

// unbroken reports whether numbers that do not begin at one, as those of a
// serial's second volume, leave none out.
func (a *assembler) unbroken(lines []int) bool {
	const least = 5
	for n := 1; n < len(lines); n++ {
		u, v := a.items[lines[n-1]].mark.value, a.items[lines[n]].mark.value
		if v != u+1 && v != u-1 {
			return false
		}
	}
	return len(lines) >= least
}

// covered is how much of the text, in percent, stands below the first of some
// headings; what stands above it, up to the length of two of their pieces, is
// front matter and counts as covered.
func (a *assembler) covered(lines []int) int {
	all := a.usual.between(0, len(a.items))
	above := a.usual.between(0, lines[0])
	each := (all - above) / len(lines)
	return 100 - 100*max(0, above-2*each)/max(all, 1)
}

// byNumber makes chapters of numbers that count up, alone, with titles or with
// a word, and of dates. Of two rows of numbers the one in which the other
// starts again is the outer.
func (a *assembler) byNumber() []int {
	good := a.rivals()
	if len(good) == 0 {
		return nil
	}
	best := good[0]
	if look, _ := a.bestLook(); look.roomy() && look.score > best.score && !a.same(look.items, best.items) {
		return nil
	}
	outer, said := -1, a.countSaid(best.items)
	for n, s := range good[1:] {
		if said == 0 && s.runs < best.runs && a.starts(s.items, best) {
			outer = n + 1
			break
		}
	}
	if titles := a.titlesRound(best); outer < 0 && said == 0 && titles != nil {
		a.headSeries(best, chapterDepth+1)
		for _, i := range titles {
			a.head(i, chapterDepth, 70, "one of %d lines set off alike, below which numbers start again", len(titles))
		}
		return titles
	}
	if outer < 0 {
		a.headSeries(best, chapterDepth)
		chapters := best.items
		p := a.profileOf(best.items)
		for _, s := range good[1:] {
			if s.form == generic && best.form == generic && s.style == best.style && a.fitting(s.items, p) && a.apart(merged(chapters, s.items)) {
				a.headSeries(s, chapterDepth) // Katya 1, Emil 1, Katya 2
				chapters = merged(chapters, s.items)
			}
			if s.counts() && best.counts() && !a.starts(best.items, s) && a.elsewhere(s, best) { // parts whose chapters are numbered in another style
				a.headSeries(s, chapterDepth)
				chapters = merged(chapters, s.items)
			}
		}
		a.fillGaps(chapters, p)
		return chapters
	}
	// Long pieces inside are chapters, and what holds them parts.
	if a.usual.between(best.items[0], len(a.items))/len(best.items) > longSection {
		a.headSeries(good[outer], 6)
		a.headSeries(best, chapterDepth)
		return best.items
	}
	a.headSeries(good[outer], chapterDepth)
	a.headSeries(best, chapterDepth+1)
	return good[outer].items
}

// merged gives the items of two lists in order.
func merged(x, y []int) []int { return sorted(append(slices.Clone(x), y...)) }

// fitting reports whether nearly all of some lines fit a profile.
func (a *assembler) fitting(lines []int, p profile) bool {
	n := 0
	for _, i := range lines {
		if p.fits(a, i) {
			n++
		}
	}
	return n*5 >= len(lines)*4
}

// same reports whether most of some lines are among others.
func (a *assembler) same(lines, others []int) bool {
	n := 0
	for _, i := range lines {
		if _, found := slices.BinarySearch(others, i); found {
			n++
		}
	}
	return n*3 > len(lines)*2
}

// titlesRound gives the lines set off alike right below which the numbers of
// a series start again: titles of chapters whose sections are numbered.
func (a *assembler) titlesRound(inner series) []int {
	if inner.runs < 3 || len(inner.items) < inner.runs*3/2 {
		return nil
	}
	for _, look := range a.looks() {
		if len(look.items) >= 3 && len(look.items) >= inner.runs*7/10 && a.starts(look.items, inner) && a.holding(look.items, inner)*3 >= len(look.items)*2 {
			return look.items
		}
	}
	return nil
}

// holding counts the lines right below which a run of a series begins.
func (a *assembler) holding(lines []int, inner series) int {
	held, last := 0, -1
	for _, i := range inner.items {
		if a.items[i].mark.value > 1 || !a.rightBelow(lines, i) {
			continue
		}
		if n, _ := slices.BinarySearch(lines, i); n != last {
			held, last = held+1, n
		}
	}
	return held
}

// longSection is how many words a numbered piece has that is a chapter and
// not a section of one. Chapters of novels have 2,000 to 6,000.
const longSection = 1800

// settled leaves out of a series the lines that are not set off as the others
// are, unless theirs is the number that is missing between two of these.
func (a *assembler) settled(s series) series {
	p := a.profileOf(s.items)
	kept := s.items[:0:0]
	var loose []int
	for _, i := range s.items {
		if !p.fits(a, i) && !a.items[i].isSaid() {
			loose = append(loose, i)
			continue
		}
		for _, j := range loose {
			if before := len(kept) - 1; before >= 0 && s.form != dated && a.items[j].mark.value == a.items[kept[before]].mark.value+1 && a.items[j].mark.value < a.items[i].mark.value {
				kept = append(kept, j)
			}
		}
		loose = loose[:0]
		kept = append(kept, i)
	}
	if s.form != dated {
		kept = append(kept, loose...)
	}
	s.items = kept
	return s
}

// headSeries makes headings of a series.
func (a *assembler) headSeries(s series, depth int) {
	for _, i := range s.items {
		it := &a.items[i]
		if it.role != running {
			continue
		}
		confidence := 50 + it.mark.confidence*2/5
		switch s.form {
		case dated:
			a.head(i, depth, confidence-10, "a date, one of %d", len(s.items))
		case generic:
			a.head(i, depth, 75, "%q and a number, one of %d that count up", it.mark.word, len(s.items))
		default:
			a.head(i, depth, confidence, "%s number %d, one of %d that count up", styleNames[it.mark.style], it.mark.value, len(s.items))
		}
		it.part = depth < chapterDepth
	}
}

// elsewhere reports whether a series' lines stand in other parts than those of
// another, and begin where the parts do.
func (a *assembler) elsewhere(c, other series) bool {
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
		if taken[part[i]] || a.items[i].mark.value <= 1 && a.partBetween(-1, i) < 0 {
			return false
		}
	}
	return true
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
		if a.usual.between(i+1, end) < minApart {
			close++
		}
	}
	return close*3 <= len(lines)
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
// holds the other. Lines that were taken for chapters by their look are parts
// when another heading stands right below most of them.
func (a *assembler) ordinalParts(chapters []int) {
	if len(chapters) == 0 {
		return
	}
	list := append(a.seriesOf(generic), a.lookedOrdinals()...)
	list = slices.DeleteFunc(list, func(s series) bool {
		return s.style != ordinal || !s.holds(2) || a.items[s.items[0]].mark.value != 1 || a.items[s.items[1]].mark.value != 2 || a.belowChapters(s.items)
	})
	sort.Slice(list, func(i, j int) bool { return list[i].items[0] < list[j].items[0] })
	for n, s := range list {
		for _, i := range s.items {
			it := &a.items[i]
			if it.isSaid() {
				continue
			}
			it.role, it.evidence = running, nil
			a.head(i, min(6+n, chapterDepth-1), 75, "an ordinal and %q, one of %d that count up", it.mark.word, len(s.items))
			it.part = true
		}
	}
}

// countedParts takes counters, "Day One", for parts when they count from 1 and
// each stands right above a chapter's number.
func (a *assembler) countedParts() {
	for _, s := range a.seriesOf(generic) {
		holds := s.style != ordinal && len(s.items) > 1
		for n, i := range s.items {
			it := &a.items[i]
			below := a.next(i)
			holds = holds && it.role == running && it.mark.value == n+1 && below < len(a.items) && a.items[below].role == heading &&
				a.items[below].depth == chapterDepth && a.items[below].mark.form == bare
		}
		if !holds {
			continue
		}
		for _, i := range s.items {
			a.head(i, chapterDepth-1, 75, "%q and a number, one of %d that stand right above chapters", a.items[i].mark.word, len(s.items))
			a.items[i].part = true
		}
	}
}

// belowChapters reports whether one of some lines stands right below a
// chapter's heading: it is that chapter's title.
func (a *assembler) belowChapters(lines []int) bool {
	for _, i := range lines {
		if above := a.previous(i); above >= 0 && a.items[above].role == heading && a.items[above].depth == chapterDepth && a.items[i].role == running {
			return true
		}
	}
	return false
}

// lookedOrdinals gives the headings that were chosen by their look, begin with
// an ordinal and have another heading right below.
func (a *assembler) lookedOrdinals() []series {
	heads := a.headings()
	var list []series
	at := map[string]int{}
	for n, h := range heads {
		m := &a.items[h].mark
		if m.form != generic || m.style != ordinal || n+1 == len(heads) || !a.rightBelow(heads[:n+1], heads[n+1]) {
			continue
		}
		if _, ok := at[m.word]; !ok {
			at[m.word] = len(list)
			list = append(list, series{family: family{form: generic, word: m.word, style: ordinal}})
		}
		s := &list[at[m.word]]
		s.items = append(s.items, h)
		s.of++
	}
	return list
}
