package cover

import (
	"errors"
	"image"
	"io/fs"
	"path"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// fromPicture makes the cover from the author's own picture.
func fromPicture(b *book.Book, found *diag.Findings) (*Cover, error) {
	p, err := pictureOf(b)
	if err != nil {
		return nil, err
	}
	name, at := p.name, p.at
	p.remark(found)
	shop := p.frame()
	if bare(shop) {
		found.Notef(at, "cover-white", "the cover %q is white at its edges, and a shop's page is white too", name).
			Hint = "put a grey border of 3 or 4 pixels round it"
	}
	c := &Cover{Width: shop.Rect.Dx(), Height: shop.Rect.Dy(), Shop: encode(shop)}
	c.Inside, c.InsideWidth, c.InsideHeight = c.Shop, c.Width, c.Height
	if c.Width*c.Height > maxInside {
		c.InsideWidth, c.InsideHeight = c.Width*insideWidth/shopWidth, c.Height*insideWidth/shopWidth
		small := resample(pixelsOf(shop), shop.Rect, c.InsideWidth, c.InsideHeight)
		c.Inside = encode(small)
	}
	return c, nil
}

// pictureOf opens the picture that book.yaml names.
func pictureOf(b *book.Book) (*picture, error) {
	name := path.Clean(b.Settings.Cover.Image)
	at := b.Settings.Cover.At
	if at.IsZero() {
		at = diag.Pos{File: name}
	}
	data, err := readPicture(b, name, at)
	if err != nil {
		return nil, err
	}
	return openPicture(name, data, at)
}

func readPicture(b *book.Book, name string, at diag.Pos) ([]byte, error) {
	const hint = "put a JPEG or PNG of 1600 × 2560 pixels in the book's folder and name it under cover: image, or leave that out for a cover made from the title"
	if b.ReadFile == nil {
		return nil, diag.Faultf(at, "cover-missing", hint, "the cover %q cannot be read: the book has no folder", name)
	}
	data, err := b.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &diag.Fault{Pos: at, Code: "cover-missing", Message: "there is no cover " + quoted(name), Hint: hint}
	case err != nil:
		return nil, &diag.Fault{Pos: at, Code: "cover-missing", Message: "the cover " + quoted(name) + " cannot be read", Hint: hint, Err: err}
	case len(data) > maxFile:
		return nil, diag.Faultf(at, "cover-too-big", "save it smaller: 1600 × 2560 pixels are enough for every store", "the cover %q has more than %d MB", name, maxFile>>20)
	}
	return data, nil
}

// remark tells what stores may not like.
func (p *picture) remark(found *diag.Findings) {
	const size = "stores ask for 1600 × 2560 pixels"
	switch short, long := min(p.w, p.h), max(p.w, p.h); {
	case short < leastWidth || long < leastHeight:
		found.Errorf(p.at, "cover-small", "the cover %q has %d × %d pixels; Amazon refuses less than %d × %d", p.name, p.w, p.h, leastWidth, leastHeight).
			Hint = size + ": export it larger, since enlarging does not bring back what is not there"
	case short < goodWidth:
		found.Warnf(p.at, "cover-small", "the cover %q has %d × %d pixels; Apple and Kobo refuse less than %d across", p.name, p.w, p.h, goodWidth).
			Hint = size + "; it was enlarged, which looks soft"
	}
	switch fit := p.fit(); {
	case fit == letterboxed && p.w >= p.h:
		found.Warnf(p.at, "cover-ratio", "the cover %q is %d × %d pixels, wider than it is high; bars were added above and below", p.name, p.w, p.h).
			Hint = "a cover is upright, 1 : 1.6: " + size + "; for a picture of book and spine together give the front alone"
	case fit == letterboxed:
		found.Warnf(p.at, "cover-ratio", "the cover %q is %d × %d pixels, far from the 1 : 1.6 of stores; bars were added", p.name, p.w, p.h).Hint = size
	}
	if p.cmyk {
		found.Warnf(p.at, "cover-cmyk", "the cover %q is in CMYK, for a printing press; its colours were turned into sRGB by rule of thumb", p.name).
			Hint = "export it as an sRGB JPEG, and look at the colours"
	}
	if p.profile {
		found.Warnf(p.at, "cover-profile", "the cover %q has a colour profile other than sRGB, which was not followed; colours may look pale or loud", p.name).
			Hint = "convert it to sRGB when you export it"
	}
}

// A fitting is how a picture comes to its place.
type fitting uint8

const (
	whole       fitting = iota // at its own shape
	cropped                    // to 1 : 1.6, for less than a thirtieth of it
	letterboxed                // between bars
)

// fit decides by the ratio of height to width. Near 1 : 1.6 nobody misses what
// is cut. Pictures from 3 : 4 to 4 : 7 are made as covers and keep their
// shape: 2 : 3 is Apple's and Kobo's own, and to cut it may cut letters.
func (p *picture) fit() fitting {
	switch ratio := p.h * 1000 / p.w; {
	case ratio >= 1552 && ratio <= 1648:
		return cropped
	case ratio >= 1333 && ratio <= 1750:
		return whole
	}
	return letterboxed
}

// frame gives the picture at the shop's size.
func (p *picture) frame() *image.RGBA {
	all := image.Rect(0, 0, p.w, p.h)
	switch p.fit() {
	case cropped:
		w, h := p.w, p.w*shopHeight/shopWidth
		if h > p.h {
			w, h = p.h*shopWidth/shopHeight, p.h
		}
		x, y := (p.w-w)/2, (p.h-h)/2
		return resample(p.pixel, image.Rect(x, y, x+w, y+h), shopWidth, shopHeight)
	case whole:
		w, h := within(p.w, p.h)
		return resample(p.pixel, all, w, h)
	}
	w, h := within(p.w, p.h)
	return letterbox(resample(p.pixel, all, w, h))
}

// within returns the largest size of the given shape that the shop's has room
// for.
func within(w, h int) (int, int) {
	if h*shopWidth >= w*shopHeight {
		return max((w*shopHeight+h/2)/h, 1), shopHeight
	}
	return shopWidth, max((h*shopWidth+w/2)/w, 1)
}

// letterbox puts a picture in the middle of one of the shop's size, on the
// colour its edges have on the mean.
func letterbox(in *image.RGBA) *image.RGBA {
	w, h := in.Rect.Dx(), in.Rect.Dy()
	var sum [3]int
	n := 0
	add := func(x, y int) {
		p := in.Pix[in.PixOffset(x, y):]
		sum[0], sum[1], sum[2], n = sum[0]+int(p[0]), sum[1]+int(p[1]), sum[2]+int(p[2]), n+1
	}
	if w == shopWidth { // bars above and below
		for x := range w {
			add(x, 0)
			add(x, h-1)
		}
	} else {
		for y := range h {
			add(0, y)
			add(w-1, y)
		}
	}
	out := newCanvas(shopWidth, shopHeight)
	out.wash(colour{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n)})
	x, y := (shopWidth-w)/2, (shopHeight-h)/2
	for row := range h {
		copy(out.img.Pix[out.img.PixOffset(x, y+row):], in.Pix[row*in.Stride:][:4*w])
	}
	return out.img
}

// bare reports whether all four edges are white.
func bare(m *image.RGBA) bool {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	white := func(x, y int) bool {
		p := m.Pix[m.PixOffset(x, y):]
		return min(p[0], p[1], p[2]) >= 248
	}
	for i := range 200 {
		x, y := i*(w-1)/199, i*(h-1)/199
		if !white(x, 0) || !white(x, h-1) || !white(0, y) || !white(w-1, y) {
			return false
		}
	}
	return true
}
