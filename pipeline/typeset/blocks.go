package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// A column is how text is set in a place: running text, a quotation, a list.
type column struct {
	look        look
	left, width unit.Length
	indent      unit.Length
	element     int32
	ragged      bool
	align       book.Align // of paragraphs that do not say otherwise
	inQuote     bool
}

// narrowed returns the column with that much less on either side.
func (c column) narrowed(left, right unit.Length) column {
	least := 4 * c.look.size
	if c.width-left-right < least {
		left, right = 0, 0
	}
	c.left += left
	c.width -= left + right
	return c
}

// A flow is what the next block has to know of those before.
type flow struct {
	initial string // how the first paragraph begins; see design.Opening
	indent  bool   // the next paragraph is indented: one stands before it
	keep    keep   // for the next block's first row
}

// blocks sets blocks one after another.
func (s *setter) blocks(list []book.Block, c column, f flow) {
	for _, b := range list {
		s.place = b.Place()
		switch b := b.(type) {
		case *book.Paragraph:
			s.textBlock(b, c, &f)
			continue
		case *book.Heading:
			s.heading(b, c, &f)
			continue
		case *book.SceneBreak:
			s.sceneBreak(b, &f)
			continue
		case *book.Quote:
			s.quote(b, c, &f)
		case *book.Verse:
			s.verse(b, c, &f)
		case *book.Chat:
			s.chat(b, c, &f)
		case *book.Figure:
			s.figure(b, c)
		case *book.List:
			s.list(b, c, &f)
		case *book.Preformatted:
			s.preformatted(b, c)
		case *book.Table:
			s.table(b, c)
		}
		f.keep, f.indent = keep{}, false
	}
}

// textBlock sets a paragraph.
func (s *setter) textBlock(b *book.Paragraph, c column, f *flow) {
	k := f.keep
	f.keep = keep{}
	in := ink{look: c.look.inLang(s.plan, b.Lang), element: s.element(c.element, "P")}
	s.elements[in.element].Lang = b.Lang
	if f.initial != "" && b.Align == book.Justified && c.align == book.Justified {
		initial := f.initial
		f.initial, f.indent = "", true
		s.firstParagraph(b, c, in, k, initial)
		return
	}
	fr := frame{left: c.left, width: c.width, ragged: c.ragged || s.design.Type.Ragged, align: c.align}
	if b.Align != book.Justified {
		fr.align = b.Align
	}
	if f.indent && !b.Flush && fr.align == book.Justified {
		fr.first = c.indent
	}
	if fr.align == book.End {
		fr.width -= c.indent
		k.before = k.before || f.indent
	}
	s.paragraph(b.At, b.Inlines, in, &fr, k)
	f.indent = fr.align == book.Justified || fr.align == book.Start
}
