package pipeline

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"image"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/preflight"
	"octavo/pipeline/preflight/ebook"
	"octavo/templates/specs"
)

// An unpacked is an EPUB's files in their order.
type unpacked struct {
	names []string
	files map[string]string
}

func unpack(t testing.TB, data []byte) *unpacked {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	u := &unpacked{files: map[string]string{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		u.names, u.files[f.Name] = append(u.names, f.Name), string(text)
	}
	return u
}

// pack writes the files as they are, without compressing.
func (u *unpacked) pack(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range u.names {
		text := u.files[name]
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)), CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// change puts one text in another's place, once, in a file.
func (u *unpacked) change(t testing.TB, file, old, new string) {
	t.Helper()
	if !strings.Contains(u.files[file], old) {
		t.Fatalf("%s has no %q", file, old)
	}
	u.files[file] = strings.Replace(u.files[file], old, new, 1)
}

func (u *unpacked) add(name, text string) {
	u.names, u.files[name] = append(u.names, name), text
}

// judged returns what is told of a book by the stores' rules.
func judged(t testing.TB, data []byte, keys ...string) *diag.Findings {
	t.Helper()
	b, err := ebook.Open("book.epub", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var found diag.Findings
	for _, key := range keys {
		for _, s := range specs.Named(key) {
			ebook.Judge(b, s, ebook.Job{}, &found)
		}
	}
	return &found
}

var allShops = []string{"any", "apple", "kobo", "kdp-ebook", "google"}

const (
	opfFile  = "EPUB/package.opf"
	cssFile  = "EPUB/style.css"
	pageFile = "EPUB/text/chapter-1.xhtml"
	noteFile = "EPUB/text/chapter-4.xhtml"
	navFile  = "EPUB/nav.xhtml"
	ncxFile  = "EPUB/toc.ncx"
	pngFile  = "EPUB/images/kelfer.png"
)

// TestShopsRules breaks the rules one by one in a finished EPUB, most of them
// in ways that EPUBCheck passes, and holds that each is told with its code,
// place, source and date.
func TestShopsRules(t *testing.T) {
	data := named(t, "seventeen-ounces").data(t, EPUB)
	usual := judged(t, data, allShops...).String()
	if rest := judged(t, data, "any", "apple", "kobo", "google").String(); rest != "" {
		t.Errorf("of the sample as it is:\n%s", rest)
	}
	for _, line := range strings.Split(strings.TrimSpace(usual), "\n") {
		if !strings.HasPrefix(line, "\t") && !strings.Contains(line, " note: ") {
			t.Errorf("of the sample as it is: %s", line)
		}
	}
	replace := func(file, old, new string) func(testing.TB, *unpacked) {
		return func(t testing.TB, u *unpacked) { u.change(t, file, old, new) }
	}
	meta := func(line string) func(testing.TB, *unpacked) {
		return replace(opfFile, "</metadata>", line+"</metadata>")
	}
	rule := func(line string) func(testing.TB, *unpacked) {
		return func(_ testing.TB, u *unpacked) { u.files[cssFile] += line }
	}
	body := func(html string) func(testing.TB, *unpacked) {
		return replace(pageFile, "</section>", html+"</section>")
	}
	for _, c := range []struct {
		name, shop string
		change     func(testing.TB, *unpacked)
		code, want string // a part of the finding as it is printed; "" for none
	}{
		{"as it is", "any", func(testing.TB, *unpacked) {}, "", ""},
		{"isbn", "any", meta(`<dc:identifier>urn:isbn:9780306406158</dc:identifier>`), "isbn-checksum", "9780306406158 is wrong: after its first twelve digits comes 7"},
		{"right isbn", "any", meta(`<dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier>`), "", ""},
		{"isbn of ten", "any", meta(`<dc:identifier>urn:isbn:0306406153</dc:identifier>`), "isbn-checksum", "comes 2"},
		{"right isbn of ten", "any", meta(`<dc:identifier>urn:isbn:080442957X</dc:identifier>`), "", ""},
		{"short isbn", "any", meta(`<dc:identifier>urn:isbn:97803064061</dc:identifier>`), "isbn-checksum", "has 11"},
		{"role", "any", meta(`<dc:contributor id="c9">Ann</dc:contributor><meta refines="#c9" property="role" scheme="marc:relators">illustrator</meta>`), "marc-role", "is it ill?"},
		{"right role", "any", meta(`<dc:contributor id="c9">Ann</dc:contributor><meta refines="#c9" property="role" scheme="marc:relators">ill</meta>`), "", ""},
		{"position", "any", meta(`<meta property="group-position" refines="#s">two</meta>`), "group-position", `"two"`},
		{"half position", "any", meta(`<meta property="group-position" refines="#s">2.5</meta>`), "", ""},
		{"png as webp", "any", replace(opfFile, `href="images/kelfer.png" media-type="image/png"`, `href="images/kelfer.png" media-type="image/webp"`), "media-type", "is said to be image/webp, and is image/png"},
		{"page as text", "any", replace(opfFile, `href="text/about.xhtml" media-type="application/xhtml+xml"`, `href="text/about.xhtml" media-type="text/html"`), "media-type", "is said to be text/html"},
		{"unlisted", "any", func(_ testing.TB, u *unpacked) { u.add("EPUB/left.txt", "over") }, "unlisted-file", "EPUB/left.txt: warning"},
		{"in META-INF", "any", func(_ testing.TB, u *unpacked) { u.add("META-INF/left.xml", "<over/>") }, "", ""},
		{"missing", "any", replace(opfFile, `href="images/kelfer.png"`, `href="images/gone.png"`), "missing-file", "images/gone.png, which is not there"},
		{"not in manifest", "any", replace(opfFile, `<itemref idref="s-about"/>`, `<itemref idref="s-nobody"/>`), "missing-file", `"s-nobody"`},
		{"no alt", "any", body(`<p><img src="../images/kelfer.png"/></p>`), "image-alt", "chapter-1.xhtml:"},
		{"empty alt", "any", body(`<p><img src="../images/kelfer.png" alt=""/></p>`), "", ""},
		{"false claim", "any", body(`<p><img src="../images/kelfer.png"/></p>`), "access-claim", "pictures are described, and 1 are not"},
		{"false conformance", "any", body(`<p><img src="../images/kelfer.png"/></p>`), "access-claim", "WCAG 2.2 Level AA, and a picture has no description"},
		{"no src", "any", body(`<p><img alt=""/></p>`), "image-source", "a picture has no file"},
		{"skip", "any", body(`<h2>A</h2><h5>B</h5>`), "heading-order", "level 5 follows one of level 2"},
		{"down a level", "any", body(`<h2>A</h2><h3>B</h3><h2>C</h2>`), "", ""},
		{"no uid", "any", replace(ncxFile, `name="dtb:uid"`, `name="dtb:id"`), "ncx-uid", "have no dtb:uid"},
		{"other uid", "any", replace(ncxFile, `name="dtb:uid" content="`, `name="dtb:uid" content="x`), "ncx-uid", `dtb:uid is "xurn:uuid:`},
		{"type", "any", body(`<p epub:type="chaptre">A</p>`), "epub-type", "did you mean chapter?"},
		{"type with prefix", "any", body(`<p epub:type="z3998:verse">A</p>`), "", ""},
		{"layer", "any", rule(`@layer base { p { margin: 0 } }`), "deadly-css", "@layer base"},
		{"container", "any", rule(`@container (width > 3em) { p { margin: 0 } }`), "deadly-css", "@container"},
		{"is", "any", rule(`:is(h1, h2) { margin: 0 }`), "deadly-css", ":is(h1, h2)"},
		{"has", "any", rule(`p:has(em) { margin: 0 }`), "deadly-css", "p:has(em)"},
		{"oklch", "any", rule(`hr { border-color: oklch(0.5 0.1 200) }`), "deadly-css", "oklch"},
		{"text-wrap", "any", rule(`h1 { text-wrap: balance }`), "deadly-css", "text-wrap: balance"},
		{"inset", "any", rule(`p { inset: 0 }`), "deadly-css", "inset: 0"},
		{"calc", "any", rule(`p { width: calc(100% - 1em) }`), "deadly-css", "calc("},
		{"variable", "any", rule(`p { --gap: 1em }`), "deadly-css", "--gap"},
		{"numeric media", "any", rule(`@media (min-width: 300px) { p { margin: 0 } }`), "deadly-css", "@media (min-width: 300px)"},
		{"empty media", "any", rule(`@media amzn-kf8 { }`), "deadly-css", "@media amzn-kf8 {}"},
		{"guarded", "any", rule(`@supports (display: grid) { p { width: calc(100% - 1em) } }`), "", ""},
		{"word with max", "any", rule(`p { max-width: 90%; font-variant: small-caps }`), "", ""},
		{"inline calc", "any", body(`<p style="width: min(3em, 4em)">A</p>`), "deadly-css", "min(3em, 4em)"},
		{"fixed", "any", rule(`p { position: fixed }`), "placed-text", "position: fixed"},
		{"relative", "any", rule(`p { position: relative }`), "", ""},
		{"inline", "any", body(`<p style="margin: 0">A</p>`), "inline-style", "styled where it stands: margin: 0"},
		{"contrast", "any", body(`<p style="color: #999; background-color: #fff">A</p>`), "low-contrast", "a contrast of 2.8 to 1"},
		{"contrast in css", "any", rule(`p.pale { color: silver }`), "low-contrast", "silver has a contrast of 1.8 to 1"},
		{"enough contrast", "any", body(`<p style="color: #767676; background-color: #ffffff">A</p>`), "inline-style", "color: #767676"},
		{"colour", "any", rule(`p.dark { color: black }`), "readers-choice", "the colour of text is fixed"},
		{"size", "any", rule(`body { font-size: 14px }`), "readers-choice", "the size of the text is fixed"},
		{"leading", "any", rule(`p { line-height: 1.2 }`), "readers-choice", "the distance of lines is fixed"},
		{"own size", "any", rule(`p.small { font-size: 0.8em; line-height: 1.2 }`), "", ""},
		{"no language", "any", func(t testing.TB, u *unpacked) {
			u.files[pageFile] = strings.NewReplacer(` xml:lang="en-US"`, "", ` lang="en-US"`, "").Replace(u.files[pageFile])
		}, "page-language", "chapter-1.xhtml: warning"},
		{"no title", "any", func(t testing.TB, u *unpacked) {
			_, rest, _ := strings.Cut(u.files[pageFile], "<title>")
			title, _, _ := strings.Cut(rest, "</title>")
			u.change(t, pageFile, "<title>"+title, "<title> ")
		}, "page-title", "the page has no title"},
		{"note elsewhere", "any", replace(noteFile, `epub:type="footnote" role="doc-footnote"`, `class="x"`), "note-kind", "not said to be a note"},
		{"no way back", "any", replace(noteFile, `href="#ref_note-1"`, `href="#nowhere"`), "note-return", "no way leads back"},
		{"two kinds", "any", replace(navFile, `epub:type="bodymatter"`, `epub:type="bodymatter chapter"`), "landmark-kinds", "of 2 kinds"},
		{"no start", "any", func(t testing.TB, u *unpacked) {
			u.change(t, navFile, `epub:type="bodymatter"`, `epub:type="chapter"`)
			u.change(t, opfFile, `<reference type="text"`, `<reference type="other.text"`)
		}, "start-of-text", "nothing says where"},
		{"no contents", "any", replace(navFile, `epub:type="toc"`, `epub:type="lot"`), "book-contents", "the book has no contents"},
		{"no access", "any", replace(opfFile, `property="schema:accessibilityHazard"`, `property="schema:other"`), "access-metadata", "there is no schema:accessibilityHazard"},
		{"pages of nothing", "any", replace(opfFile, `property="source-of"`, `property="other"`), "page-source", "does not say of which edition"},
		{"pages without list", "any", replace(navFile, `epub:type="page-list"`, `epub:type="lot"`), "page-source", "does not list them"},
		{"two covers", "any", replace(opfFile, `<meta name="cover" content="cover-image"/>`, `<meta name="cover" content="i-kelfer-png"/>`), "cover-named", "cover.jpg and images/kelfer.png"},
		{"no cover", "any", func(t testing.TB, u *unpacked) {
			u.change(t, opfFile, ` properties="cover-image"`, "")
			u.change(t, opfFile, `<meta name="cover" content="cover-image"/>`, "")
		}, "cover-named", "no picture is named as the cover"},
		{"half a picture", "any", func(_ testing.TB, u *unpacked) { u.files[pngFile] = u.files[pngFile][:20] }, "picture-broken", "kelfer.png"},
		{"no picture", "any", func(_ testing.TB, u *unpacked) { u.files[pngFile] = "hello" }, "picture-broken", "of no kind that is known"},
		{"broken page", "any", replace(pageFile, "</body>", "</bodie>"), "epub-broken", "</bodie> ends nothing"},
		{"strange entity", "any", body("<p>&lol;</p>"), "epub-broken", "invalid character entity"},
		{"deep", "any", body(strings.Repeat("<div>", 600) + strings.Repeat("</div>", 600)), "epub-broken", "more than 512 others"},
		{"other first", "any", func(_ testing.TB, u *unpacked) { u.names[0], u.names[1] = u.names[1], u.names[0] }, "epub-container", "the first file is META-INF/container.xml"},
		{"other type", "any", func(_ testing.TB, u *unpacked) { u.files["mimetype"] = "application/zip" }, "epub-container", `mimetype has "application/zip"`},
		{"twice", "any", func(_ testing.TB, u *unpacked) { u.names = append(u.names, pageFile) }, "epub-container", "in the book twice"},
		{"leading out", "any", func(_ testing.TB, u *unpacked) { u.add("../evil.txt", "x") }, "epub-container", "leads out of the book"},

		{"epub 2", "apple", replace(opfFile, `version="3.0"`, `version="2.0"`), "epub-version", "the book is EPUB 2.0"},
		{"space", "apple", replace(opfFile, "<dc:title", "<dc:title> A</dc:title><dc:title"), "metadata-space", "dc:title has space"},
		{"large picture", "apple", func(_ testing.TB, u *unpacked) { u.files[pngFile] = pngOf(2500, 1700) }, "picture-pixels", "2500 × 1700 pixels are 4250000"},
		{"fonts", "apple", func(t testing.TB, u *unpacked) {
			u.add("EPUB/a.ttf", "x")
			u.change(t, opfFile, "</manifest>", `<item id="a" href="a.ttf" media-type="font/ttf"/></manifest>`)
		}, "font-switch", "nothing tells Apple Books"},
		{"arrow", "apple", body("<p>\u21a9</p>"), "arrow-picture", "coloured picture"},
		{"arrow as text", "apple", body("<p>\u21a9\ufe0e</p>"), "", ""},
		{"rival", "apple", body(`<p><a href="https://www.amazon.de/dp/1">A</a></p>`), "rival-links", "a link leads to Kindle"},
		{"own shop", "kdp-ebook", body(`<p><a href="https://www.amazon.de/dp/1">A</a></p>`), "", ""},
		{"small cover", "apple", func(_ testing.TB, u *unpacked) { u.files["EPUB/cover.jpg"] = jpegOf(t, 800, 1280) }, "cover-least", "800 × 1280 pixels, and 1400 is the least"},

		{"space in name", "kobo", func(_ testing.TB, u *unpacked) { u.add("META-INF/a b.xml", "<a/>") }, "file-names", `the name has " "`},
		{"webp", "kobo", replace(opfFile, `href="images/kelfer.png" media-type="image/png"`, `href="images/kelfer.png" media-type="image/webp"`), "media-unknown", "is image/webp"},
		{"page break source", "kobo", meta(`<meta property="pageBreakSource">urn:isbn:9780306406157</meta>`), "page-break-source", "newer than the checker"},
		{"deep contents", "kobo", func(t testing.TB, u *unpacked) {
			u.change(t, navFile, `<ol>`, `<ol><li><a href="text/about.xhtml">A</a><ol><li><a href="text/about.xhtml">A</a><ol><li><a href="text/about.xhtml">A</a><ol><li><a href="text/about.xhtml">A</a></li></ol></li></ol></li></ol></li>`)
		}, "contents-depth", "have 4 levels"},
		{"large page", "kobo", body("<p>" + strings.Repeat("words ", 2<<20) + "</p>"), "document-size", "12"},
		{"text on cover", "kobo", replace("EPUB/cover.xhtml", "</body>", "<p>Hello</p></body>"), "cover-page", "there is text on the page"},
		{"background", "kobo", rule(`p.box { background-color: #eee }`), "background-colour", "#eee"},
		{"heavy picture", "kobo", func(_ testing.TB, u *unpacked) { u.files[pngFile] += strings.Repeat("x", 6<<20) }, "picture-weight", "and 5120 are the most"},
		{"bare span", "kobo", rule(`span { margin: 0 }`), "bare-selector", "every span"},
		{"descendant span", "kobo", rule(`p.a span.b { margin: 0 }`), "", ""},

		{"no encoding", "kdp-ebook", func(t testing.TB, u *unpacked) {
			_, rest, _ := strings.Cut(u.files[pageFile], "?>")
			u.files[pageFile] = rest
		}, "xml-encoding", "does not say its encoding"},
		{"contents apart", "kdp-ebook", replace(opfFile, `<itemref idref="nav"/>`, ""), "contents-page", "no page of the book"},
		{"no ncx", "kdp-ebook", func(t testing.TB, u *unpacked) {
			u.change(t, opfFile, `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`, "")
		}, "ncx-whole", "no contents for old readers"},
		{"short ncx", "kdp-ebook", replace(ncxFile, `src="text/about.xhtml`, `src="text/epilogue.xhtml`), "ncx-whole", "lack text/about.xhtml"},
		{"script", "kdp-ebook", body(`<script>0</script>`), "book-scripts", "a script"},
		{"negative", "kdp-ebook", rule(`p.up { margin: -1em 0 }`), "negative-length", "-1em 0"},

		{"side", "google", func(_ testing.TB, u *unpacked) { u.files[pngFile] = pngOf(7300, 10) }, "picture-pixels", "7200 is the longest side"},
		{"drawing", "google", func(t testing.TB, u *unpacked) {
			u.add("EPUB/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="10"/>`)
			u.change(t, opfFile, "</manifest>", `<item id="a" href="a.svg" media-type="image/svg+xml"/></manifest>`)
		}, "picture-pixels", "3200 is the longest side"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := unpack(t, data)
			c.change(t, u)
			var got []string
			for _, f := range judged(t, u.pack(t), c.shop).All() {
				if line := f.String(); !strings.Contains(usual, f.Message) {
					got = append(got, line)
					if !strings.Contains(f.Hint, "; read 20") || !strings.HasPrefix(f.Pos.File, "book.epub") {
						t.Errorf("%s: the hint names no source, or the place no file: %q", f.Code, line)
					}
				}
			}
			if c.code == "" && len(got) > 0 {
				t.Errorf("told without need: %q", got)
			}
			if c.code != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "("+c.code+")") && strings.Contains(s, c.want) }) {
				t.Errorf("got %q, want %s: %s", got, c.code, c.want)
			}
		})
	}
}

