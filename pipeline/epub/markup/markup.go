// Package markup writes XML: elements, attributes and text in, well-formed
// markup out. Whatever stands in a manuscript, nothing but characters that
// XML allows leaves it, and no element stays open.
package markup

import "strings"

// A Writer builds one piece of markup. The zero value is ready. Elements are
// left open only inside it: String panics when one is.
type Writer struct {
	b    []byte
	open []string
}

// Open begins an element. The attributes are names and values in turn; one
// with an empty value is left out, except alt, whose emptiness says something.
func (w *Writer) Open(name string, attributes ...string) {
	w.start(name, attributes)
	w.b = append(w.b, '>')
	w.open = append(w.open, name)
}

// Close ends the element that was opened last.
func (w *Writer) Close() {
	last := len(w.open) - 1
	w.b = append(w.b, '<', '/')
	w.b = append(w.b, w.open[last]...)
	w.b = append(w.b, '>')
	w.open = w.open[:last]
}

// CloseLine ends the element that was opened last, and the line.
func (w *Writer) CloseLine() {
	w.Close()
	w.Line()
}

// Empty writes an element without content; see Open.
func (w *Writer) Empty(name string, attributes ...string) {
	w.start(name, attributes)
	w.b = append(w.b, '/', '>')
}

// Element writes an element with text in it; see Open.
func (w *Writer) Element(name, text string, attributes ...string) {
	w.Open(name, attributes...)
	w.Text(text)
	w.Close()
}

// Text writes characters.
func (w *Writer) Text(s string) { w.b = appendEscaped(w.b, s, false) }

// Line ends the line, for those who read the file.
func (w *Writer) Line() { w.b = append(w.b, '\n') }

// Raw writes markup that this package made, or a constant.
func (w *Writer) Raw(s string) { w.b = append(w.b, s...) }

// Len returns how many bytes were written.
func (w *Writer) Len() int { return len(w.b) }

// String returns the markup.
func (w *Writer) String() string {
	if len(w.open) > 0 {
		panic("markup: element left open: " + strings.Join(w.open, " "))
	}
	return string(w.b)
}

func (w *Writer) start(name string, attributes []string) {
	w.b = append(w.b, '<')
	w.b = append(w.b, name...)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" && attributes[i] != "alt" {
			continue
		}
		w.b = append(w.b, ' ')
		w.b = append(w.b, attributes[i]...)
		w.b = append(w.b, '=', '"')
		w.b = appendEscaped(w.b, attributes[i+1], true)
		w.b = append(w.b, '"')
	}
}
