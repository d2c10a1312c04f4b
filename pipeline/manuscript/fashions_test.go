package manuscript_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/manuscript"
)

// TestFashions reads small manuscripts set as authors set them. What is wanted of
// each was written down with it, before octavo saw it: the sections with their
// kind and heading, the deeper ones indented.
func TestFashions(t *testing.T) {
	for _, in := range golden.Load(t, "testdata/fashions/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(in.Name), ".txtar"), func(t *testing.T) {
			name := "in.txt"
			if in.Has("in.md") {
				name = "in.md"
			}
			file := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(file, []byte(in.File(name)), 0o666); err != nil {
				t.Fatal(err)
			}
			var found diag.Findings
			b, err := manuscript.Read(file, manuscript.Options{}, &found)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			b.Sections(func(s *book.Section, depth int) {
				if head := s.Headline(); head != "" && !s.Made {
					fmt.Fprintf(&got, "%s%s %s\n", strings.Repeat("  ", depth), s.Kind, head)
				}
			})
			if want := in.File("gold"); plainLines(got.String()) != plainLines(want) {
				t.Errorf("-want +got:\n%s", golden.Diff(want, got.String()))
			}
		})
	}
}

// plainLines gives the letters of each line, in small letters, behind its indent.
func plainLines(s string) string {
	var sb strings.Builder
	for line := range strings.Lines(s) {
		rest := strings.TrimLeft(line, " ")
		sb.WriteString(line[:len(line)-len(rest)] + strings.ToLower(book.LettersOf(rest)) + "\n")
	}
	return sb.String()
}
