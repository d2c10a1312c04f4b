package pipeline

import (
	"fmt"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
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
	for i := range r.Files {
		f := &r.Files[i]
		steps.add(func(found *diag.Findings) error {
			var err error
			if _, isPDF := r.pdfs[f.Name]; isPDF {
				editions[i], err = r.readBack(f, !o.Release, &asked[i])
			} else {
				editions[i], err = textOf(f.Name, f.Data, made)
			}
			if err != nil {
				return fmt.Errorf("read back %s: %w", f.Name, err)
			}
			if editions[i] != nil {
				preflight.Kept(want, editions[i], found)
			}
			return nil
		})
	}
	shops := make([]diag.Findings, len(r.Files))
	for i := range r.Files {
		f := &r.Files[i]
		if !strings.HasSuffix(f.Name, EPUB.ending()) {
			continue
		}
		steps.add(func(*diag.Findings) error {
			if err := judgeEPUB(f.Name, f.Data, r.Book.Meta.Date, &shops[i]); err != nil {
				return fmt.Errorf("read back %s: %w", f.Name, err)
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
		r.Findings.Merge(&asked[i], &shops[i])
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

// textOf reads the words out of a finished edition; nil for one without text.
func textOf(name string, data []byte, made map[string]bool) (*preflight.Edition, error) {
	switch {
	case strings.HasSuffix(name, Wrap.ending()): // it ends as the print edition does
		return nil, nil
	case strings.HasSuffix(name, EPUB.ending()):
		e, err := preflight.EPUBText(data, made)
		if err == nil && strings.HasSuffix(name, Kepub.ending()) {
			e.Name = string(Kepub)
		}
		return e, err
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
	if err = r.LoadDesign(); err == nil && !textOnly {
		if r.Pages, err = r.layOut(o, &r.Findings); err == nil {
			err = r.checkPrint(!release)
		}
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
	if err := r.LoadDesign(); err != nil {
		return "", err
	}
	pages, err := r.layOut(o, &r.Findings)
	if err != nil {
		return "", err
	}
	return pages.Dump(), nil
}
