package typeset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// What may be done to make a book fit, each within what a reader does not see.
const (
	// mostLeading is how much the leading may change, in thousandths: enough for
	// a line more or less on a page of 26 lines. A reader compares leadings only
	// where two stand side by side.
	mostLeading = 40
	// mostSink is how many lines higher or lower chapters may begin, as long as
	// leastSink lines stay.
	mostSink, leastSink = 2, 2
	// moreGive is by how many thousandths letters may be wider or narrower than
	// the design has it, and further apart, up to mostGive: what microtype holds
	// for the limit before anyone sees it is 30.
	moreGive, mostGive = 5, 30
	// mostBlanks is how many blank pages may stand at the end, which is as many
	// in a row as KDP lets pass.
	mostBlanks = 2
)

// pulls are what a line less in a paragraph is worth, from little to what a
// paragraph costs that is visibly looser; the least that saves a page is taken.
var pulls = []int32{500, 1_500, 4_000, 9_000}

// A wish is what the pages are set to come to, and by which means.
type wish struct {
	fit   design.Fit
	lines int  // -1 for paragraphs a line shorter, 1 for longer, 0 for as they come
	sink  int  // lines added above chapters
	page  int  // lines added to each page
	give  int  // thousandths that letters and the gaps between them give more than usual
	force bool // any number of blank pages is added for a multiple
}

// wishes are tried in order: what is seen least comes first, and pages are
// saved before any are added.
func wishes(f design.Fit) []wish {
	list := []wish{{fit: f}}
	if f == (design.Fit{}) {
		return list
	}
	for _, m := range []struct{ sink, page, give int }{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {2, 0, moreGive}, {2, 1, moreGive}} {
		list = append(list, wish{fit: f, lines: -1, sink: -m.sink, page: m.page, give: m.give})
		if f.Multiple > 2 {
			list = append(list, wish{fit: f, lines: 1, sink: m.sink, page: -m.page, give: m.give})
		}
	}
	return list
}

// fits reports whether so many pages with something on them are as wanted,
// when a few blank ones are added at the end.
func fits(f design.Fit, pages int) bool {
	if f.Multiple > 2 {
		return blanks(f, pages) <= mostBlanks
	}
	return f.Most == 0 || pages+pages%2 <= f.Most
}

// blanks returns how many pages are added at the end.
func blanks(f design.Fit, pages int) int {
	multiple := max(f.Multiple, 2) // the back of the last leaf
	return (multiple - pages%multiple) % multiple
}

// leadingFor returns the leading by which a page has so many lines, no wider
// than need be, and whether that is within bounds.
func leadingFor(d *design.Design, lines int) (unit.Length, bool) {
	if lines < 2 {
		return 0, false
	}
	usual, trial := unit.Length(d.Type.Leading), *d
	leading := usual.Scale(int64(d.LinesPerPage()-1), int64(lines-1))
	leading -= leading % (unit.Point / 100)
	for range 64 { // the design rounds, so feel for it
		trial.Type.Leading = design.Length(leading)
		switch n := trial.LinesPerPage(); {
		case n < lines:
			leading -= unit.Point / 100
		case n > lines:
			leading += unit.Point / 100
		default:
			change := leading - usual
			return leading, max(change, -change) <= usual.Scale(mostLeading, 1000)
		}
	}
	return 0, false
}

// fitted sets the book in the first of the ways that brings its pages to what
// is wanted; as it comes, when none does.
func fitted(b *book.Book, d *design.Design, o *Options) (*trial, error) {
	var usual, best *trial
	for i, w := range wishes(o.Fit) {
		changed, ok := w.of(d)
		if !ok {
			continue
		}
		t, err := settled(b, changed, o, w)
		if err != nil && i == 0 {
			return nil, err
		}
		if err != nil {
			continue
		}
		if i == 0 {
			usual, best = t, t
		}
		if missing(o.Fit, t) < missing(o.Fit, best) {
			best = t
		}
		if missing(o.Fit, best) == 0 {
			break
		}
	}
	if o.Fit == (design.Fit{}) {
		return usual, nil
	}
	fit := &page.Fit{Wanted: o.Fit.String(), Usual: printed(usual.pages), Kept: missing(o.Fit, best) == 0, Least: len(best.pages.Sides)}
	t := best
	switch {
	case fit.Kept:
	case o.Fit.Multiple > 0: // the leaves that are missing, be they as many as they are
		w := best.plan.wish
		w.force = true
		var err error
		if t, err = settled(b, best.plan.design, o, w); err != nil {
			return nil, err
		}
	default:
		t = usual // nothing is gained by tricks that do not do
	}
	fit.Pages, fit.Blanks, fit.Means = len(t.pages.Sides), t.plan.blanks, t.plan.means(d)
	t.pages.Fit = fit
	return t, nil
}

