package typeset

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// An entry is a line of the contents.
type entry struct {
	section *book.Section
	part    bool // in small capitals, with space above
	inPart  bool
}

// entries lists what the contents name: what comes after them in the front
// matter, parts, chapters, and the back matter.
func (p *plan) entries() []entry {
	var list []entry
	seen := false
	for _, x := range p.book.Front {
		if x.Kind == book.Contents {
			seen = true
		} else if seen && !p.empty(x) && !display(x.Kind) {
			list = append(list, entry{section: x})
		}
	}
	for _, x := range p.book.Body {
		list = append(list, entry{section: x, part: x.Kind == book.Part})
		for _, inner := range x.Sections {
			list = append(list, entry{section: inner, inPart: true})
		}
	}
	for _, x := range p.book.Back {
		if !p.empty(x) && x.Kind != book.Colophon {
			list = append(list, entry{section: x})
		}
	}
	return list
}

// contents sets the table of contents. folios has the page of each section by
// its ID; while they are not known, it is nil, and the room for them is left.
func (s *setter) contents(x *book.Section, folios map[string]string) {
	head := *x
	if len(head.Title) == 0 {
		head.Title = made(s.terms.Contents)
	}
	d := s.design.Opening
	d.Sink = max(d.Sink-2, 0)
	d.Below = max(d.Below-1, 1)
	head.Blocks = []book.Block{&book.Paragraph{}}
	s.opening(&head, &d)
	list := s.entries()
	toc := s.element(0, "TOC")
	numbers := s.numberColumn(list)
	left, width := s.contentsColumn(list, numbers)
	for i, e := range list {
		if e.part && i > 0 || i > 0 && list[i-1].inPart && !e.inPart && !e.part {
			s.blank(1)
		}
		k := keep{all: true}
		if i > 0 && list[i-1].part {
			k.before = true
		}
		s.entry(e, toc, numbers, left, width, folios, k)
	}
}

// contentsColumn returns where the contents stand: only as wide as the longest
// title asks, so that the eye finds the way from title to number. Leaders show
// it over the whole measure.
func (s *setter) contentsColumn(list []entry, numbers unit.Length) (left, width unit.Length) {
	if s.design.Front.Leaders {
		return 0, s.measure
	}
	kept := len(s.elements)
	for _, e := range list {
		l := s.textLook(s.size).whole()
		before := numbers
		if e.part {
			l, before = l.lesser(s.plan), 0
		}
		s.txt.reset()
		s.entryTitle(e.section, e.part, ink{look: l})
		width = max(width, before+s.width())
	}
	s.elements = s.elements[:kept]
	width = min(max(width+s.folioRoom()+2*s.size, s.measure*3/5), s.measure*9/10)
	if s.design.Opening.Align == "start" {
		return 0, width
	}
	return (s.measure - width) / 2, width
}

// folioRoom returns how much room the page numbers take, with some before
// them.
func (s *setter) folioRoom() unit.Length {
	return s.natural(made("8888"), s.textLook(s.size)) + s.size
}

// numberColumn returns how much room the chapters' numbers take.
func (s *setter) numberColumn(list []entry) unit.Length {
	var widest unit.Length
	for _, e := range list {
		if label := e.number(); label != "" {
			widest = max(widest, s.natural(made(label), s.textLook(s.size).whole()))
		}
	}
	if widest > 0 {
		widest += s.size
	}
	return widest
}

// number returns what stands before the entry's title: the chapter's numeral.
func (e *entry) number() string {
	if e.part || len(e.section.Title) == 0 {
		return ""
	}
	if e.section.Kind != book.Chapter {
		return ""
	}
	n := trimmed(e.section.Numeral)
	if e.section.Number > 0 && strings.IndexFunc(n, notFigure) >= 0 { // "Seven" does not stand well in a column
		return strconv.Itoa(e.section.Number)
	}
	return n
}

// notFigure says that a character is part of no Arabic or Roman number.
func notFigure(r rune) bool { return !strings.ContainsRune("0123456789.IVXLCDMivxlcdm", r) }

