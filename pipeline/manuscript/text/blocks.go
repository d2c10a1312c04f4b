package text

import (
	"octavo/pipeline/book"
	"octavo/pipeline/manuscript/draft"
)

// A mark says what a line, or a group of lines, is.
type mark uint8

const (
	plainLine mark = iota
	noteLine       // a footnote's definition, taken already
	breakLine
	quoteGroup
	lineGroup  // lines of verse behind "| "
	boxGroup   // a frame drawn with characters
	statusLine // [a notice]
	chatGroup
	hashLine
	underlinedLine
	centredLine
)

// A group is a stretch of lines that one mark covers.
type group struct {
	mark mark
	end  int // index after the last line; 0 for lines inside a group
}

// recognisers run top to bottom, each over all lines; a line that one has
// taken the next ones leave alone.
var recognisers = []struct {
	name string
	run  func(p *parser, lines []line, groups []group)
}{
	{"notes", (*parser).markNotes},
	{"quotes", (*parser).markQuotes},
	{"underlined headings", (*parser).markUnderlined}, // before breaks: the row is one too
	{"boxes", (*parser).markBoxes},                    // before breaks and lines, which the frame looks like
	{"scene breaks", (*parser).markBreaks},
	{"line blocks", (*parser).markLineBlocks},
	{"hash headings", (*parser).markHashes},
	{"status lines", (*parser).markStatus},
	{"chats", (*parser).markChats},
	{"centred lines", (*parser).markCentred},
}

// blocks reads lines, at a depth of quotes, into pieces.
func (p *parser) blocks(lines []line, depth int) []draft.Piece {
	groups := make([]group, len(lines))
	for _, r := range recognisers {
		r.run(p, lines, groups)
	}
	b := &builder{parser: p, depth: depth}
	for i := 0; i < len(lines); {
		l := &lines[i]
		if l.blank() {
			b.blank(l)
			i++
			continue
		}
		end := groups[i].end
		if groups[i].mark == plainLine {
			for end = i + 1; end < len(lines) && groups[end].mark == plainLine && !lines[end].blank() && !lines[end].page; end++ {
			}
		}
		b.group(groups[i].mark, lines[i:end])
		i = end
	}
	return b.pieces
}

// take marks lines [from, to) as one group.
func take(groups []group, from, to int, m mark) {
	for i := from; i < to; i++ {
		groups[i] = group{mark: m}
	}
	groups[from].end = to
}

// A builder makes the pieces of one stretch of lines.
type builder struct {
	*parser
	depth  int
	pieces []draft.Piece
	blanks int
	page   bool
	poem   int  // how many pieces there were when a poem was added last
	any    bool // text has come, so a wide gap may be a break
	prose  bool // the last line ended as a sentence does
}

func (b *builder) blank(l *line) {
	b.blanks++
	b.page = b.page || l.page
}

func (b *builder) group(m mark, lines []line) {
	switch m {
	case noteLine:
		return // leaves no trace where it stood
	case breakLine:
		b.add(draft.Piece{Block: b.sceneBreak(&lines[0])}, lines)
	case quoteGroup:
		b.quote(lines)
	case lineGroup:
		b.add(draft.Piece{Block: b.lineBlock(lines)}, lines)
	case boxGroup:
		b.add(draft.Piece{Block: b.box(lines)}, lines)
	case statusLine:
		b.add(draft.Piece{Block: b.status(lines)}, lines)
	case chatGroup:
		b.add(draft.Piece{Block: b.chat(lines)}, lines)
	case hashLine:
		b.hash(&lines[0])
	case underlinedLine:
		b.add(draft.Piece{Block: b.paragraph(lines[:1]), Underlined: rune(lines[1].text[0])}, lines)
	case centredLine:
		b.add(draft.Piece{Block: b.paragraph(lines), Centred: true}, lines)
	default:
		b.plain(lines)
	}
}

// add takes a piece with the look of its lines. A wide gap above it becomes
// a scene break of its own.
func (b *builder) add(piece draft.Piece, lines []line) {
	piece.Blanks = b.blanks
	piece.Indent = lines[0].indent
	piece.Lines = len(lines)
	piece.PageBreak = b.page || lines[0].page
	if b.wideGap(&lines[0]) {
		b.pieces = append(b.pieces, draft.Piece{Block: &book.SceneBreak{At: b.gapPlace(&lines[0])}})
	}
	last := &lines[len(lines)-1]
	b.blanks, b.page, b.any, b.prose = 0, false, true, endsSentence(last.text)
	if p, ok := piece.Block.(*book.Paragraph); ok {
		piece.Bold = allStrong(p.Inlines)
	}
	b.pieces = append(b.pieces, piece)
}

// wideGap reports whether the gap above a line is a scene break: wide enough,
// and between two pieces of running text. What ends without a stop, or is
// short and goes without one, may be a heading.
func (b *builder) wideGap(l *line) bool {
	return b.any && b.prose && b.depth == 0 && b.style.breaks > 0 && b.blanks >= b.style.breaks && !b.page &&
		(endsSentence(l.text) || l.width > 60) && l.width > 1
}
