package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// A galley is a section set in one column, and its division into pages.
type galley struct {
	section *book.Section
	blocks  []block
	pages   [2]*paginate.Result // begun on a recto, on a verso; nil where not asked for
	notes   *sectionNotes

	elements []page.Element // 0 is the section's own
	hang     unit.Length    // how far a mark before a drop cap stands out in the margin
	found    diag.Findings
}

// A block is a paragraph, or what stands in place of one, in its variants.
type block struct {
	at       diag.Pos
	variants []variant
	again    *again // how to set the variants that have no lines yet
}

type variant struct {
	cost int32
	rows []row
}

// A row goes onto a page whole.
type row struct {
	grid  paginate.Row
	lines []setLine // Y is measured from the row's first baseline
	extra *extra    // beside that of the lines
	// edge is printed only when the row stands at the head or the foot of a
	// page, where a blank would not be seen.
	edge *setLine
}

// open begins a block.
func (g *galley) open(at diag.Pos) *block {
	g.blocks = append(g.blocks, block{at: at, variants: []variant{{}}})
	return &g.blocks[len(g.blocks)-1]
}

// rows adds a block of one variant.
func (s *setter) rows(at diag.Pos, rows ...row) {
	b := s.galley.open(at)
	b.variants[0].rows = rows
}

// blank leaves at least so many lines empty here.
func (s *setter) blank(lines int) {
	if n := len(s.galley.blocks); n > 0 {
		if rows := s.galley.blocks[n-1].variants[0].rows; len(rows) > 0 && rows[len(rows)-1].grid.Space && len(s.galley.blocks[n-1].variants) == 1 {
			for i := len(rows) - 1; i >= 0 && rows[i].grid.Space; i-- {
				lines--
			}
		}
	} else {
		return
	}
	if lines > 0 {
		s.rows(s.place, spaces(lines)...)
	}
}

func spaces(n int) []row {
	rows := make([]row, n)
	for i := range rows {
		rows[i].grid = paginate.Row{Depth: 1, Space: true}
	}
	return rows
}

// A keep says which breaks a paragraph's lines forbid besides those that would
// leave a line alone.
type keep struct {
	before bool  // with what is above it
	cost   int32 // of a break above it
	top    int   // so many lines together at the beginning
	all    bool
}

// stack makes rows of a paragraph's lines.
func (s *setter) stack(lines []setLine, k keep) []row {
	rows := make([]row, len(lines))
	n := len(lines)
	for i := range lines {
		g := paginate.Row{Depth: 1, Hyphen: lines[i].hyphen}
		if i == 0 {
			g.Cost = k.cost
		}
		switch {
		case i == 0 && k.before:
			g.Cost = paginate.Never
		case i > 0 && (k.all || i < k.top):
			g.Cost = paginate.Never
		case i > 0 && (i == 1 || i == n-1):
			g.Cost = paginate.Never // an orphan, a widow
		}
		if !s.endnotes {
			for j, at := range lines[i].notes {
				depth := len(s.note(at).lines)
				g.Notes += depth
				if j == len(lines[i].notes)-1 {
					g.Least = g.Notes - depth + min(depth, 2)
				}
			}
		}
		rows[i] = row{grid: g, lines: lines[i : i+1 : i+1]}
	}
	return rows
}

// What it costs to set a paragraph in a line more or less than is best, on
// paginate's scale: from less than a page a line short, where nobody sees it,
// to nearly an uneven spread, where a line gapes or ends in three letters.
const (
	leastLoose = 200
	mostLoose  = 18_000
)

// looseCost turns demerits into the cost of a page: a thousand demerits a
// line is a paragraph visibly looser.
func looseCost(demerits float64, lines int) int32 {
	per := demerits / float64(max(lines, 1))
	return int32(min(max(float64(per*0.5), leastLoose), mostLoose))
}

// depthOf returns how many lines of the grid a height takes.
func (p *plan) depthOf(height unit.Length) int {
	if height <= 0 {
		return 0
	}
	return int((height + p.leading - 1) / p.leading)
}

// result returns the galley's pages when begun on that side.
func (g *galley) result(recto bool) *paginate.Result {
	if recto || g.pages[1] == nil {
		return g.pages[0]
	}
	return g.pages[1]
}

// grid returns the rows as package paginate knows them. usual leaves the
// variants but the first away.
func (g *galley) grid(usual bool) []paginate.Block {
	blocks := make([]paginate.Block, len(g.blocks))
	for i := range g.blocks {
		vs := g.blocks[i].variants
		if usual {
			vs = vs[:1]
		}
		blocks[i] = make(paginate.Block, len(vs))
		for v := range vs {
			rows := make([]paginate.Row, len(vs[v].rows))
			for r := range rows {
				rows[r] = vs[v].rows[r].grid
			}
			blocks[i][v] = paginate.Variant{Cost: vs[v].cost, Rows: rows}
		}
	}
	return blocks
}

// keepEnds forbids breaks after the first of the rows and before the last.
func (s *setter) keepEnds(rows []row, k keep) {
	n := len(rows)
	if n == 0 {
		return
	}
	rows[0].grid.Cost = k.cost
	if k.before {
		rows[0].grid.Cost = paginate.Never
	}
	if n > 1 {
		rows[1].grid.Cost, rows[n-1].grid.Cost = paginate.Never, paginate.Never
	}
}
