package typeset

import (
	"strconv"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// A maker makes up pages: it puts the rows of the galleys at their places on
// sides, one section after another.
type maker struct {
	*plan
	pages   *page.Pages
	placed  map[int]int     // number in Pages.Images by index in Book.Images
	anchors map[string]bool // those that have a place
	found   *diag.Findings
	roots   map[*book.Section]int32 // their elements
	proof   *proof

	matter matter // of the side at hand
	folio  int    // of the last side
}

// makeUp makes the pages of all sections.
func (p *plan) makeUp(sections []placing, galleys []*galley, found *diag.Findings) *page.Pages {
	m := &maker{plan: p, found: found, placed: map[int]int{}, anchors: map[string]bool{}, roots: map[*book.Section]int32{}}
	m.pages = &page.Pages{Trim: unit.Size(p.design.Page.Trim), Faces: p.metrics.Faces()}
	m.pages.Elements = append(m.pages.Elements, page.Element{Parent: -1, Tag: "Document", Lang: p.book.Meta.Language})
	m.proof = m.newProof()
	starts := p.number(sections, galleys)
	p.fillContents(sections, galleys, starts)
	roots := make([]int32, len(sections))
	for i := range sections {
		parent := int32(0)
		if sections[i].part >= 0 {
			parent = roots[sections[i].part]
		}
		roots[i] = m.elements(galleys[i].elements, parent)
		m.roots[sections[i].section] = roots[i]
		m.section(&sections[i], galleys[i], &starts[i], roots[i])
		m.findings(galleys[i], &starts[i])
		galleys[i] = nil // its memory is free
	}
	m.outline(sections)
	m.even()
	m.pad()
	m.heads(sections)
	if p.leftward {
		flip(m.pages)
	}
	return m.pages
}

// A start is where a section begins.
type start struct {
	side  int    // number of the first side
	folio string // of it
}

// number finds out on which side each section begins.
func (p *plan) number(sections []placing, galleys []*galley) []start {
	starts := make([]start, len(sections))
	side, offset, m := 0, 0, front
	for i := range sections {
		pl := &sections[i]
		recto, verso := p.starts(pl)
		next := side + 1
		if pl.matter > front && m == front { // the text begins on a recto, with page 1
			next += side % 2
			offset = next - 1
		} else if odd := next%2 == 1; odd && !recto || !odd && !verso {
			next++
		}
		m = pl.matter
		starts[i] = start{next, folioOf(m, next-offset)}
		side = next - 1 + len(galleys[i].result(next%2 == 1).Pages)
		if pl.section.Kind == book.Part && p.design.Part.Recto && len(pl.section.Sections) > 0 {
			side += side % 2 // nothing stands behind a part's title
		}
	}
	return starts
}

func folioOf(m matter, n int) string {
	if m == front {
		return book.SmallRoman(n)
	}
	return strconv.Itoa(n)
}

// fillContents sets the contents again, with the pages known.
func (p *plan) fillContents(sections []placing, galleys []*galley, starts []start) {
	for i := range sections {
		if sections[i].section.Kind != book.Contents {
			continue
		}
		folios := map[string]string{}
		for j := range sections {
			folios[sections[j].section.ID] = starts[j].folio
		}
		pl := sections[i]
		pl.folios = folios
		g := newSetter(p).section(&pl)
		recto := starts[i].side%2 == 1
		if len(g.result(recto).Pages) != len(galleys[i].result(recto).Pages) {
			panic("typeset: the contents came out longer with page numbers than without")
		}
		galleys[i] = g
	}
}

// elements adds a section's elements to those of the edition, and returns the
// number of the first.
func (m *maker) elements(list []page.Element, parent int32) int32 {
	base := int32(len(m.pages.Elements))
	for i, e := range list {
		if e.Parent += base; i == 0 {
			e.Parent = parent
		}
		m.pages.Elements = append(m.pages.Elements, e)
	}
	return base
}

// section makes the sides of a section.
func (m *maker) section(pl *placing, g *galley, st *start, base int32) {
	if pl.matter > front && m.matter == front {
		m.until(st.side)
		m.folio = 0
	}
	m.until(st.side)
	m.matter = pl.matter
	q := noteQueue{maker: m, galley: g, base: base}
	res := g.result(st.side%2 == 1)
	for i := range res.Pages {
		side := m.side()
		side.Section = pl.section.ID
		side.Made = pl.section.Made || len(pl.section.Blocks) == 0 && pl.matter == front
		m.proof.open(side, m.left(side))
		m.fill(side, g, res, &res.Pages[i], base, &q)
		goesOn := i < len(res.Pages)-1
		m.proof.read()
		m.proof.foot(goesOn, len(res.Pages) == 1 || res.Pages[i].Notes > 0)
		if goesOn {
			m.proof.turn(g, res, res.Pages[i].To)
		}
	}
	if pl.section.Kind == book.Part && m.design.Part.Recto && len(pl.section.Sections) > 0 && len(m.pages.Sides)%2 == 1 {
		m.blank()
	}
}

// until adds blank sides so that the next has the number.
func (m *maker) until(number int) {
	for len(m.pages.Sides) < number-1 {
		m.blank()
	}
}

func (m *maker) blank() {
	side := m.side()
	side.Blank, side.Made = true, true
}

// side adds a side.
func (m *maker) side() *page.Side {
	m.folio++
	s := &page.Side{Number: len(m.pages.Sides) + 1, Folio: folioOf(m.matter, m.folio)}
	m.pages.Sides = append(m.pages.Sides, s)
	return s
}

// even adds a blank side when the last leaf has none on its back.
func (m *maker) even() {
	if len(m.pages.Sides)%2 == 1 {
		m.blank()
	}
}

// pad adds the blank pages that a multiple lacks, if there are not too many.
func (m *maker) pad() {
	pages := printed(m.pages)
	n := blanks(m.wish.fit, pages)
	if n > mostBlanks && !m.wish.force {
		return
	}
	m.until(pages + n + 1)
	if m.wish.fit.Multiple > 2 {
		m.blanks = n
	}
}

// left returns the distance from the page's edge to where lines begin, its left
// one in books that run to the right.
func (m *maker) left(s *page.Side) unit.Length {
	if s.Recto() {
		return m.inner
	}
	return unit.Length(m.design.Page.Outer) + m.spare
}

// fill puts the rows of a page on its side.
func (m *maker) fill(side *page.Side, g *galley, res *paginate.Result, pg *paginate.Page, base int32, q *noteQueue) {
	var rows []*row
	for b := pg.From.Block; b < len(g.blocks) && b <= pg.To.Block; b++ {
		list := g.blocks[b].variants[res.Variants[b]].rows
		from, to := 0, len(list)
		if b == pg.From.Block {
			from = pg.From.Row
		}
		if b == pg.To.Block {
			to = pg.To.Row
		}
		for r := from; r < to; r++ {
			rows = append(rows, &list[r])
		}
	}
	for len(rows) > 0 && rows[0].grid.Space {
		rows = rows[1:]
	}
	for len(rows) > 0 && rows[len(rows)-1].grid.Space {
		rows = rows[:len(rows)-1]
	}
	n, left := 0, m.left(side)
	for i, r := range rows {
		y := m.first + unit.Length(n)*m.leading
		m.row(side, r, left, y, base)
		if r.edge != nil && (i == 0 || i == len(rows)-1) {
			m.line(side, r.edge, left, y, base)
		}
		q.add(r)
		n += r.grid.Depth
	}
	q.put(side, pg.Notes, left)
}

// row puts a row's lines and what hangs on them at their places.
func (m *maker) row(side *page.Side, r *row, left, y unit.Length, base int32) {
	for i := range r.lines {
		m.line(side, &r.lines[i], left, y, base)
	}
	m.extra(side, r.extra, left, y, base)
}

func (m *maker) line(side *page.Side, l *setLine, left, y unit.Length, base int32) {
	line := l.Line
	line.Y += y
	for i := range line.Runs {
		r := &line.Runs[i]
		r.X += left
		if r.Element != page.Artifact {
			r.Element += base
		}
	}
	if len(line.Runs) > 0 {
		side.Lines = append(side.Lines, line)
		m.proof.see(l, line.Y)
	}
	m.extra(side, l.extra, left, line.Y, base)
}

// extra puts drawings, pictures, links and anchors at their places.
func (m *maker) extra(side *page.Side, e *extra, left, y unit.Length, base int32) {
	if e == nil {
		return
	}
	for _, d := range e.drawings {
		d.X += left
		d.Y += y
		if d.Element != page.Artifact {
			d.Element += base
		}
		side.Drawings = append(side.Drawings, d)
	}
	for _, p := range e.placed {
		p.X += left
		p.Y += y
		p.Image = m.image(p.Image)
		if p.Bleeds {
			m.bleed(&p)
		}
		if p.Element != page.Artifact {
			p.Element += base
		}
		side.Placed = append(side.Placed, p)
	}
	for _, l := range e.links {
		l.X += left
		l.Y += y
		l.Element += base
		side.Links = append(side.Links, l)
	}
	for _, a := range e.anchors {
		if a.Name == "" || m.anchors[a.Name] {
			continue
		}
		m.anchors[a.Name] = true
		a.Y = max(a.Y+y, 0)
		side.Anchors = append(side.Anchors, a)
	}
}

// image returns the number in Pages.Images of an image of the book.
func (m *maker) image(n int) int {
	if at, ok := m.placed[n]; ok {
		return at
	}
	img := m.book.Images[n]
	m.pages.Images = append(m.pages.Images, &page.Image{
		Name: img.Name, MediaType: img.MediaType, Width: img.Width, Height: img.Height, Data: img.Data,
	})
	m.placed[n] = len(m.pages.Images) - 1
	return m.placed[n]
}

// A noteQueue holds the lines of notes that wait for a page.
type noteQueue struct {
	*maker
	galley *galley
	base   int32
	lines  []*setLine
	going  bool // the first line in the queue goes on with a note begun before
}

// add takes in the notes that a row refers to.
func (q *noteQueue) add(r *row) {
	if r.grid.Notes == 0 {
		return
	}
	for _, at := range r.notes() {
		n := q.galley.notes.set[at]
		if n == nil {
			continue
		}
		for i := range n.lines {
			q.lines = append(q.lines, &n.lines[i])
		}
	}
}

// put sets so many lines of notes at the foot of a side, under a short rule:
// a longer one when a note goes on from the page before.
func (q *noteQueue) put(side *page.Side, n int, left unit.Length) {
	n = min(n, len(q.lines))
	if n == 0 {
		return
	}
	leading, last := q.noteLeading(), q.first+q.bottom()
	top := last - unit.Length(n-1)*leading
	width := q.measure / 5
	if q.going {
		width = q.measure / 2
	}
	side.Drawings = append(side.Drawings, rule(left, top-leading*11/8, width, hairline))
	for i := range n {
		q.line(side, q.lines[i], left, top+unit.Length(i)*leading, q.base)
	}
	q.going = !q.lines[n-1].Last
	q.lines = q.lines[n:]
}
