package epub

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
)

// deepestIndent is how many steps of indent verse has in the stylesheet: on a
// phone more would leave no room for words.
const deepestIndent = 8

// verse writes a poem, a paragraph for each line, so that the part of a line
// that turns over can hang.
func (d *document) verse(v *book.Verse) {
	d.opens = false
	attributes, leftward := d.way(v.Lang, verseText(v))
	defer d.running(leftward)()
	d.Open("div", append([]string{"class", "verse"}, attributes...)...)
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

// verseText returns the words of a poem.
func verseText(v *book.Verse) string {
	var sb strings.Builder
	for _, stanza := range v.Stanzas {
		for _, l := range stanza {
			sb.WriteString(book.PlainText(l.Inlines))
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}
