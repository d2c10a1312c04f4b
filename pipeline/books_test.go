package pipeline

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
)

func TestEPUBCheckFindsNothing(t *testing.T) {
	var files []string
	for _, b := range allBooks(t) {
		files = append(files, b.file(EPUB))
	}
	tools.EPUBCheck(t, files...)
}

func TestQPDFFindsNothing(t *testing.T) {
	var files []string
	for _, b := range allBooks(t) {
		files = append(files, b.file(Print), b.file(Read))
	}
	tools.QPDFCheck(t, files...)
}

// TestPDFProgramsFindNothing has the samples drawn by two other programs than
// poppler, in the ways a press and a reader on a phone do.
func TestPDFProgramsFindNothing(t *testing.T) {
	var files []string
	for _, b := range allBooks(t) {
		files = append(files, b.file(Print), b.file(Read))
	}
	tools.GhostscriptCheck(t, files...)
	tools.MuPDFCheck(t, files...)
}

// TestChapterPastedFromASite is a chapter of a serial as a site gives it: its
// label, its title and the serial's on lines of their own, a line for each
// paragraph, and two scenes stuck to the ones before them.
func TestChapterPastedFromASite(t *testing.T) {
	b := named(t, "003")
	if got, want := b.Book.Meta.Title, "Stardrift Serenade"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if !b.has("title-guess", "003_", ":5:1:", "--title") {
		t.Error("that the title is a guess, where from and how to give another is not said")
	}
	chapters := b.Book.Chapters()
	if len(chapters) != 1 {
		t.Fatalf("%d chapters, want 1", len(chapters))
	}
	c := chapters[0]
	if c.Number != 21 || c.Label != "Chapter" || book.PlainText(c.Title) != "Fans and Frenzy" {
		t.Errorf("number %d, label %q, title %q", c.Number, c.Label, book.PlainText(c.Title))
	}
	paragraphs, breaks := count(c.Blocks)
	if paragraphs != 79 { // 77 lines, two of them cut in two
		t.Errorf("%d paragraphs, want 79", paragraphs)
	}
	if breaks != 7 { // five between scenes are typed, two are lost in the glued paragraphs
		t.Errorf("%d scene breaks, want 7", breaks)
	}
	if _, ok := c.Blocks[len(c.Blocks)-1].(*book.SceneBreak); ok {
		t.Error("the scene break at the end stays")
	}
	if !b.has("edge-scene-break", ":99:1:") {
		t.Error("the scene break at the end is not reported")
	}
	for _, place := range []string{":34:21:", ":64:146:"} {
		if !b.has("glued-paragraph", place, "proposed: ") {
			t.Errorf("the paragraph stuck at %s is not reported with a split", place)
		}
	}
	splits := 0
	for _, e := range b.Book.Ledger.All() {
		if strings.Contains(e.After, "\n\n") {
			splits++
		}
	}
	if splits != 2 {
		t.Errorf("%d splits in the ledger, want 2", splits)
	}
	for _, mark := range []string{`"`, "'", "..."} {
		if strings.Contains(c.Text(), mark) {
			t.Errorf("a %s is left in the text", mark)
		}
	}
}

// count returns how many paragraphs and scene breaks stand in blocks.
func count(blocks []book.Block) (paragraphs, breaks int) {
	for _, block := range blocks {
		switch block.(type) {
		case *book.Paragraph:
			paragraphs++
		case *book.SceneBreak:
			breaks++
		}
	}
	return paragraphs, breaks
}

// TestSceneWithoutHeading is a scene with no title, no heading, a spaced
// hyphen for a dash, and a placeholder for the reader's name.
func TestSceneWithoutHeading(t *testing.T) {
	b := named(t, "000")
	if !b.has("title-guess", b.Book.Meta.Title, "--title") {
		t.Error("the title is a guess, which is not said")
	}
	text := b.Book.Chapters()[0].Text()
	if strings.Contains(text, "pounding - not") || !strings.Contains(text, "pounding—not") && !strings.Contains(text, "pounding – not") {
		t.Error("the spaced hyphen is no dash")
	}
	if !b.has("placeholder", ":7:2: warning:", "{{user}}", "--set user=") {
		t.Error("the placeholder is not a warning with its place and a hint")
	}

	r, err := Build(b.Path, Options{Release: true})
	var stopped *NotReleased
	if !errors.As(err, &stopped) || r.Findings.Count(diag.Error) != 1 || r.Files != nil {
		t.Errorf("a release with a placeholder: error %v, %d files", err, len(r.Files))
	}
	r, err = Build(b.Path, Options{Release: true, Set: map[string]string{"user": "Mina"}, Title: "Backstage", Formats: []Format{Text, EPUB}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Slug != "backstage" || !strings.Contains(string(r.Files[1].Data), "“Mina…”") {
		t.Errorf("--title and --set are not in the book %s", r.Slug)
	}
}

// TestFolderInNaturalOrder is the sample novel: text and Markdown mixed, 2
// before 10, a prologue, two parts, an epilogue.
func TestFolderInNaturalOrder(t *testing.T) {
	b := named(t, "seventeen-ounces")
	var got []string
	b.Book.Sections(func(s *book.Section, depth int) {
		if !s.Made {
			got = append(got, strings.Repeat("  ", depth)+string(s.Kind)+" "+book.PlainText(s.Title))
		}
	})
	want := []string{"dedication ", "epigraph ", "prologue Prologue", "part Sixteen", "  chapter The Family", "  chapter The Two Anchors",
		"  chapter The Weigh House", "  chapter Notices and Fish", "  chapter Five Pounds", "part Seventeen", "  chapter The Comma",
		"  chapter By the Lead", "  chapter What the Braces Owed", "  chapter The Ounce Book", "  chapter The Weighing",
		"  chapter The Certificate", "epilogue Epilogue", "afterword A Note on the Weights", "about About the Author"}
	if !slices.Equal(got, want) {
		t.Errorf("sections:\n%s", strings.Join(got, "\n"))
	}
	for kind, least := range map[string]int{"verse": 3, "chat": 3, "figure": 2, "letter": 1} {
		if n := strings.Count(b.Book.Dump(), kind); n < least {
			t.Errorf("%d of %s in the book, want %d or more", n, kind, least)
		}
	}
	if len(b.Book.Notes) != 4 {
		t.Errorf("%d notes, want 4", len(b.Book.Notes))
	}
	if strings.Contains(b.Book.Dump(), "{{") {
		t.Error("a placeholder is left")
	}
}

// TestSeriesSharesItsRules holds that volumes take from series.yaml what they
// do not say themselves, and stand in their order.
func TestSeriesSharesItsRules(t *testing.T) {
	for i, name := range []string{"volume-1", "volume-2", "volume-3"} {
		m := &named(t, name).Book.Meta
		if m.AuthorLine() != "Josephine Tapp" || m.Series.Name != "The Honest Pound" || m.Series.Position != string(rune('1'+i)) {
			t.Errorf("%s: by %q, %s of %s", name, m.AuthorLine(), m.Series.Position, m.Series.Name)
		}
	}
}
