package copyedit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/copyedit/internal/plainbook"
)

// TestLanguages corrects the lines of testdata/languages, a file for each
// style: what is typed, an arrow, and what is wanted, where ¬ stands for a
// no-break space and ¦ for a narrow one. A line without an arrow stays as it
// is. Each line is a book of its own.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob("testdata/languages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no languages", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(data)) {
				typed, want, ok := strings.Cut(strings.TrimRight(line, "\n"), " → ")
				if !ok {
					want = typed
				}
				spaces := strings.NewReplacer("¬", "\u00A0", "¦", "\u202F")
				b := plainbook.Parse("line", spaces.Replace(typed))
				b.Meta.Language = strings.TrimSuffix(name, "-x-book")
				b.Settings.Copyedit.Style = name
				before := lettersOf(b)
				Run(b, nil)
				checkLetters(t, b, before)
				marks := strings.NewReplacer("\u00A0", "¬", "\u202F", "¦")
				if got := marks.Replace(strings.TrimSpace(plainbook.Format(b))); got != want {
					t.Errorf("typed %s\ngot   %s\nwant  %s", typed, got, want)
				}
				checkTwice(t, b)
			}
		})
	}
}
