package epub

import (
	"fmt"

	"octavo/pipeline/book"
)

// quoteElements say what each set-off passage is in XHTML.
var quoteElements = map[book.QuoteKind]struct{ element, class, epubType, role string }{
	book.BlockQuote: {"blockquote", "quote", "", ""},
	book.Letter:     {"blockquote", "letter", "", ""},
	book.Opening:    {"blockquote", "epigraph", "epigraph", "doc-epigraph"},
	book.Status:     {"div", "status", "", "note"},
	book.Aside:      {"aside", "remark", "", "note"},
	book.Centred:    {"div", "centred", "", ""},
}

func (d *document) quote(q *book.Quote) {
	e, ok := quoteElements[q.Kind]
	if !ok {
		panic(fmt.Sprintf("epub: unknown quote %q", q.Kind))
	}
	opens := d.opens && q.Kind == book.Opening // the text begins after a motto
	attributes, leftward := d.way(q.Lang, "")
	defer d.running(leftward)()
	d.Open(e.element, append([]string{"class", e.class, "epub:type", e.epubType, "role", e.role}, attributes...)...)
	d.Line()
	d.within(q.Blocks)
	d.attribution(q.Attribution)
	d.CloseLine()
	d.opens = opens
	d.flush = opens
}

// attribution writes the source line below a motto or a poem.
func (d *document) attribution(list []book.Inline) {
	if len(list) == 0 {
		return
	}
	d.Open("p", "class", "attribution")
	d.Text("—\u00a0")
	d.inlines(list)
	d.CloseLine()
}
