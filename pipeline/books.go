package pipeline

import (
	"os"
	"path/filepath"

	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/config"
	"octavo/pipeline/release"
)

// A Source is one book to build: where its manuscript is and the folder its
// editions go to.
type Source struct{ Path, Out string }

// Books finds the books that paths mean: each is one, but a folder with a
// series.yaml is as many as that names, each with an output folder of its own
// below out, named for the series and the volume's folder.
func Books(paths []string, out string) ([]Source, error) {
	var list []Source
	for _, p := range paths {
		file := filepath.Join(p, "series.yaml")
		if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
			list = append(list, Source{p, out})
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, &diag.Fault{Pos: diag.Pos{File: file}, Code: "series-unreadable", Message: "the series cannot be read", Hint: "change the file's permissions", Err: err}
		}
		series, err := config.ParseSeries("series.yaml", data)
		if err != nil {
			return nil, err
		}
		for _, v := range series.Volumes {
			list = append(list, Source{filepath.Join(p, filepath.FromSlash(v)), filepath.Join(out, release.Slug(series.Title), release.Slug(filepath.Base(v)))})
		}
	}
	return list, nil
}
