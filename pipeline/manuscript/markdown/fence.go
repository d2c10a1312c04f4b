package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fenceParser reads fenced code where there is a fence at both ends. A ~~~
// with nothing after it and a blank line below is a scene break, as authors
// type it: code begins on the next line.
type fenceParser struct{ parser.BlockParser }

func (f fenceParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	fence := strings.TrimSpace(string(line))
	if fence == "" || strings.Trim(fence, "~") == "" && startsBlank(reader.Source()[segment.Stop:]) {
		return nil, parser.NoChildren
	}
	length := len(fence) - len(strings.TrimLeft(fence, fence[:1]))
	if length < 3 || !stateOf(pc).fenceCloses(fence[:length], segment.Stop) {
		return nil, parser.NoChildren
	}
	return f.BlockParser.Open(parent, reader, pc)
}

func startsBlank(s []byte) bool {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	return len(bytes.TrimSpace(line)) == 0
}

// fenceCloses reports whether a line after from is a fence of at least run's
// length. Marks of quotes may stand before it. What was not found once is not
// looked for again.
func (s *state) fenceCloses(run string, from int) bool {
	if no, ok := s.noFence[run[0]]; ok && from >= no.from && len(run) >= no.length {
		return false
	}
	for at := from; ; {
		next := bytes.Index(s.source[at:], []byte(run))
		if next < 0 {
			break
		}
		at += next
		before := s.source[bytes.LastIndexByte(s.source[:at], '\n')+1 : at]
		for at < len(s.source) && s.source[at] == run[0] {
			at++
		}
		if len(bytes.Trim(before, " \t>")) == 0 && startsBlank(s.source[at:]) {
			return true
		}
	}
	if s.noFence == nil {
		s.noFence = map[byte]noFence{}
	}
	s.noFence[run[0]] = noFence{from, len(run)}
	return false
}

// noFence says that from an offset on no fence of this length or more closes.
type noFence struct{ from, length int }
