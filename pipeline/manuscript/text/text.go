// Package text reads plain text manuscripts: bytes to characters, lines to
// paragraphs, verse, quotes, chats and scene breaks, each with its place.
//
// What goes in is one file. What comes out is a draft: the pieces in order
// with the look of each. It does not guess which pieces are headings; package
// structure does that with the whole book in view. Letters and digits are
// never changed; those taken as marks, and the footnotes, which move to the
// notes, are recorded as edits.
package text

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

// Parse reads the decoded text of a file into pieces. The text is as Decode
// returns it; other text is read too, as far as the limits go. Time and
// memory are linear in the length of the text.
func Parse(name, text string, found *diag.Findings) *draft.File {
	lines := splitLines(text)
	draft.ReportControls(name, text, func(_, r rune) bool { return draft.IsControl(r) }, found)
	file := &draft.File{Name: name, Source: book.SourceFile{Name: name, Text: text}}
	p := &parser{name: name, found: found}
	lines = p.takeDirectives(lines, file)
	lines = p.partStuck(lines)
	p.style = measure(lines)
	if p.style.wrapped {
		p.style.joins = readHyphens(text, lines)
	}
	p.takeNotes(lines)
	p.pieces = p.blocks(lines, 0)
	p.found.Notef(diag.Pos{File: name}, "paragraph-style", "paragraphs: %s", p.style).Hint =
		"if that is wrong, put one blank line between paragraphs"
	file.Pieces, file.Notes, file.Edits, file.Paragraphs = p.pieces, p.noteList(), p.edits, p.style.String()
	return file
}

// A parser reads one file.
type parser struct {
	name   string
	found  *diag.Findings
	style  style
	pieces []draft.Piece
	notes  []*footnote
	labels map[string][]*footnote // those of one label, in the order of their definitions
	edits  []ledger.Edit
}

// start returns the place of a line's first character.
func (p *parser) start(l *line) diag.Pos { return diag.Pos{File: p.name, Line: l.no, Col: l.col} }

// take records letters that were read as a mark and are not in the blocks.
func (p *parser) take(rule string, at diag.Pos, before string) {
	p.edits = append(p.edits, ledger.Edit{Rule: rule, At: at, Before: before, Confidence: 95})
}
