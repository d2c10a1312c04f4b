package markdown

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// inlines converts what stands in a block or in an inline.
func (c *converter) inlines(parent ast.Node) ([]book.Inline, error) {
	return c.children(parent, c.lineByLine)
}

// inlineLines converts a block whose line ends count, as those of verse.
func (c *converter) inlineLines(parent ast.Node) ([][]book.Inline, error) {
	list, err := c.children(parent, true)
	if err != nil {
		return nil, err
	}
	lines := splitLines(list)
	for i, l := range lines {
		lines[i] = (&run{c: c, list: l}).finish()
	}
	return lines, nil
}

func (c *converter) children(parent ast.Node, keepLines bool) ([]book.Inline, error) {
	if c.depth++; c.depth > maxInlineDepth {
		return nil, limit(c.places.at(min(max(parent.Pos(), 0), len(c.source))),
			"emphasis and links are more than %d deep in one another", maxInlineDepth)
	}
	defer func() { c.depth-- }()
	in := &inliner{converter: c, keepLines: keepLines, run: c.run()}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := in.node(n); err != nil {
			return nil, err
		}
	}
	in.closeTags(0)
	if parent.Type() == ast.TypeBlock {
		return in.run.finish(), nil
	}
	return in.run.list, nil
}

// An inliner converts the children of one node. Raw HTML has its opening and
// closing tags side by side among them, so it keeps those open.
type inliner struct {
	*converter
	*run
	keepLines bool
	open      []openTag
}

func (c *inliner) node(n ast.Node) error {
	switch n := n.(type) {
	case *ast.Text:
		c.textNode(n)
	case *ast.CodeSpan:
		outer := c.run
		c.run = outer.c.run()
		for t := n.FirstChild(); t != nil; t = t.NextSibling() {
			if t, ok := t.(*ast.Text); ok {
				c.raw(t.Segment.Start, t.Segment.Stop)
			}
		}
		list := c.run.list
		c.run = outer
		c.span(book.Span{Kind: book.Code}, list)
	case *ast.Emphasis:
		kind := book.Emphasis
		if n.Level == 2 {
			kind = book.Strong
		}
		return c.inside(n, book.Span{Kind: kind})
	case *extast.Strikethrough:
		return c.inside(n, book.Span{Kind: book.Struck})
	case *span:
		return c.spanNode(n)
	case *ast.Link:
		return c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.picture(n)
	case *noteRef:
		c.enter(n.start, n.stop, markup)
		c.add(&book.NoteRef{At: c.places.at(n.start), ID: c.noteID(n.label)})
	case *ast.RawHTML:
		c.rawHTML(n)
	default:
		panic(fmt.Sprintf("markdown: an inline of unknown kind %s", n.Kind()))
	}
	return nil
}

func (c *inliner) textNode(n *ast.Text) {
	if n.IsRaw() {
		c.raw(n.Segment.Start, n.Segment.Stop)
	} else {
		c.text(n.Segment.Start, n.Segment.Stop)
	}
	switch {
	case n.HardLineBreak(), n.SoftLineBreak() && c.keepLines:
		c.add(&book.LineBreak{At: c.places.at(min(n.Segment.Stop, len(c.source)))})
	case n.SoftLineBreak():
		c.space(n.Segment.Stop)
	}
}

// inside converts the children of a node into a span.
func (c *inliner) inside(n ast.Node, s book.Span) error {
	list, err := c.children(n, c.keepLines)
	if err != nil {
		return err
	}
	c.span(s, list)
	return nil
}

// span adds a span, or what stands in it when it marks nothing.
func (c *inliner) span(s book.Span, list []book.Inline) {
	if len(list) == 0 {
		return
	}
	if s.Kind == book.Plain && s.Lang == "" {
		c.add(list...)
		return
	}
	s.Inlines = list
	c.add(&s)
}

