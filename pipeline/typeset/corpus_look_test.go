package typeset

import (
	"os"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
)

func TestLook(t *testing.T) {
	name := os.Getenv("LOOK")
	if name == "" {
		t.Skip()
	}
	b := corpusBook(t, name)
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
