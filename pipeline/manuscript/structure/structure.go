// Package structure finds a book in drafts: which lines are headings, what
// they head, what is the title, the front matter and the back matter.
//
// Drafts of all files go in, in reading order; sections come out, with the
// evidence for each, what of the metadata stands in the text, the notes, and
// an edit for every letter that left its place. It looks at the book as a
// whole: a line is a chapter's heading because the book has more of its kind,
// in order, and not because of how it looks alone. It does not touch the text
// inside paragraphs, and knows no file formats.
package structure

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

// Given is what is known of the book before its text is read. Nothing in it
// is needed.
type Given struct {
	// Meta is what book.yaml and the command line say. It is not changed.
	Meta book.Meta
	// Name is the name of the manuscript's file or folder, without its
	// ending, for want of a better title.
	Name string
	// Headings is what book.yaml says of headings.
	Headings book.Headings
	// Matter are the files of front and back matter, which are read apart, and
	// what each is.
	Matter map[string]book.Kind
}

// A Result is the book found.
type Result struct {
	Front, Body, Back []*book.Section
	// Meta is Given.Meta with what was found in the text in its empty fields;
	// those are named in Meta.Guessed.
	Meta  book.Meta
	Notes []*book.Note
	// Edits are the text that left its place, by rule "moved" when it stands
	// elsewhere in the book, else "left-out".
	Edits []ledger.Edit
}

// MaxSections is how many chapters a book may have; the longest serials have
// some 3,000.
const MaxSections = 20_000

// Assemble reads the drafts, in reading order, as one book.
func Assemble(files []*draft.File, given Given, found *diag.Findings) (*Result, error) {
	a := &assembler{given: given, files: files, found: found}
	a.collect()
	for _, s := range steps {
		s.run(a)
		if n := len(a.headings()); n > MaxSections {
			return nil, diag.Faultf(diag.Pos{File: given.Name}, "too-many-chapters", "cut the book into volumes",
				"%d chapters; the limit is %d", n, MaxSections)
		}
	}
	if len(a.front)+len(a.body)+len(a.back) == 0 {
		return nil, diag.Faultf(diag.Pos{File: given.Name}, "no-text", "name a file with the text of the book",
			"there is no text in the manuscript")
	}
	return &Result{Front: a.front, Body: a.body, Back: a.back, Meta: a.meta, Notes: a.notes, Edits: a.edits}, nil
}

// steps run top to bottom, each on the whole book.
var steps = []struct {
	name string
	run  func(*assembler)
}{
	{"take the author's word for lines", (*assembler).takeWord},
	{"take out page numbers and running heads", (*assembler).dropFurniture},
	{"read lines as headings", (*assembler).readMarks},
	{"take out the contents list", (*assembler).dropContents},
	{"find the headings the author names", (*assembler).findNamed}, // not in the contents list
	{"choose the headings", (*assembler).choose},
	{"keep numbers inside prologues", (*assembler).keepInside}, // knows which lines are chapters
	{"find the titles below them", (*assembler).findTitles},
	{"read the title page", (*assembler).readTitlePage}, // looks at what is above the first heading
	{"build the sections", (*assembler).build},
	{"tidy scene breaks", (*assembler).tidyBreaks},
	{"find openings", (*assembler).findOpenings}, // looks below headings, where breaks were
	{"complete the metadata", (*assembler).completeMeta},
	{"name what is left out", (*assembler).nameLeftOut}, // what is not in the metadata
	{"name the sections", (*assembler).nameSections},
	{"number the notes", (*assembler).numberNotes},
}

// An assembler holds the book while it is read.
type assembler struct {
	given Given
	files []*draft.File
	found *diag.Findings
	items []item

	usual             usual
	meta              book.Meta
	front, body, back []*book.Section
	notes             []*book.Note
	edits             []ledger.Edit
	swaps             []ledger.Edit // of titles that stand above their numbers
	bookTitle         string        // the letters of the title, once known
	lastHeading       []int         // of each file, once headings are chosen
	asked             []*asked      // by file: what the author says of headings
	index             lineIndex
	named             []*namedLine    // the lines that are named
	marked            []bool          // the files whose format marks the headings
	inside            map[family]bool // the author says that lines written so stand inside chapters
	patterned         bool            // a pattern of the author's says which lines are chapters
	listed            map[string]bool // the letters of the entries of a typed contents list
	plainToo          bool            // lines of files with marked headings are free too
	chapterLabels     bool            // some of the marked headings are labelled as chapters
}

