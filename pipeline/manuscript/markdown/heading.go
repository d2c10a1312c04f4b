package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

const (
	attributesName = "attributes" // of a heading, a span or an image: attributes
	endName        = "end"        // of a link, an image or a span: int, the offset after it
	innerName      = "inner"      // of an image: int, the offset after its closing parenthesis
	setextName     = "setext"     // of a heading made by a line under it: the line's character
)

// headingParser takes the attributes off the end of a heading: goldmark's own
// reading of them refuses lang=fr-CA.
type headingParser struct{ parser.BlockParser }

func (h headingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = []byte(strings.TrimLeft(string(line), " "))
	node, state := h.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	if line[0] == '#' {
		takeAttributes(node, reader.Source())
	} else {
		node.SetAttributeString(setextName, line[0])
	}
	return node, state
}

func (h headingParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	if _, ok := node.AttributeString(setextName); ok && node.Parent() != nil {
		takeAttributes(node, reader.Source())
	}
}

func takeAttributes(node ast.Node, source []byte) {
	last := node.Lines().Len() - 1
	if last < 0 {
		return
	}
	segment := node.Lines().At(last)
	line := strings.TrimRight(string(source[segment.Start:segment.Stop]), " \t\n")
	a, at := trailingAttributes(line)
	if at < 0 {
		return
	}
	node.SetAttributeString(attributesName, a)
	line = strings.TrimRight(line[:at], " \t")
	if bare := strings.TrimRight(line, "#"); bare != line && (bare == "" || strings.HasSuffix(bare, " ")) {
		line = strings.TrimRight(bare, " \t")
	}
	segment.Stop = segment.Start + len(line)
	if line == "" {
		node.Lines().SetSliced(0, last)
		return
	}
	node.Lines().Set(last, segment)
}

func attributesOf(n ast.Node) attributes {
	if v, ok := n.AttributeString(attributesName); ok {
		return v.(attributes)
	}
	return attributes{}
}

// endOf returns the offset after a link, an image or a span.
func endOf(n ast.Node) int {
	if v, ok := n.AttributeString(endName); ok {
		return v.(int)
	}
	return n.Pos()
}
