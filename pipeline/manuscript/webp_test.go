package manuscript

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/diag"
)

// dotWebP is a picture of one pixel, losslessly packed.
const dotWebP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

// A WebP becomes a PNG, which all readers show; a broken one is told of.
func TestWebP(t *testing.T) {
	data, err := base64.StdEncoding.DecodeString(dotWebP)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"book.yaml": []byte("title: T\nauthors: [A]\nlanguage: en\nchapters: [one.md]\n"),
		"one.md":    []byte("# One\n\nHere.\n\n![A dot](dot.webp)\n\n![Broken](broken.webp)\n"),
		"dot.webp":  data, "broken.webp": data[:20],
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var found diag.Findings
	b, err := Read(dir, Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Images) != 1 || b.Images[0].MediaType != "image/png" || filepath.Ext(b.Images[0].Name) != ".png" {
		t.Fatalf("%+v", b.Images)
	}
	if img, err := png.Decode(bytes.NewReader(b.Images[0].Data)); err != nil || img.Bounds().Dx() != 1 {
		t.Errorf("%v", err)
	}
	codes := map[string]int{}
	for _, f := range found.All() {
		codes[f.Code]++
	}
	if codes["image-converted"] != 1 || codes["bad-image"] != 1 {
		t.Errorf("%v", found.All())
	}
}
