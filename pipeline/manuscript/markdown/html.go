package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// tags are the HTML tags that mean something in a book. All others of HTML are
// dropped, and what stands in them is kept. A tag that is none of HTML is text.
var tags = map[string]book.SpanKind{
	"em": book.Emphasis, "i": book.Emphasis, "b": book.Strong, "strong": book.Strong,
	"sup": book.Superscript, "sub": book.Subscript, "small": book.Plain, "span": book.Plain,
	"s": book.Struck, "del": book.Struck, "strike": book.Struck,
}

// A tag is an HTML tag as it stands in the text.
type tag struct {
	name  string
	close bool
	alone bool // <br/>
	lang  string
	sc    bool // class="smallcaps"
}

// An openTag is a tag whose end has not come yet: what stands in it begins at
// from in the run's list.
type openTag struct {
	tag
	from   int
	offset int
}

var (
	tagShape  = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)
	langShape = regexp.MustCompile(`(?i)\slang\s*=\s*["']?([A-Za-z0-9-]+)`)
	scShape   = regexp.MustCompile(`(?i)\sclass\s*=\s*["']?[^"'>]*small-?caps`)
)

func parseTag(s string) tag {
	m := tagShape.FindStringSubmatch(s)
	if m == nil {
		return tag{}
	}
	t := tag{name: strings.ToLower(m[2]), close: m[1] != "", alone: strings.HasSuffix(s, "/>"), sc: scShape.MatchString(s)}
	if l := langShape.FindStringSubmatch(s); l != nil {
		t.lang = canonical(l[1])
	}
	return t
}

func (c *inliner) rawHTML(n *ast.RawHTML) {
	start := n.Segments.At(0).Start
	stop := n.Segments.At(n.Segments.Len() - 1).Stop
	s := c.source[start:stop]
	t := parseTag(s)
	if t.name != "" && !c.isElement(s) {
		c.raw(start, stop)
		return
	}
	c.enter(start, stop, markup)
	switch {
	case t.name == "":
		c.dropped(start, stop)
	case t.name == "br":
		c.add(&book.LineBreak{At: c.places.at(start)})
	case t.close:
		c.closeTag(t, start)
	default:
		if _, ok := tags[t.name]; !ok || t.alone {
			c.raw0(t.name, start)
			return
		}
		if len(c.open) < maxInlineDepth-c.depth {
			c.open = append(c.open, openTag{t, len(c.list), start})
			c.last = nil
		}
	}
}

// closeTag ends the tag of this name that was opened last, and with it those
// opened since.
func (c *inliner) closeTag(t tag, start int) {
	for i := len(c.open) - 1; i >= 0; i-- {
		if c.open[i].name == t.name {
			c.closeTags(i)
			return
		}
	}
	c.raw0("/"+t.name, start)
}

// closeTags ends the open tags from the one numbered n on.
func (c *inliner) closeTags(n int) {
	for i := len(c.open) - 1; i >= n; i-- {
		t := c.open[i]
		inside := append([]book.Inline(nil), c.list[t.from:]...)
		c.list, c.last = c.list[:t.from], nil
		s := book.Span{Kind: tags[t.name], Lang: t.lang}
		if t.sc {
			s.Kind = book.SmallCaps
		}
		c.span(s, inside)
	}
	c.open = c.open[:n]
}

// raw0 counts a tag that was dropped.
func (c *inliner) raw0(name string, start int) {
	if strings.TrimPrefix(name, "/") == "" {
		return
	}
	c.rawTags.add(strings.TrimPrefix(name, "/"), c.places.at(start))
}

// dropped tells of a comment, a script or a declaration left out.
func (c *converter) dropped(start, stop int) {
	if s := c.source[start:stop]; draft.IsDirective(s) {
		line := c.source[c.places.lineStart(start):c.places.lineEnd(stop)]
		c.file.Direct(s, c.places.at(start), strings.TrimSpace(line) == s, c.found)
		return
	}
	f := c.found.Notef(c.places.at(start), "comment-dropped", "left out of the book: %s", shorten(strings.Join(strings.Fields(c.source[start:stop]), " ")))
	f.Hint = "comments, scripts and styles are not printed"
}

// rawTags counts the tags dropped, by name, so that a page pasted from the
// web gives one warning a tag.
type rawTags struct {
	order []string
	count map[string]int
	at    map[string]diag.Pos
}

func (r *rawTags) add(name string, at diag.Pos) {
	if r.count == nil {
		r.count, r.at = map[string]int{}, map[string]diag.Pos{}
	}
	if r.count[name]++; r.count[name] == 1 {
		r.order = append(r.order, name)
		r.at[name] = at
	}
}

func (r *rawTags) report(found *diag.Findings) {
	for _, name := range r.order {
		more := ""
		if n := r.count[name]; n > 1 {
			more = fmt.Sprintf(", and %d more like it", n-1)
		}
		found.Warnf(r.at[name], "raw-html", "the tag <%s> was dropped and its text kept%s", name, more).
			Hint = "books keep <br>, <em>, <strong>, <sup>, <sub>, <small> and <span lang=…>; write the rest as Markdown"
	}
}
