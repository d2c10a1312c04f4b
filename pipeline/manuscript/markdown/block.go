package markdown

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/pipeline/book"
)

// blocks converts the children of a block.
func (c *converter) blocks(parent ast.Node) ([]book.Block, error) {
	var list []book.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b, err := c.block(n)
		if err != nil {
			return nil, err
		}
		list = append(list, b...)
	}
	return list, nil
}

// block converts one block. It may give none, as a comment, or several, as a
// div of an unknown kind.
func (c *converter) block(n ast.Node) ([]book.Block, error) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *ast.Heading:
		return c.heading(n)
	case *ast.ThematicBreak:
		at := c.start(n)
		return []book.Block{&book.SceneBreak{At: c.places.at(at), Typed: strings.TrimSpace(c.source[at:c.places.lineEnd(at)])}}, nil
	case *ast.Blockquote:
		blocks, err := c.blocks(n)
		if err != nil || len(blocks) == 0 {
			return nil, err
		}
		q := &book.Quote{At: c.at(n), Kind: book.BlockQuote, Blocks: blocks}
		takeAttribution(q)
		return []book.Block{q}, nil
	case *ast.List:
		return c.listBlock(n)
	case *ast.FencedCodeBlock:
		return c.fenced(n)
	case *extast.Table:
		return c.table(n)
	case *lineBlock:
		return c.lineBlock(n)
	case *div:
		return c.div(n)
	case *comment:
		c.enter(n.start, n.stop, markup)
		c.dropped(n.start, n.stop)
		return nil, nil
	case *noteBlock:
		return nil, c.note(n)
	case *ast.LinkReferenceDefinition:
		return c.definition(n)
	}
	panic(fmt.Sprintf("markdown: a block of unknown kind %s", n.Kind()))
}

func (c *converter) paragraph(n ast.Node) ([]book.Block, error) {
	if figures, err := c.figures(n); figures != nil || err != nil {
		return figures, err
	}
	if rule(n, c.state.source) {
		c.enter(n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop, markup)
		return []book.Block{&book.SceneBreak{At: c.at(n), Typed: "<hr>"}}, nil
	}
	if typed, ok := c.letterBreak(n); ok {
		return []book.Block{&book.SceneBreak{At: c.at(n), Typed: typed}}, nil
	}
	list, err := c.inlines(n)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	if typed := strings.TrimSpace(book.PlainText(list)); book.IsBreakLine(typed) {
		return []book.Block{&book.SceneBreak{At: c.at(n), Typed: typed}}, nil
	}
	return []book.Block{&book.Paragraph{At: c.at(n), Inlines: list}}, nil
}

// letterBreak returns the oOo that a paragraph is, whose letters are no words of
// the author's.
func (c *converter) letterBreak(n ast.Node) (typed string, ok bool) {
	if n.Lines().Len() != 1 {
		return "", false
	}
	line := n.Lines().At(0)
	typed = strings.TrimSpace(c.source[line.Start:line.Stop])
	if !book.IsBreakLine(typed) || book.LettersOf(typed) == "" {
		return "", false
	}
	c.enter(line.Start, line.Stop, markup)
	return typed, true
}

// rule reports whether a paragraph is nothing but an <hr>.
func rule(n ast.Node, source []byte) bool {
	raw, ok := n.FirstChild().(*ast.RawHTML)
	if !ok || raw.NextSibling() != nil {
		return false
	}
	t := parseTag(string(raw.Segments.Value(source)))
	return t.name == "hr"
}

