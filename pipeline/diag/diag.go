// Package diag holds positions in the author's files and findings about
// them, the only way this program says what is wrong with a manuscript.
package diag

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// A Pos is a place in one of the author's files. Line and Col count from 1;
// Col counts characters (code points), not bytes. A zero Line means the file
// as a whole, a zero Pos no place at all.
type Pos struct {
	File string `json:"file,omitempty"` // relative to the book's folder, with slashes
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// String gives the place as editors and compilers do, "ch7.txt:12:4".
func (p Pos) String() string {
	switch {
	case p.File == "" && p.Line == 0:
		return ""
	case p.Line == 0:
		return Clean(p.File)
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", Clean(p.File), p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", Clean(p.File), p.Line, p.Col)
}

// IsZero reports whether p is no place.
func (p Pos) IsZero() bool { return p == Pos{} }

// Before reports whether p comes before q: by file name, line, column.
func (p Pos) Before(q Pos) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Col < q.Col
}

// A Severity says how much a finding matters.
type Severity uint8

const (
	Note    Severity = iota // something was guessed or done; nothing is wrong
	Warning                 // the author should look; a build goes on
	Error                   // a release stops; a draft is made all the same
)

var severityNames = [...]string{"note", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// MarshalText makes a severity its name in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a severity's name.
func (s *Severity) UnmarshalText(b []byte) error {
	for i, name := range severityNames {
		if name == string(b) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("%q is no severity: note, warning or error", b)
}

// A Finding is a remark for the author. It never stops a stage.
type Finding struct {
	Pos      Pos      `json:"at"`
	Code     string   `json:"code"` // two or three words, as "edge-scene-break"
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"` // the next thing to try
	Fix      string   `json:"fix,omitempty"`  // the proposed text, where there is one
}

// String gives the finding on one line and its hint and fix indented below it:
//
//	ch7.txt:9:1: warning: scene break at the end of a chapter (edge-scene-break)
//		hint: remove it
func (f Finding) String() string {
	var sb strings.Builder
	if at := f.Pos.String(); at != "" {
		sb.WriteString(at + ": ")
	}
	fmt.Fprintf(&sb, "%s: %s (%s)", f.Severity, Clean(f.Message), f.Code)
	if f.Hint != "" {
		sb.WriteString("\n\thint: " + Clean(f.Hint))
	}
	if f.Fix != "" {
		sb.WriteString("\n\tproposed: " + Clean(f.Fix))
	}
	return sb.String()
}

// Findings collects what the stages find. The zero value is ready. It is not
// safe for concurrent use: stages that run side by side have one each, and
// Merge joins them in a fixed order.
type Findings struct {
	list    []Finding
	unheard func(*Finding) bool
	ignored int
}

// Add takes a finding.
func (fs *Findings) Add(f Finding) {
	if fs == nil {
		return
	}
	if fs.unheard != nil && fs.unheard(&f) {
		fs.ignored++
		return
	}
	fs.list = append(fs.list, f)
}

// Ignore drops the findings that match, those added later too.
func (fs *Findings) Ignore(match func(*Finding) bool) {
	if fs == nil {
		return
	}
	list := fs.list
	fs.list, fs.unheard = nil, match
	for _, f := range list {
		fs.Add(f)
	}
}

// Ignored returns how many findings were dropped.
func (fs *Findings) Ignored() int { return fs.ignored }

// Notef, Warnf and Errorf add a finding without a hint; the message is made
// as by fmt.Sprintf. They return the finding, so that a hint can be set on it
// until the next one is added.
func (fs *Findings) Notef(at Pos, code, format string, args ...any) *Finding {
	return fs.addf(at, code, Note, format, args)
}

// Warnf adds a warning; see Notef.
func (fs *Findings) Warnf(at Pos, code, format string, args ...any) *Finding {
	return fs.addf(at, code, Warning, format, args)
}

// Errorf adds an error; see Notef.
func (fs *Findings) Errorf(at Pos, code, format string, args ...any) *Finding {
	return fs.addf(at, code, Error, format, args)
}

func (fs *Findings) addf(at Pos, code string, s Severity, format string, args []any) *Finding {
	f := Finding{Pos: at, Code: code, Severity: s, Message: fmt.Sprintf(format, args...)}
	if fs == nil {
		return &f
	}
	before := len(fs.list)
	if fs.Add(f); len(fs.list) == before {
		return &f
	}
	return &fs.list[before]
}

// Merge adds all findings of others, in order.
func (fs *Findings) Merge(others ...*Findings) {
	for _, o := range others {
		if o != nil {
			for _, f := range o.list {
				fs.Add(f)
			}
			fs.ignored += o.ignored
		}
	}
}

// All returns the findings in the order they were added.
func (fs *Findings) All() []Finding {
	if fs == nil {
		return nil
	}
	return fs.list
}

// Sort orders the findings by place; those of one place keep their order.
func (fs *Findings) Sort() {
	sort.SliceStable(fs.list, func(i, j int) bool { return fs.list[i].Pos.Before(fs.list[j].Pos) })
}

// Count returns how many findings are of the given severity or a higher one.
func (fs *Findings) Count(least Severity) int {
	n := 0
	for _, f := range fs.All() {
		if f.Severity >= least {
			n++
		}
	}
	return n
}

// String gives each finding as Finding.String does, a line end after each.
func (fs *Findings) String() string {
	var sb strings.Builder
	for _, f := range fs.All() {
		sb.WriteString(f.String() + "\n")
	}
	return sb.String()
}

// A Fault is an error that stops a build. It says where, what is wrong and what to do next.
type Fault struct {
	Pos     Pos
	Code    string // as of a finding
	Message string // lower case, no full stop
	Hint    string // the next thing to try
	Err     error  // the cause, or nil
}

// Error gives "ch7.txt:3:1: unfilled placeholder {{user}}", the cause after a colon.
func (f *Fault) Error() string {
	s := Clean(f.Message)
	if at := f.Pos.String(); at != "" {
		s = at + ": " + s
	}
	if f.Err != nil {
		s += ": " + Clean(f.Err.Error())
	}
	return s
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }

// Faultf makes a Fault; the message is made as by fmt.Sprintf.
func Faultf(at Pos, code, hint, format string, args ...any) *Fault {
	return &Fault{Pos: at, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)}
}

// HintOf returns the hint of the first Fault in the chain of err, or "".
func HintOf(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Hint
	}
	return ""
}

// Clean makes text from a manuscript safe to print on a terminal: control
// characters and the bidirectional controls, which can hide or reorder what a
// person sees, are shown as \u{…}. Line ends are shown so too.
func Clean(s string) string {
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	var sb strings.Builder
	for _, r := range s {
		if unsafe(r) {
			fmt.Fprintf(&sb, "\\u{%X}", r)
			continue
		}
		sb.WriteRune(r)
	}
	return sb.String()
}

func unsafe(r rune) bool {
	switch {
	case r < 0x20 && r != '\t', r >= 0x7F && r < 0xA0:
		return true
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0xFEFF, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// Nearest returns the one of known that is nearest to word, for hints of the
// form "did you mean …", or "" when none is near: at most one edit in three
// letters, a swap of neighbours counting as one.
func Nearest(word string, known []string) string {
	best, bestDistance := "", len([]rune(word))/3+1
	for _, k := range known {
		if d := Distance(strings.ToLower(word), strings.ToLower(k)); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// Distance is how many letters must be added, taken out, changed or swapped
// with a neighbour to make one word of the other: the optimal string alignment
// distance.
func Distance(x, y string) int {
	a, b := []rune(x), []rune(y)
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
