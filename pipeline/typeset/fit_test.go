package typeset

import (
	"testing"

	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// TestLeadingFor finds the leading for a line more or less to the page, and
// none that a reader would see.
func TestLeadingFor(t *testing.T) {
	d := classic(t, nil)
	usual := d.LinesPerPage()
	for _, more := range []int{-1, 1} {
		leading, ok := leadingFor(d, usual+more)
		changed := *d
		changed.Type.Leading = design.Length(leading)
		if !ok || changed.LinesPerPage() != usual+more {
			t.Errorf("%+d lines: %v, %v, %d lines", more, leading, ok, changed.LinesPerPage())
		}
	}
	for _, more := range []int{-4, 4} {
		if leading, ok := leadingFor(d, usual+more); ok {
			t.Errorf("%+d lines: %v is not seen?", more, leading)
		}
	}
}

// inkOf returns where a glyph of a run begins, for the first, or ends, from the
// run's origin.
func inkOf(p *page.Pages, r *page.Run, glyph int) unit.Length {
	face, low, high := p.Faces[r.Face], float32(1e9), float32(-1e9)
	upm := int64(face.Metrics().UnitsPerEm)
	for _, s := range face.Outline(r.Shape.Glyphs[glyph].ID) {
		for _, a := range s.Args {
			if a != (font.Point{}) {
				low, high = min(low, a.X), max(high, a.X)
			}
		}
	}
	if glyph == 0 {
		return r.Size.Scale(int64(low), upm)
	}
	return r.Width() - r.Size.Scale(int64(face.GlyphAdvance(r.Shape.Glyphs[glyph].ID))-int64(high), upm)
}

func TestBlanks(t *testing.T) {
	for _, c := range []struct{ multiple, pages, want int }{{0, 8, 0}, {0, 7, 1}, {2, 7, 1}, {16, 32, 0}, {16, 31, 1}, {16, 30, 2}, {16, 33, 15}} {
		if got := blanks(design.Fit{Multiple: c.multiple}, c.pages); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// fitNovel sets a novel of many chapters to a number of pages.
func fitNovel(t *testing.T, f design.Fit) (*page.Pages, *diag.Findings) {
	t.Helper()
	b := corpusBook(t, "l-frank-baum_the-wonderful-wizard-of-oz")
	d := classic(t, map[string]any{"page": map[string]any{"trim": "5.25x8in"}, "opening": map[string]any{"recto": false}})
	var found diag.Findings
	p, err := Pages(b, d, Options{Family: stix(t), Fit: f}, &found)
	if err != nil {
		t.Fatal(err)
	}
	checkWords(t, b, p)
	if sc := judge(p, int64(d.Type.Leading)); f == (design.Fit{}) && sc.widows+sc.orphans > 0 {
		t.Errorf("%+v: %+v", f, sc)
	}
	return p, &found
}

// TestFit sets a novel to signatures and to fewer pages than it takes. What is
// done is said, and no more is done than it takes.
func TestFit(t *testing.T) {
	if testing.Short() {
		t.Skip("sets a novel over and over")
	}
	usual, _ := fitNovel(t, design.Fit{})
	n := len(usual.Sides)
	if usual.Fit != nil {
		t.Errorf("nothing was wanted, and this was done: %+v", usual.Fit)
	}
	for _, multiple := range []int{4, 16} {
		p, found := fitNovel(t, design.Fit{Multiple: multiple})
		t.Logf("%d of %d: %+v", multiple, n, p.Fit)
		if len(p.Sides)%multiple != 0 || p.Fit == nil || p.Fit.Pages != len(p.Sides) {
			t.Errorf("a multiple of %d: %d pages, %+v", multiple, len(p.Sides), p.Fit)
		}
		blank := len(p.Sides) - printed(p)
		if p.Fit.Kept && blank > mostBlanks || p.Fit.Kept == (found.Count(diag.Warning) > 0) {
			t.Errorf("a multiple of %d: %d blank pages at the end, %+v\n%v", multiple, blank, p.Fit, found.String())
		}
	}
	saved := 0
	for _, less := range []int{0, 2, 4, 24} {
		p, found := fitNovel(t, design.Fit{Most: n - less})
		t.Logf("≤ %d: %+v", n-less, p.Fit)
		if p.Fit.Kept != (len(p.Sides) <= n-less) || p.Fit.Kept == (found.Count(diag.Warning) > 0) {
			t.Errorf("no more than %d: %d pages, %+v\n%v", n-less, len(p.Sides), p.Fit, found.String())
		}
		if p.Fit.Kept {
			saved = n - len(p.Sides)
		} else if len(p.Sides) != n || len(p.Fit.Means) > 0 {
			t.Errorf("no more than %d cannot be had, and yet %+v", n-less, p.Fit)
		}
		if less == 0 && len(p.Fit.Means) > 0 {
			t.Errorf("as it comes it fits, and yet %+v", p.Fit)
		}
	}
	if saved < 4 {
		t.Errorf("no more than %d of %d pages were saved", saved, n)
	}
}

// TestGutterSettles has tables with an edge at every number of pages round that
// which the book comes to: each time the margin is one the table asks for with
// the pages that come of it, also where the wider margin makes one page more
// than the narrower may have.
func TestGutterSettles(t *testing.T) {
	b := rich(t)
	d := classic(t, map[string]any{"type": map[string]any{"hang-marks": false}, "page": map[string]any{"inner": "0.25in"}})
	count := func(table []Gutter) (int, unit.Length) {
		w := wish{}
		tr, err := settled(b, d, &Options{Metrics: HalfEm(), Gutters: table}, w)
		if err != nil {
			t.Fatal(err)
		}
		return len(tr.pages.Sides), tr.plan.inner
	}
	narrow, wide := unit.Inch/4, unit.Inch*5/2
	few, _ := count([]Gutter{{1000, narrow}})
	many, _ := count([]Gutter{{1000, wide}})
	if many <= few {
		t.Fatalf("%d pages with the narrow margin, %d with the wide one: nothing is shown", few, many)
	}
	for edge := few - 4; edge <= many+4; edge++ {
		table := []Gutter{{edge, narrow}, {1000, wide}}
		n, inner := count(table)
		if least := gutterFor(table, n); inner < least {
			t.Errorf("edge at %d: %d pages with a margin of %v, and %v is asked for", edge, n, inner, least)
		}
		if few <= edge && (n != few || inner != narrow) || few > edge && (n != many || inner != wide) {
			t.Errorf("edge at %d: %d pages with a margin of %v", edge, n, inner)
		}
	}
	// A table no printer has, by which more pages ask for less: there the
	// margin swings, and the wider one stays.
	n, inner := count([]Gutter{{few - 1, narrow}, {many - 1, wide}, {1000, narrow}})
	if n != many || inner != wide {
		t.Errorf("swinging: %d pages with a margin of %v, want %d with %v", n, inner, many, wide)
	}
}

// TestHangingMarksKeepClear holds that what hangs out of the margin stays out
// of the printer's.
func TestHangingMarksKeepClear(t *testing.T) {
	b := corpusBook(t, "l-frank-baum_the-wonderful-wizard-of-oz")
	d := classic(t, map[string]any{"page": map[string]any{"inner": "0.25in"}})
	least := unit.Inch / 2
	p, err := Pages(b, d, Options{Family: stix(t), Gutters: []Gutter{{1000, least}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	hung := 0
	for _, s := range p.Sides {
		for i := range s.Lines {
			l := &s.Lines[i]
			first, last := &l.Runs[0], &l.Runs[len(l.Runs)-1]
			gap := first.X + inkOf(p, first, 0)
			if !s.Recto() {
				gap = p.Trim.Width - last.X - inkOf(p, last, len(last.Shape.Glyphs)-1)
			}
			if gap < least {
				t.Fatalf("page %d: |%s| is %v from the binding", s.Number, l.Text(), gap)
			}
			if gap < least+unit.Length(d.Type.Size)/4 {
				hung++
			}
		}
	}
	if hung == 0 {
		t.Error("no line hangs: nothing is shown")
	}
}
