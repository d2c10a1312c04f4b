// Package draft holds what a reader of one file format hands to package
// structure: the file's blocks in order, with the look of each, before it is
// known which of them are headings. Readers do not guess at chapters;
// structure does not know file formats.
package draft

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A File is one manuscript file, read into pieces.
type File struct {
	Name   string // relative to the book's folder, with slashes
	Source book.SourceFile
	Head   Head
	Pieces []Piece
	Notes  []*book.Note
	// Edits are the letters that were taken as markup (rule "markup") or that
	// stand elsewhere in the book (rule "moved", as a footnote's text).
	Edits []ledger.Edit
	// Directives are the remarks to octavo in the text.
	Directives []book.Directive
	// Paragraphs says how the file marks its paragraphs, for the author:
	// "blank lines between paragraphs", "one line a paragraph".
	Paragraphs string
}

// Head is what the file says of itself in its front matter. Zero fields are
// not said.
type Head struct {
	At     diag.Pos
	Kind   book.Kind
	Title  string
	Label  string
	Number string
	Lang   string
	Off    []string // copy-edit rules switched off in this file
	// Headings is what it says of how its own headings are read; nil is nothing.
	Headings *book.Headings
	Meta     *book.Meta // title, author and so on of a single-file book; nil when none is said
}

// A Piece is one block with its look in the file.
type Piece struct {
	Block book.Block
	// Level is that of a heading the format marks as one (# is 1), else 0.
	// The Block is then a *book.Paragraph with the heading's text.
	Level int
	// ID and Classes are the heading's attributes, {#id .class}.
	ID      string
	Classes []string
	// Blanks is the number of blank lines above, of the file's start if there
	// is nothing above.
	Blanks     int
	Indent     int  // columns before the first character; a tab counts as 4
	Lines      int  // lines of the file it takes
	Centred    bool // stands in the middle of the line by spaces or by the format
	Bold       bool // all of it is strong
	Underlined rune // '=' or '-' when the next line was a row of these, else 0
	PageBreak  bool // the format, or a form feed, starts a page here
}
