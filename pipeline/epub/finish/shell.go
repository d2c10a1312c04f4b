package finish

import (
	"strings"

	"octavo/pipeline/bidi"
	"octavo/pipeline/epub/markup"
)

const xmlHeader = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// shell writes a whole XHTML document. Without the encoding in its first line
// Send to Kindle takes it for ISO 8859-1.
func shell(p *Publication, d *Document) string {
	lang := d.Lang
	if lang == "" {
		lang = p.Language
	}
	var w markup.Writer
	w.Raw(xmlHeader + "<!DOCTYPE html>\n")
	w.Open("html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops",
		"lang", lang, "xml:lang", lang, "dir", rightToLeft(lang))
	w.Line()
	w.Open("head")
	w.Line()
	w.Empty("meta", "charset", "utf-8")
	w.Line()
	w.Element("title", d.Title)
	w.Line()
	w.Empty("link", "rel", "stylesheet", "type", "text/css", "href", Relative(d.Path, cssPath))
	w.Line()
	w.CloseLine()
	class := d.Class
	if bidi.RightToLeft(lang) {
		class = strings.TrimSpace(class + " rtl") // for what a stylesheet puts on one side
	}
	w.Open("body", "class", class, "epub:type", d.Matter)
	w.Line()
	if d.Nav {
		navigation(&w, p)
	} else {
		w.Raw(d.Body)
	}
	w.CloseLine()
	w.CloseLine()
	return w.String()
}

func rightToLeft(lang string) string {
	if bidi.RightToLeft(lang) {
		return "rtl"
	}
	return ""
}
