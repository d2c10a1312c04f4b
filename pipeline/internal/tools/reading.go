package tools

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// A Reading is what a reading system showed of a book from cover to cover.
type Reading struct {
	Title, Author string
	Errors        []string // of the browser's console, and what could not be loaded
	Cover         struct {
		Section       int    // where the book opened, in the order of the spine
		Loaded        bool   // the picture was drawn
		Alt           string // what is said of it
		Width, Height float64
	}
	Contents []struct {
		Label   string // the entry that was clicked
		Shown   bool   // the document it leads to was opened
		Current string // the entry the reading system then says one is at
		Heading string // the first heading there
	}
	// Note is the first note, nil in a book without: its mark was clicked.
	Note *struct {
		Mark string
		Type string // what the reading system takes it for
		Text string // in the pop-up
		Back bool   // it has a way back
	}
	Pages            int     // turned, from the first to the last
	Sections, Linear []int   // that were opened on the way; that the spine has
	Fraction         float64 // of the book that was read at the end
}

// Read opens an EPUB in foliate-js in a headless Chromium and reads it to the
// end: .ci/read.mjs says how. Pictures of what it looked like are left in
// .cache/reading, in a folder with the name.
func Read(t testing.TB, name, file string) *Reading {
	t.Helper()
	node, root := command(t, "node"), Root(t)
	t.Setenv("CHROMIUM", command(t, "chromium"))
	for _, module := range []string{"foliate-js", "puppeteer-core"} {
		if _, err := os.Stat(filepath.Join(root, ".ci", "node_modules", module)); err != nil {
			missing(t, module)
		}
	}
	out, err := run(node, filepath.Join(root, ".ci", "read.mjs"), file, filepath.Join(root, ".cache", "reading", name))
	if err != nil {
		t.Fatal(err)
	}
	var r Reading
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return &r
}
