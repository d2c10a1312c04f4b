package cover

import (
	"image"

	"octavo/pipeline/cover/jpeg"
)

// maxBytes is how much a cover may weigh: Standard Ebooks' limit, the lowest
// of all.
const maxBytes = 1_500_000

// qualities are tried in turn until a cover is light enough. At 88 no block
// shows beside fine lines; at 60 they begin to.
var qualities = []int{88, 80, 70, 60, 45, 30}

// encode gives the picture as a JPEG.
func encode(img *image.RGBA) []byte {
	var data []byte
	for _, q := range qualities {
		if data = jpeg.Encode(img, q); len(data) <= maxBytes {
			break
		}
	}
	return data
}
