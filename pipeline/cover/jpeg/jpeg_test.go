package jpeg

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	stdjpeg "image/jpeg"
	"math"
	"testing"
)

// picture is a picture with all that pictures have: even colour, gradients,
// sharp edges and noise.
func picture(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	noise := uint32(7)
	for y := range h {
		for x := range w {
			noise = noise*1664525 + 1013904223
			c := color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x + y) * 255 / (w + h)), 255}
			switch {
			case x < w/4:
				c = color.RGBA{20, 40, 90, 255}
			case (x-w/2)*(x-w/2)+(y-h/2)*(y-h/2) < w*h/16:
				c = color.RGBA{240, 240, 220, 255}
			case y > h*3/4:
				c.R, c.G = c.R&0xF0|uint8(noise>>28), c.G&0xF0|uint8(noise>>24&15)
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// ratio returns the mean square difference of two pictures against the
// largest there can be, in decibels.
func ratio(t *testing.T, a *image.RGBA, data []byte) float64 {
	t.Helper()
	b, err := stdjpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b.Bounds() != a.Bounds() {
		t.Fatalf("%v, want %v", b.Bounds(), a.Bounds())
	}
	sum := 0.0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			p, q := a.RGBAAt(x, y), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				sum += float64(d * d)
			}
		}
	}
	return 10 * math.Log10(255*255*3*float64(a.Rect.Dx()*a.Rect.Dy())/max(sum, 1))
}

// Held against Go's own encoder: as true to the picture, and smaller.
func TestEncode(t *testing.T) {
	for _, size := range []image.Point{{320, 512}, {1000, 1600}, {1, 1}, {7, 9}, {16, 16}, {17, 33}, {250, 15}} {
		m := picture(size.X, size.Y)
		for _, quality := range []int{1, 30, 60, 88, 100} {
			data := Encode(m, quality)
			var std bytes.Buffer
			if err := stdjpeg.Encode(&std, m, &stdjpeg.Options{Quality: quality}); err != nil {
				t.Fatal(err)
			}
			ours, theirs := ratio(t, m, data), ratio(t, m, std.Bytes())
			if ours < theirs-0.2 {
				t.Errorf("%v at %d: %.2f dB, image/jpeg %.2f", size, quality, ours, theirs)
			}
			if len(data) > std.Len() {
				t.Errorf("%v at %d: %d bytes, image/jpeg %d", size, quality, len(data), std.Len())
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	if got, want := fmt.Sprintf("%x", sha256.Sum256(Encode(picture(333, 222), 88)))[:16], "4367d358e988597c"; got != want {
		t.Errorf("other bytes: %s, want %s", got, want)
	}
}

// A transformed block is what the definition says, with factors taken out.
func TestTransform(t *testing.T) {
	var b block
	for i := range b {
		b[i] = int32(i*i*7919%256-128) << 10
	}
	in := b
	transform(&b)
	for u := range 8 {
		for v := range 8 {
			sum := 0.0
			for y := range 8 {
				for x := range 8 {
					sum += float64(in[8*y+x]) * math.Cos(float64(2*y+1)*float64(u)*math.Pi/16) * math.Cos(float64(2*x+1)*float64(v)*math.Pi/16)
				}
			}
			for _, k := range []int{u, v} {
				if k == 0 {
					sum *= math.Sqrt(0.5)
				}
			}
			got := float64(b[8*u+v]) * 65536 * 65536 / 8 / float64(factors[u]) / float64(factors[v])
			if want := sum / 4; math.Abs(got-want) > 40 { // a 25th of a step
				t.Errorf("coefficient %d, %d: %.0f, want %.0f", u, v, got, want)
			}
		}
	}
}

// What is not zero is marked so, and nothing else.
func TestQuantize(t *testing.T) {
	for quality := 1; quality <= 100; quality++ {
		steps := scaled(0, quality)
		d := divisorsOf(&steps)
		for i := range 64 {
			part := int64(steps[i]) * factors[zigzag[i]>>3] * factors[zigzag[i]&7] >> 19
			for _, v := range []int64{part/2 - 1, part / 2, part/2 + 1, part, 3*part/2 + 2, 1 << 23} {
				for _, v := range []int64{v, -v} {
					var b block
					var values [64]int32
					b[zigzag[i]] = int32(v)
					present := d.quantize(&b, &values)
					if present != 0 && present != 1<<i || (present != 0) != (values[i] != 0) {
						t.Fatalf("quality %d, coefficient %d, %d: marks %b, value %d", quality, i, v, present, values[i])
					}
					if off := int64(values[i])*part - v; off > part/2+2 || off < -part/2-2 {
						t.Fatalf("quality %d, coefficient %d, %d: %d steps of %d", quality, i, v, values[i], part)
					}
				}
			}
		}
	}
}

// The codes of any counts are prefix codes of at most 16 bits, none all ones.
func TestCodes(t *testing.T) {
	fibonacci := [257]int32{0: 1, 1: 1}
	for i := 2; i < 40; i++ {
		fibonacci[i] = fibonacci[i-1] + fibonacci[i-2]
	}
	even := [257]int32{}
	for i := range 256 {
		even[i] = 5
	}
	for name, counts := range map[string][257]int32{"none": {}, "one": {9: 4}, "two": {3: 1, 200: 99}, "fibonacci": fibonacci, "even": even} {
		c := codesFor(&counts)
		room, n := 0, 0
		for i, count := range counts[:256] {
			code := c.bySymbol[i]
			if (code.length > 0) != (count > 0) || code.length > 16 {
				t.Errorf("%s: symbol %d has %d bits", name, i, code.length)
			}
			if code.length > 0 {
				n++
				room += 1 << (16 - code.length)
				if code.bits == 1<<code.length-1 {
					t.Errorf("%s: symbol %d has a code of ones", name, i)
				}
			}
		}
		if room >= 1<<16 || n != len(c.symbols) {
			t.Errorf("%s: %d of 65536, %d symbols, %d listed", name, room, n, len(c.symbols))
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	m := picture(1600, 2560)
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.ReportMetric(float64(len(Encode(m, 88))), "bytes")
		}
	})
	b.Run("image-jpeg", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var out bytes.Buffer
			stdjpeg.Encode(&out, m, &stdjpeg.Options{Quality: 88})
			b.ReportMetric(float64(out.Len()), "bytes")
		}
	})
}
