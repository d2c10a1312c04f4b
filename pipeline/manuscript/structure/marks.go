package structure

import "octavo/pipeline/book"

// readMarks reads each line that may be a heading as one, and says how much
// the line by itself looks the part.
func (a *assembler) readMarks() {
	a.measure()
	for i := range a.items {
		it := &a.items[i]
		if it.role != running || it.para == nil || len(it.text) > 240 || it.words > 30 {
			continue
		}
		it.mark = readMark(it.text)
		if it.mark.form != noForm {
			it.mark.confidence = a.standing(i)
		}
	}
}

// standing scores a line as a heading by where it stands and how it looks,
// from 0 to 100: room above and below, the file's start, a mark of the format.
func (a *assembler) standing(i int) int {
	it := &a.items[i]
	score := 50
	if it.level() > 0 {
		score += 40
	}
	if it.Centred || it.Bold || it.PageBreak || it.mark.decorated {
		score += 20
	}
	if it.first || it.Blanks >= 1 {
		score += 10
	} else if above := a.previous(i); above >= 0 && !a.heads(above) && a.usual.parts() {
		score -= 20 // close below text
	}
	if it.Blanks >= 2 {
		score += 5
	}
	if below := a.after(i); below < len(a.items) {
		if b := &a.items[below]; b.Blanks >= 1 || b.PageBreak {
			score += 5
		}
	}
	if it.Lines > 1 && it.Underlined == 0 {
		score -= 20
	}
	if allCapitals(it.text) && len(it.text) > 3 {
		score += 5
	}
	return max(0, min(score, 100))
}

// heads reports whether an item may be a line of a heading, or a break, so
// that another line of it may stand close below.
func (a *assembler) heads(i int) bool {
	it := &a.items[i]
	if _, ok := it.Block.(*book.SceneBreak); ok {
		return true
	}
	return it.para != nil && (it.mark.form != noForm || it.Centred || it.level() > 0 || (it.words <= 8 && !endsSentence(it.text) || it.words <= maxTitle && it.Blanks > a.usual.gap))
}

// mayHead reports whether a line with a label and number, or a name, may be a
// heading where it stands. Nothing on the line itself speaks against it any
// more.
func (a *assembler) mayHead(i int) bool {
	it := &a.items[i]
	if it.role != running || it.mark.form == noForm {
		return false
	}
	if it.level() > 0 {
		return true
	}
	title := it.text[it.mark.title.from:it.mark.title.to]
	if it.mark.form != named && len(title) > 120 {
		return false
	}
	return it.mark.confidence >= 45
}
