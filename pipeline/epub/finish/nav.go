package finish

import "octavo/pipeline/epub/markup"

// navigation writes the body of the navigation document: the contents, shown
// where the document stands in the reading order, and the landmarks and pages,
// hidden.
func navigation(w *markup.Writer, p *Publication) {
	w.Open("nav", "id", "toc", "class", "toc", "epub:type", "toc", "role", "doc-toc", "aria-labelledby", "toc-title")
	w.Line()
	w.Element("h1", p.Words.Contents, "id", "toc-title", "class", "contents-title")
	w.Line()
	navigationList(w, p.Contents)
	w.CloseLine()
	hidden := func(kind, title string, n int, item func(i int)) {
		if n == 0 {
			return
		}
		w.Open("nav", "id", kind, "epub:type", kind, "role", roles[kind], "hidden", "hidden", "aria-labelledby", kind+"-title")
		w.Line()
		w.Element("h2", title, "id", kind+"-title")
		w.Line()
		w.Open("ol")
		w.Line()
		for i := range n {
			w.Open("li")
			item(i)
			w.CloseLine()
		}
		w.CloseLine()
		w.CloseLine()
	}
	hidden("landmarks", p.Words.Landmarks, len(p.Landmarks), func(i int) {
		l := &p.Landmarks[i]
		w.Element("a", l.Title, "epub:type", l.Type, "href", l.Href)
	})
	hidden("page-list", p.Words.Pages, len(p.Pages), func(i int) { w.Element("a", p.Pages[i].Label, "href", p.Pages[i].Href) })
}

// roles are those that ARIA has for kinds of navigation.
var roles = map[string]string{"page-list": "doc-pagelist"}

func navigationList(w *markup.Writer, entries []Entry) {
	w.Open("ol")
	w.Line()
	for i := range entries {
		e := &entries[i]
		w.Open("li", "class", e.Class)
		w.Open("a", "href", e.Href)
		if e.Label != "" && e.Title != "" {
			w.Element("span", e.Label, "class", "label")
			w.Element("span", e.Between, "class", "between")
			w.Text(e.Title)
		} else {
			w.Text(e.Text())
		}
		w.Close()
		if len(e.Entries) > 0 {
			w.Line()
			navigationList(w, e.Entries)
		}
		w.CloseLine()
	}
	w.CloseLine()
}
