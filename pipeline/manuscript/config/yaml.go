package config

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
)

// Limits of a file: real ones have some dozens of lines and are three deep.
const (
	maxSize    = 1 << 20 // bytes
	maxDepth   = 32
	maxAliases = 1_000
)

// A reader reads one file's YAML.
type reader struct {
	file string
	line int // of the line above the first
	// ofFile says that it is the front matter of a manuscript file.
	ofFile bool
}

func (r *reader) at(n *yaml.Node) diag.Pos {
	return diag.Pos{File: r.file, Line: n.Line + r.line, Col: n.Column}
}

// fault makes the error for a value.
func (r *reader) fault(n *yaml.Node, code, hint, format string, args ...any) error {
	return diag.Faultf(r.at(n), code, hint, format, args...)
}

// parse returns the mapping a file holds, nil for an empty file.
func (r *reader) parse(data []byte) (*yaml.Node, error) {
	top := diag.Pos{File: r.file}
	if len(data) > maxSize {
		return nil, diag.Faultf(top, "limit", "it is for a few lines about the book", "%d bytes of YAML; at most %d are read", len(data), maxSize)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, r.syntax(err)
	}
	if doc.Kind == 0 || len(doc.Content) == 0 {
		return nil, nil
	}
	root := doc.Content[0]
	aliases := 0
	if err := r.bounds(root, 0, &aliases); err != nil {
		return nil, err
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, r.fault(root, "wrong-type", "write lines such as title: The Lantern Stage", "expected keys and values, found %s", kindOf(root))
	}
	return root, nil
}

// bounds holds the limits, before anything walks the tree.
func (r *reader) bounds(n *yaml.Node, depth int, aliases *int) error {
	if depth > maxDepth {
		return r.fault(n, "limit", "nothing here is deeper than three", "values more than %d deep in one another", maxDepth)
	}
	if n.Kind == yaml.AliasNode {
		if *aliases++; *aliases > maxAliases {
			return r.fault(n, "limit", "write the values out", "more than %d aliases", maxAliases)
		}
		if n.Alias.Kind != yaml.ScalarNode {
			return r.fault(n, "wrong-type", "write the value out", "an alias of a list or of keys is not read")
		}
	}
	for _, child := range n.Content {
		if err := r.bounds(child, depth+1, aliases); err != nil {
			return err
		}
	}
	return nil
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntax gives yaml's own complaint a place.
func (r *reader) syntax(err error) error {
	at, message := diag.Pos{File: r.file, Line: 1 + r.line}, err.Error()
	if m := syntaxLine.FindStringSubmatch(strings.SplitN(message, "\n", 2)[0]); m != nil {
		message = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			at.Line = n + r.line
		}
	}
	return diag.Faultf(at, "yaml", `put text that holds a colon or begins with a mark in quotes: title: "Ours: A Story"`, "not readable as YAML: %s", message)
}

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys and values"
	case yaml.SequenceNode:
		return "a list"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return strconv.Quote(shorten(n.Value))
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// text reads a value as it is spelled. An empty one is "".
func (r *reader) text(n *yaml.Node) (string, error) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode {
		return "", r.fault(n, "wrong-type", "write one value on the line", "expected text, found %s", kindOf(n))
	}
	if n.Tag == "!!null" && n.Style == 0 {
		return "", nil
	}
	return strings.TrimSpace(n.Value), nil
}

// flag reads true or false, or yes or no.
func (r *reader) flag(n *yaml.Node) (bool, error) {
	s, err := r.text(n)
	if err != nil {
		return false, err
	}
	switch strings.ToLower(s) {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off":
		return false, nil
	}
	return false, r.fault(n, "wrong-type", "write true or false", "expected true or false, found %q", shorten(s))
}

// list returns the items of a list; a single value is a list of one.
func (r *reader) list(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	return []*yaml.Node{n}
}

// texts reads a list of texts.
func (r *reader) texts(n *yaml.Node) ([]string, error) {
	list := []string{}
	for _, item := range r.list(n) {
		s, err := r.text(item)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// A key is one that a mapping may have, and how its value is read.
type key[T any] struct {
	name string
	read func(r *reader, n *yaml.Node, to *T) error
	copy func(to, from *T) // for keys that a series shares
}

func names[T any](keys []key[T]) []string {
	list := make([]string, 0, len(keys))
	for _, k := range keys {
		list = append(list, k.name)
	}
	return list
}

// synonyms are keys people try that are not near in spelling.
var synonyms = map[string]string{
	"author": "authors", "lang": "language", "isbn": "identifiers: {isbn-ebook: …, isbn-print: …}", "uuid": "identifiers: {uuid: …}",
	"template": "design", "theme": "design", "trim": "print: {trim: …}", "paper": "print: {paper: …}", "printer": "print: {printer: …}",
	"files": "chapters", "vars": "placeholders", "variables": "placeholders", "copyright": "rights", "license": "rights",
	"blurb": "description", "summary": "description", "genre": "subjects", "tags": "subjects", "keywords": "subjects",
	"translator": "contributors: [{name: …, role: trl}]", "volume": "series: {position: …}", "style": "copyedit: {style: …}",
	"hyphens": "hyphenation", "exceptions": "hyphenation",
}

// read reads a mapping. The places of its keys are entered in set, unless
// that is nil.
func read[T any](r *reader, n *yaml.Node, what string, keys []key[T], to *T, set map[string]diag.Pos) error {
	if n.Kind != yaml.MappingNode {
		return r.fault(n, "wrong-type", "known keys: "+strings.Join(names(keys), ", "), "%s: expected keys and values, found %s", what, kindOf(n))
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		k := find(keys, name.Value)
		if k == nil {
			return r.unknown(name, what, names(keys))
		}
		if line, twice := seen[name.Value]; twice {
			return r.fault(name, "key-twice", "keep one of them", "%s is given twice, first on line %d", name.Value, line)
		}
		seen[name.Value] = name.Line + r.line
		if set != nil {
			set[name.Value] = r.at(name)
		}
		if err := k.read(r, n.Content[i+1], to); err != nil {
			return err
		}
	}
	return nil
}

func find[T any](keys []key[T], name string) *key[T] {
	for i := range keys {
		if keys[i].name == name {
			return &keys[i]
		}
	}
	return nil
}

func (r *reader) unknown(n *yaml.Node, what string, known []string) error {
	hint := "known keys: " + strings.Join(known, ", ")
	if near := diag.Nearest(n.Value, known); near != "" {
		hint = "did you mean " + near + "?"
	} else if s, ok := synonyms[n.Value]; ok {
		hint = "write it as " + s
	}
	return r.fault(n, "unknown-key", hint, "unknown key %q in %s", shorten(n.Value), what)
}

// oneOf reads a text that must be one of a few.
func (r *reader) oneOf(n *yaml.Node, what string, known ...string) (string, error) {
	s, err := r.text(n)
	if err != nil || s == "" {
		return "", err
	}
	for _, k := range known {
		if s == k {
			return s, nil
		}
	}
	hint := "known are " + strings.Join(known, ", ")
	if near := diag.Nearest(s, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return "", r.fault(n, "bad-value", hint, "%q is no %s", shorten(s), what)
}
