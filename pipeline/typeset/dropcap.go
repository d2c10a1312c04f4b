package typeset

import (
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// An initialCap is a chapter's first letter, taken out of its paragraph.
type initialCap struct {
	quote  string // the marks before it
	letter string
	look   look
	rest   []book.Inline // the paragraph without them
	alone  bool          // the letter is a word: A, I
}

// dropCap sets a paragraph with its first letter as high as several lines: it
// stands on the baseline of the last of them and reaches up to the capitals
// of the first. Quotation marks before it hang in the margin. It returns false
// when the letter is unsuitable or the paragraph is too short.
func (s *setter) dropCap(b *book.Paragraph, c column, in ink, k keep, both bool) bool {
	n := s.design.Opening.InitialLines
	first, ok := s.takeCap(b.Inlines, in.look)
	if !ok || n < 2 || s.leftward || s.base(book.PlainText(b.Inlines), in.look.style.Lang) {
		return false
	}
	kept := len(s.elements)
	runs, short := s.setCap(&first, n, c, in)
	if both {
		in.leadIn = &leadIn{left: s.design.Opening.LeadIn}
	}
	s.place = b.At
	s.txt.reset()
	s.inlines(first.rest, in)
	fr := frame{left: c.left, width: c.width, short: short, ragged: s.design.Type.Ragged}
	lines := s.lines(&fr, in.look.size)
	if len(lines) < n {
		s.elements = s.elements[:kept]
		return false
	}
	lines[0].Runs = append(runs, lines[0].Runs...)
	k.top = n
	s.galley.open(b.At).variants[0].rows = s.stack(lines, k)
	return true
}

// takeCap takes the first letter off a paragraph, with the quotation mark
// before it. It must be a capital, in plain text or emphasis.
func (s *setter) takeCap(list []book.Inline, l look) (initialCap, bool) {
	if len(list) == 0 {
		return initialCap{}, false
	}
	switch x := list[0].(type) {
	case *book.Text:
		return s.capOf(x, list, l)
	case *book.Span:
		if x.Kind != book.Emphasis && x.Kind != book.Strong && x.Kind != book.Plain && x.Kind != book.SmallCaps {
			return initialCap{}, false
		}
		inner, ok := s.takeCap(x.Inlines, l.inSpan(s.plan, x))
		if !ok {
			return initialCap{}, false
		}
		rest := *x
		rest.Inlines = inner.rest
		inner.rest = append([]book.Inline{&rest}, list[1:]...)
		return inner, true
	}
	return initialCap{}, false
}

func (s *setter) capOf(x *book.Text, list []book.Inline, l look) (initialCap, bool) {
	end := 0
	for _, r := range x.Value {
		if !isOpening(r) && r != '"' && r != '\'' {
			break
		}
		end += utf8.RuneLen(r)
	}
	r, size := utf8.DecodeRuneInString(x.Value[end:])
	if end > 6 || !unicode.IsUpper(r) || isWide(r) || !s.metrics.Has(s.face(&l), r) {
		return initialCap{}, false
	}
	for { // an accent typed after the letter stays with it
		m, n := utf8.DecodeRuneInString(x.Value[end+size:])
		if n == 0 || !unicode.Is(unicode.M, m) {
			break
		}
		size += n
	}
	rest := &book.Text{At: x.At, Value: x.Value[end+size:]}
	rest.At.Col += utf8.RuneCountInString(x.Value[:end+size])
	if next, _ := utf8.DecodeRuneInString(rest.Value); next == '.' || next == '-' {
		return initialCap{}, false // an initial: J. R. Hartley
	}
	first := initialCap{quote: x.Value[:end], letter: x.Value[end : end+size], look: l.whole()}
	first.alone = rest.Value == "" || rest.Value[0] == ' ' || rest.Value[0] == 0xC2 && rest.Value[1] == 0xA0
	first.rest = append([]book.Inline{rest}, list[1:]...)
	return first, true
}

// capGap is the room between a drop cap and the text beside it, in parts of
// the text size; a cap that is a word of its own has that of a word space
// more.
const (
	capGap     = 130
	capWordGap = 180
	quoteInCap = 550 // the size of hung quotation marks, in thousandths of the cap's
	mostTuck   = 300 // of a cap's width that the first line may go in above a slope or a foot
)

// setCap returns the runs of a cap of n lines, the quotation mark before it,
// and how far the lines beside it are indented.
func (s *setter) setCap(first *initialCap, n int, c column, in ink) (runs []page.Run, short []unit.Length) {
	face := s.face(&first.look)
	m := s.measures(face)
	drop := unit.Length(n-1) * s.leading
	height := drop + capHeight(&s.regular, s.size)
	size := height.Scale(int64(m.UnitsPerEm), int64(max(m.CapHeight, 1)))
	st := first.look.style
	st.SmallCaps, st.AllSmall = false, false
	shape := s.shaper.Shape(face, first.letter, st)
	left, right := s.inkOf(face, shape, size)
	if first.quote != "" {
		quote := s.hungQuote(first, face, st, size, height, c, in, drop)
		hang := c.left - quote.X
		if s.clear > 0 && hang > s.clear { // not into the margin that the printer wants
			shift := hang - s.clear
			quote.X, left, hang = quote.X+shift, left-shift, s.clear
		}
		s.galley.hang = max(s.galley.hang, hang)
		runs = append(runs, quote)
	}
	runs = append(runs, page.Run{
		Shape: shape, Face: face, Size: size, X: c.left - left, Raise: -drop, Element: in.element, Space: false,
	})
	gap := s.size.Scale(capGap, 1000)
	if first.alone {
		gap += s.size.Scale(capWordGap, 1000)
	}
	full := right - left + gap
	for range n {
		short = append(short, full)
	}
	if !first.alone && c.look.italic == first.look.italic {
		top := s.inkRight(face, shape, size, height-s.size, height) - left + gap
		short[0] = max(top, full-(right-left).Scale(mostTuck, 1000))
		short[0] = min(short[0], full)
	}
	if first.alone {
		runs[len(runs)-1].Space = true
	}
	return runs, short
}

// hungQuote returns the run of the quotation mark that hangs in the margin.
func (s *setter) hungQuote(first *initialCap, face int16, st font.Style, size, height unit.Length, c column, in ink, drop unit.Length) page.Run {
	small := size.Scale(quoteInCap, 1000)
	shape := s.shaper.Shape(face, first.quote, st)
	m := s.measures(face)
	top := capHeight(&m, small)
	return page.Run{
		Shape: shape, Face: face, Size: small, X: c.left - shape.Advance(small) - s.size/10,
		Raise: height - drop - top, Element: in.element,
	}
}

// inkOf returns where the ink of a letter begins and ends.
func (s *setter) inkOf(face int16, shape *font.Shape, size unit.Length) (left, right unit.Length) {
	lo, hi := s.extent(face, shape, -1<<20, 1<<20)
	if lo > hi {
		return 0, shape.Advance(size)
	}
	upm := int64(shape.UPM)
	return size.Scale(lo, upm), size.Scale(hi, upm)
}

// inkRight returns how far to the right the ink goes between two heights above
// the letter's baseline.
func (s *setter) inkRight(face int16, shape *font.Shape, size, from, to unit.Length) unit.Length {
	upm := int64(shape.UPM)
	lo, hi := s.extent(face, shape, int64(from)*upm/int64(size), int64(to)*upm/int64(size))
	if lo > hi {
		return shape.Advance(size)
	}
	return size.Scale(hi, upm)
}

// extent returns the least and the greatest x of the first glyph's outline
// between two heights, in font units. Curves are followed in eight steps.
func (s *setter) extent(face int16, shape *font.Shape, bottom, top int64) (lo, hi int64) {
	lo, hi = 1<<40, -1<<40
	if len(shape.Glyphs) == 0 {
		return lo, hi
	}
	see := func(x, y float32) {
		if yi := int64(y); yi >= bottom && yi <= top {
			lo, hi = min(lo, int64(x)), max(hi, int64(x))
		}
	}
	var at font.Point
	for _, seg := range s.metrics.Outline(face, shape.Glyphs[0].ID) {
		last := seg.Args[0]
		switch seg.Op {
		case 'Q':
			last = seg.Args[1]
		case 'C':
			last = seg.Args[2]
		}
		if seg.Op != 'M' {
			for i := 1; i <= curveSteps; i++ {
				see(along(at, &seg, i))
			}
		}
		at = last
	}
	return lo, hi
}

const curveSteps = 8

// along returns the point that is i steps along a segment from at. Products
// are rounded before they are added, so that all machines agree.
func along(at font.Point, seg *font.Segment, i int) (x, y float32) {
	t := float32(i) / curveSteps
	u := 1 - t
	mix := func(a, b font.Point) font.Point {
		return font.Point{X: float32(u*a.X) + float32(t*b.X), Y: float32(u*a.Y) + float32(t*b.Y)}
	}
	p := at
	switch a := seg.Args; seg.Op {
	case 'L':
		p = mix(at, a[0])
	case 'Q':
		p = mix(mix(at, a[0]), mix(a[0], a[1]))
	case 'C':
		q, r, w := mix(at, a[0]), mix(a[0], a[1]), mix(a[1], a[2])
		p = mix(mix(q, r), mix(r, w))
	}
	return p.X, p.Y
}
