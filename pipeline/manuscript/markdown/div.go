package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A div is what stands between "::: letter" or "::: {.letter lang=fr}" and
// ":::", as pandoc writes it.
type div struct {
	ast.BaseBlock
	start, stop int // of the opening line
	end         int // where the closing line begins, or the last one ends when there is none
	attributes
	closed bool
}

var kindDiv = ast.NewNodeKind("Div")

func (*div) Kind() ast.NodeKind                 { return kindDiv }
func (d *div) Dump(source []byte, level int)    { ast.DumpHelper(d, source, level, nil, nil) }
func (p divParser) Trigger() []byte             { return []byte{':'} }
func (p divParser) CanInterruptParagraph() bool { return true }

type divParser struct{ noBlock }

func (divParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	s := strings.TrimSpace(string(line))
	if !strings.HasPrefix(s, ":::") {
		return nil, parser.NoChildren
	}
	words := strings.TrimSpace(strings.Trim(s, ":"))
	d := &div{start: segment.Start, stop: segment.Stop, end: segment.Start}
	switch {
	case words == "":
		if divIn(pc, 0) {
			return nil, parser.NoChildren // the open div's to close
		}
		stateOf(pc).stray = append(stateOf(pc).stray, segment.Start)
		reader.AdvanceToEOL()
		d.closed = true
		return d, parser.NoChildren
	case strings.HasPrefix(words, "{"):
		a, n := parseAttributes(words)
		if n != len(words) {
			return nil, parser.NoChildren
		}
		d.attributes = a
	case strings.ContainsAny(words, " \t"):
		return nil, parser.NoChildren
	default:
		d.classes = []string{words}
	}
	reader.AdvanceToEOL()
	return d, parser.HasChildren
}

// divIn reports whether a div is open among the blocks from the given depth
// on.
func divIn(pc parser.Context, from int) bool {
	for _, b := range pc.OpenedBlocks()[from:] {
		if d, ok := b.Node.(*div); ok && !d.closed {
			return true
		}
	}
	return false
}

// Continue ends the div at ":::". The innermost one is the one that ends:
// those round it are asked first and leave the line to it. In a fence ":::"
// is code.
func (divParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := node.(*div)
	if d.closed {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	d.end = segment.Stop
	s := strings.TrimSpace(string(line))
	if len(s) < 3 || strings.Trim(s, ":") != "" {
		return parser.Continue | parser.HasChildren
	}
	open := pc.OpenedBlocks()
	if _, ok := open[len(open)-1].Node.(*ast.FencedCodeBlock); ok {
		return parser.Continue | parser.HasChildren
	}
	for i := range open {
		if open[i].Node == node && divIn(pc, i+1) {
			return parser.Continue | parser.HasChildren
		}
	}
	d.closed, d.end = true, segment.Start
	reader.AdvanceToEOL()
	return parser.Close
}

// kinds are the classes a div may have, and the quote each makes. Verse, chat
// and right are no quotes.
var kinds = map[string]book.QuoteKind{
	"letter": book.Letter, "status": book.Status, "epigraph": book.Opening, "quote": book.BlockQuote,
	"note": book.Aside, "centred": book.Centred, "centered": book.Centred, "center": book.Centred,
	"verse": "", "poem": "", "chat": "", "right": "",
}

// kindNames are those offered in hints.
var kindNames = []string{"letter", "verse", "chat", "status", "epigraph", "quote", "note", "centred", "right"}

// div gives the blocks of a div.
func (c *converter) div(d *div) ([]book.Block, error) {
	c.account.enter(d.start, d.stop, markup)
	if d.start == d.stop && d.FirstChild() == nil {
		return nil, nil
	}
	at := c.places.at(d.start)
	if !d.closed {
		c.found.Warnf(at, "div-unclosed", "::: is not closed before what it stands in ends").Hint = "put ::: on a line below its last paragraph"
	}
	kind := ""
	for _, class := range d.classes {
		if _, ok := kinds[class]; ok {
			kind = class
		} else {
			c.unknownDiv(at, class)
		}
	}
	if names := strings.Fields(strings.ReplaceAll(d.values["off"], ",", " ")); len(names) > 0 {
		before := c.switchOff(at, names)
		defer func() { c.switchBack(c.places.at(d.end), before) }()
	}
	lang := c.lang(at, d.attributes)
	outer := c.lineByLine
	c.lineByLine = kind == "status" || kind == "right" || kinds[kind] == book.Centred
	defer func() { c.lineByLine = outer }()
	switch kind {
	case "":
		blocks, err := c.blocks(d)
		setLang(blocks, lang)
		return blocks, err
	case "right":
		blocks, err := c.blocks(d)
		setLang(blocks, lang)
		for _, b := range blocks {
			if p, ok := b.(*book.Paragraph); ok {
				p.Align = book.End
			}
		}
		return blocks, err
	case "verse", "poem":
		return c.verse(d, at, lang)
	case "chat":
		return c.chat(d, at, lang)
	}
	blocks, err := c.blocks(d)
	if err != nil || len(blocks) == 0 {
		return nil, err
	}
	q := &book.Quote{At: at, Kind: kinds[kind], Lang: lang, Blocks: blocks}
	if q.Kind == book.Opening || q.Kind == book.BlockQuote {
		takeAttribution(q)
	}
	return []book.Block{q}, nil
}

func (c *converter) unknownDiv(at diag.Pos, class string) {
	f := c.found.Warnf(at, "div-kind", "no kind of passage is called %q; its text is set as usual", class)
	if near := diag.Nearest(class, kindNames); near != "" {
		f.Hint = "did you mean " + near + "?"
		return
	}
	f.Hint = "known are " + strings.Join(kindNames, ", ")
}

// setLang says the language of blocks that say none themselves.
func setLang(blocks []book.Block, lang string) {
	if lang == "" {
		return
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *book.Paragraph:
			b.Lang = first(b.Lang, lang)
		case *book.Quote:
			b.Lang = first(b.Lang, lang)
		case *book.Verse:
			b.Lang = first(b.Lang, lang)
		case *book.Chat:
			b.Lang = first(b.Lang, lang)
		case *book.List:
			for _, item := range b.Items {
				setLang(item, lang)
			}
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
