package ebook

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/templates/specs"
	"octavo/templates/stores"
)

func (j *judge) contentsList() {
	_, toc := j.nav("toc")
	switch {
	case toc == nil && j.pkg.version >= "3":
		j.say(j.in(0), "add a nav element of the type toc", "the book has no contents")
	case toc != nil && len(toc.links) == 0:
		j.say(j.in(0), "list the chapters", "the contents are empty")
	}
}

func (j *judge) contentsDepth() {
	if d, toc := j.nav("toc"); toc != nil && toc.depth > j.most() {
		j.say(fact{path: d.item.path, line: toc.line}, "leave the lowest out", "the contents have %d levels, and %d are the most", toc.depth, j.most())
	}
}

// contentsPage looks for the contents among the pages one reads.
func (j *judge) contentsPage() {
	d, toc := j.nav("toc")
	if toc == nil {
		return
	}
	at := slices.IndexFunc(j.pkg.spine, func(r itemref) bool { return r.id == d.item.id })
	if at < 0 {
		for _, other := range j.docs { // a page of links will do
			if other != d && len(other.links) >= len(toc.links) && len(toc.links) > 1 {
				return
			}
		}
		j.say(fact{path: d.item.path}, "put the navigation document into the spine, after the front matter", "the contents are no page of the book")
	}
	for _, f := range d.tables {
		j.say(f, "make it a list", "the contents are a table")
	}
}

func (j *judge) landmarkKinds() {
	d, marks := j.nav("landmarks")
	if marks == nil {
		return
	}
	for _, l := range marks.links {
		if kinds := strings.Fields(l.path); len(kinds) != 1 {
			j.say(fact{path: d.item.path, line: l.line}, "leave one", "a landmark is of %d kinds: %s", len(kinds), short(l.path))
		}
	}
}

// startOfText looks for something that says where reading begins.
func (j *judge) startOfText() {
	if _, marks := j.nav("landmarks"); marks != nil {
		for _, l := range marks.links {
			if hasWord(l.path, "bodymatter") {
				return
			}
		}
	}
	for _, g := range j.pkg.guide {
		if g.value == "text" || g.value == "start" {
			return
		}
	}
	j.say(j.in(0), "add a landmark of the type bodymatter, or a guide reference of the type text", "nothing says where the text begins")
}

func (j *judge) ncxWhole() {
	d, toc := j.nav("toc")
	if toc == nil {
		return
	}
	if j.ncx == nil {
		j.say(j.in(0), "add a toc.ncx", "the book has no contents for old readers")
		return
	}
	for _, l := range toc.links {
		if file, _ := within(d.item.path, l.value); file != "" && !slices.Contains(j.ncx.points, file) {
			j.say(fact{path: j.ncx.path}, "let both list the same", "the contents for old readers lack %s", short(l.value))
		}
	}
}

func (j *judge) pageLanguage() {
	for _, d := range j.docs {
		if !d.lang {
			j.say(fact{path: d.item.path}, "write <html lang=\"en\" xml:lang=\"en\">", "the page does not say its language")
		}
	}
}

func (j *judge) pageTitle() {
	for _, d := range j.docs {
		if strings.TrimSpace(d.title) == "" {
			j.say(fact{path: d.item.path}, "write a title element: the chapter's heading will do", "the page has no title")
		}
	}
}

func (j *judge) xmlEncoding() {
	for _, d := range j.docs {
		if !d.encoded {
			j.say(fact{path: d.item.path, line: 1}, "begin it with <?xml version=\"1.0\" encoding=\"utf-8\"?>", "the page does not say its encoding")
		}
	}
}

func (j *judge) imageAlt() {
	for _, d := range j.docs {
		for _, f := range d.noAlt {
			j.say(f, "write alt=\"what is to be seen\", or alt=\"\" for an ornament", "%s is not described", short(f.value))
		}
	}
}

func (j *judge) imageSource() {
	for _, d := range j.docs {
		for _, f := range d.noSrc {
			j.say(f, "name the file, or take the element out", "a picture has no file")
		}
	}
}

func (j *judge) headingOrder() {
	for _, d := range j.docs {
		last := 0
		for i, f := range d.headings {
			if n := f.number(); i > 0 && n > last+1 {
				j.say(f, "take the level between", "a heading of level %d follows one of level %d", n, last)
			}
			last = f.number()
		}
	}
}

func (j *judge) epubType() {
	for _, d := range j.docs {
		for _, f := range d.types {
			if !strings.Contains(f.value, ":") && !j.rule.Value.Has(f.value) {
				hint := "take one of the vocabulary, or give it a prefix that the page declares"
				if near := diag.Nearest(f.value, j.rule.Value.List); near != "" {
					hint = "did you mean " + near + "?"
				}
				j.say(f, hint, "there is no epub:type %q", short(f.value))
			}
		}
	}
}

