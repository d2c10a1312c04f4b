package truetype

import (
	"slices"
	"testing"

	"octavo/pipeline/font"
)

const sentence = "“The houses of Walder & Ford, Tovey’s,” AVA said — to 1984 years; naïve Œuvre."

// What a font made for a text sets is what the face sets: the same outlines at
// the same places, with ligatures, kerning and small capitals.
func TestForTextSetsAsTheFaceDoes(t *testing.T) {
	for _, family := range []string{"STIX Two Text", "DejaVu Serif"} {
		faces, _ := font.Builtin(family)
		for _, face := range []*font.Face{faces.Regular, faces.Italic, faces.Bold} {
			text := &Text{Family: family, Style: "Regular"}
			text.Add(sentence)
			text.Add("зоркий Ωμέγα")
			data, ok := ForText(face, text)
			if !ok {
				t.Fatalf("%s: not made", face.PostScriptName())
			}
			if sum := checksum(data); sum != 0xB1B0AFBA {
				t.Errorf("checksum of the file %X", sum)
			}
			made, err := font.Parse(data)
			if err != nil {
				t.Fatalf("%s: %v", face.PostScriptName(), err)
			}
			factor := made.Metrics().UnitsPerEm / face.Metrics().UnitsPerEm
			for _, st := range []font.Style{{}, {SmallCaps: true, NoLigatures: true}} {
				for _, s := range []string{sentence, "зоркий", "Ωμέγα"} {
					want, got := font.NewShaper().Shape(face, s, st), font.NewShaper().Shape(made, s, st)
					if len(got.Glyphs) != len(want.Glyphs) || got.Missing != want.Missing {
						t.Fatalf("%s: %q in %v: %d glyphs, %d missing; the face has %d, %d", face.PostScriptName(), s, st, len(got.Glyphs), got.Missing, len(want.Glyphs), want.Missing)
					}
					for i, w := range want.Glyphs {
						g := got.Glyphs[i]
						if g.Advance != w.Advance*factor || g.From != w.From {
							t.Errorf("%s: %q: glyph %d of %q is %d wide, the face's %d", face.PostScriptName(), s, i, s[w.From:w.To], g.Advance, w.Advance*factor)
						}
					}
				}
			}
			if size := len(data); size > 40_000 {
				t.Errorf("%s: %d bytes", face.PostScriptName(), size)
			}
			again, _ := ForText(face, text)
			if !slices.Equal(data, again) {
				t.Errorf("%s: two fonts differ", face.PostScriptName())
			}
		}
	}
}

// Ligatures of two letters and of three are those of the face.
func TestForTextHasLigatures(t *testing.T) {
	faces, _ := font.Builtin("DejaVu Serif")
	text := &Text{Family: "DejaVu Serif", Style: "Regular"}
	text.Add("flies of the office waffle")
	data, _ := ForText(faces.Regular, text)
	made, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{"flies": 4, "office": 5, "waffle": 4, "fit": 2} {
		if got := len(font.NewShaper().Shape(faces.Regular, word, font.Style{}).Glyphs); got != want {
			t.Fatalf("the face has %d glyphs for %q", got, word)
		}
		if got := len(font.NewShaper().Shape(made, word, font.Style{}).Glyphs); got != want && word != "fit" {
			t.Errorf("%q has %d glyphs, not %d", word, got, want)
		}
	}
}

// A font for a text has nothing that the text has not.
func TestForTextHasNoMore(t *testing.T) {
	faces, _ := font.Builtin("STIX Two Text")
	text := &Text{Family: "STIX Two Text", Style: "Regular"}
	text.Add("abc אב \u0301")
	data, _ := ForText(faces.Regular, text)
	made, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]bool{'a': true, 'c': true, 'd': false, 'א': false, 'A': false} {
		if made.Has(r) != want {
			t.Errorf("%q is there: %v", r, !want)
		}
	}
	hebrew := &Text{Family: "F", Style: "Regular"}
	hebrew.Add("אב")
	if _, ok := ForText(faces.Regular, hebrew); ok {
		t.Error("a font without a character was made")
	}
}
