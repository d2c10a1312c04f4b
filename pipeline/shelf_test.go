package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"octavo/pipeline/internal/samples"
)

// shelf has the books the tests look at, each built once.
var shelf shelved

type shelved struct {
	mu    sync.Mutex
	dir   string
	books map[string]*finished
}

// A finished book is a sample with what became of it.
type finished struct {
	samples.Sample
	*Result
	dir string // with the editions

	once sync.Once
	err  error
}

// book builds a sample, or takes it from the shelf.
func (s *shelved) book(t testing.TB, sample samples.Sample) *finished {
	t.Helper()
	s.mu.Lock()
	if s.books == nil {
		dir, err := os.MkdirTemp("", "octavo-shelf-")
		if err != nil {
			t.Fatal(err)
		}
		s.dir, s.books = dir, map[string]*finished{}
	}
	b := s.books[sample.Name]
	if b == nil {
		b = &finished{Sample: sample, dir: filepath.Join(s.dir, sample.Name)}
		s.books[sample.Name] = b
	}
	s.mu.Unlock()
	b.once.Do(b.build)
	if b.err != nil {
		t.Fatalf("%s: %v", sample.Name, b.err)
	}
	return b
}

func (s *shelved) close() { os.RemoveAll(s.dir) }

func (b *finished) build() {
	if b.Result, b.err = Build(b.Path, Options{}); b.err != nil {
		return
	}
	if b.err = os.MkdirAll(b.dir, 0o777); b.err != nil {
		return
	}
	for _, f := range b.Files {
		if b.err = os.WriteFile(filepath.Join(b.dir, f.Name), f.Data, 0o666); b.err != nil {
			return
		}
	}
}

// file returns the path of an edition.
func (b *finished) file(f Format) string { return filepath.Join(b.dir, b.Slug+f.ending()) }

// data returns the bytes of an edition.
func (b *finished) data(t testing.TB, f Format) []byte {
	t.Helper()
	for _, file := range b.Files {
		if file.Name == b.Slug+f.ending() {
			return file.Data
		}
	}
	t.Fatalf("%s has no edition %s", b.Name, f)
	return nil
}

// eachBook runs a test for every sample, side by side.
func eachBook(t *testing.T, test func(t *testing.T, b *finished)) {
	for _, s := range samples.List(t) {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			test(t, shelf.book(t, s))
		})
	}
}

// allBooks returns every sample, built.
func allBooks(t *testing.T) []*finished {
	t.Helper()
	var list []*finished
	for _, s := range samples.List(t) {
		list = append(list, shelf.book(t, s))
	}
	return list
}

// named returns the sample of that name, and skips the test when it is one of
// ../shared and that is absent.
func named(t testing.TB, name string) *finished {
	t.Helper()
	for _, s := range samples.List(t) {
		if s.Name == name {
			return shelf.book(t, s)
		}
	}
	t.Skipf("needs the manuscript %s in ../shared: skipped", name)
	return nil
}

// has reports whether a finding with the code is there whose text, as it is
// printed, holds all of the parts.
func (b *finished) has(code string, parts ...string) bool {
	for _, f := range b.Findings.All() {
		ok := f.Code == code
		for _, p := range parts {
			ok = ok && strings.Contains(f.String(), p)
		}
		if ok {
			return true
		}
	}
	return false
}
