package copyedit

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/samples"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/ledger"
	"octavo/pipeline/ledger/editsfile"
	"octavo/pipeline/preflight"
)

// parse makes the book of a case. A file "settings" has lines "key: value",
// a file edits.yaml the author's decisions.
func parse(in golden.Archive) *book.Book {
	b := plainbook.Parse("in.txt", in.File("in.txt"))
	if in.Has("edits.yaml") {
		var err error
		if b.Rulings, err = editsfile.Parse("edits.yaml", []byte(in.File("edits.yaml"))); err != nil {
			panic("copyedit: " + err.Error())
		}
	}
	if in.Has("settings") {
		for line := range strings.Lines(in.File("settings")) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "style":
				b.Settings.Copyedit.Style = value
			case "language":
				b.Meta.Language = value
			case "off":
				b.Settings.Copyedit.Off = strings.Fields(value)
			case "on":
				b.Settings.Copyedit.On = strings.Fields(value)
			case "split":
				b.Settings.Copyedit.Split = true
			}
		}
	}
	return b
}

func TestRun(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		b := parse(in)
		before := lettersOf(b)
		var found diag.Findings
		Run(b, &found)
		if len(b.Settings.Copyedit.On) > 0 {
			checkWords(t, b)
		} else {
			checkLetters(t, b, before)
		}
		got := map[string]string{"txt": plainbook.Format(b)}
		if in.Wants("edits") {
			got["edits"] = b.Ledger.Dump()
		}
		if in.Wants("decided") {
			got["decided"] = decidedOf(b)
		}
		if in.Wants("diag") {
			got["diag"] = found.String()
		}
		checkTwice(t, b)
		return got
	})
}

// decidedOf lists the edits that the author has decided on, without what hangs
// on how sure they were.
func decidedOf(b *book.Book) string {
	var sb strings.Builder
	for _, e := range b.Ledger.All() {
		if e.Decision == ledger.Rejected || e.Decision == ledger.Locked {
			fmt.Fprintf(&sb, "%s: %s %q -> %q (%s)\n", e.At, e.Rule, e.Before, e.After, e.Decision)
		}
	}
	return sb.String()
}

// TestLetters has the cases in which letters change, and each change must be
// on record.
func TestLetters(t *testing.T) {
	golden.Run(t, "testdata/letters/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		b := parse(in)
		var found diag.Findings
		Run(b, &found)
		got := map[string]string{"txt": plainbook.Format(b)}
		if in.Wants("edits") {
			got["edits"] = b.Ledger.Dump()
		}
		if in.Wants("diag") {
			got["diag"] = found.String()
		}
		checkTwice(t, b)
		return got
	})
}

func lettersOf(b *book.Book) string {
	var sb strings.Builder
	b.Sections(func(s *book.Section, _ int) { sb.WriteString(book.LettersOf(s.Text())) })
	return sb.String()
}

// checkLetters fails when letters or digits are not those from before.
func checkLetters(t *testing.T, b *book.Book, before string) {
	t.Helper()
	if after := lettersOf(b); after != before {
		t.Errorf("letters changed:\nbefore %.200s\nafter  %.200s", before, after)
	}
}

// checkWords fails when the book's words are not those of the manuscript with
// the Ledger's edits.
func checkWords(t *testing.T, b *book.Book) {
	t.Helper()
	want, err := preflight.Expect(b.Source, &b.Ledger)
	if err != nil {
		t.Fatal(err)
	}
	var sb strings.Builder
	b.Sections(func(s *book.Section, _ int) { sb.WriteString(s.Text()) })
	if got, words := string(book.Words(nil).Append(sb.String())), strings.ReplaceAll(string(want.Words), string(preflight.Soft), " "); got != words {
		t.Errorf("the words are\n%s\nby the Ledger they should be\n%s", got, words)
	}
}