// pngOf is the beginning of a PNG of that size.
func pngOf(width, height int) string {
	ihdr := []byte("IHDR")
	for _, n := range []int{width, height} {
		ihdr = append(ihdr, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	ihdr = append(ihdr, 8, 2, 0, 0, 0)
	sum := crc32.ChecksumIEEE(ihdr)
	return "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" + string(ihdr) + string([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

// jpegOf is a JPEG of that size.
func jpegOf(t testing.TB, width, height int) string {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestOneISBNForTwo holds that two books may not have one ISBN, and two editions
// of one book may.
func TestOneISBNForTwo(t *testing.T) {
	const isbn = `<dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier></metadata>`
	dir := t.TempDir()
	for i, name := range []string{"a.epub", "a-kindle.epub", "b.epub"} {
		u := unpack(t, named(t, "seventeen-ounces").data(t, EPUB))
		u.change(t, opfFile, "</metadata>", isbn)
		if i == 2 {
			u.change(t, opfFile, ">Seventeen Ounces</dc:title>", ">Eighteen Ounces</dc:title>")
		}
		if err := os.WriteFile(filepath.Join(dir, name), u.pack(t), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	list, _, err := CheckFinished([]string{dir}, Finished{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range list {
		if f.Severity == diag.Error {
			got = append(got, f.String())
		}
	}
	if len(got) != 1 || !strings.Contains(got[0], `b.epub: error: "Eighteen Ounces" has the ISBN 9780306406157, and so has "Seventeen Ounces"`) {
		t.Errorf("told: %q", got)
	}
}

// TestPrintedCovers holds a cover against the pages that it goes round.
func TestPrintedCovers(t *testing.T) {
	b := named(t, "seventeen-ounces")
	r, err := Build(b.Path, Options{Formats: []Format{Print, Wrap}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range r.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cover := filepath.Join(dir, b.Slug+Wrap.ending())
	for _, c := range []struct {
		name, paper, want string
		before            func() error
	}{
		{"as it is", "cream", "", func() error { return nil }},
		{"other paper", "white", "11.47 in wide, and 88 pages on white paper ask for 11.448 in", func() error { return nil }},
		{"without its book", "cream", "(cover-alone)", func() error { return os.Remove(filepath.Join(dir, b.Slug+Print.ending())) }},
		{"a book called cover", "cream", "", func() error { return os.WriteFile(cover, b.data(t, Print), 0o666) }},
	} {
		if err := c.before(); err != nil {
			t.Fatal(err)
		}
		list, looked, err := CheckFinished([]string{cover}, Finished{Stores: specs.Named("kdp-print"), Paper: c.paper})
		if err != nil || len(looked) != 1 || len(looked[0].Against) == 0 {
			t.Fatalf("%s: %v %+v", c.name, err, looked)
		}
		all := ""
		for _, f := range list {
			if f.Severity != diag.Note || f.Code == "cover-alone" {
				all += f.String()
			}
		}
		if c.want == "" && strings.Contains(all, "cover") && strings.Contains(all, "(cover-") || !strings.Contains(all, c.want) {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

// Every rule in the data is looked at.
func TestEveryShopsRuleHasACheck(t *testing.T) {
	for _, s := range specs.All() {
		for _, r := range s.Rules {
			if s.Applies == "ebook" && !ebook.Checks(r.ID) || s.Applies == string(Print) && !preflight.Checks(r.ID) {
				t.Errorf("%s: nothing looks at %s", s.Key(), r.ID)
			}
		}
	}
}
