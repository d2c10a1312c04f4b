package truetype

import (
	"slices"

	"octavo/pipeline/font"
)

// A point is a point of a TrueType contour; off the curve it is the control
// point of a quadratic.
type point struct {
	x, y int
	on   bool
}

// tolerance is how far, in units of the derived font, a quadratic curve may
// stray from the cubic it stands for. At 2000 units to the em 0.3 is 0.0017 pt
// in 11 pt type, a twentieth of a dot of a 1200 dpi imagesetter.
const tolerance = 0.3

// contours turns an outline into TrueType contours. Products are rounded to
// float64 one by one, or a processor that fuses them with a sum would give
// other bytes than one that does not.
func contours(outline []font.Segment, factor float64) [][]point {
	var list [][]point
	var c []point
	cubic := slices.ContainsFunc(outline, func(s font.Segment) bool { return s.Op == 'C' }) // then all contours run that way
	var at vector
	finish := func() {
		if c = tidy(c, cubic); len(c) > 1 {
			list = append(list, c)
		}
		c = nil
	}
	to := func(p font.Point) vector {
		return vector{float64(float64(p.X) * factor), float64(float64(p.Y) * factor)}
	}
	for _, s := range outline {
		switch s.Op {
		case 'M':
			finish()
			at = to(s.Args[0])
			c = append(c, at.round(true))
		case 'L':
			at = to(s.Args[0])
			c = append(c, at.round(true))
		case 'Q':
			at = to(s.Args[1])
			c = append(c, to(s.Args[0]).round(false), at.round(true))
		case 'C':
			c = quadratics(c, at, to(s.Args[0]), to(s.Args[1]), to(s.Args[2]))
			at = to(s.Args[2])
		}
	}
	finish()
	return list
}

// quadratics adds the curves that stand for a cubic. The error of one that
// keeps ends and tangents is √3/36 of the third difference, and falls with the
// cube of their number (T. Sederberg, Computer Aided Geometric Design, 2012).
func quadratics(c []point, p0, p1, p2, p3 vector) []point {
	third := p3.sub(p2.mul(3)).add(p1.mul(3)).sub(p0)
	err := float64(0.0481125224324688 * third.size())
	n := 1
	for limit := tolerance; limit < err && n < 16; {
		n++
		limit = float64(tolerance * float64(n*n*n))
	}
	step := 1 / float64(n)
	start, slope := p0, p1.sub(p0).mul(3)
	for i := 1; i <= n; i++ {
		t := float64(float64(i) * step)
		end, endSlope := cubicAt(p0, p1, p2, p3, t)
		if i == n {
			end = p3
		}
		// of the piece's own control points, (3(c1+c2) - start - end) / 4
		c1, c2 := start.add(slope.mul(float64(step/3))), end.sub(endSlope.mul(float64(step/3)))
		control := c1.add(c2).mul(3).sub(start).sub(end).mul(0.25)
		c = append(c, control.round(false), end.round(true))
		start, slope = end, endSlope
	}
	return c
}

// cubicAt returns the curve's point and its derivative.
func cubicAt(p0, p1, p2, p3 vector, t float64) (vector, vector) {
	u := 1 - t
	tt, uu, tu := float64(t*t), float64(u*u), float64(t*u)
	at := p0.mul(float64(uu * u)).add(p1.mul(float64(3 * float64(uu*t)))).
		add(p2.mul(float64(3 * float64(u*tt)))).add(p3.mul(float64(tt * t)))
	slope := p1.sub(p0).mul(float64(3 * uu)).add(p2.sub(p1).mul(float64(6 * tu))).add(p3.sub(p2).mul(float64(3 * tt)))
	return at, slope
}

// tidy drops the point that closes the contour a second time and those that a
// reader puts back by itself, half way between two control points. Cubic
// contours run the other way round than TrueType's and are turned.
func tidy(c []point, turn bool) []point {
	if n := len(c); n > 1 && c[n-1] == c[0] {
		c = c[:n-1]
	}
	out := c[:0]
	for i, p := range c {
		if i > 0 && p.on && !c[i-1].on {
			next := c[(i+1)%len(c)]
			if before := c[i-1]; !next.on && 2*p.x == before.x+next.x && 2*p.y == before.y+next.y {
				continue
			}
		}
		out = append(out, p)
	}
	if turn {
		for i, j := 1, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
	}
	return out
}

// A vector is a place or a direction.
type vector struct{ x, y float64 }

func (v vector) add(w vector) vector  { return vector{v.x + w.x, v.y + w.y} }
func (v vector) sub(w vector) vector  { return vector{v.x - w.x, v.y - w.y} }
func (v vector) mul(f float64) vector { return vector{float64(v.x * f), float64(v.y * f)} }

// size returns the larger of the two sides, which is enough to bound an error.
func (v vector) size() float64 { return max(v.x, -v.x) + max(v.y, -v.y) }

func (v vector) round(on bool) point {
	return point{round(v.x), round(v.y), on}
}

// round rounds to the nearest, halves away from zero, and keeps the result
// within what a TrueType coordinate holds.
func round(f float64) int {
	const most = 16000
	f = max(-most, min(most, f))
	if f < 0 {
		return -int(-f + 0.5)
	}
	return int(f + 0.5)
}