// checkTwice fails when a second run changes anything.
func checkTwice(t *testing.T, b *book.Book) {
	t.Helper()
	once := b.Dump()
	b.Ledger = ledger.Ledger{}
	Run(b, nil)
	if twice := b.Dump(); twice != once {
		t.Errorf("a second run changes the book:\n%s", golden.Diff(once, twice))
	}
	if n := b.Ledger.Len(); n > 0 {
		t.Errorf("a second run makes %d edits:\n%s", n, b.Ledger.Dump())
	}
}

// TestEditsRebuildTheSource puts what each edit says was there back in its
// place, and must find it there in the author's file.
func TestEditsRebuildTheSource(t *testing.T) {
	for _, in := range golden.Load(t, "testdata/*.txtar") {
		b := parse(in)
		lines := strings.Split(b.Source[0].Text, "\n")
		Run(b, nil)
		for _, e := range b.Ledger.All() {
			if e.At.Line == 0 || strings.Contains(e.Before, "\n") {
				continue
			}
			line := []rune(lines[e.At.Line-1])
			from := min(e.At.Col-1, len(line))
			if got := string(line[from:min(len(line), from+len([]rune(e.Before)))]); got != e.Before && !strings.ContainsAny(lines[e.At.Line-1], "*~") {
				t.Errorf("%s: %v: the file has %q there", in.Name, e.String(), got)
			}
		}
	}
}

func TestRulesHaveNames(t *testing.T) {
	var seen []string
	for _, r := range Rules() {
		if r.Name == "" || r.Does == "" || r.Leaves == "" || slices.Contains(seen, r.Name) {
			t.Errorf("%+v", r)
		}
		seen = append(seen, r.Name)
	}
}

// TestOffLists checks that a rule is off where a section says so.
func TestOffLists(t *testing.T) {
	b := plainbook.Parse("in.txt", "One -- two.\n")
	b.Body[0].Off = []string{"dashes"}
	Run(b, nil)
	if got, want := plainbook.Format(b), "One -- two.\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestDoubledSinglesForgotten has a paragraph that types ” and forgets one: in a
// book that types double marks the rest are read as such.
func TestDoubledSinglesForgotten(t *testing.T) {
	book := strings.Repeat("\"Yes,\" he said. \"No.\"\n\n", 12)
	for typed, want := range map[string]string{
		"''Ah! well!'' said Mrs. Dale. ''You might have done worse.": "“Ah! well!” said Mrs.\u00a0Dale. “You might have done worse.",
		"''Laws, yes!'' said Dinah; '' they are here.":               "“Laws, yes!” said Dinah; “they are here.",
	} {
		b := plainbook.Parse("in.txt", book+typed+"\n")
		Run(b, nil)
		lines := strings.Split(strings.TrimSpace(plainbook.Format(b)), "\n")
		if got := lines[len(lines)-1]; got != want {
			t.Errorf("typed %s\ngot   %s\nwant  %s", typed, got, want)
		}
		checkTwice(t, b)
	}
}

func TestQuotes81(t *testing.T) {
	data, err := os.ReadFile(tools.Shared(t, "corpus/quotes-81.txt"))
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for line := range strings.Lines(string(data)) {
		from, want, ok := strings.Cut(strings.TrimSpace(line), "→")
		if !ok {
			continue
		}
		want = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(want), "†"))
		b := plainbook.Parse("line", strings.TrimSpace(from))
		Run(b, nil)
		if got := strings.ReplaceAll(strings.TrimSpace(plainbook.Format(b)), "*", ""); got == want {
			right++
		} else {
			t.Logf("%s: got %s, want %s", strings.TrimSpace(from), got, want)
		}
	}
	if right < 79 {
		t.Errorf("%d of 81 lines are right, want 79", right)
	}
}

// TestCorpus runs proofed novels through: letters stay, and twice is once.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(tools.Shared(t, "corpus/text"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		files = files[:2]
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"proofed": string(data), "straight": straighten(string(data))} {
			b := plainbook.Parse(filepath.Base(file), text)
			before := lettersOf(b)
			Run(b, nil)
			t.Logf("%s %s: %d edits", filepath.Base(file), name, b.Ledger.Len())
			checkLetters(t, b, before)
			checkTwice(t, b)
		}
	}
}

