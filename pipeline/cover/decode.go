package cover

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // its first frame
	_ "image/jpeg"
	_ "image/png"
	"strconv"

	_ "golang.org/x/image/webp" // a cover may be a WebP

	"octavo/pipeline/diag"
)

// A picture is the author's, unpacked, the way up it is meant to be seen.
type picture struct {
	name    string
	at      diag.Pos
	w, h    int // pixels
	pixel   pixels
	cmyk    bool
	profile bool // it has a colour profile that is not sRGB's
}

// pixels gives the colour of a place, from the top left.
type pixels func(x, y int) colour

// openPicture unpacks a picture, after its head has shown that it can be.
func openPicture(name string, data []byte, at diag.Pos) (*picture, error) {
	const export = "export it as an sRGB JPEG or PNG of 1600 × 2560 pixels"
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		if kind := otherFormat(data); kind != "" {
			return nil, diag.Faultf(at, "cover-format", export, "the cover %q is %s, which octavo cannot read", name, kind)
		}
		return nil, &diag.Fault{Pos: at, Code: "cover-format", Message: "the cover " + quoted(name) + " is no JPEG, PNG, GIF or WebP picture", Hint: export, Err: err}
	}
	switch w, h := config.Width, config.Height; {
	case w < 1 || h < 1:
		return nil, diag.Faultf(at, "cover-format", export, "the cover %q is empty", name)
	case w > maxSide || h > maxSide || int64(w)*int64(h) > maxPixels:
		return nil, diag.Faultf(at, "cover-too-big", export, "the cover %q has %d × %d pixels; at most %d on a side and %d megapixels are taken",
			name, w, h, maxSide, maxPixels/1_000_000)
	case int64(w)*int64(h)*depth(config.ColorModel, data, format) > maxUnpacked:
		return nil, diag.Faultf(at, "cover-too-big", export, "the cover %q has %d × %d pixels, which take more than %d MB to unpack", name, w, h, maxUnpacked>>20)
	}
	img, err := unpack(data)
	if err != nil || img.Bounds().Empty() {
		return nil, &diag.Fault{Pos: at, Code: "cover-broken", Message: "the cover " + quoted(name) + " is broken", Hint: export, Err: err}
	}
	p := &picture{name: name, at: at, w: img.Bounds().Dx(), h: img.Bounds().Dy(), pixel: pixelsOf(img)}
	_, p.cmyk = img.(*image.CMYK)
	if format == "jpeg" {
		p.rotate(orientation(data))
	}
	p.profile = !p.cmyk && foreignProfile(data, format)
	return p, nil
}

// unpack decodes; a panic in a decoder is a broken picture.
func unpack(data []byte) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("decode: %v", r)
		}
	}()
	img, _, err = image.Decode(bytes.NewReader(data))
	return img, err
}

// depth is how many bytes a pixel takes while a picture is unpacked. Go's
// decoder keeps all coefficients of a progressive JPEG, four bytes each.
func depth(model color.Model, data []byte, format string) int64 {
	switch {
	case format == "jpeg" && progressive(data):
		return 16
	case model == color.RGBA64Model, model == color.NRGBA64Model:
		return 8
	}
	return 4
}

// otherFormat names a picture's format by its first bytes, or gives "".
func otherFormat(data []byte) string {
	for _, f := range []struct {
		at          int
		magic, name string
	}{
		{8, "WEBP", "a WebP picture"}, {4, "ftypavif", "an AVIF picture"}, {4, "ftypheic", "a HEIC picture"}, {4, "ftypheix", "a HEIC picture"},
		{4, "ftypmif1", "a HEIF picture"}, {0, "II*\x00", "a TIFF picture"}, {0, "MM\x00*", "a TIFF picture"}, {0, "%PDF", "a PDF file"},
		{0, "8BPS", "a Photoshop file"}, {0, "BM", "a BMP picture"}, {0, "<svg", "an SVG drawing"}, {0, "<?xml", "an XML file"},
		{0, "\x00\x00\x00\x0CJXL ", "a JPEG XL picture"}, {0, "\xFF\x0A", "a JPEG XL picture"},
	} {
		if len(data) >= f.at+len(f.magic) && string(data[f.at:f.at+len(f.magic)]) == f.magic {
			return f.name
		}
	}
	return ""
}

// pixelsOf reads an image of any kind, on white where it can be seen through.
func pixelsOf(img image.Image) pixels {
	min := img.Bounds().Min
	switch m := img.(type) {
	case *image.YCbCr:
		return func(x, y int) colour {
			i, j := m.YOffset(min.X+x, min.Y+y), m.COffset(min.X+x, min.Y+y)
			r, g, b := color.YCbCrToRGB(m.Y[i], m.Cb[j], m.Cr[j])
			return colour{r, g, b}
		}
	case *image.Gray:
		return func(x, y int) colour {
			v := m.Pix[m.PixOffset(min.X+x, min.Y+y)]
			return colour{v, v, v}
		}
	case *image.RGBA:
		return func(x, y int) colour {
			p := m.Pix[m.PixOffset(min.X+x, min.Y+y):]
			white := 255 - p[3]
			return colour{p[0] + white, p[1] + white, p[2] + white}
		}
	}
	return func(x, y int) colour {
		r, g, b, a := img.At(min.X+x, min.Y+y).RGBA()
		white := 0xFFFF - a
		return colour{uint8((r + white) >> 8), uint8((g + white) >> 8), uint8((b + white) >> 8)}
	}
}

func quoted(s string) string { return strconv.Quote(s) }
