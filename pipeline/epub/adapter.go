package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	goepub "github.com/go-shiori/go-epub"

	"octavo/pipeline/epub/finish"
)

// maxAssembled is the number of documents up to which go-epub assembles the
// book. Each section it is given costs it a look at all others: with 1,000
// of 3,000 words a build takes 1.3 s and not the 0.3 of package finish alone,
// which gives the same bytes, with 2,000 it would take 2.8 and not 0.5.
const maxAssembled = 1000

// assemble hands documents to go-epub and takes them back out of what it made.
// Of its output only those survive: its package document, its contents and its
// zip are not fit to ship, and package finish writes its own. Pictures do not
// go through it: it would take them from files, and try to deflate them.
//
// go-epub loses sections without an error, follows addresses and paths, and
// takes names as they come. So it is given flat sections with names made here
// and a client that refuses; it writes once, to memory, and whatever is missing
// or changed afterwards is an error.
func assemble(p *finish.Publication) error {
	e, err := goepub.NewEpub("octavo")
	if err != nil {
		return err
	}
	e.Client = &http.Client{Transport: refusing{}}
	e.SetIdentifier(p.Metadata.Identifier)
	if err := addDocuments(e, p.Documents); err != nil {
		return err
	}
	var out bytes.Buffer
	if _, err := e.WriteTo(&out); err != nil {
		return err
	}
	made, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return err
	}
	return takeBack(p, made)
}

// refusing is a network that has nothing in it.
type refusing struct{}

func (refusing) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("a build has no network")
}

// documentName returns the name a document has while go-epub holds it.
func documentName(i int) string { return fmt.Sprintf("d%06d.xhtml", i) }

func addDocuments(e *goepub.Epub, documents []finish.Document) error {
	for i := range documents {
		d := &documents[i]
		if d.Nav {
			continue // package finish makes it
		}
		if name, err := e.AddSection(d.Body, documentName(i), documentName(i), ""); err != nil || name != documentName(i) {
			return fmt.Errorf("add %s as %q: %w", d.Path, name, err)
		}
	}
	return nil
}

// takeBack takes every body out of what go-epub made and holds it against what
// was handed in. They are the same, so those are kept.
func takeBack(p *finish.Publication, made *zip.Reader) error {
	var buffer bytes.Buffer
	files := make(map[string]*zip.File, len(made.File))
	for _, f := range made.File {
		files[f.Name] = f
	}
	for i := range p.Documents {
		d := &p.Documents[i]
		if d.Nav {
			continue
		}
		whole, err := contentOf(files, "EPUB/xhtml/"+documentName(i), &buffer)
		if err == nil {
			err = holdsBody(whole, d.Body)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", d.Path, err)
		}
	}
	return nil
}

// contentOf reads a file into the buffer and returns its bytes, which stay
// until the buffer is used again.
func contentOf(files map[string]*zip.File, name string, buffer *bytes.Buffer) ([]byte, error) {
	f, ok := files[name]
	if !ok {
		return nil, errors.New("go-epub lost it")
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	buffer.Reset()
	_, err = buffer.ReadFrom(r)
	return buffer.Bytes(), err
}

// What stands round a body in the documents go-epub v1.2.1 writes.
const (
	beforeBody = `<body dir="auto">` + "\n"
	afterBody  = "\n</body>\n</html>\n"
)

// holdsBody takes the body out of a document and holds it against the one
// that was handed in.
func holdsBody(whole []byte, handed string) error {
	_, rest, ok := bytes.Cut(whole, []byte(beforeBody))
	body, ok2 := bytes.CutSuffix(rest, []byte(afterBody))
	if !ok || !ok2 {
		return errors.New("go-epub wrote a document of another shape")
	}
	if string(body) != handed {
		return fmt.Errorf("its text was changed after %q", commonStart(string(body), handed))
	}
	return nil
}

// commonStart returns the last characters before two texts part.
func commonStart(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return strings.ToValidUTF8(a[max(0, n-30):n], "")
}
