// Package plain makes the editions that are plain text: the copy-edited book
// as Markdown, one paragraph a line, the characters exactly as set; and the
// same without any marks.
package plain

import (
	"fmt"
	"slices"
	"strings"

	"octavo/pipeline/book"
)

// Markdown gives the author's text as Markdown that package manuscript reads
// back to the same Book. The pages octavo makes are left out.
func Markdown(b *book.Book) []byte {
	w := &writer{marks: true, book: b}
	w.run()
	return []byte(w.String())
}

// Text gives the author's words without marks, a line for each paragraph and a
// blank line between them.
func Text(b *book.Book) []byte {
	w := &writer{book: b}
	w.run()
	return []byte(w.String())
}

type writer struct {
	strings.Builder
	book  *book.Book
	marks bool
	above int // levels of headings above those of the sections: the title's
	deep  int // the depth of the deepest section: what divides one is below them all
}

func (w *writer) run() {
	w.title()
	w.book.Sections(func(s *book.Section, depth int) {
		if !s.Made {
			w.deep = max(w.deep, depth)
		}
	})
	w.book.Sections(func(s *book.Section, depth int) {
		if s.Made {
			return
		}
		w.heading(s, depth)
		w.blocks(s.Blocks)
	})
	for _, n := range w.book.Notes {
		w.note(n)
	}
}

// paragraph writes lines that belong together, after a blank one.
func (w *writer) paragraph(lines ...string) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	for _, l := range lines {
		w.WriteString(strings.TrimRight(l, " ") + "\n")
	}
}

// nested writes blocks with a prefix before each line: first before the first,
// rest before the others.
func (w *writer) nested(first, rest string, blocks []book.Block) {
	inner := &writer{marks: w.marks, book: w.book, above: w.above, deep: w.deep}
	inner.blocks(blocks)
	lines := strings.Split(strings.TrimSuffix(inner.String(), "\n"), "\n")
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = rest + lines[i]
		}
	}
	w.paragraph(lines...)
}

// heading writes the section's heading: "# Chapter 7: The Storm".
func (w *writer) heading(s *book.Section, depth int) {
	label := strings.TrimSpace(s.Label + " " + s.Numeral)
	title := w.inlines(s.Title)
	if label != "" && title != "" {
		label += ": "
	}
	head := label + title
	if head == "" {
		return
	}
	if !w.marks {
		w.paragraph(head)
	} else {
		w.paragraph(strings.Repeat("#", depth+1+w.above) + " " + head)
	}
	if len(s.Sub) > 0 {
		w.paragraph(w.inlines(s.Sub))
	}
}

func (w *writer) blocks(blocks []book.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *writer) block(b book.Block) {
	switch b := b.(type) {
	case *book.Paragraph:
		w.paragraph(w.lineStart(w.inlines(b.Inlines)))
	case *book.Heading:
		head := w.inlines(b.Inlines)
		if w.marks {
			head = strings.Repeat("#", min(6, b.Level+1+w.deep+w.above)) + " " + head
		}
		w.paragraph(head)
	case *book.SceneBreak:
		w.paragraph("***")
	case *book.Quote:
		w.quote(b)
	case *book.Verse:
		w.verse(b)
	case *book.Chat:
		w.chat(b)
	case *book.Figure:
		w.figure(b)
	case *book.List:
		w.list(b)
	case *book.Preformatted:
		lines := b.Lines
		if w.marks {
			lines = append(append([]string{"```" + b.Info}, lines...), "```")
		}
		w.paragraph(lines...)
	case *book.Table:
		w.table(b)
	default:
		panic(fmt.Sprintf("plain: unknown block %T", b))
	}
}

func (w *writer) quote(b *book.Quote) {
	blocks := b.Blocks
	if len(b.Attribution) > 0 {
		blocks = append(slices.Clip(blocks), &book.Paragraph{Inlines: source(b.Attribution)})
	}
	switch {
	case !w.marks:
		w.blocks(blocks)
	case b.Lang == "" && (b.Kind == book.BlockQuote || b.Kind == book.Opening): // which of them is known by its place
		w.nested("> ", "> ", blocks)
	default:
		w.fence(string(b.Kind), b.Lang, func() { w.blocks(blocks) })
	}
}

