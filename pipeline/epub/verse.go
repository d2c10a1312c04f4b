package epub

import (
	"strconv"

	"octavo/pipeline/book"
)

// deepestIndent is how many steps of indent verse has in the stylesheet: on a
// phone more would leave no room for words.
const deepestIndent = 8

// verse writes a poem, a paragraph for each line, so that the part of a line
// that turns over can hang.
func (d *document) verse(v *book.Verse) {
	d.opens = false
	d.Open("div", append([]string{"class", "verse"}, language(languageTag(v.Lang))...)...)
	d.Line()
	for _, stanza := range v.Stanzas {
		d.Open("div", "class", "stanza")
		d.Line()
		for _, l := range stanza {
			class := "line"
			if l.Indent > 0 {
				class += " indent-" + strconv.Itoa(min(l.Indent, deepestIndent))
			}
			d.Open("p", "class", class)
			d.inlines(l.Inlines)
			d.CloseLine()
		}
		d.CloseLine()
	}
	d.attribution(v.Attribution)
	d.CloseLine()
	d.flush = false
}
