package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // pictures may be GIF
	"image/jpeg"
	"image/png"

	"octavo/pipeline/page"
)

// maxPixels is how large a picture may be: three times a full page at 600 dpi
// in 8.5 × 11 in. Unpacked it takes 400 MB.
const maxPixels = 100_000_000

// grayQuality is how well a colour photograph is kept when it is made gray for
// print: at 95 no difference is seen at 300 dpi.
const grayQuality = 95

// prepareImage turns a picture into what gofpdf takes: JPEG as it is, all else
// as PNG of 8 bits, not interlaced and without transparency, which is laid on
// white. For print it is gray.
func prepareImage(img *page.Image, gray bool) (kind string, data []byte, err error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(img.Data))
	if err != nil {
		return "", nil, fmt.Errorf("read image %q: %w", img.Name, err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width*config.Height > maxPixels {
		return "", nil, fmt.Errorf("read image %q: %d × %d pixels; the limit is %d million", img.Name, config.Width, config.Height, maxPixels/1_000_000)
	}
	isJPEG := format == "jpeg"
	if isJPEG && config.ColorModel != color.CMYKModel && (!gray || config.ColorModel == color.GrayModel) {
		return "jpg", img.Data, nil
	}
	picture, _, err := image.Decode(bytes.NewReader(img.Data))
	if err != nil {
		return "", nil, fmt.Errorf("read image %q: %w", img.Name, err)
	}
	flat := flatten(picture, gray || config.ColorModel == color.GrayModel || config.ColorModel == color.Gray16Model)
	var out bytes.Buffer
	if isJPEG {
		kind, err = "jpg", jpeg.Encode(&out, flat, &jpeg.Options{Quality: grayQuality})
	} else {
		kind, err = "png", png.Encode(&out, flat)
	}
	if err != nil {
		return "", nil, fmt.Errorf("convert image %q: %w", img.Name, err)
	}
	return kind, out.Bytes(), nil
}

// flatten lays a picture on white.
func flatten(picture image.Image, gray bool) image.Image {
	box := image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy())
	var flat draw.Image = image.NewRGBA(box)
	if gray {
		flat = image.NewGray(box)
	}
	draw.Draw(flat, box, image.White, image.Point{}, draw.Src)
	draw.Draw(flat, box, picture, picture.Bounds().Min, draw.Over)
	return flat
}

var errNoCover = errors.New("write pdf: the cover is no JPEG")
