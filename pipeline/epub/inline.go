package epub

import (
	"fmt"

	"octavo/pipeline/bidi"
	"octavo/pipeline/book"
)

// inlines writes running text.
func (d *document) inlines(list []book.Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			d.Text(in.Value)
		case *book.Span:
			d.span(in)
		case *book.Link:
			d.link(in)
		case *book.NoteRef:
			d.noteRef(in)
		case *book.LineBreak:
			d.Empty("br")
			d.Line()
		case *book.Picture:
			d.picture(in)
		default:
			panic(fmt.Sprintf("epub: unknown inline %T", in))
		}
	}
}

// spanElements say what each kind of span is in XHTML, and its class.
var spanElements = map[book.SpanKind][2]string{
	book.Emphasis:    {"em", ""},
	book.Strong:      {"strong", ""},
	book.SmallCaps:   {"span", "small-caps"},
	book.Superscript: {"sup", ""},
	book.Subscript:   {"sub", ""},
	book.Struck:      {"s", ""},
	book.Code:        {"code", ""},
	book.Plain:       {"span", ""},
}

func (d *document) span(s *book.Span) {
	element, ok := spanElements[s.Kind]
	if !ok {
		panic(fmt.Sprintf("epub: unknown span %q", s.Kind))
	}
	lang := languageTag(s.Lang)
	if s.Kind == book.Emphasis && lang != "" {
		element[0] = "i" // set apart as foreign, not stressed
	}
	if element == [2]string{"span", ""} && lang == "" {
		d.inlines(s.Inlines)
		return
	}
	attributes, _ := d.way(s.Lang, "")
	d.Open(element[0], append([]string{"class", element[1]}, attributes...)...)
	d.inlines(s.Inlines)
	d.Close()
}

// way returns the attributes that say what language an element is in, xml:lang
// for EPUB and lang for browsers, and its direction where that is not the one
// of what it stands in: as its language has it, unless all letters of its text
// run the other way. It returns the direction as well.
func (d *document) way(lang, text string) (attributes []string, leftward bool) {
	tag := languageTag(lang)
	leftward = d.leftward
	if tag != "" {
		leftward = bidi.RightToLeft(tag)
		attributes = []string{"xml:lang", tag, "lang", tag}
	}
	if text != "" {
		leftward = bidi.Base(leftward, text)
	}
	if leftward != d.leftward {
		dir := "ltr"
		if leftward {
			dir = "rtl"
		}
		attributes = append(attributes, "dir", dir)
	}
	return attributes, leftward
}

// running notes the direction of what an element holds, and returns what ends
// it.
func (d *document) running(leftward bool) (end func()) {
	outer := d.leftward
	d.leftward = leftward
	return func() { d.leftward = outer }
}
