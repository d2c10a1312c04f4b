package manuscript

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
)

// Whatever an author says of headings, no word is lost, and the Ledger says
// where each went.
func TestSaidHeadingsKeepWords(t *testing.T) {
	kinds := append([]book.Kind{"", book.InnerHeading}, book.Kinds...)
	forms := []string{"{label} {number}", "{number}", "{title} {number}", "{number}. {title}", `/(?P<title>.*?),? (?P<label>\w+) (?P<number>\w+)/`, "Chapter {number}: {title}"}
	r := rand.New(rand.NewPCG(3, 9))
	for _, pattern := range []string{"structure/testdata/*.txtar", "testdata/headings-*.txtar"} {
		for _, in := range golden.Load(t, filepath.FromSlash(pattern)) {
			for range 25 {
				tryHeadings(t, in, saying(r, in, kinds, forms))
			}
		}
	}
}

// saying makes up what an author may say of the lines of a case.
func saying(r *rand.Rand, in golden.Archive, kinds []book.Kind, forms []string) book.Headings {
	var h book.Headings
	at := diag.Pos{File: "book.yaml", Line: 1, Col: 9}
	for _, name := range in.Files() {
		lines := strings.Split(in.File(name), "\n")
		for range r.IntN(4) {
			n := r.IntN(len(lines))
			at.Line++
			l := book.HeadingLine{At: at, Kind: kinds[r.IntN(len(kinds))], LabelAt: at, NumberAt: at, TitleAt: at}
			l.NumberAt.Col, l.TitleAt.Col = 30, 50
			if r.IntN(2) == 0 {
				l.File, l.Line = name, n+1
			}
			if l.Line == 0 || r.IntN(2) == 0 {
				l.Text = lines[n]
			}
			for _, part := range []*string{&l.Label, &l.Number, &l.Title} {
				if r.IntN(3) == 0 && l.Kind != book.InnerHeading && l.Kind != book.TitlePage {
					*part = []string{"DAY", "7", "A TITLE, 1/2 made", "seven"}[r.IntN(4)]
				}
			}
			switch {
			case l.Text == "" && l.Line == 0:
			case r.IntN(4) == 0:
				h.Not = append(h.Not, l)
			default:
				l.Level = r.IntN(4)
				h.Lines = append(h.Lines, l)
			}
		}
	}
	if r.IntN(2) == 0 {
		h.Patterns = []book.HeadingPattern{{At: at, Pattern: forms[r.IntN(len(forms))], Kind: []book.Kind{"", book.Part, book.Chapter}[r.IntN(3)]}}
	}
	if r.IntN(3) == 0 {
		h.Levels = [][]book.LevelKind{{book.ChapterLevel}, {book.TitleLevel, book.PartLevel, book.ChapterLevel}, {book.TextLevel, book.ChapterLevel, book.InnerLevel}}[r.IntN(3)]
	}
	h.Contents = []book.ContentsList{"", book.KeepContents, book.DropContents}[r.IntN(3)]
	return h
}

func tryHeadings(t *testing.T, in golden.Archive, h book.Headings) {
	t.Helper()
	var found diag.Findings
	r := &reader{book: &book.Book{Settings: book.Settings{Headings: h}}, found: &found}
	for _, name := range in.Files() {
		if strings.HasSuffix(name, ".yaml") || !strings.Contains(name, ".") || r.chapter(name, in.File(name)) != nil {
			continue
		}
	}
	if len(r.chapters) == 0 || r.assemble("a") != nil {
		return
	}
	checkWords(t, r.book)
	r.book.Settings.Copyedit.On = []string{"chapter-sequence", "fractions"}
	if !t.Failed() {
		copyedit.Run(r.book, nil)
		checkWords(t, r.book)
	}
	if t.Failed() {
		t.Fatalf("%s with %+v\n%s\n%s", in.Name, h, r.book.Dump(), r.book.Ledger.Dump())
	}
}

// Thousands of entries on a long book cost little.
func TestManySaidHeadings(t *testing.T) {
	var sb strings.Builder
	var h book.Headings
	for n := range 20_000 {
		fmt.Fprintf(&sb, "Line %d\n\nIt was a long road, and nobody walked it in those days.\n\n", n)
		if n%2 == 0 {
			h.Lines = append(h.Lines, book.HeadingLine{Text: fmt.Sprintf("Line %d", n), Kind: book.InnerHeading})
			h.Not = append(h.Not, book.HeadingLine{Text: fmt.Sprintf("No line %d", n)})
		}
	}
	for n := range 10 {
		h.Not = append(h.Not, book.HeadingLine{Text: fmt.Sprintf("/Lines? %d.*x/", n)})
		h.Patterns = append(h.Patterns, book.HeadingPattern{Pattern: fmt.Sprintf("{label} %d {number} {title}", n)})
	}
	start := time.Now()
	r := &reader{book: &book.Book{Settings: book.Settings{Headings: h}}}
	if err := r.chapter("a.txt", sb.String()); err != nil {
		t.Fatal(err)
	}
	if err := r.assemble("a"); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
}
