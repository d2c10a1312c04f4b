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
	// Bleed is how far art runs past the trimmed page where it reaches the edge;
	// 0 is an eighth of an inch.
	Bleed unit.Length
	// Fit is how many pages are wanted.
	Fit design.Fit

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
	t, err := fitted(b, d, &o)
	if err != nil {
		return nil, err
	}
	found.Merge(&t.said)
	tell(t.pages.Fit, found)
	return t.pages, nil
}

// A trial is a book set in one way.
type trial struct {
	pages *page.Pages
	said  diag.Findings
	plan  *plan
}

// settled sets the book with the margin at the binding that its number of
// pages asks for. More pages ask for a wider margin, and a wider margin makes
// more pages: it begins with the narrowest and takes wider ones until one is
// enough. So it ends, also where a number of pages swings between two lines of
// the table; then the wider margin stays.
func settled(b *book.Book, d *design.Design, o *Options, w wish) (*trial, error) {
	inner, guess := unit.Length(d.Page.Inner), 0
	held := unit.Length(0) // the margin that marks before drop caps have to leave clear
	for range maxRounds {
		p, err := newPlan(b, d, o.Metrics, max(inner, o.gutter(d, guess)))
		if err != nil {
			return nil, err
		}
		p.over = o.Bleed
		p.wish = w
		if held > 0 {
			p.clear = max(p.inner-held, 1)
		}
		t := &trial{plan: p}
		t.pages = p.set(jobs(o.Jobs), &t.said)
		guess = len(t.pages.Sides)
		switch least := gutterFor(o.Gutters, guess); {
		case o.gutter(d, guess) > p.inner: // set it again with a wider margin
		case p.inner-p.hang < least && held < least:
			held = least // and here with the marks held back
		default:
			return t, nil
		}
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
	for _, g := range galleys {
		p.hang = max(p.hang, g.hang)
	}
	p.fit(sections, galleys)
	return p.makeUp(sections, galleys, found)
}
