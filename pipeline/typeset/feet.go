package typeset

import "octavo/pipeline/typeset/paginate"

// mostTries is how often a chapter is divided into pages anew because a page
// would end in a hyphen that its paragraph cannot do without.
const mostTries = 5

// hyphenStays is the price of a page that ends so: less than that of a widow,
// more than that of any uneven spread.
const hyphenStays = 200_000

// pagesOf divides the galley into pages. A page that would end in a hyphen has
// the paragraph there set again in as many lines without it; where that cannot
// be, the break gets a price and all is divided anew.
func (s *setter) pagesOf(g *galley, blocks []paginate.Block, o paginate.Options) *paginate.Result {
	for try := 1; ; try++ {
		res := paginate.Chapter(blocks, o)
		if s.mendFeet(g, blocks, &res) || try == mostTries {
			return &res
		}
	}
}

// mendFeet makes the lines of the variants that the pages need, and sets
// paragraphs again whose hyphens would end a page. It returns false when there
// is one it cannot mend, having priced the break in blocks.
func (s *setter) mendFeet(g *galley, blocks []paginate.Block, res *paginate.Result) bool {
	mended := true
	next := 0
	for i := range g.blocks {
		b, v := &g.blocks[i], int(res.Variants[i])
		feet := s.feet[:0]
		for next < len(res.Pages) && res.Pages[next].To.Block == i {
			if row := res.Pages[next].To.Row; row > 0 {
				feet = append(feet, row-1)
			}
			next++
		}
		s.feet = feet
		if b.again != nil && b.variants[v].rows[0].lines == nil {
			b.variants[v].fillIn(s.setAgain(b, v, feet))
		}
		if len(feet) == 0 || b.variants[v].whole(feet) {
			continue
		}
		if again := s.without(b, v, feet); again >= 0 {
			res.Variants[i] = uint8(again)
			continue
		}
		for _, r := range feet {
			if rows := b.variants[v].rows; rows[r].hyphenated() {
				blocks[i][v].Rows[r+1].Cost = max(blocks[i][v].Rows[r+1].Cost, hyphenStays)
				mended = false
			}
		}
	}
	return mended
}

// without returns the number of a variant like v whose lines at the given rows
// do not end in hyphens, or -1.
func (s *setter) without(b *block, v int, feet []int) int {
	if b.again == nil || len(b.variants) == mostVariants {
		return -1
	}
	lines := s.setAgain(b, v, feet)
	if lines == nil {
		return -1
	}
	way := variant{cost: b.variants[v].cost, rows: s.stack(lines, b.again.keep)}
	if !way.whole(feet) {
		return -1
	}
	b.variants = append(b.variants, way)
	return len(b.variants) - 1
}

// mostVariants bounds the variants of a paragraph, which Result counts in a
// byte.
const mostVariants = 200

// whole says whether no row among those listed ends in a hyphen.
func (v *variant) whole(rows []int) bool {
	for _, r := range rows {
		if v.rows[r].hyphenated() {
			return false
		}
	}
	return true
}

// hyphenated says whether the row's last line ends in a hyphen.
func (r *row) hyphenated() bool {
	return len(r.lines) > 0 && r.lines[len(r.lines)-1].hyphen
}

// fillIn gives the lines to the variant's rows.
func (v *variant) fillIn(lines []setLine) {
	for i := range v.rows {
		v.rows[i].lines = lines[i : i+1 : i+1]
	}
}
