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
	// Slanted reports whether the family has italics. Families for Hebrew,
	// Arabic, Chinese and Japanese have none; what is stressed is bold there.
	Slanted() bool
	// Fallback returns the number of a face for a character that the family's
	// face for the look lacks, false when there is none.
	Fallback(r rune, bold, italic, stressed bool) (int16, bool)
	// Scale returns how large a face is set, in thousandths of the size, so
	// that its small letters are as high as the family's.
	Scale(face int16) int64
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
// from its fallback families.
func Fonts(family font.Family) Metrics {
	f := &fonts{memory: font.NewMemory(), heading: -1, slanted: family.Italic != nil}
	f.roles = f.numbers(&family)
	if family.Heading != nil {
		f.heading = f.number(family.Heading)
	}
	f.own = len(f.faces)
	for i := range family.Fallback {
		other := &family.Fallback[i]
		if other.Regular == nil {
			continue
		}
		from := len(f.faces)
		f.fallback = append(f.fallback, others{f.numbers(other), other.Italic != nil})
		scale := matched(family.Regular, other.Regular)
		for range len(f.faces) - from {
			f.scales = append(f.scales, scale)
		}
	}
	return f
}

type fonts struct {
	memory   *font.Memory // of all Shapers
	faces    []*font.Face
	roles    [4]int16 // regular, italic, bold, bold italic
	heading  int16    // or -1
	own      int      // how many of the faces are the family's
	slanted  bool     // the family has italics
	fallback []others
	scales   []int64 // of the faces beyond those
}

// others are the faces of a fallback family.
type others struct {
	roles   [4]int16
	slanted bool
}

// numbers returns the numbers of a family's faces; the regular one stands in
// for one that is not there.
func (f *fonts) numbers(family *font.Family) (roles [4]int16) {
	for i, face := range []*font.Face{family.Regular, family.Italic, family.Bold, family.BoldItalic} {
		if face == nil {
			face = family.Regular
		}
		roles[i] = f.number(face)
	}
	return roles
}

// mostScaled is by how many thousandths a fallback face is made larger or
// smaller at the most: beyond that its strokes are of another weight.
const mostScaled = 130

// matched returns at how many thousandths of its size a face has small letters
// as high as another's.
func matched(family, other *font.Face) int64 {
	a, b := family.Metrics(), other.Metrics()
	scale := int64(a.XHeight) * 1000 * int64(b.UnitsPerEm) / max(int64(b.XHeight)*int64(a.UnitsPerEm), 1)
	return min(max(scale, 1000-mostScaled), 1000+mostScaled)
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

func (f *fonts) Face(bold, italic bool) int16 { return f.roles[roleOf(bold, italic)] }

// roleOf returns the place of a face in roles.
func roleOf(bold, italic bool) int {
	role := 0
	if italic {
		role++
	}
	if bold {
		role += 2
	}
	return role
}

func (f *fonts) HeadingFace() (int16, bool) { return f.heading, f.heading >= 0 }

func (f *fonts) Slanted() bool { return f.slanted }

func (f *fonts) Fallback(r rune, bold, italic, stressed bool) (int16, bool) {
	if f.faces[f.roles[0]].Has(r) {
		return f.roles[0], true
	}
	for i := range f.fallback {
		o := &f.fallback[i]
		role := roleOf(bold, italic)
		if !o.slanted {
			role = roleOf(bold || stressed, false)
		}
		for _, face := range [2]int16{o.roles[role], o.roles[0]} {
			if f.faces[face].Has(r) {
				return face, true
			}
		}
	}
	return 0, false
}

func (f *fonts) Scale(face int16) int64 {
	if int(face) < f.own {
		return 1000
	}
	return f.scales[int(face)-f.own]
}

func (f *fonts) Measures(face int16) font.Metrics { return f.faces[face].Metrics() }

func (f *fonts) Has(face int16, r rune) bool { return f.faces[face].Has(r) }

func (f *fonts) HasFeature(face int16, tag string) bool { return f.faces[face].HasFeature(tag) }

func (f *fonts) Outline(face int16, glyph uint16) []font.Segment { return f.faces[face].Outline(glyph) }

func (f *fonts) Shaper() Shaper { return &fontShaper{f, f.memory.Shaper()} }

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
