// Package typeset sets a Book as a Design wants it: out come Pages, on which
// nothing is left to decide.
//
// Each section is set as a galley first, a column of rows: paragraphs are
// taken apart into words (passage.go), broken into lines by package linebreak
// (paragraph.go), and stacked with openings, scene breaks, quotations and the
// rest. Package paginate divides each galley into pages. Then pages are made
// up: rows at their places on the baseline grid, notes at the foot, running
// heads, folios, contents.
//
// Sections are set side by side by several workers, and put together in order,
// so that the result is the same for any number of them.
package typeset

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// Options say with what and for whom the pages are set.
type Options struct {
	// Metrics are the widths of text. Nil means those of Family. A family
	// without fallback has DejaVu Serif, which has most symbols.
	Metrics Metrics
	Family  font.Family

	// Gutters are the least inner margins that the printer asks for, by number
	// of pages. Nil means none: the design's inner margin is used.
	Gutters []Gutter

	// Jobs is how many sections are set side by side. Zero means as many as
	// there are processors.
	Jobs int
}

// Pages sets the book. The error, if any, says that the design cannot be used;
// what is wrong with the text is told to found.
func Pages(b *book.Book, d *design.Design, o Options, found *diag.Findings) (*page.Pages, error) {
	if found == nil {
		found = &diag.Findings{}
	}
	if o.Metrics == nil {
		if o.Family.Fallback == nil {
			if f, ok := font.Builtin("DejaVu Serif"); ok {
				o.Family.Fallback = []font.Family{f}
			}
		}
		if o.Family.Regular == nil {
			return nil, diag.Faultf(diag.Pos{}, "no-face", "name one under design: type: face:", "there is no face to set the text in")
		}
		o.Metrics = Fonts(o.Family)
	}
	inner, guess := unit.Length(d.Page.Inner), 0
	for range maxRounds {
		p, err := newPlan(b, d, o.Metrics, max(inner, gutterFor(o.Gutters, guess)))
		if err != nil {
			return nil, err
		}
		var said diag.Findings
		pages := p.set(jobs(o.Jobs), &said)
		if want := max(inner, gutterFor(o.Gutters, len(pages.Sides))); want <= p.inner {
			found.Merge(&said)
			return pages, nil
		}
		guess = len(pages.Sides) // a wider gutter never makes fewer pages, so this ends
	}
	panic("typeset: page count and gutter do not settle")
}

func jobs(n int) int {
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return min(n, 16)
}

// set sets all sections and makes up the pages.
func (p *plan) set(jobs int, found *diag.Findings) *page.Pages {
	sections := p.sections()
	galleys := make([]*galley, len(sections))
	order := make([]int, len(sections)) // the longest first, so that no worker is left with it at the end
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sections[b].weight, sections[a].weight) })
	var next atomic.Int32
	var wait sync.WaitGroup
	for range min(jobs, len(sections)) {
		wait.Go(func() {
			s := newSetter(p)
			for {
				n := int(next.Add(1)) - 1
				if n >= len(order) {
					return
				}
				galleys[order[n]] = s.section(&sections[order[n]])
			}
		})
	}
	wait.Wait()
	return p.makeUp(sections, galleys, found)
}
