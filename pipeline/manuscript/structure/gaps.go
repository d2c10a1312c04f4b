package structure

// fillGaps takes lines with a number, whatever stands round it, for chapters
// where the others leave exactly that number out and the line is set off as
// they are. An author who writes "Chapter 6" above one writes "6" above
// another.
func (a *assembler) fillGaps(chapters []int, p profile) {
	a.fillPieces(chapters, p)
	for n := 0; n <= len(chapters); n++ {
		from, to := -1, len(a.items)
		want, end := 1, maxNumber
		if n > 0 {
			from = chapters[n-1]
			want = a.items[from].mark.value + 1
		}
		if n < len(chapters) {
			to = chapters[n]
			end = a.items[to].mark.value
		}
		if want < end && end-want <= maxLeftOut || n == len(chapters) && n > 2 {
			a.fill(from+1, to, want, end, p)
		}
	}
}

// fillPieces takes lines with a number that lies between two labelled chapters,
// 12.5 behind Chapter 12, for chapters when they are set off as these are.
func (a *assembler) fillPieces(chapters []int, p profile) {
	for n, from := range chapters {
		to := len(a.items)
		if n+1 < len(chapters) {
			to = chapters[n+1]
		}
		whole, last := a.items[from].mark.value, 0
		for i := from + 1; i < to; i++ {
			m := &a.items[i].mark
			if m.style != dotted || m.volume != whole || m.value <= last || m.confidence < 60 || !a.free(i) || !p.fits(a, i) {
				continue
			}
			last = m.value
			m.value, m.volume, m.style = whole, 0, arabic // as the value of Chapter 12.5
			a.head(i, chapterDepth, 75, "a number between those of the labelled chapters")
		}
	}
}

// The most numbers in a row that are looked for, and the largest number a
// chapter has.
const (
	maxLeftOut = 4
	maxNumber  = 5000
)

// fill looks for the numbers [want, end) in items [from, to).
func (a *assembler) fill(from, to, want, end int, p profile) {
	for want < end {
		i := a.only(from, to, want, p)
		if i < 0 {
			return
		}
		a.head(i, chapterDepth, 70, "the number %d, which the labelled chapters leave out here", want)
		from = i + 1
		want++
	}
}

// only gives the one line in items [from, to) that has a number as a chapter
// would, or -1. Of two, the first line of a file counts.
func (a *assembler) only(from, to, want int, p profile) int {
	only, twice := -1, false
	for i := from; i < to; i++ {
		it := &a.items[i]
		m := &it.mark
		if m.value != want || m.confidence < 60 || m.form == noForm || m.form == named || m.form == dated || m.kind != "" && m.kind != "chapter" {
			continue
		}
		if !(a.free(i) && p.fits(a, i) || it.role == inner && it.level() > 0 && it.depth == chapterDepth+1) {
			continue
		}
		switch {
		case only < 0 || it.first && !a.items[only].first:
			only, twice = i, false
		case a.items[only].first && !it.first: // a file's first line against one inside
		default:
			twice = true
		}
	}
	if twice {
		return -1
	}
	return only
}
