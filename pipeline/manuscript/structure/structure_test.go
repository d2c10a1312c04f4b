package structure

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
	"octavo/pipeline/manuscript/text"
)

func TestAssemble(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		var found diag.Findings
		var files []*draft.File
		given := Given{Name: in.Name}
		names := in.Files()
		if in.Has("title") {
			given.Meta.Title = strings.TrimSpace(in.File("title"))
			names = slices.DeleteFunc(names, func(n string) bool { return n == "title" })
		}
		for _, name := range names {
			source, _, err := text.Decode(name, []byte(strings.ReplaceAll(in.File(name), `\f`, "\f")))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, text.Parse(name, source, nil))
		}
		r, err := Assemble(files, given, &found)
		if err != nil {
			return map[string]string{"error": err.Error()}
		}
		checkLetters(t, files, r)
		b := bookOf(r)
		return map[string]string{"book": b.Dump(), "diag": found.String(), "edits": editsOf(files, r).Dump(), "evidence": evidence(b)}
	})
}

func bookOf(r *Result) *book.Book {
	return &book.Book{Meta: r.Meta, Front: r.Front, Body: r.Body, Back: r.Back, Notes: r.Notes}
}

func editsOf(files []*draft.File, r *Result) *ledger.Ledger {
	var l ledger.Ledger
	for _, f := range files {
		for _, e := range f.Edits {
			if e.Rule != "moved" || len(r.Notes) == 0 {
				l.Add(e)
			}
		}
	}
	for _, e := range r.Edits {
		l.Add(e)
	}
	return &l
}

func evidence(b *book.Book) string {
	var sb strings.Builder
	b.Sections(func(s *book.Section, depth int) {
		fmt.Fprintf(&sb, "%s%s %d%%: %s\n", strings.Repeat("  ", depth), s.ID, s.Confidence, strings.Join(s.Evidence, "; "))
	})
	return sb.String()
}

// checkLetters proves that the book has the letters of the files, in order,
// but for the edits.
func checkLetters(t testing.TB, files []*draft.File, r *Result) {
	t.Helper()
	var want, got strings.Builder
	edits := append([]ledger.Edit(nil), r.Edits...)
	for _, f := range files {
		edits = append(edits, f.Edits...)
	}
	byFile := map[string][]ledger.Edit{}
	for _, e := range edits {
		byFile[e.At.File] = append(byFile[e.At.File], e)
	}
	for _, f := range files {
		want.WriteString(apply(t, f.Source.Text, byFile[f.Name]) + "\n")
	}
	bookOf(r).Sections(func(s *book.Section, _ int) { got.WriteString(s.Text() + "\n") })
	w, g := canon(want.String()), canon(got.String())
	if w != g {
		at := 0
		for at < len(g) && at < len(w) && g[at] == w[at] {
			at++
		}
		t.Errorf("letters differ after %q: got %.80q, want %.80q", g[max(0, at-40):at], g[at:], w[at:])
	}
}

func canon(s string) string {
	return strings.ReplaceAll(norm.NFKD.String(book.LettersOf(s)), "\u034F", "")
}

func apply(t testing.TB, source string, edits []ledger.Edit) string {
	t.Helper()
	lines := strings.Split(source, "\n")
	edits = append([]ledger.Edit(nil), edits...)
	sort.SliceStable(edits, func(i, j int) bool { return edits[j].At.Before(edits[i].At) })
	for _, e := range edits {
		l := []rune(lines[e.At.Line-1])
		n := len([]rune(e.Before))
		if e.At.Col-1+n > len(l) || string(l[e.At.Col-1:e.At.Col-1+n]) != e.Before {
			t.Fatalf("%v: the source has no %q there", e.At, e.Before)
		}
		lines[e.At.Line-1] = string(l[:e.At.Col-1]) + e.After + string(l[e.At.Col-1+n:])
	}
	return strings.Join(lines, "\n")
}

// assembleFile reads a file of ../shared.
func assembleFile(t testing.TB, path string) (*Result, *diag.Findings) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return assembleText(t, path, string(raw))
}

