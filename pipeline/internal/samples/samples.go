// Package samples gives tests the books they build: those of manuscripts/,
// the two of ../shared, and a novel of any length made of the shared corpus.
// It also measures what a build costs. It is for tests only.
package samples

import (
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/internal/tools"
)

// A Sample is a manuscript to build.
type Sample struct {
	Name string // unique, one path element
	Path string // of the file or folder
	Want string // the folder of what it becomes; "" where none is kept
}

// List returns the books of manuscripts/, volumes one by one, and after them
// those of ../shared where that is there.
func List(t testing.TB) []Sample {
	t.Helper()
	root := tools.Root(t)
	var list []Sample
	for _, pattern := range []string{"manuscripts/*/book.yaml", "manuscripts/*/*/book.yaml"} {
		for _, file := range glob(t, filepath.Join(root, pattern)) {
			dir := filepath.Dir(file)
			list = append(list, Sample{Name: filepath.Base(dir), Path: dir, Want: filepath.Join(dir, "want")})
		}
	}
	for _, file := range glob(t, filepath.Join(filepath.Dir(root), "shared", "manuscripts", "*.txt")) {
		list = append(list, Sample{Name: filepath.Base(file)[:3], Path: file})
	}
	return list
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Copy copies a sample's file or folder into dir and returns its new path, so
// that a test may change it.
func (s Sample) Copy(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(dir, filepath.Base(s.Path))
	info, err := os.Stat(s.Path)
	if err == nil && info.IsDir() {
		err = os.CopyFS(to, os.DirFS(s.Path))
	} else if err == nil {
		var data []byte
		if data, err = os.ReadFile(s.Path); err == nil {
			err = os.WriteFile(to, data, 0o666)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}
