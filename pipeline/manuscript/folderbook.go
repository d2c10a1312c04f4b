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
)

// readFolder reads a book that is a folder.
func readFolder(dir string, o Options, found *diag.Findings) (*book.Book, error) {
	f, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &reader{options: o, found: found, folder: f, book: &book.Book{}}
	if err := r.readConfig(dir); err != nil {
		return nil, err
	}
	if err := r.readDecisions(editsfile.Name); err != nil {
		return nil, err
	}
	if err := r.findMatter(); err != nil {
		return nil, err
	}
	chapters, err := r.chapterFiles()
	if err != nil {
		return nil, err
	}
	for _, c := range chapters {
		source, err := r.decode(c.name, c.at)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(source) == "" {
			found.Warnf(diag.Pos{File: c.name}, "empty-file", "there is nothing in the file").Hint = "write the chapter, or remove the file"
			continue
		}
		if err := r.chapter(c.name, source); err != nil {
			return nil, err
		}
	}
	name := filepath.Base(dir)
	if abs, err := filepath.Abs(dir); err == nil {
		name = filepath.Base(abs)
	}
	return r.book, r.assemble(name + ".") // the stop, so that no part of the name is taken for an ending
}

// readConfig reads book.yaml, when there is one, and what the series says.
func (r *reader) readConfig(dir string) error {
	const name = "book.yaml"
	if !r.folder.has(name) {
		if r.folder.has("book.yml") {
			return diag.Faultf(diag.Pos{File: "book.yml"}, "unknown-format", "rename it", "the file is called book.yaml")
		}
		return nil
	}
	data, err := r.folder.read(name, maxConfig)
	if err != nil {
		return r.folder.fault(diag.Pos{File: name}, name, err)
	}
	if r.config, err = config.Parse(name, data); err != nil {
		return err
	}
	if err := r.readSeries(dir); err != nil {
		return err
	}
	r.book.Settings = r.config.Settings
	return nil
}

// readSeries takes what series.yaml in the folder above says for all volumes,
// if it names this one. That file is the only one read outside the book's
// folder.
func (r *reader) readSeries(dir string) error {
	abs, err := filepath.Abs(dir)
	if err != nil || filepath.Dir(abs) == abs {
		return nil
	}
	const name = "series.yaml"
	if info, err := os.Lstat(filepath.Join(filepath.Dir(abs), name)); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	above, err := openFolder(filepath.Dir(abs))
	if err != nil {
		return nil // not ours to read
	}
	defer above.Close()
	data, err := above.read(name, maxConfig)
	if err != nil {
		return nil
	}
	s, err := config.ParseSeries("../"+name, data)
	if err != nil {
		if !strings.Contains(string(data), filepath.Base(abs)) {
			return nil // another series' business
		}
		return err
	}
	position := s.Position(filepath.Base(abs))
	if position == 0 {
		return nil
	}
	in := above.inputs[name]
	in.Name = "../" + name
	r.folder.inputs[in.Name] = in
	r.config.UseDefaults(s, position)
	return nil
}

// A chapterFile is a file of the body and who named it.
type chapterFile struct {
	name string
	at   diag.Pos
}

// chapterFiles lists the files of the body in reading order.
func (r *reader) chapterFiles() ([]chapterFile, error) {
	if r.config != nil && r.config.Chapters != nil {
		return r.named()
	}
	names, err := r.folder.list("chapters")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		if names, err = r.folder.list("."); err != nil {
			return nil, err
		}
	}
	names = r.texts(names, false)
	if len(names) == 0 {
		return nil, diag.Faultf(diag.Pos{File: r.folder.path}, "no-chapters", "put .txt or .md files in the folder, or in chapters/ in it",
			"there is no text in the folder")
	}
	sortNatural(names)
	list := make([]chapterFile, 0, len(names))
	for _, n := range names {
		list = append(list, chapterFile{n, diag.Pos{File: n}})
	}
	return list, tooMany(len(list))
}

// named lists what the patterns of book.yaml name.
func (r *reader) named() ([]chapterFile, error) {
	var list []chapterFile
	seen := map[string]bool{}
	for _, p := range r.config.Chapters {
		names, err := r.match(p)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			if !seen[n] {
				seen[n] = true
				list = append(list, chapterFile{n, p.At})
			}
		}
	}
	return list, tooMany(len(list))
}

// match lists the files that one pattern names. One that names none is a
// fault: a chapter is missing.
func (r *reader) match(p config.Pattern) ([]string, error) {
	glob := path.Clean(p.Glob)
	if !strings.ContainsAny(glob, `*?[`) {
		if !r.folder.has(glob) {
			return nil, r.folder.fault(p.At, glob, fs.ErrNotExist)
		}
		return []string{glob}, isText(glob, glob)
	}
	names, err := fs.Glob(r.folder.root.FS(), glob)
	if errors.Is(err, path.ErrBadPattern) {
		return nil, diag.Faultf(p.At, "bad-value", "close the bracket", "%q is no pattern", p.Glob)
	}
	if err != nil {
		return nil, r.folder.fault(p.At, glob, err)
	}
	if len(names) > maxEntries {
		return nil, diag.Faultf(p.At, "limit", "name fewer files", "%q names more than %d files", p.Glob, maxEntries)
	}
	var files []string
	for _, n := range names {
		if info, err := r.folder.root.Lstat(n); err == nil && !info.IsDir() && !strings.HasPrefix(path.Base(n), ".") {
			files = append(files, n)
		}
	}
	if files = r.texts(files, true); len(files) == 0 {
		return nil, diag.Faultf(p.At, "file-missing", "check the pattern; files are looked for in the book's folder", "no text file matches %q", p.Glob)
	}
	sortNatural(files)
	return files, nil
}

// texts keeps the text files, less those that are front or back matter by
// name or taken already, READMEs and what editors leave behind. Where a
// pattern names them the author is told of files that are no text.
func (r *reader) texts(names []string, tell bool) []string {
	var list []string
	for _, n := range names {
		base := strings.ToLower(path.Base(n))
		switch {
		case strings.HasSuffix(base, "~"), strings.HasPrefix(base, "#"), strings.HasPrefix(base, "readme"), base == "book.yaml",
			base == "license.txt", base == "license.md":
		case !textEndings[path.Ext(base)]:
			if tell {
				r.found.Warnf(diag.Pos{File: n}, "file-skipped", "not read: it is neither .txt nor .md").Hint = "save it as .txt or .md, or move it"
			}
		case r.isMatter(n):
		default:
			list = append(list, n)
		}
	}
	return list
}

func tooMany(n int) error {
	if n > maxChapters {
		return diag.Faultf(diag.Pos{}, "limit", "cut the book into volumes", "%d chapter files; at most %d are read", n, maxChapters)
	}
	return nil
}
