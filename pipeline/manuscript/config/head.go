package config

import (
	"errors"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// headFile is what front matter may hold: the file's own keys, and those of
// book.yaml that are about the book.
type headFile struct {
	draft.Head
	meta book.Meta
}

var headKeys = func() []key[headFile] {
	list := []key[headFile]{
		{name: "kind", read: func(r *reader, n *yaml.Node, h *headFile) (err error) { h.Kind, err = r.kind(n); return err }},
		textKey("label", func(h *headFile) *string { return &h.Label }),
		textKey("number", func(h *headFile) *string { return &h.Number }),
		{name: "copyedit", read: func(r *reader, n *yaml.Node, h *headFile) error {
			var c book.Copyedit
			err := read(r, n, "copyedit", copyeditKeys, &c, nil)
			h.Off = append(h.Off, c.Off...)
			return err
		}},
		{name: "headings", read: func(r *reader, n *yaml.Node, h *headFile) error {
			h.Headings = &book.Headings{}
			return r.headings(n, h.Headings)
		}},
		{name: "off", read: func(r *reader, n *yaml.Node, h *headFile) error {
			off, err := r.texts(n)
			h.Off = append(h.Off, off...)
			return err
		}},
		checkedKey("lang", func(h *headFile) *string { return &h.Lang }, checkLanguage),
		{name: "author", read: func(r *reader, n *yaml.Node, h *headFile) (err error) {
			h.meta.Authors, err = r.people(n, "aut")
			return err
		}},
	}
	for _, k := range metaKeys {
		list = append(list, key[headFile]{name: k.name, read: func(r *reader, n *yaml.Node, h *headFile) error {
			return k.read(r, n, &h.meta)
		}})
	}
	return list
}()

// ErrNotHead says that what stands between two lines of dashes is no front
// matter: the manuscript begins with a scene break.
var ErrNotHead = errors.New("no front matter")

// headKey is how the keys of other programs look. "Note: she left." is a
// sentence.
var headKey = regexp.MustCompile(`^[a-z][A-Za-z0-9_-]*$`)

// Head reads the front matter of a manuscript file, whose first line comes
// after line of the file. Keys it does not know, which other programs leave
// there, are told as findings and passed over.
func Head(name, text string, line int, found *diag.Findings) (draft.Head, error) {
	r := &reader{file: name, line: line, ofFile: true}
	root, err := r.parse([]byte(text))
	if err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(text), ":")
		if find(headKeys, strings.Trim(first, `"' `)) == nil {
			return draft.Head{}, ErrNotHead
		}
		return draft.Head{}, err
	}
	var h headFile
	if root == nil {
		return h.Head, nil
	}
	known, said := &yaml.Node{Kind: yaml.MappingNode, Line: root.Line, Column: root.Column}, map[string]bool{}
	var unknown []*yaml.Node
	strange := false // a key that no program would use
	for i := 0; i+1 < len(root.Content); i += 2 {
		k := root.Content[i]
		if find(headKeys, k.Value) == nil {
			unknown = append(unknown, k)
			strange = strange || !headKey.MatchString(k.Value)
			continue
		}
		said[k.Value] = true
		known.Content = append(known.Content, k, root.Content[i+1])
	}
	if len(said) == 0 && strange {
		return draft.Head{}, ErrNotHead
	}
	for _, k := range unknown {
		f := found.Notef(r.at(k), "front-matter-key", "front matter: %q means nothing here and is passed over", shorten(k.Value))
		f.Hint = "known are " + strings.Join(names(headKeys), ", ")
		if near := diag.Nearest(k.Value, names(headKeys)); near != "" {
			f.Severity, f.Hint = diag.Warning, "did you mean "+near+"?"
		}
	}
	if err := read(r, known, "front matter", headKeys, &h, nil); err != nil {
		return draft.Head{}, err
	}
	h.Title = h.meta.Title
	if h.Lang == "" {
		h.Lang = h.meta.Language
	}
	for key := range said {
		switch key {
		case "title", "subtitle", "kind", "label", "number", "headings", "copyedit", "off", "lang":
		default: // about a book, not a chapter
			h.Meta = &h.meta
		}
	}
	return h.Head, nil
}
