package structure

import (
	"octavo/pipeline/book"
)

// tidyBreaks drops scene breaks that part nothing: those at the edge of a
// section, of which the author is told when something was typed there, and
// all but one of several in a row.
func (a *assembler) tidyBreaks() {
	for _, list := range [][]*book.Section{a.front, a.body, a.back} {
		eachSection(list, func(s *book.Section) {
			for len(s.Blocks) > 0 && a.edgeBreak(s.Blocks[0], "start", s) {
				s.Blocks = s.Blocks[1:]
			}
			for n := len(s.Blocks); n > 0 && a.edgeBreak(s.Blocks[n-1], "end", s); n = len(s.Blocks) {
				s.Blocks = s.Blocks[:n-1]
			}
			s.Blocks = collapse(s.Blocks)
		})
	}
	a.front, a.body, a.back = full(a.front), full(a.body), full(a.back)
}

func (a *assembler) edgeBreak(b book.Block, edge string, s *book.Section) bool {
	br, ok := b.(*book.SceneBreak)
	if ok && br.Typed != "" {
		what := "chapter"
		if s.Kind != book.Chapter {
			what = string(s.Kind)
		}
		a.warn(br.At, "edge-scene-break", "remove it, or add the scene that is missing beside it", "scene break %q at the %s of a %s left out", br.Typed, edge, what)
	}
	return ok
}

// collapse leaves one of several breaks in a row, one that was typed if any
// was, and none beside a heading.
func collapse(blocks []book.Block) []book.Block {
	out := blocks[:0:0]
	for _, b := range blocks {
		br, ok := b.(*book.SceneBreak)
		if n := len(out); ok && n > 0 {
			switch last := out[n-1].(type) {
			case *book.SceneBreak:
				if last.Typed == "" {
					out[n-1] = br
				}
				continue
			case *book.Heading:
				continue
			}
		}
		if _, isHeading := b.(*book.Heading); isHeading {
			for n := len(out); n > 0; n = len(out) {
				if _, ok := out[n-1].(*book.SceneBreak); !ok {
					break
				}
				out = out[:n-1]
			}
		}
		out = append(out, b)
	}
	return out
}

// full leaves out sections that have neither heading nor text.
func full(list []*book.Section) []*book.Section {
	out := list[:0:0]
	for _, s := range list {
		if len(s.Blocks) > 0 || len(s.Sections) > 0 || len(s.Title) > 0 || s.Label != "" || s.Numeral != "" {
			out = append(out, s)
		}
		s.Sections = full(s.Sections)
	}
	return out
}
