package font

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavuserif"
	"codeberg.org/go-fonts/stix/stix2textregular"

	"octavo/pipeline/unit"
)

func stix(t testing.TB) Family {
	t.Helper()
	f, ok := Builtin("stix-two Text")
	if !ok {
		t.Fatal("no STIX Two Text")
	}
	return f
}

func TestBuiltin(t *testing.T) {
	f := stix(t)
	for _, c := range []struct {
		face         *Face
		name         string
		bold, italic bool
	}{
		{f.Regular, "STIXTwoText", false, false},
		{f.Italic, "STIXTwoText-Italic", false, true},
		{f.Bold, "STIXTwoText-Bold", true, false},
		{f.BoldItalic, "STIXTwoText-BoldItalic", true, true},
	} {
		m := c.face.Metrics()
		if got := c.face.PostScriptName(); got != c.name && got != "STIXTwoText-Regular" {
			t.Errorf("name %q, want %q", got, c.name)
		}
		if c.face.Family() != "STIX Two Text" || m.Bold != c.bold || m.Italic != c.italic {
			t.Errorf("%s: family %q, bold %v, italic %v", c.name, c.face.Family(), m.Bold, m.Italic)
		}
		if m.UnitsPerEm != 1000 || m.CapHeight < 600 || m.XHeight < 400 || m.XHeight > m.CapHeight || m.Ascent <= 0 || m.Descent >= 0 {
			t.Errorf("%s: metrics %+v", c.name, m)
		}
		if c.italic != (m.ItalicAngle < 0) {
			t.Errorf("%s: italic angle %v", c.name, m.ItalicAngle)
		}
		for _, feature := range []string{"smcp", "c2sc", "onum", "pnum", "sups", "liga", "kern"} {
			if !c.face.HasFeature(feature) {
				t.Errorf("%s has no %s", c.name, feature)
			}
		}
	}
	if again := stix(t); again.Regular != f.Regular {
		t.Error("parsed twice")
	}
	if _, ok := Builtin("Comic"); ok {
		t.Error("there is a Comic")
	}
	if !f.Regular.Has('é') || f.Regular.Has('\u4E00') {
		t.Error("Has is wrong")
	}
	for _, name := range BuiltinNames() {
		if _, ok := Builtin(name); !ok {
			t.Errorf("no %s", name)
		}
	}
}

// clusters gives a shape as its glyphs' characters, "of|fi|ce".
func clusters(s *Shape) string {
	var list []string
	for _, g := range s.Glyphs {
		list = append(list, s.Text[g.From:g.To])
	}
	return strings.Join(list, "|")
}

func TestClusters(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	dejavu, _ := Builtin("DejaVu Serif")
	serif := dejavu.Regular
	for _, c := range []struct {
		face *Face
		text string
		st   Style
		want string
	}{
		{f, "", Style{}, ""},
		{f, "To", Style{}, "T|o"},
		{f, "fine", Style{}, "f|i|n|e"}, // its ligatures are pairs of glyphs that join
		{serif, "fine", Style{}, "fi|n|e"},
		{serif, "fine", Style{NoLigatures: true}, "f|i|n|e"},
		{serif, "offline", Style{}, "o|ffl|i|n|e"},
		{serif, "Привет", Style{}, "П|р|и|в|е|т"},
		{f, "naïve", Style{}, "n|a|ï|v|e"},
		{f, "e\u0301a", Style{}, "e\u0301|a"},
		{f, "x\u0301a", Style{}, "x\u0301||a"}, // no such letter: the mark is a glyph of its own
		{f, "“Oh—”", Style{}, "“|O|h|—|”"},
		{f, "a b", Style{}, "a| |b"},
		{f, "a\xffb", Style{}, "a|\xff|b"},
	} {
		shape := s.Shape(c.face, c.text, c.st)
		if got := clusters(shape); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		var width int32
		for _, g := range shape.Glyphs {
			width += g.Advance
		}
		if width != shape.Width || shape.Text != c.text || shape.UPM != c.face.Metrics().UnitsPerEm {
			t.Errorf("%q: shape %+v", c.text, shape)
		}
	}
}

