package golden

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// wantPrefix starts the name of a section that holds a result, not input.
const wantPrefix = "want."

// An Archive is one case: a sentence on what it shows, and its files. The
// last line of a file always ends in a newline, as txtar has it.
type Archive struct {
	Name    string // the archive's file name without .txtar
	Comment string // what the case shows, and how it is to be run

	t     testing.TB
	path  string
	files []txtar.File
}

// Load reads the archives that match glob, in the order of their names. That
// none does, or that one names a section twice, ends the test. Fuzz tests
// seed themselves with it.
func Load(t testing.TB, glob string) []Archive {
	t.Helper()
	paths, err := filepath.Glob(glob)
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("no archive matches %s", glob)
	}
	var archives []Archive
	for _, path := range paths {
		parsed, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := Archive{
			Name:    strings.TrimSuffix(filepath.Base(path), ".txtar"),
			Comment: string(parsed.Comment),
			t:       t,
			path:    path,
			files:   parsed.Files,
		}
		if name := a.twice(); name != "" {
			t.Fatalf("%s: section %s is there twice", path, name)
		}
		archives = append(archives, a)
	}
	return archives
}

// File returns the file of that name, and ends the test if there is none.
func (a Archive) File(name string) string {
	a.t.Helper()
	data, ok := a.file(name)
	if !ok {
		a.t.Fatalf("%s has no section %s", a.path, name)
	}
	return data
}

// Has says whether the archive has a file of that name.
func (a Archive) Has(name string) bool { return a.index(name) >= 0 }

// Wants says whether the archive wants that result: Wants("book") is
// Has("want.book"). It is for tests of which each case wants but a few.
func (a Archive) Wants(result string) bool { return a.Has(wantPrefix + result) }

// Files returns the names of the input files, those without want.*, in the
// order of the archive.
func (a Archive) Files() []string {
	var names []string
	for _, f := range a.files {
		if !strings.HasPrefix(f.Name, wantPrefix) {
			names = append(names, f.Name)
		}
	}
	return names
}

// FS returns the input files as a folder.
func (a Archive) FS() fs.FS {
	folder := fstest.MapFS{}
	for _, name := range a.Files() {
		folder[name] = &fstest.MapFile{Data: []byte(a.File(name)), Mode: 0o644}
	}
	return folder
}

func (a Archive) file(name string) (data string, ok bool) {
	if i := a.index(name); i >= 0 {
		return string(a.files[i].Data), true
	}
	return "", false
}

// index returns the place of the file in the archive, or -1.
func (a Archive) index(name string) int {
	for i, f := range a.files {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// twice returns the first name that two files have, or "".
func (a Archive) twice() string {
	for i, f := range a.files {
		if a.index(f.Name) != i {
			return f.Name
		}
	}
	return ""
}
