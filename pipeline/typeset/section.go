package typeset

import (
	"octavo/pipeline/bidi"
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A placing is a section with where it stands in the book.
type placing struct {
	section *book.Section
	matter  matter
	part    int // index of the part's placing, or -1
	weight  int // how much work it is, roughly
	folios  map[string]string
}

// A matter is one of the three stretches of a book.
type matter uint8

const (
	front matter = iota
	body
	back
)

// sections lists the sections in reading order, less those that have nothing
// to say.
func (p *plan) sections() []placing {
	var list []placing
	var walk func(sections []*book.Section, m matter, part int)
	walk = func(sections []*book.Section, m matter, part int) {
		for _, s := range sections {
			if p.empty(s) {
				continue
			}
			list = append(list, placing{section: s, matter: m, part: part, weight: weigh(s.Blocks)})
			walk(s.Sections, m, len(list)-1)
		}
	}
	walk(p.book.Front, front, -1)
	walk(p.book.Body, body, -1)
	walk(p.book.Back, back, -1)
	return list
}

func weigh(blocks []book.Block) int {
	n := len(blocks)
	for _, b := range blocks {
		if p, ok := b.(*book.Paragraph); ok {
			for _, in := range p.Inlines {
				if t, ok := in.(*book.Text); ok {
					n += len(t.Value)
				}
			}
		}
	}
	return n
}

// empty says that a section has no page: one to be made of what is not there.
func (p *plan) empty(s *book.Section) bool {
	if len(s.Blocks) > 0 || len(s.Sections) > 0 {
		return false
	}
	switch s.Kind {
	case book.HalfTitle, book.TitlePage, book.Copyright:
		return p.book.Meta.Title == ""
	case book.Contents:
		return len(p.book.Body) == 0
	case book.Endnotes:
		return len(p.book.Notes) == 0
	}
	return s.Made && len(s.Title) == 0 && s.Label == "" && s.Numeral == ""
}

// display says that the section is one page looked at rather than read: no
// running head and no folio are printed on it.
func display(k book.Kind) bool {
	switch k {
	case book.HalfTitle, book.TitlePage, book.Copyright, book.Dedication, book.Epigraph, book.Part:
		return true
	}
	return false
}

// starts returns on which sides a section may begin.
func (p *plan) starts(pl *placing) (recto, verso bool) {
	switch k := pl.section.Kind; {
	case k == book.Copyright:
		return false, true
	case pl.matter == front:
		return true, false
	case k == book.Part:
		return p.design.Part.Recto, !p.design.Part.Recto
	case p.design.Opening.Recto:
		return true, false
	}
	return true, true
}

// section sets a section and divides it into pages.
func (s *setter) section(pl *placing) *galley {
	g := &galley{section: pl.section, notes: newNotes()}
	s.galley, s.found = g, &g.found
	s.elements = make([]page.Element, 0, len(pl.section.Blocks)+8)
	s.element(-1, "Sect")
	s.elements[0].Lang = pl.section.Lang
	s.place = pl.section.At
	outer := s.plan
	s.plan = outer.in(pl.section.Lang)
	s.fill(pl)
	recto, verso := s.starts(pl)
	if !recto && pl.section.Kind == book.Part {
		recto = true // a part on either side
	}
	s.divide(g, recto, verso)
	s.plan = outer
	g.elements = s.elements
	s.elements = nil
	return g
}

// in returns the plan for a section in a language.
func (p *plan) in(lang string) *plan {
	if lang == "" || lang == p.lang {
		return p
	}
	inner := *p
	inner.lang, inner.langLeftward = lang, bidi.RightToLeft(lang)
	return &inner
}

// fill sets the section's rows.
func (s *setter) fill(pl *placing) {
	x := pl.section
	switch x.Kind {
	case book.HalfTitle:
		s.halfTitle()
	case book.TitlePage:
		s.titlePage(x)
	case book.Copyright:
		s.copyright(x)
	case book.Dedication:
		s.dedication(x)
	case book.Epigraph:
		s.epigraph(x)
	case book.Contents:
		s.contents(x, pl.folios)
	case book.Endnotes:
		s.opening(x, &s.design.Opening)
		s.endnoteList()
	case book.Part:
		s.opening(x, &s.design.Part)
		s.blocks(x.Blocks, s.partText(x), flow{})
	default:
		s.opening(x, &s.design.Opening)
		f := flow{}
		if pl.matter == body {
			f.initial = s.design.Opening.Initial
		}
		s.blocks(x.Blocks, s.running(), f)
	}
}

// shortText is how many bytes of text on a part's page are set as a motto, in
// the middle.
const shortText = 200

// partText returns the column of what stands below a part's title.
func (s *setter) partText(x *book.Section) column {
	c := s.running()
	if s.design.Part.Align != "start" && weigh(x.Blocks) < shortText {
		c.align, c.ragged = book.Centre, true
	}
	return c
}

// running returns the column of running text.
func (s *setter) running() column {
	return column{look: s.textLook(s.size), width: s.measure, indent: unit.Em(s.design.Type.Indent).Of(s.size)}
}
