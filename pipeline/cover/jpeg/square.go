package jpeg

import "image"

// A block is 8 × 8 values, row by row, in 1024ths of a step of 255, less 128.
type block [64]int32

// A square is 16 × 16 pixels as light and two colours (JFIF 1.02).
type square struct {
	light     [4]block
	blue, red block
}

// read takes the square whose upper left pixel is at x, y. What lies outside
// the picture is as its edge.
func (s *square) read(img *image.RGBA, x, y int) {
	var rows [16][]byte
	w, h := img.Rect.Dx(), img.Rect.Dy()
	var edge [16][64]byte
	for i := range rows {
		row := img.Pix[min(y+i, h-1)*img.Stride:]
		if x+16 <= w {
			rows[i] = row[4*x : 4*x+64]
			continue
		}
		for j := range 16 {
			copy(edge[i][4*j:], row[4*min(x+j, w-1):][:4])
		}
		rows[i] = edge[i][:]
	}
	for i := 0; i < 16; i += 2 {
		upper, lower := (*[64]byte)(rows[i]), (*[64]byte)(rows[i+1])
		for half := range 2 {
			b := &s.light[i/8*2+half]
			at := i % 8 * 8
			for j := 0; j < 8; j += 2 {
				p := 32*half + 4*j
				r1, g1, b1 := int32(upper[p]), int32(upper[p+1]), int32(upper[p+2])
				r2, g2, b2 := int32(upper[p+4]), int32(upper[p+5]), int32(upper[p+6])
				r3, g3, b3 := int32(lower[p]), int32(lower[p+1]), int32(lower[p+2])
				r4, g4, b4 := int32(lower[p+4]), int32(lower[p+5]), int32(lower[p+6])
				b[at+j], b[at+j+1] = lightOf(r1, g1, b1), lightOf(r2, g2, b2)
				b[at+j+8], b[at+j+9] = lightOf(r3, g3, b3), lightOf(r4, g4, b4)
				r, g, bl := r1+r2+r3+r4, g1+g2+g3+g4, b1+b2+b3+b4
				k := i/2*8 + 4*half + j/2
				s.blue[k] = (32768*bl - 11059*r - 21709*g) >> 8
				s.red[k] = (32768*r - 27439*g - 5329*bl) >> 8
			}
		}
	}
}

func lightOf(r, g, b int32) int32 { return (19595*r+38470*g+7471*b)>>6 - 128<<10 }
