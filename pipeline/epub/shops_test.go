package epub

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/preflight/ebook"
	"octavo/templates/specs"
)

// What every shop asks for, and EPUBCheck does not look for, is so in every
// book; those here have no cover, or a small one.
func TestShopsFindNothing(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(fixtures)) {
		for edition, data := range map[string][]byte{"": made(t, name), " for Kindle": forKindle(t, name)} {
			b, err := ebook.Open(name, bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatalf("%s%s: %v", name, edition, err)
			}
			var found diag.Findings
			ebook.Judge(b, specs.For("any", "ebook"), ebook.Job{}, &found)
			if edition != "" {
				ebook.Judge(b, specs.For("kdp", "ebook"), ebook.Job{}, &found)
			} else {
				ebook.Judge(b, specs.For("kobo", "ebook"), ebook.Job{}, &found)
				ebook.Judge(b, specs.For("apple", "ebook"), ebook.Job{}, &found)
			}
			for _, f := range found.All() {
				if f.Severity > diag.Note && f.Code != "cover-named" && f.Code != "cover-least" {
					t.Errorf("%s%s: %s", name, edition, f.String())
				}
			}
		}
	}
}
