package pdf

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// wideTracking is from where on letters stand so far apart that readers take
// the gaps between them for spaces; poppler does from 100 thousandths of the
// em on.
const wideTracking = 60

// A text is the text object being written: glyphs in lines, each begun at its
// place and then left to the reader's pen.
type text struct {
	open  bool
	state textState // as a reader has it now
	x, y  int64     // where the reader's line begins, in thousandths of a point
	down  int64     // how far T* moves, in the same

	// The stretch of a line being written, one size on one baseline.
	size    unit.Length
	expand  int16
	height  unit.Length // of the baseline, raised
	start   unit.Length // where it begins
	pen     int64       // where the reader stands, in microEm from there
	shown   []byte      // the operand of TJ
	adjusts bool        // it holds more than one string

	words []*word // of the line
	gaps  []int64
	want  textState // for what comes next
}

// A textState is what glyphs have in common, in operators of their own. char
// and word are Tc and Tw in thousandths of a point.
type textState struct {
	face       int16
	size       unit.Length
	expand     int16
	gray       uint8
	char, word int64
}

// beginText begins the page's text. Marks stand inside it, or end before.
func (c *content) beginText() {
	if c.text.open {
		return
	}
	c.setMark(mark{})
	c.op("BT")
	c.text.open, c.text.x, c.text.y, c.text.size = true, 0, 0, 0
}

func (c *content) endText() {
	if !c.text.open {
		return
	}
	c.setMark(mark{})
	c.op("ET")
	c.text.open = false
}

// line sets a line's runs. joined says that the next line goes on with the
// text of this one's last run.
func (c *content) line(l *page.Line, joined bool) {
	c.beginText()
	t := &c.text
	t.words = t.words[:0]
	for i := range l.Runs {
		r := &l.Runs[i]
		t.words = append(t.words, c.book.coder(r.Face).word(r.Shape, r.Hyphen))
	}
	caps, initial := dropCap(l)
	end := 0
	for i := range l.Runs {
		if i == end {
			end = c.spaceOut(l, i)
		}
		says := mark{}
		switch {
		case i < caps:
			says.silent = true
		case i == caps && caps > 0:
			says.actual = initial + l.Runs[i].Shape.Text
		}
		// A line the author broke has a space at its end: without it two words
		// become one.
		c.run(l, i, l.Runs[i].Space || i == len(l.Runs)-1 && l.Last && joined, says)
	}
}

// goesOver adds a soft hyphen that is not seen to a line that is the last of
// its kind on a page and ends between two characters without a space, in
// Chinese and Japanese: the next page goes on right there.
func (c *content) goesOver(l *page.Line) {
	n := len(l.Runs)
	if n == 0 || l.Last || l.Role != page.Body && l.Role != page.NoteText {
		return
	}
	r := &l.Runs[n-1]
	if last, _ := utf8.DecodeLastRuneInString(r.Shape.Text); r.Space || r.Hyphen || last < 0x2E80 || r.Element == page.Artifact {
		return
	}
	coder := c.book.coder(r.Face)
	c.glyph(coder, glyph{code: coder.code(noGlyph, "\u00AD")})
}

// dropCap returns how many runs at the line's start are a drop cap of the word
// that follows, and their letters. Those stand on a lower baseline, where
// readers take them for a word of their own; so the rest of the word says all
// of it, and the cap nothing.
func dropCap(l *page.Line) (runs int, letters string) {
	for i := range l.Runs {
		r := &l.Runs[i]
		if r.Space || rightToLeft(r.Shape) {
			return 0, ""
		}
		letters += r.Shape.Text
		if i+1 < len(l.Runs) && r.Raise < 0 && r.Size > l.Runs[i+1].Size && l.Runs[i+1].Raise == 0 {
			return i + 1, letters
		}
	}
	return 0, ""
}

