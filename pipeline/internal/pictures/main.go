// Pictures draws what the README shows: the cover, the title page, a
// chapter's opening and a spread of the sample novel, as the program makes
// them. Run it with "make pictures", look at what changed, and commit it.
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"

	xdraw "golang.org/x/image/draw"

	"octavo/pipeline"
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/raster"
)

const (
	sample = "manuscripts/seventeen-ounces"
	out    = ".github/pictures"
	dpi    = 110
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pictures: error:", err)
		os.Exit(1)
	}
}

func run() error {
	r, err := pipeline.Build(sample, pipeline.Options{Formats: []pipeline.Format{pipeline.Print, pipeline.Cover}})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	cover, err := jpeg.Decode(bytes.NewReader(r.Files[1].Data))
	if err != nil {
		return err
	}
	small := image.NewRGBA(image.Rect(0, 0, 500, 800))
	xdraw.CatmullRom.Scale(small, small.Bounds(), cover, cover.Bounds(), xdraw.Src, nil)
	if err := save("cover.png", small); err != nil {
		return err
	}
	first := func(kind book.Kind) int {
		for i, s := range r.Pages.Sides {
			if r.Book.Section(s.Section) != nil && r.Book.Section(s.Section).Kind == kind {
				return i
			}
		}
		return -1
	}
	title, opening := first(book.TitlePage), first(book.Chapter)
	if title < 0 || opening < 0 || opening+2 >= len(r.Pages.Sides) {
		return fmt.Errorf("the sample has no title page, or no chapter of three pages")
	}
	for name, img := range map[string]image.Image{
		"title.png":   frame(raster.Side(r.Pages, r.Pages.Sides[title], dpi)),
		"opening.png": frame(raster.Side(r.Pages, r.Pages.Sides[opening], dpi)),
		"spread.png":  frame(spread(r.Pages, opening+1)),
	} {
		if err := save(name, img); err != nil {
			return err
		}
	}
	for _, name := range []string{"modern", "serial", "large-print"} {
		if err := savePages(name); err != nil {
			return err
		}
	}
	if err := saveCovers(); err != nil {
		return err
	}
	return saveWrap()
}

// savePages draws the sample in another design: a chapter's opening, and the
// page after it.
func savePages(name string) error {
	r, err := pipeline.Build(sample, pipeline.Options{Design: name, Trim: "5.5x8.5in", Formats: []pipeline.Format{pipeline.Print}})
	if err != nil {
		return err
	}
	for i, s := range r.Pages.Sides {
		if x := r.Book.Section(s.Section); x != nil && x.Kind == book.Chapter && i+1 < len(r.Pages.Sides) {
			return save(name+".png", sideBySide(frame(raster.Side(r.Pages, s, dpi*6/10)), frame(raster.Side(r.Pages, r.Pages.Sides[i+1], dpi*6/10))))
		}
	}
	return fmt.Errorf("the sample has no chapter")
}

// sideBySide puts two pages next to each other, with nothing between them.
func sideBySide(a, b image.Image) image.Image {
	const gap = 12
	w, h := a.Bounds().Dx(), a.Bounds().Dy()
	img := image.NewRGBA(image.Rect(0, 0, 2*w+gap, h))
	draw.Draw(img, image.Rect(0, 0, w, h), a, a.Bounds().Min, draw.Src)
	draw.Draw(img, image.Rect(w+gap, 0, 2*w+gap, h), b, b.Bounds().Min, draw.Src)
	return img
}

// spread draws the first spread at or after the given side.
func spread(p *page.Pages, at int) *image.RGBA {
	if p.Sides[at].Recto() {
		at++
	}
	return raster.Spread(p, p.Sides[at], p.Sides[at+1], dpi)
}

// frame draws a hairline round a page, so that it stands out from a white
// screen.
func frame(src *image.RGBA) image.Image {
	b := src.Bounds().Inset(-1)
	img := image.NewRGBA(b)
	draw.Draw(img, b, image.NewUniform(color.Gray{0xBB}), image.Point{}, draw.Src)
	draw.Draw(img, src.Bounds(), src, image.Point{}, draw.Src)
	return img
}

func save(name string, img image.Image) error {
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, img); err != nil {
		return err
	}
	file := filepath.Join(out, name)
	fmt.Println(file)
	return os.WriteFile(file, buf.Bytes(), 0o666)
}
