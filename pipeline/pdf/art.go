package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
)

// mostInk is how much ink may lie on one place, in per cent of each of four
// colours: Ingram's limit (print-specs.md, D3).
const mostInk = 240

// WriteArt writes a sheet of shapes as a PDF of one page for a printer: in
// CMYK, type as outlines, with the trimmed page and the bleed marked. Colours
// become CMYK by the plain formula, with black for what they share, since no
// profile of a named press may be handed on; a press shows them a little duller
// than a screen.
func WriteArt(w io.Writer, a *page.Art, m *book.Meta, o Options) error {
	if a.Size.Width <= 2*a.Bleed || a.Size.Height <= 2*a.Bleed || a.Bleed < 0 {
		return fmt.Errorf("write art: the sheet is %v, with %v of bleed", a.Size, a.Bleed)
	}
	job := &finish.Job{
		Pages: &page.Pages{Sides: []*page.Side{{Number: 1, Folio: "1", Made: true}}}, Meta: m, Print: true, Date: o.Date, Version: o.Version,
		Standard: o.Standard, Intent: o.Intent, Unclaimed: o.Unclaimed,
	}
	if job.Date.IsZero() {
		job.Date = parseDate(m.Date)
	}
	job.Sheets = []finish.Sheet{{
		Size: a.Size, Left: a.Bleed, Bottom: a.Bleed, Bleeds: a.Bleed > 0,
		Trim: unit.Size{Width: a.Size.Width - 2*a.Bleed, Height: a.Size.Height - 2*a.Bleed},
	}}
	p := &artPage{height: a.Size.Height}
	p.rectangle(a.Ground, 0, 0, a.Size.Width, a.Size.Height)
	if pic := a.Picture; pic != nil {
		image, err := inked(pic)
		if err != nil {
			return err
		}
		job.Images = object.Dict{"Art": object.New(image)}
		p.write("q ", pic.Width, " 0 0 ", pic.Height, " ", pic.X, " ", a.Size.Height-pic.Y-pic.Height, " cm /Art Do Q\n")
	}
	for _, s := range a.Shapes {
		p.shape(&s)
	}
	job.Contents = [][]byte{p.out.Bytes()}
	job.Marks = [][]int32{nil}
	plain := newPageWriter()
	plain.NewPage(a.Size)
	plain.Content([]byte("q Q\n"))
	made, err := plain.Close()
	if err != nil {
		return err
	}
	return finish.Finish(w, made, job)
}

// An artPage writes operators.
type artPage struct {
	out    bytes.Buffer
	height unit.Length
}

// write writes strings as they are and lengths as points, to a thousandth.
func (p *artPage) write(parts ...any) {
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			p.out.WriteString(part)
		case unit.Length:
			p.out.Write(appendMilli(p.out.AvailableBuffer(), toMilli(part)))
		}
	}
}

func (p *artPage) colour(c page.Colour) {
	ink := inks(c)
	for _, n := range ink {
		p.out.Write(appendMilli(p.out.AvailableBuffer(), int64(n)))
		p.out.WriteByte(' ')
	}
	p.out.WriteString("k\n")
}

func (p *artPage) rectangle(c page.Colour, x, y, width, height unit.Length) {
	p.colour(c)
	p.write(x, " ", p.height-y-height, " ", width, " ", height, " re f\n")
}

func (p *artPage) shape(s *page.ArtShape) {
	if len(s.Paths) == 0 {
		return
	}
	p.colour(s.Colour)
	for _, path := range s.Paths {
		operator := " m\n"
		for _, at := range path {
			p.write(at.X, " ", p.height-at.Y, operator)
			operator = " l\n"
		}
		p.write("h\n")
	}
	p.write("f\n")
}

// inks returns the cyan, magenta, yellow and black of a colour, in thousandths:
// what all three share is black, and no place gets more than mostInk.
func inks(c page.Colour) (ink [4]int) {
	light := max(int(c.R), int(c.G), int(c.B))
	ink[3] = (255 - light) * 1000 / 255
	if light == 0 {
		return ink
	}
	sum := 0
	for i, part := range [3]int{int(c.R), int(c.G), int(c.B)} {
		ink[i] = (light - part) * 1000 / light
		sum += ink[i]
	}
	if room := mostInk*10 - ink[3]; sum > room {
		for i := range 3 {
			ink[i] = ink[i] * room / sum
		}
	}
	return ink
}

// inked makes a picture one in CMYK.
func inked(p *page.ArtPicture) (*object.Stream, error) {
	if p.Columns <= 0 || p.Rows <= 0 || len(p.Pixels) != 3*p.Columns*p.Rows {
		return nil, errors.New("write art: a picture of another size than it says")
	}
	data := make([]byte, 0, 4*p.Columns*p.Rows)
	for at := 0; at < len(p.Pixels); at += 3 {
		for _, n := range inks(page.Colour{R: p.Pixels[at], G: p.Pixels[at+1], B: p.Pixels[at+2]}) {
			data = append(data, byte(n*255/1000))
		}
	}
	return &object.Stream{Dict: object.Dict{
		"Type": object.Name("XObject"), "Subtype": object.Name("Image"), "Width": p.Columns, "Height": p.Rows,
		"ColorSpace": object.Name("DeviceCMYK"), "BitsPerComponent": 8,
	}, Data: data}, nil
}
