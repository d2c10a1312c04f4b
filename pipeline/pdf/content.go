package pdf

import (
	"strconv"

	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
)

// wideTracking is from where on letters stand so far apart that readers take
// the gaps between them for spaces; poppler does from 100 thousandths of the
// em on.
const wideTracking = 60

// A content writes what stands on one page, as the operators of PDF 1.7,
// chapters 8 and 9.
type content struct {
	b      []byte
	book   *edition
	origin page2D // of the trimmed page's top left corner, in the PDF's own directions

	open  mark    // the marked content that is open
	marks []int32 // the element of each marked-content sequence of the page

	inText bool
	state  textState // as a reader has it now

	// The segment being built: glyphs in one font on one baseline.
	segment textState
	pen     int64 // where a reader stands, in microEm from the segment's start
	start   unit.Length
	shown   []byte // the operand of TJ
	str     bool   // a string is open in shown
	adjusts bool   // shown holds more than one string
}

// page2D is a place in points from the bottom left corner of the sheet.
type page2D struct{ x, y unit.Length }

// A textState is what all glyphs of a segment have in common.
type textState struct {
	face   int16
	size   unit.Length
	expand int16
	gray   uint8
	y      unit.Length // of the baseline, raised
}

// A mark says what a stretch of content is: nothing in particular, an artifact
// of some kind, or text of an element.
type mark struct {
	kind    markKind
	element int32
	label   bool // in print: a mark in the mark of the element
	// actual is what the content says where its glyphs do not, and reversed
	// that they stand from right to left.
	// silent says that it says nothing: others say it.
	actual   string
	silent   bool
	reversed bool
}

type markKind uint8

const (
	unmarked markKind = iota
	artifact
	header
	footer
	tagged
)

// num adds a length in points with three decimals, a third of a micrometre.
func (c *content) num(l unit.Length) *content {
	c.b = appendPoints(c.b, l)
	c.b = append(c.b, ' ')
	return c
}

// op adds an operator, or operands and an operator.
func (c *content) op(s string) { c.b = append(append(c.b, s...), '\n') }

// appendPoints adds the length in points, rounded to thousandths.
func appendPoints(b []byte, l unit.Length) []byte {
	n := int64(l.Scale(1000, int64(unit.Point)))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	n %= 1000
	if n == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/100))
	if n%100 != 0 {
		b = append(b, byte('0'+n/10%10))
	}
	if n%10 != 0 {
		b = append(b, byte('0'+n%10))
	}
	return b
}

// setMark ends the marked content that is open and begins another.
func (c *content) setMark(m mark) {
	if c.open == m {
		return
	}
	if c.open.label {
		c.flush()
		c.op("EMC")
		c.open.label = false
	}
	if m.label {
		outer := m
		outer.label = false
		c.setMark(outer)
		c.flush()
		c.op("/Reference BMC")
		c.open = m
		return
	}
	if c.open == m {
		return
	}
	c.endText()
	if c.open.kind != unmarked {
		c.op("EMC")
	}
	c.open = m
	switch m.kind {
	case artifact:
		c.op("/Artifact BMC")
	case header, footer:
		if c.book.options.Edition == Print {
			c.op("/Artifact BMC")
			break
		}
		c.op(map[markKind]string{
			header: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
			footer: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
		}[m.kind])
	case tagged:
		tag := c.book.tag(m.element)
		if c.book.options.Edition == Print {
			c.op("/" + tag + " BMC")
			break
		}
		c.beginSpan(m, tag)
		c.marks = append(c.marks, m.element)
	}
}

// beginSpan begins marked content. That with words of its own is a Span, since
// readers look for the words nowhere else.
func (c *content) beginSpan(m mark, tag string) {
	switch {
	case m.reversed:
		tag = "ReversedChars"
	case m.actual != "" || m.silent:
		tag = "Span"
	}
	c.b = append(append(append(c.b, '/'), tag...), "<<"...)
	if m.kind == tagged && c.book.options.Edition == Read {
		c.b = append(c.b, "/MCID "...)
		c.b = strconv.AppendInt(c.b, int64(len(c.marks)), 10)
	}
	if m.actual != "" || m.silent {
		c.b = append(c.b, "/ActualText("...)
		c.b = appendEscaped(c.b, string(object.Text(m.actual)))
		c.b = append(c.b, ')')
	}
	c.op(">>BDC")
}