func TestRightToLeftIsInDrawnOrder(t *testing.T) {
	sans, err := Parse(dejavuserif.TTF)
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper()
	if got := clusters(s.Shape(sans, "abc", Style{RightToLeft: true})); got != "c|b|a" {
		t.Errorf("%q", got)
	}
	if got := clusters(s.Shape(sans, "ae\u0302\u0323c", Style{RightToLeft: true})); strings.ReplaceAll(got, "||", "|") != "c|e\u0302\u0323|a" {
		t.Errorf("%q", got)
	}
}

func TestFeatures(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	plain := s.Shape(f, "AVATAR To 1999", Style{})
	var sum int32
	for _, g := range plain.Glyphs {
		sum += f.GlyphAdvance(g.ID)
	}
	if plain.Width >= sum {
		t.Errorf("no kerning: width %d of %d", plain.Width, sum)
	}
	seen := map[string]string{}
	for _, st := range []Style{{}, {SmallCaps: true}, {AllSmall: true}, {OldStyle: true}, {Superior: true}} {
		shape := s.Shape(f, "Ab12", st)
		key := fmt.Sprint(shape.Glyphs)
		if other, ok := seen[key]; ok {
			t.Errorf("%+v sets the same glyphs as %s", st, other)
		}
		seen[key] = fmt.Sprintf("%+v", st)
	}
	if joined, apart := s.Shape(f, "fi", Style{}), s.Shape(f, "fi", Style{NoLigatures: true}); joined.Glyphs[0].ID == apart.Glyphs[0].ID {
		t.Error("ligatures cannot be switched off")
	}
	if caps := s.Shape(f, "Ab", Style{SmallCaps: true}); caps.Glyphs[0].ID != plain.Glyphs[0].ID {
		t.Error("smcp changes capitals")
	}
	if got := s.Shape(f, "a\u4E00b\u4E01", Style{}).Missing; got != 2 {
		t.Errorf("missing %d, want 2", got)
	}
}

func TestLanguageForms(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	if plain, romanian := s.Shape(f, "ş", Style{}), s.Shape(f, "ş", Style{Lang: "ro"}); plain.Glyphs[0].ID == romanian.Glyphs[0].ID {
		t.Error("no comma below in Romanian")
	}
}

func TestSpaceWidthIsThatOfTheWholeLine(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	for _, st := range []Style{{}, {SmallCaps: true}, {OldStyle: true}} {
		line := "Tavy said AT YOUR leisure 1900 “To Wat.” Avast"
		words := strings.Split(line, " ")
		var sum int32
		for i, w := range words {
			shape := s.Shape(f, w, st)
			sum += shape.Width
			if i > 0 {
				sum += s.SpaceWidth(f, st, s.Shape(f, words[i-1], st), shape)
			}
		}
		if whole := s.Shape(f, line, st); whole.Width != sum {
			t.Errorf("%+v: words and spaces %d, whole line %d", st, sum, whole.Width)
		}
	}
	a, b, whole := s.Shape(f, "AVA", Style{}), s.Shape(f, "TAR", Style{}), s.Shape(f, "AVATAR", Style{})
	if got := a.Width + s.Kern(f, Style{}, a, b) + b.Width; got != whole.Width {
		t.Errorf("pieces %d, whole %d", got, whole.Width)
	}
	if got := s.SpaceWidth(f, Style{}, nil, nil); got != s.Shape(f, " ", Style{}).Width {
		t.Errorf("plain space %d", got)
	}
}

func TestShapesAreShared(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	if s.Shape(f, "word", Style{}) != s.Shape(f, "word", Style{}) {
		t.Error("shaped twice")
	}
	if got := s.Shape(f, "word", Style{}).Advance(10 * unit.Point); got <= 0 {
		t.Errorf("advance %v", got)
	}
}

