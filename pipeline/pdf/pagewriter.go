package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"octavo/pipeline/unit"
)

// A pageWriter makes a plain file of pages: a page tree, their contents and
// their images. All else a file needs, fonts among it, is added by package
// finish, so that another writer can take gofpdf's place with these methods.
type pageWriter interface {
	// AddImage takes the image that Image places by its number. Kind is "png"
	// or "jpg".
	AddImage(number int, kind string, data []byte)
	NewPage(size unit.Size)
	Content(operators []byte)
	Image(number int, at page2D, width, height unit.Length)
	Close() ([]byte, error)
}

// gofpdfWriter writes pages with gofpdf, which is used for what it does well
// and the same way each time: pages are not deflated, sizes are those of the
// sheet, and nothing is drawn but by operators of our own and by Image.
type gofpdfWriter struct {
	pdf    *gofpdf.Fpdf
	height unit.Length
	kinds  map[int]string
}

func newPageWriter() pageWriter {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: 100, Ht: 100}})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCompression(false)
	pdf.SetCatalogSort(true)
	return &gofpdfWriter{pdf: pdf, kinds: map[int]string{}}
}

func imageName(number int) string { return fmt.Sprintf("image %d", number) }

func (w *gofpdfWriter) AddImage(number int, kind string, data []byte) {
	w.kinds[number] = kind
	w.pdf.RegisterImageOptionsReader(imageName(number), gofpdf.ImageOptions{ImageType: kind}, bytes.NewReader(data))
}

func (w *gofpdfWriter) NewPage(size unit.Size) {
	w.height = size.Height
	w.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: size.Width.Points(), Ht: size.Height.Points()})
}

func (w *gofpdfWriter) Content(operators []byte) {
	if len(operators) > 0 {
		w.pdf.RawWriteBuf(bytes.NewReader(operators))
	}
}

func (w *gofpdfWriter) Image(number int, at page2D, width, height unit.Length) {
	options := gofpdf.ImageOptions{ImageType: w.kinds[number], AllowNegativePosition: true}
	top := w.height - at.y - height
	w.pdf.ImageOptions(imageName(number), at.x.Points(), top.Points(), width.Points(), height.Points(), false, options, 0, "")
}

func (w *gofpdfWriter) Close() ([]byte, error) {
	var out bytes.Buffer
	if err := w.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	return out.Bytes(), nil
}