// straighten types a proofed text as on a typewriter.
func straighten(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "—", "--", "…", "...", "\u2060", "", "\u200A", "", "\u00A0", " ").Replace(s)
}

func FuzzRun(f *testing.F) {
	for _, in := range golden.Load(f, "testdata/*.txtar") {
		f.Add(in.File("in.txt"))
	}
	f.Add(strings.Repeat(`"'`, 300))
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsRune(text, '\uFFFD') || len(text) > 1<<12 || strings.ToValidUTF8(text, "") != text {
			return
		}
		b := plainbook.Parse("in.txt", text)
		before := lettersOf(b)
		Run(b, nil)
		checkLetters(t, b, before)
		checkTwice(t, b)
	})
}

func TestLongParagraphs(t *testing.T) {
	long := 1 << 17 // enough for what grows with the square to be felt
	if os.Getenv("OCTAVO_SOAK") != "" {
		long = 1 << 20
	}
	for name, text := range map[string]string{
		"ten thousand marks":  strings.Repeat(`"Yes," he said, 'no.' `, 5000),
		"nested marks":        strings.Repeat(`"'`, 5000),
		"a whole book":        strings.Repeat("word and 'word' -- ", 16*long/19),
		"only marks":          strings.Repeat(`'`, long),
		"only double marks":   strings.Repeat(`"`, long),
		"marks and spaces":    strings.Repeat(`" `, long),
		"marks far apart":     strings.Repeat(`"`+strings.Repeat("\u00A0", 500), 300),
		"dots without end":    strings.Repeat(`.`, long) + strings.Repeat(" .", long/2),
		"hyphens without end": strings.Repeat(`-`, long) + " a" + strings.Repeat(" -", long/2),
		"one long word":       strings.Repeat("ab", long/2) + "'" + strings.Repeat("x", long),
		"marks on long words": strings.Repeat(strings.Repeat("x", 5000)+"' '", 200),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && len(text) > 1<<22 {
				t.Skip("long")
			}
			b := plainbook.Parse("in.txt", text)
			Run(b, nil)
		})
	}
}

// BenchmarkCopyedit corrects stretches of the corpus typed straight: the time
// and the memory for a word are to be the same at every length.
func BenchmarkCopyedit(b *testing.B) {
	var text strings.Builder
	files, _ := filepath.Glob(filepath.Join(tools.Shared(b, "corpus/text"), "*.txt"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text.WriteString(straighten(string(data)))
	}
	for _, part := range []int{16, 4, 1} {
		s := text.String()[:text.Len()/part]
		s = s[:strings.LastIndexByte(s, '\n')]
		words := len(strings.Fields(s))
		b.Run(fmt.Sprintf("%dkwords", words/1000), func(b *testing.B) {
			b.ReportAllocs()
			cpu := benchRun(b, s)
			b.ReportMetric(cpu.Seconds()/float64(words)*1e6, "cpu-s/Mword")
		})
	}
}

// benchRun corrects the text again and again, and returns the CPU time that once
// takes.
func benchRun(b *testing.B, text string) (cpu time.Duration) {
	for b.Loop() {
		b.StopTimer()
		bk := plainbook.Parse("in.txt", text)
		before := samples.Own().CPU
		b.StartTimer()
		Run(bk, nil)
		cpu += samples.Own().CPU - before
	}
	return cpu / time.Duration(b.N)
}

// BenchmarkMarks corrects one paragraph of a million quotation marks: bare ones,
// and those of a conversation. The target is 3 s and 300 MB.
func BenchmarkMarks(b *testing.B) {
	const marks = 1_000_000
	for _, text := range []string{`"`, `'`, `"'`, `"Yes," he said. `} {
		n := strings.Count(text, `"`) + strings.Count(text, "'")
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			cpu := benchRun(b, strings.Repeat(text, marks/n))
			b.ReportMetric(cpu.Seconds(), "cpu-s/op")
			b.ReportMetric(float64(samples.Own().Peak>>20), "peak-MB") // of the process so far
		})
	}
}
