package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A noteBlock is a footnote's text, "[^1]: …", with the indented blocks below
// it. goldmark's own extension compares each mark with every note, and drops
// the notes nobody refers to.
type noteBlock struct {
	ast.BaseBlock
	label       string
	start, stop int // of the label with its brackets and colon
}

var kindNoteBlock = ast.NewNodeKind("NoteBlock")

func (*noteBlock) Kind() ast.NodeKind              { return kindNoteBlock }
func (n *noteBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type noteParser struct{ noBlock }

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || pos >= len(line) {
		return nil, parser.NoChildren
	}
	label, n := noteLabel(line[pos:])
	if n == 0 || pos+n >= len(line) || line[pos+n] != ':' {
		return nil, parser.NoChildren
	}
	state := stateOf(pc)
	start := segment.Start + pos - segment.Padding
	if state.notes[label] {
		state.twice = append(state.twice, missingNote{start, label})
	}
	state.notes[label] = true
	if state.noteCount++; state.noteCount > maxNotes {
		panic(&abort{start, "more than %d footnotes in one file", []any{maxNotes}})
	}
	node := &noteBlock{label: label, start: start, stop: start + n + 1}
	reader.Advance(pos + n + 1 - segment.Padding)
	return node, parser.HasChildren
}

func (noteParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	child, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if child < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(child, padding)
	return parser.Continue | parser.HasChildren
}

// noteLabel reads "[^label]" at the start of a line, and returns its length,
// 0 when there is none. A label holds no space and no bracket.
func noteLabel(line []byte) (string, int) {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return "", 0
	}
	const longest = 999 // as CommonMark has it for the labels of links
	for i := 2; i < min(len(line), longest); i++ {
		switch line[i] {
		case ']':
			if i == 2 {
				return "", 0
			}
			return string(line[2:i]), i + 1
		case ' ', '\t', '\n', '[':
			return "", 0
		}
	}
	return "", 0
}

// A noteRef is the mark "[^1]".
type noteRef struct {
	ast.BaseInline
	label       string
	start, stop int
}

var kindNoteRef = ast.NewNodeKind("NoteRef")

func (*noteRef) Kind() ast.NodeKind              { return kindNoteRef }
func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'['} }

func (noteRefParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	label, n := noteLabel(line)
	if n == 0 {
		return nil
	}
	state := stateOf(pc)
	if !state.notes[label] {
		state.missing = append(state.missing, missingNote{segment.Start, label})
		return nil
	}
	block.Advance(n)
	return &noteRef{label: label, start: segment.Start, stop: segment.Start + n}
}

// noteID makes a note's name from the file's and the label: unique in the
// book, and the same when other files change.
func noteID(file, label string) string {
	if dot := strings.LastIndexByte(file, '.'); dot > strings.LastIndexByte(file, '/') {
		file = file[:dot]
	}
	return strings.Trim(slug(file)+"-"+slug(label), "-")
}

// slug keeps the ASCII letters and digits of s, and a hyphen for the rest.
func slug(s string) string {
	var sb strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			sb.WriteRune(r)
		case sb.Len() > 0 && !strings.HasSuffix(sb.String(), "-"):
			sb.WriteByte('-')
		}
	}
	return strings.Trim(sb.String(), "-")
}
