package pipeline

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers orders the packages: a package may import only those of a lower
// layer, and those inside its own folder. Packages that are not named belong
// to the nearest folder above them that is.
var layers = map[string]int{
	"cmd":               5,
	"pipeline":          4,
	"pipeline/internal": 4, // test support and pictures

	"pipeline/manuscript": 3, "pipeline/copyedit": 3, "pipeline/proofread": 3, "pipeline/typeset": 3, "pipeline/epub": 3, "pipeline/pdf": 3,
	"pipeline/cover": 3, "pipeline/onix": 3, "pipeline/plain": 3, "pipeline/raster": 3, "pipeline/preflight": 3, "pipeline/release": 3,

	"pipeline/book": 2, "pipeline/page": 2, "pipeline/design": 2, "templates": 2,
	"pipeline/ledger": 1, "pipeline/font": 1, "pipeline/bidi": 1, "pipeline/pdf/object": 1, "pipeline/epub/css": 1, "pipeline/epub/markup": 1,
	"pipeline/unit": 0, "pipeline/diag": 0,
}

// homes names the one folder that may import an outside library.
var homes = map[string][]string{
	"github.com/yuin/goldmark":        {"pipeline/manuscript"},
	"github.com/go-shiori/go-epub":    {"pipeline/epub"},
	"github.com/jung-kurt/gofpdf":     {"pipeline/pdf"},
	"github.com/pgaskin/kepubify/v4":  {"pipeline/epub"},
	"github.com/urfave/cli/v2":        {"cmd"},
	"github.com/go-text/typesetting":  {"pipeline/font"},
	"codeberg.org/go-fonts":           {"pipeline/font"},
	"golang.org/x/image":              {"pipeline/raster", "pipeline/cover", "pipeline/manuscript"},
	"github.com/rogpeppe/go-internal": {"pipeline/internal"},
}

// inTests are those that any test may import: to read a case, to look at a
// picture, to set a face that the program does not carry.
var inTests = map[string]bool{"github.com/rogpeppe/go-internal": true, "golang.org/x/image": true, "codeberg.org/go-fonts": true}

// never is what no package below cmd may import: what would let a build reach
// the network or run a program. The adapter of package epub names net/http
// only to refuse all of it.
var never = map[string][]string{
	"net": nil, "os/exec": nil, "net/http": {"pipeline/epub"}, "math/rand": nil, "math/rand/v2": nil,
}

func TestImportsPointOneWay(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && file != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		rel, _ := filepath.Rel(root, file)
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		test := strings.HasSuffix(rel, "_test.go") || strings.HasPrefix(rel, "pipeline/internal/")
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			if why := forbidden(path.Dir(rel), p, test); why != "" {
				t.Errorf("%s imports %s: %s", rel, p, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// forbidden says why a file in folder from must not import p, or "". Tests may
// import what they like of ours, and of the standard library.
func forbidden(from, p string, test bool) string {
	for lib, home := range homes {
		at := func(dir string) bool { return within(from, dir) }
		if within(p, lib) && !slices.ContainsFunc(home, at) && !(test && inTests[lib]) {
			return "its home is " + strings.Join(home, ", ")
		}
	}
	if test {
		return ""
	}
	if allowed, ok := never[p]; ok && !within(from, "cmd") {
		for _, a := range allowed {
			if within(from, a) {
				return ""
			}
		}
		return "a build has no network, no shell and no chance"
	}
	own, ok := strings.CutPrefix(p, "octavo/")
	if !ok {
		return ""
	}
	if within(own, "pipeline/internal") {
		return "it is test support"
	}
	a, b := folder(from), folder(own)
	if a == b || layers[a] > layers[b] {
		return ""
	}
	return "imports point from " + b + " to " + a + ", never back, and no stage imports another"
}

func within(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }

// folder returns the nearest folder that layers names.
func folder(p string) string {
	for p != "." {
		if _, ok := layers[p]; ok {
			return p
		}
		p = path.Dir(p)
	}
	return p
}

func TestForbiddenForbids(t *testing.T) {
	for _, c := range []struct {
		from, p string
		test    bool
		bad     bool
	}{
		{"pipeline/epub", "octavo/pipeline/book", false, false},
		{"pipeline/epub/finish", "octavo/pipeline/epub", false, false},
		{"pipeline/epub", "octavo/pipeline/copyedit", false, true},
		{"pipeline/epub", "octavo/pipeline/copyedit", true, false},
		{"pipeline/book", "octavo/pipeline/epub", false, true},
		{"pipeline/book", "octavo/pipeline/ledger", false, false},
		{"pipeline", "octavo/pipeline/epub", false, false},
		{"pipeline/epub", "octavo/pipeline", false, true},
		{"cmd/octavo", "octavo/pipeline", false, false},
		{"pipeline/pdf", "github.com/yuin/goldmark/ast", false, true},
		{"pipeline/manuscript/markdown", "github.com/yuin/goldmark/ast", false, false},
		{"pipeline/cover", "net/http", false, true},
		{"pipeline/cover", "math/rand", false, true},
		{"pipeline/epub", "net/http", false, false},
		{"pipeline/typeset", "octavo/pipeline/internal/golden", false, true},
	} {
		if got := forbidden(c.from, c.p, c.test) != ""; got != c.bad {
			t.Errorf("%s imports %s (test %v): forbidden %v, want %v", c.from, c.p, c.test, got, c.bad)
		}
	}
}
