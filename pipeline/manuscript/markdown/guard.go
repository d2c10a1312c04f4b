package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/pipeline/diag"
)

// guard refuses what goldmark would need minutes for: too many marks in one
// paragraph, or in all paragraphs together. A paragraph here ends at a blank
// line, which is never too early.
func guard(source string, p *places) error {
	start, count, work, blank := -1, 0, 0, true
	for i := 0; i <= len(source); i++ {
		if i == len(source) || source[i] == '\n' && blank {
			if count > maxDelimiters {
				return limit(p.at(start), "a paragraph has %d marks (* _ [ ] and so on); at most %d are read", count, maxDelimiters)
			}
			if work += count * count; work > maxDelimiterWork {
				return limit(p.at(start), "too many paragraphs with thousands of marks (* _ [ ] and so on)")
			}
			start, count = -1, 0
			continue
		}
		switch source[i] {
		case '\n':
			blank = true
			continue
		case ' ', '\t':
			continue
		case '*', '_', '~', '[', ']', '`', '<', '{', '&':
			count++
		}
		if start < 0 {
			start = i
		}
		blank = false
	}
	return nil
}

func limit(at diag.Pos, format string, args ...any) *diag.Fault {
	return diag.Faultf(at, "limit", "split the file or the paragraph; if this is no Markdown, name the file .txt", format, args...)
}

// An abort is how a parser called by goldmark stops it.
type abort struct {
	offset  int
	message string
	args    []any
}

func (a *abort) fault(p *places) *diag.Fault { return limit(p.at(a.offset), a.message, a.args...) }

// depthGuard opens no block. It sees every line before the blocks that hold
// others do, and stops when too many are open.
type depthGuard struct{ noBlock }

func (depthGuard) Trigger() []byte { return []byte(">-+*:[0123456789") }

func (depthGuard) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) > maxDepth {
		_, at := reader.Position()
		panic(&abort{at.Start, "quotes, lists and divs are %d deep in one another; at most %d are read", []any{len(pc.OpenedBlocks()), maxDepth}})
	}
	return nil, parser.NoChildren
}

// noBlock has the methods of a block parser that few of ours need.
type noBlock struct{}

func (noBlock) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (noBlock) Close(ast.Node, text.Reader, parser.Context)                 {}
func (noBlock) CanInterruptParagraph() bool                                 { return true }
func (noBlock) CanAcceptIndentedLine() bool                                 { return false }

// tableGuard counts a table's cells before it is made, every row getting as
// many as the header has, and leaves a table alone that has no blank line
// above it.
type tableGuard struct{ parser.ParagraphTransformer }

func (g tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	columns, lines := 0, node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		columns = max(columns, bytes.Count(segment.Value(reader.Source()), []byte("|"))+1)
	}
	// Without a row of dashes it is no table, however many bars it has.
	if cells := columns * lines.Len(); cells > maxCells && hasDelimiterRow(lines, reader.Source()) {
		panic(&abort{lines.At(0).Start, "a table of about %d cells; at most %d are read", []any{cells, maxCells}})
	}
	typed := text.NewSegments()
	typed.AppendAll(lines.Sliced(0, lines.Len()))
	g.ParagraphTransformer.Transform(node, reader, pc)
	// A table right under a paragraph stays text: goldmark puts the paragraph
	// below the table when a row of dashes follows, out of its order.
	if node.Parent() != nil && node.Lines().Len() != typed.Len() {
		for next := node.NextSibling(); next != nil && next.Kind() == extast.KindTable; next = node.NextSibling() {
			node.Parent().RemoveChild(node.Parent(), next)
		}
		node.SetLines(typed)
	}
}

func hasDelimiterRow(lines *text.Segments, source []byte) bool {
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		if isTableRule(string(segment.Value(source))) {
			return true
		}
	}
	return false
}
