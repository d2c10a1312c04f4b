package structure

import (
	"slices"
	"sort"

	"octavo/pipeline/book"
)

// chooseMarked reads the files whose format marks headings with levels. It is
// the format's word against the line's, so levels lead; what they mean, parts
// or chapters or sections, comes from the words and from what holds what. It
// reports whether the other files are left to read.
func (a *assembler) chooseMarked() (more bool) {
	levels := a.levels()
	if len(levels) > 0 && !a.leveled(levels) {
		if used := sortedLevels(levels); a.isTitleHeading(levels[used[0]], len(used)) {
			a.items[levels[used[0]][0]].role = titlePage
		}
	}
	a.marked = make([]bool, len(a.files))
	for i := range a.items {
		if it := &a.items[i]; it.para != nil && it.level() > 0 && (it.role == running || it.isSaid()) {
			a.marked[it.file] = true
		}
	}
	for file, marked := range a.marked {
		a.marked[file] = marked && (len(a.asked[file].levels) > 0 || a.leads(file))
		more = more || !a.marked[file]
	}
	levels = a.levels()
	for level, list := range levels {
		if list = slices.DeleteFunc(list, func(i int) bool { return !a.marked[a.items[i].file] }); len(list) == 0 {
			delete(levels, level)
			continue
		}
		levels[level] = list
	}
	heads := a.saidChapters()
	if len(levels) > 0 {
		used := sortedLevels(levels)
		chapter := a.chapterLevel(used, levels)
		for _, level := range used {
			for _, i := range levels[level] {
				a.headMarked(i, level, chapter)
			}
		}
		heads = append(heads, levels[chapter]...)
	} else if len(heads) == 0 || !slices.Contains(a.marked, true) {
		return true
	}
	a.unmarked(heads)
	labelled := a.labelledChapters()
	a.fillGaps(labelled, a.profileOf(labelled))
	return more
}

// leveled reports whether the author says what the levels are, in the file of
// the first heading of the highest.
func (a *assembler) leveled(levels map[int][]int) bool {
	first := levels[sortedLevels(levels)[0]][0]
	return len(a.asked[a.items[first].file].levels) > 0
}

// labelledChapters gives the headings chosen so far that have a chapter's label.
func (a *assembler) labelledChapters() []int {
	var list []int
	for i := range a.items {
		if it := &a.items[i]; it.role == heading && it.depth == chapterDepth && it.mark.form == labelled && it.mark.kind == book.Chapter {
			list = append(list, i)
		}
	}
	return list
}

// levels gives the marked headings by level.
func (a *assembler) levels() map[int][]int {
	levels := map[int][]int{}
	for i := range a.items {
		if it := &a.items[i]; it.role == running && it.para != nil && it.level() > 0 {
			levels[it.level()] = append(levels[it.level()], i)
		}
	}
	return levels
}

// leads reports whether the marks are a file's headings, and not a few of
// them in a text whose chapters are plain lines.
func (a *assembler) leads(file int) bool {
	marked, plain, all := 0, 0, 0
	for i := range a.items {
		it := &a.items[i]
		if it.file != file {
			continue
		}
		if it.level() > 0 && it.role == running {
			all++
		}
		if it.mark.form == labelled && a.mayHead(i) {
			if it.level() > 0 {
				marked++
			} else {
				plain++
			}
		}
	}
	return plain <= marked || plain < all
}

func sortedLevels(levels map[int][]int) []int {
	used := make([]int, 0, len(levels))
	for l := range levels {
		used = append(used, l)
	}
	sort.Ints(used)
	return used
}

// isTitleHeading reports whether the highest level is the book's title: one
// heading, before all others, that is no chapter's.
func (a *assembler) isTitleHeading(top []int, levels int) bool {
	if len(top) != 1 && !a.namedAboveLabels(top) || levels < 2 && len(a.files) == 1 && !a.plainChapters() {
		return false
	}
	it := &a.items[top[0]]
	if it.mark.form != noForm && it.mark.form != numbered || len(a.files) > 1 && !a.sameAsTitle(it.text) {
		return false
	}
	for i := 0; i < top[0]; i++ {
		if a.items[i].role == running && (a.items[i].level() > 0 || a.items[i].words > 25) {
			return false
		}
	}
	return true
}

// namedAboveLabels reports whether the first of several headings is the only one
// without a label, and has nothing below it but lines of a title page.
func (a *assembler) namedAboveLabels(top []int) bool {
	for n, i := range top {
		if labels := a.items[i].mark.form == labelled; labels != (n > 0) {
			return false
		}
	}
	for i := a.next(top[0]); i < len(a.items) && a.items[i].level() == 0; i = a.next(i) {
		if it := &a.items[i]; it.para == nil || !isBy(it.text) && !a.isAuthor(it.text) {
			return false
		}
	}
	return true
}

// plainChapters reports whether chapters stand as plain lines in the text.
func (a *assembler) plainChapters() bool {
	for i := range a.items {
		if it := &a.items[i]; it.mark.form == labelled && it.level() == 0 && a.mayHead(i) {
			return true
		}
	}
	return false
}

