// Package cover makes a book's cover: from its title, its author and its
// series when the book has no picture of its own, and from that picture when
// it has. Words and colours go in, two JPEG files come out.
//
// A cover is laid out first, as type and paths at whole places, and drawn then,
// once for each size. All of it is counted in integers, so that the same book
// has the same cover on every machine. MakeWrap makes the printed book's cover,
// with spine and back.
package cover

import (
	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// A Cover is a finished cover.
type Cover struct {
	// Shop is the picture to upload, an sRGB JPEG of 1600 × 2560 pixels, at
	// most 1.5 MB: every store takes it (print-specs.md, D5). A picture of the
	// author's keeps its own shape between 3 : 4 and 4 : 7.
	Shop          []byte
	Width, Height int // of Shop, in pixels
	// Inside is the picture for the EPUB and the reading PDF, a JPEG of less
	// than 4 megapixels, Apple's and the distributors' limit for pictures in
	// a book.
	Inside                    []byte
	InsideWidth, InsideHeight int // in pixels
	// Layout says what type stands where, for goldens and bug reports; "" for
	// a picture of the author's.
	Layout string
}

// Make makes the cover. A picture that cannot be used is a *diag.Fault; one
// that a store may refuse is a finding.
func Make(b *book.Book, d *design.Design, f font.Family, found *diag.Findings) (*Cover, error) {
	if isPhoto(b, d) {
		return fromPhoto(b, d, f, found)
	}
	if b.Settings.Cover.Image != "" {
		return fromPicture(b, found)
	}
	s := compose(b, d, f, found)
	c := &Cover{Layout: s.dump()}
	c.Width, c.Height = shopWidth, shopHeight
	c.InsideWidth, c.InsideHeight = insideWidth, insideHeight
	paper := newCanvas(shopWidth, shopHeight)
	s.draw(paper)
	c.Shop = encode(paper.img)
	paper.cut(insideWidth, insideHeight)
	s.draw(paper)
	c.Inside = encode(paper.img)
	return c, nil
}

// The sizes of a cover made from words, in pixels.
const (
	shopWidth, shopHeight     = int(width / px), int(height / px)
	insideWidth, insideHeight = 1560, 2496 // 3.89 megapixels, and 1 : 1.6 to the pixel
)
