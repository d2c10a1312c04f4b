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
	r.askPrinter(p, draft, asked)
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

// askPrinter holds a print edition to the rules of the book's printer.
func (r *Result) askPrinter(p *preflight.PDF, draft bool, asked *diag.Findings) {
	print := &r.Book.Settings.Print
	job := preflight.PrintJob{Paper: cmp.Or(print.Paper, "cream"), Day: r.Book.Meta.Date, Draft: draft}
	preflight.Printer(p, specs.For(print.Printer, string(Print)), job, asked)
}

// checkPrint makes the print edition of the pages, for what its printer would
// say of it, and puts it nowhere.
func (r *Result) checkPrint(draft bool) error {
	o, err := printOptions(r.Book)
	if err != nil || r.Book.Settings.Print.Printer == "" {
		return err
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, r.Pages, &r.Book.Meta, o); err != nil {
		return fmt.Errorf("make the print edition: %w", err)
	}
	file, err := object.Read(out.Bytes())
	if err != nil {
		return err
	}
	p, err := preflight.ReadPDF(out.Bytes(), file)
	if err != nil {
		return err
	}
	r.askPrinter(p, draft, &r.Findings)
	return nil
}
