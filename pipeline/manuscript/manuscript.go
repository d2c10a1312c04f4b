// Package manuscript reads a book: a text file, or a folder of them with or
// without a book.yaml, becomes a book.Book with its metadata, its front and
// back matter in order, its pictures, and a record of every letter that is
// not printed where it stands in the files.
//
// Each file format has a package of its own below this one that gives a
// draft; package structure makes sections of drafts; this package opens the
// files and puts the rest round them. It reads regular files inside the
// book's folder and nothing else: no link, no device, no network.
package manuscript

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger/editsfile"
	"octavo/pipeline/manuscript/config"
	"octavo/pipeline/manuscript/draft"
	"octavo/pipeline/manuscript/markdown"
	"octavo/pipeline/manuscript/structure"
	"octavo/pipeline/manuscript/text"
	"octavo/pipeline/unit"
)

// Options are what the command line says. The zero value is the usual choice
// of every field: what book.yaml and the text say.
type Options struct {
	Set     map[string]string // values of placeholders: user: Mina fills {{user}}
	Title   string            // the book's title
	Author  string            // its author; several with semicolons between
	Design  string            // the name of the design
	Trim    string            // the size of the sheet, as unit.ParseSize reads it
	Release bool              // an unfilled placeholder is an error
}

// Read reads the book at path: a file, or a folder. "-" is kept for standard
// input and not read. What is doubtful in the manuscript is told as findings;
// the error is a *diag.Fault: there is no such file, it is no text, book.yaml
// is wrong, a limit was reached.
func Read(path string, o Options, found *diag.Findings) (*book.Book, error) {
	if o.Trim != "" {
		if _, err := unit.ParseSize(o.Trim); err != nil {
			return nil, &diag.Fault{Code: "bad-trim", Message: "the trim cannot be read", Hint: "write it as 5.5x8.5in, 148x210mm or a5", Err: err}
		}
	}
	if path == "" || path == "-" {
		return nil, diag.Faultf(diag.Pos{}, "no-file", "name a file or a folder: octavo build story.txt", "no manuscript is named")
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, missing(path, err)
	}
	switch {
	case info.IsDir():
		return readFolder(path, o, found)
	case filepath.Base(path) == "book.yaml":
		return readFolder(filepath.Dir(path), o, found)
	case !info.Mode().IsRegular():
		return nil, diag.Faultf(diag.Pos{File: path}, "not-a-file", "name a text file or a folder", "it is neither a file nor a folder")
	}
	return readFile(path, o, found)
}

// missing is the error for a path that is not there.
func missing(name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return &diag.Fault{Pos: diag.Pos{File: name}, Code: "file-unreadable", Message: "it cannot be read", Hint: "check its permissions", Err: reason(err)}
	}
	hint := "check the name, or make a book with: octavo new " + name
	if entries, err := os.ReadDir(filepath.Dir(name)); err == nil {
		names := make([]string, 0, len(entries))
		for _, e := range entries {
			names = append(names, e.Name())
		}
		if near := diag.Nearest(filepath.Base(name), names); near != "" {
			hint = "did you mean " + filepath.Join(filepath.Dir(name), near) + "?"
		}
	}
	return diag.Faultf(diag.Pos{File: name}, "no-file", hint, "there is no such file or folder")
}

// Parse reads a text in memory as a book of one file, for tests. Pictures
// keep the paths they were typed with. A fault is told as a finding.
func Parse(name, source string) (*book.Book, diag.Findings) {
	var found diag.Findings
	r := &reader{book: &book.Book{}, found: &found}
	decoded, _, err := text.Decode(name, []byte(source))
	if err == nil {
		err = r.chapter(name, decoded)
	}
	if err == nil {
		err = r.assemble(name)
	}
	var fault *diag.Fault
	if errors.As(err, &fault) {
		found.Errorf(fault.Pos, fault.Code, "%s", fault.Message).Hint = fault.Hint
	}
	return r.book, found
}

// A reader holds a book while it is read.
type reader struct {
	options Options
	found   *diag.Findings
	folder  *folder
	config  *config.Config // nil without a book.yaml
	book    *book.Book

	chapters []*draft.File
	matter   []*matterFile
	size     int64
}

