package pdf

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"octavo/pipeline/font"
	"octavo/pipeline/font/truetype"
)

// microEm is a millionth of the type size: the unit in which a line's pen is
// counted, so that kerning, word spaces and the rounding of widths add up to
// one number.
const microEm = 1_000_000

// thousandth is the unit of the numbers between strings in TJ.
const thousandth = microEm / 1000

// noGlyph is a glyph no face has: blank and without a width.
const noGlyph = truetype.Blank

// A glyphUse is what a code stands for. One glyph may have several codes: a
// small capital A that is "a" in one word is "A" in another, and a hyphen may
// be the author's or ours. So each code has one text, and copying and
// searching always give the right one.
type glyphUse struct {
	gid     uint16 // or ofCluster
	text    string
	cluster cluster // several glyphs as one, "" for the usual case
}

// A codeUse is a code that a glyph has for a text.
type codeUse struct {
	text string
	code uint16
}

// ofCluster is the number of a glyph that is none of the face's.
const ofCluster = truetype.Drawn

// A coder gives codes to the glyphs of one face as pages use them, and keeps
// each word as pages show it. A code is also the glyph's number in the derived
// font. Codes are one byte, and a word space is a space to the reader, whose
// width Tw sets; a face with more glyphs than that is wide, and has two bytes.
type coder struct {
	face *font.Face
	name string // of the font in the pages' resources
	wide bool
	full bool // there were more glyphs than codes

	codes    [][]codeUse // by glyph; the last is that of noGlyph
	clusters map[glyphUse]uint16
	uses     []glyphUse  // by code
	taken    [0x100]bool // codes of one byte
	next     int         // how many codes were tried
	space    glyph
	blank    uint16 // the face's space

	words   map[*font.Shape]*word
	hyphens map[*font.Shape]*word // that stand for U+00AD
	slab    []word
	bytes   []byte

	glyphs []glyph // of the shape at hand
}

// A glyph is a glyph as a page's content names it. Lengths are in microEm.
type glyph struct {
	code    uint16
	width   int32 // how far a reader moves on after it
	advance int32 // how far the Shape does
	x, y    int32 // shift of the glyph itself
}

// A word is a Shape as a page's content shows it, in whole numbers of TJ from
// its start on, so that it is the same wherever it stands. Lengths are in
// microEm.
type word struct {
	shown   []byte // the operand of TJ, without the parentheses round it
	adjusts bool   // shown holds more than one string
	count   int64  // of its glyphs
	lead    int64  // shift of the first glyph
	moved   int64  // how far a reader moves on from there
	advance int64  // how far the Shape does
	turned  bool   // its characters stand from right to left
	raised  []glyph
}

func newCoder(face *font.Face, name string, wide bool) *coder {
	c := &coder{
		face:    face,
		name:    name,
		wide:    wide,
		codes:   make([][]codeUse, face.Glyphs()+1),
		words:   map[*font.Shape]*word{},
		hyphens: map[*font.Shape]*word{},
	}
	gid, ok := face.Glyph(' ')
	if !ok {
		gid = noGlyph
	}
	c.blank = gid
	c.space = glyph{code: c.code(gid, " "), width: c.width(gid)}
	return c
}

// used reports whether any word was set in the face.
func (c *coder) used() bool { return len(c.words)+len(c.hyphens) > 0 }

// widthOf returns the width of what a code stands for.
func (c *coder) widthOf(use *glyphUse) int32 {
	if use.gid == ofCluster {
		return scale(use.cluster.advance(), c.face.Metrics().UnitsPerEm)
	}
	return c.width(use.gid)
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

// code returns the code for the glyph with the text.
func (c *coder) code(gid uint16, text string) uint16 {
	known := &c.codes[min(int(gid), len(c.codes)-1)]
	for i := range *known {
		if u := &(*known)[i]; u.text == text {
			return u.code
		}
	}
	code := c.newCode(glyphUse{gid: gid, text: text})
	if code > 0 {
		*known = append(*known, codeUse{text, code})
	}
	return code
}

// clusterCode returns the code for several glyphs with the text.
func (c *coder) clusterCode(cl cluster, text string) uint16 {
	use := glyphUse{gid: ofCluster, text: text, cluster: cl}
	code, ok := c.clusters[use]
	if !ok {
		if code = c.newCode(use); code > 0 {
			if c.clusters == nil {
				c.clusters = map[glyphUse]uint16{}
			}
			c.clusters[use] = code
		}
	}
	return code
}

// newCode takes a code for a use, 0 when there is none left.
func (c *coder) newCode(use glyphUse) uint16 {
	code, ok := c.free(use.gid, use.text)
	if !ok {
		c.full = true
		return 0
	}
	for len(c.uses) <= code {
		c.uses = append(c.uses, glyphUse{gid: noGlyph})
	}
	c.uses[code] = use
	if !c.wide {
		c.taken[code] = true
	}
	return uint16(code)
}

// whole returns what the codes stand for, and behind it the glyphs of the face
// that have no code; false where there is no room for them.
func (c *coder) whole() ([]glyphUse, bool) {
	uses := slices.Clone(c.uses)
	for gid, list := range c.codes[:c.face.Glyphs()] {
		if len(list) == 0 && gid > 0 {
			uses = append(uses, glyphUse{gid: uint16(gid)})
		}
	}
	return uses, len(uses) <= 0xFFFF
}

// free returns a code not used yet: for a character of ASCII in its usual form
// its own. 0 is the glyph for what is missing.
func (c *coder) free(gid uint16, text string) (int, bool) {
	if c.wide {
		for c.next++; needsEscape(byte(c.next)) || needsEscape(byte(c.next>>8)); c.next++ {
		}
		return c.next, c.next <= 0xFFFF
	}
	if len(text) == 1 && c.isFree(int(text[0])) {
		if usual, ok := c.face.Glyph(rune(text[0])); ok && usual == gid || text == " " {
			return int(text[0]), true
		}
	}
	for ; c.next < 0x100; c.next++ { // from 0x80 on, and last the rest of ASCII
		if code := (c.next + 0x80) & 0xFF; c.isFree(code) {
			c.next++
			return code, true
		}
	}
	return 0, false
}

func (c *coder) isFree(code int) bool { return code > 0 && !c.taken[code] }

// needsEscape are the bytes that a string holds only behind a backslash, or,
// as the ends of lines, that programs may change.
func needsEscape(b byte) bool {
	switch b {
	case '(', ')', '\\', '\r', '\n':
		return true
	}
	return false
}

// appendCode adds the code to a string.
func (c *coder) appendCode(b []byte, code uint16) []byte {
	if c.wide {
		b = append(b, byte(code>>8))
	}
	return appendByte(b, byte(code))
}

// appendByte adds a byte to a string.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, c)
}

