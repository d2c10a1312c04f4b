package cover

import (
	"testing"

	"octavo/pipeline/diag"
)

// Type is set in ink on both grounds, and a numeral in the ground's colour on
// the accent. WCAG 2.2 asks for 4.5; titles for 7 is AAA.
func TestContrast(t *testing.T) {
	for _, p := range palettes {
		for _, c := range []struct {
			what  string
			a, b  colour
			least int
		}{
			{"ink on ground", p.ink, p.ground, 700},
			{"ink on deep", p.ink, p.deep, 600},
			{"numeral on accent", p.ground, p.accent, 450},
			{"second on deep", p.second, p.deep, 150},
			{"accent on deep", p.accent, p.deep, 300},
		} {
			if got := contrast(c.a, c.b); got < c.least {
				t.Errorf("%s: %s has %d, less than %d hundredths", p.name, c.what, got, c.least)
			}
		}
	}
	if got := contrast(hex("#FFFFFF"), hex("#000000")); got != 2100 {
		t.Errorf("white on black has %d", got)
	}
	if got := contrast(hex("#767676"), hex("#FFFFFF")); got < 450 || got > 458 { // the lightest grey WCAG takes on white
		t.Errorf("#767676 on white has %d", got)
	}
}

func TestLightThereAndBack(t *testing.T) {
	for v := range 256 {
		if got := coded[linear[v]>>4]; int(got) != v {
			t.Errorf("%d comes back as %d", v, got)
		}
	}
}

func TestVolumesOfASeriesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, number := range []string{"1", "2", "2.5", "3", "4", "5", "6"} {
		b := sample("Any", "Somebody")
		b.Meta.Series.Name, b.Meta.Series.Position = "The Honest Pound", number
		var found diag.Findings
		p := choosePalette(b, plainDesign, wordingOf(&b.Meta), &found)
		if other, ok := seen[p.name]; ok {
			t.Errorf("volumes %s and %s are both %s", number, other, p.name)
		}
		seen[p.name] = number
	}
}
