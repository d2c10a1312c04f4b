package font

import "unicode/utf8"

// Most words are made of plain characters: no rule of the font concerns more of
// them than two side by side. Such a word needs no shaper; it is put together
// from its characters and pairs, which were shaped once, unless HarfBuzz does
// more to a pair than kern it. Which characters are plain is read from the
// font: those with which no rule of the features in use can begin that takes
// in three characters or more. Words with others go to HarfBuzz.

// slots is how many characters may be plain, and slot where they stand in a
// list: those up to U+017F, and the marks from U+2000 on. Of others it is -1.
const slots = 0x180 + 0x40

func slot(r rune) int {
	switch {
	case r < 0x180:
		return int(r)
	case r >= 0x2000 && r < 0x2040:
		return int(r) - 0x2000 + 0x180
	}
	return -1
}

// A plainSet says which characters are plain, by slot.
type plainSet [slots]bool

func (p *plainSet) has(r rune) bool {
	i := slot(r)
	return i >= 0 && p[i]
}

// A pairing is what a Shaper knows of plain characters and their pairs.
type pairing struct {
	chars [slots]plainChar
	kerns map[uint32]int32 // by the slots of the two
}

// A plainChar is a plain character's glyph.
type plainChar struct {
	gid     uint16
	known   bool
	advance int32
}

// boundPair is the kerning of a pair that is none: HarfBuzz does more to it.
const boundPair = -1 << 31

// pairwise returns the Shape of a text of plain characters, and nil for
// another.
func (s *Shaper) pairwise(f *Face, text string, st Style, c *shapeCache) *Shape {
	plain := c.known.plainChars(f, c)
	if plain == nil || st.RightToLeft || st.Before|st.After != 0 {
		return nil
	}
	for _, r := range text {
		if !plain.has(r) {
			return nil
		}
	}
	shape := &Shape{Face: f, Text: text, UPM: f.metrics.UnitsPerEm, Glyphs: make([]Glyph, 0, utf8.RuneCountInString(text))}
	last := rune(-1)
	for at, r := range text {
		char := s.plainChar(f, r, st, c)
		if char.gid == 0 {
			return nil
		}
		if last >= 0 {
			kern := s.pairKern(f, last, r, st, c)
			if kern == boundPair {
				return nil
			}
			shape.Glyphs[len(shape.Glyphs)-1].Advance += kern
			shape.Width += kern
		}
		shape.Glyphs = append(shape.Glyphs, Glyph{ID: char.gid, From: uint32(at), To: uint32(at + utf8.RuneLen(r)), Advance: char.advance})
		shape.Width += char.advance
		last = r
	}
	return shape
}

// plainChar returns a character's glyph; its number is 0 when HarfBuzz makes
// something else of it than one glyph at its place.
func (s *Shaper) plainChar(f *Face, r rune, st Style, c *shapeCache) *plainChar {
	char := &c.pairs.chars[slot(r)]
	if !char.known {
		char.known = true
		if one := s.shapeWhole(f, string(r), st, c); len(one.Glyphs) == 1 && one.Missing == 0 && one.Glyphs[0].X == 0 && one.Glyphs[0].Y == 0 {
			char.gid, char.advance = one.Glyphs[0].ID, one.Glyphs[0].Advance
		}
	}
	return char
}

// pairKern returns how much closer or wider two characters stand than by
// themselves, or boundPair.
func (s *Shaper) pairKern(f *Face, a, b rune, st Style, c *shapeCache) int32 {
	key := uint32(slot(a)*slots + slot(b))
	if kern, ok := c.pairs.kerns[key]; ok {
		return kern
	}
	kern := int32(boundPair)
	left, right := &c.pairs.chars[slot(a)], &c.pairs.chars[slot(b)]
	two := s.shapeWhole(f, string([]rune{a, b}), st, c)
	if g := two.Glyphs; len(g) == 2 && g[0].ID == left.gid && g[1].ID == right.gid && g[1].Advance == right.advance &&
		g[0].X == 0 && g[0].Y == 0 && g[1].X == 0 && g[1].Y == 0 {
		kern = g[0].Advance - left.advance
	}
	c.pairs.kerns[key] = kern
	return kern
}
