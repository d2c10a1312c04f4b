package typeset

import (
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// A frame is where the lines of a passage go.
type frame struct {
	left, width unit.Length // from the text block's left edge
	first, rest unit.Length // indents of the first line and of the others
	short       []unit.Length
	align       book.Align
	ragged      bool // not justified
	role        page.Role
	off         bool // the lines need not stand on the grid
	loose       bool // titles: no runt, no hyphens, short lines as they come
	still       bool // the page's direction says where lines begin, not their own
}

// indent returns that of a line, counted from 0.
func (f *frame) indent(line int) unit.Length {
	switch {
	case line < len(f.short):
		return f.short[line]
	case line == 0:
		return f.first
	}
	return f.rest
}

// A setLine is a line of type with what hangs on it.
type setLine struct {
	page.Line
	extra  *extra
	notes  []int32 // indices in Book.Notes of the notes it refers to
	hyphen bool
	turned bool        // its runs do not stand in the order in which they are read
	column bool        // it is one of the running text, as wide as the text block
	full   bool        // its spaces are stretched or shrunk so that it fills the width
	over   unit.Length // by how much it sticks out
}

// An extra holds what few lines and rows have. Places are measured from the
// baseline of the row's first line and from the left edge of the text block.
type extra struct {
	drawings []page.Drawing
	placed   []page.Placed
	links    []page.Link
	anchors  []page.Anchor
}

// options returns how linebreak is to set a passage in the frame.
func (s *setter) options(f *frame, size unit.Length) *linebreak.Options {
	o := &s.opts
	widths := o.Widths[:0]
	for i := 0; i < max(len(f.short), 1); i++ {
		widths = append(widths, f.width-f.indent(i))
	}
	widths = append(widths, f.width-f.rest)
	*o = linebreak.Options{Widths: widths}
	if f.ragged || f.align != book.Justified {
		o.Rag = 3 * size
		if f.loose {
			o.Rag = f.width / 3
		}
		return o
	}
	o.Tolerance = 800
	o.Space = s.wordSpace(size)
	o.HyphenPenalty = 60
	o.ShortFrom, o.ShortWidth = s.shortFrom(), unit.Em(s.design.Type.Indent).Of(size)
	o.RuntWidth = max(f.first, unit.Em(1400).Of(size)) + size
	o.Expand = int32(s.design.Type.Expansion)
	o.Track = size.Scale(int64(s.design.Type.Tracking), 1000)
	return o
}

// lines breaks the passage and returns its lines.
func (s *setter) lines(f *frame, size unit.Length) []setLine {
	if s.txt.nothing() {
		return nil
	}
	s.direct()
	return s.build(linebreak.Break(s.txt.items, s.options(f, size), &s.scratch), f)
}

// build makes lines of type of broken lines.
func (s *setter) build(broken []linebreak.Line, f *frame) []setLine {
	lines := s.lineSlab(len(broken))
	for i := range broken {
		b := &broken[i]
		lines[i] = s.buildLine(b, f, i)
		lines[i].First, lines[i].Last = i == 0, i == len(broken)-1
		lines[i].full = lines[i].full && !lines[i].Last
		if b.Overfull {
			lines[i].over = max(-b.Rest, 0)
		}
		if b.Overfull && b.Rest < -unit.Point/4 {
			s.overfull(b)
		}
	}
	return lines
}

func (s *setter) overfull(b *linebreak.Line) {
	at, text := s.place, ""
	for i := b.From; i < b.To; i++ {
		if src := s.txt.from[i]; src.word >= 0 && int(src.word) < len(s.txt.words) {
			if o := &s.txt.words[src.word]; o.word != nil {
				if text == "" {
					at = o.at
				}
				if w := o.word.shape.Text; len(w) > len(text) {
					text = w
				}
			}
		}
	}
	for len(text) > 60 || !utf8.ValidString(text) {
		text = text[:min(len(text)-1, 60)]
	}
	f := s.found.Warnf(at, "overfull-line", "a line sticks out by %v; its longest word is %q", -b.Rest, text)
	f.Hint = "reword the passage, or put soft hyphens (U+00AD) where the word may be divided"
}

// buildLine sets the runs of a line at their places.
func (s *setter) buildLine(b *linebreak.Line, f *frame, n int) setLine {
	t := &s.txt
	line := setLine{Line: page.Line{Role: f.role, Off: f.off, Ratio: float32(b.Ratio)}, hyphen: b.Hyphen}
	s.newLine(b.To - b.From + 1)
	start := len(s.runs)
	s.gaps = s.gaps[:0]
	x := unit.Length(0)
	s.stretches, s.pieces = s.stretches[:0], s.pieces[:0]
	linkFrom, linkGaps, link := x, 0, int16(0)
	for i := b.From; i < b.To; {
		it, src := &t.items[i], t.from[i]
		switch it.Kind {
		case linebreak.Box:
			o := &t.words[src.word]
			if line.At.Line == 0 {
				line.At = o.at
			}
			if o.link != link {
				s.closeLink(link, linkFrom, linkGaps, x)
				link, linkFrom, linkGaps = o.link, x, len(s.gaps)
			}
			if o.word == nil {
				s.stretches = append(s.stretches, stretch{from: x, to: x + o.width, gapsBefore: len(s.gaps), gapsInto: len(s.gaps), picture: o})
				s.piece(o, true)
				x += o.width
				i++
				continue
			}
			next := s.endOfWord(i, b.To)
			x += s.addRun(o, i, next, b, x)
			if o.note > 0 {
				s.addNoteMark(&line, o.note)
			}
			i = next
			continue
		case linebreak.Glue:
			if it.Stretch < linebreak.Fil {
				s.gaps = append(s.gaps, gapAt{len(s.runs) - start, it.Stretch, it.Shrink})
				x += it.Width
			}
		}
		i++
	}
	if b.To < len(t.items) && t.items[b.To].Kind == linebreak.Penalty && t.from[b.To].segment >= 0 {
		x += s.addHyphen(&t.words[t.from[b.To].word], int(t.from[b.To].segment), b, x)
	}
	s.closeLink(link, linkFrom, linkGaps, x)
	line.Runs = s.runs[start:len(s.runs):len(s.runs)]
	s.justify(&line, b, f, n, x)
	return line
}

// A gapAt is a space before the run of that number.
type gapAt struct {
	run             int
	stretch, shrink unit.Length
}

// endOfWord returns the item behind the last of i's word that is before to.
func (s *setter) endOfWord(i, to int) int {
	word := s.txt.from[i].word
	for i < to && s.txt.from[i].word == word && s.txt.from[i].segment >= 0 {
		if s.txt.items[i].Kind == linebreak.Glue { // it stretches: the run ends
			return i
		}
		i++
	}
	return i
}

// addRun adds the run for a word's items from i to next, and returns how wide
// it is.
func (s *setter) addRun(o *occurrence, i, next int, b *linebreak.Line, x unit.Length) unit.Length {
	t, w := &s.txt, o.word
	first, last := int(t.from[i].segment), int(t.from[next-1].segment)
	shape := w.shape
	whole := first == 0 && last == len(w.segments)-1
	if !whole {
		from := 0
		if first > 0 {
			from = w.segments[first-1].to
		}
		shape = s.shaper.Shape(w.face, w.shape.Text[from:w.segments[last].to], w.style)
	}
	track, expand := w.track+b.Track, int16(b.Expand)
	if w.solid {
		track = w.track
		if !w.turns {
			expand = 0
		}
	}
	r := page.Run{
		Shape: shape, Face: w.face, Size: w.size, X: x - w.left, Raise: w.raise,
		Track: track, Expand: expand, Gray: w.gray, Element: o.element,
		Space: o.space && last == len(w.segments)-1,
	}
	s.addToSlab(r)
	s.piece(o, false)
	return r.Width() - w.left - w.right
}

// addHyphen adds the hyphen of a word divided after the segment.
func (s *setter) addHyphen(o *occurrence, segment int, b *linebreak.Line, x unit.Length) unit.Length {
	w := o.word
	if w == nil || w.segments[segment].after != softBreak {
		return 0
	}
	r := page.Run{
		Shape: w.hyphen, Face: w.face, Size: w.size, X: x, Raise: w.raise,
		Track: w.track + b.Track, Expand: int16(b.Expand), Gray: w.gray, Element: o.element, Hyphen: true,
	}
	s.addToSlab(r)
	s.piece(o, false)
	return r.Width()
}

func (s *setter) addNoteMark(line *setLine, note int32) {
	line.notes = append(line.notes, note-1)
	e := line.more()
	e.anchors = append(e.anchors, page.Anchor{Name: refAnchor(s.book.Notes[note-1].ID), Y: -s.size})
}

func (l *setLine) more() *extra {
	if l.extra == nil {
		l.extra = &extra{}
	}
	return l.extra
}

// A stretch is what a link or a picture covers on a line whose spaces have
// not been given their width yet: two places, and how many spaces are before
// each.
type stretch struct {
	from, to             unit.Length
	gapsBefore, gapsInto int
	link                 int16 // or 0 for a picture
	picture              *occurrence
}

// closeLink notes what a link covers on the line.
func (s *setter) closeLink(link int16, from unit.Length, gaps int, to unit.Length) {
	if link > 0 && to > from {
		s.stretches = append(s.stretches, stretch{from: from, to: to, gapsBefore: gaps, gapsInto: len(s.gaps), link: link})
	}
}

// settle gives links and pictures their places: shift returns how far what
// stands behind that many spaces has moved.
func (s *setter) settle(line *setLine, shift func(gaps int) unit.Length) {
	for i := range s.stretches {
		st := &s.stretches[i]
		from, to := st.from+shift(st.gapsBefore), st.to+shift(st.gapsInto)
		e := line.more()
		if o := st.picture; o != nil {
			e.placed = append(e.placed, page.Placed{
				Image: int(o.picture - 1), X: from, Y: -o.height.Scale(8, 10), Width: o.width, Height: o.height, Element: o.element,
			})
			continue
		}
		e.links = append(e.links, s.linkArea(st.link, from, to))
	}
}

func (s *setter) linkArea(link int16, from, to unit.Length) page.Link {
	l := page.Link{X: from, Y: -s.size, Width: to - from, Height: s.size.Scale(5, 4)}
	if href := s.txt.links[link-1].Href; len(href) > 0 && href[0] == '#' {
		l.Anchor = href[1:]
	} else {
		l.URI = href
	}
	for i := range s.txt.words {
		if s.txt.words[i].link == link {
			l.Element = s.txt.words[i].element
			break
		}
	}
	return l
}

// justify moves the runs to their places: x is the width of the line when no
// space gives.
func (s *setter) justify(line *setLine, b *linebreak.Line, f *frame, n int, x unit.Length) {
	room := f.width - f.indent(n)
	origin := f.left + f.indent(n) - b.Left
	extra := room + b.Left + b.Right - x
	full := !f.ragged && f.align == book.Justified && (b.Rest == 0 || b.Rest < unit.Point && b.Rest > -unit.Point)
	line.full = full
	line.column = f.left == 0 && f.width == s.measure && !f.ragged && f.align == book.Justified
	if !full {
		extra = s.loosen(b, extra)
	}
	track := unit.Length(0)
	if len(line.Runs) > 0 {
		track = line.Runs[len(line.Runs)-1].Track - b.Track
	}
	switch blank := room - x - extra + track; f.align {
	case book.Centre:
		origin = f.left + f.indent(n) + blank/2
	case book.End:
		origin = f.left + f.indent(n) + blank
	}
	s.spread(line, origin, extra)
	s.turn(line, f)
}

// loosen returns how much wider the spaces of a line that does not fill its
// width are together.
func (s *setter) loosen(b *linebreak.Line, room unit.Length) unit.Length {
	var stretch, shrink unit.Length
	for _, g := range s.gaps {
		stretch += g.stretch
		shrink += g.shrink
	}
	switch {
	case room < 0:
		return max(room, -shrink)
	case b.Ratio > 0:
		return unit.Length(float64(b.Ratio * float64(stretch)))
	case b.Ratio < 0:
		return unit.Length(float64(b.Ratio * float64(shrink)))
	}
	return 0
}

// spread shifts the runs by origin, and those behind each space by its share
// of extra.
func (s *setter) spread(line *setLine, origin, extra unit.Length) {
	var total, sum unit.Length
	give := func(g *gapAt) unit.Length {
		if extra < 0 {
			return g.shrink
		}
		return g.stretch
	}
	for i := range s.gaps {
		total += give(&s.gaps[i])
	}
	shift, k := origin, 0
	for i := range line.Runs {
		for k < len(s.gaps) && s.gaps[k].run <= i {
			sum += give(&s.gaps[k])
			if total > 0 {
				shift = origin + extra.Scale(int64(sum), int64(total))
			}
			k++
		}
		line.Runs[i].X += shift
	}
	if len(s.stretches) == 0 {
		return
	}
	s.settle(line, func(gaps int) unit.Length {
		var sum unit.Length
		for i := range s.gaps[:gaps] {
			sum += give(&s.gaps[i])
		}
		if total == 0 {
			return origin
		}
		return origin + extra.Scale(int64(sum), int64(total))
	})
}