func (c *content) endText() {
	c.flush()
	if c.inText {
		c.op("ET")
		c.inText = false
	}
}

// line sets a line's runs. joined says that the next line goes on with the
// text of this one's last run.
func (c *content) line(l *page.Line, joined bool) {
	caps, initial := dropCap(l)
	for i := range l.Runs {
		r := &l.Runs[i]
		space := r.Space
		if i == len(l.Runs)-1 && l.Last && joined {
			space = true // a line the author broke: without it two words become one
		}
		switch {
		case i < caps:
			c.run(l, r, space, mark{silent: true})
		case i == caps && caps > 0:
			c.run(l, r, space, mark{actual: initial + r.Shape.Text})
		default:
			c.run(l, r, space, mark{})
		}
	}
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

// run sets a word, which says what its glyphs do unless says has other words.
// The space after it is a glyph of its own, as wide as the face has it; what
// the line gives it more or less is added to the pen when the next word is
// set.
func (c *content) run(l *page.Line, r *page.Run, space bool, says mark) {
	coder := c.book.coder(r.Face)
	glyphs := coder.encode(r.Shape, r.Hyphen)
	track := int64(r.Track.Scale(microEm*1000, int64(r.Size)*(1000+int64(r.Expand))))
	m := c.book.markOf(l, r)
	m.actual, m.silent = says.actual, says.silent
	if m.actual == "" && !m.silent && track >= wideTracking*microEm/1000 && len(glyphs) > 1 && !r.Hyphen {
		m.actual = r.Shape.Text
	}
	m.reversed = rightToLeft(r.Shape)
	special := m.actual != "" || m.silent || m.reversed
	end := c.beginRun(m, special)
	start, pen := c.begin(l, r), int64(0)
	for _, g := range glyphs {
		c.glyph(g, start+pen)
		pen += int64(g.advance) + track
	}
	end()
	if !space {
		return
	}
	if m.reversed { // what follows stands on the left
		pen = -int64(coder.space.width)
	}
	if after := c.book.markAfter(l, r); special || after != m { // the space is said by its glyph
		c.setMark(after)
		start = c.begin(l, r)
	}
	c.glyph(coder.space, start+pen)
}

// beginRun marks a run and returns what ends a mark that is the run's alone.
// In a tagged file that mark has a number of its own instead of standing in
// the paragraph's: poppler takes its end for that of the paragraph.
func (c *content) beginRun(m mark, special bool) (end func()) {
	if !special {
		c.setMark(m)
		return func() {}
	}
	if m.kind == tagged && c.book.options.Edition == Read {
		c.setMark(mark{})
		c.setMark(m)
		return func() { c.setMark(mark{}) }
	}
	outer := m
	outer.actual, outer.silent, outer.reversed = "", false, false
	c.setMark(outer)
	c.flush()
	c.beginSpan(mark{actual: m.actual, silent: m.silent, reversed: m.reversed}, "Span")
	return func() {
		c.flush()
		c.op("EMC")
	}
}

// begin starts a new segment unless the run goes on with the last, and returns
// where the run starts, in microEm.
func (c *content) begin(l *page.Line, r *page.Run) int64 {
	s := textState{r.Face, r.Size, r.Expand, r.Gray, l.Y - r.Raise}
	if !c.inText || s != c.segment {
		c.endSegment()
		c.startSegment(s, r.X)
		return 0
	}
	return int64((r.X - c.start).Scale(microEm*1000, int64(r.Size)*(1000+int64(r.Expand))))
}

func (c *content) endSegment() { c.flush() }

func (c *content) startSegment(s textState, x unit.Length) {
	if !c.inText {
		c.op("BT")
		c.inText = true
	}
	if s.gray != c.state.gray {
		c.b = appendGray(c.b, s.gray)
		c.op(" g")
	}
	if s.face != c.state.face || s.size != c.state.size {
		c.b = append(c.b, '/')
		c.b = append(c.b, c.book.coder(s.face).name...)
		c.b = append(c.b, ' ')
		c.num(s.size).op("Tf")
	}
	if s.expand != c.state.expand {
		c.b = object.AppendNumber(c.b, 100+float64(s.expand)/10)
		c.op(" Tz")
	}
	c.b = append(c.b, "1 0 0 1 "...)
	c.num(c.origin.x + x).num(c.origin.y - s.y).op("Tm")
	c.state, c.segment, c.start, c.pen = s, s, x, 0
}

// glyph adds a glyph whose origin is wanted at the given place.
func (c *content) glyph(g glyphCode, want int64) {
	if g.y != 0 {
		c.raised(g, want)
		return
	}
	c.moveTo(want + int64(g.x))
	if !c.str {
		c.shown, c.str = append(c.shown, '('), true
	}
	c.shown = append(c.shown, byte(g.code>>8), byte(g.code))
	c.pen += int64(g.width)
}

// moveTo moves the pen by whole thousandths of the em, the unit of TJ. What is
// left, less than half of one, stays in the pen and does not add up.
func (c *content) moveTo(want int64) {
	const thousandth = microEm / 1000
	d := want - c.pen
	n := (d + thousandth/2) / thousandth
	if d < 0 {
		n = (d - thousandth/2) / thousandth
	}
	if n == 0 {
		return
	}
	if c.str {
		c.shown, c.str = append(c.shown, ')'), false
	}
	c.shown = strconv.AppendInt(c.shown, -n, 10)
	c.adjusts = true
	c.pen += n * thousandth
}

// raised sets an accent that the face places by itself.
func (c *content) raised(g glyphCode, want int64) {
	c.flush()
	up := c.segment.size.Scale(int64(g.y), microEm)
	c.num(up).op("Ts")
	g.y = 0
	c.glyph(g, want)
	c.flush()
	c.op("0 Ts")
}

// flush writes the glyphs gathered.
func (c *content) flush() {
	if len(c.shown) == 0 {
		return
	}
	if c.str {
		c.shown = append(c.shown, ')')
	}
	if c.adjusts {
		c.b = append(c.b, '[')
		c.b = append(c.b, c.shown...)
		c.op("]TJ")
	} else {
		c.b = append(c.b, c.shown...)
		c.op("Tj")
	}
	c.shown, c.str, c.adjusts = c.shown[:0], false, false
}

func appendEscaped(b []byte, s string) []byte {
	for i := range len(s) {
		switch s[i] {
		case '(', ')', '\\':
			b = append(b, '\\', s[i])
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, s[i])
		}
	}
	return b
}

