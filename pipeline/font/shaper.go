package font

import (
	"unicode/utf8"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// A Shaper turns text into Shapes. It remembers every text it has shaped, so
// it wants words and not whole paragraphs: a novel has about 14,000 different
// words in 100,000. It is not safe for concurrent use; the Shapes are.
type Shaper struct {
	memory *Memory
	buffer *harfbuzz.Buffer
	fonts  map[*Face]*harfbuzz.Font
	caches map[cacheKey]*shapeCache

	last      cacheKey // most calls have the face and style of the one before
	lastCache *shapeCache
}

type cacheKey struct {
	face  *Face
	style Style
}

// A shapeCache is what a Shaper shapes in one face and style with.
type shapeCache struct {
	font     *harfbuzz.Font
	features []harfbuzz.Feature
	lang     language.Language
	tags     []string // of features beside the usual
	known    *known
	pairs    *pairing
	gaps     map[gap]int32 // those asked for here
}

// NewShaper returns a Shaper with nothing in its memory.
func NewShaper() *Shaper { return NewMemory().Shaper() }

// Shaper returns a Shaper that shares the memory.
func (m *Memory) Shaper() *Shaper {
	return &Shaper{
		memory: m,
		buffer: harfbuzz.NewBuffer(),
		fonts:  map[*Face]*harfbuzz.Font{},
		caches: map[cacheKey]*shapeCache{},
	}
}

// Shape shapes text, which is of one script and one direction. A character the
// face has no glyph for becomes the stranger's mark and is counted in Missing.
func (s *Shaper) Shape(f *Face, text string, st Style) *Shape {
	c := s.cache(f, st)
	if shape := c.known.shape(text); shape != nil {
		return shape
	}
	return c.known.keep(s.shape(f, text, st, c))
}

func (s *Shaper) cache(f *Face, st Style) *shapeCache {
	key := cacheKey{f, st}
	if s.lastCache != nil && s.last == key {
		return s.lastCache
	}
	c, ok := s.caches[key]
	if !ok {
		c = &shapeCache{
			font:     s.font(f),
			features: features(st),
			lang:     language.NewLanguage(st.Lang),
			tags:     tagsOf(st),
			known:    s.memory.of(key),
			pairs:    &pairing{kerns: map[uint32]int32{}},
			gaps:     map[gap]int32{},
		}
		s.caches[key] = c
	}
	s.last, s.lastCache = key, c
	return c
}

func (s *Shaper) font(f *Face) *harfbuzz.Font {
	font, ok := s.fonts[f]
	if !ok {
		font = harfbuzz.NewFont(gotext.NewFace(f.font))
		mend(font, f.mendSubs, f.mendPos)
		s.fonts[f] = font
	}
	return font
}

// features lists what the style changes of HarfBuzz's usual features, among
// which kerning and common ligatures are on. Figures asked for are also
// proportional: those of one width are for tables.
func features(st Style) []harfbuzz.Feature {
	var list []harfbuzz.Feature
	add := func(value uint32, tags ...string) {
		for _, tag := range tags {
			list = append(list, harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Value: value, End: harfbuzz.FeatureGlobalEnd})
		}
	}
	add(1, tagsOf(st)...)
	if st.NoLigatures {
		add(0, "liga", "clig")
	}
	return list
}

// tagsOf lists the features that the style turns on.
func tagsOf(st Style) (tags []string) {
	for _, f := range []struct {
		on  bool
		tag string
	}{
		{st.SmallCaps || st.AllSmall, "smcp"}, {st.AllSmall, "c2sc"}, {st.OldStyle, "onum"}, {st.Lining, "lnum"},
		{st.OldStyle || st.Lining, "pnum"}, {st.Superior, "sups"},
	} {
		if f.on {
			tags = append(tags, f.tag)
		}
	}
	return tags
}

func (s *Shaper) shape(f *Face, text string, st Style, c *shapeCache) *Shape {
	if shape := s.pairwise(f, text, st, c); shape != nil {
		return shape
	}
	return s.shapeWhole(f, text, st, c)
}

