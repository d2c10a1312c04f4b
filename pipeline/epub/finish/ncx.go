package finish

import (
	"strconv"

	"octavo/pipeline/epub/markup"
)

// ncx writes the contents for readers older than EPUB 3; Kindle still wants
// it. dtb:uid has to be the identifier of the package document.
func ncx(p *Publication) string {
	var w markup.Writer
	w.Raw(xmlHeader)
	w.Open("ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1", "xml:lang", p.Language)
	w.Line()
	w.Open("head")
	w.Line()
	for _, m := range [][2]string{
		{"dtb:uid", p.Metadata.Identifier}, {"dtb:depth", strconv.Itoa(depth(p.Contents))},
		{"dtb:totalPageCount", "0"}, {"dtb:maxPageNumber", "0"},
	} {
		w.Empty("meta", "name", m[0], "content", m[1])
		w.Line()
	}
	w.CloseLine()
	ncxText(&w, "docTitle", p.Metadata.Titles[0].Text)
	for _, a := range p.Metadata.Creators {
		ncxText(&w, "docAuthor", a.Name)
	}
	w.Open("navMap")
	w.Line()
	order := 0
	navPoints(&w, p.Contents, &order)
	w.CloseLine()
	w.CloseLine()
	return w.String()
}

func ncxText(w *markup.Writer, name, text string) {
	w.Open(name)
	w.Element("text", text)
	w.CloseLine()
}

func navPoints(w *markup.Writer, entries []Entry, order *int) {
	for i := range entries {
		e := &entries[i]
		*order++
		n := strconv.Itoa(*order)
		w.Open("navPoint", "id", "p"+n, "playOrder", n)
		w.Line()
		ncxText(w, "navLabel", e.Text())
		w.Empty("content", "src", e.Href)
		w.Line()
		navPoints(w, e.Entries, order)
		w.CloseLine()
	}
}

func depth(entries []Entry) int {
	d := 0
	for i := range entries {
		d = max(d, 1+depth(entries[i].Entries))
	}
	return d
}
