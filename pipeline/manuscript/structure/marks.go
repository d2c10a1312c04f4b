package structure

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/manuscript/pattern"
)

// readMarks reads each line that may be a heading as one, and says how much
// the line by itself looks the part.
func (a *assembler) readMarks() {
	a.measure()
	for i := range a.items {
		if a.items[i].role == running {
			a.readMarkOf(i)
		}
	}
}

// readMarkOf reads a line as a heading: by the author's patterns, or by itself.
func (a *assembler) readMarkOf(i int) {
	it := &a.items[i]
	it.mark = mark{}
	if it.para == nil || it.joined || it.isText() || len(it.text) > 240 || it.words > 30 {
		return
	}
	for _, f := range a.asked[it.file].patterns {
		if parts, ok := f.Match(it.text, lengthOfNumber); ok {
			it.mark = it.fit(f, parts)
			return
		}
	}
	it.mark = readMark(it.text)
	it.mark.decorated = it.mark.decorated || it.mark.form != noForm && a.ruled(i)
	switch {
	case it.isSaid():
		it.mark.confidence = 100
	case it.mark.form != noForm:
		it.mark.confidence = a.standing(i)
	}
}

// lengthOfNumber is how many bytes of a text are the number it begins with.
func lengthOfNumber(s string) int {
	n, _ := readNumeral(s)
	return n.end
}

// fit reads a line that fits a pattern. What stands before the number is its
// label, if the pattern names none.
func (it *item) fit(f *headingForm, parts pattern.Match) mark {
	f.fits++
	m := mark{fits: true, kind: book.Chapter, rank: 3, confidence: 100, separated: true,
		label: span{parts.Label.From, parts.Label.To}, numeral: span{parts.Number.From, parts.Number.To}, title: span{parts.Title.From, parts.Title.To}}
	if m.label.empty() && !m.numeral.empty() && (m.title.empty() || m.title.from > m.numeral.from) {
		before := it.text[:m.numeral.from]
		from := len(before) - len(strings.TrimLeft(before, decoration))
		if label := strings.TrimRight(before[from:], decoration+"#,"); book.LettersOf(label) != "" {
			m.label = span{from, from + len(label)}
		}
	}
	if n, ok := readNumeral(it.text[m.numeral.from:m.numeral.to]); ok {
		m.value, m.style = n.value, n.style
	}
	m.word = canonical(it.text[m.label.from:m.label.to])
	if l, ok := labels[m.word]; ok {
		m.kind, m.rank = l.kind, l.rank
	}
	switch {
	case !m.label.empty() && !m.numeral.empty():
		m.form = labelled
	case !m.numeral.empty() && !m.title.empty():
		m.form = numbered
	case !m.numeral.empty():
		m.form = bare
	}
	if it.said == nil {
		s := &said{at: f.At, how: "fits the pattern at " + where(f.At), kind: f.Kind, weak: f.Kind == "" && it.level() > 0}
		s.place(f.Level)
		it.said = s
	}
	return m
}

// ruled reports whether a row of marks stands close above and below a line.
func (a *assembler) ruled(i int) bool {
	row := func(i int) bool {
		if i < 0 || i >= len(a.items) {
			return false
		}
		b, ok := a.items[i].Block.(*book.SceneBreak)
		return ok && b.Typed != ""
	}
	return a.items[i].Blanks == 0 && row(i-1) && row(i+1)
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
	return it.para != nil && (it.mark.form != noForm || it.Centred || it.level() > 0 || it.words <= maxTitle && (!closed(it.text) || asks(it.text) || it.Blanks > a.usual.gap))
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
