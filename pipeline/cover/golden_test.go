package cover

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
)

// read makes a book from lines of "key: value".
func read(t testing.TB, text string) *book.Book {
	b := sample("")
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			b.Meta.Title = value
		case "subtitle":
			b.Meta.Subtitle = value
		case "author":
			b.Meta.Authors = append(b.Meta.Authors, book.Contributor{Name: value})
		case "series":
			b.Meta.Series.Name = value
		case "number":
			b.Meta.Series.Position = value
		case "language":
			b.Meta.Language = value
		case "design":
			b.Settings.Cover.Design = value
		case "palette":
			b.Settings.Cover.Palette = value
		default:
			t.Fatalf("unknown key %q", key)
		}
	}
	return b
}

// TestLayout holds where each line stands, and the pixels before they are
// compressed: the same on every machine and with every release of Go.
func TestLayout(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		var found diag.Findings
		s := compose(read(t, in.File("in.txt")), plainDesign, stix(t), &found)
		insideMargins(t, s)
		c := newCanvas(400, 640)
		s.draw(c)
		return map[string]string{"layout": s.dump(), "diag": found.String(), "pixels": fmt.Sprintf("%x", sha256.Sum256(c.img.Pix))}
	})
}
