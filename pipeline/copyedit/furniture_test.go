package copyedit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
)

// eachNovel calls f with the proofed novels of the corpus.
func eachNovel(t testing.TB, f func(name string, b *book.Book)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(tools.Shared(t, "corpus/text"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f(filepath.Base(file), plainbook.Parse(filepath.Base(file), strings.NewReplacer("\u2060", "", "\u200A", "").Replace(string(data))))
	}
}

// bearable is how many findings of a code a proofed novel may have: all are
// false alarms.
var bearable = map[string]int{
	"chat-residue": 0, "serial-furniture": 1, "chapter-note": 0, "recap": 0,
	"broken-paragraph": 2, "two-speakers": 9, "glued-paragraph": 1,
}

func TestProofedNovelsAreQuiet(t *testing.T) {
	eachNovel(t, func(name string, b *book.Book) {
		var found diag.Findings
		Run(b, &found)
		count := map[string]int{}
		for _, f := range found.All() {
			if _, ok := bearable[f.Code]; ok {
				count[f.Code]++
				t.Log(f)
			}
		}
		t.Logf("%s: %v", name, count)
		for code, n := range count {
			if n > bearable[code] {
				t.Errorf("%s: %d findings of %s, at most %d are bearable", name, n, code, bearable[code])
			}
		}
	})
}

// BenchmarkFurniture looks for furniture in all novels of the corpus.
func BenchmarkFurniture(b *testing.B) {
	var books []*book.Book
	words := 0
	eachNovel(b, func(_ string, bk *book.Book) {
		books = append(books, bk)
		bk.Sections(func(s *book.Section, _ int) { words += len(strings.Fields(s.Text())) })
	})
	for b.Loop() {
		for _, bk := range books {
			bk.Sections(func(s *book.Section, _ int) { findFurniture(s) })
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(words)*1e2, "ms/100kword")
}
