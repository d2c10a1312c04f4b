package pipeline

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/unit"
	"octavo/templates/stores"
)

// A Format is one kind of edition.
type Format string

const (
	EPUB     Format = "epub"
	Kepub    Format = "kepub" // the EPUB as Kobo's readers like it
	Print    Format = "print" // the PDF a printer takes
	Read     Format = "read"  // the PDF made for reading
	Cover    Format = "cover"
	Wrap     Format = "wrap"   // the printed book's cover: back, spine and front
	Guides   Format = "guides" // the same with folds and margins drawn on it
	ONIX     Format = "onix"   // a message to the book trade
	Markdown Format = "md"     // the copy-edited text, one paragraph a line
	Text     Format = "text"   // the same without marks
)

// Formats lists every format; Usual are those made when none is asked for.
var (
	Formats = []Format{EPUB, Kepub, Print, Read, Cover, Wrap, Guides, ONIX, Markdown, Text}
	Usual   = []Format{EPUB, Print, Read, Cover}
)

// ending returns what stands after the book's slug in the edition's name.
func (f Format) ending() string {
	switch f {
	case EPUB:
		return ".epub"
	case Kepub:
		return ".kepub.epub"
	case Print:
		return "-print.pdf"
	case Read:
		return "-read.pdf"
	case Cover:
		return "-cover.jpg"
	case Wrap:
		return "-cover-print.pdf"
	case Guides:
		return "-cover-guides.pdf"
	case ONIX:
		return ".onix.xml"
	case Markdown:
		return ".md"
	}
	return ".txt"
}

// ParseFormats reads a list of formats with commas between: "epub,read".
func ParseFormats(list string) ([]Format, error) {
	return parseList(list, Formats, "unknown-format", "formats: ", "there is no format %q")
}

// ParseStores reads a list of shops with commas between: "apple,kindle".
func ParseStores(list string) ([]string, error) {
	return parseList(list, stores.Names(), "unknown-store", "shops: ", "there is no edition for a shop %q")
}

// parseList reads a list of known names with commas between, each once.
func parseList[T ~string](list string, known []T, code, kinds, fault string) ([]T, error) {
	var found []T
	for _, name := range strings.Split(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(known, T(name)) {
			names := make([]string, len(known))
			for i, k := range known {
				names[i] = string(k)
			}
			hint := kinds + strings.Join(names, ", ")
			if near := diag.Nearest(name, names); near != "" {
				hint = fmt.Sprintf("did you mean %q? %s", near, hint)
			}
			return nil, diag.Faultf(diag.Pos{}, code, hint, fault, name)
		}
		if !slices.Contains(found, T(name)) {
			found = append(found, T(name))
		}
	}
	return found, nil
}

// Options say how a book is built. The zero value is the usual way: a draft of
// the usual editions, put nowhere.
type Options struct {
	Formats []Format          // nil is Usual
	Stores  []string          // shops that get an EPUB of their own too, as stores.Names has them
	Set     map[string]string // placeholders, over those of book.yaml
	Title   string            // over that of book.yaml or the text, as all of the following
	Author  string
	Design  string
	Trim    string
	Release bool // findings of severity Error stop the build
	Jobs    int  // at most so many threads of work; 0 is one for each core
	// Date is the build's date, YYYY-MM-DD, from SOURCE_DATE_EPOCH; "" is the
	// book's.
	Date string
	// Over is the folder of the editions that these replace, which the report
	// holds the new ones against; "" is none.
	Over string
	// ISBNs are those of the books built before, with their titles, in a run of
	// several: no two books have one. Build adds its own; nil is no run.
	ISBNs map[string]string
	// NoRecord leaves build.json and report.html out, as when only a cover is made.
	NoRecord bool
}

// Check finds options that no book can be built with.
func (o *Options) Check() error {
	if o.Trim != "" {
		if _, err := unit.ParseSize(o.Trim); err != nil {
			return &diag.Fault{Code: "usage", Message: "--trim cannot be read", Hint: "write it as 5.5x8.5in, 148x210mm or a5", Err: err}
		}
	}
	if o.Jobs < 0 {
		return diag.Faultf(diag.Pos{}, "usage", "0 is one for each core", "--jobs %d is less than none", o.Jobs)
	}
	return nil
}

// Version is the program's, set by the linker in a release.
var Version = "0.1.0-dev"

func (o *Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}
