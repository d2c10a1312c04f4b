package epub

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/epub/finish"
	"octavo/pipeline/internal/tools"
	"octavo/templates/stores"
)

func made(t testing.TB, name string) []byte {
	t.Helper()
	f := fixtures[name]()
	var out bytes.Buffer
	if err := Write(&out, f.book, classic(t), f.options()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.Bytes()
}

// forKindle makes the edition for the shop that differs most.
func forKindle(t testing.TB, name string) []byte {
	t.Helper()
	f := fixtures[name]()
	o := f.options()
	o.Shop = stores.For("kindle")
	var out bytes.Buffer
	if err := Write(&out, f.book, classic(t), o); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.Bytes()
}

func TestEPUBCheck(t *testing.T) {
	tools.Thorough(t)
	var files []string
	for _, name := range slices.Sorted(maps.Keys(fixtures)) {
		epub := made(t, name)
		editions := map[string][]byte{".epub": epub, "-kindle.epub": forKindle(t, name)}
		if name != "long" { // EPUBCheck's time grows with the square of the spans: 43 s
			editions[".kepub.epub"] = madeKepub(t, epub)
		}
		if name == "inlines" {
			editions["-fonts.epub"] = withFonts(t, name)
		}
		for ending, data := range editions {
			file := filepath.Join(t.TempDir(), name+ending)
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	tools.EPUBCheck(t, files...)
}

// The adapter gives the same bytes as package finish alone.
func TestAssembledIsDirect(t *testing.T) {
	for name, f := range fixtures {
		f := f()
		p, err := publication(f.book, classic(t), f.options())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var direct bytes.Buffer
		if err := finish.Write(&direct, p); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if sha256.Sum256(direct.Bytes()) != sha256.Sum256(made(t, name)) {
			t.Errorf("%s: assembled and direct differ", name)
		}
	}
}

func TestSameBytesAnywhere(t *testing.T) {
	zone, procs := time.Local, runtime.GOMAXPROCS(0)
	defer func() { time.Local = zone; runtime.GOMAXPROCS(procs) }()
	for name := range fixtures {
		var first []byte
		for _, n := range []int{1, 4} {
			runtime.GOMAXPROCS(n)
			time.Local = time.FixedZone("there", n*3600)
			t.Setenv("TZ", fmt.Sprintf("UTC+%d", n))
			t.Setenv("LANG", []string{"tr_TR.UTF-8", "C"}[n/4])
			got := made(t, name)
			if first == nil {
				first = got
			} else if !bytes.Equal(first, got) {
				t.Errorf("%s: two builds differ", name)
			}
		}
	}
}

func TestDocumentsAreWellFormed(t *testing.T) {
	for name, f := range fixtures {
		f := f()
		p, err := publication(f.book, classic(t), f.options())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Documents {
			ids := map[string]bool{}
			dec := xml.NewDecoder(strings.NewReader("<body xmlns:epub='e'>" + d.Body + "</body>"))
			for {
				tok, err := dec.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s: %v\n%s", name, d.Path, err, d.Body)
				}
				e, ok := tok.(xml.StartElement)
				if !ok {
					continue
				}
				if e.Name.Local == "script" || e.Name.Local == "style" {
					t.Errorf("%s: %s: element %s", name, d.Path, e.Name.Local)
				}
				for _, a := range e.Attr {
					if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" {
						t.Errorf("%s: %s: attribute %s", name, d.Path, a.Name.Local)
					}
					if a.Name.Local == "id" {
						if ids[a.Value] {
							t.Errorf("%s: %s: id %s twice", name, d.Path, a.Value)
						}
						ids[a.Value] = true
					}
				}
			}
		}
	}
}
