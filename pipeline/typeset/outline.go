package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
)

// outline lists parts, chapters and what else has a title as bookmarks,
// chapters below their parts.
func (m *maker) outline(sections []placing) {
	for i := range sections {
		x := sections[i].section
		if !m.anchors[x.ID] {
			continue
		}
		title := titleOf(x)
		if label := joinWords(x.Label, x.Numeral); label != "" && label != title {
			title = label + ": " + title
		}
		switch x.Kind {
		case book.HalfTitle, book.Dedication, book.Epigraph:
			continue
		case book.TitlePage:
			title = m.book.Meta.Title
		}
		if title == "" {
			title = m.terms.Kinds[x.Kind]
		}
		level := 0
		if sections[i].part >= 0 {
			level = 1
		}
		m.pages.Elements[m.rootOf(x)].Title = title
		m.pages.Outline = append(m.pages.Outline, page.Bookmark{Title: title, Level: level, Anchor: x.ID})
	}
}

// rootOf returns the section's element.
func (m *maker) rootOf(x *book.Section) int32 { return m.roots[x] }

// fewestLines is how many lines the last page of a section should have.
const fewestLines = 5

// findings tells what could not be done well on a section's pages, and passes
// on what was found when it was set.
func (m *maker) findings(g *galley, st *start) {
	m.found.Merge(&g.found)
	res := g.result(st.side%2 == 1)
	if n := len(res.Pages); n > 1 {
		if last := &res.Pages[n-1]; last.Depth < fewestLines && last.Notes == 0 {
			at := g.blocks[len(g.blocks)-1].at
			m.found.Notef(at, "short-last-page", "the last page of %q has only %d lines", titleOf(g.section), last.Depth).Hint = "add or cut a few words in the chapter"
		}
	}
	for i := range res.Pages[:len(res.Pages)-1] {
		m.findBreak(g, res, res.Pages[i].To)
	}
}

// findBreak tells of a page that ends where none should.
func (m *maker) findBreak(g *galley, res *paginate.Result, to paginate.Place) {
	switch badBreak(g, res, to) {
	case page.Stranded:
		m.found.Notef(g.blocks[to.Block].at, "stranded-heading", "what should stand with this was left on the page before")
	case page.Widow:
		m.found.Notef(g.blocks[to.Block].at, "widow", "the last line of a paragraph stands alone at the top of a page")
	case page.Orphan:
		m.found.Notef(g.blocks[to.Block].at, "orphan", "the first line of a paragraph stands alone at the foot of a page")
	}
}
