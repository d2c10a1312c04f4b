// Package proofread reads the finished text of a Book as a proofreader does
// and says what looks wrong in it: blanks nobody filled, paragraphs pasted
// twice, doubled words, a name spelled in two ways, two varieties of spelling.
//
// A copy-edited Book goes in and Findings come out. It changes nothing, and
// proposes only what a person should decide: corrections that can be made are
// the work of package copyedit.
package proofread

import (
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A Check is one thing a proofreader looks for. By its name, as by that of a
// correction, book.yaml or a section switches it off.
type Check struct {
	Name string
	Does string // one line
	// Codes are those of its findings.
	Codes []string
}

// checks run top to bottom, each on the whole book.
var checks = []struct {
	Check
	run func(*reader)
}{
	{Check{"leftovers", "reports TK, TODO, [NAME], (Y/N), lorem ipsum and the blanks of programs",
		[]string{"to-come", "to-do", "name-blank", "filler-text", "format-leftover", "template-leftover"}}, leftovers},
	{Check{"repeats", "reports chapters and paragraphs that come twice",
		[]string{"repeated-chapter", "repeated-paragraph"}}, repeats},
	{Check{"loops", "reports words that go round and round",
		[]string{"looping-words"}}, loops},
	{Check{"doubled-words", "reports a word typed twice",
		[]string{"doubled-word"}}, doubledWords},
	{Check{"language-marks", "reports marks the language does not have, or has otherwise: ¿ missing, a hyphen for a dash, … alone",
		[]string{"opening-mark", "hyphen-dash", "single-dots", "closing-mark", "high-stop"}}, languageMarks},
	{Check{"names", "reports a name that is spelled in two ways",
		[]string{"name-variant"}}, names},
	{Check{"spelling", "counts the varieties of spelling the book mixes",
		[]string{"mixed-spelling", "mixed-okay"}}, spelling},
	{Check{"hyphenation", "counts words that stand with a hyphen and without",
		[]string{"mixed-hyphens"}}, hyphenation},
}

// Checks lists every check, in the order they run.
func Checks() []Check {
	var list []Check
	for _, c := range checks {
		list = append(list, c.Check)
	}
	return list
}

// Run reads the book and adds what it finds, in reading order for each check.
func Run(b *book.Book, found *diag.Findings) {
	r := read(b, found)
	for i := range checks {
		if c := &checks[i]; !slices.Contains(b.Settings.Copyedit.Off, c.Name) {
			r.check = c.Name
			c.run(r)
		}
	}
}
