package cover

import "testing"

// area sums what a mark covers, in pixels.
func covered(c *canvas) float64 {
	sum := 0.0
	for i := 0; i < len(c.img.Pix); i += 4 {
		sum += float64(linear[c.img.Pix[i]]) / 65535
	}
	return sum
}

func TestFillCoversTheRightArea(t *testing.T) {
	white := hex("#FFFFFF")
	disc := circle(point{60 * px, 50*px + 13}, 40*px)
	for _, c := range []struct {
		name string
		path []contour
		want float64
	}{
		{"box on pixels", []contour{box{10 * px, 10 * px, 30 * px, 20 * px}.contour()}, 200},
		{"box between pixels", []contour{box{10*px + 32, 10*px + 16, 30*px + 32, 20*px + 16}.contour()}, 200},
		{"triangle", []contour{{{10 * px, 10 * px}, {90 * px, 10 * px}, {10 * px, 50 * px}}}, 1600},
		{"disc", []contour{disc}, 5026.5},
		{"disc in a disc", []contour{disc, circle(point{60 * px, 50*px + 13}, 20*px)}, 5026.5},
		{"ring", ring(point{60 * px, 50 * px}, 40*px, 20*px), 3769.9},
		{"half off the left", []contour{circle(point{0, 50 * px}, 40*px)}, 2513.3},
		{"half off the right", []contour{circle(point{120 * px, 50 * px}, 40*px)}, 2513.3},
		{"half off the top", []contour{circle(point{60 * px, 0}, 40*px)}, 2513.3},
		{"all off", []contour{circle(point{-60 * px, 50 * px}, 40*px), circle(point{60 * px, -300 * px}, 40*px)}, 0},
		{"crossing strokes", append(stroke([]point{{20 * px, 50 * px}, {100 * px, 50 * px}}, false, 4*px), stroke([]point{{60 * px, 90 * px}, {60 * px, 10 * px}}, false, 4*px)...), 320 + 320 - 16},
	} {
		k := newCanvas(120, 100)
		k.num, k.den = 1, 1
		k.wash(colour{})
		k.fill(white, c.path)
		if got := covered(k); got < c.want-c.want/150-0.1 || got > c.want+c.want/150+0.1 {
			t.Errorf("%s covers %.1f pixels, want %.1f", c.name, got, c.want)
		}
		for _, v := range k.area {
			if v != 0 {
				t.Errorf("%s leaves something behind", c.name)
				break
			}
		}
	}
}
