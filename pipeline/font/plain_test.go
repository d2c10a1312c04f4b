package font

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"octavo/pipeline/internal/tools"
)

// vocabulary returns the different words of the shared corpus, as they stand
// between spaces.
func vocabulary(t testing.TB) []string {
	files, err := filepath.Glob(filepath.Join(tools.Shared(t, "corpus/text"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(string(text), unicode.IsSpace) {
			words[w] = true
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// fontFiles are fonts of other makers that the machine has, with other rules,
// and those that OCTAVO_FONTS names.
func fontFiles() (list []string) {
	for _, pattern := range []string{
		"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-*.otf", "/usr/share/fonts/truetype/liberation*/LiberationSerif-*.ttf",
		"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", os.Getenv("OCTAVO_FONTS"),
	} {
		files, _ := filepath.Glob(pattern)
		list = append(list, files...)
	}
	return list
}

// Words put together from pairs are as HarfBuzz shapes them.
func TestPlainWords(t *testing.T) {
	words := vocabulary(t)
	for _, name := range BuiltinNames() {
		family, _ := Builtin(name)
		for _, face := range []*Face{family.Regular, family.Italic, family.Bold} {
			put := comparePlain(t, face, words)
			if name == "STIX Two Text" && put < len(words)/3 {
				t.Errorf("%s: only %d of %d words", face.PostScriptName(), put, len(words))
			}
		}
	}
	for _, file := range fontFiles() {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if face, err := Parse(data); err == nil {
			comparePlain(t, face, words)
		}
	}
}

// comparePlain returns how many words are put together in plain style.
func comparePlain(t *testing.T, face *Face, words []string) (plain int) {
	t.Helper()
	for i, st := range []Style{
		{}, {OldStyle: true, Lang: "en-GB"}, {Lining: true}, {SmallCaps: true}, {AllSmall: true, NoLigatures: true}, {Superior: true},
		{Lang: "nl"}, {Lang: "tr"}, {Lang: "ro"},
	} {
		s := NewShaper()
		c := s.cache(face, st)
		put := 0
		for j, w := range words {
			if i > 0 && j%8 != i%8 {
				continue
			}
			got := s.pairwise(face, w, st, c)
			if got == nil {
				continue
			}
			put++
			if want := s.shapeWhole(face, w, st, c); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s %+v: %q is %v, want %v", face.PostScriptName(), st, w, got.Glyphs, want.Glyphs)
			}
		}
		t.Logf("%s %+v: %d words", face.PostScriptName(), st, put)
		if i == 0 {
			plain = put
		}
	}
	return plain
}
