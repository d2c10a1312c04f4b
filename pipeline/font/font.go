// Package font reads font files and shapes text with them: words become
// glyphs at their places, with kerning, ligatures, small caps and old-style
// figures. It is a noun that typeset, pdf and cover share, and the only
// importer of go-text/typesetting.
//
// All distances are in font units, so that a word shaped once serves at every
// size; Scale turns them into lengths.
package font

import (
	"octavo/pipeline/unit"
)

// A Glyph is one glyph of a Shape.
type Glyph struct {
	ID uint16
	// From and To are the bytes of Shape.Text this glyph stands for. Of
	// several glyphs for the same characters the first has them all and the
	// others have From == To.
	From, To uint32
	// Advance is how far the pen moves, kerning included. X and Y shift the
	// glyph itself, Y upwards. All in font units.
	Advance, X, Y int32
}

// A Shape is a short stretch of text as glyphs, in the order they are drawn,
// from left to right. It is immutable and shared: every place in the book with
// the same word in the same style has the same Shape.
type Shape struct {
	Face   *Face // nil for the test face of package typeset
	Text   string
	Glyphs []Glyph
	Width  int32 // sum of the advances, in font units
	UPM    int32 // font units per em
	// Missing is how many characters the face has no glyph for.
	Missing int32
}

// Advance returns the width of the shape at the given type size.
func (s *Shape) Advance(size unit.Length) unit.Length {
	return size.Scale(int64(s.Width), int64(s.UPM))
}

// A Style says which of a face's features are used. The zero value is plain
// text: ligatures and kerning on, figures as the face has them.
type Style struct {
	SmallCaps   bool // small letters as small capitals (smcp)
	AllSmall    bool // capitals as small capitals too (c2sc with smcp)
	OldStyle    bool // old-style figures (onum)
	Lining      bool // lining figures (lnum)
	NoLigatures bool // as for tracked text
	Superior    bool // superior figures (sups), as note marks
	RightToLeft bool
	// Before and After are the letters beside the text that it joins, as in
	// Arabic, where they are set in another style; 0 is none.
	Before, After rune
	Lang          string // BCP 47, for the face's own forms (locl)
}

// A Segment is one piece of an outline. Op is 'M' (move), 'L' (line), 'Q'
// (quadratic, one control point) or 'C' (cubic, two); the last of Args used is
// the end point. In font units, y upwards. A contour ends where the next 'M'
// begins and is closed.
type Segment struct {
	Op   byte
	Args [3]Point
}

// Points returns how many of Args the segment uses.
func (s *Segment) Points() int {
	switch s.Op {
	case 'Q':
		return 2
	case 'C':
		return 3
	}
	return 1
}

// A Point is a place in font units, y upwards.
type Point struct{ X, Y float32 }

// Metrics are a face's measures in font units; distances below the baseline
// are negative.
type Metrics struct {
	UnitsPerEm         int32
	Ascent, Descent    int32
	CapHeight, XHeight int32
	ItalicAngle        float64 // degrees, counter-clockwise from the vertical
	Bold, Italic       bool
	Fixed              bool // every glyph has the same advance
	BBox               [4]int32
}
