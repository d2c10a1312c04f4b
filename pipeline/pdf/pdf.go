// Package pdf turns Pages into PDF files: one for a printer, plain and in
// black only, and one for reading, tagged and with an outline and links. Every
// mark stands where the Pages have it; nothing is laid out here.
//
// The only importer of gofpdf. It writes the page tree and the images; glyphs
// are placed by operators of our own, fonts are derived from the faces, and
// package finish makes the file conform.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
	"io"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/unit"
)

// An Edition says what the file is for.
type Edition uint8

const (
	Print Edition = iota // for a printer: PDF 1.3, black only, exact boxes, no outline, links or tags
	Read                 // for reading: PDF 1.7, tagged, with outline, links and page labels
)

// Options say how a file is made. The zero value is the print edition.
type Options struct {
	Edition Edition
	// Cover is a JPEG that becomes the first page of the reading edition; nil
	// is no such page.
	Cover []byte
	// Date goes into the file as the time it was made. Zero is the book's
	// date, and none where the book has none.
	Date time.Time
	// Whole puts all glyphs of each face in use into the file, and not only
	// those on its pages.
	Whole bool
	// Standard is what the print edition conforms to; "" is none. Intent is
	// the printing condition that a standard asks for.
	Standard Standard
	Intent   Intent
	// Unclaimed leaves out that the file conforms to a standard: to Standard,
	// or, of the reading edition, to PDF/UA-1.
	Unclaimed bool
	// Version is that of the program, for the file's producer; "" says none.
	Version string
}

// Standards and what they are printed for are those of package finish.
type (
	Standard = finish.Standard
	Intent   = finish.Intent
)

// Write writes the pages as a PDF. The bytes depend on nothing but the
// arguments.
func Write(w io.Writer, p *page.Pages, m *book.Meta, o Options) error {
	return New(p).Write(w, m, o)
}

// A Book is pages of which several editions are made. What these have in
// common, the codes of glyphs and the words written in them, is made once. It
// is not safe for concurrent use.
type Book struct {
	pages  *page.Pages
	coders []*coder // by face
}

// New returns a Book of the pages.
func New(p *page.Pages) *Book { return &Book{pages: p} }

// Write writes an edition, the same bytes whatever others were written before.
func (b *Book) Write(w io.Writer, m *book.Meta, o Options) error {
	p := b.pages
	if len(p.Sides) == 0 || len(p.Faces) == 0 {
		return errors.New("write pdf: no pages, or no faces to set them in")
	}
	if p.Trim.Width <= 0 || p.Trim.Height <= 0 {
		return fmt.Errorf("write pdf: the page is %v", p.Trim)
	}
	e, err := newEdition(b, o)
	if err != nil {
		return err
	}
	job := &finish.Job{Pages: p, Meta: m, Print: o.Edition == Print, Date: o.Date, Version: o.Version, Standard: o.Standard, Intent: o.Intent, Unclaimed: o.Unclaimed}
	if job.Date.IsZero() {
		job.Date = parseDate(m.Date)
	}
	plain, err := e.writePlain(job)
	for err == nil && e.widen() {
		plain, err = e.writePlain(job)
	}
	if err != nil {
		return err
	}
	job.Fonts = e.fonts()
	return finish.Finish(w, plain, job)
}

// writePlain has the page writer make the pages, and notes in the job what
// package finish has to know of them.
func (e *edition) writePlain(job *finish.Job) ([]byte, error) {
	w := newPageWriter()
	job.Sheets, job.Marks, job.Contents = nil, nil, nil
	for i, img := range e.pages.Images {
		kind, data, err := prepareImage(img, job.Print)
		if err != nil {
			return nil, err
		}
		w.AddImage(i, kind, data)
	}
	if e.options.Edition == Read && e.options.Cover != nil {
		if err := e.writeCover(w, job); err != nil {
			return nil, err
		}
	}
	var c content
	for _, s := range e.pages.Sides {
		sheet := e.sheet(s)
		w.NewPage(sheet.Size)
		operators, marks := e.side(&c, s, w, page2D{sheet.Left, sheet.Bottom + sheet.Trim.Height})
		job.Sheets, job.Marks, job.Contents = append(job.Sheets, sheet), append(job.Marks, marks), append(job.Contents, operators)
	}
	for _, c := range e.coders {
		if c.full && c.wide {
			return nil, fmt.Errorf("write pdf: more than %d different glyphs of %s", 0xFFFF, c.face.PostScriptName())
		}
	}
	if e.failed != nil {
		return nil, e.failed
	}
	return w.Close()
}

// sheet returns the size of the paper a side is printed on. Art runs past the
// trimmed page at the head, the foot and the fore-edge, and not at the binding
// (KDP and Ingram alike). The reading edition is trimmed.
func (e *edition) sheet(s *page.Side) finish.Sheet {
	trim, bleed := e.pages.Trim, e.pages.Bleed
	sheet := finish.Sheet{Size: trim, Trim: trim}
	if e.options.Edition == Read || bleed <= 0 {
		return sheet
	}
	sheet.Size = unit.Size{Width: trim.Width + bleed, Height: trim.Height + 2*bleed}
	sheet.Bottom, sheet.Bleeds = bleed, true
	if s.Recto() == e.pages.RightToLeft { // the binding is at the right edge
		sheet.Left = bleed
	}
	return sheet
}

// writeCover writes a page as wide as the others that the cover fills.
func (e *edition) writeCover(w pageWriter, job *finish.Job) error {
	config, err := jpeg.DecodeConfig(bytes.NewReader(e.options.Cover))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return errNoCover
	}
	width := e.pages.Trim.Width
	size := unit.Size{Width: width, Height: width.Scale(int64(config.Height), int64(config.Width))}
	number := len(e.pages.Images)
	w.AddImage(number, "jpg", e.options.Cover)
	w.NewPage(size)
	var marks []int32
	if len(e.pages.Elements) > 0 {
		marks = []int32{finish.CoverElement}
		w.Content([]byte("/Figure<</MCID 0>>BDC\n"))
	} else {
		w.Content([]byte("/Artifact BMC\n"))
	}
	w.Image(number, page2D{}, size.Width, size.Height)
	w.Content([]byte("EMC\n"))
	job.Cover = true
	job.Sheets = append(job.Sheets, finish.Sheet{Size: size, Trim: size})
	job.Marks = append(job.Marks, marks)
	job.Contents = append(job.Contents, nil)
	return nil
}

// fonts derives a font from each face in use.
func (e *edition) fonts() []finish.Font {
	var list []finish.Font
	for _, c := range e.coders {
		if !c.used() {
			continue
		}
		uses, whole := c.uses, false
		if e.options.Whole || c.face.NoSubset() {
			if all, ok := c.whole(); ok {
				uses, whole = all, true
			}
		}
		f := finish.Font{
			Name:       c.name,
			Whole:      whole,
			PostScript: c.face.PostScriptName(),
			Metrics:    c.face.Metrics(),
			Wide:       c.wide,
			TrueType:   derive(c.face, uses, c.wide),
			Widths:     make([]int32, len(c.uses)),
			Texts:      make([]string, len(c.uses)),
		}
		for code, use := range c.uses {
			f.Widths[code], f.Texts[code] = c.widthOf(&use), use.text
			f.Lacks = f.Lacks || use.gid == 0 && use.text != ""
		}
		list = append(list, f)
	}
	return list
}

// parseDate reads a book's date, which may lack the day and the month.
func parseDate(date string) time.Time {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t
		}
	}
	return time.Time{}
}
