// Package epub makes the reflowing edition: a Book and a Design in, an EPUB
// 3.3 file out. It decides what each part of the book is in XHTML; package
// finish writes the file. It will not change a word, guess at what is missing
// or touch the network.
package epub

import (
	"fmt"
	"io"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/templates/stores"
)

// Options say what else goes into the edition. The zero value makes one
// without a cover.
type Options struct {
	// Cover is the cover as a JPEG of at most 4 million pixels: Apple's limit
	// for a picture inside a book. nil is no cover.
	Cover []byte
	// Pages are those of the print edition, whose beginnings are marked in the
	// text and listed; nil marks none.
	Pages *page.Pages
	// Family are the faces that go into the file, as far as the text needs them,
	// for a design that embeds its fonts.
	Family font.Family
	// Claims takes what the edition says of itself; nil is nobody.
	Claims *Claims
	// Shop is the shop that the edition is for; nil is everybody. Its cover may
	// be larger where the shop's data says so.
	Shop *stores.Shop
	// Found takes a note of what the edition for a shop has otherwise, and of
	// fonts that were not embedded; nil is nobody.
	Found *diag.Findings
	// Version is the program's, named in the package document as its maker.
	Version string
}

// Write writes the EPUB edition of the book. The same book, design and options
// give the same bytes. When Write fails, what it wrote is of no use.
func Write(w io.Writer, b *book.Book, d *design.Design, o Options) error {
	p, err := publication(b, d, o)
	if err != nil {
		return err
	}
	if len(p.Documents) <= maxAssembled {
		if err := assemble(p); err != nil {
			return fmt.Errorf("assemble epub: %w", err)
		}
	}
	return finish.Write(w, p)
}

// publication makes all that goes into the file.
func publication(b *book.Book, d *design.Design, o Options) (*finish.Publication, error) {
	e := newEdition(b, d, o)
	for _, step := range []func() error{
		e.readMetadata, // says the language, which all others ask for
		e.placeSections,
		e.placeImages,
		e.placeCover,
		e.writeSections,
		e.writeNotesLeft, // looks for what no section referred to
		e.markPages,      // in all that is written
		e.findLost,
		e.listContents,
		e.listLandmarks,
		e.writeStylesheet,
		e.embedFonts,  // for the text that is written by now
		e.claimAccess, // counts what the others made
		e.tellShopsNeeds,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &e.pub, nil
}
