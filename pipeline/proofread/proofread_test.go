package proofread

import (
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/manuscript"
)

// TestRun has a case for each code of the same name, with what must not fire.
func TestRun(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		b, _ := manuscript.Parse("in.md", in.File("in.md"))
		if in.Has("language") {
			b.Meta.Language = strings.TrimSpace(in.File("language"))
		}
		before := b.Dump()
		var found diag.Findings
		Run(b, &found)
		if b.Dump() != before {
			t.Error("the book has changed")
		}
		return map[string]string{"diag": found.String()}
	})
}

func TestEveryCodeHasACase(t *testing.T) {
	for _, c := range Checks() {
		for _, code := range c.Codes {
			if _, err := os.Stat(filepath.Join("testdata", code+".txtar")); err != nil {
				t.Errorf("%s has no case", code)
			}
		}
	}
}

// noise is how many findings of a code a proofed novel may have. Its author
// has read it many times: what is found is a false alarm, or a figure.
var noise = map[string]int{
	"to-come": 0, "to-do": 0, "name-blank": 0, "filler-text": 0, "format-leftover": 0, "template-leftover": 0,
	"repeated-chapter": 0, "repeated-paragraph": 2, "looping-words": 1, "doubled-word": 2, "name-variant": 5,
	"opening-mark": 0, "hyphen-dash": 0, "single-dots": 0, "closing-mark": 0, "high-stop": 0,
	"mixed-spelling": 4, "mixed-okay": 1, "mixed-hyphens": 1,
}

func TestProofedNovelsAreQuiet(t *testing.T) {
	for _, file := range novels(t) {
		b := novel(t, file)
		var found diag.Findings
		Run(b, &found)
		count := map[string]int{}
		for _, f := range found.All() {
			count[f.Code]++
			if _, ok := noise[f.Code]; !ok {
				t.Errorf("%s is of no check", f.Code)
			}
		}
		t.Logf("%s: %v", filepath.Base(file), count)
		for code, n := range count {
			if n > noise[code] {
				t.Errorf("%s: %d findings of %s, at most %d are bearable", filepath.Base(file), n, code, noise[code])
			}
		}
		if testing.Verbose() {
			t.Log(found.String())
		}
	}
}

func novels(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(tools.Shared(t, "corpus/text"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(files)
	return files
}

func novel(t testing.TB, file string) *book.Book {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("\u2060", "", "\u200A", "").Replace(string(data))
	b, _ := manuscript.Parse(strings.TrimSuffix(filepath.Base(file), ".txt")+".md", text)
	return b
}

func TestOffList(t *testing.T) {
	const text = "# One\n\nHe saw the the cat at TK.\n"
	run := func(change func(*book.Book)) []string {
		b, _ := manuscript.Parse("in.md", text)
		change(b)
		var found diag.Findings
		Run(b, &found)
		var codes []string
		for _, f := range found.All() {
			codes = append(codes, f.Code)
		}
		return codes
	}
	if got := run(func(*book.Book) {}); !slices.Equal(got, []string{"to-come", "doubled-word"}) {
		t.Errorf("got %v", got)
	}
	if got := run(func(b *book.Book) { b.Settings.Copyedit.Off = []string{"leftovers"} }); !slices.Equal(got, []string{"doubled-word"}) {
		t.Errorf("got %v", got)
	}
	if got := run(func(b *book.Book) { b.Body[0].Off = []string{"doubled-words"} }); !slices.Equal(got, []string{"to-come"}) {
		t.Errorf("got %v", got)
	}
}

// TestHostileTexts shows that neither time nor findings grow without bound.
func TestHostileTexts(t *testing.T) {
	for name, text := range map[string]string{
		"one word":             strings.Repeat("no ", 300_000),
		"one paragraph":        strings.Repeat("The harbour was loud that morning and nobody in it had slept for hours.\n\n", 20_000),
		"a loop without end":   strings.Repeat("he walked to the door and then ", 40_000),
		"names without end":    strings.Repeat("Then Aaaaab saw Aaaabb and Aaabbb and Aabbbb. ", 20_000),
		"brackets without end": strings.Repeat("{{#[<%(", 50_000),
		"hyphens":              strings.Repeat("a-b-c-d ", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := manuscript.Parse("in.txt", text)
			var found diag.Findings
			start := time.Now()
			Run(b, &found)
			if n := len(found.All()); n > 200 {
				t.Errorf("%d findings", n)
			}
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("it took %v", d)
			}
		})
	}
}

// BenchmarkRun reads all novels of the corpus, some 1.3 million words.
func BenchmarkRun(b *testing.B) {
	var books []*book.Book
	words := 0
	for _, file := range novels(b) {
		books = append(books, novel(b, file))
		books[len(books)-1].Sections(func(s *book.Section, _ int) { words += len(strings.Fields(s.Text())) })
	}
	for b.Loop() {
		for _, bk := range books {
			var found diag.Findings
			Run(bk, &found)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(words)*1e5, "ms/100kword")
}
