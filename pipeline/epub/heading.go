package epub

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
)

// heading writes the section's own heading. Label and title are one h1, a
// line each, as a listener hears them.
func (d *document) heading() {
	s := d.section
	if headingText(s) == "" {
		return
	}
	d.level = 1
	d.Open("div", "class", "opening")
	d.Line()
	d.Open("h1", "id", s.ID+"_title")
	label := labelText(s)
	switch {
	case label != "" && len(s.Title) > 0:
		d.Element("span", label, "class", "label")
		d.Line()
		d.Open("span", "class", "title")
		d.inlines(s.Title)
		d.Close()
	case label != "":
		d.Element("span", label, "class", "label alone")
	default:
		d.Open("span", "class", "title")
		d.inlines(s.Title)
		d.Close()
	}
	d.CloseLine()
	if len(s.Sub) > 0 {
		d.Open("p", "class", "sub", "role", "doc-subtitle")
		d.inlines(s.Sub)
		d.CloseLine()
	}
	d.CloseLine()
}

// subheading writes a heading inside a section. Its level never skips one,
// whatever the author typed.
func (d *document) subheading(h *book.Heading) {
	level := min(h.Level+1, d.level+1, 6)
	level = max(level, 1)
	d.level = level
	id := ""
	if d.places[h.ID] == d.path+"#"+h.ID {
		id = h.ID
	}
	d.Open("h"+strconv.Itoa(level), "id", id, "class", "heading level-"+strconv.Itoa(min(max(h.Level, 1), 5)))
	d.inlines(h.Inlines)
	d.CloseLine()
	d.flush = true
}

// labelText returns "Chapter Seven".
func labelText(s *book.Section) string { return strings.TrimSpace(s.Label + " " + s.Numeral) }

// headingText returns the words of the heading, or "".
func headingText(s *book.Section) string {
	return strings.TrimSpace(labelText(s) + " " + oneLine(s.Title))
}

// oneLine returns inlines as plain text on one line.
func oneLine(list []book.Inline) string {
	return strings.Join(strings.Fields(book.PlainText(list)), " ")
}

// sectionName names a section wherever one needs a name: in the head of its
// document, to a listener, and in the contents. It is never empty.
func (e *edition) sectionName(s *book.Section) string {
	entry := e.entryOf(s)
	return entry.Text()
}
