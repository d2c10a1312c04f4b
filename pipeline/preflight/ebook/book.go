// Package ebook reads finished EPUBs and covers, ours and those of other
// programs, and holds them against what shops ask and against what EPUBCheck
// does not look for. It trusts nothing it reads: every size has a limit, and
// what cannot be read is a finding.
package ebook

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"octavo/pipeline/diag"
)

// Limits. The largest book that is known to sell, of six million words, has 40
// MB of text in 2,000 documents.
const (
	maxFiles    = 50_000
	maxPackage  = 32 << 20  // bytes of the package, navigation or NCX
	maxDocument = 64 << 20  // bytes of a document
	maxSheet    = 8 << 20   // bytes of a stylesheet
	maxText     = 512 << 20 // bytes of all of those
	maxDepth    = 512       // elements in one another
)

// A Book is a finished EPUB as its bytes have it.
type Book struct {
	Name string // of the file, for places in it

	size    int64
	entries []*zip.File
	files   map[string]*zip.File // by name, the first of each
	opf     string               // path of the package document
	pkg     pkg

	docs     []*document // in the order of the manifest
	sheets   []*sheet
	pictures []*Picture
	ncx      *ncx

	unpacked int64
	broken   []fact // what could not be read: file and why
}

// A fact is something that stands in a file.
type fact struct {
	path  string
	line  int
	value string
}

// Open reads an EPUB of size bytes. name is what places in it begin with. The
// error is a Fault: the file is no EPUB at all.
func Open(name string, r io.ReaderAt, size int64) (*Book, error) {
	no := func(err error) error {
		return &diag.Fault{Pos: diag.Pos{File: name}, Code: "no-epub", Message: "the file cannot be read as an EPUB", Hint: "make it again, or open it in the program that made it; EPUBCheck says more", Err: err}
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // paths are looked at below
		return nil, no(err)
	}
	b := &Book{Name: name, size: size, entries: z.File, files: map[string]*zip.File{}}
	if len(z.File) > maxFiles {
		return nil, no(fmt.Errorf("it has %d files, and %d are the most", len(z.File), maxFiles))
	}
	for _, f := range z.File {
		if b.files[f.Name] == nil {
			b.files[f.Name] = f
		}
	}
	if err := b.readContainer(); err != nil {
		return nil, no(err)
	}
	if err := b.readPackage(); err != nil {
		return nil, no(err)
	}
	b.readItems()
	return b, nil
}

// readItems reads what the manifest names, as far as its type is of interest.
func (b *Book) readItems() {
	for _, it := range b.pkg.items {
		if b.files[it.path] == nil {
			continue // a check tells it
		}
		var err error
		switch {
		case it.mediaType == "application/xhtml+xml":
			err = b.readDocument(it)
		case it.mediaType == "text/css":
			err = b.readSheet(it)
		case it.mediaType == "application/x-dtbncx+xml":
			err = b.readNCX(it)
		case strings.HasPrefix(it.mediaType, "image/"):
			err = b.readPicture(it)
		}
		if err != nil {
			b.broken = append(b.broken, fact{path: it.path, value: err.Error()})
		}
	}
}

// open opens a file that may unpack to limit bytes; what is read counts.
func (b *Book) open(name string, limit int64) (io.ReadCloser, error) {
	f := b.files[name]
	switch {
	case f == nil:
		return nil, fmt.Errorf("%s is missing", name)
	case f.Flags&1 != 0:
		return nil, errors.New("it is locked")
	case f.UncompressedSize64 > uint64(limit):
		return nil, fmt.Errorf("it unpacks to %d bytes, and %d are the most", f.UncompressedSize64, limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &counted{ReadCloser: r, left: limit, book: b}, nil
}

// counted is a file that may not be longer than it says, nor all files than
// maxText.
type counted struct {
	io.ReadCloser
	left int64
	book *Book
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.left -= int64(n)
	c.book.unpacked += int64(n)
	if c.left < 0 || c.book.unpacked > maxText {
		return n, fmt.Errorf("there is more text than can be looked at, %d MB in all", maxText>>20)
	}
	return n, err
}

// readAll reads a small file whole.
func (b *Book) readAll(name string, limit int64) ([]byte, error) {
	r, err := b.open(name, limit)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// within resolves a reference that stands in a file to the path it means, ""
// for one outside the book, with its fragment.
func within(from, ref string) (file, fragment string) {
	ref, fragment, _ = strings.Cut(ref, "#")
	if strings.Contains(ref, ":") || strings.HasPrefix(ref, "//") {
		return "", fragment
	}
	if ref == "" {
		return from, fragment
	}
	return path.Join(path.Dir(from), unescape(ref)), fragment
}
