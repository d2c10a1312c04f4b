// Package paginate divides a galley, type set in one long column, into pages.
// Rows with what a break before each would cost go in; the breaks that cost
// least over the whole chapter come out, with the choice among the variants
// of each paragraph.
//
// It weighs all pages of a chapter together by dynamic programming, as M. F.
// Plass did for the pages of a document (Optimal Pagination Techniques for
// Automatic Typesetting Systems, Stanford 1981). The package knows no book,
// font or sheet: all depths are lines of the baseline grid.
package paginate

// A Row is one piece of the galley that goes onto a page whole: a line of
// text, a heading with the space about it, a picture.
type Row struct {
	Depth int  // lines of the grid
	Space bool // blank: it vanishes at the head of a page and needs no room at the foot
	Mark  bool // an ornament: what a last page must hold is counted without it
	// Cost is that of a page ending before this row, from 0 to Never. Forced
	// and below asks for a new page here.
	Cost   int32
	Hyphen bool // it ends in a hyphen
	// Notes counts the lines of the footnotes it refers to, Least those of
	// them that must stand on the same page.
	Notes, Least int
}

// Costs of a break. A price is compared with others of its chapter only.
const (
	Forced = -1
	Never  = 1_000_000 // taken only when nothing else can be done: a widow, a heading at the foot
)

// A Variant is one way to set a paragraph. Its Cost is over and above that of
// the best way.
type Variant struct {
	Cost int32
	Rows []Row
}

// A Block is a paragraph, or what stands in place of one, in one or more
// variants, the best first.
type Block []Variant

// Options say what a page holds. Everything but Lines has a usual value.
type Options struct {
	Lines int  // of the grid on a full page
	Verso bool // the first page is a left-hand one

	// Tall is how many lines a page may have beyond Lines, so that a spread may
	// run long as well as short: 0 or 1. FirstTall is that of the first page.
	Tall, FirstTall int

	// LastLines is how many lines of text the last page should have, unless it
	// is also the first. Zero means 5.
	LastLines int
	// NoteDepth returns how many lines of the grid that many lines of
	// footnotes take at the foot, with the room above them. Nil means as many
	// and one.
	NoteDepth func(lines int) int
}

// A Place is a row of a variant chosen.
type Place struct{ Block, Row int }

// A Page is the rows from From to the last before To. Spaces at either end
// are not printed. Notes counts the lines of footnotes on it: the next of
// those that the rows so far refer to.
type Page struct {
	From, To Place
	Depth    int // lines of the grid, without notes and spaces at the ends
	Notes    int
}

// A Result is a chapter's pages. Variants has the number of the variant
// chosen for each block.
type Result struct {
	Pages    []Page
	Variants []uint8
	Cost     int64
}

// Prices of what does not depend on the row. A widow is worse than any
// uneven spread (Never), an uneven spread worse than any visible trick, and a
// spread a line short on both sides hardly seen at all.
const (
	oddDepth     = 900    // of a page a line short or long
	shortPage    = 6_000  // of each further line
	uneven       = 20_000 // of each line by which facing pages differ
	hyphenFoot   = 300    // of a hyphen at the foot: the paragraph is to be set again
	fewLines     = 25_000 // of each line that the last page lacks
	strandedLine = 250_000
	splitNote    = 3_000 // of a note that goes on overleaf
	perLineLeft  = 150   // of each line of it
	looseFoot    = 40    // of each line left blank above the notes
)

// Chapter returns the pages of a chapter that cost least.
func Chapter(blocks []Block, o Options) Result {
	if o.LastLines == 0 {
		o.LastLines = 5
	}
	if o.NoteDepth == nil {
		o.NoteDepth = func(n int) int {
			if n == 0 {
				return 0
			}
			return n + 1
		}
	}
	p := &paginator{Options: o, blocks: blocks}
	return p.run()
}
