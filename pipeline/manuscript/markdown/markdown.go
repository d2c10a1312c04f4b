// Package markdown reads one manuscript file written in Markdown: CommonMark
// with footnotes, tables, heading attributes, fenced divs, line blocks and
// bracketed spans. It takes decoded text and gives a draft: blocks in order,
// a place on every Text, and an edit for every letter that is markup. It does
// not guess at chapters, does not touch quotes or dashes, and opens no file.
//
// Fiction is not documentation, so five things differ from CommonMark, each
// because authors lose text to it: an indented paragraph is no code, a ~~~
// between blank lines is a scene break and no fence, dashes right under a
// sentence end the scene and make no heading, a list of one number is a
// paragraph that begins with a number, and one tilde strikes nothing through.
package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// Parse reads the text of one file. The text is as package text decodes it:
// UTF-8 in NFC, lines ended by "\n". The error is a *diag.Fault: front matter
// that cannot be read, or a limit of limits.go that was reached.
//
// Images are named by the path the author typed, escapes resolved; package
// manuscript finds the files.
func Parse(name, source string, found *diag.Findings) (*draft.File, error) {
	places := newPlaces(name, source)
	if err := guard(source, places); err != nil {
		return nil, err
	}
	f := &draft.File{Name: name, Source: book.SourceFile{Name: name, Text: source}, Paragraphs: "Markdown"}
	acc := &account{source: source, places: places, class: make([]class, len(source))}
	start, err := readHead(f, source, acc, found)
	if err != nil {
		return nil, err
	}
	state := &state{source: []byte(source), start: start}
	root, err := state.parse(places)
	if err != nil {
		return nil, err
	}
	c := &converter{file: f, source: source, account: acc, places: places, state: state, found: found}
	c.controls = draft.ReportControls(name, source, isStray, found) > 0
	if err := c.document(root); err != nil {
		return nil, err
	}
	f.Edits = acc.edits(found)
	return f, nil
}

// grammar is the goldmark parser, made once: what belongs to one file is in
// the parser.Context.
var grammar = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(depthGuard{}, 1),
			util.Prioritized(divParser{}, 50),
			util.Prioritized(commentParser{}, 60),
			util.Prioritized(lineBlockParser{}, 70),
			util.Prioritized(noteParser{}, 90),
			util.Prioritized(headingParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(noteRefParser{}, 120),
			util.Prioritized(spanParser{}, 150),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(struckParser{}, 510),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

// paragraphParser reads paragraphs, indented ones too: in a manuscript four
// spaces or a tab begin a paragraph, not a program.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// A state is what the parsers of one file share.
type state struct {
	source    []byte
	start     int // where the front matter ends
	notes     map[string]bool
	noteCount int
	// missing are the places of note marks that lead nowhere.
	missing []missingNote
	twice   []missingNote // notes whose label another has
	// stray are the places of ::: that close nothing.
	stray []int
	// noEnd are the offsets from which on none of hidden ends, 0 when not known.
	noEnd   [3]int
	noFence map[byte]noFence
}

type missingNote struct {
	offset int
	label  string
}

var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// parse runs goldmark. The guards among the parsers leave it by panicking
// with an *abort, since goldmark has no way to stop.
func (s *state) parse(places *places) (root ast.Node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *abort:
			err = r.fault(places)
		default:
			panic(r)
		}
	}()
	s.notes = map[string]bool{}
	pc := parser.NewContext()
	pc.Set(stateKey, s)
	reader := text.NewReader(s.source)
	reader.Advance(s.start)
	return grammar().Parse(reader, parser.WithContext(pc)), nil
}