func (a *assembler) sameAsTitle(text string) bool {
	return a.bookTitle != "" && book.LettersOf(text) == a.bookTitle
}

// chapterLevel finds the level of the chapters: the one with most of the
// labels of chapters; else the one below the labels of parts; else the one
// below a level whose headings have no text of their own; else the highest.
func (a *assembler) chapterLevel(used []int, levels map[int][]int) int {
	best, most := 0, 0
	for _, level := range used {
		n := 0
		for _, i := range levels[level] {
			if m := a.items[i].mark; m.form == labelled && m.kind == book.Chapter && m.rank == 3 {
				n++
			}
		}
		if n > most {
			best, most = level, n
		}
	}
	if best > 0 {
		a.chapterLabels = true
		return best
	}
	for n := 0; n < len(used); n++ {
		if n+1 < len(used) && a.holdsOnly(levels[used[n]], used[n]) {
			continue
		}
		return used[n]
	}
	return used[0]
}

// holdsOnly reports whether the headings of a level mostly have another
// heading right below them: they are parts. One with a part's label counts
// whatever is below it.
func (a *assembler) holdsOnly(list []int, level int) bool {
	if parts := a.saidParts(level); parts != 0 {
		return parts > 0
	}
	empty, full := 0, 0
	for _, i := range list {
		m := a.items[i].mark
		if m.form == named {
			continue
		}
		words, deeper := a.untilHeading(i, level)
		switch {
		case m.form == labelled && m.kind == book.Part && deeper, deeper && words < 60, m.form == generic && m.style == ordinal && deeper:
			empty++
		default:
			full++
		}
	}
	return empty > full
}

// untilHeading counts the words below a heading before the next one, and says
// whether that is of a deeper level.
func (a *assembler) untilHeading(i, level int) (words int, deeper bool) {
	for i++; i < len(a.items); i++ {
		it := &a.items[i]
		if l := it.level(); l > 0 && it.role != dropped {
			return words, l > level
		}
		if it.role != dropped {
			words += it.words
		}
	}
	return words, false
}

// headMarked makes a heading of a marked line.
func (a *assembler) headMarked(i, level, chapter int) {
	it := &a.items[i]
	depth := chapterDepth
	words, deeper := a.untilHeading(i, level)
	switch {
	case level >= chapter && it.mark.form == labelled && it.mark.kind == book.Part && (a.chapterLabels || words < 60):
		depth = a.partDepth(it.mark, chapter) // at the chapters' own level, but it says what it is
	case level == chapter && a.chapterLabels && it.mark.form == generic && it.mark.style == ordinal:
		depth = chapterDepth - 1
		it.part = true
	case level == chapter && a.chapterLabels && (it.mark.form == bare || it.mark.form == numbered):
		depth = chapterDepth + 1
	case level > chapter:
		depth = chapterDepth + level - chapter
	case level < chapter && a.chapterLabels && it.mark.form == labelled && it.mark.kind == book.Chapter && it.mark.rank == 3:
		// at the level of the parts, but it says what it is
	case level < chapter:
		depth = chapterDepth - 2*(chapter-level)
		if !deeper && it.mark.kind != book.Part {
			depth = chapterDepth
			it.top = true
		}
		if it.mark.form == named {
			it.top = true
		}
	}
	a.head(i, depth, 97, "a heading of level %d", level)
}

// partDepth gives the depth of a part that stands at the chapters' level: that
// of the others with its label, where some stand higher.
func (a *assembler) partDepth(m mark, chapter int) int {
	for i := range a.items {
		it := &a.items[i]
		if level := it.level(); level > 0 && level < chapter && it.para != nil && it.mark.form == labelled && it.mark.word == m.word {
			return chapterDepth - 2*(chapter-level)
		}
	}
	return 2 * m.rank
}

// unmarked takes plain lines for chapters' headings that the author forgot to
// mark: those with the label of the marked ones.
func (a *assembler) unmarked(chapters []int) {
	word := ""
	for _, i := range chapters {
		if m := a.items[i].mark; m.form == labelled && m.kind == book.Chapter {
			word = m.word
		}
	}
	for i := range a.items {
		it := &a.items[i]
		if it.role == running && a.marked[it.file] && word != "" && it.mark.form == labelled && it.mark.word == word && it.mark.confidence >= 60 {
			a.head(i, chapterDepth, 75, "the label %q of the other chapters", word)
		}
	}
	heads := a.headings()
	for n, h := range heads {
		above := -1
		if n > 0 {
			above = heads[n-1]
		}
		for i := a.previous(h); i > above && h-i <= 3; i = a.previous(i) {
			if it := &a.items[i]; it.role == running && a.marked[it.file] && it.mark.form == labelled && it.mark.kind == book.Part && it.mark.confidence >= 60 {
				a.head(i, 2*it.mark.rank, 75, "label %q right above a heading", it.mark.word)
				break
			}
		}
	}
}
