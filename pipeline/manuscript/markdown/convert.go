package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// A converter turns goldmark's tree into pieces.
type converter struct {
	*account
	file   *draft.File
	source string
	places *places
	state  *state
	found  *diag.Findings

	inNote bool
	// lineByLine keeps the line ends of paragraphs, as on a sign or in a
	// status window.
	lineByLine bool
	switches   switches
	controls   bool            // the file has control characters
	endTags    map[string]bool // the names of the end tags in it, once asked for
	depth      int             // of spans
	headings   map[*book.Heading]headingLook
	noteIDs    map[string]bool
	used       map[string]bool // labels of links that were followed
	rawTags    rawTags
}

type headingLook struct {
	classes []string
	under   rune
}

// document makes a piece of each block at the top.
func (c *converter) document(root ast.Node) error {
	c.headings = map[*book.Heading]headingLook{}
	c.noteIDs = map[string]bool{}
	c.used = usedLabels(root)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		blocks, err := c.block(n)
		if err != nil {
			return err
		}
		for i, b := range blocks {
			c.file.Pieces = append(c.file.Pieces, c.piece(n, b, i == 0))
		}
	}
	c.report()
	return nil
}

// piece gives a block its look. The first of several that come from one node
// has the blank lines above it.
func (c *converter) piece(n ast.Node, b book.Block, first bool) draft.Piece {
	p := draft.Piece{Block: b, Lines: 1}
	offset := c.start(n)
	if first {
		p.Blanks = c.places.blanksAbove(offset)
	}
	switch b := b.(type) {
	case *book.Heading:
		look := c.headings[b]
		p.Block = &book.Paragraph{At: b.At, Inlines: b.Inlines}
		p.Level, p.ID, p.Classes, p.Underlined = b.Level, b.ID, look.classes, look.under
	case *book.Paragraph:
		if n.Type() == ast.TypeBlock && n.Lines() != nil {
			p.Lines = max(n.Lines().Len(), 1)
		}
		p.Indent = c.places.indentBefore(offset)
		p.Centred = b.Align == book.Centre
		p.Bold = isStrong(b.Inlines)
	case *book.Quote:
		p.Centred = b.Kind == book.Centred
	}
	return p
}

// start returns the offset of a block's first character.
func (c *converter) start(n ast.Node) int {
	switch n := n.(type) {
	case *div:
		return n.start
	case *comment:
		return n.start
	case *noteBlock:
		return n.start
	case *ast.Paragraph, *ast.TextBlock, *lineBlock, *ast.Heading:
		if n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return min(max(n.Pos(), 0), len(c.source))
}

func (c *converter) at(n ast.Node) diag.Pos { return c.places.at(c.start(n)) }

// isStrong reports whether all of a paragraph is bold.
func isStrong(list []book.Inline) bool {
	if len(list) != 1 {
		return false
	}
	s, ok := list[0].(*book.Span)
	return ok && s.Kind == book.Strong
}

// usedLabels finds which link definitions a link uses. Authors write
// "[Mina]: hello" in chats, and what nobody refers to stays text.
func usedLabels(root ast.Node) map[string]bool {
	used := map[string]bool{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		var link *ast.ReferenceLink
		switch n := n.(type) {
		case *ast.Link:
			link = n.Reference
		case *ast.Image:
			link = n.Reference
		}
		if entering && link != nil {
			used[linkLabel(link.Value)] = true
		}
		return ast.WalkContinue, nil
	})
	return used
}

// report tells of marks without notes and of tags dropped. Of notes without
// marks package manuscript tells, once it has the whole book.
func (c *converter) report() {
	for _, m := range c.state.missing {
		c.found.Warnf(c.places.at(m.offset), "note-missing", "there is no note [^%s] in this file", m.label).
			Hint = "write it on a line of its own: [^" + m.label + "]: the note's text"
	}
	for _, m := range c.state.twice {
		c.found.Warnf(c.places.at(m.offset), "note-twice", "a second note is called [^%s]; the mark leads to the first", m.label).
			Hint = "give it another name"
	}
	for _, offset := range c.state.stray {
		c.found.Warnf(c.places.at(offset), "div-stray", "::: closes nothing here").Hint = "remove it, or open a passage above: ::: letter"
	}
	c.rawTags.report(c.found)
}

var aligns = map[extast.Alignment]book.Align{
	extast.AlignLeft: book.Start, extast.AlignCenter: book.Centre, extast.AlignRight: book.End, extast.AlignNone: book.Justified,
}
