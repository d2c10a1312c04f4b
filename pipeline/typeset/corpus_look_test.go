package typeset

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
)

func TestLook(t *testing.T) {
	name := os.Getenv("LOOK")
	if name == "" {
		t.Skip()
	}
	var b *book.Book
	switch name {
	case "rich":
		b = rich(t)
		b.Images[0].Data = picture(t)
	default:
		b = corpusBook(t, name)
	}
	var found diag.Findings
	p, err := Pages(b, classic(t, nil), Options{Family: stix(t)}, &found)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/look.txt", []byte(p.Dump()), 0o666)
	os.WriteFile("/tmp/look.diag", []byte(found.String()), 0o666)
	f, _ := os.Create("/tmp/look.pdf")
	defer f.Close()
	ed := pdf.Print
	if os.Getenv("READ") != "" {
		ed = pdf.Read
	}
	if err := pdf.Write(f, p, &b.Meta, pdf.Options{Edition: ed}); err != nil {
		t.Fatal(err)
	}
	t.Log(len(p.Sides))
}

func picture(t *testing.T) []byte {
	img := image.NewGray(image.Rect(0, 0, 900, 600))
	for y := range 600 {
		for x := range 900 {
			img.SetGray(x, y, color.Gray{uint8((x ^ y) & 255)})
		}
	}
	var buf bytes.Buffer
	png.Encode(&buf, img)
	return buf.Bytes()
}
