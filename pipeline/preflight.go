package pipeline

import (
	"bytes"
	"cmp"
	"fmt"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
	"octavo/pipeline/release"
	"octavo/templates/specs"
)

// readBack reads the words out of a finished PDF and holds the file to what is
// asked of it. One that says it conforms to a standard and does not is made
// again without saying so.
func (r *Result) readBack(f *release.File, draft bool, asked *diag.Findings) (*preflight.Edition, error) {
	file, err := object.Read(f.Data)
	if err != nil {
		return nil, err
	}
	p, err := preflight.ReadPDF(f.Data, file)
	if err != nil {
		return nil, err
	}
	o := r.pdfs[f.Name]
	if o.Edition == pdf.Read {
		if !preflight.PDFUA(p, asked) {
			return r.unclaimed(f, o)
		}
		return pdfText(f.Name, file)
	}
	print := &r.Book.Settings.Print
	job := preflight.PrintJob{Paper: cmp.Or(print.Paper, "cream"), Day: r.Book.Meta.Date, Draft: draft}
	preflight.Printer(p, specs.For(print.Printer, string(Print)), job, asked)
	if !preflight.PDFX(p, asked) {
		return r.unclaimed(f, o)
	}
	return pdfText(f.Name, file)
}

// unclaimed makes a PDF again that says of no standard that it conforms to it.
func (r *Result) unclaimed(f *release.File, o pdf.Options) (*preflight.Edition, error) {
	o.Unclaimed = true
	var out bytes.Buffer
	if err := pdf.Write(&out, r.Pages, &r.Book.Meta, o); err != nil {
		return nil, fmt.Errorf("make it without a standard: %w", err)
	}
	f.Data = out.Bytes()
	file, err := object.Read(f.Data)
	if err != nil {
		return nil, err
	}
	return pdfText(f.Name, file)
}
