package epub

import (
	"bytes"
	"io"

	"github.com/pgaskin/kepubify/v4/kepub"

	"octavo/pipeline/epub/finish"
)

// WriteKepub writes the edition for Kobo's readers, of one that Write has
// made: each sentence in a span of its own, from which they count pages,
// reading time and the place of a mark. kepubify changes the documents; the
// file is ours again, since kepubify's has its entries in another order each
// time.
func WriteKepub(w io.Writer, epub []byte) error {
	c := kepub.NewConverter()
	return finish.Rewrite(w, epub, func(document []byte) ([]byte, error) {
		var out bytes.Buffer
		err := c.TransformContent(&out, bytes.NewReader(document))
		return out.Bytes(), err
	})
}
