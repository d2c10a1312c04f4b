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
	"os/exec"
	"path/filepath"

	xdraw "golang.org/x/image/draw"

	"octavo/pipeline"
	"octavo/pipeline/cover"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// coverLooks are the covers the README shows: each design in a palette of its
// own.
var coverLooks = []struct{ design, palette string }{
	{"typographic", "midnight"}, {"label", "oxblood"}, {"modern", "slate"}, {"slab", "saffron"}, {"photo", ""},
}

// saveCovers draws the sample's cover in each design, one beside the other.
func saveCovers() error {
	const w, h, gap = 320, 512, 16
	sheet := image.NewRGBA(image.Rect(0, 0, len(coverLooks)*(w+gap)-gap, h))
	draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
	for i, look := range coverLooks {
		var found diag.Findings
		b, err := pipeline.Parse(sample, pipeline.Options{}, &found)
		if err != nil {
			return err
		}
		r := &pipeline.Result{Book: b}
		if err := r.LoadDesign(); err != nil {
			return err
		}
		b.Settings.Cover.Design, b.Settings.Cover.Palette = look.design, look.palette
		if look.design == "photo" {
			b.Settings.Cover.Image = "sea.jpg"
			b.ReadFile = func(string) ([]byte, error) { return sea(), nil }
		}
		family, _ := font.Builtin("STIX Two Text")
		c, err := cover.Make(b, r.Design, family, &found)
		if err != nil {
			return err
		}
		img, err := jpeg.Decode(bytes.NewReader(c.Shop))
		if err != nil {
			return err
		}
		xdraw.CatmullRom.Scale(sheet, image.Rect(i*(w+gap), 0, i*(w+gap)+w, h), img, img.Bounds(), xdraw.Src, nil)
	}
	return save("covers.png", sheet)
}

// sea draws a morning over water, in place of a photograph.
func sea() []byte {
	const w, h = 1600, 2560
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	mix := func(a, b color.RGBA, n, of int) color.RGBA {
		step := func(x, y uint8) uint8 { return uint8((int(x)*(of-n) + int(y)*n) / of) }
		return color.RGBA{step(a.R, b.R), step(a.G, b.G), step(a.B, b.B), 255}
	}
	night, dawn, water, deep := color.RGBA{22, 34, 66, 255}, color.RGBA{233, 150, 104, 255}, color.RGBA{150, 96, 90, 255}, color.RGBA{18, 26, 44, 255}
	const horizon = 1720
	for y := range h {
		for x := range w {
			if y < horizon {
				c := mix(night, dawn, y*y/horizon, horizon)
				if dx, dy := x-1040, y-1560; dx*dx+dy*dy < 150*150 {
					c = color.RGBA{252, 222, 170, 255}
				}
				m.SetRGBA(x, y, c)
				continue
			}
			c := mix(water, deep, y-horizon, h-horizon)
			if dx := x - 1040; (y/14)%3 == 0 && dx*dx < (260-(y-horizon)/5)*(260-(y-horizon)/5) {
				c = mix(c, dawn, 2, 5)
			}
			m.SetRGBA(x, y, c)
		}
	}
	peak := func(x, period int) int { // from 0 to 1000 and back
		x = x % period * 2000 / period
		return min(x, 2000-x)
	}
	for _, ridge := range []struct {
		base, height, a, b int
		c                  color.RGBA
	}{{1716, 110, 1100, 370, color.RGBA{96, 74, 92, 255}}, {1722, 70, 1500, 230, color.RGBA{52, 46, 70, 255}}} {
		for x := range w {
			top := ridge.base - ridge.height*(3*peak(x+150, ridge.a)+peak(x, ridge.b))/4000
			for y := top; y < horizon; y++ {
				m.SetRGBA(x, y, ridge.c)
			}
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// saveWrap draws the printed cover of the sample, as pdftoppm shows it.
func saveWrap() error {
	r, err := pipeline.Build(sample, pipeline.Options{Formats: []pipeline.Format{pipeline.Wrap}})
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "octavo-pictures-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "wrap.pdf")
	if err := os.WriteFile(file, r.Files[0].Data, 0o666); err != nil {
		return err
	}
	data, err := exec.Command("pdftoppm", "-r", "90", "-png", "-singlefile", file).Output()
	if err != nil {
		return fmt.Errorf("draw the printed cover: %w", err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return save("wrap.png", img)
}
