package pdf

import (
	"strconv"

	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
)

// A content writes what stands on one page, as the operators of PDF 1.7,
// chapters 8 and 9.
type content struct {
	b      []byte
	book   *edition
	origin page2D // of the trimmed page's top left corner, in the PDF's own directions

	open  mark    // the marked content that is open
	marks []int32 // the element of each marked-content sequence of the page

	text text
}

// page2D is a place in points from the bottom left corner of the sheet.
type page2D struct{ x, y unit.Length }

// op adds an operator, or operands and an operator.
func (c *content) op(s string) { c.b = append(append(c.b, s...), '\n') }

// num adds a length in points and a space.
func (c *content) num(l unit.Length) *content { return c.milli(toMilli(l)) }

// milli adds thousandths of a point as points, and a space.
func (c *content) milli(n int64) *content {
	c.b = append(appendMilli(c.b, n), ' ')
	return c
}

// toMilli returns a length in thousandths of a point, a third of a micrometre,
// as fine as pages are written.
func toMilli(l unit.Length) int64 { return int64(l.Scale(1000, int64(unit.Point))) }

// appendMilli adds a number of thousandths, as ".5" or "-12.125".
func appendMilli(b []byte, n int64) []byte {
	if n == 0 {
		return append(b, '0')
	}
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 1000 {
		b = strconv.AppendInt(b, n/1000, 10)
		n %= 1000
	}
	if n == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/100))
	if n%100 != 0 {
		b = append(b, byte('0'+n/10%10))
	}
	if n%10 != 0 {
		b = append(b, byte('0'+n%10))
	}
	return b
}

func appendEscaped(b []byte, s string) []byte {
	for i := range len(s) {
		b = appendByte(b, s[i])
	}
	return b
}

// appendGray adds a shade, 0 being black, as PDF counts it.
func appendGray(b []byte, gray uint8) []byte {
	return object.AppendNumber(b, float64(gray)/255)
}

// drawing fills an outline.
func (c *content) drawing(d *page.Drawing) {
	if len(d.Path) == 0 {
		return
	}
	c.op("q")
	c.b = appendGray(c.b, d.Gray)
	c.op(" g")
	at := font.Point{}
	place := func(p font.Point) {
		c.num(c.origin.x + d.X + along(d.Scale, p.X))
		c.num(c.origin.y - d.Y + along(d.Scale, p.Y))
	}
	for i, s := range d.Path {
		switch s.Op {
		case 'M':
			if i > 0 {
				c.op("h")
			}
			place(s.Args[0])
			c.op("m")
			at = s.Args[0]
		case 'L':
			place(s.Args[0])
			c.op("l")
			at = s.Args[0]
		case 'Q':
			end := s.Args[1]
			place(twoThirds(at, s.Args[0]))
			place(twoThirds(end, s.Args[0]))
			place(end)
			c.op("c")
			at = end
		case 'C':
			place(s.Args[0])
			place(s.Args[1])
			place(s.Args[2])
			c.op("c")
			at = s.Args[2]
		}
	}
	c.op("h\nf\nQ")
}

// along returns scale times n, n being counted in 1/4096 so that all is done
// in integers.
func along(scale unit.Length, n float32) unit.Length {
	return scale.Scale(int64(float64(n)*4096), 4096)
}

// twoThirds returns the control point of the cubic that a quadratic is.
func twoThirds(end, control font.Point) font.Point {
	third := func(a, b float32) float32 { return float32(float64(a)+float64(2*float64(b))) / 3 }
	return font.Point{X: third(end.X, control.X), Y: third(end.Y, control.Y)}
}
