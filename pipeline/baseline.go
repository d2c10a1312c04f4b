package pipeline

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/release"
)

// A Known is a finding as a baseline knows it: by what stands round it, not by
// its line, so that it is the same after edits elsewhere.
type Known struct {
	Code  string `json:"code"`
	File  string `json:"file,omitempty"`  // path from where the check was run
	Left  string `json:"left,omitempty"`  // see ledger.Context
	Right string `json:"right,omitempty"` // the same
	Says  string `json:"says,omitempty"`  // the message, of findings without a line
}

// A Checked is a finding of a check of one or more books.
type Checked struct {
	diag.Finding
	Path  string // of the file, from where the check was run
	Known Known
}

// A Baseline says how often each finding was there when it was written.
type Baseline map[Known]int

// A baselineFile is the baseline's form in JSON.
type baselineFile struct {
	Octavo   string          `json:"octavo"` // says what the file is: "baseline"
	Findings []baselineEntry `json:"findings"`
}

type baselineEntry struct {
	Known
	Times int `json:"times"`
}

// maxBaseline bounds a baseline's file, in bytes.
const maxBaseline = 64 << 20

// ReadBaseline reads the baseline at path.
func ReadBaseline(path string) (Baseline, error) {
	bad := func(err error) error {
		return &diag.Fault{Pos: diag.Pos{File: path}, Code: "bad-baseline", Message: "the baseline cannot be read", Hint: "write it with octavo check --write-baseline " + path, Err: err}
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, bad(err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxBaseline {
		return nil, bad(fmt.Errorf("it is no file of less than %d MB", maxBaseline>>20))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, bad(err)
	}
	var f baselineFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, bad(err)
	}
	if f.Octavo != "baseline" {
		return nil, bad(fmt.Errorf("it is no baseline"))
	}
	b := Baseline{}
	for _, e := range f.Findings {
		b[e.Known] += e.Times
	}
	return b, nil
}

// BaselineOf makes a baseline of findings.
func BaselineOf(list []Checked) Baseline {
	b := Baseline{}
	for i := range list {
		b[list[i].Known]++
	}
	return b
}

// Write writes the baseline to path, whole or not at all.
func (b Baseline) Write(path string) error {
	f := baselineFile{Octavo: "baseline", Findings: []baselineEntry{}}
	for k, n := range b {
		f.Findings = append(f.Findings, baselineEntry{k, n})
	}
	slices.SortFunc(f.Findings, func(x, y baselineEntry) int {
		return cmp.Or(strings.Compare(x.File, y.File), strings.Compare(x.Code, y.Code), strings.Compare(x.Left, y.Left), strings.Compare(x.Right, y.Right), strings.Compare(x.Says, y.Says))
	})
	data, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return fmt.Errorf("write the baseline: %w", err)
	}
	return release.Place(filepath.Dir(path), []release.File{{Name: filepath.Base(path), Data: append(data, '\n')}})
}

// New returns the findings that the baseline has not, and how many of its own
// are gone.
func (b Baseline) New(list []Checked) (fresh []Checked, gone int) {
	left := Baseline{}
	for k, n := range b {
		left[k] = n
	}
	for _, f := range list {
		if left[f.Known] > 0 {
			left[f.Known]--
			continue
		}
		fresh = append(fresh, f)
	}
	for _, n := range left {
		gone += n
	}
	return fresh, gone
}

var digits = regexp.MustCompile(`\d+`)

// checked says of each finding of a book at path where its file is and how a
// baseline knows it.
func (r *Result) checked(path string) []Checked {
	dir, _ := pathOfBook(path)
	lines := map[string][]string{}
	if r.Book != nil {
		for _, s := range r.Book.Source {
			lines[s.Name] = strings.Split(s.Text, "\n")
		}
	}
	list := make([]Checked, 0, len(r.Findings.All()))
	for _, f := range r.Findings.All() {
		c := Checked{Finding: f}
		if f.Pos.File != "" {
			c.Path = filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(f.Pos.File)))
		}
		c.Known = Known{Code: f.Code, File: c.Path}
		if text := lines[f.Pos.File]; f.Pos.Line > 0 && f.Pos.Line <= len(text) {
			line := []rune(text[f.Pos.Line-1])
			col := min(max(f.Pos.Col-1, 0), len(line))
			around := ledger.ContextOf(line, col, col)
			c.Known.Left, c.Known.Right = around.Left, around.Right
		} else {
			c.Known.Says = digits.ReplaceAllString(f.Message, "#")
		}
		list = append(list, c)
	}
	return list
}
