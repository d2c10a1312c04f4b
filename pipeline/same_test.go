package pipeline

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"octavo/pipeline/internal/samples"
)

// TestSameBytes builds every book again in other surroundings. Nothing but
// the manuscript may reach the bytes.
func TestSameBytes(t *testing.T) {
	want := map[string]string{}
	var paths []string
	for _, b := range allBooks(t) {
		paths = append(paths, b.Path)
		for _, f := range b.Files {
			want[f.Name] = fmt.Sprintf("%x", sha256.Sum256(f.Data))
		}
	}
	moved := moveAll(t, samples.List(t))
	for _, c := range []struct {
		name, dir string
		env       []string
		paths     []string
	}{
		{"another process", "", nil, paths},
		{"one core", "", []string{"GOMAXPROCS=1", "GOGC=20"}, paths},
		{"another place, time and language", moved, []string{"TZ=Pacific/Chatham", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "HOME=/nowhere", "USER=other", "GOMAXPROCS=7"}, relative(samples.List(t))},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := runChild(t, c.dir, c.env, c.paths...)
			for name, sum := range want {
				if got[name] != sum {
					t.Errorf("%s differs", name)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d files, want %d", len(got), len(want))
			}
		})
	}
}

// moveAll copies the samples into another folder, with other times. Volumes
// keep their series.
func moveAll(t *testing.T, list []samples.Sample) string {
	dir := t.TempDir()
	for _, s := range list {
		to := filepath.Join(dir, place(s))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		s.Copy(t, filepath.Dir(to))
		if series, err := os.ReadFile(filepath.Join(filepath.Dir(s.Path), "series.yaml")); err == nil {
			if err := os.WriteFile(filepath.Join(filepath.Dir(to), "series.yaml"), series, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	then := time.Date(1999, 12, 31, 23, 59, 59, 0, time.UTC)
	filepath.WalkDir(dir, func(p string, _ os.DirEntry, err error) error {
		os.Chtimes(p, then, then)
		return err
	})
	return dir
}

// place is where moveAll puts a sample.
func place(s samples.Sample) string {
	return filepath.Join(filepath.Base(filepath.Dir(s.Path)), filepath.Base(s.Path))
}

func relative(list []samples.Sample) []string {
	var paths []string
	for _, s := range list {
		paths = append(paths, "."+string(filepath.Separator)+place(s))
	}
	return paths
}
