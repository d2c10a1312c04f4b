package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

func TestParse(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		var found diag.Findings
		f, err := Parse("in.md", in.File("in.md"), &found)
		if err != nil {
			return map[string]string{"error": err.Error() + "\n\thint: " + diag.HintOf(err) + "\n"}
		}
		checkLetters(t, f)
		var edits ledger.Ledger
		for _, e := range f.Edits {
			edits.Add(e)
		}
		want := map[string]string{"pieces": dump(f), "diag": found.String()}
		if in.Wants("edits") {
			want["edits"] = edits.Dump()
		}
		if in.Wants("places") {
			want["places"] = places0(f)
		}
		return want
	})
}

func dump(f *draft.File) string {
	var sb strings.Builder
	h := f.Head
	for _, v := range []struct{ name, value string }{{"kind", string(h.Kind)}, {"title", h.Title}, {"label", h.Label},
		{"number", h.Number}, {"lang", h.Lang}, {"off", strings.Join(h.Off, " ")}} {
		if v.value != "" {
			fmt.Fprintf(&sb, "%s %q\n", v.name, v.value)
		}
	}
	if h.Meta != nil {
		fmt.Fprintf(&sb, "meta by %q, %s\n", h.Meta.AuthorLine(), h.Meta.Date)
	}
	for _, p := range f.Pieces {
		if p.Level > 0 {
			fmt.Fprintf(&sb, "level %d", p.Level)
			if p.ID != "" {
				fmt.Fprintf(&sb, " #%s", p.ID)
			}
			for _, c := range p.Classes {
				fmt.Fprintf(&sb, " .%s", c)
			}
			sb.WriteByte(' ')
		}
		sb.WriteString(book.DumpBlocks([]book.Block{p.Block}))
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&sb, "note %s\n%s", n.ID, book.DumpBlocks(n.Blocks))
	}
	return sb.String()
}

// places0 gives each Text with its place.
func places0(f *draft.File) string {
	var sb strings.Builder
	for _, p := range f.Pieces {
		if p, ok := p.Block.(*book.Paragraph); ok {
			book.EachText(p.Inlines, func(t *book.Text) { fmt.Fprintf(&sb, "%s %q\n", t.At, t.Value) }, nil)
		}
	}
	return sb.String()
}

// checkLetters holds the promise: the source with the edits applied has the
// letters of the pieces, in order.
func checkLetters(t testing.TB, f *draft.File) {
	t.Helper()
	edited, err := apply(f.Source.Text, f.Edits)
	if err != nil {
		t.Fatal(err)
	}
	var pieces strings.Builder
	var blocks []book.Block
	for _, p := range f.Pieces {
		blocks = append(blocks, p.Block)
	}
	s := book.Section{Blocks: blocks}
	pieces.WriteString(s.Text())
	// A second time, since letters may join their marks once what stood between
	// is gone.
	want, got := book.LettersOf(book.LettersOf(edited)), book.LettersOf(book.LettersOf(pieces.String()))
	if want != got {
		i := 0
		for i < min(len(want), len(got)) && want[i] == got[i] {
			i++
		}
		i = max(0, i-20)
		t.Fatalf("letters differ near\nfile:   %.80q\npieces: %.80q", want[i:], got[i:])
	}
	if !norm.NFC.IsNormalString(f.Source.Text) {
		return
	}
	checkPlaces(t, f, blocks)
}

// checkPlaces holds that each Text stands where it says.
func checkPlaces(t testing.TB, f *draft.File, blocks []book.Block) {
	lines := strings.Split(f.Source.Text, "\n")
	for _, b := range blocks {
		p, ok := b.(*book.Paragraph)
		if !ok {
			continue
		}
		book.EachText(p.Inlines, func(text *book.Text) {
			if text.At.Line < 1 || text.At.Line > len(lines) {
				t.Fatalf("no line %d", text.At.Line)
			}
			line := []rune(lines[text.At.Line-1])
			if text.At.Col < 1 || text.At.Col > len(line)+1 {
				t.Fatalf("%s: no such column", text.At)
			}
			rest := string(line[text.At.Col-1:])
			value := strings.TrimRight(text.Value, " ")
			if !strings.HasPrefix(rest, value) && !strings.HasPrefix(rest, "&") && !strings.HasPrefix(rest, "!") {
				t.Fatalf("%s: the line has %.40q, the Text %.40q", text.At, rest, text.Value)
			}
		}, nil)
	}
}

// apply makes the edits in the text, last first.
func apply(text string, edits []ledger.Edit) (string, error) {
	starts := []int{0}
	for i, r := range text {
		if r == '\n' {
			starts = append(starts, i+1)
		}
	}
	var sb strings.Builder
	done := 0
	for _, e := range edits {
		at := starts[e.At.Line-1]
		for range e.At.Col - 1 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
		if at < done || !strings.HasPrefix(text[at:], e.Before) {
			return "", fmt.Errorf("%s: the text there is not %q", e.At, e.Before)
		}
		sb.WriteString(text[done:at] + e.After)
		done = at + len(e.Before)
	}
	return sb.String() + text[done:], nil
}

