package ebook

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// A pkg is the package document.
type pkg struct {
	version string
	unique  string // id of the identifier that counts
	metas   []meta
	items   []*item
	spine   []itemref
	guide   []fact // type as the value
}

// A meta is an element of the metadata.
type meta struct {
	line  int
	name  string // dc:title, meta
	attrs map[string]string
	text  string // as it stands, with space
}

// An item is a line of the manifest.
type item struct {
	line       int
	id, href   string
	path       string // in the zip
	mediaType  string
	properties []string
}

type itemref struct {
	line   int
	id     string
	linear bool
}

func (it *item) has(property string) bool { return slices.Contains(it.properties, property) }

func (b *Book) readContainer() error {
	err := b.walk("META-INF/container.xml", maxPackage, listener{start: func(e *element) {
		if bare(e.name) == "rootfile" && b.opf == "" {
			b.opf = path.Clean(e.get("full-path"))
		}
	}})
	if err == nil && b.opf == "" {
		err = errNoPackage
	}
	return err
}

func (b *Book) readPackage() error {
	p := &b.pkg
	var open *meta
	found := false
	err := b.walk(b.opf, maxPackage, listener{
		start: func(e *element) {
			switch bare(e.name) {
			case "package":
				found = true
				p.version, p.unique = e.get("version"), e.get("unique-identifier")
			case "item":
				href := e.get("href")
				file, _ := within(b.opf, href)
				p.items = append(p.items, &item{line: e.line, id: e.get("id"), href: href, path: file, mediaType: strings.ToLower(strings.TrimSpace(e.get("media-type"))),
					properties: strings.Fields(e.get("properties"))})
			case "itemref":
				p.spine = append(p.spine, itemref{e.line, e.get("idref"), e.get("linear") != "no"})
			case "reference":
				p.guide = append(p.guide, fact{b.opf, e.line, e.get("type")})
			default:
				if bare(e.parent) == "metadata" {
					m := meta{line: e.line, name: e.name, attrs: map[string]string{}}
					for _, a := range e.attr {
						m.attrs[full(a.Name)] = a.Value
					}
					p.metas = append(p.metas, m)
					open = &p.metas[len(p.metas)-1]
				}
			}
		},
		text: func(_ int, s string) {
			if open != nil {
				open.text += s
			}
		},
		end: func(string) { open = nil },
	})
	if err == nil && !found {
		err = fmt.Errorf("%s is no package document", b.opf)
	}
	return err
}

// all returns the values of a metadata element, trimmed: of dc:… by the name,
// of <meta property> by the property.
func (p *pkg) all(name string) []*meta {
	var list []*meta
	for i := range p.metas {
		if m := &p.metas[i]; m.name == name || m.name == "meta" && m.attrs["property"] == name {
			list = append(list, m)
		}
	}
	return list
}

func (m *meta) value() string { return strings.TrimSpace(m.text) }

// item returns the item with the id, or nil.
func (p *pkg) item(id string) *item {
	for _, it := range p.items {
		if it.id == id {
			return it
		}
	}
	return nil
}

// cover returns the item of the cover's picture, as EPUB 3 and then as EPUB 2
// name it; nil for none.
func (p *pkg) cover() (three, two *item) {
	for _, it := range p.items {
		if it.has("cover-image") {
			three = it
		}
	}
	for i := range p.metas {
		if m := &p.metas[i]; m.name == "meta" && m.attrs["name"] == "cover" {
			two = p.item(m.attrs["content"])
		}
	}
	return three, two
}

// Date is the day that the file gives for itself, "" for none.
func (b *Book) Date() string {
	for _, name := range []string{"dcterms:modified", "dc:date"} {
		for _, m := range b.pkg.all(name) {
			if v := m.value(); len(v) >= 10 {
				return v[:10]
			}
		}
	}
	return ""
}

// An ncx is the contents for old readers.
type ncx struct {
	path    string
	uid     string
	uidLine int
	points  []string // the paths and fragments they lead to
}

func (b *Book) readNCX(it *item) error {
	n := &ncx{path: it.path}
	b.ncx = n
	return b.walk(it.path, maxPackage, listener{start: func(e *element) {
		switch bare(e.name) {
		case "meta":
			if e.get("name") == "dtb:uid" {
				n.uid, n.uidLine = e.get("content"), e.line
			}
		case "content":
			if file, _ := within(it.path, e.get("src")); file != "" && bare(e.parent) == "navPoint" {
				n.points = append(n.points, file)
			}
		}
	}})
}
