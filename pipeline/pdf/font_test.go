package pdf

import (
	"bytes"
	"encoding/binary"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"octavo/pipeline/font"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A derived font is a font: what Parse reads of it are the widths and outlines
// it was made from.
func TestDerivedFontKeepsWidths(t *testing.T) {
	faces, _ := font.Builtin("STIX Two Text")
	c := newCoder(faces.Italic, "F0", false)
	c.word(font.NewShaper().Shape(faces.Italic, "Waffles & fjord", font.Style{}), false)
	data := derive(faces.Italic, c.uses, false)
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
