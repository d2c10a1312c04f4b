package epub

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
)

func TestRefusedPictures(t *testing.T) {
	svg := func(inside string) string { return `<svg xmlns="http://www.w3.org/2000/svg">` + inside + `</svg>` }
	for _, c := range []struct{ name, kind, data, want string }{
		{"plain", "image/svg+xml", drawing, ""},
		{"a gradient and an embedded picture", "image/svg+xml", svg(`<style>.a{fill:url(#g)}</style><image href="data:image/png;base64,AA=="/><use href="#a"/>`), ""},
		{"a script", "image/svg+xml", svg(`<script>alert(1)</script>`), "<script>"},
		{"a handler", "image/svg+xml", svg(`<path onclick="x()"/>`), "onclick"},
		{"a link out", "image/svg+xml", svg(`<image href="http://example.org/a.png"/>`), "http://example.org/a.png"},
		{"an old link out", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="/etc/passwd"/></svg>`, "/etc/passwd"},
		{"an imported style", "image/svg+xml", svg(`<style>@import "a.css";</style>`), "another file"},
		{"a style that fetches", "image/svg+xml", svg(`<path style="fill: url( 'http://example.org/' )"/>`), "another file"},
		{"a style that hides", "image/svg+xml", svg(`<style>a{fill:\75rl(http://example.org/)}</style>`), "another file"},
		{"foreign markup", "image/svg+xml", svg(`<foreignObject/>`), "foreignObject"},
		{"motion", "image/svg+xml", svg(`<animate attributeName="x"/>`), "animate"},
		{"an entity", "image/svg+xml", `<!DOCTYPE svg [<!ENTITY a "b">]>` + svg("&a;"), "entit"},
		{"a stylesheet", "image/svg+xml", `<?xml-stylesheet href="a.css"?>` + svg(""), "xml-stylesheet"},
		{"nesting without end", "image/svg+xml", svg(strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300)), "deeper"},
		{"another root", "image/svg+xml", `<html/>`, "no svg"},
		{"broken markup", "image/svg+xml", `<svg`, "EOF"},
		{"a PNG", "image/png", string(pngOf(2, 2)), ""},
		{"a PNG called JPEG", "image/jpeg", string(pngOf(2, 2)), "no image/jpeg"},
		{"an empty file", "image/png", "", "no image/png"},
		{"WebP", "image/webp", "RIFF", "do not show"},
	} {
		err := checkImage(&book.Image{Path: "art/a", MediaType: c.kind, Data: []byte(c.data)})
		if (err == nil) != (c.want == "") || err != nil && (!strings.Contains(err.Error(), c.want) || diag.HintOf(err) == "") {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestBadBooks(t *testing.T) {
	for _, c := range []struct {
		name string
		f    func(b *book.Book, o *Options)
		want string
	}{
		{"no text", func(b *book.Book, _ *Options) { b.Body = nil }, "no text"},
		{"a wrong ISBN", func(b *book.Book, _ *Options) { b.Meta.Identifiers.ISBNEbook = "978-3-16-148410-1" }, "no ISBN"},
		{"an impossible date", func(b *book.Book, _ *Options) { b.Meta.Date = "2026-02-30" }, "no date"},
		{"a language of no kind", func(b *book.Book, _ *Options) { b.Meta.Language = "English, mostly" }, "no language"},
		{"a note that is missing", func(b *book.Book, _ *Options) { b.Body[0].Blocks = []book.Block{para("x", ref("none"))} }, `no note "none"`},
		{"a cover that is none", func(_ *book.Book, o *Options) { o.Cover = []byte("GIF89a") }, "no JPEG"},
		{"a cover too large", func(_ *book.Book, o *Options) { o.Cover = jpegOf(2001, 2000) }, "4 million"},
		{"an image that is missing", func(b *book.Book, _ *Options) { b.Body[0].Blocks = []book.Block{&book.Figure{At: at, Image: "no.png"}} }, `no image "no.png"`},
		{"a name that leads out", func(b *book.Book, _ *Options) {
			b.Images = []*book.Image{picture("../../out.png", "image/png", pngOf(1, 1))}
		}, "no safe file name"},
		{"an id that is none", func(b *book.Book, _ *Options) { b.Body[0].ID = "../one" }, "no name"},
		{"an id twice", func(b *book.Book, _ *Options) { b.Body = append(b.Body, b.Body[0]) }, "twice"},
	} {
		b, o := plain(chapter(1, "One", para("Text."))), Options{}
		c.f(b, &o)
		var out bytes.Buffer
		if err := Write(&out, b, classic(t), o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// What go-epub might do to a document is found out.
func TestChangedBodiesAreErrors(t *testing.T) {
	for _, c := range []struct{ whole, want string }{
		{"<html>" + beforeBody + "<p>a</p>\n" + afterBody, ""},
		{"<html>" + beforeBody + "<p>b</p>\n" + afterBody, "changed"},
		{"<html><body><p>a</p>\n" + afterBody, "another shape"},
		{beforeBody + "<p>a</p>\n</body>", "another shape"},
	} {
		err := holdsBody([]byte(c.whole), "<p>a</p>\n")
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.whole, err, c.want)
		}
	}
	if _, err := contentOf(nil, "x", nil); err == nil {
		t.Error("a lost file is none")
	}
}

func TestTheNetworkIsRefused(t *testing.T) {
	f := figureBook()
	p, err := publication(f.book, classic(t), f.options())
	if err != nil {
		t.Fatal(err)
	}
	p.Documents[1].Body = `<img src="http://127.0.0.1:1/x.png"/>`
	if err := assemble(p); err != nil {
		t.Errorf("an address in a body is fetched: %v", err)
	}
	if _, err := (refusing{}).RoundTrip(nil); err == nil {
		t.Error("the client has a network")
	}
}

type fullDisk struct{ room int }

func (w *fullDisk) Write(p []byte) (int, error) {
	if w.room -= len(p); w.room < 0 {
		return 0, errors.New("no room")
	}
	return len(p), nil
}

func TestAFullDiskIsAnError(t *testing.T) {
	f := matterBook()
	p, err := publication(f.book, classic(t), f.options())
	if err != nil {
		t.Fatal(err)
	}
	for _, room := range []int{0, 100, 2000} {
		if err := finish.Write(&fullDisk{room}, p); err == nil {
			t.Errorf("no error with room for %d bytes", room)
		}
	}
}
