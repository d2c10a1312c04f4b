package pdf

import (
	"octavo/pipeline/font"
	"octavo/pipeline/font/truetype"
)

// derive makes a TrueType font with the glyphs the codes stand for, in their
// order, so that a code is a glyph's number. With codes of one byte the font
// has a cmap as symbols have it, which says the same once more: readers find
// the glyphs of a simple font there (PDF 1.7, 9.6.6.4).
func derive(face *font.Face, uses []glyphUse, wide bool) []byte {
	return truetype.Derive(face, drawn(face, uses), truetype.Options{Symbols: !wide})
}

// drawn lists the glyphs of the codes.
func drawn(face *font.Face, uses []glyphUse) []truetype.Glyph {
	list := make([]truetype.Glyph, len(uses))
	for code, use := range uses {
		list[code].GID = use.gid
		if use.gid == ofCluster {
			list[code].Outline, list[code].Advance = use.cluster.outline(face), use.cluster.advance()
		}
	}
	return list
}
