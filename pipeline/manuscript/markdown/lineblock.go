package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A lineBlock is lines that begin with "| ", as pandoc writes verse. A line
// that begins with a space goes on the one above it.
type lineBlock struct{ ast.BaseBlock }

var kindLineBlock = ast.NewNodeKind("LineBlock")

func (*lineBlock) Kind() ast.NodeKind              { return kindLineBlock }
func (b *lineBlock) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

type lineBlockParser struct{ noBlock }

func (lineBlockParser) Trigger() []byte             { return []byte{'|'} }
func (lineBlockParser) CanInterruptParagraph() bool { return false }

func (p lineBlockParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	next, _, _ := bytes.Cut(reader.Source()[segment.Stop:], []byte("\n"))
	if !isVerseLine(line) || isTableRule(strings.TrimLeft(string(next), "> \t")) {
		return nil, parser.NoChildren
	}
	node := &lineBlock{}
	node.Lines().Append(verseSegment(reader))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (p lineBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	switch {
	case isVerseLine(line):
		node.Lines().Append(verseSegment(reader))
	case !util.IsBlank(line) && (line[0] == ' ' || line[0] == '\t'):
		node.Lines().Append(segment.TrimLeftSpace(reader.Source()))
	default:
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func isVerseLine(line []byte) bool {
	s := strings.TrimLeft(string(line), " ")
	return len(line)-len(s) < 4 && (strings.HasPrefix(s, "| ") || strings.TrimRight(s, " \t\n") == "|")
}

// verseSegment is the line after its bar and spaces. An empty line of verse
// keeps its line end.
func verseSegment(reader text.Reader) text.Segment {
	line, segment := reader.PeekLine()
	bar := strings.IndexByte(string(line), '|') + 1 - segment.Padding
	i := segment.Start + bar
	for i < segment.Stop && (reader.Source()[i] == ' ' || reader.Source()[i] == '\t') {
		i++
	}
	return text.NewSegment(min(i, segment.Stop), segment.Stop)
}

// isTableRule reports whether a line is the row of dashes that makes the line
// above it a table's header.
func isTableRule(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.ContainsAny(line, "|:") && strings.Trim(line, "-|: \t") == ""
}
