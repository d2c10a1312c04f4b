package ebook

import (
	"bytes"
	"image"
	"image/color"
	_ "image/gif" // for DecodeConfig
	_ "image/jpeg"
	_ "image/png"
	"io"
	"strconv"
	"strings"

	"encoding/xml"
)

// A Picture is a picture as the beginning of its file has it.
type Picture struct {
	path    string
	item    *item // nil for a cover that stands alone
	bytes   int64
	kind    string // media type by its first bytes, "" for none that is known
	width   int    // pixels; 0 when they cannot be told
	height  int
	colours string // gray, rgb, cmyk; "" when they cannot be told
	unsound string // why it cannot be read
}

// maxHeader is how much of a picture's file is looked at: profiles and
// thumbnails come before the size of some.
const maxHeader = 2 << 20

func (b *Book) readPicture(it *item) error {
	f := b.files[it.path]
	if f.Flags&1 != 0 {
		return nil // what is locked is told of documents
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	head, err := io.ReadAll(io.LimitReader(r, maxHeader))
	b.unpacked += int64(len(head))
	if err != nil {
		return err
	}
	p := pictureOf(it.path, head)
	p.item, p.bytes = it, int64(f.UncompressedSize64)
	b.pictures = append(b.pictures, p)
	return nil
}

// ReadCover reads the beginning of a cover's file of size bytes.
func ReadCover(name string, head []byte, size int64) *Picture {
	p := pictureOf(name, head)
	p.bytes = size
	return p
}

func pictureOf(name string, head []byte) *Picture {
	p := &Picture{path: name, kind: kindOf(head)}
	switch p.kind {
	case "image/jpeg", "image/png", "image/gif":
		config, _, err := image.DecodeConfig(bytes.NewReader(head))
		if err != nil {
			p.unsound = err.Error()
			return p
		}
		p.width, p.height = config.Width, config.Height
		switch config.ColorModel {
		case color.CMYKModel:
			p.colours = "cmyk"
		case color.GrayModel, color.Gray16Model:
			p.colours = "gray"
		default:
			p.colours = "rgb"
		}
	case "image/svg+xml":
		p.width, p.height = svgSize(head)
	}
	return p
}

// kindOf tells what a file is by its first bytes.
func kindOf(b []byte) string {
	has := func(at int, s string) bool { return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s }
	switch {
	case has(0, "\xff\xd8\xff"):
		return "image/jpeg"
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "image/png"
	case has(0, "GIF8"):
		return "image/gif"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "image/webp"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return "image/tiff"
	case has(4, "ftypavif"):
		return "image/avif"
	case has(4, "ftyphei"), has(4, "ftypmif1"):
		return "image/heic"
	case has(0, "BM"):
		return "image/bmp"
	}
	if i := bytes.Index(b, []byte("<svg")); i >= 0 && bytes.IndexByte(b[:i], 0) < 0 {
		return "image/svg+xml"
	}
	return ""
}

// svgSize returns the width and height in pixels that an SVG asks for.
func svgSize(head []byte) (width, height int) {
	dec := xml.NewDecoder(bytes.NewReader(head))
	dec.Strict = false
	for {
		tok, err := dec.RawToken()
		if err != nil {
			return 0, 0
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "svg" {
			for _, a := range e.Attr {
				n, _ := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(a.Value), "px"), 64)
				if n < 0 || n > 1e9 {
					n = 0
				}
				switch a.Name.Local {
				case "width":
					width = int(n)
				case "height":
					height = int(n)
				}
			}
			return width, height
		}
	}
}
