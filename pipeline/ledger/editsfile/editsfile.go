// Package editsfile reads and writes edits.yaml, the file beside a book that
// keeps what the author decided on the changes made to the text. It opens no
// file itself.
package editsfile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// Limits of the file. A long novel has some hundred close calls; whoever
// decides on every change of a million words stays below.
const (
	MaxSize    = 16 << 20 // bytes
	MaxRulings = 100_000
	maxText    = 1_000 // bytes of one value
)

// NameFor returns the name of the file for a manuscript of one file, which
// stands beside it: story.edits.yaml for story.txt. A folder's is Name.
func NameFor(manuscript string) string {
	if i := strings.LastIndexByte(manuscript, '.'); i > 0 {
		manuscript = manuscript[:i]
	}
	return manuscript + "." + Name
}

// Name is that of the file in a book's folder.
const Name = "edits.yaml"

// Parse reads the file. What it cannot take is a *diag.Fault with its line and
// column: half of the decisions would be worse than none.
func Parse(name string, data []byte) ([]ledger.Ruling, error) {
	r := &reader{file: name}
	if len(data) > MaxSize {
		return nil, diag.Faultf(diag.Pos{File: name}, "limit", "octavo changes forget --unused drops what no longer applies", "it has more than %d MB", MaxSize>>20)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: name}, Code: "yaml", Message: "not readable as YAML", Hint: "octavo writes this file; take back the last change to it", Err: err}
	}
	if doc.Kind == 0 || len(doc.Content) == 0 {
		return nil, nil
	}
	return r.top(doc.Content[0])
}

// A reader reads one file.
type reader struct{ file string }

func (r *reader) fault(n *yaml.Node, code, hint, format string, args ...any) error {
	return diag.Faultf(diag.Pos{File: r.file, Line: n.Line, Col: n.Column}, code, hint, format, args...)
}

const howTo = "octavo writes this file: octavo changes accept, reject, lock and forget"

// top reads the mapping at the top.
func (r *reader) top(n *yaml.Node) ([]ledger.Ruling, error) {
	if isNull(n) {
		return nil, nil
	}
	if n.Kind != yaml.MappingNode {
		return nil, r.fault(n, "wrong-type", howTo, "expected the key decisions")
	}
	var list []ledger.Ruling
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Value != "decisions" || i > 0 {
			return nil, r.unknown(key, "the file", []string{"decisions"})
		}
		if isNull(value) {
			continue
		}
		if value.Kind != yaml.SequenceNode {
			return nil, r.fault(value, "wrong-type", howTo, "decisions: expected a list")
		}
		if len(value.Content) > MaxRulings {
			return nil, r.fault(value, "limit", "switch a rule off in book.yaml rather than change by change: copyedit: {off: […]}", "more than %d decisions", MaxRulings)
		}
		for _, item := range value.Content {
			one, err := r.ruling(item)
			if err != nil {
				return nil, err
			}
			list = append(list, one)
		}
	}
	return list, nil
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// fields are the keys of a decision and where their text goes.
var fields = []struct {
	name string
	to   func(*ledger.Ruling) *string
}{
	{"decision", nil},
	{"rule", func(r *ledger.Ruling) *string { return &r.Rule }},
	{"file", func(r *ledger.Ruling) *string { return &r.File }},
	{"before", func(r *ledger.Ruling) *string { return &r.Before }},
	{"after", func(r *ledger.Ruling) *string { return &r.After }},
	{"left", func(r *ledger.Ruling) *string { return &r.Left }},
	{"right", func(r *ledger.Ruling) *string { return &r.Right }},
	{"occurrence", nil},
}

// ruling reads one decision.
func (r *reader) ruling(n *yaml.Node) (ledger.Ruling, error) {
	one := ledger.Ruling{Occurrence: 1, At: diag.Pos{File: r.file, Line: n.Line, Col: n.Column}}
	if n.Kind != yaml.MappingNode {
		return one, r.fault(n, "wrong-type", howTo, "expected a decision with its rule and context")
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			return one, r.fault(key, "key-twice", "keep one of them", "%s is given twice", key.Value)
		}
		seen[key.Value] = true
		if err := r.field(&one, key, value); err != nil {
			return one, err
		}
	}
	switch {
	case one.Verdict == 0:
		return one, r.fault(n, "bad-value", "write decision: accept, reject or lock", "an entry without its decision")
	case one.Rule == "":
		return one, r.fault(n, "bad-value", "octavo explain lists the rules", "an entry without its rule")
	case one.Before == "" && one.Left == "" && one.Right == "":
		return one, r.fault(n, "bad-value", howTo, "an entry without its context")
	case one.Before == one.After:
		return one, r.fault(n, "bad-value", howTo, "an entry that changes nothing")
	}
	return one, nil
}

func (r *reader) field(one *ledger.Ruling, key, value *yaml.Node) error {
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	if value.Kind != yaml.ScalarNode {
		return r.fault(value, "wrong-type", howTo, "%s: expected text", key.Value)
	}
	if len(value.Value) > maxText {
		return r.fault(value, "limit", howTo, "%s: more than %d bytes", key.Value, maxText)
	}
	switch key.Value {
	case "decision":
		if one.Verdict.UnmarshalText([]byte(value.Value)) != nil {
			return r.fault(value, "bad-value", "write accept, reject or lock", "%q is no decision", value.Value)
		}
		return nil
	case "occurrence":
		if _, err := fmt.Sscanf(value.Value, "%d", &one.Occurrence); err != nil || one.Occurrence < 1 {
			return r.fault(value, "bad-value", "it counts from 1", "%q is no occurrence", value.Value)
		}
		return nil
	}
	for _, f := range fields {
		if f.name == key.Value {
			*f.to(one) = value.Value
			return nil
		}
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return r.unknown(key, "a decision", names)
}

func (r *reader) unknown(key *yaml.Node, what string, known []string) error {
	hint := "known keys: " + strings.Join(known, ", ")
	if near := diag.Nearest(key.Value, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return r.fault(key, "unknown-key", hint, "unknown key %q in %s", key.Value, what)
}