func TestShapersSideBySide(t *testing.T) {
	family := stix(t)
	text := strings.Fields("The quick office AVATAR fjord — waffle “To” 1984 naïve efficient flight")
	shapes := make([][]*Shape, 8)
	var wg sync.WaitGroup
	for i := range shapes {
		wg.Go(func() {
			s := NewShaper()
			for _, f := range []*Face{family.Regular, family.Italic} {
				for _, w := range text {
					shape := s.Shape(f, w, Style{OldStyle: true})
					for _, g := range shape.Glyphs {
						f.Outline(g.ID)
						f.Has('a')
					}
					shapes[i] = append(shapes[i], shape)
				}
			}
		})
	}
	wg.Wait()
	for i := range shapes {
		if !reflect.DeepEqual(shapes[i], shapes[0]) {
			t.Errorf("shaper %d gave other shapes", i)
		}
	}
}

func TestOutline(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	for _, g := range s.Shape(f, "Hi", Style{}).Glyphs {
		o := f.Outline(g.ID)
		if len(o) < 4 || o[0].Op != 'M' {
			t.Errorf("outline of %d: %v", g.ID, o)
		}
	}
	if o := f.Outline(65535); o != nil {
		t.Errorf("outline of no glyph: %v", o)
	}
	if got := f.GlyphAdvance(65535); got != 0 {
		t.Errorf("advance of no glyph: %d", got)
	}
}

