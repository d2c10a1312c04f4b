// Package linebreak divides paragraphs into lines. A paragraph goes in as
// boxes, glue and penalties; the best set of breaks comes out, with how far
// each line's spaces and letters must give.
//
// It follows D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines
// (Software: Practice and Experience 11, 1981), and TeX where TeX went
// further, and weighs the whole paragraph at once. Hanging punctuation and
// the stretching of letters follow Hàn Thế Thành, Micro-typographic Extensions
// to the TeX Typesetting System (2000).
//
// The package knows no book, font or page. It cuts no letters and places none:
// that is the caller's work.
package linebreak

import "octavo/pipeline/unit"

// A Kind is what an Item is.
type Kind uint8

const (
	Box     Kind = iota // something printed: a syllable, a word, an indent
	Glue                // a space that gives; a break after a box takes it away
	Penalty             // a place to break, at a price
)

// Prices of a break beyond which there is no bargaining.
const (
	Forced    = -10000 // at or below: the line must end here
	Forbidden = 10000  // at or above: it must not
)

// Fil is the stretch of glue that fills whatever room is left, as at the end
// of a last line. A line that holds such glue is never loose.
const Fil unit.Length = 1 << 40

// An Item is a piece of a paragraph, in reading order. The sum of Width less
// Shrink must not fall along a paragraph; small negative kerns do no harm.
type Item struct {
	Kind    Kind
	Flagged bool  // Penalty: the line then ends in a hyphen
	Penalty int32 // Penalty: what a break costs, from Forced to Forbidden
	Chars   int32 // Box: the gaps between letters that tracking can widen

	// Begins and Ends tell, alike for alike, the word that begins with a box
	// and the one that ends with it; 0 for none, as within a word.
	Begins, Ends uint16

	// Width is the natural width. That of a penalty counts only in a line
	// that breaks there, as a hyphen's does.
	Width           unit.Length
	Stretch, Shrink unit.Length // Glue: how much it gives at a ratio of 1

	// Left and Right are how far the item hangs out of the line that it
	// begins or ends. A break at a penalty of no width leaves the box before
	// it at the end.
	Left, Right unit.Length

	// Flex is the part of a box's width that grows with Options.Expand.
	Flex unit.Length
}

// breaksAt says whether a line may end at item i.
func breaksAt(items []Item, i int) bool {
	switch items[i].Kind {
	case Glue:
		return i > 0 && items[i-1].Kind == Box
	case Penalty:
		return items[i].Penalty < Forbidden
	}
	return false
}

// forced says whether a line must end at it.
func (it *Item) forced() bool { return it.Kind == Penalty && it.Penalty <= Forced }

// discarded says whether it vanishes at the beginning of a line.
func (it *Item) discarded() bool { return it.Kind == Glue || it.Kind == Penalty && it.Penalty > Forced }

// addsHyphen says whether a break at it prints a hyphen the author did not
// type. The first pass makes no such breaks.
func (it *Item) addsHyphen() bool { return it.Flagged && it.Width > 0 }

// bounds returns where the first line begins and the last one ends: at the
// forced break that ends the paragraph, or else after its last box. There is
// no line at all when last is negative.
func bounds(items []Item) (first, last int) {
	last = len(items) - 1
	for last >= 0 && items[last].discarded() {
		last--
	}
	if last >= 0 && items[last].Kind == Box {
		last++
	}
	for first < last && items[first].discarded() {
		first++
	}
	return first, last
}