// shapeWhole has HarfBuzz shape the text.
func (s *Shaper) shapeWhole(f *Face, text string, st Style, c *shapeCache) *Shape {
	shape := &Shape{Face: f, Text: text, UPM: f.metrics.UnitsPerEm}
	if text == "" {
		return shape
	}
	if !s.run(text, st, c) {
		f.shapePlain(shape)
		return shape
	}
	shape.Glyphs = make([]Glyph, len(s.buffer.Info))
	for i := range s.buffer.Info {
		info, pos := &s.buffer.Info[i], &s.buffer.Pos[i]
		g := &shape.Glyphs[i]
		*g = Glyph{ID: uint16(info.Glyph), From: uint32(info.Cluster), Advance: pos.XAdvance, X: pos.XOffset, Y: pos.YOffset}
		if info.Glyph >= gotext.GID(f.Glyphs()) {
			g.ID = 0
		}
		if g.ID == 0 {
			shape.Missing++
			g.Advance, g.X, g.Y = f.GlyphAdvance(0), 0, 0
		}
		shape.Width += g.Advance
	}
	spreadClusters(shape, st.RightToLeft)
	return shape
}

// run has HarfBuzz shape the text into s.buffer. It reports false when a
// broken font made it panic.
func (s *Shaper) run(text string, st Style, c *shapeCache) (ok bool) {
	defer func() {
		if recover() != nil {
			s.buffer = harfbuzz.NewBuffer()
			ok = false
		}
	}()
	b := s.buffer
	b.Clear()
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Language: c.lang, Script: language.Common}
	if st.RightToLeft {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	for at, r := range text {
		if st.Before|st.After == 0 {
			b.AddRune(r, at)
		}
		if b.Props.Script == language.Common {
			if script := language.LookupScript(r); script.Strong() && script != language.Unknown {
				b.Props.Script = script
			}
		}
	}
	if st.Before|st.After != 0 {
		addBetween(b, st.Before, text, st.After)
	}
	if b.Props.Script == language.Common {
		b.Props.Script = language.Latin // so that figures and marks have the features of the words beside them
	}
	b.Shape(c.font, c.features)
	return true
}

// addBetween adds a text that stands between two letters, which are not
// shaped.
func addBetween(b *harfbuzz.Buffer, before rune, text string, after rune) {
	var all []rune
	if before != 0 {
		all = append(all, before)
	}
	start := len(all)
	var offsets []int
	for at, r := range text {
		all, offsets = append(all, r), append(offsets, at)
	}
	if after != 0 {
		all = append(all, after)
	}
	b.AddRunes(all, start, len(offsets))
	for i, at := range offsets {
		b.Info[i].Cluster = at
	}
}

// spreadClusters sets the To of each glyph, whose From is where its cluster
// begins: the first glyph of a cluster takes all its bytes.
func spreadClusters(shape *Shape, rightToLeft bool) {
	glyphs, end := shape.Glyphs, uint32(len(shape.Text))
	if rightToLeft { // clusters fall from glyph to glyph
		for i := 0; i < len(glyphs); {
			from, j := glyphs[i].From, i
			for ; j < len(glyphs) && glyphs[j].From == from; j++ {
				glyphs[j].To = from
			}
			glyphs[i].To = end
			end, i = from, j
		}
		return
	}
	for i := len(glyphs) - 1; i >= 0; {
		from, j := glyphs[i].From, i
		for ; j >= 0 && glyphs[j].From == from; j-- {
			glyphs[j].To = from
		}
		glyphs[j+1].To = end
		end, i = from, j
	}
}

// shapePlain sets one glyph a character side by side, for the font whose
// features cannot be used.
func (f *Face) shapePlain(shape *Shape) {
	shape.Glyphs, shape.Width, shape.Missing = nil, 0, 0
	for at, r := range shape.Text {
		gid, ok := f.font.NominalGlyph(r)
		if !ok || int(gid) >= f.Glyphs() {
			gid = 0
		}
		if gid == 0 {
			shape.Missing++
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(shape.Text[at:])
		}
		g := Glyph{ID: uint16(gid), From: uint32(at), To: uint32(at + size), Advance: f.GlyphAdvance(uint16(gid))}
		shape.Glyphs = append(shape.Glyphs, g)
		shape.Width += g.Advance
	}
}
