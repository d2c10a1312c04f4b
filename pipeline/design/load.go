package design

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
	"octavo/pipeline/unit"
)

// Load reads the design with the given name from fsys, which holds one folder
// per design with a design.yaml in it, and sets the values in override, whose
// keys are those of the file. An empty name is "classic".
func Load(fsys fs.FS, name string, override map[string]any) (*Design, error) {
	if name == "" {
		name = "classic"
	}
	data, err := fs.ReadFile(fsys, path.Join(name, "design.yaml"))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, unknownDesign(fsys, name)
	}
	if err != nil {
		return nil, fmt.Errorf("read design %q: %w", name, err)
	}
	d := &Design{Name: name}
	at := diag.Pos{File: path.Join(name, "design.yaml")}
	if err := decode(data, d); err != nil {
		return nil, &diag.Fault{Pos: at, Code: "bad-design", Message: "design cannot be read", Hint: hintFor(err), Err: err}
	}
	if len(override) > 0 {
		data, err := yaml.Marshal(override)
		if err == nil {
			err = decode(data, d)
		}
		if err != nil {
			return nil, &diag.Fault{Pos: diag.Pos{File: "book.yaml"}, Code: "bad-design", Message: "a value under design: cannot be read", Hint: hintFor(err), Err: err}
		}
	}
	if d.EPUB.Stylesheet != "" {
		css, err := fs.ReadFile(fsys, path.Join(name, d.EPUB.Stylesheet))
		if err != nil {
			return nil, fmt.Errorf("read design %q: %w", name, err)
		}
		d.CSS = string(css)
	}
	return d, d.check(at)
}

func decode(data []byte, d *Design) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(d); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// SetTrim sets the sheet's size from text, as unit.ParseSize reads it; "" leaves
// it. Margins stay as they are.
func (d *Design) SetTrim(trim string) error {
	if trim == "" {
		return nil
	}
	size, err := unit.ParseSize(trim)
	if err != nil {
		return &diag.Fault{Code: "bad-trim", Message: "the trim cannot be read", Hint: "write it as 5.5x8.5in, 148x210mm or a5", Err: err}
	}
	d.Page.Trim = Size(size)
	return d.check(diag.Pos{})
}

// check finds values that no page can be made with.
func (d *Design) check(at diag.Pos) error {
	bad := func(format string, args ...any) error {
		return diag.Faultf(at, "bad-design", "change the value under design: in book.yaml, or in the design's file", format, args...)
	}
	text := unit.Length(d.Type.Size)
	switch {
	case text < 4*unit.Point || text > 72*unit.Point:
		return bad("type size %v is not between 4pt and 72pt", text)
	case d.Type.Leading < d.Type.Size:
		return bad("leading %v is less than the type size %v", unit.Length(d.Type.Leading), text)
	case d.Page.Measure(unit.Length(d.Page.Inner)) < 8*text:
		return bad("margins leave a measure of %v, less than 8 em", d.Page.Measure(unit.Length(d.Page.Inner)))
	case d.LinesPerPage() < 8:
		return bad("margins leave %d lines a page, less than 8", d.LinesPerPage())
	}
	return nil
}

func unknownDesign(fsys fs.FS, name string) error {
	names := Names(fsys)
	hint := "known designs: " + strings.Join(names, ", ")
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return diag.Faultf(diag.Pos{}, "unknown-design", hint, "there is no design %q", name)
}

// Names lists the designs in fsys, sorted.
func Names(fsys fs.FS) []string {
	found, _ := fs.Glob(fsys, "*/design.yaml")
	for i, f := range found {
		found[i] = path.Dir(f)
	}
	sort.Strings(found)
	return found
}

// hintFor finds the nearest known key when yaml complains of an unknown one:
// "field leding not found in type design.Type".
func hintFor(err error) string {
	words := strings.Fields(err.Error())
	for i, w := range words {
		if w == "field" && i+1 < len(words) {
			if near := diag.Nearest(words[i+1], keys(reflect.TypeFor[Design]())); near != "" {
				return fmt.Sprintf("did you mean %q?", near)
			}
		}
	}
	return "see octavo designs --keys for the keys and what they take"
}

// keys lists the yaml keys of a struct type and of those in it.
func keys(t reflect.Type) []string {
	var list []string
	for i := range t.NumField() {
		f := t.Field(i)
		if key := f.Tag.Get("yaml"); key != "" && key != "-" {
			list = append(list, key)
		}
		if f.Type.Kind() == reflect.Struct && f.Type.PkgPath() == t.PkgPath() {
			list = append(list, keys(f.Type)...)
		}
	}
	return list
}

// UnmarshalYAML reads a length as unit.Parse does.
func (l *Length) UnmarshalYAML(n *yaml.Node) error {
	v, err := unit.Parse(n.Value)
	*l = Length(v)
	return atLine(n, err)
}

// UnmarshalYAML reads a distance in ems as unit.ParseEm does.
func (e *Em) UnmarshalYAML(n *yaml.Node) error {
	v, err := unit.ParseEm(n.Value)
	*e = Em(v)
	return atLine(n, err)
}

// UnmarshalYAML reads a sheet's size as unit.ParseSize does.
func (s *Size) UnmarshalYAML(n *yaml.Node) error {
	v, err := unit.ParseSize(n.Value)
	*s = Size(v)
	return atLine(n, err)
}

func atLine(n *yaml.Node, err error) error {
	if err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

// Dump gives the values of the design by key, for "octavo designs" and bug
// reports.
func (d *Design) Dump() string {
	var sb strings.Builder
	dump(&sb, "", reflect.ValueOf(*d))
	return sb.String()
}

func dump(sb *strings.Builder, prefix string, v reflect.Value) {
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("yaml")
		if key == "-" {
			continue
		}
		f := v.Field(i)
		switch x := f.Interface().(type) {
		case Length:
			fmt.Fprintf(sb, "%s%s: %v\n", prefix, key, unit.Length(x))
		case Em:
			fmt.Fprintf(sb, "%s%s: %v\n", prefix, key, unit.Em(x))
		case Size:
			fmt.Fprintf(sb, "%s%s: %v\n", prefix, key, unit.Size(x))
		default:
			if f.Kind() == reflect.Struct {
				dump(sb, prefix+key+".", f)
			} else {
				fmt.Fprintf(sb, "%s%s: %v\n", prefix, key, x)
			}
		}
	}
}
