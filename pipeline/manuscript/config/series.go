package config

import (
	"sort"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
)

// A Series is a series.yaml: its name, its volumes in order, and what all of
// them share.
type Series struct {
	Title string
	// Volumes are the folders of the books below the series' folder.
	Volumes []string
	// Defaults are the keys of book.yaml that hold for each volume that does
	// not give them itself.
	Defaults *Config
}

// Position returns the place of the volume in the series, from 1, or 0 when
// it is none of it.
func (s *Series) Position(folder string) int {
	for i, v := range s.Volumes {
		if v == folder {
			return i + 1
		}
	}
	return 0
}

// ParseSeries reads a series.yaml.
func ParseSeries(name string, data []byte) (*Series, error) {
	r := &reader{file: name}
	s := &Series{Defaults: &Config{set: map[string]diag.Pos{}}}
	root, err := r.parse(data)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, diag.Faultf(diag.Pos{File: name}, "empty-file", "write title: and volumes:", "there is nothing in it")
	}
	set := map[string]diag.Pos{}
	if err := read(r, root, "series.yaml", seriesFileKeys(), s, set); err != nil {
		return nil, err
	}
	for _, required := range []string{"title", "volumes"} {
		if _, ok := set[required]; !ok {
			return nil, r.fault(root, "missing-key", "write title: and volumes:", "a series needs %s", required)
		}
	}
	return s, nil
}

func seriesFileKeys() []key[Series] {
	list := []key[Series]{
		textKey("title", func(s *Series) *string { return &s.Title }),
		{name: "volumes", read: func(r *reader, n *yaml.Node, s *Series) error {
			for _, item := range r.list(n) {
				folder, err := r.text(item)
				if err != nil {
					return err
				}
				if hint := outside(folder); hint != "" {
					return r.fault(item, "outside", "name the folder of a volume below that of series.yaml", "%q is not a folder of the series", shorten(folder))
				}
				s.Volumes = append(s.Volumes, folder)
			}
			return nil
		}},
	}
	for _, k := range sharedKeys {
		list = append(list, key[Series]{name: k.name, read: func(r *reader, n *yaml.Node, s *Series) error {
			s.Defaults.set[k.name] = r.at(n)
			return k.read(r, n, s.Defaults)
		}})
	}
	return list
}

func sortedKeys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}