// missing returns by how many pages a trial misses what is wanted.
func missing(f design.Fit, t *trial) int {
	n := len(t.pages.Sides)
	if f.Most > 0 {
		return max(0, n-f.Most)
	}
	return blanks(f, n)
}

// printed returns how many pages there are without blank ones at the end.
func printed(p *page.Pages) int {
	n := len(p.Sides)
	for n > 0 && p.Sides[n-1].Blank {
		n--
	}
	return n
}

// of returns the design with the wish's changes to it, and whether they are
// within bounds.
func (w *wish) of(d *design.Design) (*design.Design, bool) {
	out := *d
	if w.sink != 0 {
		out.Opening.Sink += w.sink
		if out.Opening.Sink < min(leastSink, d.Opening.Sink) {
			return nil, false
		}
	}
	if w.give > 0 && d.Type.Expansion > 0 {
		out.Type.Expansion = max(d.Type.Expansion, min(d.Type.Expansion+w.give, mostGive))
		out.Type.Tracking = max(d.Type.Tracking, min(d.Type.Tracking+w.give, mostGive))
	}
	if w.page != 0 {
		leading, ok := leadingFor(d, d.LinesPerPage()+w.page)
		if !ok {
			return nil, false
		}
		out.Type.Leading = design.Length(leading)
	}
	return &out, true
}

// fit has paragraphs set in a line more or less, in as few sections as it
// takes for the pages to come to what is wanted. The pages of these sections
// are changed.
func (p *plan) fit(sections []placing, galleys []*galley) {
	if p.wish.lines == 0 || fits(p.wish.fit, p.count(sections, galleys)) {
		return
	}
	type candidate struct {
		section int
		pages   [2]*paginate.Result
		worth   int32
		price   int64 // of each page gained
	}
	var list []candidate
	for i, g := range galleys {
		if alt, worth, gain, cost := p.pull(g, p.wish.lines); gain > 0 {
			list = append(list, candidate{i, alt, worth, cost / int64(gain)})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.price, b.price) })
	for _, c := range list {
		g := galleys[c.section]
		before := g.pages
		n := p.count(sections, galleys)
		g.pages = c.pages
		if after := p.count(sections, galleys); (after-n)*p.wish.lines <= 0 {
			g.pages = before // it only left a page blank before the next section
			continue
		}
		p.settle(&sections[c.section], g, p.wish.lines, c.worth)
		p.pulled += varied(g)
		if fits(p.wish.fit, p.count(sections, galleys)) {
			return
		}
	}
}

// pulled returns the rows of a galley with paragraphs of other numbers of
// lines the cheaper the further they go in the direction.
func (g *galley) pulled(direction int, worth int32) []paginate.Block {
	blocks := g.grid(false)
	for i := range blocks {
		for v := 1; v < len(blocks[i]); v++ {
			lines := len(blocks[i][v].Rows) - len(blocks[i][0].Rows)
			blocks[i][v].Cost -= worth * int32(lines*direction)
		}
	}
	return blocks
}

// pull divides a galley anew, with paragraphs pulled by as little as does. It
// returns the pages when there are fewer (or more), what a line less was
// worth, how many pages that makes, and what they cost more.
func (p *plan) pull(g *galley, direction int) (pages [2]*paginate.Result, least int32, gain int, cost int64) {
	if !slices.ContainsFunc(g.blocks, func(b block) bool { return len(b.variants) > 1 }) {
		return pages, 0, 0, 0
	}
	for _, worth := range pulls {
		blocks := g.pulled(direction, worth)
		for side, usual := range g.pages {
			if usual == nil {
				continue
			}
			res := paginate.Chapter(blocks, p.division(side == 1))
			pages[side] = &res
			more := (len(res.Pages) - len(usual.Pages)) * direction
			if more > 0 {
				gain, cost = more, 0
				for i, v := range res.Variants {
					cost += int64(g.blocks[i].variants[v].cost)
				}
			}
		}
		if gain > 0 {
			return pages, worth, gain, cost
		}
	}
	return pages, 0, 0, 0
}

