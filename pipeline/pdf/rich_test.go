package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"

	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// rich makes a title page and two pages with all that pages can hold: images
// of several kinds, a drawing, links, bookmarks, Hebrew, gray, raised type.
func rich(t testing.TB) *page.Pages {
	t.Helper()
	s := newSetter(t)
	p := s.pages
	p.Bleed = 9 * unit.Point
	hebrew, err := font.Parse(dejavusans.TTF)
	if err != nil {
		t.Fatal(err)
	}
	p.Faces = append(p.Faces, hebrew)
	p.Images = []*page.Image{
		{Name: "red.png", Data: pngImage(t, color.NRGBA{200, 0, 0, 128})},
		{Name: "gray.png", Data: pngImage(t, color.Gray{99})},
		{Name: "photo.jpg", Data: coverJPEG(t)},
	}

	sect := s.element(0, "Sect")
	title := s.element(sect, "P")
	s.side = &page.Side{Number: 1, Folio: "i", Made: true}
	p.Sides = append(p.Sides, s.side)
	s.line(title, "Title", "page")

	s.newPage()
	s.side.Number, s.side.Folio = 2, "1"
	s.side.Anchors = []page.Anchor{{Name: "ch", Y: s.y}}
	s.line(s.element(sect, "H1"), "A", "chapter")
	para := s.element(sect, "P")
	out, back, lost := s.element(para, "Link"), s.element(para, "Link"), s.element(para, "Link")
	s.line(para, "See", "here", "and", "there.", "Two", "words.")
	runs := s.side.Lines[len(s.side.Lines)-1].Runs
	runs[1].Element, runs[3].Element = out, back
	runs[4].Gray, runs[5].Raise = 128, 3*unit.Point
	link := func(r page.Run) page.Link {
		return page.Link{X: r.X, Y: s.y - 20*unit.Point, Width: r.Width(), Height: 12 * unit.Point, Element: r.Element}
	}
	here, there := link(runs[1]), link(runs[3])
	here.URI, there.Anchor = "https://example.org/a b", "ch"
	s.side.Links = []page.Link{here, there, {Anchor: "nowhere", Element: lost}}

	figure := s.element(sect, "Figure")
	p.Elements[figure].Alt = "A red square"
	for i := range p.Images {
		element := int32(page.Artifact)
		if i == 0 {
			element = figure
		}
		s.side.Placed = append(s.side.Placed, page.Placed{Image: i, X: unit.Length(60+90*i) * unit.Point, Y: 250 * unit.Point, Width: 80 * unit.Point, Height: 60 * unit.Point, Element: element})
	}
	s.side.Drawings = []page.Drawing{{X: 198 * unit.Point, Y: 400 * unit.Point, Scale: 10 * unit.Point, Gray: 64, Element: page.Artifact, Path: []font.Segment{
		{Op: 'M', Args: [3]font.Point{{X: 0, Y: 1}}},
		{Op: 'L', Args: [3]font.Point{{X: 1, Y: 0}}},
		{Op: 'Q', Args: [3]font.Point{{X: 0, Y: -1}, {X: -1, Y: 0}}},
		{Op: 'C', Args: [3]font.Point{{X: -1, Y: 0.5}, {X: -0.5, Y: 1}, {X: 0, Y: 1}}},
	}}}

	s.newPage()
	s.side.Number, s.side.Folio = 3, "2"
	para = s.element(sect, "P")
	rtl := font.Style{RightToLeft: true}
	var line page.Line
	x := 300 * unit.Point
	for _, word := range []string{"\u05d0\u05d1\u05d2", "\u05d3\u05d4"} {
		r := page.Run{Face: 2, Shape: s.shaper.Shape(hebrew, word, rtl), Size: setSize, Element: para, Space: true}
		x -= r.Width() + 4*unit.Point
		r.X = x
		line.Runs = append(line.Runs, r)
	}
	end := s.word("end", para)
	end.X = x - 40*unit.Point
	line.Y, line.Runs = s.y, append(line.Runs, end)
	s.side.Lines = append(s.side.Lines, line)
	s.y += setLeading

	noted := s.element(sect, "P")
	s.line(noted, "word", "1", "goes", "on")
	mark := &s.side.Lines[len(s.side.Lines)-1].Runs[1]
	mark.Element, mark.Space, mark.Raise = s.element(noted, "Reference"), false, 4*unit.Point
	mark.X -= 3 * unit.Point
	s.side.Lines[len(s.side.Lines)-1].Runs[0].Space = false
	s.side.Lines[len(s.side.Lines)-1].Runs[1].Space = true
	note := s.element(s.element(noted, "Note"), "P")
	label := s.element(note, "Lbl")

	verse := s.element(sect, "P")
	s.line(verse, "verse", "one")
	s.line(verse, "verse", "two")
	s.line(note, "1", "A", "note.")
	s.side.Lines[len(s.side.Lines)-1].Runs[0].Element = label
	s.side.Lines[len(s.side.Lines)-1].Role = page.NoteText
	p.Outline = []page.Bookmark{{Title: "A chapter 🏮", Anchor: "ch"}, {Title: "Below", Level: 3, Anchor: "ch"}, {Title: "Lost", Anchor: "nowhere"}}
	return p
}

// line sets words on a line that ends a paragraph or a verse.
func (s *setter) line(element int32, words ...string) {
	l := page.Line{Y: s.y, First: true, Last: true}
	x := setMargin
	for i, w := range words {
		r := s.word(w, element)
		r.X, r.Space = x, i+1 < len(words)
		x += r.Width() + 3*unit.Point
		l.Runs = append(l.Runs, r)
	}
	s.side.Lines = append(s.side.Lines, l)
	s.y += setLeading
}

func pngImage(t testing.TB, c color.Color) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for i := range 40 {
		for j := range 30 {
			img.Set(i, j, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func coverJPEG(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 100, 160))
	for i := range 100 {
		for j := range 160 {
			img.Set(i, j, color.RGBA{uint8(2 * i), uint8(j), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
