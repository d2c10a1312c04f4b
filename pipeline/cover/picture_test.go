package cover

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// art is a picture with a gradient and a red upper left quarter.
func art(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{30, uint8(200 * x / w), uint8(200 * y / h), 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{220, 20, 20, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func asJPEG(m image.Image) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, m, &jpeg.Options{Quality: 92})
	return b.Bytes()
}

func asPNG(m image.Image) []byte {
	var b bytes.Buffer
	png.Encode(&b, m)
	return b.Bytes()
}

func asGIF(m image.Image) []byte {
	var b bytes.Buffer
	gif.Encode(&b, m, nil)
	return b.Bytes()
}

// insert puts a segment after a JPEG's first two bytes.
func insert(data []byte, marker byte, content string) []byte {
	head := []byte{0xFF, 0xD8, 0xFF, marker, byte((len(content) + 2) >> 8), byte(len(content) + 2)}
	return append(append(head, content...), data[2:]...)
}

// hugePNG is the head of a PNG of the given size.
func hugePNG(w, h uint32, depth byte) []byte {
	ihdr := append([]byte("IHDR"), make([]byte, 13)...)
	binary.BigEndian.PutUint32(ihdr[4:], w)
	binary.BigEndian.PutUint32(ihdr[8:], h)
	ihdr[12], ihdr[13] = depth, 2
	data := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0D"), ihdr...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(ihdr))
}

// inkJPEG is a CMYK JPEG of 8 by 8 pixels, as Photoshop writes them: four
// components, tables of one code each, one block of each component.
func inkJPEG() []byte {
	data := []byte{0xFF, 0xD8, 0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0, 0xFF, 0xDB, 0, 67, 0}
	data = append(data, bytes.Repeat([]byte{1}, 64)...)
	data = append(data, 0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	for _, class := range []byte{0x00, 0x10} {
		data = append(data, 0xFF, 0xC4, 0, 20, class, 1)
		data = append(data, make([]byte, 16)...)
	}
	return append(data, 0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0x00, 0xFF, 0xD9)
}

func makeFrom(data []byte, readError error) (*Cover, string, error) {
	b := sample("Any", "Somebody")
	b.Settings.Cover.Image = "art/cover.jpg"
	b.Settings.Cover.At = diag.Pos{File: "book.yaml", Line: 7, Col: 10}
	b.ReadFile = func(name string) ([]byte, error) {
		if name != "art/cover.jpg" {
			return nil, fs.ErrNotExist
		}
		return data, readError
	}
	var found diag.Findings
	c, err := Make(b, plainDesign, font.Family{}, &found)
	return c, found.String(), err
}

func TestOwnPicture(t *testing.T) {
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	icc := "ICC_PROFILE\x00\x01\x01" + strings.Repeat("\x00", 16) + "RGB " + strings.Repeat("\x00", 120) + "Display P3"
	shopSized := asJPEG(art(1600, 2560))
	deep := image.NewNRGBA64(image.Rect(0, 0, 1600, 2560))
	white := image.NewGray(image.Rect(0, 0, 1600, 2560))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	for _, c := range []struct {
		name  string
		data  []byte
		w, h  int
		codes string // of the findings, in order
	}{
		{"the shop's size", shopSized, 1600, 2560, ""},
		{"larger", asJPEG(art(2400, 3840)), 1600, 2560, ""},
		{"nearly the ratio", asJPEG(art(1500, 2350)), 1600, 2560, ""},
		{"two to three keeps its shape", asJPEG(art(1400, 2100)), 1600, 2400, ""},
		{"square", asPNG(art(1500, 1500)), 1600, 2560, "cover-ratio"},
		{"wide", asPNG(art(3000, 1500)), 1600, 2560, "cover-ratio"},
		{"a strip", asPNG(art(1400, 4000)), 1600, 2560, "cover-ratio"},
		{"small", asJPEG(art(800, 1280)), 1600, 2560, "cover-small"},
		{"a stamp", asGIF(art(100, 160)), 1600, 2560, "cover-small"},
		{"one pixel", asPNG(art(1, 1)), 1600, 2560, "cover-small cover-ratio"},
		{"a line", asPNG(art(1, 3000)), 1600, 2560, "cover-small cover-ratio"},
		{"16 bits, transparent", asPNG(deep), 1600, 2560, "cover-white"},
		{"grey, white", asPNG(white), 1600, 2560, "cover-white"},
		{"grey JPEG", asJPEG(white), 1600, 2560, "cover-white"},
		{"held sideways", insert(asJPEG(art(2560, 1600)), 0xE1, exif), 1600, 2560, ""},
		{"another profile", insert(shopSized, 0xE2, icc), 1600, 2560, "cover-profile"},
		{"CMYK", inkJPEG(), 1600, 2560, "cover-small cover-ratio cover-cmyk"},
		{"broken Exif", insert(shopSized, 0xE1, exif[:16]), 1600, 2560, ""},
	} {
		made, found, err := makeFrom(c.data, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if made.Width != c.w || made.Height != c.h {
			t.Errorf("%s: %d × %d, want %d × %d", c.name, made.Width, made.Height, c.w, c.h)
		}
		checkSizes(t, made)
		var codes []string
		for line := range strings.Lines(found) {
			if at := strings.LastIndex(line, "("); at >= 0 && !strings.HasPrefix(line, "\t") {
				codes = append(codes, strings.Trim(line[at:], "()\n"))
				if !strings.HasPrefix(line, "book.yaml:7:10: ") || !strings.Contains(line, "art/cover.jpg") {
					t.Errorf("%s: the finding does not say where: %s", c.name, line)
				}
			}
		}
		if got := strings.Join(codes, " "); got != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.codes)
		}
	}
}

func TestPictureIsUprightAndNotStretched(t *testing.T) {
	exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"
	made, _, err := makeFrom(insert(asJPEG(art(2560, 1600)), 0xE1, exif), nil)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := jpeg.Decode(bytes.NewReader(made.Shop))
	if r, g, _, _ := m.At(1200, 300).RGBA(); r < 50000 || g > 15000 { // turned by a quarter, the red one is upper right
		t.Errorf("upper right is %d, %d", r>>8, g>>8)
	}
	made, _, _ = makeFrom(asPNG(art(1500, 1500)), nil)
	m, _ = jpeg.Decode(bytes.NewReader(made.Shop))
	if r, _, _, _ := m.At(400, 480+400).RGBA(); r < 50000 { // 1600 × 1600 in the middle
		t.Error("the square is not in the middle")
	}
	if r, _, _, _ := m.At(400, 470).RGBA(); r > 50000 {
		t.Error("no bar above the square")
	}
}

func TestBadPictures(t *testing.T) {
	good := asJPEG(art(300, 480))
	progressive := bytes.Replace(bytes.Clone(good), []byte{0xFF, 0xC0}, []byte{0xFF, 0xC2}, 1)
	at := bytes.Index(progressive, []byte{0xFF, 0xC2})
	binary.BigEndian.PutUint16(progressive[at+5:], 9000)
	binary.BigEndian.PutUint16(progressive[at+7:], 9000)
	for _, c := range []struct {
		name, code, says string
		data             []byte
		err              error
	}{
		{"not there", "cover-missing", "there is no cover", nil, fs.ErrNotExist},
		{"unreadable", "cover-missing", "permission denied", nil, fs.ErrPermission},
		{"empty", "cover-format", "no JPEG", nil, nil},
		{"text", "cover-format", "no JPEG", []byte("a cover, honestly"), nil},
		{"WebP", "cover-format", "WebP", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), nil},
		{"HEIC", "cover-format", "HEIC", []byte("\x00\x00\x00\x18ftypheic"), nil},
		{"AVIF", "cover-format", "AVIF", []byte("\x00\x00\x00\x18ftypavif"), nil},
		{"SVG with a script", "cover-format", "SVG", []byte("<svg><script>alert(1)</script></svg>"), nil},
		{"PDF", "cover-format", "PDF", []byte("%PDF-1.7"), nil},
		{"a head of 50,000 by 50,000", "cover-too-big", "50000 × 50000", hugePNG(50000, 50000, 8), nil},
		{"over the pixels", "cover-too-big", "100 megapixels", hugePNG(19000, 19000, 8), nil},
		{"over the memory", "cover-too-big", "400 MB", hugePNG(10000, 9000, 16), nil},
		{"over the memory in passes", "cover-too-big", "400 MB", progressive, nil},
		{"a head and no picture", "cover-broken", "broken", hugePNG(600, 960, 8), nil},
		{"cut off", "cover-broken", "broken", good[:len(good)/2], nil},
		{"heavy", "cover-too-big", "64 MB", make([]byte, maxFile+1), nil},
	} {
		_, _, err := makeFrom(c.data, c.err)
		var f *diag.Fault
		if !errors.As(err, &f) {
			t.Errorf("%s: %v is no fault", c.name, err)
			continue
		}
		if f.Code != c.code || !strings.Contains(f.Error(), c.says) || !strings.Contains(f.Error(), "art/cover.jpg") ||
			!strings.HasPrefix(f.Error(), "book.yaml:7:10: ") || f.Hint == "" {
			t.Errorf("%s: %v (%s), hint %q", c.name, f, f.Code, f.Hint)
		}
	}
	b := sample("Any")
	b.Settings.Cover.Image = "x.jpg"
	if _, err := Make(b, plainDesign, font.Family{}, nil); err == nil {
		t.Error("a book without a folder has a cover of its own")
	}
}

