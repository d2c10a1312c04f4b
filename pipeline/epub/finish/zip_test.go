package finish

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"runtime"
	"strings"
	"testing"
)

func sample() *Publication {
	return &Publication{
		Metadata: Metadata{Identifier: "urn:uuid:0", Titles: []Title{{Text: "T"}}, Modified: "1980-01-01T00:00:00Z"},
		Language: "en",
		Documents: []Document{
			{ID: "nav", Path: NavPath, Title: "Contents", Nav: true},
			{ID: "b", Path: "text/b.xhtml", Title: "B", Body: strings.Repeat("<p>second by name, first to read</p>\n", 50)},
			{ID: "a", Path: "text/a.xhtml", Title: "A", Body: "<p>a</p>\n"},
		},
		Resources: []Resource{{ID: "i", Path: "images/z.png", MediaType: "image/png", Data: bytes.Repeat([]byte("packed"), 100)}},
		Contents:  []Entry{{Title: "B", Href: "text/b.xhtml"}},
	}
}

func packed(t testing.TB, p *Publication) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOrderOfEntries(t *testing.T) {
	data := packed(t, sample())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	want := "mimetype META-INF/container.xml EPUB/package.opf EPUB/nav.xhtml EPUB/toc.ncx EPUB/style.css EPUB/text/b.xhtml EPUB/text/a.xhtml EPUB/images/z.png"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// The bytes of each local header, as the OCF and Java's ZipInputStream want
// them: sizes, no descriptor, no extra field, a date zip knows.
func TestLocalHeaders(t *testing.T) {
	data := packed(t, sample())
	if got := string(data[30:58]); got != "mimetypeapplication/epub+zip" {
		t.Errorf("the file begins with %q", got)
	}
	at, n := 0, 0
	for binary.LittleEndian.Uint32(data[at:]) == 0x04034b50 {
		word := func(o int) int { return int(binary.LittleEndian.Uint16(data[at+o:])) }
		name := string(data[at+30 : at+30+word(26)])
		method, size := word(8), int(binary.LittleEndian.Uint32(data[at+18:]))
		if flags := word(6); flags != 0 {
			t.Errorf("%s: flags %x", name, flags)
		}
		if word(10) != 0 || word(12) != 0x21 {
			t.Errorf("%s: time %x, date %x", name, word(10), word(12))
		}
		if word(28) != 0 {
			t.Errorf("%s: an extra field", name)
		}
		if store := method == 0; store != (name == "mimetype" || strings.HasSuffix(name, ".png") || name == "EPUB/style.css") {
			t.Errorf("%s: method %d", name, method)
		}
		at += 30 + len(name) + size
		n++
	}
	if n != 9 {
		t.Errorf("%d entries stand one behind the other, not 9", n)
	}
}

func TestWorkersDoNotShow(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []byte
	for _, n := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(n)
		if data := packed(t, sample()); first == nil {
			first = data
		} else if !bytes.Equal(first, data) {
			t.Errorf("%d workers give other bytes", n)
		}
	}
}

func TestBadPublications(t *testing.T) {
	for name, f := range map[string]func(*Publication){
		"no title":        func(p *Publication) { p.Metadata.Titles = nil },
		"no contents":     func(p *Publication) { p.Contents = nil },
		"deep contents":   func(p *Publication) { p.Contents[0].Entries = []Entry{{Entries: []Entry{{Entries: []Entry{{}}}}}} },
		"no navigation":   func(p *Publication) { p.Documents = p.Documents[1:] },
		"an untitled one": func(p *Publication) { p.Documents[1].Title = "" },
		"an id twice":     func(p *Publication) { p.Documents[1].ID = "i" },
		"a path twice":    func(p *Publication) { p.Documents[1].Path = p.Documents[2].Path },
		"a path out":      func(p *Publication) { p.Resources[0].Path = "../z.png" },
		"two dots":        func(p *Publication) { p.Resources[0].Path = "images/a..png" },
		"a space":         func(p *Publication) { p.Resources[0].Path = "images/a b.png" },
		"a deep path":     func(p *Publication) { p.Resources[0].Path = "a/b/c.png" },
		"an absolute one": func(p *Publication) { p.Resources[0].Path = "/z.png" },
		"the OPF's":       func(p *Publication) { p.Resources[0].Path = packagePath },
	} {
		p := sample()
		f(p)
		if err := Write(io.Discard, p); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"text/a.xhtml", "text/b.xhtml#x", "b.xhtml#x"}, {"text/a.xhtml", "text/a.xhtml#x", "#x"}, {"text/a.xhtml", "images/a.png", "../images/a.png"},
		{"nav.xhtml", "text/a.xhtml", "text/a.xhtml"}, {"text/a.xhtml", "nav.xhtml#toc", "../nav.xhtml#toc"}, {"text/a.xhtml", "style.css", "../style.css"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
