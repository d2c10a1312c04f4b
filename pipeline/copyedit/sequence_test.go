package copyedit

import (
	"fmt"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/ledger/editsfile"
	"octavo/pipeline/manuscript"
)

// TestSequence reads manuscripts as a build does, since the headings are what
// matters, and shows what becomes of them.
func TestSequence(t *testing.T) {
	golden.Run(t, "testdata/sequence/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		name := in.Files()[len(in.Files())-1]
		b, _ := manuscript.Parse(name, in.File(name))
		b.Meta.Language = "en"
		if in.Has("on") {
			b.Settings.Copyedit.On = strings.Fields(in.File("on"))
		}
		if in.Has("edits.yaml") {
			var err error
			if b.Rulings, err = editsfile.Parse("edits.yaml", []byte(in.File("edits.yaml"))); err != nil {
				t.Fatal(err)
			}
		}
		var found diag.Findings
		Run(b, &found)
		checkWords(t, b)
		edits := b.Ledger.Dump()
		want := map[string]string{"headings": headingsOf(b), "edits": linesWith(edits, ": chapter-"), "diag": of(&found, "chapter-")}
		if in.Wants("book") {
			want["book"] = b.Dump()
		}
		checkTwice(t, b)
		return want
	})
}

func headingsOf(b *book.Book) string {
	var sb strings.Builder
	b.Sections(func(s *book.Section, depth int) {
		if !s.Made {
			fmt.Fprintf(&sb, "%s%s\n", strings.Repeat("  ", depth), s.Headline())
		}
	})
	return sb.String()
}

func linesWith(s, part string) string {
	var sb strings.Builder
	for line := range strings.Lines(s) {
		if strings.Contains(line, part) {
			sb.WriteString(line)
		}
	}
	return sb.String()
}

// of gives the findings whose codes begin so.
func of(found *diag.Findings, code string) string {
	var some diag.Findings
	for _, f := range found.All() {
		if strings.HasPrefix(f.Code, code) {
			some.Add(f)
		}
	}
	return some.String()
}
