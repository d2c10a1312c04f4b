package manuscript

import (
	"maps"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// checkLinks tells of links to names that book.yaml has no address for. Their
// words stay, as text.
func (r *reader) checkLinks() {
	b := r.book
	links := b.Settings.Links
	check := func(list []book.Inline) {
		eachLink(list, func(l *book.Link) {
			name, ok := strings.CutPrefix(l.Href, book.AddressScheme)
			if !ok || links[name] != nil {
				return
			}
			var at diag.Pos
			if t := book.FirstText(l.Inlines); t != nil {
				at = t.At
			}
			f := r.found.Warnf(at, "link-name", "book.yaml has no address for the link %q; the words stay", l.Href)
			f.Hint = "write links: {" + name + ": https://…} in book.yaml"
			if near := diag.Nearest(name, slices.Sorted(maps.Keys(links))); near != "" {
				f.Hint = "did you mean " + book.AddressScheme + near + "? " + f.Hint
			}
		})
	}
	b.Sections(func(s *book.Section, _ int) {
		check(s.Title)
		book.EachInlines(s.Blocks, check)
	})
	for _, n := range b.Notes {
		book.EachInlines(n.Blocks, check)
	}
}

func eachLink(list []book.Inline, f func(*book.Link)) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Link:
			f(in)
		case *book.Span:
			eachLink(in.Inlines, f)
		}
	}
}
