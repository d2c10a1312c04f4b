package cover

import (
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// scene is a sky over a sea, bright or dark, busy at the foot or on top.
func scene(w, h int, bright, busyTop bool) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	base := 40
	if bright {
		base = 215
	}
	noise := newChance("scene")
	for y := range h {
		rough := y > h/2
		if busyTop {
			rough = !rough
		}
		for x := range w {
			v := base + 30*y/h
			if rough {
				v += noise.between(-60, 60)
			}
			v = min(max(v, 0), 255)
			m.SetRGBA(x, y, color.RGBA{uint8(v), uint8(v * 9 / 10), uint8(min(v+20, 255)), 255})
		}
	}
	return m
}

func withPicture(b *book.Book, m image.Image) *book.Book {
	data := asJPEG(m)
	b.Settings.Cover = book.Cover{Image: "art.jpg", Design: "photo"}
	b.ReadFile = func(name string) ([]byte, error) {
		if name != "art.jpg" {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}
	return b
}

// The words on a picture stand where it is calm, and are read on all of it but
// one pixel in twenty.
func TestWordsOnAPicture(t *testing.T) {
	for _, bright := range []bool{false, true} {
		for _, busyTop := range []bool{false, true} {
			b := withPicture(sample("The Salt Road", "Mira Kestrel"), scene(800, 1280, bright, busyTop))
			b.Meta.Subtitle, b.Meta.Series = "A Novel", book.Series{Name: "Coast", Position: "2"}
			var found diag.Findings
			img, s, err := photo(b, plainDesign, stix(t), &found)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("bright %v, busy above %v", bright, busyTop)
			insideMargins(t, s)
			for _, l := range s.lines {
				if above := l.ink.bottom < height/2; above == busyTop {
					t.Errorf("%s: %q stands above: %v", name, l.text, above)
				}
				low, n := 0, 0
				for y := l.ink.top.pixels(); y < l.ink.bottom.pixels(); y += 3 {
					for x := l.ink.left.pixels(); x < l.ink.right.pixels(); x += 3 {
						p := img.Pix[img.PixOffset(x, y):]
						if n++; contrast(l.colour, colour{p[0], p[1], p[2]}) < enough {
							low++
						}
					}
				}
				if low*15 > n {
					t.Errorf("%s: %q is not read on %d of %d pixels", name, l.text, low, n)
				}
			}
			if dir := os.Getenv("OCTAVO_COVERS"); dir != "" {
				c, err := Make(b, plainDesign, stix(t), &found)
				if err != nil {
					t.Fatal(err)
				}
				os.WriteFile(filepath.Join(dir, fmt.Sprintf("photo-%v-%v.jpg", bright, busyTop)), c.Shop, 0o666)
			}
		}
	}
}

// The design needs a picture, and two covers of one are the same.
func TestPhotoNeedsAPicture(t *testing.T) {
	b := sample("The Salt Road", "Mira Kestrel")
	b.Settings.Cover.Design = "photo"
	var found diag.Findings
	c, err := Make(b, plainDesign, stix(t), &found)
	if err != nil || c.Layout == "" {
		t.Fatal(err)
	}
	if got := found.All(); len(got) != 1 || got[0].Code != "cover-design" {
		t.Errorf("%v", got)
	}
	withPicture(b, scene(900, 900, true, false)) // square, small
	first, err := Make(b, plainDesign, stix(t), &found)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Make(b, plainDesign, stix(t), &found)
	if string(first.Shop) != string(again.Shop) || first.Width != shopWidth || first.Height != shopHeight || first.InsideWidth*first.InsideHeight > 4_000_000 {
		t.Errorf("%d × %d, inside %d × %d", first.Width, first.Height, first.InsideWidth, first.InsideHeight)
	}
}
