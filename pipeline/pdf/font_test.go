package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"octavo/pipeline/font"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
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

// A derived font is a font: what Parse reads of it are the widths and outlines
// it was made from.
func TestDerivedFontKeepsWidths(t *testing.T) {
	faces, _ := font.Builtin("STIX Two Text")
	c := newCoder(faces.Italic, "F0", false)
	c.word(font.NewShaper().Shape(faces.Italic, "Waffles & fjord", font.Style{}), false)
	data := derive(faces.Italic, c.uses, false)
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("checksum of the file %X", sum)
	}
	at := tableOf(data, "hmtx")
	for code, use := range c.uses {
		if got, want := int32(binary.BigEndian.Uint16(data[at+4*code:])), 2*faces.Italic.GlyphAdvance(use.gid); got != want {
			t.Errorf("code %d: width %d, want %d", code, got, want)
		}
	}
}

func tableOf(data []byte, tag string) int {
	i := bytes.Index(data[:12+16*7], []byte(tag))
	return int(binary.BigEndian.Uint32(data[i+8:]))
}

// Faces of other kinds than ours: OpenType with quadratics, with other units
// to the em, with thousands of glyphs.
func TestOtherFaces(t *testing.T) {
	for _, file := range []string{
		"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf",
		"/usr/share/fonts/truetype/liberation/LiberationSerif-Italic.ttf",
		"/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Logf("needs %s: skipped", file)
			continue
		}
		face, err := font.Parse(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		s := newSetter(t)
		s.pages.Faces = []*font.Face{face, face}
		s.faces = font.Family{Regular: face, Italic: face, Bold: face, BoldItalic: face}
		para := s.element(0, "P")
		text := "Office fluffy waffles, AVATAR To Yves “fjord” – 1984, naïve Žižek, the quick brown fox jumps over the lazy dog; constitutionalism and internationalization."
		s.paragraph(para, text)
		_, path := write(t, s.pages, sampleMeta, Options{Edition: Read})
		tools.QPDFCheck(t, path)
		mustEqual(t, file, joinedWords(without(tools.PDFText(t, path))), joinedWords(text))
		if dir := os.Getenv("OCTAVO_KEEP"); dir != "" {
			os.Rename(path, dir+"/"+face.PostScriptName()+".pdf")
		}
	}
}

// Runs that are hundredths of a point apart stay so: no error adds up along a
// line.
func TestPenDoesNotDrift(t *testing.T) {
	s := newSetter(t)
	s.newPage()
	e, err := newEdition(New(s.pages), Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := &content{book: e, text: text{state: textState{face: -1}}}
	line := page.Line{Y: 100 * unit.Point}
	x := unit.Length(0)
	for range 40 {
		r := s.word("AVATAR", 0)
		r.X, r.Space, r.Expand = x, true, 13
		x += r.Width() + unit.Points(3.137)
		line.Runs = append(line.Runs, r)
	}
	c.line(&line, false)
	end := &line.Runs[len(line.Runs)-1]
	want := microEms(end.X+end.Width(), end.Size, end.Expand)
	// The pen stands after the space.
	got := c.text.pen - int64(e.coders[0].space.width) - fromMilli(c.text.state.word, end.Size)
	if d := got - want; d > thousandth || d < -thousandth {
		t.Fatalf("the pen is %d millionths of the em off", d)
	}
}

// A face with more glyphs in use than one byte has codes gets codes of two
// bytes; the other faces keep theirs.
func TestManyGlyphs(t *testing.T) {
	p, text := manyGlyphs(t)
	for _, e := range []Edition{Print, Read} {
		data, path := write(t, p, sampleMeta, Options{Edition: e})
		tools.QPDFCheck(t, path)
		want := strings.ReplaceAll(text, "*", "")
		mustEqual(t, "Extract", joinedWords(extract(t, data).Text()), want)
		mustEqual(t, "pdftotext", joinedWords(without(tools.PDFText(t, path))), want)
		out := run(t, "pdffonts", path)
		for _, want := range []string{`STIXTwoText-Regular +CID TrueType +Identity-H +yes yes yes`, `STIXTwoText-Italic +TrueType +WinAnsi +yes yes yes`} {
			if !regexp.MustCompile(want).MatchString(out) {
				t.Errorf("no %q in\n%s", want, out)
			}
		}
	}
}

// The glyphs of a TrueType face, also those made of others, look in the
// derived font as they do in the face.
func TestCopiedGlyphs(t *testing.T) {
	faces, _ := font.Builtin("DejaVu Serif")
	face := faces.Regular
	c := newCoder(face, "F0", false)
	c.word(font.NewShaper().Shape(face, "Åéíǻ ‰ﬁ ½;x", font.Style{}), false)
	for _, whole := range []bool{false, true} {
		uses := c.uses
		if whole {
			uses, _ = c.whole()
		}
		copied := newTrueType(false)
		if !copied.copyGlyphs(face, uses) {
			t.Fatal("not copied")
		}
		if parts := copied.glyphs - len(uses); whole != (parts == 0) || copied.parts == 0 || copied.depth == 0 {
			t.Errorf("whole %v: %d parts without a code, at most %d in a glyph, %d deep", whole, parts, copied.parts, copied.depth)
		}
		data := derive(face, uses, false)
		if sum := checksum(data); sum != 0xB1B0AFBA {
			t.Errorf("checksum of the file %X", sum)
		}
		derived, err := font.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for code, use := range uses {
			if use.gid == noGlyph {
				continue
			}
			if got, want := derived.Outline(uint16(code)), face.Outline(use.gid); !slices.Equal(got, want) {
				t.Fatalf("whole %v: code %d, %q: %v, want %v", whole, code, use.text, got, want)
			}
			if got, want := derived.GlyphAdvance(uint16(code)), face.GlyphAdvance(use.gid); got != want {
				t.Errorf("code %d, %q: width %d, want %d", code, use.text, got, want)
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
	ring := newTrueType(false)
	ring.add(parts[:20:20], 500, 0)
	binary.BigEndian.PutUint16(ring.glyf[10:], 0) // one part, itself
	binary.BigEndian.PutUint16(ring.glyf[12:], 0)
	if ring.measure() {
		t.Error("a glyph is a part of itself")
	}
}

// manyGlyphs sets every letter of Latin, Greek and Cyrillic that the face has.
func manyGlyphs(t *testing.T) (p *page.Pages, text string) {
	s := newSetter(t)
	var words []string
	for r := rune(0x100); r < 0x530; r++ {
		if unicode.IsLetter(r) && s.faces.Regular.Has(r) {
			words = append(words, strings.Repeat(string(r), 3)+"(")
		}
	}
	if len(words) < 256 {
		t.Fatalf("the face has only %d of these letters", len(words))
	}
	text = strings.Join(words, " ") + " *end*"
	s.paragraph(s.element(0, "P"), text)
	return s.pages, text
}
