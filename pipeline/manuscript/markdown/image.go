package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/pipeline/book"
)

// figures converts a paragraph of images alone, or gives nil.
func (c *converter) figures(n ast.Node) ([]book.Block, error) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Image:
		case *ast.Text:
			if strings.TrimSpace(string(child.Segment.Value(c.state.source))) != "" {
				return nil, nil
			}
		default:
			return nil, nil
		}
	}
	var list []book.Block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		m, ok := child.(*ast.Image)
		if !ok {
			continue
		}
		a := attributesOf(m)
		f := &book.Figure{At: c.places.at(m.Pos()), Image: path(m.Destination), Alt: c.alt(m),
			Full: a.has("full") || a.has("bleed"), Bleed: a.has("bleed"), Decorative: a.has("decorative")}
		c.enter(m.Pos(), endOf(m), markup)
		f.Caption = c.caption(m)
		if f.Bleed && len(f.Caption) > 0 {
			f.Bleed = false
			c.found.Warnf(f.At, "bleed-caption", "the picture %q has a caption, which needs room; it does not reach the edges", f.Image).
				Hint = "take the caption out, or write {.full}"
		}
		if f.Decorative {
			f.Alt = ""
		} else if f.Alt == "" {
			c.found.Warnf(f.At, "missing-alt", "the picture %q has no description for those who cannot see it", f.Image).
				Hint = "write ![what it shows](" + f.Image + "), or {.decorative} after it"
		}
		list = append(list, f)
	}
	return list, nil
}

// picture converts an image in a line of text. Its title is not printed.
func (c *inliner) picture(n *ast.Image) {
	c.enter(n.Pos(), endOf(n), markup)
	c.add(&book.Picture{At: c.places.at(n.Pos()), Image: path(n.Destination), Alt: c.alt(n)})
}

// caption converts an image's title, which is printed below it. A title that
// stands elsewhere, in a link's definition, is recorded as brought here.
func (c *converter) caption(n *ast.Image) []book.Inline {
	title := string(n.Title)
	if strings.TrimSpace(title) == "" {
		return nil
	}
	r := c.run()
	start := n.Pos()
	inner, _ := n.AttributeString(innerName)
	end, _ := inner.(int)
	if at := strings.LastIndex(c.source[start:max(end, start)], title); at >= 0 && n.Reference == nil {
		r.text(start+at, start+at+len(title))
		return r.finish()
	}
	value := strings.Join(strings.Fields(unescape(n.Title)), " ")
	c.replace(start, endOf(n), value, r.class())
	return book.NewText(c.places.at(start), value)
}

// alt gives an image's description as plain text. No letter of it is
// printed.
func (c *converter) alt(n ast.Node) string {
	var sb strings.Builder
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			switch child := child.(type) {
			case *ast.Text:
				sb.WriteString(unescape(child.Segment.Value(c.state.source)))
				if child.SoftLineBreak() || child.HardLineBreak() {
					sb.WriteByte(' ')
				}
			default:
				walk(child)
			}
		}
	}
	walk(n)
	return strings.Join(strings.Fields(sb.String()), " ")
}

// path gives an image's path as its file is named: %20 is a space.
func path(destination []byte) string {
	s := unescape(destination)
	if strings.Contains(s, "://") || strings.HasPrefix(s, "//") {
		return s
	}
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
