package text

// centreOf finds the column round which lines of the file are centred by
// spaces: the one that the most short, deeply indented lines share, whatever
// their length. It is 0 when no two lines agree.
func centreOf(lines []line) int {
	const least = 8 // columns; less is a paragraph's or a poem's indent
	centres := map[int]int{}
	indents := map[int]map[int]bool{}
	for i := range lines {
		l := &lines[i]
		if l.blank() || l.indent < least || l.width > 80 || l.tabs > 0 && l.tabs < 3 {
			continue
		}
		// A line counts for its neighbours too: halves round either way, and
		// nobody counts the marks round a number.
		c := (2*l.indent + l.width) / 2
		for at := c - 1; at <= c+1; at++ {
			centres[at]++
			if indents[at] == nil {
				indents[at] = map[int]bool{}
			}
			indents[at][l.indent] = true
		}
	}
	best, most := 0, 1
	for _, c := range sortedKeys(centres) {
		if len(indents[c]) > 1 && centres[c] > most {
			best, most = c, centres[c]
		}
	}
	if best > 0 {
		return best
	}
	// A single line counts when it stands in the middle of a page of 60 to 90
	// characters, far from the margin.
	for _, c := range sortedKeys(centres) {
		if c >= 28 && c <= 46 && centres[c] > 0 {
			return c
		}
	}
	return 0
}

// isCentred reports whether the line stands round the given centre.
func (l *line) isCentred(centre int) bool {
	if l.indent < 8 || l.width > 80 || l.blank() {
		return false
	}
	if l.tabs >= 3 {
		return true
	}
	d := 2*l.indent + l.width - 2*centre
	return centre > 0 && d >= -3 && d <= 3
}

// isLongCentred knows a line under a centred one that is too long to stand
// far from the margin.
func (l *line) isLongCentred(centre int) bool {
	d := 2*l.indent + l.width - 2*centre
	return l.width >= 40 && l.width <= 80 && l.indent >= 2 && d >= -3 && d <= 3
}