// spaceOut finds how the runs from the index on are spaced, as far as they are
// spaced alike, and returns the index behind them. Of what stands between
// words Tw takes what most have in common.
func (c *content) spaceOut(l *page.Line, from int) (to int) {
	t, first := &c.text, &l.Runs[from]
	t.want.char = toMilli(first.Track.Scale(1000, 1000+int64(first.Expand)))
	char := fromMilli(t.want.char, first.Size)
	t.gaps = t.gaps[:0]
	for to = from + 1; to < len(l.Runs); to++ {
		a, b := &l.Runs[to-1], &l.Runs[to]
		if b.Track != a.Track || b.Size != a.Size || b.Expand != a.Expand || b.Raise != a.Raise {
			break
		}
		coder, w := c.book.coder(a.Face), t.words[to-1]
		if !a.Space || coder.wide || w.turned || t.words[to].turned {
			continue
		}
		t.gaps = append(t.gaps, microEms(b.X-a.X, a.Size, a.Expand)-w.advance-w.count*char-int64(coder.space.width)-char)
	}
	if len(t.gaps) > 0 {
		t.want.word = toMilli(first.Size.Scale(usual(t.gaps), microEm))
	}
	return to
}

// usual returns the mean of the middle value and those within three
// thousandths of the em of it: the others are kerned.
func usual(list []int64) int64 {
	slices.Sort(list)
	middle := list[len(list)/2]
	sum, n := int64(0), int64(0)
	for _, v := range list {
		if d := v - middle; d <= 3*thousandth && d >= -3*thousandth {
			sum, n = sum+v, n+1
		}
	}
	return nearest(sum, n)
}

// microEms returns a distance on the page in the reader's own measure.
func microEms(d, size unit.Length, expand int16) int64 {
	return int64(d.Scale(microEm*1000, int64(size)*(1000+int64(expand))))
}

// fromMilli returns thousandths of a point, not expanded, in microEm.
func fromMilli(n int64, size unit.Length) int64 {
	return int64(unit.Length(n).Scale(microEm*int64(unit.Point), 1000*int64(size)))
}

// run sets a word, which says what its glyphs do unless says has other words.
// The space after it is a glyph of its own.
func (c *content) run(l *page.Line, i int, space bool, says mark) {
	r, w := &l.Runs[i], c.text.words[i]
	track := int64(r.Track.Scale(microEm*1000, int64(r.Size)*(1000+int64(r.Expand))))
	m := c.book.markOf(l, r)
	m.actual, m.silent = says.actual, says.silent
	if m.actual == "" && !m.silent && track >= wideTracking*thousandth && w.count > 1 && !r.Hyphen {
		m.actual = r.Shape.Text
	}
	if w.turned && w.raised != nil && m.actual == "" && !m.silent { // letters and the marks above and below them are read in no good order
		m.actual = r.Shape.Text
	}
	m.reversed = w.turned
	special := m.actual != "" || m.silent || m.reversed
	if special {
		c.beginSpecial(m)
	} else {
		c.setMark(m)
	}
	start := c.begin(l, r)
	c.word(w, start)
	if special {
		c.endSpecial(m)
	}
	if !space {
		return
	}
	end := start + w.advance + w.count*track
	if at, elsewhere := spaceAfter(l, i, w.turned, int64(c.book.coder(r.Face).space.width)); elsewhere {
		end = start + at
	}
	if after := c.book.markAfter(l, r); special || after != m { // the space is said by its glyph
		c.setMark(after)
	}
	coder := c.book.coder(r.Face)
	c.moveTo(end)
	c.glyph(coder, coder.space)
	if !coder.wide {
		c.text.pen += fromMilli(c.text.state.word, r.Size)
	}
}

// spaceAfter says where the space after a run stands, in microEm from its
// start, when that is not right behind it: where words run from right to left,
// or the next has another direction, it is in the gap on that side.
func spaceAfter(l *page.Line, i int, turned bool, width int64) (at int64, elsewhere bool) {
	r := &l.Runs[i]
	switch {
	case i+1 == len(l.Runs):
		return -width, turned
	case l.Runs[i+1].X >= r.X:
		return microEms(l.Runs[i+1].X-r.X, r.Size, r.Expand) - width, turned
	case turned || len(r.Shape.Glyphs) < 2:
		return -width, true
	}
	next := &l.Runs[i+1]
	return microEms(next.X+next.Width()-r.X, r.Size, r.Expand), true
}

// begin makes the reader ready for the run, and returns where it starts, in
// microEm from the start of the stretch.
func (c *content) begin(l *page.Line, r *page.Run) int64 {
	t := &c.text
	height := l.Y - r.Raise
	if r.Size == t.size && r.Expand == t.expand && height == t.height {
		if at := microEms(r.X-t.start, r.Size, r.Expand); at-t.pen < farAway && t.pen-at < farAway {
			c.set(r)
			return at
		}
	}
	c.flush()
	c.moveLine(toMilli(c.origin.x+r.X), toMilli(c.origin.y-height))
	t.size, t.expand, t.height, t.start, t.pen = r.Size, r.Expand, height, r.X, 0
	c.set(r)
	return 0
}

