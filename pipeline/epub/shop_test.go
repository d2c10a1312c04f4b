package epub

import (
	"bytes"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/templates/stores"
)

// forShop makes the edition for a shop and returns its files' contents with
// what was said.
func forShop(t *testing.T, b *book.Book, shop string) (map[string]string, string) {
	t.Helper()
	var out bytes.Buffer
	var found diag.Findings
	o := (&fixture{cover: true}).options()
	o.Shop, o.Found = stores.For(shop), &found
	if err := Write(&out, b, classic(t), o); err != nil {
		t.Fatal(err)
	}
	_, content := unzipped(t, out.Bytes())
	var said []string
	for _, f := range found.All() {
		said = append(said, f.Message)
	}
	return content, strings.Join(said, "\n")
}

// A shop's edition differs from the usual one in what the shop needs, and in
// nothing else.
func TestShops(t *testing.T) {
	links := plain(chapter(1, "Rope", para("See ", &book.Link{Href: "store:next", Inlines: text("the next")}, ", ",
		&book.Link{Href: "https://www.kobo.com/b", Inlines: text("Kobo’s")}, " and ", &book.Link{Href: "store:none", Inlines: text("nothing")}, ".")))
	links.Settings.Links = map[string]map[string]string{"next": {"web": "https://example.org/next", "apple": "https://books.apple.com/next"}}
	usual, said := forShop(t, links, "")
	if said != "" {
		t.Errorf("the usual edition says %q", said)
	}
	for _, c := range []struct {
		shop    string
		has     []string // in the chapter
		lacks   []string
		says    string
		changed []string // files that differ from the usual ones
		gone    string
	}{
		{"", []string{"https://example.org/next", "https://www.kobo.com/b"}, []string{"store:"}, "", nil, ""},
		{"kobo", []string{"https://example.org/next", "https://www.kobo.com/b"}, nil, "store:none", nil, ""},
		{"google", []string{"https://example.org/next"}, []string{"kobo.com"}, "link to Kobo is taken out", []string{"EPUB/text/chapter-1.xhtml"}, ""},
		{"apple", []string{"https://books.apple.com/next"}, []string{"kobo.com", "example.org"}, "leads to https://books.apple.com/next", []string{"EPUB/text/chapter-1.xhtml"}, ""},
		{"kindle", []string{"https://example.org/next"}, []string{"kobo.com"}, "contents stand in the text",
			[]string{"EPUB/nav.xhtml", "EPUB/package.opf", "EPUB/text/chapter-1.xhtml"}, "EPUB/cover.xhtml"},
	} {
		got, said := forShop(t, links, c.shop)
		chapter := got["EPUB/text/chapter-1.xhtml"]
		for _, h := range c.has {
			if !strings.Contains(chapter, `"`+h+`"`) {
				t.Errorf("%s: no link to %s in %s", c.shop, h, chapter)
			}
		}
		for _, l := range c.lacks {
			if strings.Contains(chapter, l) {
				t.Errorf("%s: a link to %s in %s", c.shop, l, chapter)
			}
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%s: says %q, not %q", c.shop, said, c.says)
		}
		changed := map[string]bool{}
		for _, name := range c.changed {
			changed[name] = true
		}
		for name := range usual {
			if _, there := got[name]; !there && name != c.gone {
				t.Errorf("%s: %s is gone", c.shop, name)
			} else if there && (got[name] != usual[name]) != changed[name] {
				t.Errorf("%s: %s changed: %v, wanted %v", c.shop, name, got[name] != usual[name], changed[name])
			}
		}
	}
}

// A claim of exemption goes to every shop whose checker knows it.
func TestExemption(t *testing.T) {
	for shop, want := range map[string]bool{"": true, "kobo": false, "apple": true} {
		b := plain(chapter(1, "Rope", para("It lay there.")))
		b.Settings.Access.Exemption = "eaa-microenterprise"
		files, said := forShop(t, b, shop)
		if got := strings.Contains(files["EPUB/package.opf"], ">eaa-microenterprise<"); got != want {
			t.Errorf("%q: the exemption is there: %v", shop, got)
		}
		if shop == "kobo" && !strings.Contains(said, "a11y:exemption is left out") {
			t.Errorf("says %q", said)
		}
	}
}
