package epub

import "octavo/pipeline/book"

// chat writes an exchange of messages as a list, so that a listener hears how
// long it is.
func (d *document) chat(c *book.Chat) {
	d.opens = false
	attributes, leftward := d.way(c.Lang, "")
	defer d.running(leftward)()
	d.Open("ul", append([]string{"class", "chat"}, attributes...)...)
	d.Line()
	for _, l := range c.Lines {
		class := ""
		if l.Who == "" {
			class = "unsaid"
		}
		d.Open("li", "class", class)
		if l.Time != "" {
			d.Element("span", l.Time, "class", "time")
			d.Text(" ")
		}
		if l.Who != "" {
			d.Open("b", "class", "who")
			d.Text(l.Who + ":")
			d.Close()
			d.Text(" ")
		}
		d.inlines(l.Inlines)
		d.CloseLine()
	}
	d.CloseLine()
	d.flush = false
}
