package pdf

import (
	"unicode/utf8"

	"octavo/pipeline/font"
)

// microEm is a millionth of the type size: the unit in which a line's pen is
// counted, so that kerning, tracking, word spaces and the rounding of widths
// add up to one number.
const microEm = 1_000_000

// maxCode is the last code a face may use. A code is two bytes in a string,
// and also the glyph's number in the derived font.
const maxCode = 0xFFFF

// noGlyph is a glyph no face has: blank and without a width.
const noGlyph = 0xFFFF

// A glyphCode is a glyph as a page's content names it.
type glyphCode struct {
	code    uint16
	width   int32 // how far a reader moves on after it, in microEm
	advance int32 // how far the Shape does
	x, y    int32 // shift of the glyph itself
}

// A glyphUse is what a code stands for. One glyph may have several codes: a
// small capital A that is "a" in one word is "A" in another, and a hyphen may
// be the author's or ours. So each code has one text, and copying and
// searching always give the right one.
type glyphUse struct {
	gid  uint16
	text string
}

// A coder gives codes to the glyphs of one face as pages use them.
type coder struct {
	face   *font.Face
	name   string // of the font in the pages' resources
	codes  map[glyphUse]uint16
	uses   []glyphUse // by code
	shapes map[shapeUse][]glyphCode
	blank  uint16 // the face's space
	space  glyphCode
	full   bool // there were more glyphs than codes
}

type shapeUse struct {
	shape  *font.Shape
	hyphen bool
}

func newCoder(face *font.Face, name string) *coder {
	c := &coder{
		face:   face,
		name:   name,
		codes:  map[glyphUse]uint16{},
		uses:   []glyphUse{{}}, // 0 is the glyph for what is missing
		shapes: map[shapeUse][]glyphCode{},
	}
	gid, ok := face.Glyph(' ')
	if !ok {
		gid = noGlyph
	}
	c.blank = gid
	c.space = glyphCode{code: c.code(gid, " "), width: c.width(gid)}
	return c
}

// width returns the glyph's width as the PDF states it.
func (c *coder) width(gid uint16) int32 {
	return scale(c.face.GlyphAdvance(gid), c.face.Metrics().UnitsPerEm)
}

// scale turns font units into microEm, to the nearest.
func scale(units, upm int32) int32 {
	n := int64(units) * microEm * 2
	if n < 0 {
		return -int32((-n + int64(upm)) / (2 * int64(upm)))
	}
	return int32((n + int64(upm)) / (2 * int64(upm)))
}

// code returns the code for the glyph with the text. Codes that would hold a
// byte that has to be escaped in a string are passed over.
func (c *coder) code(gid uint16, text string) uint16 {
	use := glyphUse{gid, text}
	if code, ok := c.codes[use]; ok {
		return code
	}
	for needsEscape(len(c.uses)) {
		c.uses = append(c.uses, glyphUse{gid: noGlyph})
	}
	if len(c.uses) > maxCode {
		c.full = true
		return 0
	}
	code := uint16(len(c.uses))
	c.codes[use] = code
	c.uses = append(c.uses, use)
	return code
}

func needsEscape(code int) bool {
	for _, b := range []byte{byte(code), byte(code >> 8)} {
		switch b {
		case '(', ')', '\\', '\r', '\n':
			return true
		}
	}
	return false
}

// encode returns the glyphs of a shape. hyphen says that the shape is a hyphen
// that was added, and stands for U+00AD.
func (c *coder) encode(s *font.Shape, hyphen bool) []glyphCode {
	use := shapeUse{s, hyphen}
	if list, ok := c.shapes[use]; ok {
		return list
	}
	list := make([]glyphCode, len(s.Glyphs))
	texts := glyphTexts(s)
	for i, g := range s.Glyphs {
		text := texts[i]
		if hyphen {
			text = ""
			if i == 0 {
				text = "\u00AD"
			}
		}
		gid := g.ID
		if gid == c.blank && g.Advance == 0 {
			gid = noGlyph // a character that is not seen, for which the shaper takes the space
		}
		list[i] = glyphCode{
			code:    c.code(gid, text),
			width:   c.width(gid),
			advance: scale(g.Advance, s.UPM),
			x:       scale(g.X, s.UPM),
			y:       scale(g.Y, s.UPM),
		}
	}
	c.shapes[use] = list
	return list
}

// glyphTexts returns the characters each glyph stands for. In a cluster with
// as many glyphs as characters, as a letter and its accent, each has its own.
func glyphTexts(s *font.Shape) []string {
	texts := make([]string, len(s.Glyphs))
	for i := 0; i < len(s.Glyphs); {
		text, j := s.Text[s.Glyphs[i].From:s.Glyphs[i].To], i+1
		for j < len(s.Glyphs) && s.Glyphs[j].From == s.Glyphs[j].To && s.Glyphs[j].From == s.Glyphs[i].From {
			j++
		}
		if n := j - i; n > 1 && utf8.RuneCountInString(text) == n && !rightToLeft(s) {
			for k := i; k < j; k++ {
				_, size := utf8.DecodeRuneInString(text)
				texts[k], text = text[:size], text[size:]
			}
		} else {
			texts[i] = text
		}
		i = j
	}
	return texts
}

// rightToLeft reports whether the shape's glyphs stand in the opposite order
// of its characters.
func rightToLeft(s *font.Shape) bool {
	return len(s.Glyphs) > 1 && s.Glyphs[0].From > s.Glyphs[len(s.Glyphs)-1].From
}