// readFile reads a book that is one file.
func readFile(path string, o Options, found *diag.Findings) (*book.Book, error) {
	name := filepath.Base(path)
	if err := isText(name, path); err != nil {
		return nil, err
	}
	f, err := openFolder(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &reader{options: o, found: found, folder: f, book: &book.Book{}}
	if err := r.readDecisions(editsfile.NameFor(name)); err != nil {
		return nil, err
	}
	source, err := r.decode(name, diag.Pos{File: name})
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(source) == "" {
		return nil, diag.Faultf(diag.Pos{File: name}, "empty-file", "write something in it", "there is nothing in the file")
	}
	if err := r.chapter(name, source); err != nil {
		return nil, err
	}
	return r.book, r.assemble(name)
}

// endings of the files that are read, and what they are.
var textEndings = map[string]bool{".txt": true, ".text": true, ".md": true, ".markdown": true}

func isMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// isText refuses files whose ending says that they are something else.
func isText(name, shown string) error {
	ext := strings.ToLower(path.Ext(name))
	if textEndings[ext] {
		return nil
	}
	hint := "octavo reads .txt and .md"
	switch ext {
	case ".docx", ".doc", ".odt", ".rtf", ".pages", ".epub", ".html", ".htm", ".pdf", ".scriv":
		hint = "save it as plain text (.txt) or as Markdown (.md)"
	case "":
		hint = "give it the ending .txt or .md"
	}
	return diag.Faultf(diag.Pos{File: shown}, "unknown-format", hint, "files ending in %q are not read", ext)
}

// decode reads a file of the folder as text.
func (r *reader) decode(name string, at diag.Pos) (string, error) {
	raw, err := r.folder.read(name, maxFile)
	if err != nil {
		return "", r.folder.fault(at, name, err)
	}
	if r.size += int64(len(raw)); r.size > maxText {
		return "", diag.Faultf(at, "limit", "cut the book into volumes", "the text up to %q has more than %d MB", name, maxText>>20)
	}
	source, _, err := text.Decode(name, raw)
	return source, err
}

// parse reads a text into a draft, by the ending of its name.
func (r *reader) parse(name, source string) (*draft.File, error) {
	if isMarkdown(name) {
		return markdown.Parse(name, source, r.found)
	}
	return text.Parse(name, source, r.found), nil
}

// chapter reads a text into a draft of the body, or of the front or back
// matter when it says it is that.
func (r *reader) chapter(name, source string) error {
	f, err := r.parse(name, source)
	if err != nil {
		return err
	}
	if f.Head.Kind != "" && f.Head.Kind.Matter() != "body" {
		r.matter = append(r.matter, &matterFile{kind: f.Head.Kind, draft: f})
		return nil
	}
	r.chapters = append(r.chapters, f)
	return nil
}

// assemble makes the book of what was read.
func (r *reader) assemble(name string) error {
	b := r.book
	given := structure.Given{Meta: r.givenMeta(), Name: strings.TrimSuffix(name, path.Ext(name)), Headings: b.Settings.Headings, Matter: map[string]book.Kind{}}
	for _, m := range r.matter {
		given.Matter[m.draft.Name] = m.kind
	}
	result, err := structure.Assemble(r.chapters, given, r.found)
	if err != nil {
		return err
	}
	b.Meta, b.Front, b.Body, b.Back, b.Notes = result.Meta, result.Front, result.Body, result.Back, result.Notes
	r.printHeads()
	r.completeMeta()
	if err := r.checkMeta(); err != nil {
		return err
	}
	r.placeMatter(result.Front, result.Back)
	r.takeSources()
	for _, e := range result.Edits {
		b.Ledger.Add(e)
	}
	r.checkLinks()
	r.keepLooseNotes() // before anything is filled into them
	r.moveMatter()
	fillPlaceholders(b, r.options.Set, r.options.Release, r.found)
	if r.folder != nil {
		newGallery(r.folder, b, r.found).hang()
		r.checkCover()
	}
	uniqueIDs(b)
	b.NumberNotes()
	r.sortLedger()
	r.finishInputs()
	return nil
}

// sortLedger puts the edits in reading order.
func (r *reader) sortLedger() {
	names := make([]string, 0, len(r.book.Source))
	for _, s := range r.book.Source {
		names = append(names, s.Name)
	}
	r.book.Ledger.SortIn(names)
}

// finishInputs says what was read, and gives the book its way to read more.
func (r *reader) finishInputs() {
	if r.folder == nil {
		return
	}
	b, f := r.book, r.folder
	b.Inputs = f.inputList()
	b.ReadFile = func(name string) ([]byte, error) {
		again, err := openFolder(f.path)
		if err != nil {
			return nil, err
		}
		defer again.Close()
		again.inputs = f.inputs
		data, err := again.read(path.Clean(name), maxOther)
		if err == nil {
			b.Inputs = f.inputList()
		}
		return data, err
	}
}

// checkCover holds that the cover image can be shown. The cover's package
// reads it again when it is wanted.
func (r *reader) checkCover() {
	c := r.book.Settings.Cover
	if c.Image == "" {
		return
	}
	g := newGallery(r.folder, &book.Book{}, r.found)
	g.find(c.At, c.Image)
}
