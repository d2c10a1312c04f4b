package epub

import (
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/epub/css"
	"octavo/templates"
)

func TestStylesheetsSuitOldReaders(t *testing.T) {
	for _, name := range design.Names(templates.Designs) {
		d, err := design.Load(templates.Designs, design.Options{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, ornament := range []string{d.EPUB.Ornament, "", "blank", "rule", "fleuron", "diamond", "asterisks", `"};a{x\`, "~ o ~"} {
			d.EPUB.Ornament = ornament
			e := newEdition(plain(chapter(1, "One", para("Text."))), d, Options{})
			if err := e.writeStylesheet(); err != nil {
				t.Fatal(err)
			}
			for _, p := range css.Check(e.pub.Stylesheet) {
				t.Errorf("%s with ornament %q: %v", name, ornament, p)
			}
		}
		for _, lang := range []string{"he", "ar", "ja", "zh-Hant", "ko"} {
			sheet := scriptRules(d.CSS, lang, 1000)
			for _, p := range css.Check(sheet) {
				t.Errorf("%s in %s: %v", name, lang, p)
			}
			if strings.Contains(sheet, "style: italic") || lang == "ar" && strings.Contains(sheet, "letter-spacing") {
				t.Errorf("%s in %s has italics or spaced letters", name, lang)
			}
		}
		if scriptRules(d.CSS, "en", 1000) != d.CSS {
			t.Errorf("%s changes in English", name)
		}
	}
}

// TestDirections: what runs against the text round it says so, and nothing
// else does.
func TestDirections(t *testing.T) {
	for _, c := range []struct {
		lang string
		in   book.Block
		want string
	}{
		{"en", para("He said שלום to us."), `<p class="first">He said שלום to us.</p>`},
		{"en", para("שלום לכם."), `<p class="first" dir="rtl">שלום לכם.</p>`},
		{"en", para("He said ", foreign(book.Emphasis, "he", "שלום"), "."), `<p class="first">He said <i xml:lang="he" lang="he" dir="rtl">שלום</i>.</p>`},
		{"he", para("אמר John."), `<p class="first">אמר John.</p>`},
		{"he", para("Dear John, 12."), `<p class="first" dir="ltr">Dear John, 12.</p>`},
		{"he", &book.Quote{At: at, Kind: book.BlockQuote, Lang: "en", Blocks: []book.Block{para("Dear John."), para("שלום.")}},
			"<blockquote class=\"quote\" xml:lang=\"en\" lang=\"en\" dir=\"ltr\">\n<p class=\"first\">Dear John.</p>\n<p dir=\"rtl\">שלום.</p>"},
		{"en", &book.Verse{At: at, Stanzas: []book.Stanza{{{At: at, Inlines: text("שיר")}, {At: at, Inlines: text("ABC")}}}}, `<div class="verse">`},
		{"he", &book.Verse{At: at, Stanzas: []book.Stanza{{{At: at, Inlines: text("A")}, {At: at, Inlines: text("BC")}}}}, `<div class="verse" dir="ltr">`},
	} {
		b := plain(chapter(1, "One", c.in))
		b.Meta.Language = c.lang
		b.Body[0].Title = nil
		d, err := design.Load(templates.Designs, design.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d.Opening.Initial = "none"
		p, err := publication(b, d, Options{})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, doc := range p.Documents {
			found = found || strings.Contains(doc.Body, c.want)
		}
		if !found {
			t.Errorf("%s: no %s in\n%s", c.lang, c.want, p.Documents[len(p.Documents)-1].Body)
		}
	}
}