// entry sets one line of the contents: number, title, page.
func (s *setter) entry(e entry, toc int32, numbers, left, width unit.Length, folios map[string]string, k keep) {
	x := e.section
	l := s.textLook(s.size).whole()
	if e.part {
		l = l.lesser(s.plan)
	}
	toci := s.element(toc, "TOCI")
	link := s.element(s.element(toci, "P"), "Link")
	room := s.folioRoom()
	in := ink{look: l, element: link}
	fr := frame{left: left, width: width - room, align: book.Start, rest: 2 * s.size, loose: true, still: true}
	var before []page.Run
	if n := e.number(); n != "" {
		s.txt.reset()
		s.text(n, in)
		if set := s.lines(&frame{left: left, width: numbers - s.size*6/10, align: book.End, loose: true, still: true}, s.size); len(set) > 0 {
			before = set[0].Runs
			before[len(before)-1].Space = true
		}
	}
	if !e.part && numbers > 0 {
		fr.left += numbers
		fr.width -= numbers
		fr.rest = s.size
	}
	s.txt.reset()
	s.entryTitle(x, e.part, in)
	lines := s.lines(&fr, s.size)
	if len(lines) == 0 {
		return
	}
	lines[0].Runs = append(before, lines[0].Runs...)
	last := &lines[len(lines)-1]
	s.entryPage(last, folios[x.ID], left+width, toci)
	area := page.Link{X: left, Y: -s.size, Width: width, Height: s.leading * unit.Length(len(lines)), Anchor: x.ID, Element: link}
	lines[0].more().links = append(lines[0].more().links, area)
	s.galley.open(x.At).variants[0].rows = s.stack(lines, k)
}

// entryTitle takes in the title of a section as the contents have it.
func (s *setter) entryTitle(x *book.Section, part bool, in ink) {
	label := joinWords(x.Label, x.Numeral)
	switch {
	case len(x.Title) == 0:
		s.text(label, in)
	case label != "" && (part || x.Kind != book.Chapter && x.Kind.Matter() == "body"):
		s.text(label, in)
		s.spaced(in.look)
		s.widen(s.size)
		s.inlines(plainTitle(x.Title), in)
	default:
		s.inlines(plainTitle(x.Title), in)
	}
	if s.txt.nothing() {
		s.text(s.terms.Kinds[x.Kind], in)
	}
}

// plainTitle returns a title without notes and line breaks.
func plainTitle(list []book.Inline) []book.Inline {
	var plain []book.Inline
	for _, in := range list {
		switch x := in.(type) {
		case *book.Text:
			plain = append(plain, x)
		case *book.Span:
			y := *x
			y.Inlines = plainTitle(x.Inlines)
			plain = append(plain, &y)
		case *book.Link:
			plain = append(plain, plainTitle(x.Inlines)...)
		case *book.LineBreak:
			plain = append(plain, &book.Text{Value: " "})
		}
	}
	return plain
}

// entryPage puts the page number at the end of the line, with leaders before
// it when the design wants them.
func (s *setter) entryPage(line *setLine, folio string, right unit.Length, element int32) {
	if folio == "" {
		return
	}
	l := s.textLook(s.size).whole()
	s.txt.reset()
	s.text(folio, ink{look: l, element: s.element(element, "Reference")})
	set := s.lines(&frame{left: right - 8*s.size, width: 8 * s.size, align: book.End, loose: true, still: true}, s.size)
	if len(set) == 0 {
		return
	}
	if len(line.Runs) > 0 {
		end := &line.Runs[len(line.Runs)-1]
		end.Space = true
		if s.design.Front.Leaders {
			line.Runs = append(line.Runs, s.leaders(end.X+end.Width(), set[0].Runs[0].X, l)...)
		}
	}
	line.Runs = append(line.Runs, set[0].Runs...)
}

// leaders returns dots between two places, on a raster of their own so that
// those of all lines stand below each other.
func (s *setter) leaders(from, to unit.Length, l look) []page.Run {
	face := s.metrics.Face(false, false)
	dot := s.shaper.Shape(face, ".", l.style)
	step := s.size * 6 / 10
	var runs []page.Run
	for x := (from/step + 2) * step; x+step < to; x += step {
		runs = append(runs, page.Run{Shape: dot, Face: face, Size: s.size, X: x, Element: page.Artifact})
	}
	return runs
}

// endnoteList sets the notes as a section at the end.
func (s *setter) endnoteList() {
	for _, n := range s.book.Notes {
		set := &note{element: s.element(0, "Note")}
		first := len(s.galley.blocks)
		s.noteBody(n, set, s.size)
		for i := first; i < len(s.galley.blocks); i++ {
			for r := range s.galley.blocks[i].variants[0].rows {
				x := &s.galley.blocks[i].variants[0].rows[r]
				x.grid.Notes, x.grid.Least = 0, 0
				for j := range x.lines {
					x.lines[j].Off, x.lines[j].Role = false, page.Body
				}
			}
		}
	}
	if len(s.book.Notes) == 0 {
		s.rows(s.place, row{grid: paginate.Row{Depth: 1}})
	}
}
