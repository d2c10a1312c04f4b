package typeset

import (
	"testing"

	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/templates"
)

// TestTrims sets a novel in each design on the sheets that novels are printed
// on, with chapters that begin where they come.
func TestTrims(t *testing.T) {
	if testing.Short() {
		t.Skip("sets a novel two dozen times")
	}
	b := corpusBook(t, "l-frank-baum_the-wonderful-wizard-of-oz")
	for _, name := range design.Names(templates.Designs) {
		for _, trim := range []string{"5x8in", "5.25x8in", "5.5x8.5in", "6x9in", "a5", "mass-market", "4x6in"} {
			if name == "large-print" && trim == "4x6in" {
				continue // 16 pt has no place there
			}
			d, err := design.Load(templates.Designs, design.Options{Name: name, Trim: trim, Override: map[string]any{"opening": map[string]any{"recto": false}}})
			if err != nil {
				t.Fatal(err)
			}
			var found diag.Findings
			p, err := Pages(b, d, Options{Family: stix(t), Gutters: kdpGutters}, &found)
			if err != nil {
				t.Fatal(err)
			}
			checkWords(t, b, p)
			sc := judge(p, int64(d.Type.Leading))
			t.Logf("%s %s: %d pages, %+v", name, trim, len(p.Sides), sc)
			if d.Type.Ragged {
				sc.uneven = 0 // no lines to loosen or tighten: the feet of ragged pages may differ by one
			}
			if sc.widows+sc.orphans+sc.offGrid+sc.uneven > 0 || found.Count(diag.Warning) > 0 {
				t.Errorf("%s %s: %+v\n%v", name, trim, sc, found.String())
			}
		}
	}
}
