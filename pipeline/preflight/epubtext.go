package preflight

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// EPUBText reads the words out of a finished EPUB, in the order of its spine.
// A text belongs to the pages octavo made when it stands in the navigation
// document, on the cover, or in a section whose id made names.
func EPUBText(data []byte, made map[string]bool) (*Edition, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("read epub: %w", err)
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		files[f.Name] = f
	}
	docs, err := spine(files)
	if err != nil {
		return nil, fmt.Errorf("read epub: %w", err)
	}
	e := &Edition{Name: "epub"}
	for _, d := range docs {
		r := &documentReader{made: made, isMade: d.nav || d.cover}
		if err := r.read(files, d.name); err != nil {
			return nil, fmt.Errorf("read epub: %s: %w", d.name, err)
		}
		e.Words = e.Words.Append(r.text.String())
		e.Notes = e.Notes.Append(r.notes.String())
		e.Made = e.Made.Append(r.own.String())
	}
	return e, nil
}

type document struct {
	name       string
	nav, cover bool
}

// spine returns the documents in reading order.
func spine(files map[string]*zip.File) ([]document, error) {
	var container struct {
		Rootfiles []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := decodeXML(files, "META-INF/container.xml", &container); err != nil {
		return nil, err
	}
	if len(container.Rootfiles) == 0 {
		return nil, errors.New("container.xml names no package document")
	}
	opf := container.Rootfiles[0].Path
	var pkg struct {
		Items []struct {
			ID         string `xml:"id,attr"`
			Href       string `xml:"href,attr"`
			Properties string `xml:"properties,attr"`
		} `xml:"manifest>item"`
		Refs []struct {
			ID string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	if err := decodeXML(files, opf, &pkg); err != nil {
		return nil, err
	}
	byID := map[string]document{}
	for _, it := range pkg.Items {
		byID[it.ID] = document{
			name:  path.Join(path.Dir(opf), it.Href),
			nav:   strings.Contains(it.Properties, "nav"),
			cover: strings.HasPrefix(it.ID, "cover"),
		}
	}
	var docs []document
	for _, ref := range pkg.Refs {
		d, ok := byID[ref.ID]
		if !ok {
			return nil, fmt.Errorf("spine names %q, which is not in the manifest", ref.ID)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func decodeXML(files map[string]*zip.File, name string, v any) error {
	r, err := open(files, name)
	if err != nil {
		return err
	}
	defer r.Close()
	return xml.NewDecoder(r).Decode(v)
}

// maxDocument bounds what one document may unpack to: more than a chapter of
// any real book, and less than would hurt.
const maxDocument = 128 << 20

func open(files map[string]*zip.File, name string) (io.ReadCloser, error) {
	f, ok := files[name]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(r, maxDocument), r}, nil
}

// A documentReader takes the text of one XHTML document apart into the
// author's, that of the notes, and octavo's own.
type documentReader struct {
	made   map[string]bool
	isMade bool

	text, notes, own strings.Builder
}

// blocks are the elements that end a word where they begin and end.
var blocks = map[string]bool{
	"p": true, "div": true, "section": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"li": true, "blockquote": true, "br": true, "td": true, "th": true, "tr": true, "dt": true, "dd": true, "hr": true,
	"figcaption": true, "figure": true, "header": true, "footer": true, "aside": true, "pre": true, "nav": true, "hgroup": true,
	"ol": true, "ul": true, "table": true, "caption": true, "cite": true,
}

func (r *documentReader) read(files map[string]*zip.File, name string) error {
	f, err := open(files, name)
	if err != nil {
		return err
	}
	defer f.Close()
	type frame struct{ made, note, skip bool }
	state := frame{made: r.isMade, skip: true}
	var stack []frame
	dec := xml.NewDecoder(f)
	for {
		tok, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			stack = append(stack, state)
			name := tok.Name.Local
			if name == "body" {
				state.skip = false
			}
			for _, a := range tok.Attr {
				switch {
				case a.Name.Local == "id" && a.Name.Space == "" && name == "section":
					state.made = state.made || r.made[a.Value]
				case a.Name.Local == "type" && a.Name.Space == "epub":
					state.note = state.note || a.Value == "footnote" || a.Value == "endnote"
					state.skip = state.skip || a.Value == "noteref" || a.Value == "pagebreak"
				case a.Name.Local == "role":
					state.skip = state.skip || a.Value == "doc-backlink" || a.Value == "doc-noteref"
				}
			}
			if blocks[name] {
				r.write(state.made, state.note, " ")
			}
		case xml.EndElement:
			if blocks[tok.Name.Local] {
				r.write(state.made, state.note, " ")
			}
			if len(stack) == 0 {
				return errors.New("more elements end than begin")
			}
			state, stack = stack[len(stack)-1], stack[:len(stack)-1]
		case xml.CharData:
			if !state.skip {
				r.write(state.made, state.note, string(tok))
			}
		}
	}
}

func (r *documentReader) write(made, note bool, s string) {
	switch {
	case note:
		r.notes.WriteString(s)
	case made:
		r.own.WriteString(s)
	default:
		r.text.WriteString(s)
	}
}
