package text

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
)

func TestParse(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		var found diag.Findings
		text, _, err := Decode("in.txt", []byte(unescape(in.File("in.txt"))))
		if err != nil {
			t.Fatal(err)
		}
		f := Parse("in.txt", text, &found)
		checkLetters(t, f)
		var edits ledger.Ledger
		for _, e := range f.Edits {
			edits.Add(e)
		}
		return map[string]string{"pieces": dump(f), "diag": found.String(), "edits": edits.Dump()}
	})
}

// unescape lets the archives name characters that no editor keeps: \f, \t,
// \x01 and U+3000 as \u3000.
func unescape(s string) string {
	return strings.NewReplacer(`\f`, "\f", `\t`, "\t", `\x01`, "\x01", `\u3000`, "\u3000").Replace(s)
}

// dump gives the pieces, each with what is remarkable of its look.
func dump(f *draft.File) string {
	var sb strings.Builder
	for _, p := range f.Pieces {
		var look []string
		add := func(on bool, format string, args ...any) {
			if on {
				look = append(look, fmt.Sprintf(format, args...))
			}
		}
		add(p.Level > 0, "level %d", p.Level)
		add(p.Blanks != 1, "blanks %d", p.Blanks)
		add(p.Indent > 0, "indent %d", p.Indent)
		add(p.Lines > 1, "lines %d", p.Lines)
		add(p.Centred, "centred")
		add(p.Bold, "bold")
		add(p.Underlined != 0, "underlined %c", p.Underlined)
		add(p.PageBreak, "page")
		fmt.Fprintf(&sb, "%d:%d %s\n", p.Block.Place().Line, p.Block.Place().Col, strings.Join(look, ", "))
		for _, l := range strings.Split(strings.TrimSuffix(book.DumpBlocks([]book.Block{p.Block}), "\n"), "\n") {
			sb.WriteString("  " + l + "\n")
		}
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&sb, "note %s at %d:%d\n%s", n.ID, n.At.Line, n.At.Col, book.DumpBlocks(n.Blocks))
	}
	return sb.String()
}

// checkLetters proves that the blocks have the letters of the source with the
// edits made, and that each Text stands where it says.
func checkLetters(t testing.TB, f *draft.File) {
	t.Helper()
	want := canon(apply(t, f.Source.Text, f.Edits))
	section := &book.Section{}
	for _, p := range f.Pieces {
		section.Blocks = append(section.Blocks, p.Block)
	}
	if got := canon(section.Text()); got != want {
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		t.Errorf("letters differ after %q: got %.60q, want %.60q", got[max(0, at-40):at], got[at:], want[at:])
	}
	lines := strings.Split(f.Source.Text, "\n")
	eachTextOf(section.Blocks, func(in *book.Text) {
		l := []rune(lines[in.At.Line-1])
		value := []rune(strings.TrimSuffix(in.Value, " "))
		if in.At.Col < 1 || in.At.Col-1+len(value) > len(l) || string(l[in.At.Col-1:in.At.Col-1+len(value)]) != string(value) {
			t.Errorf("%v: no %q there", in.At, in.Value)
		}
	})
}

// canon is LettersOf without what depends on where a text is cut: composition
// over a cut, and the joiner that the normaliser puts between many marks.
func canon(s string) string {
	return strings.ReplaceAll(norm.NFKD.String(book.LettersOf(s)), "\u034F", "")
}

func eachTextOf(blocks []book.Block, f func(*book.Text)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *book.Paragraph:
			book.EachText(b.Inlines, f, nil)
		case *book.Quote:
			eachTextOf(b.Blocks, f)
		case *book.Verse:
			for _, s := range b.Stanzas {
				for _, l := range s {
					book.EachText(l.Inlines, f, nil)
				}
			}
		case *book.Chat:
			for _, l := range b.Lines {
				book.EachText(l.Inlines, f, nil)
			}
		}
	}
}

// apply makes the edits in the source.
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

func TestDecode(t *testing.T) {
	for _, c := range []struct{ raw, text, encoding string }{
		{"caf\xc3\xa9\r\nb\rc", "café\nb\nc", "UTF-8"},
		{"\xef\xbb\xbfa", "a", "UTF-8"},
		{"cafe\xcc\x81", "café", "UTF-8"},
		{"\xff\xfeh\x00i\x00", "hi", "UTF-16LE"},
		{"\xfe\xff\x00h\x00i", "hi", "UTF-16BE"},
		{"h\x00e\x00 \x00g\x00o\x00", "he go", "UTF-16LE"},
		{"\x00h\x00e\x00 \x00g\x00o", "he go", "UTF-16BE"},
		{"\x93Yes,\x94 said Ren\xe9 \x97 twice\x85", "“Yes,” said René — twice…", "Windows-1252"},
		{"", "", "UTF-8"},
		{"one\ftwo\n\fthree", "one\n\ftwo\n\fthree", "UTF-8"},
		{"BZhang said.", "BZhang said.", "UTF-8"},
	} {
		text, encoding, err := Decode("a.txt", []byte(c.raw))
		if err != nil || text != c.text || encoding != c.encoding {
			t.Errorf("Decode(%q) = %q, %s, %v; want %q, %s", c.raw, text, encoding, err, c.text, c.encoding)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"docx", "PK\x03\x04\x14\x00", "a.txt: this is a zip container (docx, odt, epub or zip), not text"},
		{"pdf", "%PDF-1.7\n", "a.txt: this is a PDF, not text"},
		{"rtf", `{\rtf1\ansi Hello}`, "a.txt: this is rich text (RTF), not text"},
		{"nul", "text\nand \x00 then\x01", "a.txt:2: this is a binary file, not text: byte 0x00 at offset 9"},
		{"controls", "\xff\x01\x02\x03", "a.txt:1: this is a binary file, not text: byte 0x01 at offset 1"},
		{"quotes", "a\n" + strings.Repeat("> ", 10000) + "b", "a.txt:2:129: quotes nested 10000 deep; the limit is 64"},
		{"line", strings.Repeat("x", MaxLine+1), "a.txt:1: a line of 16 MB; the limit is 16 MB"},
		{"file", strings.Repeat("x\n", MaxFile/2+1), "a.txt: the file has 64 MB; the limit for a text is 64 MB"},
	} {
		_, _, err := Decode("a.txt", []byte(c.raw))
		var fault *diag.Fault
		if !errors.As(err, &fault) || err.Error() != c.want || fault.Hint == "" || fault.Code == "" {
			t.Errorf("%s: %v, hint %q; want %s", c.name, err, diag.HintOf(err), c.want)
		}
	}
}

