package finish

import "octavo/pipeline/epub/markup"

// navigation writes the body of the navigation document: the contents, shown
// where the document stands in the reading order, and the landmarks, hidden.
func navigation(w *markup.Writer, p *Publication) {
	w.Open("nav", "id", "toc", "class", "toc", "epub:type", "toc", "role", "doc-toc", "aria-labelledby", "toc-title")
	w.Line()
	w.Element("h1", p.Words.Contents, "id", "toc-title", "class", "contents-title")
	w.Line()
	navigationList(w, p.Contents)
	w.CloseLine()
	if len(p.Landmarks) == 0 {
		return
	}
	w.Open("nav", "id", "landmarks", "epub:type", "landmarks", "hidden", "hidden", "aria-labelledby", "landmarks-title")
	w.Line()
	w.Element("h2", p.Words.Landmarks, "id", "landmarks-title")
	w.Line()
	w.Open("ol")
	w.Line()
	for _, l := range p.Landmarks {
		w.Open("li")
		w.Element("a", l.Title, "epub:type", l.Type, "href", l.Href)
		w.CloseLine()
	}
	w.CloseLine()
	w.CloseLine()
}

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
