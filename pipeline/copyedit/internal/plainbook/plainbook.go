// Package plainbook reads and writes the simplest manuscript there is, for the
// tests of copyedit and for its bench: paragraphs separated by blank lines,
// # before a heading, > before each line of verse or of a quoted paragraph,
// *emphasis*. What the bench writes has the lines of what it read.
package plainbook

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// Parse reads text as the chapters of a book; each # heading begins one.
func Parse(name, text string) *book.Book {
	b := &book.Book{Meta: book.Meta{Language: "en"}, Source: []book.SourceFile{{Name: name, Text: text}}}
	chapter := &book.Section{Kind: book.Chapter, ID: "start", At: diag.Pos{File: name, Line: 1, Col: 1}}
	b.Body = append(b.Body, chapter)
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
			end++
		}
		p := parser{name: name, line: i + 1}
		if line := lines[i]; strings.HasPrefix(line, "#") && strings.Contains(line, "# ") {
			mark := strings.Index(line, "# ") + 2
			at := diag.Pos{File: name, Line: i + 1, Col: mark + 1}
			chapter = &book.Section{Kind: book.Chapter, ID: "c", At: at, HeadAt: at, TitleAt: at, Title: p.inlines(line[mark:], mark+1)}
			b.Body = append(b.Body, chapter)
			i = end
			continue
		}
		chapter.Blocks = append(chapter.Blocks, p.block(lines[i:end]))
		i = end
	}
	if len(b.Body[0].Blocks) == 0 && len(b.Body) > 1 {
		b.Body = b.Body[1:]
	}
	return b
}

type parser struct {
	name string
	line int
}

// block reads the lines of one block: verse when there are several or a quote
// mark before them.
func (p *parser) block(lines []string) book.Block {
	at := diag.Pos{File: p.name, Line: p.line, Col: 1}
	if len(lines) == 1 && !strings.HasPrefix(lines[0], "> ") {
		return &book.Paragraph{At: at, Inlines: p.inlines(lines[0], 1)}
	}
	var stanza book.Stanza
	for k, line := range lines {
		q := parser{p.name, p.line + k}
		rest := strings.TrimPrefix(line, "> ")
		stanza = append(stanza, book.VerseLine{At: diag.Pos{File: p.name, Line: q.line, Col: 1}, Inlines: q.inlines(rest, 1+len(line)-len(rest))})
	}
	if len(lines) == 1 {
		return &book.Quote{At: at, Kind: book.BlockQuote, Blocks: []book.Block{&book.Paragraph{At: at, Inlines: stanza[0].Inlines}}}
	}
	return &book.Verse{At: at, Stanzas: []book.Stanza{stanza}}
}

// inlines reads one line. An asterisk beside a letter or mark begins or ends
// emphasis; `code` is code.
func (p *parser) inlines(s string, col int) []book.Inline {
	var out []book.Inline
	text := func(v string) {
		if v != "" {
			out = append(out, &book.Text{At: diag.Pos{File: p.name, Line: p.line, Col: col}, Value: v})
		}
		col += len([]rune(v))
	}
	for s != "" {
		i := strings.IndexAny(s, "*~")
		if i < 0 {
			break
		}
		stars := 1
		if strings.HasPrefix(s[i:], "**") {
			stars = 2
		}
		mark := s[i : i+stars]
		end := strings.Index(s[i+stars:], mark)
		if end <= 0 {
			break
		}
		text(s[:i])
		inner := s[i+stars : i+stars+end]
		col += stars
		q := parser{p.name, p.line}
		kind := book.Emphasis
		if stars == 2 {
			kind = book.Strong
		}
		if mark == "~" {
			kind = book.Code
		}
		out = append(out, &book.Span{Kind: kind, Inlines: q.inlines(inner, col)})
		col += len([]rune(inner)) + stars
		s = s[i+2*stars+end:]
	}
	text(s)
	return out
}

// Format writes the book in the form Parse reads.
func Format(b *book.Book) string {
	var sb strings.Builder
	for _, s := range b.Body {
		if len(s.Title) > 0 {
			sb.WriteString("# " + inlines(s.Title) + "\n\n")
		}
		for _, block := range s.Blocks {
			sb.WriteString(format(block) + "\n\n")
		}
	}
	return sb.String()
}

func format(block book.Block) string {
	switch b := block.(type) {
	case *book.Paragraph:
		return inlines(b.Inlines)
	case *book.Quote:
		return "> " + format(b.Blocks[0])
	case *book.Verse:
		var lines []string
		for _, l := range b.Stanzas[0] {
			lines = append(lines, "> "+inlines(l.Inlines))
		}
		return strings.Join(lines, "\n")
	case *book.SceneBreak:
		return "* * *"
	}
	return ""
}

func inlines(list []book.Inline) string {
	var sb strings.Builder
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			sb.WriteString(in.Value)
		case *book.Span:
			mark := map[book.SpanKind]string{book.Strong: "**", book.Code: "~"}[in.Kind]
			if mark == "" {
				mark = "*"
			}
			sb.WriteString(mark + inlines(in.Inlines) + mark)
		}
	}
	return sb.String()
}
