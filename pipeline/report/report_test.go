package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset"
	"octavo/templates"
)

// narrow sets a text in a measure so narrow that something must go wrong.
func narrow(t testing.TB, text string) *page.Pages {
	t.Helper()
	d, err := design.Load(templates.Designs, design.Options{Trim: "3.9x4in", Override: map[string]any{
		"page": map[string]any{"inner": "0.5in", "outer": "0.5in", "top": "0.5in", "bottom": "0.5in"},
		"type": map[string]any{"hyphenate": false, "expansion": 0, "tracking": 0}, "opening": map[string]any{"initial": "none", "sink": 1, "below": 1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	at := diag.Pos{File: "in.md", Line: 3, Col: 1}
	family, _ := font.Builtin("STIX Two Text")
	b := &book.Book{Meta: book.Meta{Title: "A <b>Narrow</b> Book", Language: "en"}, Body: []*book.Section{{
		Kind: book.Chapter, ID: "one", Title: book.NewText(at, "One"),
		Blocks: []book.Block{&book.Paragraph{At: at, Inlines: book.NewText(at, text)}},
	}}}
	p, err := typeset.Pages(b, d, typeset.Options{Family: family}, &diag.Findings{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const longWords = "Elephants wandered through gardens of strange splendour, watching hundreds without breathing; nobody thought otherwise although " +
	"everybody wondered whether </script><script>alert(1)</script> through strengths breathless thousands stretched straight towards a " +
	"mountains whispering thundering splendid wretched schoolhouse neighbours thoughtful straightened knowledge brightened."

func write(t *testing.T, p *page.Pages, before *Figures) string {
	t.Helper()
	out, err := Write(Input{Title: "A <b>Narrow</b> Book", Author: "A & B", Design: "classic", Pages: p, Figures: FiguresOf(p), Before: before})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestTheReportNamesEachDefect(t *testing.T) {
	p := narrow(t, longWords)
	if len(p.Defects) == 0 {
		t.Fatal("nothing is wrong with the pages")
	}
	html := write(t, p, nil)
	for _, d := range p.Defects {
		if !strings.Contains(html, names[d.Kind][0]) {
			t.Errorf("%s is not named", d.Kind)
		}
		if d.Line >= 0 && !strings.Contains(html, `class="mark `+string(d.Kind)+`"`) {
			t.Errorf("%s is not marked in a picture", d.Kind)
		}
	}
	if !strings.Contains(html, "in.md:3:") {
		t.Error("no place in the manuscript is given")
	}
}

// TestTheReportIsOnePage holds what a page made of an author's words must be:
// no script, nothing loaded, every outline it uses there.
func TestTheReportIsOnePage(t *testing.T) {
	html := write(t, narrow(t, longWords), nil)
	if n := strings.Count(html, "<script"); n != 1 || !strings.Contains(html, keptMark) {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"<b>Narrow", "http://", "https://", "src=", "url(", "alert(1)</script>"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`<path id="(g\d+)"`).FindAllStringSubmatch(html, -1) {
		ids[m[1]] = true
	}
	uses := regexp.MustCompile(`<use href="#(g\d+)"`).FindAllStringSubmatch(html, -1)
	if len(uses) < 100 {
		t.Errorf("only %d letters are drawn", len(uses))
	}
	for _, u := range uses {
		if !ids[u[1]] {
			t.Fatalf("no outline %s", u[1])
		}
	}
	for _, svg := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(html, -1) {
		dec := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("a picture is not well-formed: %v", err)
			}
		}
	}
	if again := write(t, narrow(t, longWords), nil); again != html {
		t.Error("the same pages give another report")
	}
}

func TestAFaultlessBookHasNoPlaces(t *testing.T) {
	html := write(t, narrow(t, "A dog."), nil)
	if !strings.Contains(html, "no defect was found") || strings.Contains(html, "All places") {
		t.Error("a page without defects is not called one")
	}
}

func TestWhatAReportWasHeldAgainstIsKept(t *testing.T) {
	p := narrow(t, longWords)
	old := FiguresOf(p)
	old.Score, old.Pages = 12.3, 4321
	html := write(t, p, &old)
	if !strings.Contains(html, "<td>12.3</td>") || !strings.Contains(html, "<td>4321</td>") {
		t.Error("what changed is not shown")
	}
	kept := Before([]byte(html))
	if kept == nil || kept.Pages != 4321 || kept.Score != 12.3 {
		t.Fatalf("kept %+v", kept)
	}
	if again := write(t, p, kept); again != html {
		t.Error("the report changes when nothing does")
	}
	for _, none := range [][]byte{nil, []byte("no report"), []byte(keptMark), bytes.Replace([]byte(html), []byte(`{"before"`), []byte(`{"befo`), 1)} {
		if Before(none) != nil {
			t.Errorf("%.40q was held against something", none)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := narrow(b, strings.Repeat(longWords+" ", 400))
	in := Input{Title: "Narrow", Pages: p, Figures: FiguresOf(p)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(in); err != nil {
			b.Fatal(err)
		}
	}
}
