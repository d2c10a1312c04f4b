package pipeline

import (
	"cmp"
	"fmt"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
	"octavo/pipeline/release"
	"octavo/templates/specs"
)

// check proves for each edition, from its finished bytes, that it holds every
// word of the manuscript's files in order. An edition that does not is a
// mistake in this program, and no edition leaves it.
func (r *Result) check(o Options) error {
	want, err := preflight.Expect(r.Book.Source, &r.Book.Ledger)
	if err != nil {
		return &diag.Fault{Code: "ledger-misfit", Message: "the build cannot be proved", Hint: reportIt, Err: err}
	}
	made := madeSections(r.Book)
	editions := make([]*preflight.Edition, len(r.Files))
	asked := make([]diag.Findings, len(r.Files)) // what printers ask is no mistake of ours
	var steps steps
	for i, f := range r.Files {
		steps.add(func(found *diag.Findings) error {
			var err error
			if editions[i], err = r.readBack(f, made, !o.Release, found, &asked[i]); err != nil {
				return fmt.Errorf("read back %s: %w", f.Name, err)
			}
			if editions[i] != nil {
				preflight.Kept(want, editions[i], found)
			}
			return nil
		})
	}
	before := r.Findings.Count(diag.Error)
	if err := steps.run(o.jobs(), &r.Findings); err != nil {
		return err
	}
	if r.Findings.Count(diag.Error) > before {
		all := r.Findings.All()
		return errFindingsOf(all[len(all)-1])
	}
	for i := range asked {
		r.Findings.Merge(&asked[i])
	}
	return nil
}

const reportIt = "this is a mistake in octavo: please report it with the manuscript"

// madeSections returns the IDs of the sections octavo made.
func madeSections(b *book.Book) map[string]bool {
	made := map[string]bool{}
	b.Sections(func(s *book.Section, _ int) {
		if s.Made {
			made[s.ID] = true
		}
	})
	return made
}

// readBack reads the words out of a finished edition, nil for one without
// text, and looks at what else can be wrong with the file: asked is what
// others ask of it.
func (r *Result) readBack(f release.File, made map[string]bool, draft bool, found, asked *diag.Findings) (*preflight.Edition, error) {
	if !strings.HasSuffix(f.Name, Print.ending()) && !strings.HasSuffix(f.Name, Read.ending()) {
		return textOf(f.Name, f.Data, made)
	}
	file, err := object.Read(f.Data)
	if err != nil {
		return nil, err
	}
	if err := r.preflight(f, file, draft, found, asked); err != nil {
		return nil, err
	}
	return pdfText(f.Name, file)
}

// preflight holds a finished PDF to what is asked of it.
func (r *Result) preflight(f release.File, file *object.File, draft bool, found, asked *diag.Findings) error {
	p, err := preflight.ReadPDF(f.Data, file)
	if err != nil {
		return err
	}
	if strings.HasSuffix(f.Name, Print.ending()) {
		print := &r.Book.Settings.Print
		preflight.PDFX(p, found)
		job := preflight.PrintJob{Paper: cmp.Or(print.Paper, "cream"), Day: r.Book.Meta.Date, Draft: draft}
		preflight.Printer(p, specs.For(print.Printer, string(Print)), job, asked)
	}
	if strings.HasSuffix(f.Name, Read.ending()) {
		preflight.PDFUA(p, found)
	}
	return nil
}

// textOf reads the words out of a finished edition; nil for one without text.
func textOf(name string, data []byte, made map[string]bool) (*preflight.Edition, error) {
	switch {
	case strings.HasSuffix(name, EPUB.ending()):
		return preflight.EPUBText(data, made)
	case strings.HasSuffix(name, Print.ending()), strings.HasSuffix(name, Read.ending()):
		file, err := object.Read(data)
		if err != nil {
			return nil, err
		}
		return pdfText(name, file)
	}
	return nil, nil
}

func pdfText(name string, file *object.File) (*preflight.Edition, error) {
	t, err := pdf.TextOf(file)
	if err != nil {
		return nil, err
	}
	edition := string(Print)
	if strings.HasSuffix(name, Read.ending()) {
		edition = string(Read)
	}
	var none book.Words
	return &preflight.Edition{Name: edition, Words: none.Append(t.Text), Notes: none.Append(t.Notes), Made: none.Append(t.Made)}, nil
}

// Check reads the book at path and says what is wrong with it, without making
// an edition: with the pages laid out, unless textOnly is set, so that what
// only they show is found too.
func Check(path string, o Options, release, textOnly bool) (*diag.Findings, error) {
	r, err := check(path, o, release, textOnly)
	return &r.Findings, err
}

// CheckBook is Check for who wants to know the findings again in the next
// check.
func CheckBook(path string, o Options, release, textOnly bool) ([]Checked, error) {
	r, err := check(path, o, release, textOnly)
	return r.checked(path), err
}

func check(path string, o Options, release, textOnly bool) (*Result, error) {
	r := &Result{}
	var err error
	o.Release = release
	if r.Book, err = Parse(path, o, &r.Findings); err != nil {
		return r, err
	}
	if err = r.loadDesign(); err == nil && !textOnly {
		_, err = r.layOut(o, &r.Findings)
	}
	r.Findings.Sort()
	return r, err
}

// DumpPages gives the pages of the book at path as text.
func DumpPages(path string, o Options) (string, error) {
	r := &Result{}
	var err error
	if r.Book, err = Parse(path, o, &r.Findings); err != nil {
		return "", err
	}
	if err := r.loadDesign(); err != nil {
		return "", err
	}
	pages, err := r.layOut(o, &r.Findings)
	if err != nil {
		return "", err
	}
	return pages.Dump(), nil
}