func (c *converter) heading(n *ast.Heading) ([]book.Block, error) {
	var end, line int
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
		line = c.places.lineEnd(end)
		c.enter(end, line, markup) // attributes
	} else {
		c.enter(c.start(n), c.places.lineEnd(c.start(n)), markup)
	}
	list, err := c.inlines(n)
	if err != nil {
		return nil, err
	}
	at := c.at(n)
	under, _ := n.AttributeString(setextName)
	if len(list) == 0 {
		return []book.Block{&book.SceneBreak{At: at, Typed: strings.Repeat("#", n.Level)}}, nil
	}
	if under == byte('-') && isSentence(n, book.PlainText(list)) {
		c.found.Warnf(at, "dashes-under-text", "dashes right under a paragraph make it a heading in Markdown; taken as a scene break").
			Hint = "put a blank line above the dashes"
		return []book.Block{
			&book.Paragraph{At: at, Inlines: list},
			&book.SceneBreak{At: c.places.at(min(line+1, len(c.source))), Typed: "---"},
		}, nil
	}
	a := attributesOf(n)
	h := &book.Heading{At: at, Level: n.Level, ID: a.id, Inlines: list}
	if lang := c.lang(at, a); lang != "" {
		h.Inlines = []book.Inline{&book.Span{Kind: book.Plain, Lang: lang, Inlines: list}}
	}
	look := headingLook{classes: a.classes}
	if u, ok := under.(byte); ok {
		look.under = rune(u)
	}
	c.headings[h] = look
	return []book.Block{h}, nil
}

// isSentence reports whether what stands above a row of dashes is a paragraph
// and no heading: it is long, or has several lines, or ends as a sentence.
func isSentence(n ast.Node, s string) bool {
	const longest = 80 // characters of a heading
	s = strings.TrimRight(s, " \"'”’»)*_")
	last, _ := utf8.DecodeLastRuneInString(s)
	return n.Lines().Len() > 1 || utf8.RuneCountInString(s) > longest || strings.ContainsRune(".!?…,;:—-", last)
}

// definition drops a link's definition, or keeps it as text when no link uses
// it and it leads nowhere: "[Mina]: hello" is somebody speaking.
func (c *converter) definition(n *ast.LinkReferenceDefinition) ([]book.Block, error) {
	lines := n.Lines()
	target := string(n.Destination)
	isTarget := strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") || strings.HasPrefix(target, "#")
	if c.used[linkLabel(n.Label)] || isTarget {
		for i := range lines.Len() {
			c.enter(lines.At(i).Start, lines.At(i).Stop, markup)
		}
		if !c.used[linkLabel(n.Label)] {
			c.found.Warnf(c.places.at(lines.At(0).Start), "link-unused", "no link uses [%s]", shorten(string(n.Label))).
				Hint = "remove the line, or write [text][" + shorten(string(n.Label)) + "]"
		}
		return nil, nil
	}
	r := c.run()
	for i := range lines.Len() {
		if i > 0 {
			r.space(lines.At(i - 1).Stop)
		}
		stop := min(lines.At(i).Stop, c.places.lineEnd(lines.At(i).Start))
		r.text(lines.At(i).Start, stop)
	}
	list := r.finish()
	if len(list) == 0 {
		return nil, nil
	}
	return []book.Block{&book.Paragraph{At: c.places.at(lines.At(0).Start), Inlines: list}}, nil
}

// linkLabel brings a label to the form in which CommonMark compares them.
func linkLabel(label []byte) string {
	return strings.ToLower(strings.Join(strings.Fields(string(label)), " "))
}

// note enters a footnote's blocks in the file's notes.
func (c *converter) note(n *noteBlock) error {
	c.enter(n.start, n.stop, markup)
	defer func(was bool) { c.inNote = was }(c.inNote)
	c.inNote = true
	id := c.noteID(n.label)
	note := &book.Note{ID: id, At: c.places.at(n.start)}
	if c.noteIDs[id] {
		note.ID = c.freeID(id)
	}
	c.noteIDs[note.ID] = true
	c.file.Notes = append(c.file.Notes, note)
	blocks, err := c.blocks(n)
	note.Blocks = blocks
	return err
}

func (c *converter) noteID(label string) string {
	if id := noteID(c.file.Name, label); id != "" && slug(label) != "" {
		return id
	}
	return strings.Trim(noteID(c.file.Name, fmt.Sprintf("%x", label)), "-")
}

func (c *converter) freeID(id string) string {
	for i := 2; ; i++ {
		if free := fmt.Sprintf("%s-%d", id, i); !c.noteIDs[free] {
			return free
		}
	}
}
