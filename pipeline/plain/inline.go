package plain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// marksOf are what stands on the two sides of a span.
var marksOf = map[book.SpanKind][2]string{
	book.Emphasis:    {"*", "*"},
	book.Strong:      {"**", "**"},
	book.Struck:      {"~~", "~~"},
	book.Code:        {"`", "`"},
	book.Superscript: {"<sup>", "</sup>"},
	book.Subscript:   {"<sub>", "</sub>"},
}

// tagOf are the HTML tags that say the same as marks.
var tagOf = map[book.SpanKind]string{book.Emphasis: "em", book.Strong: "strong", book.Struck: "del"}

// flanked reports whether marks at the two ends of body would be read as its
// beginning and its end (CommonMark 0.31, 6.2): punctuation inside wants a space or
// punctuation outside. A word joiner is neither.
func flanked(before, body, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(after)
	first, _ := utf8.DecodeRuneInString(body)
	last, _ := utf8.DecodeLastRuneInString(body)
	outside := func(r rune, text string) bool { return text == "" || unicode.IsSpace(r) || unicode.IsPunct(r) }
	inside := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	return (!inside(first) || outside(left, before)) && (!inside(last) || outside(right, after))
}

// inlines gives running text on one line.
func (w *writer) inlines(list []book.Inline) string {
	var sb strings.Builder
	for i, in := range list {
		switch in := in.(type) {
		case *book.Text:
			if w.marks {
				sb.WriteString(escape(in.Value))
			} else {
				sb.WriteString(in.Value)
			}
		case *book.Span:
			sb.WriteString(w.span(in, sb.String(), list[i+1:]))
		case *book.Link:
			if w.marks {
				fmt.Fprintf(&sb, "[%s](<%s>)", w.inlines(in.Inlines), strings.NewReplacer("<", "%3C", ">", "%3E").Replace(in.Href))
			} else {
				sb.WriteString(w.inlines(in.Inlines))
			}
		case *book.NoteRef:
			if w.marks {
				fmt.Fprintf(&sb, "[^%s]", in.ID)
			}
		case *book.LineBreak:
			if w.marks {
				sb.WriteString("<br>")
			} else {
				sb.WriteString(" ")
			}
		case *book.Picture:
			if m := w.book.Image(in.Image); w.marks && m != nil {
				fmt.Fprintf(&sb, "![%s](<%s>)", escape(in.Alt), m.Path)
			}
		default:
			panic(fmt.Sprintf("plain: unknown inline %T", in))
		}
	}
	return sb.String()
}

// span gives a span that stands between the text before it and what follows.
func (w *writer) span(s *book.Span, before string, after []book.Inline) string {
	if !w.marks {
		return w.inlines(s.Inlines)
	}
	inner := w.inlines(s.Inlines)
	if s.Kind == book.Code {
		inner = book.PlainText(s.Inlines)
	}
	attributes := ""
	if s.Kind == book.SmallCaps {
		attributes = ".smallcaps"
	}
	if s.Lang != "" {
		attributes = strings.TrimSpace(attributes + " lang=" + s.Lang)
	}
	m := marksOf[s.Kind]
	// A mark with a space inside is none: the spaces go outside.
	body := strings.Trim(inner, " ")
	if body == "" {
		return inner
	}
	left, right := inner[:strings.Index(inner, body)], inner[strings.Index(inner, body)+len(body):]
	if tag := tagOf[s.Kind]; tag != "" && attributes == "" && !flanked(before+left, body, right+book.PlainText(after)) {
		m = [2]string{"<" + tag + ">", "</" + tag + ">"}
	}
	body = m[0] + body + m[1]
	if attributes != "" {
		body = "[" + body + "]{" + attributes + "}"
	}
	return left + body + right
}

// escape puts a backslash before the characters that Markdown would take for
// marks.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>~&") {
		return s
	}
	var sb strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\', '`', '*', '[', ']', '<', '>':
			sb.WriteByte('\\')
		case '_':
			sb.WriteByte('\\')
		case '~':
			if i+1 < len(s) && s[i+1] == '~' {
				sb.WriteByte('\\')
			}
		case '&':
			if semi := strings.IndexByte(s[i:], ';'); semi > 1 && semi < 33 {
				sb.WriteByte('\\')
			}
		}
		sb.WriteByte(s[i])
	}
	return sb.String()
}

// lineStart guards a paragraph against being taken for something else by how
// it begins: a heading, a list, a rule, a fence, a line of verse.
func (w *writer) lineStart(s string) string {
	if !w.marks || s == "" {
		return s
	}
	switch s[0] {
	case '#', '+', '-', '=', ':', '|', '~':
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