// Each of these took a careless reader more than linear time or memory.
func TestParseIsBounded(t *testing.T) {
	const n = 1 << 17
	for name, text := range map[string]string{
		"one line":      strings.Repeat("word ", 3<<20),
		"quotes":        strings.Repeat(">", n),
		"deep quotes":   strings.Repeat(strings.Repeat("> ", 64)+"x\n", 2000),
		"stars":         strings.Repeat("*a ", n),
		"stars both":    strings.Repeat("*a_ ", n),
		"names":         manyNames(n),
		"brackets":      strings.Repeat("[", n) + strings.Repeat("[1] ", n),
		"notes":         strings.Repeat("a[1]\n\n[1] b\n\n", n/4),
		"boxes":         strings.Repeat("+--+\n| a |\n", n),
		"status":        strings.Repeat("[a b]\n", n),
		"indents":       strings.Repeat("   a\n  b\n", n),
		"hyphens":       strings.Repeat("and so they went on and on to-\nday with it and it would be ra-\n", n/4),
		"blank lines":   strings.Repeat("\n", n*8),
		"centred lines": strings.Repeat(strings.Repeat(" ", 30)+"a\n", n),
		"controls":      strings.Repeat("\x01a", n),
		"emphasis":      strings.Repeat("*a* ", n),
		"references":    strings.Repeat("a[1] ", n) + "\n\n[1] b\n",
		"seen at ends":  strings.Repeat("a-\nb ", n),
	} {
		start := time.Now()
		var found diag.Findings
		f := Parse("a.txt", text, &found)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if len(found.All()) > 50 {
			t.Errorf("%s: %d findings", name, len(found.All()))
		}
		if name != "stars" && name != "stars both" {
			continue
		}
		checkLetters(t, f)
	}
}

func manyNames(n int) string {
	var sb strings.Builder
	for i := range n {
		fmt.Fprintf(&sb, "name%d: hello\n", i)
	}
	return sb.String()
}

func FuzzParse(f *testing.F) {
	for _, in := range golden.Load(f, "testdata/*.txtar") {
		f.Add([]byte(unescape(in.File("in.txt"))))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, _, err := Decode("a.txt", raw)
		if err != nil {
			return
		}
		checkLetters(t, Parse("a.txt", text, nil))
	})
}

// The corpus and the shared manuscripts keep their letters, and are taken for
// what they are.
func TestShared(t *testing.T) {
	for pattern, want := range map[string]string{
		"manuscripts/000*.txt":                  "one line a paragraph",
		"manuscripts/003*.txt":                  "one line a paragraph",
		"corpus/text/*.txt":                     "blank lines between paragraphs, one line each",
		"corpus/manuscripts/charles*.txt":       "hard-wrapped at 70 characters, blank lines between paragraphs",
		"corpus/manuscripts/l-frank*.txt":       "hard-wrapped at 70 characters, blank lines between paragraphs",
		"corpus/manuscripts/h-g-wells_the*.txt": "blank lines between paragraphs, one line each",
	} {
		dir, file := filepath.Split(pattern)
		paths, _ := filepath.Glob(filepath.Join(tools.Shared(t, dir), file))
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text, _, err := Decode("a.txt", raw)
			if err != nil {
				t.Fatal(err)
			}
			f := Parse("a.txt", text, nil)
			checkLetters(t, f)
			if f.Paragraphs != want {
				t.Errorf("%s: %s, want %s", filepath.Base(path), f.Paragraphs, want)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"corpus/text/wilkie-collins_the-moonstone.txt", "corpus/manuscripts/charles-dickens_a-christmas-carol.txt"} {
		raw, err := os.ReadFile(tools.Shared(b, name))
		if err != nil {
			b.Fatal(err)
		}
		text, _, _ := Decode("a.txt", raw)
		million := strings.Repeat(text, max(1, 1_000_000/len(strings.Fields(text))))
		b.Run(filepath.Base(name), func(b *testing.B) {
			b.SetBytes(int64(len(million)))
			b.ReportAllocs()
			for b.Loop() {
				Parse("a.txt", million, nil)
			}
		})
	}
}
