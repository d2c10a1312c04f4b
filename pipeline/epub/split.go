package epub

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
)

// longestDocument is how many bytes of text a document holds at the most,
// give or take a block. Old e-readers turn pages slowly in documents above
// some 300 KB, which calibre and Kobo's guide both name; the markup comes on
// top of the text. A chapter of 30,000 words still is one document.
const longestDocument = 200_000

// split parts the blocks of a section that is too long for one document. It
// does so before a paragraph, where a reader sees no more than a page that
// ends early.
func split(blocks []book.Block) [][]book.Block {
	var parts [][]book.Block
	start, size := 0, 0
	for i, b := range blocks {
		if _, ok := b.(*book.Paragraph); ok && size >= longestDocument {
			parts = append(parts, blocks[start:i])
			start, size = i, 0
		}
		size += textSize(b)
	}
	return append(parts, blocks[start:])
}

// textSize returns about how many bytes of text a block has.
func textSize(b book.Block) int {
	n := 0
	switch b := b.(type) {
	case *book.Paragraph:
		book.EachText(b.Inlines, func(t *book.Text) { n += len(t.Value) }, nil)
	case *book.Quote:
		for _, inner := range b.Blocks {
			n += textSize(inner)
		}
	default:
		n = len((&book.Section{Blocks: []book.Block{b}}).Text())
	}
	return n
}

// partPath returns the path of a further document of a section. No ID has a
// "_" in it, so the name is free.
func partPath(path string, part int) string {
	if part == 0 {
		return path
	}
	return strings.TrimSuffix(path, ".xhtml") + "_" + strconv.Itoa(part+1) + ".xhtml"
}

// partID returns the id of a part of a section.
func partID(s *book.Section, part int) string {
	if part == 0 {
		return s.ID
	}
	return s.ID + "_" + strconv.Itoa(part+1)
}

// followsBreak reports whether a paragraph after the block has no indent.
func followsBreak(b book.Block) bool {
	switch b.(type) {
	case *book.Paragraph, *book.Quote, *book.Verse, *book.Chat:
		return false
	}
	return true
}
