package epub

import (
	"fmt"
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
)

// An edition is one EPUB in the making.
type edition struct {
	book    *book.Book
	design  *design.Design
	options Options
	pub     finish.Publication
	words   *book.Terms

	sections []placed          // those that get a document, in reading order
	places   map[string]string // where the IDs of sections and headings are
	images   map[string]string // where the images are
	notes    notes
	pictures tally
	// unplanned says that the author's plan has no contents page.
	unplanned bool
	lost      error // something a section refers to and the book lacks
}

// A placed section is one that gets a document of its own, or, when it is too
// long for one, a part of it.
type placed struct {
	section *book.Section
	path    string
	depth   int
	part    int          // from 0
	blocks  []book.Block // those of the part
	flush   bool         // the part begins after a break
}

func newEdition(b *book.Book, d *design.Design, o Options) *edition {
	return &edition{book: b, design: d, options: o, places: map[string]string{}, images: map[string]string{}, notes: newNotes(b)}
}

// placeSections gives each section its document and learns where every ID is,
// so that links may lead forward.
func (e *edition) placeSections() error {
	var err error
	ids := map[string]bool{}
	e.book.Sections(func(s *book.Section, depth int) {
		if !isID(s.ID) || ids[s.ID] {
			err = fmt.Errorf("section %q of %s: its id %q is missing, no name or there twice", headingText(s), s.At, s.ID)
			return
		}
		ids[s.ID] = true
		if e.nothingToShow(s) {
			return
		}
		if (s.Kind == book.Contents || s.Kind == book.Endnotes && len(s.Blocks) == 0) &&
			slices.ContainsFunc(e.sections, func(p placed) bool { return p.section.Kind == s.Kind }) {
			return // one is enough
		}
		path := finish.TextFolder + fileName(s.ID) + ".xhtml"
		if s.Kind == book.Contents {
			path = finish.NavPath
		}
		flush := true
		for i, blocks := range split(s.Blocks) {
			p := placed{s, partPath(path, i), depth, i, blocks, flush}
			e.sections = append(e.sections, p)
			eachHeading(blocks, func(h *book.Heading) {
				if isID(h.ID) && e.places[h.ID] == "" {
					e.places[h.ID] = p.path + "#" + h.ID
				}
			})
			flush = len(blocks) == 0 || followsBreak(blocks[len(blocks)-1])
		}
		e.places[s.ID] = path
		if s.Kind == book.Endnotes {
			e.notes.path = path
		}
		if s.Kind != book.Contents {
			e.places[s.ID] = path + "#" + s.ID
		}
	})
	if err == nil && len(e.sections) == 0 {
		err = diag.Faultf(diag.Pos{}, "empty-book", "write a chapter first", "the book has no text")
	}
	return err
}

// nothingToShow reports whether the section would be an empty page.
func (e *edition) nothingToShow(s *book.Section) bool {
	if len(s.Blocks) > 0 || headingText(s) != "" {
		return false
	}
	switch s.Kind {
	case book.Contents, book.HalfTitle, book.TitlePage, book.Copyright:
		return false // made from the metadata
	case book.Endnotes:
		return len(e.book.Notes) == 0
	}
	return len(s.Sections) == 0
}

func eachHeading(blocks []book.Block, f func(*book.Heading)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *book.Heading:
			f(b)
		case *book.Quote:
			eachHeading(b.Blocks, f)
		case *book.List:
			for _, item := range b.Items {
				eachHeading(item, f)
			}
		}
	}
}

// isID reports whether s can be an element's id as it is, and a file's name.
// Package epub makes its own ids with a "_" in them, which no s has.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '-')) {
			return false
		}
	}
	return s != ""
}

// longestName is how many characters of an id a file name keeps: with a
// checksum and the ending it stays below what any file system takes.
const longestName = 80

func fileName(id string) string {
	if len(id) <= longestName {
		return id
	}
	return fmt.Sprintf("%s-%s", id[:longestName], digest(id)[:12])
}
