package pipeline

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
	"octavo/pipeline/preflight/ebook"
	"octavo/templates/specs"
	"octavo/templates/stores"
)

// Finished says what finished books are held against.
type Finished struct {
	Stores []*specs.Store // beside what every shop asks for
	Day    string         // of the books, YYYY-MM-DD; "" is what each file says
	Paper  string         // of print editions, white or cream; "" is cream
}

// A Looked is a finished file and what it was held against.
type Looked struct {
	Path    string   `json:"path"`
	Kind    string   `json:"kind"`    // ebook, print, cover, or cover-print for that of a printed book
	Against []string `json:"against"` // the stores, as --store names them
	// Errors, Warnings and Notes count what was found.
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`

	book *ebook.Book // of an EPUB that can be read, until the next is looked at
}

// Limits of what is read. An EPUB is read where it lies.
const (
	maxFinished  = 10_000    // files in folders
	maxPDF       = 700 << 20 // bytes; the largest a printer takes has 650 MB
	maxCoverHead = 2 << 20
)

// CheckFinished holds finished editions, octavo's or another program's,
// against what shops ask: EPUBs, PDFs for print, covers. A folder stands for
// those in it. What cannot be read is a finding.
func CheckFinished(paths []string, o Finished) (list []Checked, looked []Looked, err error) {
	files, err := finishedFiles(paths)
	if err != nil {
		return nil, nil, err
	}
	shelf := map[string]isbnOf{}
	for _, file := range files {
		l := Looked{Path: file, Kind: kindOfFinished(file), Against: []string{}}
		found, err := l.check(o)
		if err != nil {
			return list, looked, err
		}
		l.tellShared(shelf, found)
		for _, f := range found.All() {
			if f.Pos.File == "" {
				f.Pos.File = file
			}
			switch f.Severity {
			case diag.Error:
				l.Errors++
			case diag.Warning:
				l.Warnings++
			default:
				l.Notes++
			}
			list = append(list, Checked{Finding: f, Path: filepath.ToSlash(file), Known: Known{Code: f.Code, File: filepath.ToSlash(f.Pos.File), Says: f.Message}})
		}
		looked = append(looked, l)
	}
	return list, looked, nil
}

// An isbnOf is who has an ISBN.
type isbnOf struct{ title, path string }

// tellShared tells of a book that has the ISBN of another. Editions of one
// book for different shops share theirs.
func (l *Looked) tellShared(shelf map[string]isbnOf, found *diag.Findings) {
	b := l.book
	if l.book = nil; b == nil {
		return
	}
	for _, isbn := range b.ISBNs() {
		other, taken := shelf[isbn]
		if !taken {
			shelf[isbn] = isbnOf{b.Title(), l.Path}
		} else if other.title != b.Title() {
			found.Errorf(diag.Pos{File: l.Path}, "isbn-twice", "%q has the ISBN %s, and so has %q in %s", b.Title(), isbn, other.title, other.path).
				Hint = "each book, and each of its forms, needs an ISBN of its own: correct identifiers: in book.yaml"
		}
	}
}

// kindOfFinished tells by its name what a finished file is, "" for none.
func kindOfFinished(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".epub":
		return "ebook"
	case ".pdf":
		if name := strings.ToLower(filepath.Base(file)); name == "cover.pdf" || strings.HasSuffix(name, "-cover.pdf") || strings.HasSuffix(name, Wrap.ending()) {
			return "cover-print"
		}
		return "print"
	case ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp":
		return "cover"
	}
	return ""
}

// finishedFiles returns the files that paths mean, each once.
func finishedFiles(paths []string) ([]string, error) {
	var list []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, &diag.Fault{Pos: diag.Pos{File: path}, Code: "no-finished", Message: "there is no such file", Hint: "give finished editions, or the folder octavo build put them in", Err: errors.Unwrap(err)}
		}
		if !info.IsDir() {
			if kindOfFinished(path) == "" || !info.Mode().IsRegular() {
				return nil, diag.Faultf(diag.Pos{File: path}, "no-finished", "shops take .epub, .pdf and a cover as .jpg, .png or .tif; octavo check without --store reads manuscripts", "this is no finished edition")
			}
			list = append(list, path)
			continue
		}
		inside, err := inFolder(path)
		if err != nil {
			return nil, err
		}
		if len(inside) == 0 {
			return nil, diag.Faultf(diag.Pos{File: path}, "no-finished", "octavo build makes some", "the folder has no finished editions")
		}
		list = append(list, inside...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(f string) bool {
		again := seen[filepath.Clean(f)]
		seen[filepath.Clean(f)] = true
		return again
	}), nil
}

// inFolder lists the editions in a folder and those below it that go to a
// shop: not the PDF for reading, nor the kepub, nor a cover with guides, nor
// pictures other than covers.
func inFolder(dir string) (list []string, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		name := e.Name()
		switch {
		case err != nil:
			return err
		case e.IsDir():
			if strings.HasPrefix(name, ".") && path != dir {
				return filepath.SkipDir
			}
			return nil
		case !e.Type().IsRegular(), strings.HasSuffix(name, Read.ending()), strings.HasSuffix(name, Kepub.ending()), strings.HasSuffix(name, Guides.ending()):
			return nil
		}
		if kind := kindOfFinished(name); kind == "" || kind == "cover" && !strings.Contains(strings.ToLower(name), "cover") {
			return nil
		}
		if list = append(list, path); len(list) > maxFinished {
			return diag.Faultf(diag.Pos{File: dir}, "no-finished", "give fewer at once", "there are more than %d editions", maxFinished)
		}
		return nil
	})
	return list, err
}

// check holds the file against the stores that take its kind.
func (l *Looked) check(o Finished) (*diag.Findings, error) {
	var found diag.Findings
	f, err := os.Open(l.Path)
	if err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: l.Path}, Code: "no-finished", Message: "the file cannot be opened", Err: errors.Unwrap(err)}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch l.Kind {
	case "ebook":
		err = l.checkEPUB(f, info.Size(), o, &found)
	case "print", "cover-print":
		err = l.checkPDF(f, info.Size(), o, &found)
	default:
		err = l.checkCover(f, info.Size(), o, &found)
	}
	var fault *diag.Fault
	if errors.As(err, &fault) { // the file is at fault, and others come after it
		found.Add(diag.Finding{Pos: diag.Pos{File: l.Path}, Code: fault.Code, Severity: diag.Error, Message: faultText(fault), Hint: fault.Hint})
		err = nil
	}
	return &found, err
}

// faultText says a fault and its cause, without the place.
func faultText(f *diag.Fault) string {
	if f.Err == nil {
		return f.Message
	}
	return f.Message + ": " + f.Err.Error()
}

// shopOf returns the ID of the store whose edition a file's name says it is, ""
// for one that goes everywhere.
func shopOf(path string) string {
	only := ""
	for _, shop := range stores.Names() {
		if strings.HasSuffix(path, "-"+shop+EPUB.ending()) {
			only = cmp.Or(map[string]string{"kindle": "kdp"}[shop], shop)
		}
	}
	return only
}

// against lists the stores for a kind of file; in an edition for one shop only
// that one's.
func (l *Looked) against(o Finished, applies string) []*specs.Store {
	only := shopOf(l.Path)
	var list []*specs.Store
	for _, s := range append([]*specs.Store{specs.For("any", "ebook")}, o.Stores...) {
		if s.Applies == applies && (only == "" || s.ID == only || s.ID == "any") && !slices.Contains(list, s) {
			list = append(list, s)
			l.Against = append(l.Against, s.Key())
		}
	}
	return list
}

func (l *Looked) checkEPUB(f *os.File, size int64, o Finished, found *diag.Findings) error {
	b, err := ebook.Open(l.Path, f, size)
	if err != nil {
		return err
	}
	l.book = b
	for _, s := range l.against(o, "ebook") {
		ebook.Judge(b, s, ebook.Job{Day: cmp.Or(o.Day, b.Date())}, found)
	}
	return nil
}

func (l *Looked) checkCover(f *os.File, size int64, o Finished, found *diag.Findings) error {
	head, err := io.ReadAll(io.LimitReader(f, maxCoverHead))
	if err != nil {
		return err
	}
	p := ebook.ReadCover(l.Path, head, size)
	for _, s := range l.against(o, "ebook") {
		ebook.JudgeCover(p, s, ebook.Job{Day: o.Day}, found)
	}
	return nil
}

func (l *Looked) checkPDF(f *os.File, size int64, o Finished, found *diag.Findings) error {
	p, err := readPDF(l.Path, f, size)
	if err != nil {
		return err
	}
	if p.Pages() > 2 {
		l.Kind = "print" // of a book that is called so
	}
	list := l.against(o, l.Kind)
	job := preflight.PrintJob{Paper: cmp.Or(o.Paper, "cream"), Day: cmp.Or(o.Day, p.Day()), Foreign: true, Sheet: l.Kind == "cover-print"}
	if !job.Sheet {
		for _, s := range list {
			preflight.Printer(p, s, job, found)
		}
		return nil
	}
	inside := l.inside()
	if inside == nil && len(list) > 0 {
		found.Notef(diag.Pos{File: l.Path}, "cover-alone", "how wide the spine has to be is not known").
			Hint = "put the print edition beside it, under the same name with -print.pdf for -cover-print.pdf"
	}
	for _, s := range list {
		preflight.Cover(p, inside, s, job, found)
	}
	return nil
}

// inside returns the print edition that a printed cover goes round, nil when
// none lies beside it.
func (l *Looked) inside() *preflight.PDF {
	name, ok := strings.CutSuffix(l.Path, Wrap.ending())
	if !ok {
		return nil
	}
	f, err := os.Open(name + Print.ending())
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	p, err := readPDF(f.Name(), f, info.Size())
	if err != nil {
		return nil // what is wrong with it is said where it is looked at
	}
	return p
}

func readPDF(name string, f *os.File, size int64) (*preflight.PDF, error) {
	bad := func(err error) error {
		return &diag.Fault{Pos: diag.Pos{File: name}, Code: "no-pdf", Message: "the file cannot be read as a PDF", Hint: "make it again, without a lock; qpdf --check says more", Err: err}
	}
	if size > maxPDF {
		return nil, bad(fmt.Errorf("it has %d MB, and %d are the most", size>>20, maxPDF>>20))
	}
	data := bytes.NewBuffer(make([]byte, 0, size))
	if _, err := io.Copy(data, io.LimitReader(f, maxPDF)); err != nil {
		return nil, err
	}
	file, err := object.Read(data.Bytes())
	if err != nil {
		return nil, bad(err)
	}
	p, err := preflight.ReadPDF(data.Bytes(), file)
	if err != nil {
		return nil, bad(err)
	}
	return p, nil
}

// judgeEPUB holds an EPUB of this build against what every shop asks, and one
// for a shop against what that asks.
func judgeEPUB(name string, data []byte, day string, found *diag.Findings) error {
	if strings.HasSuffix(name, Kepub.ending()) {
		return nil // no shop takes it
	}
	b, err := ebook.Open(name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	l := Looked{Path: name}
	all := Finished{}
	if shop := shopOf(name); shop != "" {
		all.Stores = append(all.Stores, specs.For(shop, "ebook"))
	}
	for _, s := range l.against(all, "ebook") {
		ebook.Judge(b, s, ebook.Job{Day: day, Own: true}, found)
	}
	return nil
}