// source puts the dash back before the source line of a passage. The other
// editions set it apart by its place and type; here nothing else tells it from
// a paragraph, to the reader and to octavo itself.
func source(attribution []book.Inline) []book.Inline {
	return append([]book.Inline{&book.Text{Value: "—"}}, attribution...)
}

// fence writes a fenced div round what f writes.
func (w *writer) fence(kind, lang string, f func()) {
	if lang != "" {
		kind = fmt.Sprintf("{.%s lang=%s}", kind, lang)
	}
	w.paragraph("::: " + kind)
	f()
	w.paragraph(":::")
}

func (w *writer) verse(b *book.Verse) {
	body := func() {
		for _, stanza := range b.Stanzas {
			lines := make([]string, len(stanza))
			for i, l := range stanza {
				lines[i] = w.inlines(l.Inlines)
				if w.marks {
					lines[i] = "| " + strings.Repeat("  ", l.Indent) + lines[i]
				}
			}
			w.paragraph(lines...)
		}
	}
	if w.marks && b.Lang != "" {
		w.fence("verse", b.Lang, body)
	} else {
		body()
	}
	if len(b.Attribution) > 0 {
		w.paragraph(w.inlines(source(b.Attribution)))
	}
}

func (w *writer) chat(b *book.Chat) {
	lines := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		if l.Time != "" {
			lines[i] = "[" + l.Time + "] "
		}
		if l.Who != "" {
			lines[i] += l.Who + ": "
		}
		lines[i] += w.inlines(l.Inlines)
	}
	if w.marks {
		w.fence("chat", b.Lang, func() { w.paragraph(lines...) })
		return
	}
	w.paragraph(lines...)
}

func (w *writer) figure(b *book.Figure) {
	caption := w.inlines(b.Caption)
	if !w.marks {
		if caption != "" {
			w.paragraph(caption)
		}
		return
	}
	path := b.Image
	if m := w.book.Image(b.Image); m != nil {
		path = m.Path
	}
	if caption != "" {
		caption = ` "` + strings.ReplaceAll(book.PlainText(b.Caption), `"`, `\"`) + `"`
	}
	w.paragraph(fmt.Sprintf("![%s](<%s>%s)", escape(b.Alt), path, caption))
}

func (w *writer) list(b *book.List) {
	for i, item := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprintf("%d. ", b.Start+i)
		}
		if w.marks {
			w.nested(mark, strings.Repeat(" ", len(mark)), item)
		} else {
			w.blocks(item)
		}
	}
}

func (w *writer) table(b *book.Table) {
	row := func(cells [][]book.Inline) string {
		parts := make([]string, len(cells))
		for i, c := range cells {
			parts[i] = strings.ReplaceAll(w.inlines(c), "|", `\|`)
		}
		if !w.marks {
			return strings.Join(parts, "\t")
		}
		return "| " + strings.Join(parts, " | ") + " |"
	}
	var lines []string
	if b.Header != nil {
		lines = append(lines, row(b.Header))
	} else if w.marks {
		lines = append(lines, strings.Repeat("|  ", len(b.Align))+"|")
	}
	if w.marks {
		rule := "|"
		for _, a := range b.Align {
			rule += map[book.Align]string{book.Justified: " --- |", book.Start: " :-- |", book.Centre: " :-: |", book.End: " --: |"}[a]
		}
		lines = append(lines, rule)
	}
	for _, r := range b.Rows {
		lines = append(lines, row(r))
	}
	w.paragraph(lines...)
}

func (w *writer) note(n *book.Note) {
	if w.marks {
		w.nested(fmt.Sprintf("[^%s]: ", n.ID), "    ", n.Blocks)
	} else {
		w.blocks(n.Blocks)
	}
}
