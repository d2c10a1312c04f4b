package cover

import (
	"encoding/binary"
	"sync"
)

// grainSide is the side of the tile the paper's grain is made of, in pixels.
const grainSide = 256

// grainTile is how much lighter or darker each pixel of the tile is, in
// sixteenths of a step: two sizes of cloud, at most three steps together, so
// that one sees paper and not a pattern.
var grainTile = sync.OnceValue(func() *[grainSide * grainSide]int8 {
	rough := newChance("paper")
	var fine, coarse [grainSide * grainSide]int32
	for i := range fine {
		n := rough.next()
		fine[i], coarse[i] = int32(n&0xFF)-128, int32(n>>8&0xFF)-128
	}
	smooth(&fine, 1)
	for range 2 {
		smooth(&coarse, 4)
	}
	var tile [grainSide * grainSide]int8
	for i := range tile {
		tile[i] = int8(min(max(fine[i]/3+coarse[i]*2, -44), 44))
	}
	return &tile
})

// smooth replaces each value by the mean of those up to r away, across the
// tile's edges.
func smooth(v *[grainSide * grainSide]int32, r int) {
	var row [grainSide * grainSide]int32
	for y := range grainSide {
		for x := range grainSide {
			sum := int32(0)
			for d := -r; d <= r; d++ {
				sum += v[y*grainSide+(x+d)&(grainSide-1)]
			}
			row[y*grainSide+x] = sum
		}
	}
	n := int32((2*r + 1) * (2*r + 1))
	for y := range grainSide {
		for x := range grainSide {
			sum := int32(0)
			for d := -r; d <= r; d++ {
				sum += row[(y+d)&(grainSide-1)*grainSide+x]
			}
			v[y*grainSide+x] = sum / n
		}
	}
}

// grain gives everything the look of paper, and of light that falls on it from
// the upper left: no more than four steps of 255 either way.
func (c *canvas) grain() {
	tile := grainTile()
	w, h := c.img.Rect.Dx(), c.img.Rect.Dy()
	const most = 8
	var shifted [2*most + 1][256]uint8
	for s := range shifted {
		for v := range shifted[s] {
			shifted[s][v] = uint8(min(max(v+s-most, 0), 255))
		}
	}
	across := make([]int, w)
	for x := range across {
		across[x] = light(x-w*2/5, w)
	}
	for y := range h {
		down := light(y-h*3/10, h) + most<<4 + 24
		row := tile[y&(grainSide-1)*grainSide:][:grainSide]
		pix := c.img.Pix[y*c.img.Stride:][:4*w]
		for x, a := range across {
			s := &shifted[(down+a+int(row[x&(grainSide-1)]))>>4]
			p := pix[4*x : 4*x+4 : 4*x+4]
			v := binary.LittleEndian.Uint32(p)
			v = uint32(s[v&0xFF]) | uint32(s[v>>8&0xFF])<<8 | uint32(s[v>>16&0xFF])<<16 | 0xFF<<24
			binary.LittleEndian.PutUint32(p, v)
		}
	}
}

// light falls off with the square of the distance, by 48 sixteenths at most.
func light(far, all int) int { return -far * far * 96 / (all * all) }