// classes are what [text]{.class} may say.
var classes = map[string]book.SpanKind{
	"smallcaps": book.SmallCaps, "small-caps": book.SmallCaps, "sc": book.SmallCaps,
	"em": book.Emphasis, "emphasis": book.Emphasis, "italic": book.Emphasis,
	"strong": book.Strong, "bold": book.Strong, "sup": book.Superscript, "sub": book.Subscript,
	"struck": book.Struck, "code": book.Code, "plain": book.Plain,
}

var classNames = []string{"smallcaps", "em", "strong", "sup", "sub", "struck", "code"}

func (c *inliner) spanNode(n *span) error {
	end := endOf(n)
	c.enter(n.Pos(), end, markup)
	if n.note {
		return c.inlineNote(n)
	}
	a := attributesOf(n)
	at := c.places.at(n.Pos())
	s := book.Span{Kind: book.Plain, Lang: c.lang(at, a)}
	for _, class := range a.classes {
		kind, ok := classes[class]
		if !ok {
			f := c.found.Warnf(at, "span-class", "no kind of text is called %q; it is set as usual", class)
			f.Hint = "known are " + strings.Join(classNames, ", ")
			if near := diag.Nearest(class, classNames); near != "" {
				f.Hint = "did you mean " + near + "?"
			}
			continue
		}
		s.Kind = kind
	}
	return c.inside(n, s)
}

// inlineNote makes a note of ^[text].
func (c *inliner) inlineNote(n *span) error {
	outer := c.inNote
	c.inNote = true
	list, err := c.children(n, false)
	c.inNote = outer
	if err != nil {
		return err
	}
	at := c.places.at(n.Pos())
	id := c.freeID(noteID(c.file.Name, "inline"))
	c.noteIDs[id] = true
	c.file.Notes = append(c.file.Notes, &book.Note{ID: id, At: at,
		Blocks: []book.Block{&book.Paragraph{At: placeOf(list), Inlines: list}}})
	c.add(&book.NoteRef{At: at, ID: id})
	return nil
}

func (c *inliner) link(n *ast.Link) error {
	start, end := n.Pos(), endOf(n)
	c.enter(start, end, markup)
	list, err := c.children(n, c.keepLines)
	if err != nil || len(list) == 0 {
		return err
	}
	href := unescape(n.Destination)
	if !allowed(href) {
		c.found.Warnf(c.places.at(start), "link-target", "a book cannot link to %q; the words stay", shorten(href)).
			Hint = "link to an https:// address, or to a heading with {#name} as #name"
		c.add(list...)
		return nil
	}
	c.add(&book.Link{Href: href, Inlines: list})
	return nil
}

func (c *inliner) autoLink(n *ast.AutoLink) {
	label := n.Label(c.state.source)
	start := n.Pos() + 1
	href := string(n.URL(c.state.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(href, "mailto:") {
		href = "mailto:" + href
	}
	outer := c.run
	c.run = outer.c.run()
	c.raw(start, start+len(label))
	list := c.run.list
	c.run = outer
	if !allowed(href) {
		c.add(list...)
		return
	}
	c.add(&book.Link{Href: href, Inlines: list})
}

// allowed reports whether a book may link there: nothing that runs, nothing
// on the author's disk.
func allowed(href string) bool {
	if strings.HasPrefix(href, "#") {
		return len(href) > 1
	}
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case strings.TrimSuffix(book.AddressScheme, ":"):
		return u.Opaque != "" // a name of book.yaml
	case "mailto":
		return true
	}
	return false
}

func unescape(b []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b))))
}

// lang returns the language that attributes name, and warns of one that is
// none.
func (c *converter) lang(at diag.Pos, a attributes) string {
	tag := a.values["lang"]
	if tag != "" && a.lang() == "" {
		c.found.Warnf(at, "bad-language", "%q is no language tag", tag).Hint = "write fr, or de-CH, as BCP 47 has it"
	}
	return a.lang()
}
