package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// linkParser notes where each link and image ends, which goldmark does not
// say, and reads the attributes after an image.
type linkParser struct{ parser.InlineParser }

func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	node := l.InlineParser.Parse(parent, block, pc)
	switch node.(type) {
	case *ast.Link, *ast.Image:
		_, segment := block.Position()
		end := segment.Start
		if _, ok := node.(*ast.Image); ok {
			node.SetAttributeString(innerName, end)
			if a, n := parseAttributes(restOfLine(block.Source(), end)); n > 0 {
				node.SetAttributeString(attributesName, a)
				block.Advance(n)
				end += n
			}
		}
		node.SetAttributeString(endName, end)
	}
	return node
}

func (l linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}
