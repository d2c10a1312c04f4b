// Package golden runs tests whose cases are files: txtar archives that hold
// a sentence on what the case shows, the input, and one want.* section for
// each result expected. It is for tests only.
//
// With UPDATE=1 in the environment (make golden) the want.* sections are
// rewritten instead of compared. Read the diff before committing it.
package golden

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Run runs one subtest for each archive that matches glob, named for the
// archive. The map that test returns has a key for each result: "book" is
// compared with the section want.book.
//
// A result that is empty needs no section, any other does. A section that
// test returns nothing for is an error. A result need not end in a newline,
// though its section does.
func Run(t *testing.T, glob string, test func(t *testing.T, in Archive) map[string]string) {
	t.Helper()
	for _, in := range Load(t, glob) {
		t.Run(in.Name, func(t *testing.T) {
			in.t = t
			got := test(t, in)
			if t.Failed() {
				return // what a broken run returns must not become what is wanted
			}
			if updating() {
				in = update(t, in, got)
			}
			for _, problem := range in.compare(got) {
				t.Error(problem)
			}
		})
	}
}

// File compares got with the file at path, byte for byte, or writes it when
// UPDATE=1.
func File(t testing.TB, path, got string) {
	t.Helper()
	if updating() {
		if err := write(path, []byte(got)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v\nhint: make golden writes it", err)
	}
	if d := Diff(string(want), got); d != "" {
		t.Errorf("%s is not as wanted (-want +got):\n%s", path, d)
	}
}

func updating() bool { return os.Getenv("UPDATE") == "1" }

// compare returns what is wrong with the results, in the order of their names.
func (a Archive) compare(got map[string]string) []string {
	var problems []string
	for _, name := range slices.Sorted(maps.Keys(got)) {
		stored := section(got[name])
		want, ok := a.file(wantPrefix + name)
		switch {
		case !ok && stored != "":
			problems = append(problems, fmt.Sprintf("%s has no section %s%s for this result (make golden adds it):\n%s",
				a.path, wantPrefix, name, Diff("", stored)))
		case want != stored:
			problems = append(problems, fmt.Sprintf("%s: %s%s is not as wanted (-want +got):\n%s",
				a.path, wantPrefix, name, Diff(want, stored)))
		}
	}
	for _, f := range a.files {
		name, ok := strings.CutPrefix(f.Name, wantPrefix)
		if _, returned := got[name]; ok && !returned {
			problems = append(problems, fmt.Sprintf("%s: the test returned nothing for section %s", a.path, f.Name))
		}
	}
	return problems
}

// update writes the results into the archive's want.* sections, adding those
// it lacks at the end, and returns the archive as it then is. Everything else
// stays as it was.
func update(t testing.TB, a Archive, got map[string]string) Archive {
	t.Helper()
	if len(a.compare(got)) == 0 {
		return a
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		stored := []byte(section(got[name]))
		if i := a.index(wantPrefix + name); i >= 0 {
			a.files[i].Data = stored
		} else if len(stored) > 0 {
			a.files = append(a.files, txtar.File{Name: wantPrefix + name, Data: stored})
		}
	}
	data := txtar.Format(&txtar.Archive{Comment: []byte(a.Comment), Files: a.files})
	if err := write(a.path, data); err != nil {
		t.Fatal(err)
	}
	return a
}

// section returns a result as an archive holds it: with a final newline, and
// with each line quoted by ">" if one of them looks like the start of a
// section.
func section(result string) string {
	if result != "" && !strings.HasSuffix(result, "\n") {
		result += "\n"
	}
	if txtar.NeedsQuote([]byte(result)) {
		quoted, err := txtar.Quote([]byte(result))
		if err != nil {
			panic("golden: quote a result: " + err.Error())
		}
		return string(quoted)
	}
	return result
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}
