package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// The most words a motto has above a chapter's text, and its source line.
const (
	maxMotto  = 120
	maxSource = 14
)

// findOpenings marks a short quote right under a heading as its motto, and
// takes the line with a dash below a quote or a poem for its source.
func (a *assembler) findOpenings() {
	for _, list := range [][]*book.Section{a.front, a.body, a.back} {
		eachSection(list, func(s *book.Section) {
			for _, b := range s.Blocks {
				if q, ok := b.(*book.Quote); ok && q.Kind == book.BlockQuote && len(q.Attribution) == 0 {
					innerSource(q)
				}
			}
			if s.Kind == book.Epigraph {
				frontMotto(s)
				return
			}
			if s.Made || len(s.Title) == 0 && s.Numeral == "" && s.Label == "" {
				return
			}
			openingOf(s)
		})
	}
}

// openingOf reads the first blocks of a section.
func openingOf(s *book.Section) {
	if len(s.Blocks) < 2 {
		return
	}
	switch b := s.Blocks[0].(type) {
	case *book.Quote:
		if b.Kind != book.BlockQuote || wordsOf(b) > maxMotto {
			return
		}
		if len(b.Attribution) > 0 || innerSource(b) {
			b.Kind = book.Opening
		} else if source := sourceLine(s.Blocks[1]); source != nil {
			b.Kind, b.Attribution = book.Opening, source
			s.Blocks = append(s.Blocks[:1:1], s.Blocks[2:]...)
		}
	case *book.Verse:
		if source := sourceLine(s.Blocks[1]); source != nil && len(b.Attribution) == 0 && wordsOf(b) <= maxMotto {
			s.Blocks = append([]book.Block{&book.Quote{At: b.At, Kind: book.Opening, Blocks: []book.Block{b}, Attribution: source}}, s.Blocks[2:]...)
		}
	case *book.Paragraph:
		source := sourceLine(s.Blocks[1])
		if source == nil || wordsOf(b) > maxMotto || !setOff(b) || len(s.Blocks) < 3 {
			return
		}
		s.Blocks = append([]book.Block{&book.Quote{At: b.At, Kind: book.Opening, Blocks: []book.Block{b}, Attribution: source}}, s.Blocks[2:]...)
	}
}

// setOff reports whether a whole paragraph is quoted or emphasised.
func setOff(p *book.Paragraph) bool {
	text := strings.TrimSpace(book.PlainText(p.Inlines))
	if len(p.Inlines) == 1 {
		if _, ok := p.Inlines[0].(*book.Span); ok {
			return true
		}
	}
	for _, pair := range [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’"}, {"'", "'"}, {"«", "»"}} {
		if inner, ok := strings.CutPrefix(text, pair[0]); ok && strings.HasSuffix(inner, pair[1]) && strings.Count(text, pair[0]) <= 2 {
			return true
		}
	}
	return false
}

// sourceLine gives the source in a line that begins with a dash, without the
// dash; nil when the block is none. Speech may begin with a dash too, but ends
// with a stop.
func sourceLine(b book.Block) []book.Inline {
	p, ok := b.(*book.Paragraph)
	if !ok {
		return nil
	}
	plain := book.PlainText(p.Inlines)
	text := strings.TrimSpace(plain)
	source := strings.TrimLeft(text, "—–―-~ \u00A0")
	if source == text || source == "" || strings.Count(source, " ") >= maxSource || strings.ContainsAny(source[len(source)-1:], "?!") ||
		strings.HasSuffix(source, "…") || startsSmall(source) {
		return nil
	}
	from := strings.Index(plain, source)
	return cut(p.Inlines, from, from+len(source))
}

// innerSource takes the last paragraph of a quote for its source.
func innerSource(q *book.Quote) bool {
	n := len(q.Blocks)
	if n < 2 {
		return false
	}
	source := sourceLine(q.Blocks[n-1])
	if source == nil {
		return false
	}
	for _, b := range q.Blocks[:n-1] {
		if sourceLine(b) != nil {
			return false // people speak behind dashes
		}
	}
	q.Attribution = source
	q.Blocks = q.Blocks[:n-1]
	return true
}

// frontMotto makes one quote of a front-matter epigraph.
func frontMotto(s *book.Section) {
	if len(s.Blocks) == 0 {
		return
	}
	if q, ok := s.Blocks[0].(*book.Quote); ok && len(s.Blocks) == 1 {
		if q.Kind == book.BlockQuote {
			q.Kind = book.Opening
			innerSource(q)
		}
		return
	}
	q := &book.Quote{At: s.Blocks[0].Place(), Kind: book.Opening, Blocks: s.Blocks}
	innerSource(q)
	s.Blocks = []book.Block{q}
}

func wordsOf(b book.Block) int {
	s := book.Section{Blocks: []book.Block{b}}
	return len(strings.Fields(s.Text()))
}