// settle makes a section's new pages for good, with the lines they need.
func (p *plan) settle(pl *placing, g *galley, direction int, worth int32) {
	s := newSetter(p.in(pl.section.Lang))
	s.galley, s.found = g, &diag.Findings{}
	s.elements = g.elements
	blocks := g.pulled(direction, worth)
	for side, pages := range g.pages {
		if pages != nil {
			g.pages[side] = s.pagesOf(g, blocks, p.division(side == 1))
		}
	}
}

// count returns how many pages the book comes to, without blank ones at the
// end.
func (p *plan) count(sections []placing, galleys []*galley) int {
	n := len(sections) - 1
	if n < 0 {
		return 0
	}
	last := p.number(sections, galleys)[n].side
	return last + len(galleys[n].result(last%2 == 1).Pages) - 1
}

// varied counts the paragraphs of a section that are not in their best number
// of lines.
func varied(g *galley) int {
	n := 0
	for i, v := range g.result(g.pages[0] != nil).Variants {
		n += boolInt(len(g.blocks[i].variants[v].rows) != len(g.blocks[i].variants[0].rows))
	}
	return n
}

// means says in words what was done.
func (p *plan) means(usual *design.Design) []string {
	list := []string{}
	if p.pulled > 0 {
		what, length := "paragraphs were", "shorter"
		if p.pulled == 1 {
			what = "paragraph was"
		}
		if p.wish.lines > 0 {
			length = "longer"
		}
		list = append(list, fmt.Sprintf("%d %s set a line %s", p.pulled, what, length))
	}
	if p.wish.sink != 0 {
		where := "higher"
		if p.wish.sink > 0 {
			where = "lower"
		}
		list = append(list, fmt.Sprintf("chapters begin %s %s", linesOf(max(p.wish.sink, -p.wish.sink)), where))
	}
	if t := &p.design.Type; t.Expansion != usual.Type.Expansion {
		list = append(list, fmt.Sprintf("letters give %d and the gaps between them %d thousandths", t.Expansion, t.Tracking))
	}
	if p.wish.page != 0 {
		list = append(list, fmt.Sprintf("the leading is %v instead of %v, for %d lines to the page", unit.Length(p.design.Type.Leading), unit.Length(usual.Type.Leading), p.design.LinesPerPage()))
	}
	if p.blanks == 1 {
		list = append(list, "a blank page stands at the end")
	} else if p.blanks > 0 {
		list = append(list, fmt.Sprintf("%d blank pages stand at the end", p.blanks))
	}
	return list
}

func linesOf(n int) string {
	if n == 1 {
		return "a line"
	}
	return fmt.Sprintf("%d lines", n)
}

// tell says what was done so that the pages fit, or that they do not.
func tell(f *page.Fit, found *diag.Findings) {
	if f == nil {
		return
	}
	done := strings.Join(f.Means, "; ")
	switch {
	case !f.Kept:
		hint := "choose a larger trim, or a smaller size or leading under design: type:, or let chapters begin on either side: design: {opening: {recto: false}}"
		if f.Blanks > 0 {
			found.Warnf(diag.Pos{}, "fit-missed", "%s: what is not seen does not bring %d pages there, and %d blank pages were added", f.Wanted, f.Usual, f.Blanks).Hint = hint
		} else {
			found.Warnf(diag.Pos{}, "fit-missed", "%s: there are %d; what is not seen would save %d", f.Wanted, f.Pages, f.Pages-f.Least).Hint = hint
		}
	case done != "":
		found.Notef(diag.Pos{}, "pages-fitted", "%s: %d instead of %d; %s", f.Wanted, f.Pages, f.Usual, done)
	}
}
