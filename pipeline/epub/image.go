package epub

import (
	"bytes"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
)

// placeImages takes in the pictures, each under its own name.
func (e *edition) placeImages() error {
	for i, m := range e.book.Images {
		if err := checkImage(m); err != nil {
			return err
		}
		path := finish.ImageFolder + imageName(m.Name)
		e.images[m.Name] = path
		e.pub.Resources = append(e.pub.Resources, finish.Resource{
			ID: "i-" + strings.ReplaceAll(imageName(m.Name), ".", "-"), Path: path, MediaType: m.MediaType, Data: e.book.Images[i].Data,
		})
		if m.MediaType == "image/gif" && bytes.Contains(m.Data, []byte("NETSCAPE2.0")) {
			e.pictures.moving++
		}
	}
	return nil
}

// imageName shortens a name that is longer than file systems take.
func imageName(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return fileName(name)
	}
	return fileName(name[:dot]) + name[dot:]
}

// signatures are the first bytes of the kinds of picture every reading system
// shows.
var signatures = map[string][]string{
	"image/jpeg": {"\xff\xd8\xff"}, "image/png": {"\x89PNG\r\n\x1a\n"}, "image/gif": {"GIF87a", "GIF89a"},
}

// checkImage refuses a picture that is not what it says, and an SVG that
// does more than show one.
func checkImage(m *book.Image) error {
	at := diag.Pos{File: m.Path}
	if m.MediaType == "image/svg+xml" {
		if err := checkSVG(m.Data); err != nil {
			return &diag.Fault{Pos: at, Code: "bad-image", Message: "the SVG cannot go into a book", Err: err,
				Hint: "export it as plain SVG without scripts, styles from elsewhere or linked files, or as PNG"}
		}
		return nil
	}
	starts, ok := signatures[m.MediaType]
	if !ok {
		return diag.Faultf(at, "bad-image", "save it as JPEG or PNG", "reading systems do not show %s", m.MediaType)
	}
	for _, s := range starts {
		if strings.HasPrefix(string(m.Data[:min(len(m.Data), 16)]), s) {
			return nil
		}
	}
	return diag.Faultf(at, "bad-image", "open it in an image program and save it again", "the file is no %s", m.MediaType)
}
