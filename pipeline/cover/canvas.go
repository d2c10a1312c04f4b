package cover

import (
	"image"
	"math/bits"
)

// A canvas is the cover's pixels while marks are laid on them.
type canvas struct {
	img      *image.RGBA
	num, den int64 // pixels of this canvas to those of the shop's size

	// area holds, for each pixel, how much of it and of all those to its
	// right an edge adds to what is covered; the running sum along a row is
	// the coverage. One is coverOne.
	area     []int32  // w+2 a row
	touched  []uint64 // those that an edge has added to, a bit each
	words    int      // of touched, to a row
	rowFirst int
	rowLast  int

	row []uint8 // pixels of one colour, at least as many as there are across
}

const coverOne = 64 * 128

func newCanvas(w, h int) *canvas {
	c := &canvas{img: image.NewRGBA(image.Rect(0, 0, w, h)), area: make([]int32, (w+2)*h)}
	c.words = (w + 2 + 63) / 64
	c.touched = make([]uint64, c.words*h)
	c.cut(w, h)
	return c
}

// cut makes the canvas smaller, in the same memory.
func (c *canvas) cut(w, h int) {
	c.img.Rect, c.img.Stride, c.img.Pix = image.Rect(0, 0, w, h), 4*w, c.img.Pix[:4*w*h]
	c.num, c.den = int64(w), int64(width/px)
	c.rowFirst, c.rowLast = h, -1
}

// wash covers everything with a colour.
func (c *canvas) wash(col colour) {
	c.solid(col)
	for pix := c.img.Pix; len(pix) > 0; {
		pix = pix[copy(pix, c.row):]
	}
}

// fill lays a colour on what the contours enclose: everything they go round at
// least once more one way than the other.
func (c *canvas) fill(col colour, list []contour) {
	for _, path := range list {
		c.trace(path)
	}
	c.paint(col)
}

// trace adds a contour's edges to the area.
func (c *canvas) trace(path contour) {
	n := len(path)
	if n < 3 {
		return
	}
	at := func(p point) (int64, int64) {
		if c.num == c.den {
			return int64(p.x), int64(p.y)
		}
		return int64(p.x.scale(c.num, c.den)), int64(p.y.scale(c.num, c.den))
	}
	x0, y0 := at(path[n-1])
	for _, p := range path {
		x1, y1 := at(p)
		c.edge(x0, y0, x1, y1)
		x0, y0 = x1, y1
	}
}

// edge adds a straight edge, row by row.
func (c *canvas) edge(x0, y0, x1, y1 int64) {
	if y0 == y1 {
		return
	}
	sign := int32(1)
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	bottom := int64(c.img.Rect.Dy()) * 64
	if y1 <= 0 || y0 >= bottom {
		return
	}
	dx, dy := x1-x0, y1-y0
	y, x, last := y0, x0, y1
	if y < 0 {
		x, y = x0-y0*dx/dy, 0
	}
	if last > bottom {
		last = bottom
	}
	c.rowFirst, c.rowLast = min(c.rowFirst, int(y>>6)), max(c.rowLast, int((last-1)>>6))
	for y < last {
		next := min((y>>6+1)<<6, last)
		xn := x1
		if next < y1 {
			xn = x0 + (next-y0)*dx/dy
		}
		c.span(int(y>>6), int32(x), int32(xn), sign*int32(next-y))
		x, y = xn, next
	}
}

// span adds the part of an edge within one row: from x0 to x1 over h
// sixty-fourths of the row's height.
func (c *canvas) span(row int, x0, x1, h int32) {
	w := int32(c.img.Rect.Dx())
	edge := w << 6
	x0, x1 = min(max(x0, 0), edge), min(max(x1, 0), edge)
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	area := c.area[row*int(w+2) : (row+1)*int(w+2)]
	first, last := x0>>6, x1>>6
	touched := c.touched[row*c.words : (row+1)*c.words]
	for p := first; p <= last+1; p++ {
		touched[p>>6] |= 1 << (p & 63)
	}
	if first == last {
		far := x0 + x1 - first<<7 // twice the mean distance from the pixel's left edge
		area[first] += h * (128 - far)
		area[first+1] += h * far
		return
	}
	// h is shared out over the pixels in proportion to the way across them;
	// what division drops is carried, so that the parts sum to h.
	across, done := x1-x0, int32(0)
	for p := first; p <= last; p++ {
		a, b := max(x0, p<<6), min(x1, (p+1)<<6)
		if a == b && p == last {
			break
		}
		upTo := int32(int64(h) * 128 * int64(b-x0) / int64(across))
		part := upTo - done
		done = upTo
		far := a + b - p<<7
		right := int32(int64(part) * int64(far) / 128)
		area[p] += part - right
		area[p+1] += right
	}
}

// paint lays the colour on the area that edges enclose, and clears it. Between
// two edges all pixels of a row are covered alike.
func (c *canvas) paint(col colour) {
	w := c.img.Rect.Dx()
	c.solid(col)
	for y := c.rowFirst; y <= c.rowLast; y++ {
		area := c.area[y*(w+2) : (y+1)*(w+2)]
		pix := c.img.Pix[y*c.img.Stride:][:4*w]
		sum, from := int32(0), 0
		touched := c.touched[y*c.words : (y+1)*c.words]
		for i, word := range touched {
			touched[i] = 0
			for ; word != 0; word &= word - 1 {
				x := i<<6 + bits.TrailingZeros64(word)
				if area[x] == 0 {
					continue
				}
				c.cover(pix[4*min(from, w):4*min(x, w)], col, max(sum, -sum))
				sum, from = sum+area[x], x
				area[x] = 0
			}
		}
		c.cover(pix[4*min(from, w):], col, max(sum, -sum))
	}
	c.rowFirst, c.rowLast = c.img.Rect.Dy(), -1
}

// cover lays the colour on pixels of which it covers the same share.
func (c *canvas) cover(pix []uint8, col colour, share int32) {
	switch {
	case share < coverOne/256 || len(pix) == 0:
	case share >= coverOne-coverOne/256:
		copy(pix, c.row)
	default:
		for ; len(pix) >= 4; pix = pix[4:] {
			pix[0], pix[1], pix[2] = blend(pix[0], col.r, share), blend(pix[1], col.g, share), blend(pix[2], col.b, share)
		}
	}
}

// solid makes c.row a row of the colour.
func (c *canvas) solid(col colour) {
	if len(c.row) > 0 && c.row[0] == col.r && c.row[1] == col.g && c.row[2] == col.b {
		return
	}
	c.row = append(c.row[:0], col.r, col.g, col.b, 0xFF)
	for len(c.row) < 4*c.img.Rect.Dx() {
		c.row = append(c.row, c.row...)
	}
}

// blend mixes light, not numbers: half of black and half of white is the grey
// that sends half the light.
func blend(under, over uint8, cover int32) uint8 {
	u := int32(linear[under])
	return coded[(u+(int32(linear[over])-u)*cover/coverOne)>>4]
}
