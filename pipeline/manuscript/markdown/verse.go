package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// verseIndent turns columns of spaces into steps of one em. Two spaces are
// about an em in the fonts people type in.
func verseIndent(columns int) int { return min((columns+1)/2, 20) }

// lineBlock converts a block of "| " lines.
func (c *converter) lineBlock(n *lineBlock) ([]book.Block, error) {
	stanzas, err := c.stanzas(n)
	if err != nil || len(stanzas) == 0 {
		return nil, err
	}
	v := &book.Verse{At: c.at(n), Stanzas: stanzas}
	takeVerseAttribution(v)
	return []book.Block{v}, nil
}

// verse converts a div of verse: each paragraph is a stanza. What cannot be
// verse, as a picture, stands between two poems.
func (c *converter) verse(d *div, at diag.Pos, lang string) ([]book.Block, error) {
	var blocks []book.Block
	var v *book.Verse
	for n := d.FirstChild(); n != nil; n = n.NextSibling() {
		var stanzas []book.Stanza
		var err error
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *lineBlock:
			stanzas, err = c.stanzas(n)
		default:
			var others []book.Block
			if others, err = c.block(n); len(others) > 0 {
				blocks, v = append(blocks, others...), nil
			}
		}
		if err != nil {
			return nil, err
		}
		if len(stanzas) == 0 {
			continue
		}
		if v == nil {
			v = &book.Verse{At: at, Lang: lang}
			if len(blocks) > 0 {
				v.At = stanzas[0][0].At
			}
			blocks = append(blocks, v)
		}
		v.Stanzas = append(v.Stanzas, stanzas...)
	}
	if v != nil {
		takeVerseAttribution(v)
	}
	return blocks, nil
}

// stanzas converts the lines of a paragraph or line block, an empty line
// being the end of a stanza.
func (c *converter) stanzas(n ast.Node) ([]book.Stanza, error) {
	lines, err := c.inlineLines(n)
	if err != nil {
		return nil, err
	}
	var stanzas []book.Stanza
	var stanza book.Stanza
	for _, l := range append(lines, nil) {
		if isEmpty(l) {
			if stanza != nil {
				stanzas = append(stanzas, stanza)
			}
			stanza = nil
			continue
		}
		at := placeOf(l)
		if _, ok := n.(*lineBlock); ok && len(stanza) > 0 && !c.hasBar(at) {
			above := &stanza[len(stanza)-1]
			above.Inlines = append(append(above.Inlines, book.NewText(at, " ")...), l...)
			continue
		}
		stanza = append(stanza, book.VerseLine{At: at, Indent: c.indentAt(at), Inlines: l})
	}
	return stanzas, nil
}

// hasBar reports whether a line of a line block begins with its bar. One that
// does not goes on the line above.
func (c *converter) hasBar(at diag.Pos) bool {
	return strings.HasPrefix(strings.TrimLeft(c.source[c.places.lines[at.Line-1]:], " \t>"), "|")
}

// indentAt gives the indent of the line of verse whose first character is at
// the place. A line on which marks stand before the text has its indent
// before them.
func (c *converter) indentAt(at diag.Pos) int {
	if at.Line == 0 {
		return 0
	}
	offset := c.places.lines[at.Line-1]
	for offset < len(c.source) && strings.IndexByte(" \t>", c.source[offset]) >= 0 {
		offset++
	}
	if offset < len(c.source) && c.source[offset] == '|' {
		for offset++; offset < len(c.source) && (c.source[offset] == ' ' || c.source[offset] == '\t'); {
			offset++
		}
	}
	return verseIndent(c.places.indentBefore(offset))
}

// isEmpty reports whether nothing in the inlines would be seen.
func isEmpty(list []book.Inline) bool {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			if strings.TrimSpace(in.Value) != "" {
				return false
			}
		case *book.LineBreak:
		case *book.Span:
			if !isEmpty(in.Inlines) {
				return false
			}
		case *book.Link:
			if !isEmpty(in.Inlines) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// placeOf returns the place of the first character.
func placeOf(list []book.Inline) diag.Pos {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			return in.At
		case *book.NoteRef:
			return in.At
		case *book.Picture:
			return in.At
		case *book.LineBreak:
			return in.At
		case *book.Span:
			if at := placeOf(in.Inlines); !at.IsZero() {
				return at
			}
		case *book.Link:
			if at := placeOf(in.Inlines); !at.IsZero() {
				return at
			}
		}
	}
	return diag.Pos{}
}

// splitLines cuts inlines at their line breaks, those inside spans too.
func splitLines(list []book.Inline) [][]book.Inline {
	lines := [][]book.Inline{nil}
	add := func(in book.Inline) { lines[len(lines)-1] = append(lines[len(lines)-1], in) }
	for _, in := range list {
		switch in := in.(type) {
		case *book.LineBreak:
			lines = append(lines, nil)
		case *book.Span:
			for i, part := range splitLines(in.Inlines) {
				if i > 0 {
					lines = append(lines, nil)
				}
				if len(part) > 0 {
					add(&book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: part})
				}
			}
		case *book.Link:
			for i, part := range splitLines(in.Inlines) {
				if i > 0 {
					lines = append(lines, nil)
				}
				if len(part) > 0 {
					add(&book.Link{Href: in.Href, Inlines: part})
				}
			}
		default:
			add(in)
		}
	}
	return lines
}
