// Package unit holds lengths, the only way this program says how far.
//
// Lengths are integers, so that two machines that add the same lengths get
// the same sum: a sum of floats may differ where one processor fuses a
// multiplication with an addition and another does not.
package unit

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// A Length is an absolute distance, counted in 1/65536 of a PostScript point
// (1/72 in). The zero Length is no distance. One is about 5 nanometres; a
// Length reaches 1.4e14 points, so sums over a whole book do not overflow.
type Length int64

// The lengths others are made of.
const (
	Point      Length = 1 << 16
	Inch              = 72 * Point
	Millimetre Length = 185771 // 72 × 65536 / 25.4, to the nearest
)

// Points returns the length of n points, to the nearest 1/65536.
func Points(n float64) Length {
	v := float64(n * float64(Point))
	if v < 0 {
		return -Length(-v + 0.5)
	}
	return Length(v + 0.5)
}

// Points returns the length in points. The result is exact below 2^37 points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Scale returns l × num / den, rounded to the nearest, halves away from zero.
// It panics when den is zero.
func (l Length) Scale(num, den int64) Length {
	neg := (l < 0) != (num < 0) != (den < 0)
	hi, lo := bits.Mul64(magnitude(int64(l)), magnitude(num))
	d := magnitude(den)
	lo, carry := bits.Add64(lo, d/2, 0)
	q, _ := bits.Div64(hi+carry, lo, d)
	if neg {
		return -Length(q)
	}
	return Length(q)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// String gives the length in points with at most three decimals, as "12pt"
// or "13.605pt".
func (l Length) String() string {
	s := strconv.FormatFloat(l.Points(), 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	return s + "pt"
}

// An Em is a distance relative to a type size, counted in 1/1000 of the em.
// The zero Em is no distance; 1000 is one em.
type Em int32

// Of returns the distance at the given type size.
func (e Em) Of(size Length) Length { return size.Scale(int64(e), 1000) }

// String gives the distance as "1.25em".
func (e Em) String() string {
	return strconv.FormatFloat(float64(e)/1000, 'f', -1, 64) + "em"
}

// units are the endings Parse knows, and what one of each is worth. A pica is
// 12 points; a didot point is 0.376065 mm and stays out, since printers who
// ask for it mean the point by now.
var units = []struct {
	name string
	one  float64 // in points
}{
	{"pt", 1}, {"in", 72}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"pc", 12}, {"px", 0.75},
}

// Parse reads a length with its unit, as "11.5pt", "5.5in", "140mm", "14cm",
// "2pc" or "16px" (96 to the inch, as in CSS). Spaces round the number are
// allowed. A bare number is an error, since nobody can know its unit; bare
// zero is not.
func Parse(s string) (Length, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	if t == "0" {
		return 0, nil
	}
	for _, u := range units {
		number, ok := strings.CutSuffix(t, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || n != n || n > 1e6 || n < -1e6 {
			return 0, fmt.Errorf("%q is no length: the part before %s is no number", s, u.name)
		}
		return Points(float64(n * u.one)), nil
	}
	return 0, fmt.Errorf("%q is no length: write a number and a unit (pt, mm, cm, in, pc), as 5.5in", s)
}

// ParseEm reads a distance relative to the type size, as "1.2em".
func ParseEm(s string) (Em, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	number, ok := strings.CutSuffix(t, "em")
	if t == "0" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if !ok || err != nil || n != n || n > 1e5 || n < -1e5 {
		return 0, fmt.Errorf("%q is no distance in ems: write it as 1.2em", s)
	}
	v := float64(n * 1000)
	if v < 0 {
		return -Em(-v + 0.5), nil
	}
	return Em(v + 0.5), nil
}

// A Size is a width and a height, as of a sheet.
type Size struct{ Width, Height Length }

// sizes are the trims known by name, from ISO 216 and from the trade. A mass
// market paperback is 4.25 × 6.87 in.
var sizes = map[string]Size{
	"a4":          {Inch.Scale(2100, 254), Inch.Scale(2970, 254)},
	"a5":          {Inch.Scale(1480, 254), Inch.Scale(2100, 254)},
	"a6":          {Inch.Scale(1050, 254), Inch.Scale(1480, 254)},
	"mass-market": {Points(306), Points(494.64)},
	"digest":      {Points(396), Points(612)},
	"us-trade":    {Points(432), Points(648)},
}

// ParseSize reads a sheet's size: "5.5x8.5in", "148x210mm", "5in x 8in", with
// × for x if one likes, or a name: a4, a5, a6, mass-market, digest, us-trade.
func ParseSize(s string) (Size, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	if size, ok := sizes[t]; ok {
		return size, nil
	}
	t = strings.ReplaceAll(t, "×", "x")
	at := strings.Index(t, "x")
	if strings.HasPrefix(t, "px") || at < 0 {
		return Size{}, fmt.Errorf("%q is no size: write width x height and a unit, as 5.5x8.5in, or a5", s)
	}
	if at > 0 && t[at-1] == 'p' && strings.Count(t, "x") > 1 { // 400px x 600px
		at++
		at += strings.Index(t[at:], "x")
	}
	w, h := strings.TrimSpace(t[:at]), strings.TrimSpace(t[at+1:])
	height, err := Parse(h)
	if err != nil {
		return Size{}, fmt.Errorf("%q is no size: %w", s, err)
	}
	if last := w[len(w)-min(1, len(w)):]; last >= "0" && last <= "9" || last == "." {
		w += strings.TrimLeft(h, "0123456789. ")
	}
	width, err := Parse(w)
	if err != nil {
		return Size{}, fmt.Errorf("%q is no size: %w", s, err)
	}
	if width <= 0 || height <= 0 {
		return Size{}, fmt.Errorf("%q is no size: both sides must be more than nothing", s)
	}
	return Size{width, height}, nil
}

// String gives the size in points, as "396x612pt".
func (s Size) String() string {
	return strings.TrimSuffix(s.Width.String(), "pt") + "x" + s.Height.String()
}
