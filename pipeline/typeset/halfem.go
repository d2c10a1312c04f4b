package typeset

import (
	"unicode/utf8"

	"octavo/pipeline/font"
)

// HalfEm returns the metrics of a face in which every character is half an em
// wide, spaces too, and that has every character. Tests use it.
func HalfEm() Metrics { return halfEm{} }

type halfEm struct{}

func (halfEm) Faces() []*font.Face { return []*font.Face{nil} }

func (halfEm) Face(bold, italic bool) int16 { return 0 }

func (halfEm) HeadingFace() (int16, bool) { return 0, false }

func (halfEm) Slanted() bool { return true }

func (halfEm) Fallback(rune, bool, bool, bool) (int16, bool) { return 0, true }

func (halfEm) Scale(int16) int64 { return 1000 }

func (halfEm) Measures(int16) font.Metrics {
	return font.Metrics{UnitsPerEm: 1000, Ascent: 800, Descent: -200, CapHeight: 600, XHeight: 400, Fixed: true}
}

func (halfEm) Has(int16, rune) bool { return true }

func (halfEm) HasFeature(int16, string) bool { return true }

func (halfEm) Outline(int16, uint16) []font.Segment { return nil }

func (halfEm) Shaper() Shaper { return halfEmShaper{} }

type halfEmShaper struct{}

func (halfEmShaper) Shape(_ int16, text string, _ font.Style) *font.Shape {
	s := &font.Shape{Text: text, UPM: 1000}
	for at, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[at:])
		}
		s.Glyphs = append(s.Glyphs, font.Glyph{ID: uint16(r), From: uint32(at), To: uint32(at + size), Advance: 500})
		s.Width += 500
	}
	return s
}

func (halfEmShaper) Space(int16, font.Style, *font.Shape, *font.Shape) int32 { return 500 }
