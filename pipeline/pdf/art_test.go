package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/unit"
)

// No colour takes more ink than a press bears, black is black alone, and white
// is none.
func TestInks(t *testing.T) {
	for r := 0; r < 256; r += 5 {
		for g := 0; g < 256; g += 5 {
			for b := 0; b < 256; b += 5 {
				ink := inks(page.Colour{R: uint8(r), G: uint8(g), B: uint8(b)})
				sum := 0
				for _, n := range ink {
					if sum += n; n < 0 || n > 1000 {
						t.Fatalf("%d %d %d: %v", r, g, b, ink)
					}
				}
				if sum > mostInk*10 {
					t.Fatalf("%d %d %d: %v is %d thousandths", r, g, b, ink, sum)
				}
			}
		}
	}
	for c, want := range map[page.Colour][4]int{{}: {0, 0, 0, 1000}, {R: 255, G: 255, B: 255}: {}, {R: 255}: {0, 1000, 1000, 0}} {
		if got := inks(c); got != want {
			t.Errorf("%v: %v, not %v", c, got, want)
		}
	}
}

func TestArt(t *testing.T) {
	a := &page.Art{
		Size: unit.Size{Width: 300 * unit.Point, Height: 200 * unit.Point}, Bleed: 9 * unit.Point, Ground: page.Colour{R: 10, G: 60, B: 90},
		Picture: &page.ArtPicture{X: 150 * unit.Point, Width: 150 * unit.Point, Height: 200 * unit.Point, Columns: 2, Rows: 1, Pixels: []byte{255, 0, 0, 0, 0, 255}},
		Shapes:  []page.ArtShape{{Colour: page.Colour{R: 255, G: 255, B: 255}, Paths: [][]page.Spot{{{X: unit.Point}, {X: 20 * unit.Point}, {X: 20 * unit.Point, Y: 30 * unit.Point}}}}, {}},
	}
	var first []byte
	for _, o := range []Options{{}, {Standard: finish.X1a, Intent: Intent{Condition: "CGATS TR 001"}}} {
		var out, again bytes.Buffer
		if err := WriteArt(&out, a, sampleMeta, o); err != nil {
			t.Fatal(err)
		}
		if err := WriteArt(&again, a, sampleMeta, o); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("two files differ, %v", err)
		}
		if bytes.Equal(first, out.Bytes()) {
			t.Error("a standard changes nothing")
		}
		first = out.Bytes()
		file := filepath.Join(t.TempDir(), "art.pdf")
		if err := os.WriteFile(file, first, 0o666); err != nil {
			t.Fatal(err)
		}
		tools.QPDFCheck(t, file)
		info := tools.PDFInfo(t, file, "-box")
		for name, want := range map[string]string{"TrimBox": `9.00 +9.00 +291.00 +191.00`, "BleedBox": `0.00 +0.00 +300.00 +200.00`, "Pages": "1"} {
			if !regexp.MustCompile(want).MatchString(info[name]) {
				t.Errorf("%s is %q", name, info[name])
			}
		}
		if !strings.Contains(string(first), "DeviceCMYK") || strings.Contains(string(first), "DeviceRGB") {
			t.Error("the picture is not in CMYK")
		}
	}
}

func TestArtThatCannotBe(t *testing.T) {
	for _, a := range []page.Art{
		{},
		{Size: unit.Size{Width: 10 * unit.Point, Height: 10 * unit.Point}, Bleed: 5 * unit.Point},
		{Size: unit.Size{Width: 10 * unit.Point, Height: 10 * unit.Point}, Picture: &page.ArtPicture{Columns: 3, Rows: 3, Pixels: []byte{1}}},
	} {
		if err := WriteArt(&bytes.Buffer{}, &a, sampleMeta, Options{}); err == nil {
			t.Errorf("%+v was written", a)
		}
	}
}