func assembleText(t testing.TB, path, raw string) (*Result, *diag.Findings) {
	t.Helper()
	name := filepath.Base(path)
	source, _, err := text.Decode(name, []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	var found diag.Findings
	files := []*draft.File{text.Parse(name, source, &found)}
	r, err := Assemble(files, Given{Name: strings.TrimSuffix(name, filepath.Ext(name))}, &found)
	if err != nil {
		t.Fatal(err)
	}
	checkLetters(t, files, r)
	return r, &found
}

func TestSerialChapter(t *testing.T) {
	paths, _ := filepath.Glob(filepath.Join(tools.Shared(t, "manuscripts"), "003*.txt"))
	r, found := assembleFile(t, paths[0])
	if len(r.Body) != 1 || len(r.Front)+len(r.Back) > 0 {
		t.Fatalf("%d sections in the body, %d others", len(r.Body), len(r.Front)+len(r.Back))
	}
	s := r.Body[0]
	if s.Label != "Chapter" || s.Number != 21 || s.ID != "chapter-21" || book.PlainText(s.Title) != "Fans and Frenzy" || r.Meta.Title != "Stardrift Serenade" {
		t.Errorf("%s %d %q of %q, #%s", s.Label, s.Number, book.PlainText(s.Title), r.Meta.Title, s.ID)
	}
	breaks := 0
	for _, b := range s.Blocks {
		if _, ok := b.(*book.SceneBreak); ok {
			breaks++
		}
	}
	if breaks != 5 {
		t.Errorf("%d scene breaks, want 5", breaks)
	}
	if !strings.Contains(found.String(), "edge-scene-break") {
		t.Errorf("nothing said of the break at the end:\n%s", found)
	}
}

func TestTextWithoutHeadings(t *testing.T) {
	paths, _ := filepath.Glob(filepath.Join(tools.Shared(t, "manuscripts"), "000*.txt"))
	r, found := assembleFile(t, paths[0])
	if len(r.Body) != 1 || len(r.Front)+len(r.Back) > 0 || len(r.Body[0].Title) > 0 || len(r.Edits) > 0 {
		t.Errorf("%s", bookOf(r).Dump())
	}
	if r.Meta.Title != "The cries of the audience" || !strings.Contains(found.String(), "--title") {
		t.Errorf("title %q\n%s", r.Meta.Title, found)
	}
}

// export writes a book as score_toc.py reads it.
func export(r *Result) string {
	var sb strings.Builder
	var walk func(list []*book.Section, level int)
	walk = func(list []*book.Section, level int) {
		for _, s := range list {
			head := strings.TrimSpace(s.Label + " " + s.Numeral)
			if title := book.PlainText(s.Title); title != "" {
				if head != "" {
					head += ": "
				}
				head += title
			}
			if head != "" {
				fmt.Fprintf(&sb, "%s %s\n\n", strings.Repeat("#", level), head)
			}
			exportBlocks(&sb, s.Blocks, level)
			walk(s.Sections, level+1)
		}
	}
	walk(r.Front, 1)
	walk(r.Body, 1)
	walk(r.Back, 1)
	return sb.String()
}

func exportBlocks(sb *strings.Builder, blocks []book.Block, level int) {
	for _, b := range blocks {
		if h, ok := b.(*book.Heading); ok {
			fmt.Fprintf(sb, "%s %s\n\n", strings.Repeat("#", min(6, level+h.Level)), book.PlainText(h.Inlines))
			continue
		}
		sb.WriteString((&book.Section{Blocks: []book.Block{b}}).Text() + "\n")
	}
}

// TestScore holds the chapters found in the corpus's manuscripts against its
// gold contents lists.
func TestScore(t *testing.T) {
	dir := tools.Shared(t, "corpus")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	out := os.Getenv("OCTAVO_SCORE_OUT")
	if out == "" {
		out = t.TempDir()
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "manuscripts", "*.txt"))
	for _, path := range paths {
		r, _ := assembleFile(t, path)
		name := strings.TrimSuffix(filepath.Base(path), ".txt") + ".md"
		if err := os.WriteFile(filepath.Join(out, name), []byte(export(r)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(python, filepath.Join(dir, "tools", "score_toc.py"), "--dir", filepath.Join(dir, "manuscripts"), out, "--errors")
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	report, err := cmd.CombinedOutput()
	t.Logf("\n%s", report)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(report), "mean F1 over books: 1.000") {
		t.Error("not all chapters are found")
	}
}

func FuzzAssemble(f *testing.F) {
	for _, in := range golden.Load(f, "testdata/*.txtar") {
		for _, name := range in.Files() {
			f.Add(in.File(name), "")
		}
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		var files []*draft.File
		for i, raw := range []string{one, two} {
			source, _, err := text.Decode("a.txt", []byte(raw))
			if err != nil || i > 0 && raw == "" {
				continue
			}
			files = append(files, text.Parse(fmt.Sprintf("%d.txt", i), source, nil))
		}
		r, err := Assemble(files, Given{}, nil)
		if err != nil {
			return
		}
		checkLetters(t, files, r)
		ids := map[string]bool{}
		bookOf(r).Sections(func(s *book.Section, _ int) {
			if ids[s.ID] || s.ID == "" {
				t.Errorf("ID %q twice or empty", s.ID)
			}
			ids[s.ID] = true
		})
	})
}

func TestNoteWithoutMark(t *testing.T) {
	file := &draft.File{Name: "a.md", Pieces: []draft.Piece{{Block: &book.Paragraph{Inlines: book.NewText(diag.Pos{}, "Text.")}}},
		Notes: []*book.Note{{ID: "x", At: diag.Pos{File: "a.md", Line: 3, Col: 1}}}}
	r, err := Assemble([]*draft.File{file}, Given{}, nil)
	if err != nil || len(r.Notes) != 1 || r.Notes[0].ID != "note-1" {
		t.Errorf("%v %+v", err, r)
	}
}

func TestHeadOfFile(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 4, Col: 1}
	para := func(s string) *book.Paragraph { return &book.Paragraph{At: at, Inlines: book.NewText(at, s)} }
	files := []*draft.File{
		{Name: "a.md", Head: draft.Head{Kind: book.Dedication}, Pieces: []draft.Piece{{Block: para("For Bea.")}}},
		{Name: "b.md", Head: draft.Head{Title: "Ash", Number: "3", Lang: "fr"}, Pieces: []draft.Piece{{Block: para("Ash"), Level: 1}, {Block: para("It rained.")}}},
	}
	r, err := Assemble(files, Given{Meta: book.Meta{Title: "The Salt Road"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := `title "The Salt Road"
front
  dedication #dedication
    para "For Bea."
body
  chapter [3] 3 "Ash" lang fr #chapter-3
    para "It rained."
`
	if got := bookOf(r).Dump(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func BenchmarkAssemble(b *testing.B) {
	raw, err := os.ReadFile(tools.Shared(b, "corpus/text/wilkie-collins_the-moonstone.txt"))
	if err != nil {
		b.Fatal(err)
	}
	million := strings.Repeat(string(raw), 5)
	for b.Loop() {
		b.StopTimer()
		files := []*draft.File{text.Parse("a.txt", million, nil)}
		b.StartTimer()
		if _, err := Assemble(files, Given{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// Each of these has many lines of a kind that a careless step would compare
// with one another.
func TestAssembleIsBounded(t *testing.T) {
	const n = 20_000
	many := func(line func(i int) string) string {
		var sb strings.Builder
		for i := range n {
			sb.WriteString(line(i) + "\n\n")
		}
		return sb.String()
	}
	for name, source := range map[string]string{
		"chapters": many(func(i int) string { return fmt.Sprintf("Chapter %d", i%300) }),
		"numbers":  many(func(i int) string { return fmt.Sprint(i % 390) }),
		"ones":     many(func(int) string { return "1" }),
		"titles":   many(func(i int) string { return fmt.Sprintf("The Title %x", i*7919) }),
		"parts":    many(func(i int) string { return fmt.Sprintf("Part %d\n\n1\n\nIt rained.", i%90) }),
		"named":    many(func(int) string { return "Prologue" }),
		"breaks":   many(func(int) string { return "* * *" }),
		"cut by pages": many(func(i int) string {
			return fmt.Sprintf("and on it went, and on and on,\n\n%d\n\nTHE SALT ROAD", i%9000)
		}),
		"same line": many(func(int) string { return "The Salt Road" }),
		"days":      many(func(i int) string { return fmt.Sprintf("Day %d", i%80) }),
		"prose":     many(func(int) string { return "It rained, and it went on raining." }),
	} {
		start := time.Now()
		f := text.Parse("a.txt", source, nil)
		parsed := time.Since(start)
		_, err := Assemble([]*draft.File{f}, Given{}, &diag.Findings{})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v, of which to parse %v (%v)", name, took, parsed, err)
		}
	}
}