// eachNote calls f with each mark of a note, and what the note is: its page
// and its kinds, nil and "" when it is not there.
func (j *judge) eachNote(f func(m mark, page *document, kinds string)) {
	pages := map[string]*document{}
	for _, d := range j.docs {
		pages[d.item.path] = d
	}
	for _, d := range j.docs {
		for _, m := range d.notes {
			file, id := within(d.item.path, m.value)
			kinds := ""
			if p := pages[file]; p != nil {
				kinds = p.kinds[id]
			}
			f(m, pages[file], kinds)
		}
	}
}

func (j *judge) noteKind() {
	j.eachNote(func(m mark, _ *document, kinds string) {
		for _, want := range j.rule.Value.List {
			if hasWord(kinds, want) {
				return
			}
		}
		j.say(m.fact, "give the note epub:type=\"footnote\" and role=\"doc-footnote\"", "the mark leads to %s, which is not said to be a note", short(m.value))
	})
}

// noteReturn looks for a link from the page of a note back to one of its
// marks; to the page of the mark, where that has no id.
func (j *judge) noteReturn() {
	back := map[*document]map[string]bool{} // by page, the places it leads to
	returns := func(m mark, page *document) bool {
		if page == nil || m.id == "" && page.item.path == m.path {
			return true // the note is not there, or is near
		}
		places := back[page]
		if places == nil {
			places = map[string]bool{}
			for _, l := range page.links {
				file, id := within(page.item.path, l.value)
				places[file], places[file+"#"+id] = true, true
			}
			back[page] = places
		}
		return m.id != "" && places[m.path+"#"+m.id] || m.id == "" && places[m.path]
	}
	type note struct {
		first    mark
		returned bool
	}
	notes := map[string]*note{}
	var order []*note
	j.eachNote(func(m mark, page *document, _ string) {
		file, id := within(m.path, m.value)
		n := notes[file+"#"+id]
		if n == nil {
			n = &note{first: m}
			notes[file+"#"+id], order = n, append(order, n)
		}
		n.returned = n.returned || returns(m, page)
	})
	for _, n := range order {
		if !n.returned {
			j.say(n.first.fact, "end the note with a link to its mark", "from the note %s no way leads back", short(n.first.value))
		}
	}
}

func (j *judge) arrowPicture() {
	for _, d := range j.docs {
		for _, f := range d.arrows {
			j.say(f, "write &#x21A9;&#xFE0E;", "the sign ↩ may become a coloured picture")
		}
	}
}

func (j *judge) documentSize() {
	most := uint64(specs.Bytes(j.rule.Value.Most))
	for _, d := range j.docs {
		if d.size > most {
			j.say(fact{path: d.item.path}, "cut it at a heading", "the page has %d KB, and %d are the most", d.size>>10, most>>10)
		}
	}
}

// shopOf names a store as package stores does.
var shopOf = map[string]string{"kdp": "kindle"}

func (j *judge) rivalLinks() {
	id := j.store.ID
	if other, ok := shopOf[id]; ok {
		id = other
	}
	shop := stores.For(id)
	if shop == nil {
		return
	}
	for _, d := range j.docs {
		for _, f := range d.links {
			if u, err := url.Parse(f.value); err == nil && u.Host != "" {
				if rival := shop.Rival(u.Hostname()); rival != "" {
					j.say(f, "octavo build --store "+id+" makes an edition without", "a link leads to %s", rival)
				}
			}
		}
	}
}

func (j *judge) coverPage() {
	d := j.coverDocument()
	three, two := j.pkg.cover()
	if three == nil && two == nil {
		return // told already
	}
	switch {
	case d == nil:
		j.say(j.in(0), "add one with an img element and nothing else", "the book has no page with its cover")
	case d.text:
		j.say(fact{path: d.item.path}, "let the picture be alone there", "there is text on the page of the cover")
	case d.images == nil:
		j.say(fact{path: d.item.path}, "use an img element", "the cover is not shown with an img element")
	}
}

func (j *judge) coverTwice() {
	if d := j.coverDocument(); d != nil {
		j.say(fact{path: d.item.path}, "octavo build --store kindle makes an edition without that page", "the cover is a page of the book, and the shop shows it by itself")
	}
}

// coverDocument returns the first page of the spine that shows the cover's
// picture, or nil.
func (j *judge) coverDocument() *document {
	three, two := j.pkg.cover()
	for i, r := range j.pkg.spine {
		it := j.pkg.item(r.id)
		if it == nil || i > 3 {
			continue
		}
		d := j.doc(it.path)
		if d == nil {
			continue
		}
		for _, f := range d.images {
			file, _ := within(d.item.path, f.value)
			if three != nil && file == three.path || two != nil && file == two.path {
				return d
			}
		}
		if strings.HasPrefix(path.Base(it.path), "cover.") && d.pictures > 0 {
			return d
		}
	}
	return nil
}
