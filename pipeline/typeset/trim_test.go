package typeset

import (
	"testing"

	"octavo/pipeline/diag"
)

// TestTrims sets a novel on the sheets that novels are printed on, with
// chapters that begin where they come.
func TestTrims(t *testing.T) {
	if testing.Short() {
		t.Skip("sets a novel six times")
	}
	b := corpusBook(t, "l-frank-baum_the-wonderful-wizard-of-oz")
	for _, trim := range []string{"5x8in", "5.25x8in", "6x9in", "a5", "mass-market", "4x6in"} {
		d := classic(t, map[string]any{"page": map[string]any{"trim": trim}, "opening": map[string]any{"recto": false}})
		var found diag.Findings
		p, err := Pages(b, d, Options{Family: stix(t), Gutters: KDPGutters}, &found)
		if err != nil {
			t.Fatal(err)
		}
		checkWords(t, b, p)
		sc := judge(p, int64(d.Type.Leading))
		t.Logf("%s: %+v", trim, sc)
		if sc.widows+sc.orphans+sc.offGrid+sc.uneven > 0 || found.Count(diag.Warning) > 0 {
			t.Errorf("%s: %+v\n%v", trim, sc, found.String())
		}
	}
}
