package pipeline

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"octavo/pipeline/internal/tools"
)

var (
	listedPage = regexp.MustCompile(`<a href="([a-z0-9/.-]+\.xhtml)#(page_[a-z0-9]+)">([a-z0-9]+)</a>`)
	noteLinks  = regexp.MustCompile(`<sup class="noteref">.*?</sup>|<a class="back".*?</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// onlyLetters returns the letters and digits of a text, in small letters.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// The EPUB's pages begin where those of the print edition do: what follows a
// mark is what pdftotext reads on top of that page, below the running head.
func TestPagesOfTheEPUBAreThoseOfPrint(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		files := unpack(t, b.data(t, EPUB)).files
		sides := map[string]int{}
		for _, s := range b.Pages.Sides {
			if !s.Blank {
				sides[s.Folio] = s.Number
			}
		}
		list := listedPage.FindAllStringSubmatch(files["EPUB/nav.xhtml"], -1)
		if len(list) < len(sides)-3 { // the contents, which may take three pages, have none
			t.Errorf("%d pages are listed, the print edition has %d", len(list), len(sides))
		}
		marks := 0
		for name, text := range files {
			if path.Ext(name) == ".xhtml" {
				marks += strings.Count(text, `role="doc-pagebreak"`)
			}
		}
		if marks != len(list) {
			t.Errorf("%d pages are listed, %d marked", len(list), marks)
		}
		for _, l := range list {
			text := files["EPUB/"+l[1]]
			_, after, ok := strings.Cut(text, `<span id="`+l[2]+`"`)
			if !ok {
				t.Errorf("%s has no page %s", l[1], l[3])
				continue
			}
			after, _, _ = strings.Cut(after, `<div class="notes">`)
			want := onlyLetters(anyTag.ReplaceAllString(noteLinks.ReplaceAllString("<"+after, ""), " "))
			want = want[:min(len(want), 12)]
			page := onlyLetters(tools.PDFText(t, b.file(Print), "-f", strconv.Itoa(sides[l[3]]), "-l", strconv.Itoa(sides[l[3]])))
			if at := strings.Index(page, want); at < 0 || at > 60 {
				t.Errorf("page %s of the EPUB begins %q, on paper %q", l[3], want, page[:min(len(page), 80)])
			}
		}
	})
}
