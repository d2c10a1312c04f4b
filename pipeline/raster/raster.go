// Package raster draws pages as pictures: for the documentation, for reports,
// and to look at what was made without another program.
package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// Paper is the colour of an unprinted page.
var Paper = color.RGBA{0xFD, 0xFC, 0xF8, 0xFF}

// Side draws one side at the given resolution, in pixels to the inch.
func Side(p *page.Pages, side *page.Side, dpi float64) *image.RGBA {
	scale := dpi / 72
	w, h := pixels(p.Trim.Width, scale), pixels(p.Trim.Height, scale)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(Paper), image.Point{}, draw.Src)
	c := &canvas{img: img, scale: scale, z: vector.NewRasterizer(w, h)}
	for _, pl := range side.Placed {
		c.picture(p.Images[pl.Image], pl)
	}
	for _, d := range side.Drawings {
		c.fill(d.Path, d.X.Points(), d.Y.Points(), d.Scale.Points(), 1, d.Gray)
	}
	for _, l := range side.Lines {
		for i := range l.Runs {
			c.run(&l.Runs[i], l.Y)
		}
	}
	return img
}

func pixels(l unit.Length, scale float64) int { return int(math.Round(l.Points() * scale)) }

type canvas struct {
	img   *image.RGBA
	scale float64 // pixels to the point
	z     *vector.Rasterizer
}

func (c *canvas) run(r *page.Run, baseline unit.Length) {
	if r.Shape.Face == nil {
		return // the test face has no outlines
	}
	em := r.Size.Points() / float64(r.Shape.UPM)
	wide := 1 + float64(r.Expand)/1000
	x, y := r.X.Points(), (baseline - r.Raise).Points()
	for _, g := range r.Shape.Glyphs {
		c.fill(r.Shape.Face.Outline(g.ID), x+float64(g.X)*em*wide, y-float64(g.Y)*em, em, wide, r.Gray)
		x += float64(g.Advance)*em*wide + r.Track.Points()
	}
}

// fill paints an outline whose origin is at x, y points from the top left,
// one unit of it being unit points long, and wide times that across.
func (c *canvas) fill(path []font.Segment, x, y, unit, wide float64, gray uint8) {
	if len(path) == 0 {
		return
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	at := func(p font.Point) (float32, float32) {
		px, py := (x+float64(p.X)*unit*wide)*c.scale, (y-float64(p.Y)*unit)*c.scale
		return float32(px), float32(py)
	}
	for _, s := range path {
		for _, p := range s.Args[:s.Points()] {
			px, py := at(p)
			left, right = min(left, float64(px)), max(right, float64(px))
			top, bottom = min(top, float64(py)), max(bottom, float64(py))
		}
	}
	box := image.Rect(int(left)-1, int(top)-1, int(right)+2, int(bottom)+2).Intersect(c.img.Bounds())
	if box.Empty() {
		return
	}
	c.z.Reset(box.Dx(), box.Dy())
	ox, oy := float32(box.Min.X), float32(box.Min.Y)
	for i, s := range path {
		if s.Op == 'M' && i > 0 {
			c.z.ClosePath()
		}
		var q [6]float32
		for k, p := range s.Args[:s.Points()] {
			px, py := at(p)
			q[2*k], q[2*k+1] = px-ox, py-oy
		}
		switch s.Op {
		case 'M':
			c.z.MoveTo(q[0], q[1])
		case 'L':
			c.z.LineTo(q[0], q[1])
		case 'Q':
			c.z.QuadTo(q[0], q[1], q[2], q[3])
		case 'C':
			c.z.CubeTo(q[0], q[1], q[2], q[3], q[4], q[5])
		}
	}
	c.z.ClosePath()
	c.z.Draw(c.img, box, image.NewUniform(color.Gray{gray}), image.Point{})
}

func (c *canvas) picture(m *page.Image, at page.Placed) {
	src, _, err := image.Decode(bytes.NewReader(m.Data))
	if err != nil {
		return // package manuscript has said so
	}
	x, y := pixels(at.X, c.scale), pixels(at.Y, c.scale)
	to := image.Rect(x, y, x+pixels(at.Width, c.scale), y+pixels(at.Height, c.scale))
	xdraw.CatmullRom.Scale(c.img, to, src, src.Bounds(), xdraw.Over, nil)
}

// Spread draws a verso and the recto that faces it, with the fold between
// them. Either may be nil.
func Spread(p *page.Pages, verso, recto *page.Side, dpi float64) *image.RGBA {
	w, h := pixels(p.Trim.Width, dpi/72), pixels(p.Trim.Height, dpi/72)
	img := image.NewRGBA(image.Rect(0, 0, 2*w, h))
	left, right := verso, recto
	if p.RightToLeft {
		left, right = recto, verso
	}
	for i, side := range []*page.Side{left, right} {
		if side == nil {
			draw.Draw(img, image.Rect(i*w, 0, (i+1)*w, h), image.NewUniform(Paper), image.Point{}, draw.Src)
			continue
		}
		draw.Draw(img, image.Rect(i*w, 0, (i+1)*w, h), Side(p, side, dpi), image.Point{}, draw.Src)
	}
	fold := max(2, w/40)
	for d := range fold { // a soft shade on both sides of the fold
		f := 1 - 0.16*float64(fold-d)/float64(fold)
		for y := range h {
			for _, x := range []int{w - 1 - d, w + d} {
				o := img.PixOffset(x, y)
				for k := range 3 {
					img.Pix[o+k] = uint8(float64(img.Pix[o+k]) * f)
				}
			}
		}
	}
	return img
}
