package pdf

import (
	"fmt"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A setter is the smallest typesetter: greedy lines, justified, pages filled
// from the top. It stands in for package typeset.
type setter struct {
	pages  *page.Pages
	shaper *font.Shaper
	faces  font.Family
	side   *page.Side
	y      unit.Length
	serial int // of the words set
}

const (
	setSize    = 11 * unit.Point
	setLeading = 14 * unit.Point
	setMargin  = 54 * unit.Point
)

var setStyle = font.Style{OldStyle: true}

func newSetter(t testing.TB) *setter {
	t.Helper()
	faces, ok := font.Builtin("STIX Two Text")
	if !ok {
		t.Fatal("no STIX Two Text")
	}
	return &setter{
		pages: &page.Pages{
			Trim:     unit.Size{Width: 396 * unit.Point, Height: 612 * unit.Point},
			Faces:    []*font.Face{faces.Regular, faces.Italic},
			Elements: []page.Element{{Parent: -1, Tag: "Document"}},
		},
		shaper: font.NewShaper(),
		faces:  faces,
	}
}

func (s *setter) element(parent int32, tag string) int32 {
	s.pages.Elements = append(s.pages.Elements, page.Element{Parent: parent, Tag: tag})
	return int32(len(s.pages.Elements) - 1)
}

// newPage starts a page with a running head and a folio.
func (s *setter) newPage() {
	n := len(s.pages.Sides) + 1
	s.side = &page.Side{Number: n, Folio: fmt.Sprint(n)}
	s.pages.Sides = append(s.pages.Sides, s.side)
	s.y = setMargin + 24*unit.Point
	caps := font.Style{AllSmall: true, NoLigatures: true}
	head := s.shaper.Shape(s.faces.Regular, "Running", caps)
	second := s.shaper.Shape(s.faces.Regular, "Head", caps)
	x := setMargin
	s.side.Lines = append(s.side.Lines, page.Line{Y: setMargin, Role: page.RunningHead, Runs: []page.Run{
		{Shape: head, Size: setSize, X: x, Track: unit.Em(80).Of(setSize), Element: page.Artifact, Space: true},
		{Shape: second, Size: setSize, X: x + 64*unit.Point, Track: unit.Em(80).Of(setSize), Element: page.Artifact},
	}}, page.Line{Y: 580 * unit.Point, Role: page.Folio, Runs: []page.Run{
		{Shape: s.shaper.Shape(s.faces.Regular, s.side.Folio, setStyle), Size: setSize, X: 190 * unit.Point, Element: page.Artifact},
	}})
}

// paragraph sets words. A word in *stars* is italic, one in ^carets^ is in
// tracked small capitals, and one longer than 12 letters may be divided.
func (s *setter) paragraph(element int32, text string) {
	measure := s.pages.Trim.Width - 2*setMargin
	var runs []page.Run
	var x unit.Length = 16 * unit.Point // indent
	first := true
	emit := func(last bool) {
		if len(runs) == 0 {
			return
		}
		if s.side == nil || s.y > 540*unit.Point {
			s.newPage()
		}
		spaces := 0
		for _, r := range runs[:len(runs)-1] {
			if r.Space {
				spaces++
			}
		}
		if end := runs[len(runs)-1]; !last && spaces > 0 {
			gap := (measure - end.X - end.Width()) / unit.Length(spaces)
			var shift unit.Length
			for i := range runs {
				runs[i].X += shift
				if runs[i].Space && gap < 8*unit.Point {
					shift += gap
				}
			}
		}
		for i := range runs {
			runs[i].X += setMargin
		}
		s.side.Lines = append(s.side.Lines, page.Line{Y: s.y, Runs: runs, First: first, Last: last})
		s.y += setLeading
		runs, x, first = nil, 0, false
	}
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		word := words[i]
		run := s.word(word, element)
		run.X, run.Space = x, i+1 < len(words)
		s.serial++
		run.Expand = int16(s.serial%5) * 4 // some lines are wider than others, as expansion makes them
		if len(runs) > 0 {
			run.Expand = runs[0].Expand
		}
		if len(runs) > 0 && x+run.Width() > measure {
			if letters := []rune(word); len(letters) > 12 && !strings.ContainsAny(word, "*^-—") {
				head, hyphen := s.word(string(letters[:6]), element), s.word("-", element)
				head.Expand, hyphen.Expand = run.Expand, run.Expand
				head.X, hyphen.X, hyphen.Hyphen = x, x+head.Width(), true
				if hyphen.X+hyphen.Width() <= measure {
					runs = append(runs, head, hyphen)
					words[i] = string(letters[6:])
				}
			}
			i--
			emit(false)
			continue
		}
		runs = append(runs, run)
		x += run.Width() + unit.Em(s.shaper.SpaceWidth(s.faces.Regular, setStyle, nil, nil)).Of(setSize)
	}
	emit(true)
}

func (s *setter) word(word string, element int32) page.Run {
	r := page.Run{Size: setSize, Element: element}
	switch {
	case strings.HasPrefix(word, "*"):
		r.Face = 1
		r.Shape = s.shaper.Shape(s.faces.Italic, strings.ReplaceAll(word, "*", ""), setStyle)
	case strings.HasPrefix(word, "^"):
		r.Track = unit.Em(100).Of(setSize)
		r.Shape = s.shaper.Shape(s.faces.Regular, strings.ReplaceAll(word, "^", ""), font.Style{SmallCaps: true, NoLigatures: true})
	default:
		r.Shape = s.shaper.Shape(s.faces.Regular, word, setStyle)
	}
	return r
}

var sampleMeta = &book.Meta{
	Title:    "The Läntern Stage 🏮",
	Authors:  []book.Contributor{{Name: "Ines Okafor"}, {Name: "B. Two"}},
	Language: "en-GB",
	Date:     "2026-11-20",
}

var sampleText = []string{
	"# The Office of Flight",
	"“To AVATAR, the fierce office” said *Waffles*, “I offer five fluffy flags.” It was 1984; the ^Lantern^ ^Stage^ was shut — naïve façade, Žižek’s fjord.",
	"She read the constitutionalism of incomprehensibility aloud, twice, and incomprehensibility answered: 0123456789 times, with a well-known *fi* and a misunderstanding.",
	"Ligatures: ff fi fl ffi ffl. Figures: 1776, 2026. Marks: x\u0301 and e\u0302\u0323 and a\u0301.",
	"The quick brown fox jumps over the lazy dog, and then again: the quick brown fox jumps over the lazy dog until internationalization ends.",
}

// sample sets the sample text n times over.
func sample(t testing.TB, n int) *page.Pages {
	s := newSetter(t)
	for i := range n {
		sect := s.element(0, "Sect")
		for _, text := range sampleText {
			if title, ok := strings.CutPrefix(text, "# "); ok {
				s.paragraph(s.element(sect, "H1"), title)
				s.side.Anchors = append(s.side.Anchors, page.Anchor{Name: fmt.Sprint("ch", i), Y: s.y - setLeading})
				s.pages.Outline = append(s.pages.Outline, page.Bookmark{Title: fmt.Sprintf("%s %d 🏮", title, i), Level: min(i, 1), Anchor: fmt.Sprint("ch", i)})
				continue
			}
			s.paragraph(s.element(sect, "P"), text)
		}
	}
	return s.pages
}

// plainWords returns the words of the sample without the marks of the setter.
func plainWords(n int) string {
	text := strings.Join(sampleText, " ")
	text = strings.NewReplacer("# ", "", "*", "", "^", "").Replace(text)
	return strings.Join(strings.Fields(strings.Repeat(text+" ", n)), " ")
}
