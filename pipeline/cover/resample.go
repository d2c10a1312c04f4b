package cover

import "image"

// fine is one in the arithmetic of the filter.
const fine = 4096

// weights are what each pixel from first on gives to one of the new picture,
// in parts of weightOne; they sum to it.
type weights struct {
	first int
	w     []int64
}

const weightOne = 1 << 14

// catmullRom is the filter at x, in fine parts: Keys' cubic with a = -1/2. It
// reaches two pixels either way.
func catmullRom(x int64) int64 {
	x = max(x, -x)
	switch {
	case x < fine:
		return (3*x*x*x/fine - 5*x*x + 2*fine*fine) / 2 / fine
	case x < 2*fine:
		return (-x*x*x/fine + 5*x*x - 8*fine*x + 4*fine*fine) / 2 / fine
	}
	return 0
}

// filter returns the weights for each of n new pixels made from the given
// number of old ones. When there are fewer new ones the filter is stretched,
// so that none of the old is passed over.
func filter(old, n int) []weights {
	stretch := max(int64(old)*fine/int64(n), fine)
	list := make([]weights, n)
	for i := range list {
		centre := (int64(2*i+1)*int64(old)*fine/int64(n) - fine) / 2
		from, to := (centre-2*stretch)/fine, (centre+2*stretch)/fine+1
		first, last := max(from, 0), min(to, int64(old-1))
		w := make([]int64, last-first+1)
		sum := int64(0)
		for j := from; j <= to; j++ { // what lies outside counts as the edge
			v := catmullRom((j*fine - centre) * fine / stretch)
			w[min(max(j, first), last)-first] += v
			sum += v
		}
		total, most := int64(0), 0
		for k := range w {
			w[k] = w[k] * weightOne / sum
			total += w[k]
			if w[k] > w[most] {
				most = k
			}
		}
		w[most] += weightOne - total
		list[i] = weights{int(first), w}
	}
	return list
}

// resample scales the part of a picture within r to w × h pixels. It mixes
// light and not numbers, so that fine patterns keep their brightness, and holds
// only the rows it needs.
func resample(src pixels, r image.Rectangle, w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	across, down := filter(r.Dx(), w), filter(r.Dy(), h)
	kept := 0
	for _, d := range down {
		kept = max(kept, len(d.w))
	}
	rows := make([][]int32, kept) // row y is at y % kept
	for i := range rows {
		rows[i] = make([]int32, 3*w)
	}
	old := make([]int32, 3*r.Dx())
	next := 0
	for y, d := range down {
		for ; next < d.first+len(d.w); next++ {
			if next < d.first {
				continue
			}
			for x := range r.Dx() {
				c := src(r.Min.X+x, r.Min.Y+next)
				old[3*x], old[3*x+1], old[3*x+2] = int32(linear[c.r]), int32(linear[c.g]), int32(linear[c.b])
			}
			squeeze(rows[next%kept], old, across)
		}
		line := out.Pix[y*out.Stride:][:4*w]
		for x := range w {
			var sum [3]int64
			for k, v := range d.w {
				row := rows[(d.first+k)%kept][3*x : 3*x+3 : 3*x+3]
				sum[0] += v * int64(row[0])
				sum[1] += v * int64(row[1])
				sum[2] += v * int64(row[2])
			}
			p := line[4*x : 4*x+4 : 4*x+4]
			p[0], p[1], p[2], p[3] = code(sum[0]), code(sum[1]), code(sum[2]), 0xFF
		}
	}
	return out
}

// squeeze scales one row.
func squeeze(to, from []int32, across []weights) {
	for x := range across {
		var sum [3]int64
		at := 3 * across[x].first
		for _, v := range across[x].w {
			p := from[at : at+3 : at+3]
			sum[0] += v * int64(p[0])
			sum[1] += v * int64(p[1])
			sum[2] += v * int64(p[2])
			at += 3
		}
		t := to[3*x : 3*x+3 : 3*x+3]
		t[0], t[1], t[2] = int32(sum[0]/weightOne), int32(sum[1]/weightOne), int32(sum[2]/weightOne)
	}
}

// code turns weighted light into an sRGB number.
func code(sum int64) uint8 { return coded[min(max(sum/weightOne, 0), 65535)>>4] }