// word returns a shape as pages show it. hyphen says that the shape is a
// hyphen that was added, and stands for U+00AD.
func (c *coder) word(s *font.Shape, hyphen bool) *word {
	known := c.words
	if hyphen {
		known = c.hyphens
	}
	w, ok := known[s]
	if !ok {
		w = c.encode(s, hyphen)
		known[s] = w
	}
	return w
}

func (c *coder) encode(s *font.Shape, hyphen bool) *word {
	c.listGlyphs(s, hyphen)
	if len(c.slab) == cap(c.slab) {
		c.slab = make([]word, 0, 256)
	}
	c.slab = append(c.slab, word{count: int64(len(c.glyphs)), turned: rightToLeft(s)})
	w := &c.slab[len(c.slab)-1]
	if cap(c.bytes)-len(c.bytes) < 16*len(s.Glyphs) {
		c.bytes = make([]byte, 0, max(1<<14, 16*len(s.Glyphs)))
	}
	start, pen, raised := len(c.bytes), int64(0), false
	for i, g := range c.glyphs {
		if i == 0 {
			w.lead, pen = int64(g.x), int64(g.x)
		}
		if n := nearest(w.advance+int64(g.x)-pen, thousandth); n != 0 {
			c.bytes = append(strconv.AppendInt(append(c.bytes, ')'), -n, 10), '(')
			pen += n * thousandth
			w.adjusts = true
		}
		c.bytes = c.appendCode(c.bytes, g.code)
		pen += int64(g.width)
		w.advance += int64(g.advance)
		raised = raised || g.y != 0
	}
	w.moved = pen - w.lead
	w.shown = c.bytes[start:len(c.bytes):len(c.bytes)]
	if raised {
		w.raised = slices.Clone(c.glyphs)
	}
	return w
}

// listGlyphs puts the glyphs of a shape into c.glyphs. In a cluster with as
// many glyphs as characters, as a letter and its accent, each has its own;
// another is made one glyph, and so are all that run to the left, whose marks
// readers take for words apart.
func (c *coder) listGlyphs(s *font.Shape, hyphen bool) {
	c.glyphs = c.glyphs[:0]
	turned := rightToLeft(s)
	for i := 0; i < len(s.Glyphs); {
		text, j := s.Text[s.Glyphs[i].From:s.Glyphs[i].To], i+1
		for j < len(s.Glyphs) && s.Glyphs[j].From == s.Glyphs[j].To && s.Glyphs[j].From == s.Glyphs[i].From {
			j++
		}
		if hyphen {
			text = "\u00AD"
		}
		switch {
		case j == i+1:
			c.listGlyph(s, i, text)
		case !turned && utf8.RuneCountInString(text) == j-i:
			for k := i; k < j; k++ {
				_, size := utf8.DecodeRuneInString(text)
				c.listGlyph(s, k, text[:size])
				text = text[size:]
			}
		default:
			cl := clusterOf(s.Glyphs[i:j], c.blank)
			advance := scale(cl.advance(), s.UPM)
			c.glyphs = append(c.glyphs, glyph{code: c.clusterCode(cl, text), width: advance, advance: advance})
		}
		i = j
	}
}

func (c *coder) listGlyph(s *font.Shape, i int, text string) {
	g := &s.Glyphs[i]
	gid := g.ID
	if gid == c.blank && g.Advance == 0 {
		gid = noGlyph // a character that is not seen, for which the shaper takes the space
	}
	c.glyphs = append(c.glyphs, glyph{
		code:    c.code(gid, text),
		width:   c.width(gid),
		advance: scale(g.Advance, s.UPM),
		x:       scale(g.X, s.UPM),
		y:       scale(g.Y, s.UPM),
	})
}

// rightToLeft reports whether the shape's glyphs stand in the opposite order
// of its characters.
func rightToLeft(s *font.Shape) bool {
	return len(s.Glyphs) > 1 && s.Glyphs[0].From > s.Glyphs[len(s.Glyphs)-1].From
}

// nearest divides, to the nearest.
func nearest(n, by int64) int64 {
	if n < 0 {
		return (n - by/2) / by
	}
	return (n + by/2) / by
}
