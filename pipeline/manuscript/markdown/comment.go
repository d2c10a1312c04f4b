package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A comment is <!-- … -->, <script>…</script> or <style>…</style> on lines of
// its own. It may hold blank lines, which a comment in running text may not.
type comment struct {
	ast.BaseBlock
	start, stop int
}

var kindComment = ast.NewNodeKind("Comment")

func (*comment) Kind() ast.NodeKind              { return kindComment }
func (*comment) IsRaw() bool                     { return true }
func (n *comment) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type commentParser struct{ noBlock }

func (commentParser) Trigger() []byte { return []byte{'<'} }

// hidden are the beginnings and ends of what is never printed.
var hidden = []struct{ begin, end []byte }{
	{[]byte("<!--"), []byte("-->")},
	{[]byte("<script"), []byte("</script>")},
	{[]byte("<style"), []byte("</style>")},
}

func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	offset := max(pc.BlockOffset(), 0)
	if offset >= len(line) {
		return nil, parser.NoChildren
	}
	state, source := stateOf(pc), reader.Source()
	for i, h := range hidden {
		if !hasPrefixFold(line[offset:], h.begin) || state.noEnd[i] != 0 && segment.Start >= state.noEnd[i] {
			continue
		}
		start := segment.Start + offset - segment.Padding
		end := indexFold(source[start:], h.end)
		if end < 0 {
			state.noEnd[i] = max(segment.Start, 1)
			continue
		}
		stop := start + end + len(h.end)
		if !startsBlank(source[stop:]) {
			continue // text follows: the inline parser's
		}
		node := &comment{start: start, stop: stop}
		reader.AdvanceToEOL()
		return node, parser.NoChildren
	}
	return nil, parser.NoChildren
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	_, segment := reader.PeekLine()
	if segment.Start >= node.(*comment).stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func hasPrefixFold(s, prefix []byte) bool {
	return len(s) >= len(prefix) && bytes.EqualFold(s[:len(prefix)], prefix)
}

// indexFold is bytes.Index for an ASCII pattern that begins with < or - in
// any case of its letters.
func indexFold(s, pattern []byte) int {
	for at := 0; ; {
		next := bytes.IndexByte(s[at:], pattern[0])
		if next < 0 {
			return -1
		}
		at += next
		if hasPrefixFold(s[at:], pattern) {
			return at
		}
		at++
	}
}
