package cover

import (
	"math"
	"sync"
)

// A dot is a distance on the cover: 1/64 of a pixel of the shop's size, to the
// right and downwards. Every place is a whole number of dots before anything
// is drawn, and drawing counts in integers, so that a cover has the same bytes
// on a machine that fuses multiplications with additions and on one that does
// not. (The rasteriser of golang.org/x/image/vector and the scalers of
// x/image/draw work in floats, with a vectorised twin on amd64 only; that is
// why this package has its own.)
type dot int32

// The cover, and what it is measured in.
const (
	px     dot = 64
	width      = 1600 * px // KDP's ideal, 1 : 1.6
	height     = 2560 * px
)

// scale returns d × num / den, rounded to the nearest.
func (d dot) scale(num, den int64) dot {
	v := int64(d) * num
	if v < 0 {
		return -dot((-v + den/2) / den)
	}
	return dot((v + den/2) / den)
}

// part returns n thousandths of d.
func (d dot) part(n int) dot { return d.scale(int64(n), 1000) }

// A point is a place on the cover, from its top left corner.
type point struct{ x, y dot }

func (p point) plus(q point) point { return point{p.x + q.x, p.y + q.y} }

// A box is an area; right and bottom lie outside it.
type box struct{ left, top, right, bottom dot }

func (b box) width() dot  { return b.right - b.left }
func (b box) centre() dot { return (b.left + b.right) / 2 }

// inset returns the box made smaller by d on all sides.
func (b box) inset(d dot) box { return box{b.left + d, b.top + d, b.right - d, b.bottom - d} }

// contour returns the box's edge.
func (b box) contour() contour {
	return contour{{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}}
}

// A turn is an angle, counted in 1/65536 of the full circle, clockwise from
// three o'clock. It wraps round.
type turn int

const fullTurn turn = 65536

// turns returns the angle of i parts of n of the full circle.
func turns(i, n int) turn { return turn(i * int(fullTurn) / n) }

const sineOne = 1 << 20 // what sine gives for one

// sines is the sine at 4096 places of the circle, and the first again. The
// table is rounded to a millionth, far coarser than what two machines may
// disagree by.
var sines = sync.OnceValue(func() *[4097]int64 {
	var table [4097]int64
	for i := range table {
		table[i] = int64(math.RoundToEven(math.Sin(float64(i)*(math.Pi/2048)) * sineOne))
	}
	return &table
})

// sine returns the sine of a in units of 1/sineOne.
func sine(a turn) int64 {
	a &= fullTurn - 1
	t := sines()
	i, rest := a>>4, int64(a&15)
	return t[i] + ((t[i+1]-t[i])*rest+8)>>4
}

func cosine(a turn) int64 { return sine(a + fullTurn/4) }

// polar returns the place at distance r from c in the direction a.
func polar(c point, r dot, a turn) point {
	return point{c.x + r.scale(cosine(a), sineOne), c.y + r.scale(sine(a), sineOne)}
}

// root returns the square root of n, rounded down.
func root(n int64) int64 {
	if n <= 0 {
		return 0
	}
	r := int64(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}
