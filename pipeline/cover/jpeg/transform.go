package jpeg

import "math/bits"

// transform replaces a block by its cosine transform, in the scaled form of
// Arai, Agui and Nakajima (A Fast DCT-SQ Scheme for Images, 1988): five
// products for eight values. The coefficient in row u and column v comes out
// 8·a(u)·a(v) times too large, which quantizing takes back.
func transform(b *block) {
	for i := 0; i < 64; i += 8 {
		r := b[i : i+8 : i+8]
		r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7] = cosines(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7])
	}
	for i := range 8 {
		b[i], b[i+8], b[i+16], b[i+24], b[i+32], b[i+40], b[i+48], b[i+56] =
			cosines(b[i], b[i+8], b[i+16], b[i+24], b[i+32], b[i+40], b[i+48], b[i+56])
	}
}

// Cosines of multiples of π/16, in 65536ths.
const (
	cos4          = 46341 // cos(4π/16)
	cos6          = 25080
	cos2MinusCos6 = 35468
	cos2PlusCos6  = 85627
)

func times(x int32, c int64) int32 { return int32((int64(x)*c + 1<<15) >> 16) }

func cosines(x0, x1, x2, x3, x4, x5, x6, x7 int32) (y0, y1, y2, y3, y4, y5, y6, y7 int32) {
	s0, d0 := x0+x7, x0-x7
	s1, d1 := x1+x6, x1-x6
	s2, d2 := x2+x5, x2-x5
	s3, d3 := x3+x4, x3-x4

	outer, turn := s0+s3, s0-s3
	inner := s1 + s2
	slope := times(s1-s2+turn, cos4)
	y0, y4 = outer+inner, outer-inner
	y2, y6 = turn+slope, turn-slope

	a, b, c := d3+d2, d2+d1, d1+d0
	both := times(a-c, cos6)
	low, high, mid := times(a, cos2MinusCos6)+both, times(c, cos2PlusCos6)+both, times(b, cos4)
	up, down := d0+mid, d0-mid
	y5, y3 = down+low, down-low
	y1, y7 = up+high, up-high
	return
}

// factors are a(u) in 65536ths: 1, and √2 times the cosine of uπ/16.
var factors = [8]int64{65536, 90901, 85627, 77062, 65536, 51491, 35468, 18081}

// zigzag lists the places of coefficients in a block in the order of the file.
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

// usual are the steps of T.81, tables K.1 and K.2, in zigzag order.
var usual = [2][64]int32{
	{
		16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
		56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
	},
	{
		17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
	},
}

// scaled returns the steps for a quality, reckoned as all encoders do.
func scaled(table, quality int) (steps [64]int32) {
	quality = min(max(quality, 1), 100)
	percent := int32(200 - 2*quality)
	if quality < 50 {
		percent = int32(5000 / quality)
	}
	for i, q := range usual[table] {
		steps[i] = min(max((q*percent+50)/100, 1), 255)
	}
	return steps
}

// divisors quantize a transformed block. In zigzag order: what is at most half
// a step and becomes zero, and the reciprocal of a step in parts of
// 1<<reciprocal, rounded up, so that nothing else does.
type divisors struct {
	below  [64]uint32
	factor [64]int64
}

const reciprocal = 40

func divisorsOf(steps *[64]int32) (d divisors) {
	for i, q := range steps {
		at := zigzag[i]
		part := int64(q) * factors[at>>3] * factors[at&7] >> 19 // 8 · 1024 of 1<<32
		d.factor[i] = (1<<reciprocal + part - 1) / part
		d.below[i] = uint32(part / 2)
	}
	return d
}

// quantize divides to the nearest, and returns which values are not zero, one
// bit each from the lowest on. Values that are zero are left alone.
func (d *divisors) quantize(b *block, values *[64]int32) (present uint64) {
	for i := range 64 {
		v := b[zigzag[i]]
		if uint32(v)+d.below[i] <= 2*d.below[i] {
			continue
		}
		sign := v >> 31
		n := int32((int64((v^sign)-sign)*d.factor[i] + 1<<(reciprocal-1)) >> reciprocal)
		values[i] = (n ^ sign) - sign
		present |= 1 << i
	}
	return present
}

// magnitude returns how many bits a value takes, and these: of one below zero
// those of one less.
func magnitude(v int32) (size int, low uint32) {
	sign := v >> 31
	size = bits.Len32(uint32((v ^ sign) - sign))
	return size, uint32(v+sign) & (1<<size - 1)
}

func trailing(mask uint64) int { return bits.TrailingZeros64(mask) }
