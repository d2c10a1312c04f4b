package typeset

import (
	"octavo/pipeline/font"
	"octavo/pipeline/unit"
)

// Metrics knows how wide text is. Fonts reads it from font files; HalfEm is
// for tests on small pages, where one can count letters.
type Metrics interface {
	// Faces lists the faces that runs name by number: those of the family
	// first, then those that stand in for a character it lacks.
	Faces() []*font.Face
	// Face returns the number of the family's face.
	Face(bold, italic bool) int16
	// HeadingFace returns the number of the face headings are set in, false when
	// they are set as the text is.
	HeadingFace() (int16, bool)
	// Measures returns those of a face.
	Measures(face int16) font.Metrics
	// Has reports whether the face has the character.
	Has(face int16, r rune) bool
	// HasFeature reports whether the face has the OpenType feature.
	HasFeature(face int16, tag string) bool
	// Outline returns the contours of a glyph, nil when there are none.
	Outline(face int16, glyph uint16) []font.Segment
	// Shaper returns a new shaper, for one goroutine.
	Shaper() Shaper
}

// A Shaper turns words into glyphs. The distances are in font units.
type Shaper interface {
	Shape(face int16, text string, st font.Style) *font.Shape
	// Space returns how far apart two words stand in running text; nil for
	// either is an unknown neighbour.
	Space(face int16, st font.Style, before, after *font.Shape) int32
}

// Fonts returns the metrics of a family. Characters that it lacks are taken
// from the first of the fallback faces that has them.
func Fonts(family font.Family, fallback ...*font.Face) Metrics {
	f := &fonts{}
	for i, face := range []*font.Face{family.Regular, family.Italic, family.Bold, family.BoldItalic} {
		if face == nil {
			face = family.Regular
		}
		f.roles[i] = f.number(face)
	}
	f.heading = -1
	if family.Heading != nil {
		f.heading = f.number(family.Heading)
	}
	for _, face := range fallback {
		if face != nil {
			f.number(face)
		}
	}
	return f
}

type fonts struct {
	faces   []*font.Face
	roles   [4]int16 // regular, italic, bold, bold italic
	heading int16    // or -1
}

func (f *fonts) number(face *font.Face) int16 {
	for i, known := range f.faces {
		if known == face {
			return int16(i)
		}
	}
	f.faces = append(f.faces, face)
	return int16(len(f.faces) - 1)
}

func (f *fonts) Faces() []*font.Face { return f.faces }

func (f *fonts) Face(bold, italic bool) int16 {
	role := 0
	if italic {
		role++
	}
	if bold {
		role += 2
	}
	return f.roles[role]
}

func (f *fonts) HeadingFace() (int16, bool) { return f.heading, f.heading >= 0 }

func (f *fonts) Measures(face int16) font.Metrics { return f.faces[face].Metrics() }

func (f *fonts) Has(face int16, r rune) bool { return f.faces[face].Has(r) }

func (f *fonts) HasFeature(face int16, tag string) bool { return f.faces[face].HasFeature(tag) }

func (f *fonts) Outline(face int16, glyph uint16) []font.Segment { return f.faces[face].Outline(glyph) }

func (f *fonts) Shaper() Shaper { return &fontShaper{f, font.NewShaper()} }

type fontShaper struct {
	*fonts
	shaper *font.Shaper
}

func (s *fontShaper) Shape(face int16, text string, st font.Style) *font.Shape {
	return s.shaper.Shape(s.faces[face], text, st)
}

func (s *fontShaper) Space(face int16, st font.Style, before, after *font.Shape) int32 {
	return s.shaper.SpaceWidth(s.faces[face], st, before, after)
}

// capHeight returns the height of the capitals at a size.
func capHeight(m *font.Metrics, size unit.Length) unit.Length {
	return size.Scale(int64(m.CapHeight), int64(m.UnitsPerEm))
}

// xHeight returns the height of the small letters at a size.
func xHeight(m *font.Metrics, size unit.Length) unit.Length {
	return size.Scale(int64(m.XHeight), int64(m.UnitsPerEm))
}
