package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/preflight/ebook"
	"octavo/templates/specs"
)

// hostileBook is an EPUB of the package given, with other files, deflated.
func hostileBook(t testing.TB, opf string, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	add("mimetype", "application/epub+zip")
	add("META-INF/container.xml", `<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>`)
	add("p.opf", opf)
	for name, text := range files {
		add(name, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	opfHead = `<package version="3.0"><metadata/><manifest>`
	opfPage = opfHead + `<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest></package>`
)

// TestHostileBooks holds that whatever an EPUB has inside, reading it ends
// soon, in little memory, with an error or a finding that says why.
// heaviest is the case that takes as long as all others together.
const heaviest = "20 MB of space in each of 40 pages"

func TestHostileBooks(t *testing.T) {
	page := func(text string) []byte { return hostileBook(t, opfPage, map[string]string{"a.xhtml": text}) }
	good := unpack(t, named(t, "seventeen-ounces").data(t, EPUB)).pack(t)
	lying := page(strings.Repeat("<p>", 3<<20))
	for i := bytes.Index(lying, []byte("PK\x01\x02")); i >= 0; {
		binary.LittleEndian.PutUint32(lying[i+24:], 10) // says it is small
		next := bytes.Index(lying[i+4:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		i += 4 + next
	}
	many := opfHead
	files := map[string]string{}
	for i := range 40 {
		name := string(rune('a'+i%26)) + strings.Repeat("x", i)
		many += `<item id="` + name + `" href="` + name + `" media-type="application/xhtml+xml"/>`
		files[name] = "<p>" + strings.Repeat("          ", 2<<20) + "</p>"
	}
	for _, c := range []struct {
		name string
		data []byte
		want string // in the error or a finding
	}{
		{"nothing", nil, "no-epub"},
		{"no zip", []byte("hello"), "no-epub"},
		{"cut", good[:len(good)/2], "no-epub"},
		{"end only", good[len(good)-22:], "no-epub"},
		{"no package", hostileBook(t, "", nil), "p.opf is no package document"},
		{"no container", (&unpacked{names: []string{"mimetype"}, files: map[string]string{"mimetype": "x"}}).pack(t), "no-epub"},
		{"broken package", hostileBook(t, "<package", nil), "no-epub"},
		{"page of 80 MB", page("<p>" + strings.Repeat("a", 80<<20) + "</p>"), "67108864 are the most"},
		{heaviest, hostileBook(t, many+"</manifest></package>", files), "more text than can be looked at"},
		{"page that says it is small", lying, "epub-broken|no-epub"},
		{"deep page", page(strings.Repeat("<p>", 1<<20)), "more than 512 others"},
		{"laughs", page(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;</p>`), "invalid character entity"},
		{"external entity", page(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>`), "invalid character entity"},
		{"a million attributes", page("<p " + strings.Repeat(`a="b" `, 1<<20) + "/>"), "page-title"},
		{"a million links", page("<p>" + strings.Repeat(`<a epub:type="noteref" href="#x">1</a>`, 1<<19) + "</p>"), "more places"},
		{"other encoding", page(`<?xml version="1.0" encoding="utf-16"?><p/>`), "its encoding is utf-16"},
		{"control characters", page("<p>\x00\x01</p>"), "epub-broken"},
		{"an endless picture", hostileBook(t, opfHead+`<item id="a" href="a.png" media-type="image/png"/></manifest></package>`, map[string]string{"a.png": pngOf(1<<30, 1<<30)}), "picture-broken"},
		{"outside", hostileBook(t, opfHead+`<item id="a" href="../../../../etc/passwd" media-type="application/xhtml+xml"/></manifest></package>`, nil), "missing-file"},
		{"itself", hostileBook(t, opfHead+`<item id="a" href="p.opf" media-type="application/xhtml+xml"/></manifest></package>`, nil), "the spine names no page"},
		{"style without end", hostileBook(t, opfHead+`<item id="a" href="a.css" media-type="text/css"/></manifest></package>`, map[string]string{"a.css": strings.Repeat("a{b:'", 1<<20)}), "book-contents"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == heaviest {
				tools.Thorough(t)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			begin := time.Now()
			said := ""
			b, err := ebook.Open("book.epub", bytes.NewReader(c.data), int64(len(c.data)))
			if err != nil {
				var found diag.Findings
				found.Errorf(diag.Pos{}, "no-epub", "%v", err)
				said = found.String()
			} else {
				var found diag.Findings
				for _, key := range allShops {
					for _, s := range specs.Named(key) {
						ebook.Judge(b, s, ebook.Job{}, &found)
					}
				}
				if said = found.String(); len(found.All()) > 400 {
					t.Errorf("%d findings", len(found.All()))
				}
			}
			runtime.ReadMemStats(&after)
			if took := time.Since(begin); took > 60*time.Second {
				t.Errorf("it took %v", took)
			}
			if held := int64(after.HeapSys) - int64(before.HeapSys); held > 1<<30 {
				t.Errorf("it took %d MB", held>>20)
			}
			ok := false
			for _, want := range strings.Split(c.want, "|") {
				ok = ok || strings.Contains(said, want)
			}
			if !ok {
				t.Errorf("got %.2000s, want %s", said, c.want)
			}
			if strings.Contains(said, "root:") {
				t.Error("a file outside the book was read")
			}
		})
	}
}

// TestHostileFiles are paths that lead to no finished book.
func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	o := Finished{}
	for _, key := range append(allShops, "kdp-print", "ingram") {
		o.Stores = append(o.Stores, specs.Named(key)...)
	}
	for name, c := range map[string]struct{ text, want string }{
		"a.epub":       {"PK\x03\x04", "no-epub"},
		"a.pdf":        {"%PDF-1.4\nstartxref\n9\n", "no-pdf"},
		"cover.jpg":    {"\xff\xd8\xff", "picture-broken"},
		"cover.png":    {pngOf(50_000, 50_000), "cover-most"},
		"cover.webp":   {"RIFF\x00\x00\x00\x00WEBPVP8 ", "cover-kind"},
		"b-cover.tiff": {"II*\x00", ""},
		"c.pdf":        {strings.Repeat("(", 1<<20), "no-pdf"},
	} {
		list, looked, err := CheckFinished([]string{write(name, c.text)}, o)
		all := ""
		for _, f := range list {
			all += f.String()
		}
		if err != nil || len(looked) != 1 || !strings.Contains(all, c.want) {
			t.Errorf("%s: %v, %q, want %s", name, err, all, c.want)
		}
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "zero.epub")); err == nil {
		if _, _, err := CheckFinished([]string{filepath.Join(dir, "zero.epub")}, o); err == nil {
			t.Error("a device is read")
		}
		list, _, err := CheckFinished([]string{dir}, o)
		for _, f := range list {
			if strings.Contains(f.Path, "zero") {
				t.Error("a link in a folder is followed")
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

func FuzzEbook(f *testing.F) {
	f.Add(opfPage, `<html><p style="a:b">x</p></html>`)
	f.Add(opfHead+`</manifest><spine><itemref idref="x"/></spine></package>`, "")
	f.Fuzz(func(t *testing.T, opf, page string) {
		data := hostileBook(t, opf, map[string]string{"a.xhtml": page, "a.css": page})
		b, err := ebook.Open("book.epub", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		var found diag.Findings
		for _, key := range allShops {
			for _, s := range specs.Named(key) {
				ebook.Judge(b, s, ebook.Job{}, &found)
			}
		}
		if len(found.All()) > 400 {
			t.Errorf("%d findings", len(found.All()))
		}
	})
}
