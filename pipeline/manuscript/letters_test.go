package manuscript

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// The sample books and the manuscripts and texts others gave us keep every
// letter: the sources with the ledger's edits have the letters of the book.
func TestLettersAreKept(t *testing.T) {
	var paths []string
	for _, glob := range []string{"../../manuscripts/*/book.yaml", "../../manuscripts/*/*/book.yaml", "../../../shared/manuscripts/*.txt",
		"../../../shared/corpus/*.txt", "../../../shared/corpus/*.md", "../../../shared/corpus/*/*.txt", "../../../shared/corpus/*/*.md"} {
		names, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		if testing.Short() && len(names) > 20 {
			names = names[:20]
		}
		paths = append(paths, names...)
	}
	for _, p := range paths {
		t.Run(filepath.Base(filepath.Dir(p))+"/"+filepath.Base(p), func(t *testing.T) {
			var found diag.Findings
			b, err := Read(p, Options{Set: map[string]string{"user": "Mina"}}, &found)
			if err != nil {
				t.Fatal(err)
			}
			checkLetters(t, b)
			for _, f := range found.All() {
				if f.Code == "text-not-read" {
					t.Error(f)
				}
			}
		})
	}
}

func checkLetters(t *testing.T, b *book.Book) {
	t.Helper()
	edits := map[string][]ledger.Edit{}
	for _, e := range b.Ledger.All() {
		edits[e.At.File] = append(edits[e.At.File], e)
	}
	var want, got strings.Builder
	for _, s := range b.Source {
		want.WriteString(apply(t, s, edits[s.Name]) + "\n")
	}
	b.Sections(func(s *book.Section, _ int) {
		if !s.Made {
			got.WriteString(s.Text())
		}
	})
	w, g := book.LettersOf(book.LettersOf(want.String())), book.LettersOf(book.LettersOf(got.String()))
	if w == g {
		return
	}
	i := 0
	for i < min(len(w), len(g)) && w[i] == g[i] {
		i++
	}
	i = max(0, i-30)
	t.Fatalf("letters differ at %d of %d and %d\nfiles: %.90q\nbook:  %.90q", i, len(w), len(g), w[i:], g[i:])
}

// apply makes the edits in a text, in the order of their places.
func apply(t *testing.T, s book.SourceFile, edits []ledger.Edit) string {
	t.Helper()
	lines := strings.SplitAfter(s.Text, "\n")
	starts := make([]int, len(lines)+1)
	for i, l := range lines {
		starts[i+1] = starts[i] + len(l)
	}
	var sb strings.Builder
	done := 0
	for _, e := range edits {
		if e.Decision != ledger.Applied {
			continue
		}
		at := starts[e.At.Line-1]
		for i := range s.Text[at:] {
			if e.At.Col--; e.At.Col == 0 {
				at += i
				break
			}
		}
		if at < done || !strings.HasPrefix(s.Text[at:], e.Before) {
			t.Fatalf("%s: %s: the text there is %.40q and not %q", e.At, e.Rule, s.Text[at:], e.Before)
		}
		sb.WriteString(s.Text[done:at] + e.After)
		done = at + len(e.Before)
	}
	return sb.String() + s.Text[done:]
}

func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	paragraph := "She had carried it up from the *drying flakes* on her own back, in three trips, and stood with her hands wrapped.\n\n"
	for _, name := range []string{"1.md", "2.md", "3.md", "10.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("# Chapter "+strings.TrimSuffix(name, ".md")+"\n\n"+strings.Repeat(paragraph, 1250)), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(dir, Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
