package pipeline

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"octavo/pipeline/diag"
)

// A LineReport says what octavo did on one line of a manuscript.
type LineReport struct {
	At       diag.Pos       `json:"at"`
	Changes  []Change       `json:"changes"`
	Findings []diag.Finding `json:"findings"`
}

// ExplainLine reads the book at path and reports on a line of one of its files,
// named as diag.Pos names it.
func ExplainLine(path string, at diag.Pos, o Options) (*LineReport, error) {
	var found diag.Findings
	all, err := ReadChanges(path, o, &found)
	if err != nil {
		return nil, err
	}
	r := &LineReport{At: at, Changes: []Change{}, Findings: []diag.Finding{}}
	for i := range all.Edits {
		if e := &all.Edits[i]; e.At.File == at.File && e.At.Line == at.Line && (at.Col == 0 || e.At.Col == at.Col) {
			r.Changes = append(r.Changes, *e)
		}
	}
	for _, f := range found.All() {
		if f.Pos.File == at.File && f.Pos.Line == at.Line {
			r.Findings = append(r.Findings, f)
		}
	}
	return r, nil
}

// PlaceIn reads FILE:LINE or FILE:LINE:COLUMN. ok is false when it is neither.
func PlaceIn(s string) (at diag.Pos, ok bool) {
	parts := strings.Split(s, ":")
	var numbers []int
	for len(parts) > 1 && len(numbers) < 2 {
		n, err := strconv.Atoi(parts[len(parts)-1])
		if err != nil || n < 1 {
			break
		}
		numbers = append([]int{n}, numbers...)
		parts = parts[:len(parts)-1]
	}
	if len(numbers) == 0 {
		return at, false
	}
	at = diag.Pos{File: strings.Join(parts, ":"), Line: numbers[0]}
	if len(numbers) == 2 {
		at.Col = numbers[1]
	}
	return at, at.File != ""
}

// BookOf finds the book a manuscript file belongs to: the nearest folder above
// it with a book.yaml or the folder above chapters/, else the file itself. It
// returns the path of the book and the file's name in it.
func BookOf(file string) (path, name string) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return file, filepath.Base(file)
	}
	for dir := filepath.Dir(abs); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "book.yaml")); err == nil {
			return inside(dir, file, abs)
		}
		if filepath.Dir(dir) == dir {
			break
		}
	}
	if dir := filepath.Dir(abs); filepath.Base(dir) == "chapters" {
		return inside(filepath.Dir(dir), file, abs)
	}
	return file, filepath.Base(file)
}

// inside returns a folder as the user would write it, and the file's name in it.
func inside(dir, file, abs string) (path, name string) {
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return file, filepath.Base(file)
	}
	up := filepath.Dir(file)
	for range strings.Count(filepath.ToSlash(rel), "/") {
		up = filepath.Join(up, "..")
	}
	return up, filepath.ToSlash(rel)
}
