// Package explain says of each finding, fault and rule what it means, why it
// matters, and what to do about it: the text behind "octavo explain CODE". The
// text is data, in the files beside this one.
package explain

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.md
var files embed.FS

// A Kind says what a code belongs to.
type Kind string

const (
	Rule    Kind = "rule"
	Finding Kind = "finding"
	Proof   Kind = "proof" // a finding that cannot be ignored
	Fault   Kind = "fault"
)

// An Entry explains one code.
type Entry struct {
	Code  string `json:"code"`
	Kind  Kind   `json:"kind"`
	Means string `json:"means"`
	Why   string `json:"why,omitempty"`
	Fix   string `json:"fix,omitempty"`
	See   string `json:"see,omitempty"` // the style guide or the standard it comes from
	Off   string `json:"off,omitempty"` // how to switch it off
}

var fileKinds = map[string]Kind{"rules.md": Rule, "findings.md": Finding, "proof.md": Proof, "faults.md": Fault}

var all = sync.OnceValue(func() []Entry {
	var list []Entry
	for _, name := range []string{"rules.md", "findings.md", "proof.md", "faults.md"} {
		data, err := files.ReadFile(name)
		if err != nil {
			panic("explain: " + err.Error()) // the name is ours
		}
		list = append(list, parse(path.Base(name), string(data))...)
	}
	return list
})

// parse reads a file: "## code", a line on what it means, then lines that
// begin with why:, fix: or see:.
func parse(name, text string) []Entry {
	var list []Entry
	for _, part := range strings.Split(text, "\n## ")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		e := Entry{Code: lines[0], Kind: fileKinds[name]}
		for _, line := range lines[1:] {
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "why":
				e.Why = value
			case "fix":
				e.Fix = value
			case "see":
				e.See = value
			default:
				e.Means = strings.TrimSpace(e.Means + " " + line)
			}
		}
		e.Off = off(&e)
		list = append(list, e)
	}
	return list
}

// readersRules are those of the readers of files, which nobody can switch off:
// the proof rests on them.
var readersRules = []string{"markup", "moved", "rejoin", "left-out", "placeholder"}

// off says how to switch a rule or a finding off.
func off(e *Entry) string {
	switch {
	case e.Kind == Rule && slices.Contains(readersRules, e.Code):
		return ""
	case e.Kind == Rule:
		return "for the book, copyedit: {off: [" + e.Code + "]} in book.yaml; for a chapter, off: [" + e.Code + "] in its first lines; " +
			"for a passage, <!-- octavo: off " + e.Code + " --> above and <!-- octavo: on " + e.Code + " --> below it"
	case e.Kind == Finding:
		return "for a paragraph, <!-- octavo: ignore " + e.Code + " --> above it; for the book, findings: {ignore: [" + e.Code + "]} in book.yaml"
	}
	return ""
}

// All returns every entry: the rules, the findings, the proof, the faults.
func All() []Entry { return all() }

// Of returns the entries of a code: a finding and a rule may share one.
func Of(code string) []Entry {
	var list []Entry
	for _, e := range all() {
		if e.Code == code {
			list = append(list, e)
		}
	}
	return list
}

// Codes lists the codes of some kinds, in their order.
func Codes(kinds ...Kind) []string {
	var list []string
	for _, e := range all() {
		if slices.Contains(kinds, e.Kind) {
			list = append(list, e.Code)
		}
	}
	return list
}