func FuzzPicture(f *testing.F) {
	for _, data := range [][]byte{asJPEG(art(20, 32)), asPNG(art(20, 32)), asGIF(art(20, 32)), hugePNG(50000, 2, 8), []byte("RIFF"),
		insert(asJPEG(art(8, 8)), 0xE1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\xFF\xFF"), insert(asJPEG(art(8, 8)), 0xE2, "ICC_PROFILE\x00\x01\x01")} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && config.Width*config.Height > 1_000_000 {
			return // slow, and no other way through the code
		}
		p, err := openPicture("x", data, diag.Pos{})
		if err != nil {
			var fault *diag.Fault
			if !errors.As(err, &fault) || fault.Hint == "" {
				t.Errorf("%v", err)
			}
			return
		}
		p.remark(nil)
		for _, at := range []image.Point{{0, 0}, {p.w - 1, p.h - 1}, {p.w / 2, p.h / 2}} {
			p.pixel(at.X, at.Y)
		}
	})
}

func TestResample(t *testing.T) {
	m := art(37, 53)
	same := resample(pixelsOf(m), m.Rect, 37, 53)
	if !bytes.Equal(same.Pix, m.Pix) {
		t.Error("a picture scaled to its own size is another one")
	}
	flat := image.NewRGBA(image.Rect(0, 0, 31, 17))
	for i := range flat.Pix {
		flat.Pix[i] = 137
		if i%4 == 3 {
			flat.Pix[i] = 255
		}
	}
	for _, size := range []int{1, 2, 5, 30, 32, 100, 700} {
		out := resample(pixelsOf(flat), flat.Rect, size, size)
		for i, v := range out.Pix {
			if i%4 != 3 && v != 137 {
				t.Fatalf("one colour becomes %d at %d pixels", v, size)
			}
		}
	}
	for _, n := range []int{1, 3, 100, 2560} {
		for _, w := range filter(1000, n) {
			sum := int64(0)
			for _, v := range w.w {
				sum += v
			}
			if sum != weightOne {
				t.Fatalf("weights sum to %d", sum)
			}
		}
	}
}
