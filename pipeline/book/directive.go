package book

import "octavo/pipeline/diag"

// A Directive is a remark to octavo that the author left in the text and that
// is not printed: <!-- octavo: off quotes -->.
type Directive struct {
	At    diag.Pos
	Verb  string   // off, on or ignore
	Names []string // of rules after off and on, of findings' codes after ignore
	// Alone says that it stands on a line of its own: an ignore then is for
	// the block that follows, else for its own line.
	Alone bool
}

// An Ignore names findings that are not to be told.
type Ignore struct {
	Code string
	File string // of which files, with * and ? as in a shell; "" is all
	Line int    // 0 is every line
	At   diag.Pos
}