func TestFilesThatAreNoFonts(t *testing.T) {
	closed := bytes.Clone(stix2textregular.TTF)
	at := tableAt(closed, "OS/2")
	closed[at+8], closed[at+9] = 0, 2
	for _, c := range []struct{ data, want string }{
		{"", "too short"},
		{"PK\x03\x04 and so on, a zip", "no OpenType"},
		{"wOF2 and enough bytes to be read", "WOFF2"},
		{"ttcf and enough bytes to be read", "collection"},
		{"%!PS-AdobeFont-1.0: Old", "Type 1"},
		{"OTTO\xff\xff\x00\x00\x00\x00\x00\x00", "list of tables"},
		{string(stix2textregular.TTF[:5000]), "outside the file"},
		{string(closed), "does not allow"},
	} {
		if _, err := Parse([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: error %v, want %q", c.data, err, c.want)
		}
	}
}

// tableAt returns where the table begins in an OpenType file.
func tableAt(data []byte, tag string) int {
	for at := 12; ; at += 16 {
		if string(data[at:at+4]) == tag {
			return int(data[at+9])<<16 | int(data[at+10])<<8 | int(data[at+11])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range [][]byte{stix2textregular.TTF, dejavuserif.TTF} {
		f.Add(data[:len(data)/8], uint32(4), uint32(0xFFFFFFFF))
		f.Add(data[:2000], uint32(14), uint32(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, at, value uint32) {
		use(data)
		broken := bytes.Clone(stix2textregular.TTF) // one word of a good font changed
		i := int(at) % (len(broken) - 4)
		broken[i], broken[i+1], broken[i+2], broken[i+3] = byte(value>>24), byte(value>>16), byte(value>>8), byte(value)
		use(broken)
	})
}

// use does with the font what a build does.
func use(data []byte) {
	f, err := Parse(data)
	if err != nil {
		return
	}
	shape := NewShaper().Shape(f, "Office 12 ÀV", Style{SmallCaps: true, OldStyle: true})
	for _, g := range shape.Glyphs {
		f.Outline(g.ID)
	}
}

func BenchmarkShapeNovel(b *testing.B) {
	family := stix(b)
	words := novelWords(100_000)
	b.ReportAllocs()
	for b.Loop() {
		s := NewShaper()
		var before *Shape
		for _, w := range words {
			shape := s.Shape(family.Regular, w, Style{OldStyle: true})
			s.SpaceWidth(family.Regular, Style{OldStyle: true}, before, shape)
			before = shape
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse(stix2textregular.TTF); err != nil {
			b.Fatal(err)
		}
	}
}

// novelWords makes n words, of which about 14,000 are different and which
// fall off as in a novel.
func novelWords(n int) []string {
	parts := strings.Fields("the of an fi re lo ming ver ta on qua st el wa y")
	state := uint32(1)
	next := func(m int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % m
	}
	words := make([]string, n)
	for i := range words {
		w := parts[next(len(parts))]
		for range next(next(4) + 1) {
			w += parts[next(len(parts))]
		}
		if next(8) == 0 {
			w += ","
		}
		words[i] = w
	}
	return words
}

// TestKerningOfEveryGlyph holds widths against those that hb-shape 6.0 gives:
// pairs are kerned also where the first glyph is late in a long coverage.
func TestKerningOfEveryGlyph(t *testing.T) {
	f, s := stix(t).Regular, NewShaper()
	for word, want := range map[string]int32{"was": 1609, "Tavy": 1962, "away": 2132, "“To": 1502, "fox,": 1535, "Vow": 1878} {
		if got := s.Shape(f, word, Style{Lang: "en"}).Width; got != want {
			t.Errorf("%s: %d, want %d", word, got, want)
		}
	}
}

// TestLookupsOfManyGlyphs: letters with dots join in a font whose lookups cover
// glyphs all over it.
func TestLookupsOfManyGlyphs(t *testing.T) {
	data, err := os.ReadFile("../../templates/fonts/noto-naskh-arabic/regular.ttf")
	if err != nil {
		t.Skip("SKIPPED: make fonts SCRIPTS=all was not run")
	}
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper().Shape(f, "\u064A\u0648\u0645", Style{RightToLeft: true, Lang: "ar"})
	if alone, _ := f.Glyph('\u064A'); len(s.Glyphs) != 4 || s.Glyphs[3].ID == alone {
		t.Errorf("yeh stands alone: %+v", s.Glyphs)
	}
}

// TestLettersJoinAcrossStyles: a letter takes the form it has beside one that
// is set in another style.
func TestLettersJoinAcrossStyles(t *testing.T) {
	f, err := Parse(dejavusans.TTF)
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper()
	whole := s.Shape(f, "\u0633\u0644\u0645", Style{RightToLeft: true})
	first := s.Shape(f, "\u0633\u0644", Style{RightToLeft: true, After: '\u0645'})
	last := s.Shape(f, "\u0645", Style{RightToLeft: true, Before: '\u0644'})
	if len(whole.Glyphs) != 3 || len(first.Glyphs) != 2 || len(last.Glyphs) != 1 {
		t.Fatalf("%d, %d and %d glyphs", len(whole.Glyphs), len(first.Glyphs), len(last.Glyphs))
	}
	if whole.Glyphs[0].ID != last.Glyphs[0].ID || whole.Glyphs[1].ID != first.Glyphs[0].ID || whole.Glyphs[2].ID != first.Glyphs[1].ID {
		t.Errorf("whole %+v, parts %+v %+v", whole.Glyphs, first.Glyphs, last.Glyphs)
	}
	if first.Glyphs[0].From != 2 || first.Glyphs[1].To != 2 {
		t.Errorf("clusters %+v", first.Glyphs)
	}
}

// TestMissingCharacter: what a face lacks is a mark of ours, with a question
// mark in it, and no box.
func TestMissingCharacter(t *testing.T) {
	f := stix(t).Regular
	s := NewShaper().Shape(f, "a\u4E00", Style{})
	if s.Missing != 1 || s.Glyphs[1].ID != 0 || s.Glyphs[1].Advance != f.GlyphAdvance(0) || s.Width != f.GlyphAdvance(s.Glyphs[0].ID)+f.GlyphAdvance(0) {
		t.Errorf("%+v", s)
	}
	question, _ := f.Glyph('?')
	if got, want := len(f.Outline(0)), 5+len(f.Outline(question)); got != want {
		t.Errorf("%d pieces of outline, want %d", got, want)
	}
}