// appendGray adds a shade, 0 being black, as PDF counts it.
func appendGray(b []byte, gray uint8) []byte {
	return object.AppendNumber(b, float64(gray)/255)
}

// drawing fills an outline.
func (c *content) drawing(d *page.Drawing) {
	if len(d.Path) == 0 {
		return
	}
	c.endText()
	c.op("q")
	c.b = appendGray(c.b, d.Gray)
	c.op(" g")
	at := font.Point{}
	place := func(p font.Point) {
		c.num(c.origin.x + d.X + along(d.Scale, p.X))
		c.num(c.origin.y - d.Y + along(d.Scale, p.Y))
	}
	for i, s := range d.Path {
		switch s.Op {
		case 'M':
			if i > 0 {
				c.op("h")
			}
			place(s.Args[0])
			c.op("m")
			at = s.Args[0]
		case 'L':
			place(s.Args[0])
			c.op("l")
			at = s.Args[0]
		case 'Q':
			end := s.Args[1]
			place(twoThirds(at, s.Args[0]))
			place(twoThirds(end, s.Args[0]))
			place(end)
			c.op("c")
			at = end
		case 'C':
			place(s.Args[0])
			place(s.Args[1])
			place(s.Args[2])
			c.op("c")
			at = s.Args[2]
		}
	}
	c.op("h\nf\nQ")
}

// along returns scale times n, n being counted in 1/4096 so that all is done
// in integers.
func along(scale unit.Length, n float32) unit.Length {
	return scale.Scale(int64(float64(n)*4096), 4096)
}

// twoThirds returns the control point of the cubic that a quadratic is.
func twoThirds(end, control font.Point) font.Point {
	third := func(a, b float32) float32 { return float32(float64(a)+float64(2*float64(b))) / 3 }
	return font.Point{X: third(end.X, control.X), Y: third(end.Y, control.Y)}
}
