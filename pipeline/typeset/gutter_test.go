package typeset

import (
	"testing"

	"octavo/pipeline/unit"
)

// kdpGutters is a table with tiers as printers have them.
var kdpGutters = []Gutter{
	{150, unit.Inch * 3 / 8},
	{300, unit.Inch / 2},
	{500, unit.Inch * 5 / 8},
	{700, unit.Inch * 3 / 4},
	{828, unit.Inch * 7 / 8},
}

func TestGutterForPages(t *testing.T) {
	for _, c := range []struct {
		pages  int
		inches float64
	}{{24, 0.375}, {150, 0.375}, {151, 0.5}, {300, 0.5}, {301, 0.625}, {700, 0.75}, {828, 0.875}, {900, 0.875}} {
		if got := gutterFor(kdpGutters, c.pages); got != unit.Points(c.inches*72) {
			t.Errorf("%d pages: %v, want %vin", c.pages, got, c.inches)
		}
	}
	if gutterFor(nil, 500) != 0 {
		t.Error("no table asks for a gutter")
	}
}

// TestGutterGrowsWithTheBook has a table by which more pages need a wider
// gutter, which makes more pages again.
func TestGutterGrowsWithTheBook(t *testing.T) {
	b := rich(t)
	table := []Gutter{{4, unit.Point}, {26, unit.Inch}, {1000, unit.Inch * 5 / 4}}
	d := classic(t, nil)
	p, err := Pages(b, d, Options{Metrics: HalfEm(), Gutters: table}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := gutterFor(table, len(p.Sides))
	for _, s := range p.Sides {
		if !s.Recto() || s.Section != "foreword-6" {
			continue
		}
		for _, l := range s.Lines {
			if l.Role == 0 && l.Runs[0].X != want {
				t.Errorf("text begins at %v, want %v for %d pages", l.Runs[0].X, want, len(p.Sides))
			}
		}
	}
}
