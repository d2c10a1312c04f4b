package structure

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// cut returns the inlines of bytes [from, to) of their plain text, in new
// nodes where a node is cut. Marks of notes stay with the text before them.
func cut(list []book.Inline, from, to int) []book.Inline {
	c := &cutter{from: from, to: to}
	return c.list(list)
}

type cutter struct {
	from, to int
	at       int // offset of the next inline
}

func (c *cutter) list(list []book.Inline) []book.Inline {
	var out []book.Inline
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			if t := c.text(in); t != nil {
				out = append(out, t)
			}
		case *book.Span:
			if inner := c.list(in.Inlines); len(inner) > 0 {
				out = append(out, &book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: inner})
			}
		case *book.Link:
			if inner := c.list(in.Inlines); len(inner) > 0 {
				out = append(out, &book.Link{Href: in.Href, Inlines: inner})
			}
		case *book.LineBreak:
			if c.at >= c.from && c.at < c.to {
				out = append(out, in)
			}
			c.at++
		default:
			if c.at > c.from && c.at <= c.to {
				out = append(out, in)
			}
		}
	}
	return out
}

func (c *cutter) text(t *book.Text) *book.Text {
	start := c.at
	c.at += len(t.Value)
	from, to := max(c.from-start, 0), min(c.to-start, len(t.Value))
	if from >= to {
		return nil
	}
	if from == 0 && to == len(t.Value) {
		return t
	}
	at := t.At
	if at.Col > 0 {
		at.Col += utf8.RuneCountInString(t.Value[:from])
	}
	return &book.Text{At: at, Value: t.Value[from:to]}
}

// slice is cut for a span of an item's text, which is the paragraph's without
// the space round it; space at the ends of the span is left out.
func (it *item) slice(s span) []book.Inline {
	plain := book.PlainText(it.para.Inlines)
	lead := strings.Index(plain, it.text)
	for s.from < s.to && it.text[s.from] == ' ' {
		s.from++
	}
	for s.to > s.from && it.text[s.to-1] == ' ' {
		s.to--
	}
	return cut(it.para.Inlines, lead+s.from, lead+s.to)
}

// place returns where a byte of an item's text stands in the file.
func (it *item) place(at int) diag.Pos {
	pos := it.Block.Place()
	plain := book.PlainText(it.para.Inlines)
	at += strings.Index(plain, it.text)
	offset := 0
	book.EachText(it.para.Inlines, func(t *book.Text) {
		if at >= offset && at < offset+len(t.Value) {
			pos = t.At
			if pos.Col > 0 {
				pos.Col += utf8.RuneCountInString(t.Value[:at-offset])
			}
		}
		offset += len(t.Value)
	}, func() { offset++ })
	return pos
}
