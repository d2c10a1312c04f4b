package ebook

import (
	"strconv"
	"strings"
)

// A document is a page of the book, as far as rules ask for what is on it.
type document struct {
	item    *item
	size    uint64
	encoded bool // it says its encoding
	lang    bool
	title   string

	headings []fact // level as the value
	types    []fact // each of epub:type
	styles   []fact // in attributes
	noAlt    []fact // pictures
	noSrc    []fact
	images   []fact
	links    []fact
	scripts  []fact
	notes    []mark            // of notes
	kinds    map[string]string // epub:type and role of each id
	arrows   []fact
	breaks   int // page breaks
	sheets   []*sheet

	text     bool // there is some
	pictures int  // elements that show one
	tables   []fact
	navs     map[string]*navigation
}

// A mark is a link to a note, the reference as its value, with its own id.
type mark struct {
	fact
	id string
}

// A navigation is a nav element.
type navigation struct {
	line  int
	depth int // lists in one another
	links []fact
}

// readDocument hears a page.
func (b *Book) readDocument(it *item) error {
	d := &document{item: it, size: b.files[it.path].UncompressedSize64, kinds: map[string]string{}, navs: map[string]*navigation{}}
	b.docs = append(b.docs, d)
	r := pageReader{document: d}
	return b.walk(it.path, maxDocument, listener{start: r.start, end: r.end, text: r.text, head: func(declaration string) {
		d.encoded = strings.Contains(declaration, "encoding")
	}})
}

// A pageReader knows where on the page it is.
type pageReader struct {
	*document
	inBody, inTitle bool
	css             *strings.Builder // in a style element
	cssLine         int
	nav             *navigation
	lists           int
}

func (r *pageReader) start(e *element) {
	at := func(value string) fact { return fact{r.item.path, e.line, value} }
	name := bare(e.name)
	kind := e.get("epub:type")
	for _, t := range strings.Fields(kind) {
		r.types = append(r.types, at(t))
	}
	role := e.get("role")
	if id := e.get("id"); id != "" && (kind != "" || role != "") {
		r.kinds[id] = kind + " " + role
	}
	if s, ok := e.has("style"); ok && strings.TrimSpace(s) != "" {
		r.styles = append(r.styles, at(s))
	}
	if hasWord(kind, "pagebreak") || hasWord(role, "doc-pagebreak") {
		r.breaks++
	}
	switch name {
	case "html":
		_, plain := e.has("lang")
		_, xml := e.has("xml:lang")
		r.lang = plain || xml
	case "body":
		r.inBody = true
	case "title":
		r.inTitle = !r.inBody
	case "style":
		r.css, r.cssLine = &strings.Builder{}, e.line
	case "script":
		r.scripts = append(r.scripts, at(""))
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.headings = append(r.headings, at(name[1:]))
	case "table":
		r.tables = append(r.tables, at(""))
	case "img":
		r.pictures++
		if _, ok := e.has("alt"); !ok {
			r.noAlt = append(r.noAlt, at(e.get("src")))
		}
		if src := e.get("src"); src == "" {
			r.noSrc = append(r.noSrc, at(""))
		} else {
			r.images = append(r.images, at(src))
		}
	case "image", "svg":
		if name == "image" {
			r.pictures++
			r.images = append(r.images, at(e.get("xlink:href")+e.get("href")))
		}
	case "nav":
		r.nav = &navigation{line: e.line}
		r.lists = 0
		for _, t := range strings.Fields(kind) {
			r.navs[t] = r.nav
		}
	case "ol", "ul":
		if r.nav != nil {
			r.lists++
			r.nav.depth = max(r.nav.depth, r.lists)
		}
	case "a":
		r.link(e, at, kind, role)
	}
}

func (r *pageReader) link(e *element, at func(string) fact, kind, role string) {
	href := e.get("href")
	if href == "" {
		return
	}
	r.links = append(r.links, at(href))
	if r.nav != nil {
		r.nav.links = append(r.nav.links, fact{kind, e.line, href}) // kind, for landmarks
	}
	if hasWord(kind, "noteref") || hasWord(role, "doc-noteref") {
		r.notes = append(r.notes, mark{at(href), e.get("id")})
	}
}

func (r *pageReader) end(name string) {
	switch bare(name) {
	case "title":
		r.inTitle = false
	case "style":
		if r.css != nil {
			r.sheets = append(r.sheets, readStyles(r.item.path, r.cssLine, r.css.String()))
			r.css = nil
		}
	case "nav":
		r.nav = nil
	case "ol", "ul":
		r.lists--
	}
}

func (r *pageReader) text(line int, s string) {
	switch {
	case r.css != nil:
		r.css.WriteString(s)
	case r.inTitle:
		r.title += s
	case r.inBody:
		r.document.text = r.document.text || strings.TrimSpace(s) != ""
		for rest := s; ; {
			i := strings.Index(rest, "↩")
			if i < 0 {
				break
			}
			if rest = rest[i+len("↩"):]; !strings.HasPrefix(rest, "\ufe0e") {
				r.arrows = append(r.arrows, fact{r.item.path, line, ""})
			}
		}
	}
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

func (f *fact) number() int {
	n, _ := strconv.Atoi(f.value)
	return n
}

// nav returns the navigation document's list of a kind, and the document; nil
// for none.
func (b *Book) nav(kind string) (*document, *navigation) {
	for _, d := range b.docs {
		if d.item.has("nav") {
			return d, d.navs[kind]
		}
	}
	return nil, nil
}

// doc returns the document at a path, or nil.
func (b *Book) doc(path string) *document {
	for _, d := range b.docs {
		if d.item.path == path {
			return d
		}
	}
	return nil
}
