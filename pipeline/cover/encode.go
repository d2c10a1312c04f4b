package cover

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
)

// maxBytes is how much a cover may weigh: Standard Ebooks' limit, the lowest
// of all.
const maxBytes = 1_500_000

// qualities are those of image/jpeg, tried in turn until a cover is light
// enough. At 88 no block shows beside fine lines; at 60 they begin to.
var qualities = []int{88, 80, 70, 60, 45, 30}

// encode gives the picture as a JPEG that says it has 300 dots to the inch.
func encode(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	for _, q := range qualities {
		out.Reset()
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: q}); err != nil {
			return nil, fmt.Errorf("encode the cover: %w", err)
		}
		if out.Len() <= maxBytes-len(jfif) {
			break
		}
	}
	data := out.Bytes()
	return append(append(bytes.Clone(data[:2]), jfif...), data[2:]...), nil
}

// jfif is the APP0 segment of JFIF 1.01, which image/jpeg leaves out and some
// printers' tools look for: 300 dots to the inch, no thumbnail.
const jfif = "\xFF\xE0\x00\x10JFIF\x00\x01\x01\x01\x01\x2C\x01\x2C\x00\x00"
