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

// Options say which design is loaded, and what the book sets of it.
type Options struct {
	Name string // of the design's folder; "" is "classic"
	// Override has values by the keys of a design's file. They go before the
	// design's own, and before what it has for the trim.
	Override map[string]any
	// Trim is the sheet, as unit.ParseSize reads it. "" is that of Override,
	// and failing it the design's.
	Trim string
	// Language is the book's, BCP 47.
	Language string
	// Own reads a file of the book's folder, and may be nil. A name with a
	// slash is a folder there.
	Own func(name string) ([]byte, error)
}

// mostBases bounds how many designs may be based on one another.
const mostBases = 8

// Load reads a design of fsys, which holds one folder per design with a
// design.yaml in it, or one of the book's own. A design may be based on
// another and then holds only what differs.
func Load(fsys fs.FS, o Options) (*Design, error) {
	if o.Name == "" {
		o.Name = "classic"
	}
	d := &Design{Files: map[string][]byte{}}
	l := loader{fsys: fsys, own: o.Own, d: d}
	at, err := l.load(o.Name, 0)
	if err != nil {
		return nil, err
	}
	d.Name, d.Base = strings.TrimSuffix(o.Name, "/"), ""
	if l.name != "" {
		d.Name = l.name
	}
	if err := d.fit(o); err != nil {
		return nil, err
	}
	d.suit(o.Language)
	if len(o.Override) > 0 {
		data, err := yaml.Marshal(o.Override)
		if err == nil {
			err = decode(data, d)
		}
		if err != nil {
			return nil, &diag.Fault{Pos: diag.Pos{File: "book.yaml"}, Code: "bad-design", Message: "a value under design: cannot be read", Hint: hintFor(err), Err: err}
		}
		d.Base = ""
	}
	if o.Trim != "" {
		if d.Page.Trim, err = parseTrim(o.Trim); err != nil {
			return nil, err
		}
	}
	return d, d.check(at)
}

// A loader reads a design and those it is based on.
type loader struct {
	fsys fs.FS
	own  func(name string) ([]byte, error)
	d    *Design
	name string // as the file of the design asked for has it
}

// load reads the design of that name over what has been read before. It returns
// where its file is.
func (l *loader) load(name string, depth int) (diag.Pos, error) {
	file := path.Join(name, "design.yaml")
	at := diag.Pos{File: file}
	data, err := l.read(name, "design.yaml")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return at, l.unknown(name, at)
	}
	if err != nil {
		return at, fmt.Errorf("read design %q: %w", name, err)
	}
	var head struct {
		Name, Base string
		EPUB       struct{ Stylesheet string }
	}
	if err := yaml.Unmarshal(data, &head); err != nil {
		return at, badDesign(at, err)
	}
	if head.Base != "" {
		if depth == mostBases {
			return at, diag.Faultf(at, "bad-design", "take a base: out", "more than %d designs are based on one another, or they go round in a circle", mostBases)
		}
		if _, err := l.load(head.Base, depth+1); err != nil {
			return at, err
		}
	}
	if depth == 0 {
		l.name = head.Name
	}
	trims := l.d.Trims
	l.d.Trims = nil
	if err := decode(data, l.d); err != nil {
		return at, badDesign(at, err)
	}
	if l.d.Trims == nil {
		l.d.Trims = trims
	}
	for _, t := range l.d.Trims {
		if t.Trim.Width <= 0 || t.Inner <= 0 || t.Outer <= 0 || t.Top <= 0 || t.Bottom <= 0 {
			return at, diag.Faultf(at, "bad-design", "a sheet under trims: needs trim, inner, outer, top and bottom", "the sheet %v lacks a margin", unit.Size(t.Trim))
		}
	}
	if head.EPUB.Stylesheet != "" {
		css, err := l.read(name, head.EPUB.Stylesheet)
		if err != nil {
			return at, &diag.Fault{Pos: at, Code: "bad-design", Message: fmt.Sprintf("the stylesheet %q cannot be read", head.EPUB.Stylesheet), Hint: "put it beside design.yaml", Err: err}
		}
		if l.d.CSS != "" {
			l.d.CSS += "\n"
		}
		l.d.CSS += string(css)
	}
	return at, l.fonts(name)
}

// fonts reads the font files that stand in the design's own folder.
func (l *loader) fonts(name string) error {
	t := &l.d.Type
	for _, face := range []*string{&t.Face, &t.Italic, &t.Bold, &t.BoldItalic, &t.Heading} {
		if !strings.ContainsAny(*face, "./") || l.d.Files[*face] != nil {
			continue
		}
		data, err := l.read(name, *face)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
			continue // of the book's folder, or missing: loading the face tells
		}
		if err != nil {
			return fmt.Errorf("read design %q: %w", name, err)
		}
		l.d.Files[*face] = data
	}
	return nil
}

// read reads a file of a design: of the book's own when its name is a path.
func (l *loader) read(name, file string) ([]byte, error) {
	full := path.Join(name, file)
	if !strings.Contains(name, "/") {
		return fs.ReadFile(l.fsys, full)
	}
	if l.own == nil || !fs.ValidPath(full) {
		return nil, fs.ErrNotExist
	}
	return l.own(full)
}

func badDesign(at diag.Pos, err error) error {
	return &diag.Fault{Pos: at, Code: "bad-design", Message: "design cannot be read", Hint: hintFor(err), Err: err}
}

func decode(data []byte, d *Design) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(d); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
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
	case d.EPUB.Fonts != "" && d.EPUB.Fonts != "embedded":
		return bad("epub: fonts: %q is neither embedded nor empty", d.EPUB.Fonts)
	}
	return nil
}

func (l *loader) unknown(name string, at diag.Pos) error {
	if strings.Contains(name, "/") && fs.ValidPath(name) {
		return diag.Faultf(diag.Pos{}, "unknown-design", "a design of your own is a folder in the book's folder with a design.yaml in it: design: looks/mine", "there is no design.yaml in %q", name)
	}
	names := Names(l.fsys)
	hint := "known designs: " + strings.Join(names, ", ") + "; one of your own is named by its path in the book's folder, as looks/mine"
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
	return "octavo designs classic shows the keys and what they take"
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
		case []Trim: // what they gave is in page and type
		default:
			if f.Kind() == reflect.Struct {
				dump(sb, prefix+key+".", f)
			} else {
				fmt.Fprintf(sb, "%s%s: %v\n", prefix, key, x)
			}
		}
	}
}
