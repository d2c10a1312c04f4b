package typeset

import (
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// heads puts running heads and folios on all sides that have them.
func (m *maker) heads(sections []placing) {
	s := newSetter(m.plan)
	s.begin()
	byID := map[string]int{}
	for i := range sections {
		byID[sections[i].section.ID] = i
	}
	before := ""
	for _, side := range m.pages.Sides {
		opening := side.Section != before
		if side.Section != "" {
			before = side.Section
		}
		if side.Blank || side.Section == "" || slices.ContainsFunc(side.Placed, func(p page.Placed) bool { return p.Bleeds }) {
			continue
		}
		pl := &sections[byID[side.Section]]
		if k := pl.section.Kind; display(k) {
			continue
		}
		s.headOf(m, side, pl, sections, opening)
	}
}

// begin makes the setter ready for lines that belong to no section.
func (s *setter) begin() {
	s.galley = &galley{notes: newNotes()}
	s.found = &s.galley.found
}

// headOf puts the running head and the folio on a side. A section's first page
// has no head, and its folio at the foot if the design wants one there.
func (s *setter) headOf(m *maker, side *page.Side, pl *placing, sections []placing, opening bool) {
	d := &s.design.RunningHead
	left := m.left(side)
	gap := unit.Length(d.Gap)
	if opening {
		align := book.Centre
		if d.Folio == "foot-outer" {
			align = outer(side)
		}
		if d.FolioOnOpenings {
			s.folio(m, side, left, m.first+m.bottom()+footGap(d.Folio, gap, s.leading), align)
		}
		return
	}
	y := unit.Length(s.design.Page.Top) - gap
	room := s.measure
	switch d.Folio {
	case "head-outer":
		room -= 2 * s.folio(m, side, left, y, outer(side))
		room -= 2 * s.size
	case "foot-outer":
		s.folio(m, side, left, m.first+m.bottom()+gap, outer(side))
	case "foot-centre":
		s.folio(m, side, left, m.first+m.bottom()+gap, book.Centre)
	}
	what := d.Verso
	if side.Recto() {
		what = d.Recto
	}
	s.head(m, side, s.headText(what, pl, sections), left, y, room)
}

// outer returns the side of the fore-edge.
func outer(side *page.Side) book.Align {
	if side.Recto() {
		return book.End
	}
	return book.Start
}

// footGap returns how far below the last baseline a folio at the foot stands:
// the design's gap, but no more than a line and a half when folios stand at
// the head elsewhere.
func footGap(folio string, gap, leading unit.Length) unit.Length {
	if folio == "head-outer" {
		return max(min(gap, leading*3/2), leading)
	}
	return gap
}

// headText returns the text of a running head.
func (s *setter) headText(what string, pl *placing, sections []placing) string {
	m := &s.book.Meta
	chapter := titleOf(pl.section)
	switch what {
	case "author":
		if line := m.AuthorLine(); line != "" {
			return line
		}
		return m.Title
	case "title":
		return m.Title
	case "series":
		if m.Series.Name != "" {
			return m.Series.Name
		}
		return m.Title
	case "part":
		if pl.part >= 0 {
			return titleOf(sections[pl.part].section)
		}
		return m.Title
	case "chapter":
		if chapter != "" {
			return chapter
		}
		return m.Title
	}
	return ""
}

// titleOf returns a section's title in plain text, or its label.
func titleOf(x *book.Section) string {
	if t := trimmed(book.PlainText(plainTitle(x.Title))); t != "" {
		return t
	}
	if t := joinWords(x.Label, x.Numeral); t != "" {
		return t
	}
	return ""
}

// headSize returns the size of heads and folios.
func (s *setter) headSize() unit.Length {
	if s.design.RunningHead.Size > 0 {
		return unit.Length(s.design.RunningHead.Size)
	}
	return s.size.Scale(85, 100)
}

// head sets the running head in the middle. One too long loses its
// letterspacing first, then words at its end.
func (s *setter) head(m *maker, side *page.Side, text string, left, y, room unit.Length) {
	if text == "" {
		return
	}
	l := s.headLook(s.headSize()).named(s.plan, s.design.RunningHead.Look)
	for tries := 0; ; tries++ {
		if width := s.widthOf(text, l); width <= room || tries > 64 {
			break
		}
		if l.track > 0 {
			l.track /= 2
			if l.track < l.size/100 {
				l.track = 0
			}
			continue
		}
		text = shorter(text)
	}
	s.txt.reset()
	s.text(text, ink{look: l, element: page.Artifact})
	fr := frame{width: s.measure, align: book.Centre, role: page.RunningHead, off: true, loose: true, still: true}
	if s.design.RunningHead.Align == "outer" {
		fr.align = outer(side)
	}
	s.mark(m, side, &fr, l.size, left, y)
}

// shorter takes the last word off a text and ends it with an ellipsis.
func shorter(text string) string {
	r := []rune(text)
	if n := len(r); n > 0 && r[n-1] == '…' {
		r = r[:n-1]
	}
	for n := len(r); n > 1; {
		n--
		cut := r[n] == ' '
		r = r[:n]
		if cut {
			break
		}
	}
	return string(r) + "…"
}

func (s *setter) widthOf(text string, l look) unit.Length {
	s.txt.reset()
	s.text(text, ink{look: l, element: page.Artifact})
	return s.width()
}

// folio sets the page number and returns how wide it is.
func (s *setter) folio(m *maker, side *page.Side, left, y unit.Length, align book.Align) unit.Length {
	l := s.textLook(s.headSize()).whole()
	s.txt.reset()
	s.text(side.Folio, ink{look: l, element: page.Artifact})
	fr := frame{width: s.measure, align: align, role: page.Folio, off: true, loose: true, still: true}
	return s.mark(m, side, &fr, l.size, left, y)
}

// mark puts the passage on the side as one line and returns its width.
func (s *setter) mark(m *maker, side *page.Side, fr *frame, size, left, y unit.Length) unit.Length {
	lines := s.lines(fr, size)
	if len(lines) == 0 {
		return 0
	}
	m.line(side, &lines[0], left, y, 0)
	left, right := lines[0].Extent()
	return right - left
}
