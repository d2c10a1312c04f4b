package manuscript

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // for DecodeConfig
	_ "image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"

	"golang.org/x/image/webp"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A gallery brings the pictures that the text names into the book. Those that
// cannot be shown are told of, and their captions stay as paragraphs.
type gallery struct {
	folder *folder
	book   *book.Book
	found  *diag.Findings
	byPath map[string]string // path in the folder to image name; "" cannot be shown
	names  map[string]bool
	size   int64
}

func newGallery(f *folder, b *book.Book, found *diag.Findings) *gallery {
	return &gallery{folder: f, book: b, found: found, byPath: map[string]string{}, names: map[string]bool{}}
}

// hang resolves all pictures of the book.
func (g *gallery) hang() {
	g.book.Sections(func(s *book.Section, _ int) {
		s.Title = g.inlines(s.Title)
		s.Sub = g.inlines(s.Sub)
		s.Blocks = g.blocks(s.Blocks)
	})
	for _, n := range g.book.Notes {
		n.Blocks = g.blocks(n.Blocks)
	}
}

func (g *gallery) blocks(list []book.Block) []book.Block {
	var out []book.Block
	for _, b := range list {
		switch b := b.(type) {
		case *book.Figure:
			b.Caption = g.inlines(b.Caption)
			name, ok := g.find(b.At, b.Image)
			if !ok {
				if len(b.Caption) > 0 {
					out = append(out, &book.Paragraph{At: b.At, Inlines: b.Caption, Align: book.Centre})
				}
				continue
			}
			b.Image = name
		case *book.Paragraph:
			b.Inlines = g.inlines(b.Inlines)
		case *book.Heading:
			b.Inlines = g.inlines(b.Inlines)
		case *book.Quote:
			b.Blocks = g.blocks(b.Blocks)
			b.Attribution = g.inlines(b.Attribution)
		case *book.Verse:
			for _, stanza := range b.Stanzas {
				for i := range stanza {
					stanza[i].Inlines = g.inlines(stanza[i].Inlines)
				}
			}
			b.Attribution = g.inlines(b.Attribution)
		case *book.Chat:
			for i := range b.Lines {
				b.Lines[i].Inlines = g.inlines(b.Lines[i].Inlines)
			}
		case *book.List:
			for i := range b.Items {
				b.Items[i] = g.blocks(b.Items[i])
			}
		case *book.Table:
			for i := range b.Header {
				b.Header[i] = g.inlines(b.Header[i])
			}
			for _, row := range b.Rows {
				for i := range row {
					row[i] = g.inlines(row[i])
				}
			}
		}
		out = append(out, b)
	}
	return out
}

func (g *gallery) inlines(list []book.Inline) []book.Inline {
	out := list[:0]
	for _, in := range list {
		switch in := in.(type) {
		case *book.Picture:
			name, ok := g.find(in.At, in.Image)
			if !ok {
				continue
			}
			in.Image = name
		case *book.Span:
			in.Inlines = g.inlines(in.Inlines)
		case *book.Link:
			in.Inlines = g.inlines(in.Inlines)
		}
		out = append(out, in)
	}
	return out
}

// find returns the name in the book of the picture that a file names.
func (g *gallery) find(at diag.Pos, typed string) (string, bool) {
	file, ok := g.resolve(at, typed)
	if !ok {
		return "", false
	}
	if name, seen := g.byPath[file]; seen {
		return name, name != ""
	}
	g.byPath[file] = ""
	data, err := g.folder.read(file, maxImage)
	if err != nil {
		g.unreadable(at, file, err)
		return "", false
	}
	if g.size += int64(len(data)); g.size > maxImageBytes || len(g.book.Images) >= maxImages {
		g.found.Errorf(at, "limit", "the pictures up to %q are too many: at most %d, of %d MB together", typed, maxImages, maxImageBytes>>20).
			Hint = "make the pictures smaller"
		return "", false
	}
	if isWebP(data) {
		converted, err := fromWebP(data)
		if err != nil {
			g.found.Errorf(at, "bad-image", "%q cannot be shown: %v", file, err).Hint = "save it as JPEG or PNG"
			return "", false
		}
		g.found.Notef(at, "image-converted", "the picture %q is a WebP, which old readers do not show; it goes in as PNG", file).
			Hint = "save a photograph as JPEG: it takes less room"
		data = converted
	}
	img, err := probe(data)
	if err != nil {
		g.found.Errorf(at, "bad-image", "%q cannot be shown: %v", file, err).Hint = "save it as JPEG or PNG again"
		return "", false
	}
	img.Path, img.Data = file, data
	img.Name = g.name(file, img.MediaType)
	g.book.Images = append(g.book.Images, img)
	g.byPath[file] = img.Name
	return img.Name, true
}

