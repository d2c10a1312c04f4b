package text

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// inlines makes running text of segments: a Text for each line, emphasis as
// spans, marks of notes as references.
func (p *parser) inlines(segments []segment) []book.Inline {
	marks := emphasis(segments)
	if len(p.labels) > 0 {
		marks = p.noteMarks(segments, marks)
	}
	w := &writer{parser: p}
	w.open(nil)
	for i := range segments {
		s := &segments[i]
		from := 0
		for len(marks) > 0 && marks[0].segment == i {
			m := marks[0]
			marks = marks[1:]
			w.text(s, from, m.at, "")
			w.mark(s, m)
			from = m.at + m.length
		}
		w.text(s, from, len(s.text), s.tail)
	}
	return w.close()
}

// An inlineMark is a place in the segments where no text stands but a mark.
type inlineMark struct {
	segment, at, length int
	kind                markKind
	note                *footnote
}

type markKind uint8

const (
	opens markKind = iota + 1
	closes
	opensStrong
	closesStrong
	opensBoth
	closesBoth
	refers
)

// A writer builds nested inlines. It counts columns as it goes, since a line
// may be long and its pieces many.
type writer struct {
	*parser
	stack [][]book.Inline
	kinds []book.SpanKind

	segment *segment // whose columns are counted
	at, col int      // byte of its text, and the column there
}

func (w *writer) open(kind *book.SpanKind) {
	w.stack = append(w.stack, nil)
	if kind != nil {
		w.kinds = append(w.kinds, *kind)
	}
}

func (w *writer) close() []book.Inline {
	n := len(w.stack) - 1
	list := w.stack[n]
	w.stack = w.stack[:n]
	return list
}

func (w *writer) put(in book.Inline) {
	n := len(w.stack) - 1
	w.stack[n] = append(w.stack[n], in)
}

func (w *writer) openSpan(kind book.SpanKind) { w.open(&kind) }

func (w *writer) closeSpan() {
	list := w.close()
	n := len(w.kinds) - 1
	kind := w.kinds[n]
	w.kinds = w.kinds[:n]
	w.put(&book.Span{Kind: kind, Inlines: list})
}

func (w *writer) mark(s *segment, m inlineMark) {
	switch m.kind {
	case opens:
		w.openSpan(book.Emphasis)
	case opensStrong:
		w.openSpan(book.Strong)
	case opensBoth:
		w.openSpan(book.Strong)
		w.openSpan(book.Emphasis)
	case closes, closesStrong:
		w.closeSpan()
	case closesBoth:
		w.closeSpan()
		w.closeSpan()
	case refers:
		at := w.place(s, m.at)
		m.note.used = true
		w.put(&book.NoteRef{At: at, ID: m.note.id})
		w.take("markup", at, s.text[m.at:m.at+m.length])
	}
}

// place returns where a byte of a segment's text stands.
func (w *writer) place(s *segment, at int) diag.Pos {
	if w.segment != s || at < w.at {
		w.segment, w.at, w.col = s, 0, s.col
	}
	w.col += runes(s.text[w.at:at])
	w.at = at
	return diag.Pos{File: w.name, Line: s.line.no, Col: w.col}
}

// text puts bytes [from, to) of a segment and the tail behind them, cutting
// where an illegal character is left out.
func (w *writer) text(s *segment, from, to int, tail string) {
	for from < to {
		part := s.text[from:to]
		bad := strings.IndexFunc(part, illegalInline)
		if bad < 0 {
			w.put(&book.Text{At: w.place(s, from), Value: part + tail})
			return
		}
		if bad > 0 {
			w.put(&book.Text{At: w.place(s, from), Value: part[:bad]})
		}
		_, n := utf8.DecodeRuneInString(part[bad:])
		from += bad + n
	}
	if tail != "" {
		w.put(&book.Text{At: w.place(s, to), Value: tail})
	}
}

// illegalInline is illegal inside a line, where a form feed has no business
// either.
func illegalInline(r rune) bool { return r == '\f' || draft.IsControl(r) }

// allStrong reports whether every letter of the inlines is strong.
func allStrong(list []book.Inline) bool {
	strong := false
	for _, in := range list {
		switch in := in.(type) {
		case *book.Span:
			if in.Kind != book.Strong {
				return false
			}
			strong = true
		case *book.Text:
			if strings.Trim(in.Value, " .:") != "" {
				return false
			}
		}
	}
	return strong
}
