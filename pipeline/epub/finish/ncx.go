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
		{"dtb:totalPageCount", strconv.Itoa(len(p.Pages))}, {"dtb:maxPageNumber", strconv.Itoa(lastPage(p.Pages))},
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
	pageTargets(&w, p.Pages, order)
	w.CloseLine()
	return w.String()
}

// pageTargets lists the pages; order is the place of what came before in the
// order of reading.
func pageTargets(w *markup.Writer, pages []PageBreak, order int) {
	if len(pages) == 0 {
		return
	}
	w.Open("pageList")
	w.Line()
	for i, b := range pages {
		kind, value := "front", ""
		if n, err := strconv.Atoi(b.Label); err == nil {
			kind, value = "normal", strconv.Itoa(n)
		}
		w.Open("pageTarget", "id", "g"+strconv.Itoa(i+1), "type", kind, "value", value, "playOrder", strconv.Itoa(order+i+1))
		w.Line()
		ncxText(w, "navLabel", b.Label)
		w.Empty("content", "src", b.Href)
		w.Line()
		w.CloseLine()
	}
	w.CloseLine()
}

// lastPage returns the highest number of a page, 0 without pages.
func lastPage(pages []PageBreak) int {
	last := 0
	for _, b := range pages {
		if n, err := strconv.Atoi(b.Label); err == nil {
			last = max(last, n)
		}
	}
	return last
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
