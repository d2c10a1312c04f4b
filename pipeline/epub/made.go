package epub

import (
	"strings"

	"octavo/pipeline/book"
)

// madePages write the pages that the author did not, out of the metadata.
var madePages = map[book.Kind]func(*document){
	book.HalfTitle: (*document).halfTitle,
	book.TitlePage: (*document).titlePage,
	book.Copyright: (*document).copyrightPage,
	book.Endnotes:  (*document).notesTitle,
}

// isMadeTitle reports whether the page octavo makes has a heading that names
// its section.
func (d *document) isMadeTitle() bool {
	if len(d.section.Blocks) > 0 {
		return false
	}
	switch d.section.Kind {
	case book.HalfTitle, book.TitlePage, book.Endnotes:
		return true
	}
	return false
}

// line writes a paragraph of a made page, unless it would be empty.
func (d *document) line(class, text string, attributes ...string) {
	if text == "" {
		return
	}
	d.Element("p", text, append([]string{"class", class}, attributes...)...)
	d.Line()
}

func (d *document) pageTitle(text string) {
	d.level = 1
	d.Element("h1", text, "id", d.section.ID+"_title", "class", "book-title")
	d.Line()
}

func (d *document) halfTitle() { d.pageTitle(d.pub.Metadata.Titles[0].Text) }

func (d *document) notesTitle() {
	d.Open("div", "class", "opening")
	d.Open("h1", "id", d.section.ID+"_title")
	d.Element("span", d.words.Notes, "class", "title")
	d.Close()
	d.CloseLine()
}

func (d *document) titlePage() {
	m := &d.book.Meta
	d.pageTitle(d.pub.Metadata.Titles[0].Text)
	d.line("book-subtitle", clean(m.Subtitle), "role", "doc-subtitle")
	d.line("book-series", d.seriesLine())
	for _, a := range m.Authors {
		d.line("book-author", clean(a.Name))
	}
	for _, c := range m.Contributors {
		d.line("book-contributor", clean(c.Name))
	}
	d.line("book-publisher", clean(m.Publisher))
}

// seriesLine returns "Lantern, Book 2", or "".
func (d *document) seriesLine() string {
	s := d.book.Meta.Series
	line := clean(s.Name)
	if line != "" && clean(s.Position) != "" {
		line += ", " + d.words.Volume + "\u00a0" + clean(s.Position)
	}
	return line
}

func (d *document) copyrightPage() {
	m := &d.book.Meta
	d.line("copyright-title", d.pub.Metadata.Titles[0].Text)
	year, _, _ := strings.Cut(d.pub.Metadata.Date, "-")
	names := make([]string, len(m.Authors))
	for i, a := range m.Authors {
		names[i] = clean(a.Name)
	}
	if len(names) > 0 {
		d.line("copyright-line", strings.Join(strings.Fields(d.words.Rights+" © "+year+" "+strings.Join(names, ", ")), " "))
	}
	d.line("copyright-line", clean(m.Rights))
	d.line("copyright-line", clean(m.Publisher))
	d.line("copyright-line", clean(m.Edition))
	if isbn := clean(m.Identifiers.ISBNEbook); isbn != "" {
		d.line("copyright-line", "ISBN "+isbn+" (EPUB)")
	}
	if isbn := clean(m.Identifiers.ISBNPrint); isbn != "" {
		d.line("copyright-line", "ISBN "+isbn)
	}
}
