package book

import (
	"strings"

	"octavo/pipeline/diag"
)

// An Inline is a piece of running text: *Text, *Span, *Link, *NoteRef,
// *LineBreak or *Picture.
type Inline interface{ inline() }

// Text is characters that stand next to one another on one line of the
// author's file: At is the place of the first, and the others follow in the
// columns after it, until a correction changes the text. A paragraph of
// several lines has a Text for each line, the line end having become a space
// at the end of the earlier one.
type Text struct {
	At    diag.Pos
	Value string
}

// A SpanKind says why a stretch of text is marked.
type SpanKind string

const (
	Emphasis    SpanKind = "em"
	Strong      SpanKind = "strong"
	SmallCaps   SpanKind = "smallcaps"
	Superscript SpanKind = "sup"
	Subscript   SpanKind = "sub"
	Struck      SpanKind = "struck"
	Code        SpanKind = "code"
	Plain       SpanKind = "plain" // marked for its language only
)

// A Span is text with a mark: emphasis, a language, or both.
type Span struct {
	Kind    SpanKind
	Lang    string // BCP 47, "" when it is that of the text around it
	Inlines []Inline
}

// A Link leads to a place outside the book, or with # to an ID inside it.
type Link struct {
	Href    string
	Inlines []Inline
}

// A NoteRef is the mark that leads to a note.
type NoteRef struct {
	At diag.Pos
	ID string // of a Note
}

// A LineBreak ends a line inside a paragraph where the author wants it.
type LineBreak struct{ At diag.Pos }

// A Picture is a small image in a line of text.
type Picture struct {
	At    diag.Pos
	Image string // the name of one of Book.Images
	Alt   string
}

func (*Text) inline()      {}
func (*Span) inline()      {}
func (*Link) inline()      {}
func (*NoteRef) inline()   {}
func (*LineBreak) inline() {}
func (*Picture) inline()   {}

// NewText returns text as a list of one inline, or nil for "".
func NewText(at diag.Pos, value string) []Inline {
	if value == "" {
		return nil
	}
	return []Inline{&Text{At: at, Value: value}}
}

// PlainText returns the characters of the inlines, a line break as "\n",
// without note marks and pictures.
func PlainText(list []Inline) string {
	var sb strings.Builder
	EachText(list, func(t *Text) { sb.WriteString(t.Value) }, func() { sb.WriteByte('\n') })
	return sb.String()
}

// FirstText returns the first Text in the inlines, nil when there is none.
func FirstText(list []Inline) *Text {
	var first *Text
	EachText(list, func(t *Text) {
		if first == nil {
			first = t
		}
	}, nil)
	return first
}

// EachText calls text for each Text in the inlines, in order, however deep it
// stands, and lineBreak, unless it is nil, for each line break.
func EachText(list []Inline, text func(*Text), lineBreak func()) {
	for _, in := range list {
		switch in := in.(type) {
		case *Text:
			text(in)
		case *Span:
			EachText(in.Inlines, text, lineBreak)
		case *Link:
			EachText(in.Inlines, text, lineBreak)
		case *LineBreak:
			if lineBreak != nil {
				lineBreak()
			}
		}
	}
}
