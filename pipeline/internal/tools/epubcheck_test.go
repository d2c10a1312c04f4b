package tools

import (
	"archive/zip"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// book is the smallest EPUB 3 without a fault, as names and contents in turn.
var book = []string{
	"mimetype", "application/epub+zip",
	"META-INF/container.xml", `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
	"book.opf", `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:9f0b1d0a-31a5-4b7c-8a7e-0c6f1f6f2a11</dc:identifier>
<dc:title>Small</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-20T00:00:00Z</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine>
</package>`,
	"nav.xhtml", `<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Small</title></head>
<body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Small</a></li></ol></nav></body>
</html>`,
}

func TestEPUBCheck(t *testing.T) {
	Thorough(t)
	dir := t.TempDir()
	clean := writeBook(t, dir, "clean é.epub", nil)
	doubtful := writeBook(t, dir, "doubtful.epub", strings.NewReplacer("9f0b1d0a-", "nonsense-")) // a warning only
	broken := writeBook(t, dir, "broken.epub", strings.NewReplacer("<body>", "<body><blink/>"))
	cut := filepath.Join(dir, "cut.epub")
	if err := os.WriteFile(cut, []byte("PK\x03\x04"), 0o666); err != nil {
		t.Fatal(err)
	}

	EPUBCheck(t, clean)
	got := ending(t, func(t testing.TB) { EPUBCheck(t, broken, clean, cut, doubtful) })
	for _, want := range []string{
		"broken.epub: nav.xhtml:4:15: ERROR RSC-005 Error while parsing file: element \"blink\" not allowed here",
		"broken.epub: 1 message\n",
		"clean é.epub: ok\n",
		"cut.epub: 2 messages\n",
		"doubtful.epub: book.opf:4:85: WARNING OPF-085",
		"doubtful.epub: 1 message\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant in it: %s", got, want)
		}
	}
	if _, debian, ok := strings.Cut(got, "EPUBCheck of Debian: "); !ok || !strings.Contains(debian, "broken.epub: nav.xhtml:4:15: ERROR RSC-005") || !strings.Contains(debian, "clean é.epub: ok") {
		t.Errorf("Debian's EPUBCheck says %s", debian)
	}
	if got := ending(t, func(t testing.TB) { EPUBCheck(t) }); !strings.HasPrefix(got, "failed: ") {
		t.Errorf("no book named: got %q, want a failure", got)
	}
}

// writeBook writes the smallest book, changed by fault unless that is nil.
func writeBook(t *testing.T, dir, name string, fault *strings.Replacer) string {
	t.Helper()
	path := filepath.Join(dir, name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for i := 0; i < len(book); i += 2 {
		text := book[i+1]
		if fault != nil {
			text = fault.Replace(text)
		}
		header := &zip.FileHeader{Name: book[i], Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)),
			CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))}
		w, err := z.CreateRaw(header) // with the sizes up front, as the first entry of an EPUB must
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
