package copyedit

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A cutting says where inlines are cut in two: in a Text, before the byte with
// the given index of its value.
type cutting struct {
	text *book.Text
	byte int
	at   diag.Pos // of the first character behind the cut
}

// cutting returns the cut before the rune of text with the given index.
func (p *passage) cutting(i int) cutting {
	n := p.leafOf(i)
	k := i
	for k > 0 && p.leafOf(k-1) == n {
		k--
	}
	for k < i && p.text[k] < 0 {
		k++
	}
	return cutting{p.leaves[n].text, len(plain(p.text[k:i])), p.placeOf(i)}
}

// inlines returns what stands before and behind the cut. A span that is cut
// becomes two.
func (c *cutting) inlines(list []book.Inline) (head, tail []book.Inline, found bool) {
	for i, in := range list {
		var a, b book.Inline
		switch in := in.(type) {
		case *book.Text:
			if in != c.text {
				continue
			}
			a, b = c.cutText(in)
		case *book.Span:
			h, t, ok := c.inlines(in.Inlines)
			if !ok {
				continue
			}
			if len(h) > 0 {
				a = &book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: h}
			}
			if len(t) > 0 {
				b = &book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: t}
			}
		case *book.Link:
			h, t, ok := c.inlines(in.Inlines)
			if !ok {
				continue
			}
			if len(h) > 0 {
				a = &book.Link{Href: in.Href, Inlines: h}
			}
			if len(t) > 0 {
				b = &book.Link{Href: in.Href, Inlines: t}
			}
		default:
			continue
		}
		head = append(head, list[:i]...)
		if a != nil {
			head = append(head, a)
		}
		if b != nil {
			tail = append(tail, b)
		}
		return head, append(tail, list[i+1:]...), true
	}
	return list, nil, false
}

// cutText cuts a Text. The part before the cut stays the Text it was, since
// other cuts may be to come in it.
func (c *cutting) cutText(t *book.Text) (a, b book.Inline) {
	if c.byte < len(t.Value) {
		b = &book.Text{At: c.at, Value: t.Value[c.byte:]}
	}
	if c.byte > 0 {
		t.Value = t.Value[:c.byte]
		a = t
	}
	return a, b
}