// A role says what an item of the text turned out to be.
type role uint8

const (
	running     role = iota // text
	dropped                 // has left the text; its edits are recorded
	heading                 // starts a section
	inner                   // a heading inside a chapter
	titleLine               // the title of the heading above it
	titleAbove              // the title of the heading below it
	subLine                 // the subtitle of the heading above it
	bookLine                // the book's title, repeated at a heading
	titlePage               // of the title page
	dedication              // of the dedication
	motto                   // of the epigraph
	imprintLine             // of the copyright page
)

// An item is one piece with what is thought of it.
type item struct {
	*draft.Piece
	file  int
	first bool // of its file
	para  *book.Paragraph
	text  string // of a paragraph, trimmed
	// joined says that more of the paragraph follows behind a page's end, which
	// is not in text.
	joined bool
	words  int
	mark   mark
	role   role
	said   *said // what the author says of it; nil is nothing

	depth      int  // of a heading: 0 and up for parts, chapterDepth for chapters
	top        bool // stands beside the parts, not in one
	part       bool // heads a part, though no label says so
	evidence   []string
	confidence int
}

// collect lays the pieces of all files out in one list.
func (a *assembler) collect() {
	n := 0
	for _, f := range a.files {
		n += len(f.Pieces)
	}
	a.items = make([]item, 0, n)
	for i, f := range a.files {
		for j := range f.Pieces {
			it := newItem(&f.Pieces[j], i)
			it.first = j == 0
			a.items = append(a.items, it)
		}
	}
	a.meta = a.given.Meta
	a.meta.Guessed = append([]string(nil), a.given.Meta.Guessed...)
	for _, f := range a.files {
		if f.Head.Meta != nil {
			a.mergeMeta(f.Head.Meta)
		}
	}
	a.bookTitle = book.LettersOf(a.meta.Title)
}

// alone gives a block's paragraph: its own, or the one line of a notice, which
// may be a heading in brackets.
func alone(b book.Block) *book.Paragraph {
	switch b := b.(type) {
	case *book.Paragraph:
		return b
	case *book.Quote:
		if b.Kind == book.Status && len(b.Blocks) == 1 && len(b.Attribution) == 0 {
			p, _ := b.Blocks[0].(*book.Paragraph)
			return p
		}
	}
	return nil
}

func newItem(p *draft.Piece, file int) item {
	it := item{Piece: p, file: file, words: 1}
	if it.para = alone(it.Block); it.para != nil {
		it.text = strings.TrimSpace(book.PlainText(it.para.Inlines))
		it.words = strings.Count(it.text, " ") + 1
	}
	return it
}

// level is that of a heading the format marks: by the piece's Level, or by the
// row of = or - below it, as in Markdown. 0 is none.
func (it *item) level() int {
	switch {
	case it.isText():
		return 0
	case it.Level > 0:
		return it.Level
	case it.Underlined == '=':
		return 1
	case it.Underlined != 0:
		return 2
	}
	return 0
}

// short reports whether the item is a paragraph that may be a line of a heading.
func (it *item) short() bool {
	return it.para != nil && it.role == running && it.said == nil && it.text != "" && len(it.text) <= 240 && it.words <= 25 && it.Lines <= 3
}

// next returns the index of the first item after i that is still in the text,
// or len(a.items).
func (a *assembler) next(i int) int {
	for i++; i < len(a.items) && a.items[i].role == dropped; i++ {
	}
	return i
}

// after is next without the scene breaks that only a wide gap makes: what
// stands above one may be a heading.
func (a *assembler) after(i int) int {
	for i = a.next(i); i < len(a.items); i = a.next(i) {
		if b, ok := a.items[i].Block.(*book.SceneBreak); !ok || b.Typed != "" {
			break
		}
	}
	return i
}

// previous returns the index of the last item before i that is still in the
// text, or -1.
func (a *assembler) previous(i int) int {
	for i--; i >= 0 && a.items[i].role == dropped; i-- {
	}
	return i
}

func eachSection(list []*book.Section, f func(*book.Section)) {
	for _, s := range list {
		f(s)
		eachSection(s.Sections, f)
	}
}
