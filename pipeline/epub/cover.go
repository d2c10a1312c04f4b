package epub

import (
	"bytes"
	"image/jpeg"

	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/epub/markup"
)

const (
	coverPath      = "cover.xhtml"
	coverImagePath = "cover.jpg"
	// maxCoverPixels is the most Apple takes for a picture inside a book
	// (Asset Guide; partner help). 1600 × 2560 is just too large.
	maxCoverPixels = 4_000_000
)

// placeCover takes the cover's picture in.
func (e *edition) placeCover() error {
	data := e.options.Cover
	if data == nil {
		return nil
	}
	hint := "give a JPEG of at most 1560 x 2496 pixels"
	size, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return &diag.Fault{Code: "bad-cover", Message: "the cover is no JPEG", Hint: hint, Err: err}
	}
	if size.Width*size.Height > maxCoverPixels && !e.wholeCover() {
		return diag.Faultf(diag.Pos{}, "bad-cover", hint, "the cover has %d x %d pixels, more than 4 million", size.Width, size.Height)
	}
	e.pub.Resources = append([]finish.Resource{{
		ID: "cover-image", Path: coverImagePath, MediaType: "image/jpeg", Data: data, Cover: true,
	}}, e.pub.Resources...)
	return nil
}

// coverDocument shows the cover alone, as an img, which Kobo asks for.
func (e *edition) coverDocument() finish.Document {
	alt := e.words.Cover + ": " + e.pub.Metadata.Titles[0].Text
	if by := clean(e.book.Meta.AuthorLine()); by != "" {
		alt += ". " + by
	}
	var w markup.Writer
	w.Open("section", "class", "cover", "epub:type", "cover", "aria-label", e.words.Cover)
	w.Empty("img", "src", coverImagePath, "alt", alt, "role", "doc-cover")
	w.CloseLine()
	return finish.Document{
		ID: "cover", Path: coverPath, Title: e.words.Cover, Matter: "frontmatter", Class: "cover", Body: w.String(),
	}
}
