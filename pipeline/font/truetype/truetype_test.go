package truetype

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"octavo/pipeline/font"
)

// The distance between a cubic and the quadratics that stand for it stays
// below what rounding to whole units costs anyway.
func TestQuadraticsFollowTheCubic(t *testing.T) {
	faces, _ := font.Builtin("STIX Two Text")
	for gid := range uint16(600) {
		for _, s := range cubics(faces.Regular.Outline(gid)) {
			points := quadratics(nil, s[0], s[1], s[2], s[3])
			at, n := s[0], len(points)/2
			for i := range n {
				control, end := points[2*i], points[2*i+1]
				for _, u := range []float64{0.25, 0.5, 0.75} {
					on, _ := cubicAt(s[0], s[1], s[2], s[3], (float64(i)+u)/float64(n))
					x := (1-u)*(1-u)*at.x + 2*u*(1-u)*float64(control.x) + u*u*float64(end.x)
					y := (1-u)*(1-u)*at.y + 2*u*(1-u)*float64(control.y) + u*u*float64(end.y)
					if d := math.Hypot(x-on.x, y-on.y); d > 1.1 { // 0.55 thousandths of the em
						t.Fatalf("glyph %d: %.2f units off", gid, d)
					}
				}
				at = vector{float64(end.x), float64(end.y)}
			}
		}
	}
}

// cubics returns the curves of an outline at twice its size.
func cubics(outline []font.Segment) [][4]vector {
	var list [][4]vector
	var at vector
	to := func(p font.Point) vector { return vector{2 * float64(p.X), 2 * float64(p.Y)} }
	for _, s := range outline {
		switch s.Op {
		case 'C':
			list = append(list, [4]vector{at, to(s.Args[0]), to(s.Args[1]), to(s.Args[2])})
			at = to(s.Args[2])
		default:
			at = to(s.Args[0])
		}
	}
	return list
}

// The glyphs of a TrueType face, also those made of others, look in the
// derived font as they do in the face.
func TestCopiedGlyphs(t *testing.T) {
	faces, _ := font.Builtin("DejaVu Serif")
	face := faces.Regular
	shape := font.NewShaper().Shape(face, "Åéíǻ ‰ﬁ ½;x", font.Style{})
	for _, whole := range []bool{false, true} {
		glyphs := []Glyph{{GID: Blank}}
		for _, g := range shape.Glyphs {
			glyphs = append(glyphs, Glyph{GID: g.ID})
		}
		if whole {
			for gid := range face.Glyphs() {
				glyphs = append(glyphs, Glyph{GID: uint16(gid)})
			}
		}
		copied := newTrueType(Options{})
		if !copied.copyGlyphs(face, glyphs) {
			t.Fatal("not copied")
		}
		if parts := copied.glyphs - len(glyphs); whole != (parts == 0) || copied.parts == 0 || copied.depth == 0 {
			t.Errorf("whole %v: %d parts beside the glyphs, at most %d in a glyph, %d deep", whole, parts, copied.parts, copied.depth)
		}
		data := Derive(face, glyphs, Options{Symbols: true})
		if sum := checksum(data); sum != 0xB1B0AFBA {
			t.Errorf("checksum of the file %X", sum)
		}
		derived, err := font.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for number, g := range glyphs {
			if g.GID == Blank {
				continue
			}
			if got, want := derived.Outline(uint16(number)), face.Outline(g.GID); !slices.Equal(got, want) {
				t.Fatalf("whole %v: glyph %d: %v, want %v", whole, number, got, want)
			}
			if got, want := derived.GlyphAdvance(uint16(number)), face.GlyphAdvance(g.GID); got != want {
				t.Errorf("glyph %d: width %d, want %d", number, got, want)
			}
		}
	}
}

func TestBrokenRecords(t *testing.T) {
	whole := []byte{0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 1, 0xFF, 1 | xShort | yShort | repeated, 2, 1, 2, 3, 4, 5, 6}
	if got, ok := simple(whole, 1); !ok || len(got) != 24 || got[12]|got[13] != 0 || got[14] != whole[15] {
		t.Errorf("%v, %v", got, ok)
	}
	for n := range whole {
		if got, ok := simple(whole[:n], 1); ok {
			t.Errorf("%d bytes: %v", n, got)
		}
	}
	parts := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 9, 0, 9, 0, more | wordArgs, 0, 7, 0, 0, 0, 0, 0, scaled, 0, 8, 1, 1, 0x40, 0, 99}
	if list, end := components(parts); len(list) != 2 || list[1].gid != 8 || end != len(parts)-1 {
		t.Errorf("%v, end %d", list, end)
	}
	for n := range len(parts) - 1 {
		if list, _ := components(parts[:n]); list != nil {
			t.Errorf("%d bytes: %v", n, list)
		}
	}
	ring := newTrueType(Options{})
	ring.add(parts[:20:20], 500, 0)
	binary.BigEndian.PutUint16(ring.glyf[10:], 0) // one part, itself
	binary.BigEndian.PutUint16(ring.glyf[12:], 0)
	if ring.measure() {
		t.Error("a glyph is a part of itself")
	}
}
