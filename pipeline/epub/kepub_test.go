package epub

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pgaskin/kepubify/v4/kepub"
)

func madeKepub(t testing.TB, epub []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteKepub(&out, epub); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func unzipped(t testing.TB, data []byte) (names []string, content map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	content = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		content[f.Name] = string(data)
	}
	return names, content
}

// A kepub's documents are those kepubify itself makes of the whole file, and
// its entries stand where the EPUB's do. kepubify would add an empty page to
// books without a cover; ours have one.
func TestKepubIsKepubifys(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(fixtures)) {
		epub := made(t, name)
		first := madeKepub(t, epub)
		if !bytes.Equal(first, madeKepub(t, epub)) {
			t.Errorf("%s: two kepubs differ", name)
		}
		order, before := unzipped(t, epub)
		names, got := unzipped(t, first)
		if !slices.Equal(names, order) {
			t.Errorf("%s: entries %q, in the EPUB %q", name, names, order)
		}
		z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
		if err != nil {
			t.Fatal(err)
		}
		var whole bytes.Buffer
		if err := kepub.NewConverterWithOptions(kepub.ConverterOptionDummyTitlepage(false)).Convert(context.Background(), &whole, z); err != nil {
			t.Fatal(err)
		}
		_, want := unzipped(t, whole.Bytes())
		changed := 0
		for n := range want {
			if filepath.Ext(n) == ".xhtml" && got[n] != want[n] {
				t.Errorf("%s: %s is not as kepubify has it", name, n)
			}
			if got[n] != before[n] {
				changed++
			}
		}
		if changed == 0 {
			t.Errorf("%s: nothing was changed", name)
		}
		if len(want) != len(got) {
			t.Errorf("%s: %d entries, kepubify has %d", name, len(got), len(want))
		}
	}
}

func TestKepubOfNoEPUB(t *testing.T) {
	if err := WriteKepub(io.Discard, []byte("no zip")); err == nil {
		t.Error("no error")
	}
}