// farAway is from where on a reader is told a place instead of a distance.
const farAway = 4 * microEm

// moveLine begins a line of the reader's at the place.
func (c *content) moveLine(x, y int64) {
	t := &c.text
	switch dx, dy := x-t.x, y-t.y; {
	case dx == 0 && dy == -t.down && dy != 0:
		c.op("T*")
	case dy == 0:
		c.milli(dx).op("0 Td")
	default:
		c.milli(dx).milli(dy).op("TD")
		t.down = -dy
	}
	t.x, t.y = x, y
}

// set writes what the run wants otherwise than the one before.
func (c *content) set(r *page.Run) {
	t := &c.text
	t.want.face, t.want.size, t.want.expand, t.want.gray = r.Face, r.Size, r.Expand, r.Gray
	if t.want == t.state {
		return
	}
	c.flush()
	is, want := &t.state, &t.want
	if want.gray != is.gray {
		c.b = appendGray(c.b, want.gray)
		c.op(" g")
	}
	if want.face != is.face || want.size != is.size {
		c.b = append(c.b, '/')
		c.b = append(c.b, c.book.coder(want.face).name...)
		c.b = append(c.b, ' ')
		c.num(want.size).op("Tf")
	}
	if want.expand != is.expand {
		c.milli(100_000 + 100*int64(want.expand)).op("Tz")
	}
	if want.char != is.char {
		c.milli(want.char).op("Tc")
	}
	if want.word != is.word {
		c.milli(want.word).op("Tw")
	}
	*is = *want
}

// word shows a word whose origin is wanted at the place.
func (c *content) word(w *word, at int64) {
	if w.raised != nil {
		c.raised(w.raised, at)
		return
	}
	if len(w.shown) == 0 {
		return
	}
	t := &c.text
	c.moveTo(at + w.lead)
	c.str()
	t.shown = append(t.shown, w.shown...)
	t.adjusts = t.adjusts || w.adjusts
	t.pen += w.moved + w.count*fromMilli(t.state.char, t.size)
}

// str opens a string in the operand of TJ.
func (c *content) str() {
	if len(c.text.shown) == 0 {
		c.text.shown = append(c.text.shown, '(')
	}
}

// moveTo moves the pen by whole thousandths of the em, the unit of TJ. What is
// left, less than one, stays in the pen and does not add up.
func (c *content) moveTo(want int64) {
	t := &c.text
	d := want - t.pen
	if d < thousandth && d > -thousandth {
		return
	}
	n := nearest(d, thousandth)
	if len(t.shown) > 0 {
		t.shown = append(t.shown, ')')
	}
	t.shown = append(strconv.AppendInt(t.shown, -n, 10), '(')
	t.adjusts = true
	t.pen += n * thousandth
}

// glyph shows a glyph at the pen.
func (c *content) glyph(coder *coder, g glyph) {
	c.str()
	c.text.shown = coder.appendCode(c.text.shown, g.code)
	c.text.pen += int64(g.width) + fromMilli(c.text.state.char, c.text.size)
}

// raised shows glyphs of which the face sets some higher or lower, as accents.
func (c *content) raised(list []glyph, at int64) {
	coder := c.book.coder(c.text.state.face)
	up := int32(0)
	for _, g := range list {
		if g.y != up {
			c.flush()
			c.num(c.text.size.Scale(int64(g.y), microEm)).op("Ts")
			up = g.y
		}
		c.moveTo(at + int64(g.x))
		c.glyph(coder, g)
		at += int64(g.advance) + fromMilli(c.text.state.char, c.text.size)
	}
	if up != 0 {
		c.flush()
		c.op("0 Ts")
	}
}

// flush writes the glyphs gathered.
func (c *content) flush() {
	t := &c.text
	if len(t.shown) == 0 {
		return
	}
	if t.adjusts {
		c.b = append(append(append(c.b, '['), t.shown...), ")]TJ\n"...)
	} else {
		c.b = append(append(c.b, t.shown...), ")Tj\n"...)
	}
	t.shown, t.adjusts = t.shown[:0], false
}
