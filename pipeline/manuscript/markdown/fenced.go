package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/pipeline/book"
)

// fenced converts what stands between fences: text as typed, or verse, chat
// or a status window when the fence says so.
func (c *converter) fenced(n *ast.FencedCodeBlock) ([]book.Block, error) {
	info, lang := "", ""
	if n.Info != nil {
		c.enter(n.Info.Segment.Start, n.Info.Segment.Stop, markup)
		info = string(n.Info.Segment.Value(c.state.source))
		if a, width := parseAttributes(info); width > 0 {
			lang = c.lang(c.at(n), a)
			info = strings.Join(a.classes, " ")
		}
		info, _, _ = strings.Cut(strings.TrimSpace(info), " ")
	}
	at := c.at(n)
	lines := c.typed(n)
	switch info {
	case "verse", "poem":
		if v := typedVerse(lines); v != nil {
			return []book.Block{&book.Verse{At: at, Lang: lang, Stanzas: v}}, nil
		}
		return nil, nil
	case "chat":
		chat := &book.Chat{At: at, Lang: lang}
		for _, l := range lines {
			if l.list != nil {
				chat.Lines = append(chat.Lines, chatLine(l.list))
			}
		}
		if len(chat.Lines) == 0 {
			return nil, nil
		}
		return []book.Block{chat}, nil
	case "status":
		q := &book.Quote{At: at, Kind: book.Status, Lang: lang}
		for _, stanza := range typedVerse(lines) {
			p := &book.Paragraph{At: stanza[0].At}
			for i, l := range stanza {
				if i > 0 {
					p.Inlines = append(p.Inlines, &book.LineBreak{At: l.At})
				}
				p.Inlines = append(p.Inlines, l.Inlines...)
			}
			q.Blocks = append(q.Blocks, p)
		}
		if len(q.Blocks) == 0 {
			return nil, nil
		}
		return []book.Block{q}, nil
	}
	p := &book.Preformatted{At: at, Info: info}
	for _, l := range lines {
		p.Lines = append(p.Lines, strings.Repeat(" ", l.indent)+book.PlainText(l.list))
	}
	return []book.Block{p}, nil
}

// A typedLine is a line as it was typed, without the spaces it begins with.
type typedLine struct {
	indent int
	list   []book.Inline
}

func (c *converter) typed(n *ast.FencedCodeBlock) []typedLine {
	var list []typedLine
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		stop := min(segment.Stop, c.places.lineEnd(segment.Start))
		start, indent := segment.Start, segment.Padding
		for start < stop && (c.source[start] == ' ' || c.source[start] == '\t') {
			if indent++; c.source[start] == '\t' {
				indent += 3
			}
			start++
		}
		r := c.run()
		r.raw(start, stop)
		list = append(list, typedLine{indent, r.list})
	}
	return list
}

func typedVerse(lines []typedLine) []book.Stanza {
	var stanzas []book.Stanza
	var stanza book.Stanza
	for _, l := range append(lines, typedLine{}) {
		if strings.TrimSpace(book.PlainText(l.list)) == "" {
			if stanza != nil {
				stanzas = append(stanzas, stanza)
			}
			stanza = nil
			continue
		}
		stanza = append(stanza, book.VerseLine{At: placeOf(l.list), Indent: verseIndent(l.indent), Inlines: l.list})
	}
	return stanzas
}
