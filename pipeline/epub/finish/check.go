package finish

import (
	"fmt"
	"strings"
)

// check finds what would make a file that reading systems refuse. Each of it
// is a mistake of the caller's.
func (p *Publication) check() error {
	if len(p.Metadata.Titles) == 0 || p.Metadata.Identifier == "" || p.Language == "" || p.Metadata.Modified == "" {
		return fmt.Errorf("finish epub: title, identifier, language or date of change is missing")
	}
	if len(p.Contents) == 0 || depth(p.Contents) > MaxContentsDepth {
		return fmt.Errorf("finish epub: contents of depth %d, not 1 to %d", depth(p.Contents), MaxContentsDepth)
	}
	ids := map[string]bool{"id": true, "ncx": true, "css": true}
	paths := map[string]bool{packagePath: true, ncxPath: true, cssPath: true}
	add := func(id, path string) error {
		if !safePath(path) {
			return fmt.Errorf("finish epub: %q is no safe file name", path)
		}
		if ids[id] || paths[path] {
			return fmt.Errorf("finish epub: %s (%s) is there twice", id, path)
		}
		ids[id], paths[path] = true, true
		return nil
	}
	navs := 0
	for _, d := range p.Documents {
		if d.Title == "" {
			return fmt.Errorf("finish epub: %s has no title", d.Path)
		}
		if d.Nav {
			navs++
		}
		if err := add(d.ID, d.Path); err != nil {
			return err
		}
	}
	for _, r := range p.Resources {
		if err := add(r.ID, r.Path); err != nil {
			return err
		}
	}
	if navs != 1 {
		return fmt.Errorf("finish epub: %d navigation documents, not 1", navs)
	}
	return nil
}

// safePath reports whether a path is one that no reading system and no file
// system stumbles over: small letters, digits, hyphens and dots, at most one
// folder deep. Kobo's rules want no more than that.
func safePath(path string) bool {
	folder, name, ok := strings.Cut(path, "/")
	if !ok {
		folder, name = "x", path
	}
	return safeName(folder) && safeName(name) && len(name) <= 128
}

func safeName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || (c == '-' || c == '.' || c == '_') && i > 0) {
			return false
		}
	}
	return s != "" && !strings.Contains(s, "..")
}
