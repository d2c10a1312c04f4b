package epub

import (
	"bytes"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
)

// paper makes the pages of a section, a line each: a page is its folio and its
// words.
func paper(section string, pages ...[2]string) *page.Pages {
	faces, _ := font.Builtin("STIX Two Text")
	shaper := font.NewShaper()
	p := &page.Pages{Elements: []page.Element{{Parent: -1, Tag: "Document"}, {Tag: "P"}, {Tag: "Reference"}}}
	for i, text := range pages {
		side := &page.Side{Number: i + 1, Folio: text[0], Section: section, Blank: text[1] == ""}
		line := page.Line{}
		for _, w := range strings.Fields(text[1]) {
			r := page.Run{Shape: shaper.Shape(faces.Regular, strings.TrimSuffix(w, "^"), font.Style{}), Element: 1, Space: true}
			if strings.HasSuffix(w, "^") { // a note's mark
				r.Element = 2
			}
			if strings.HasSuffix(w, "~") { // divided
				r.Shape = shaper.Shape(faces.Regular, strings.TrimSuffix(w, "~"), font.Style{})
				r.Space = false
				line.Runs = append(line.Runs, r)
				r.Shape, r.Hyphen = shaper.Shape(faces.Regular, "-", font.Style{}), true
			}
			line.Runs = append(line.Runs, r)
		}
		side.Lines = []page.Line{
			{Role: page.RunningHead, Runs: []page.Run{{Shape: shaper.Shape(faces.Regular, "ROPE", font.Style{}), Element: page.Artifact}}},
			line,
			{Role: page.NoteText, Runs: []page.Run{{Shape: shaper.Shape(faces.Regular, "note", font.Style{}), Element: 1}}},
		}
		p.Sides = append(p.Sides, side)
	}
	return p
}

func TestPageMarks(t *testing.T) {
	mark := func(n string) string {
		return `<span id="page_` + n + `" epub:type="pagebreak" role="doc-pagebreak" aria-label="` + n + `"></span>`
	}
	for _, c := range []struct {
		name  string
		pages [][2]string
		has   []string
		marks int
		told  bool
	}{
		{"words, a word in two, and an opening mark",
			[][2]string{{"xii", "Chapter 1 Rope “He lay in seven co~"}, {"13", "ils,” she"}, {"14", "said. “Come"}, {"15", "(and see)."}},
			[]string{"co" + mark("13") + "ils,", mark("14") + "said. “Come", mark("15") + "(and see)<"}, 4, false},
		{"a note's mark is no word",
			[][2]string{{"1", "Chapter 1 Rope “He lay 1^ in seven coils,” she said."}, {"2", "“Come (and see)."}},
			[]string{mark("2") + "“Come"}, 2, false},
		{"a blank page has no mark, a picture's has",
			[][2]string{{"1", "Chapter 1 Rope “He lay in seven coils,” she said."}, {"2", ""}, {"3", "—"}, {"4", "“Come (and see)."}},
			[]string{mark("3") + mark("4") + "“Come"}, 3, false},
		{"other words than the book's",
			[][2]string{{"1", "Chapter 1 Rope"}, {"2", "something else"}}, []string{mark("1")}, 1, true},
	} {
		b := plain(chapter(1, "Rope", para("“He lay", ref("n"), " in seven coils,” she said. “Come ", span("strong", "(and see)"), ".")))
		b.Notes = append(b.Notes, note("n", 1, para("A note of a few words.")))
		var out bytes.Buffer
		var found diag.Findings
		if err := Write(&out, b, classic(t), Options{Pages: paper("chapter-1", c.pages...), Found: &found}); err != nil {
			t.Fatal(err)
		}
		_, files := unzipped(t, out.Bytes())
		body := files["EPUB/text/chapter-1.xhtml"]
		if n := strings.Count(body, "doc-pagebreak"); n != c.marks {
			t.Errorf("%s: %d marks in\n%s", c.name, n, body)
		}
		for _, want := range c.has {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %s in\n%s", c.name, want, body)
			}
		}
		if n := strings.Count(files["EPUB/nav.xhtml"], "#page_"); n != c.marks {
			t.Errorf("%s: %d pages are listed", c.name, n)
		}
		if n := strings.Count(files["EPUB/toc.ncx"], "<pageTarget"); n != c.marks {
			t.Errorf("%s: %d pages in the NCX", c.name, n)
		}
		if told := found.Count(diag.Note) > 0; told != c.told {
			t.Errorf("%s: said something: %v", c.name, told)
		}
		for _, want := range []string{`property="source-of" refines="#pages">pagination<`, "pageNavigation", "pageBreakMarkers"} {
			if !strings.Contains(files["EPUB/package.opf"], want) {
				t.Errorf("%s: no %s", c.name, want)
			}
		}
	}
}

// Without a print edition there is no word of pages.
func TestNoPagesWithoutPrint(t *testing.T) {
	_, files := unzipped(t, made(t, "notes"))
	for name, text := range files {
		for _, not := range []string{"pagebreak", "page-list", "pageList", "pageNavigation", "source-of"} {
			if strings.Contains(text, not) {
				t.Errorf("%s has %s", name, not)
			}
		}
	}
}
