package book

import "octavo/pipeline/diag"

// A Block is a paragraph or what stands in place of one: *Paragraph,
// *Heading, *SceneBreak, *Quote, *Verse, *Chat, *Figure, *List,
// *Preformatted or *Table.
type Block interface {
	// Place returns where the block begins in the author's file.
	Place() diag.Pos
	block()
}

// A Paragraph is running text.
type Paragraph struct {
	At      diag.Pos
	Inlines []Inline
	Lang    string // "" is that of what the paragraph stands in
	Align   Align
	// Flush asks for no indent where there would be one, as after a letter
	// that interrupts a sentence.
	Flush bool
}

// An Align says on which side a paragraph is set when the author says so.
type Align uint8

const (
	Justified Align = iota // as the design sets text
	Start                  // on the side where reading starts
	Centre
	End // as a signature under a letter
)

// A Heading divides a chapter. Level 1 is the highest inside the chapter.
type Heading struct {
	At      diag.Pos
	Level   int
	ID      string // unique in the book
	Inlines []Inline
	// Evidence and Confidence say, as those of a Section, why it was taken for
	// one.
	Evidence   []string
	Confidence int
}

// A SceneBreak is a pause between two scenes. What the reader sees there is
// the design's choice.
type SceneBreak struct {
	At    diag.Pos
	Typed string // what the author typed, "" for blank lines
}

// A QuoteKind says what a set-off passage is.
type QuoteKind string

const (
	BlockQuote QuoteKind = "quote"
	Letter     QuoteKind = "letter"
	Opening    QuoteKind = "epigraph" // a motto above a chapter's text
	Status     QuoteKind = "status"   // a notice, a game's status window
	Aside      QuoteKind = "note"     // an author's note inside a chapter
	Centred    QuoteKind = "centred"  // a sign, an inscription, a telegram
)

// A Quote is a passage set off from the text around it.
type Quote struct {
	At     diag.Pos
	Kind   QuoteKind
	Lang   string
	Blocks []Block
	// Attribution is the source line below an epigraph, without its dash.
	Attribution []Inline
}

// Verse is a poem or a song.
type Verse struct {
	At      diag.Pos
	Lang    string
	Stanzas []Stanza
	// Attribution is the source line below the poem, without its dash.
	Attribution []Inline
}

// A Stanza is a group of lines of verse.
type Stanza []VerseLine

// A VerseLine is one line of verse. Indent counts steps of one em, from 0.
type VerseLine struct {
	At      diag.Pos
	Indent  int
	Inlines []Inline
}

// Chat is an exchange of typed messages.
type Chat struct {
	At    diag.Pos
	Lang  string
	Lines []ChatLine
}

// A ChatLine is one message. Time and Who are as typed, without the marks
// round them; either may be empty, and a line with no Who goes on the last
// one's message or speaks for the system.
type ChatLine struct {
	At      diag.Pos
	Time    string
	Who     string
	Inlines []Inline
}

// A Figure is a picture that stands by itself.
type Figure struct {
	At    diag.Pos
	Image string // the name of one of Book.Images
	Alt   string
	// Decorative says that the picture carries no meaning: it has no Alt, and
	// the reading tools pass it over.
	Decorative bool
	Caption    []Inline
	Full       bool // on a page of its own
	Bleed      bool // that page, to its edges; Full is set too
}

// A List is a list of items, each of one or more blocks.
type List struct {
	At      diag.Pos
	Ordered bool
	Start   int // number of the first item of an ordered list
	Items   [][]Block
}

// Preformatted is text whose spaces and line ends stand as typed: code, or a
// drawing made of characters.
type Preformatted struct {
	At    diag.Pos
	Info  string // the word after the fence, as "go"
	Lines []string
}

// A Table is a table. Every row has as many cells as Align has entries.
type Table struct {
	At     diag.Pos
	Align  []Align
	Header [][]Inline   // nil when there is none
	Rows   [][][]Inline // rows of cells
}

func (b *Paragraph) Place() diag.Pos    { return b.At }
func (b *Heading) Place() diag.Pos      { return b.At }
func (b *SceneBreak) Place() diag.Pos   { return b.At }
func (b *Quote) Place() diag.Pos        { return b.At }
func (b *Verse) Place() diag.Pos        { return b.At }
func (b *Chat) Place() diag.Pos         { return b.At }
func (b *Figure) Place() diag.Pos       { return b.At }
func (b *List) Place() diag.Pos         { return b.At }
func (b *Preformatted) Place() diag.Pos { return b.At }
func (b *Table) Place() diag.Pos        { return b.At }

func (*Paragraph) block()    {}
func (*Heading) block()      {}
func (*SceneBreak) block()   {}
func (*Quote) block()        {}
func (*Verse) block()        {}
func (*Chat) block()         {}
func (*Figure) block()       {}
func (*List) block()         {}
func (*Preformatted) block() {}
func (*Table) block()        {}