// Each took goldmark seconds to minutes.
func TestParseIsBounded(t *testing.T) {
	for _, c := range []struct {
		name, text string
		fault      bool
	}{
		{"nested lists", strings.Repeat("- ", 5000) + "a" + strings.Repeat("\n", 5000), true},
		{"nested quotes", strings.Repeat(">", 10000) + "a", true},
		{"nested divs", strings.Repeat("::: letter\n", 200), true},
		{"nested notes", strings.Repeat("[^a]: ", 200) + "b", true},
		{"nested emphasis", strings.Repeat("*a **b ", 200) + strings.Repeat("c** d* ", 200), true},
		{"nested tags", strings.Repeat("<em>", 5000) + "a", false},
		{"delimiters", strings.Repeat("*a_ ", 40000), true},
		{"delimiters below the limit", strings.Repeat("*a_ ", 9990), false},
		{"delimiters in many paragraphs", strings.Repeat(strings.Repeat("*a_ ", 9990)+"\n\n", 40), true},
		{"links", strings.Repeat("[a](", 40000), true},
		{"links below the limit", strings.Repeat("[a](", 9990), false},
		{"brackets", strings.Repeat("[", 19990), false},
		{"spans", strings.Repeat("[a", 9990) + strings.Repeat("]{.sc}", 3000), true},
		{"backticks", backticks(200), true},
		{"notes", notes(40000), true},
		{"notes below the limit", notes(19000), false},
		{"table", "|" + strings.Repeat("a|", 4000) + "\n|" + strings.Repeat("-|", 4000) + strings.Repeat("\na", 4000), true},
		{"fences", strings.Repeat("``` a\n\n", 100000), false},
		{"comments", strings.Repeat("<!-- a\n\n", 100000), false},
		{"bars", strings.Repeat("| a\n", 100000), false},
		{"definitions", strings.Repeat("[a]: b\n", 6000), false},
		{"blank lines", strings.Repeat("\n", 1<<20), false},
		{"a long line", strings.Repeat("word ", 1<<20), false},
		{"paragraphs", strings.Repeat("*a* b\n\n", 200000), false},
		{"stars in a row", strings.Repeat("* ", 9000), false},
		{"front matter", "---\ntitle: " + strings.Repeat("a", 2<<20) + "\n---\n", true},
		{"front matter aliases", "---\ntitle: &a b\noff: [" + strings.Repeat("*a,", 2000) + "]\n---\n", true},
		{"front matter depth", "---\ntitle: " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\n---\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse("in.md", c.text, &diag.Findings{})
			if took := time.Since(start); took > 8*time.Second {
				t.Errorf("took %v", took)
			} else if took > time.Second {
				t.Logf("took %v", took)
			}
			var fault *diag.Fault
			if errors.As(err, &fault) != c.fault || err != nil && (fault.Hint == "" || fault.Pos.Line == 0) {
				t.Errorf("error %v, want one: %v", err, c.fault)
			}
		})
	}
}

func backticks(n int) string {
	var sb strings.Builder
	for i := range n {
		sb.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return sb.String()
}

func notes(n int) string {
	var sb strings.Builder
	for i := range n {
		fmt.Fprintf(&sb, "a[^%d]\n\n", i)
	}
	for i := range n {
		fmt.Fprintf(&sb, "[^%d]: b\n\n", i)
	}
	return sb.String()
}

func FuzzParse(f *testing.F) {
	for _, a := range golden.Load(f, "testdata/*.txtar") {
		f.Add(a.File("in.md"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ReplaceAll(norm.NFC.String(strings.ToValidUTF8(text, "?")), "\r\n", "\n"), "\r", "\n")
		var found diag.Findings
		slow := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("10 s for %q", text)) })
		file, err := Parse("in.md", text, &found)
		slow.Stop()
		if err != nil {
			var fault *diag.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("error %v is no fault", err)
			}
			return
		}
		for _, fd := range found.All() {
			if fd.Code == "text-not-read" {
				t.Fatal(fd)
			}
		}
		checkLetters(t, file)
	})
}

// Front matter keeps what was written, character by character.
func FuzzHead(f *testing.F) {
	for _, s := range []string{"1984", "0x1F", "1e3", "2001-01-01", ".inf", "yes", "null", "a: b", "'", "#1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		if strings.ContainsFunc(title, func(r rune) bool {
			return r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r >= 0xFFFE
		}) ||
			!utf8.ValidString(title) || strings.TrimSpace(title) != title || title == "" {
			return
		}
		quoted := "'" + strings.ReplaceAll(title, "'", "''") + "'"
		file, err := Parse("in.md", "---\ntitle: "+quoted+"\n---\n\nText.\n", nil)
		if err != nil {
			t.Fatal(err)
		}
		if file.Head.Title != title {
			t.Fatalf("title %q came back as %q", title, file.Head.Title)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	paragraph := "She had carried it up from the *drying flakes* on her own back, in three trips, and stood with her hands wrapped.\n\n"
	text := strings.Repeat("# One\n\n"+strings.Repeat(paragraph, 100), 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse("in.md", text, nil); err != nil {
			b.Fatal(err)
		}
	}
}
