package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// titleSize returns the size of the title on its page: the design's, less for
// a title that would take more than three lines, but never less than twice the
// text's.
func (s *setter) titleSize(look func(unit.Length) look) unit.Length {
	size := max(unit.Length(s.design.Front.TitleSize), s.size)
	fr := s.centred()
	for size > 2*s.size {
		s.txt.reset()
		s.inlines(made(s.book.Meta.Title), ink{look: look(size)})
		if lines, _ := s.try(&fr, size); len(lines) <= 3 && s.widest() <= fr.width {
			break
		}
		size = size.Scale(9, 10)
	}
	return size
}

// widest returns the width of the passage's widest word.
func (s *setter) widest() unit.Length {
	var most unit.Length
	for i := range s.txt.words {
		if w := s.txt.words[i].word; w != nil {
			width, _ := w.upTo(len(w.shape.Text))
			most = max(most, width)
		}
	}
	return most
}

// halfTitle sets the title alone, small, a third of the way down.
func (s *setter) halfTitle() {
	size := max(s.size.Scale(12, 10), unit.Length(s.design.Front.TitleSize)/2)
	h := sheet{s: s}
	el := s.element(0, "P")
	h.text(made(s.book.Meta.Title), ink{look: s.headLook(size).named(s.plan, s.design.Front.Title), element: el}, s.centred(), s.bottom()/4, size.Scale(14, 10))
	h.place("half-title")
}

// titlePage sets title, subtitle, series, author and publisher on one page:
// the title under its sink, the author a little below the middle, the
// publisher at the foot.
func (s *setter) titlePage(x *book.Section) {
	m, d := &s.book.Meta, &s.design.Front
	h := sheet{s: s}
	look := func(size unit.Length) look { return s.headLook(size).named(s.plan, d.Title) }
	size := s.titleSize(look)
	y := unit.Length(d.Sink) * s.leading
	y = h.text(made(m.Title), ink{look: look(size), element: s.element(0, "H1")}, s.centred(), y, size.Scale(125, 100))
	if m.Subtitle != "" {
		sub := max(size/2, s.size)
		l := s.textLook(sub).whole()
		l.italic = true
		y = h.text(made(m.Subtitle), ink{look: l, element: s.element(0, "P")}, s.centred(), y+sub*2, sub.Scale(13, 10))
	}
	if m.Series.Name != "" {
		y = h.text(made(seriesLine(m)), ink{look: s.textLook(s.size).lesser(s.plan), element: s.element(0, "P")}, s.centred(), y+3*s.leading, s.leading)
	}
	author := max(unit.Length(d.AuthorSize), s.size)
	at := max(s.bottom().Scale(52, 100), y+4*s.leading)
	if art, ok := ornaments[d.Ornament]; ok && d.Align != "start" {
		h.art = append(h.art, s.centredArt(art, (y+at-author)/2))
	}
	if names := m.AuthorLine(); names != "" {
		y = h.text(made(names), ink{look: s.textLook(author).lesser(s.plan), element: s.element(0, "P")}, s.centred(), at, author.Scale(14, 10))
	}
	for _, c := range m.Contributors {
		if line := contribution(c); line != "" {
			l := s.textLook(s.size).whole()
			l.italic = true
			y = h.text(made(line), ink{look: l, element: s.element(0, "P")}, s.centred(), y+2*s.leading, s.leading)
		}
	}
	if m.Publisher != "" {
		h.text(made(m.Publisher), ink{look: s.textLook(s.size.Scale(95, 100)).lesser(s.plan), element: s.element(0, "P")}, s.centred(), s.bottom(), s.leading)
	}
	h.place(x.ID)
	s.blocks(x.Blocks, s.running(), flow{})
}

// seriesLine gives the place in the series as "Lantern · 2".
func seriesLine(m *book.Meta) string {
	if m.Series.Position == "" {
		return m.Series.Name
	}
	return m.Series.Name + " · " + m.Series.Position
}

// contributions are the roles a title page names, by MARC relator code.
var contributions = map[string]string{
	"trl": "Translated by ", "edt": "Edited by ", "ill": "Illustrated by ", "aui": "Introduction by ", "aft": "Afterword by ",
}

func contribution(c book.Contributor) string {
	role, ok := contributions[c.Role]
	if !ok {
		return ""
	}
	return role + c.Name
}
