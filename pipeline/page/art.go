package page

import "octavo/pipeline/unit"

// An Art is a single sheet of coloured shapes with perhaps one picture below
// them, as the cover of a printed book is. Places are measured from the top left
// corner of the sheet, bleed included, x to the right and y down.
type Art struct {
	Size unit.Size
	// Bleed is how far the sheet runs past what is left of it when it is
	// trimmed, on all four sides.
	Bleed   unit.Length
	Ground  Colour
	Picture *ArtPicture
	Shapes  []ArtShape
}

// A Colour is in sRGB.
type Colour struct{ R, G, B uint8 }

// An ArtShape is what one colour covers: everything that its paths go round at
// least once more one way than the other.
type ArtShape struct {
	Colour Colour
	Paths  [][]Spot
}

// A Spot is a place on an Art.
type Spot struct{ X, Y unit.Length }

// An ArtPicture is a picture in its place; Pixels has three bytes for each
// pixel, row by row.
type ArtPicture struct {
	X, Y, Width, Height unit.Length
	Columns, Rows       int
	Pixels              []byte
}
