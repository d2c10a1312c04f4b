package font

// A gap is a place between two words: the last glyph of the one, the first of
// the other, each with one added and 0 for none, and whether a space stands
// there. Packed, it is found at once in a map.
type gap uint64

func gapOf(before, after *Shape, space bool) gap {
	var g gap
	if before != nil && len(before.Glyphs) > 0 {
		g = gap(before.Glyphs[len(before.Glyphs)-1].ID) + 1
	}
	g <<= 20
	if after != nil && len(after.Glyphs) > 0 {
		g += gap(after.Glyphs[0].ID) + 1
	}
	g <<= 1
	if space {
		g++
	}
	return g
}

func (g gap) before() int32 { return int32(g>>21) - 1 } // -1 for none
func (g gap) after() int32  { return int32(g>>1&0xFFFFF) - 1 }
func (g gap) space() bool   { return g&1 == 1 }

// SpaceWidth returns how far apart two words in the same face and style stand
// when a space is set between them: the space and its kerning on both sides,
// in font units. Where one side is no such word, as at a change to italics, it
// is nil.
func (s *Shaper) SpaceWidth(f *Face, st Style, before, after *Shape) int32 {
	return s.gap(f, st, before, after, true)
}

// Kern returns the kerning between two pieces of a word that were shaped one
// by one, in font units.
func (s *Shaper) Kern(f *Face, st Style, before, after *Shape) int32 {
	return s.gap(f, st, before, after, false)
}

func (s *Shaper) gap(f *Face, st Style, before, after *Shape, space bool) int32 {
	key := gapOf(before, after, space)
	c := s.cache(f, st)
	if width, ok := c.gaps[key]; ok {
		return width
	}
	width, ok := c.known.gap(key)
	if !ok {
		width = s.measureGap(f, st, lastCluster(before), firstCluster(after), key, c)
		c.known.keepGap(key, width)
	}
	c.gaps[key] = width
	return width
}

// measureGap shapes what stands at the gap and takes the two glyphs at its ends
// off again. When these come out as other glyphs than in their words, nothing
// is known of the kerning, and the plain space is returned.
func (s *Shaper) measureGap(f *Face, st Style, left, right string, key gap, c *shapeCache) int32 {
	var plain int32
	text := left + right
	if key.space() {
		text = left + " " + right
		if gid, ok := f.font.NominalGlyph(' '); ok {
			plain = f.GlyphAdvance(uint16(gid))
		} else {
			plain = f.metrics.UnitsPerEm / 4
		}
	}
	if st.RightToLeft || text == "" {
		return plain
	}
	whole := s.shape(f, text, st, c)
	glyphs, width := whole.Glyphs, whole.Width
	want := 0
	for _, end := range []struct {
		gid int32
		at  int
	}{{key.before(), 0}, {key.after(), len(glyphs) - 1}} {
		if end.gid < 0 {
			continue
		}
		want++
		if len(glyphs) == 0 || int32(glyphs[end.at].ID) != end.gid {
			return plain
		}
		width -= f.GlyphAdvance(uint16(end.gid))
	}
	if key.space() {
		want++
	}
	if len(glyphs) != want {
		return plain
	}
	return width
}

func firstCluster(s *Shape) string {
	if s == nil {
		return ""
	}
	for _, g := range s.Glyphs {
		if g.To > g.From {
			return s.Text[g.From:g.To]
		}
	}
	return ""
}

func lastCluster(s *Shape) string {
	if s == nil {
		return ""
	}
	for i := len(s.Glyphs) - 1; i >= 0; i-- {
		if g := s.Glyphs[i]; g.To > g.From {
			return s.Text[g.From:g.To]
		}
	}
	return ""
}