// resolve turns a path, as typed in a file, into one in the book's folder.
func (g *gallery) resolve(at diag.Pos, typed string) (string, bool) {
	low := strings.ToLower(strings.TrimSpace(typed))
	if strings.Contains(low, "://") || strings.HasPrefix(low, "//") || strings.HasPrefix(low, "data:") || strings.HasPrefix(low, "file:") {
		g.found.Errorf(at, "remote-image", "the picture %q is not in the book's folder, and octavo fetches nothing", shorten(typed)).
			Hint = "save it in the book's folder and name it there"
		return "", false
	}
	outside := func() (string, bool) {
		g.found.Errorf(at, "image-outside", "the picture %q lies outside the book's folder", shorten(typed)).
			Hint = "copy it into the book's folder, and name it with slashes: images/map.png"
		return "", false
	}
	if typed == "" || strings.HasPrefix(typed, "/") || strings.Contains(typed, `\`) || strings.ContainsRune(typed, 0) ||
		len(typed) > 1 && typed[1] == ':' {
		return outside()
	}
	file := path.Join(path.Dir(at.File), typed)
	if !fs.ValidPath(file) || file == "." {
		return outside()
	}
	// Books made elsewhere name pictures from the top of the folder.
	if top := path.Clean(typed); !g.folder.has(file) && fs.ValidPath(top) && g.folder.has(top) {
		file = top
	}
	return file, true
}

func (g *gallery) unreadable(at diag.Pos, file string, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f := g.found.Errorf(at, "missing-image", "there is no picture %q", file)
		f.Hint = "put it there, or correct the name"
		if near := g.folder.nearest(file); near != "" {
			f.Hint = "did you mean " + near + "?"
		}
	case errors.Is(err, errTooBig):
		g.found.Errorf(at, "limit", "the picture %q has more than %d MB", file, maxImage>>20).Hint = "save it smaller"
	case errors.Is(err, errLink), errors.Is(err, errOutside):
		g.found.Errorf(at, "image-outside", "the picture %q is a link or lies outside the book's folder", file).
			Hint = "copy the file itself into the book's folder"
	default:
		g.found.Errorf(at, "missing-image", "the picture %q cannot be read: %v", file, reason(err)).Hint = "put a JPEG or PNG file there"
	}
}

var endings = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/svg+xml": ".svg"}

// name makes a name that is safe as a file's and unique in the book.
func (g *gallery) name(file, mediaType string) string {
	base := slug(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	if base == "" {
		base = "image"
	}
	name := base + endings[mediaType]
	for i := 2; g.names[name]; i++ {
		name = fmt.Sprintf("%s-%d%s", base, i, endings[mediaType])
	}
	g.names[name] = true
	return name
}

func isWebP(data []byte) bool {
	return len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
}

// fromWebP makes a PNG of a WebP picture.
func fromWebP(data []byte) ([]byte, error) {
	config, err := webp.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is a broken WebP picture")
	}
	if config.Width > maxSide || config.Height > maxSide || config.Width*config.Height > maxPixels/4 { // it is unpacked here
		return nil, fmt.Errorf("it has %d by %d pixels; at most %d on a side and %d megapixels of WebP are taken",
			config.Width, config.Height, maxSide, maxPixels/4_000_000)
	}
	img, err := webp.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is a broken WebP picture, or an animated one")
	}
	var out bytes.Buffer
	err = png.Encode(&out, img)
	return out.Bytes(), err
}

// probe finds out what a picture is from its content. It reads the head only.
func probe(data []byte) (*book.Image, error) {
	if svg, err := probeSVG(data); svg != nil || err != nil {
		return svg, err
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is no JPEG, PNG, GIF or SVG picture")
	}
	if config.Width < 1 || config.Height < 1 {
		return nil, errors.New("it is empty")
	}
	if config.Width > maxSide || config.Height > maxSide || config.Width*config.Height > maxPixels {
		return nil, fmt.Errorf("it has %d by %d pixels; at most %d on a side and %d megapixels are taken",
			config.Width, config.Height, maxSide, maxPixels/1_000_000)
	}
	return &book.Image{MediaType: "image/" + format, Width: config.Width, Height: config.Height}, nil
}

// probeSVG reads an SVG picture, and refuses one that runs or fetches
// anything. It gives nil when the data is no XML with an svg element on top.
func probeSVG(data []byte) (*book.Image, error) {
	if head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"); len(head) == 0 || head[0] != '<' {
		return nil, nil
	}
	const maxDepth = 256
	d := xml.NewDecoder(bytes.NewReader(data))
	var img *book.Image
	for depth := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && img != nil {
			return img, nil
		}
		if err != nil {
			return nil, fmt.Errorf("its XML is broken: %w", err)
		}
		switch token := token.(type) {
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(token), []byte("ENTITY")) {
				return nil, errors.New("it declares entities")
			}
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, fmt.Errorf("its elements are more than %d deep in one another", maxDepth)
			}
			if img == nil {
				if token.Name.Local != "svg" {
					return nil, errors.New("it is no JPEG, PNG, GIF or SVG picture")
				}
				img = &book.Image{MediaType: "image/svg+xml"}
				img.Width, img.Height = svgSize(token)
			}
			if err := passive(token); err != nil {
				return nil, err
			}
		case xml.CharData:
			if low := strings.ToLower(string(token)); strings.Contains(low, "@import") || strings.Contains(low, "url(") && remote(low) {
				return nil, errors.New("it fetches something from elsewhere")
			}
		}
	}
}

func remote(s string) bool { return strings.Contains(s, "//") || strings.Contains(s, "data:") }

// passive holds that an SVG element neither runs nor fetches anything.
func passive(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "animate", "animatemotion", "animatetransform":
		return fmt.Errorf("it holds <%s>, and nothing in a book may run", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("it holds the attribute %s, and nothing in a book may run", a.Name.Local)
		case (name == "href" || name == "src") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png;") && !strings.HasPrefix(value, "data:image/jpeg;"):
			return errors.New("it fetches something from elsewhere")
		case strings.Contains(value, "url(") && remote(value), strings.Contains(value, "javascript:"):
			return errors.New("it fetches something from elsewhere")
		}
	}
	return nil
}

// svgSize reads the width and height in pixels, or the view box's.
func svgSize(e xml.StartElement) (width, height int) {
	var box []string
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			box = strings.Fields(strings.ReplaceAll(a.Value, ",", " "))
		}
	}
	if (width == 0 || height == 0) && len(box) == 4 {
		width, height = pixels(box[2]), pixels(box[3])
	}
	if width == 0 || height == 0 {
		return 300, 150 // as CSS has it for what says no size
	}
	return width, height
}

func pixels(s string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(n >= 1 && n <= maxSide) {
		return 0
	}
	return int(math.Round(n))
}
