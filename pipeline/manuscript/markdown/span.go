package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A span is [text]{.smallcaps lang=fr}, or a note set where its mark goes,
// ^[text].
type span struct {
	ast.BaseInline
	note bool
}

var kindSpan = ast.NewNodeKind("Span")

func (*span) Kind() ast.NodeKind              { return kindSpan }
func (n *span) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A bracket is the place of a span's opening bracket until its end is found.
type bracket struct {
	ast.BaseInline
	segment text.Segment // [ or ^[
	close   int          // the offset of the closing bracket
	bottom  ast.Node     // the last delimiter before it
	note    bool
}

var kindBracket = ast.NewNodeKind("Bracket")

func (*bracket) Kind() ast.NodeKind              { return kindBracket }
func (n *bracket) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var bracketsKey = parser.NewContextKey()

// spanParser reads spans. As with links, the inlines between the brackets are
// read first and then moved into the span.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'[', '^', ']'} }

func (p spanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open, _ := pc.Get(bracketsKey).([]*bracket)
	if line[0] == ']' {
		if len(open) == 0 || open[len(open)-1].close != segment.Start {
			return nil
		}
		pc.Set(bracketsKey, open[:len(open)-1])
		return p.end(parent, open[len(open)-1], block, pc)
	}
	width := 1
	if line[0] == '^' {
		if width = 2; len(line) < 2 || line[1] != '[' {
			return nil
		}
	}
	end := matching(block.Source(), segment.Start+width-1, blockEnd(parent))
	if end < 0 || width == 1 && !attributesAt(block.Source(), end+1) {
		return nil
	}
	if width == 2 {
		state := stateOf(pc)
		if state.noteCount++; state.noteCount > maxNotes {
			panic(&abort{segment.Start, "more than %d footnotes in one file", []any{maxNotes}})
		}
	}
	b := &bracket{segment: segment.WithStop(segment.Start + width), close: end, note: width == 2}
	if last := pc.LastDelimiter(); last != nil {
		b.bottom = last
	}
	pc.Set(bracketsKey, append(open, b))
	block.Advance(width)
	return b
}

func (spanParser) end(parent ast.Node, b *bracket, block text.Reader, pc parser.Context) ast.Node {
	_, segment := block.PeekLine()
	if b.Parent() != parent { // a link took it: its brackets cross ours
		b.Parent().ReplaceChild(b.Parent(), b, ast.NewTextSegment(b.segment))
		return nil
	}
	n := &span{note: b.note}
	stop := segment.Start + 1
	if a, width := parseAttributes(restOfLine(block.Source(), stop)); width > 0 && !b.note {
		n.SetAttributeString(attributesName, a)
		stop += width
	}
	block.Advance(stop - segment.Start)
	parser.ProcessDelimiters(b.bottom, pc)
	for c := b.NextSibling(); c != nil; {
		next := c.NextSibling()
		parent.RemoveChild(parent, c)
		n.AppendChild(n, c)
		c = next
	}
	parent.RemoveChild(parent, b)
	n.SetPos(b.segment.Start)
	n.SetAttributeString(endName, stop)
	return n
}

// CloseBlock makes text again of brackets whose end was inside something
// else.
func (spanParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	open, _ := pc.Get(bracketsKey).([]*bracket)
	for _, b := range open {
		b.Parent().ReplaceChild(b.Parent(), b, ast.NewTextSegment(b.segment))
	}
	pc.Set(bracketsKey, nil)
}

// blockEnd returns the offset after the block's last line.
func blockEnd(n ast.Node) int {
	for n != nil && n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	if n == nil || n.Lines().Len() == 0 {
		return 0
	}
	return n.Lines().At(n.Lines().Len() - 1).Stop
}

// matching returns the offset of the bracket that closes the one at open, or
// -1. Escaped ones do not count.
func matching(source []byte, open, end int) int {
	depth := 0
	for i := open; i < min(end, open+maxSpan); i++ {
		switch source[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func attributesAt(source []byte, offset int) bool {
	if offset >= len(source) || source[offset] != '{' {
		return false
	}
	_, n := parseAttributes(restOfLine(source, offset))
	return n > 0
}

func restOfLine(source []byte, offset int) string {
	const longest = 1 << 10
	rest := source[offset:min(len(source), offset+longest)]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}
