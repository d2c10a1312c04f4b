package design_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/unit"
	"octavo/templates"
)

func TestEveryDesignLoads(t *testing.T) {
	names := design.Names(templates.Designs)
	if len(names) == 0 {
		t.Fatal("no designs")
	}
	for _, name := range names {
		d, err := design.Load(templates.Designs, design.Options{Name: name})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d.Name != name || d.Description == "" {
			t.Errorf("%s: name %q, description %q", name, d.Name, d.Description)
		}
	}
}

func TestOverrideChangesOnlyWhatItNames(t *testing.T) {
	plain, err := design.Load(templates.Designs, design.Options{Name: "classic"})
	if err != nil {
		t.Fatal(err)
	}
	set, err := design.Load(templates.Designs, design.Options{Name: "classic", Override: map[string]any{"type": map[string]any{"size": "12pt"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Replace(set.Dump(), "type.size: 12pt", "type.size: 10.5pt", 1); got != plain.Dump() {
		t.Errorf("more than the size changed:\n%s", got)
	}
}

func TestBadDesigns(t *testing.T) {
	for _, c := range []struct {
		name     string
		override map[string]any
		hint     string
	}{
		{"clasic", nil, `did you mean "classic"?`},
		{"../classic", nil, "known designs: classic"},
		{"classic", map[string]any{"type": map[string]any{"leding": "12pt"}}, `did you mean "leading"?`},
		{"classic", map[string]any{"type": map[string]any{"size": "200pt"}}, "book.yaml"},
		{"classic", map[string]any{"page": map[string]any{"outer": "5in"}}, "book.yaml"},
		{"classic", map[string]any{"page": "big"}, "octavo designs"},
	} {
		_, err := design.Load(templates.Designs, design.Options{Name: c.name, Override: c.override})
		if err == nil || !strings.Contains(diag.HintOf(err), c.hint) {
			t.Errorf("%s %v: error %v, hint %q, want %q", c.name, c.override, err, diag.HintOf(err), c.hint)
		}
	}
	_, err := design.Load(fstest.MapFS{"x/design.yaml": {Data: []byte("type: [")}}, design.Options{Name: "x"})
	if err == nil {
		t.Error("a broken file loads")
	}
}

// sheet gives what a trim decides.
func sheet(d *design.Design) string {
	return unit.Size(d.Page.Trim).String() + " " + unit.Length(d.Page.Inner).String() + " " + unit.Length(d.Page.Outer).String() + " " +
		unit.Length(d.Type.Size).String() + "/" + unit.Length(d.Type.Leading).String()
}

func TestATrimBringsItsMarginsAndItsType(t *testing.T) {
	looks := fstest.MapFS{"x/design.yaml": {Data: []byte(`
name: x
page: {trim: 6x9in, inner: 1in, outer: 0.75in, top: 1in, bottom: 1in}
type: {size: 11pt, leading: 15pt}
trims:
  - {trim: 5x8in, inner: 0.75in, outer: 0.5in, top: 0.75in, bottom: 0.75in, size: 10pt, leading: 13pt}
`)}}
	for _, c := range []struct {
		name, trim string
		override   map[string]any
		want       string
	}{
		{"the design's own", "", nil, "432x648pt 72pt 54pt 11pt/15pt"},
		{"one it has", "5x8in", nil, "360x576pt 54pt 36pt 10pt/13pt"},
		{"one it has, from the book's override", "", map[string]any{"page": map[string]any{"trim": "5x8in"}}, "360x576pt 54pt 36pt 10pt/13pt"},
		{"one near it, in proportion", "5x8.5in", nil, "360x612pt 54pt 36pt 10pt/13pt"},
		{"a larger one, in proportion", "8x9in", nil, "576x648pt 96pt 72pt 11pt/15pt"},
		{"the book's values go first", "5x8in", map[string]any{"page": map[string]any{"inner": "1.5in"}, "type": map[string]any{"size": "12pt"}}, "360x576pt 108pt 36pt 12pt/13pt"},
	} {
		d, err := design.Load(looks, design.Options{Name: "x", Trim: c.trim, Override: c.override})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := sheet(d); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if _, err := design.Load(looks, design.Options{Name: "x", Trim: "huge"}); err == nil || diag.HintOf(err) == "" {
		t.Errorf("a trim that is none: %v", err)
	}
}

func TestADesignOfTheBooksOwn(t *testing.T) {
	files := map[string]string{
		"looks/mine/design.yaml": "name: mine\nbase: classic\ntype: {size: 12pt, heading: h.ttf}\nepub: {stylesheet: my.css}\n",
		"looks/mine/my.css":      "p { margin: 1em; }",
		"looks/mine/h.ttf":       "font",
		"looks/loop/design.yaml": "base: looks/loop\n",
		"looks/trim/design.yaml": "base: classic\ntrims: [{trim: a5}]\n",
		"looks/css/design.yaml":  "epub: {stylesheet: none.css}\n",
	}
	own := func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	d, err := design.Load(templates.Designs, design.Options{Name: "looks/mine", Own: own})
	if err != nil {
		t.Fatal(err)
	}
	classic, err := design.Load(templates.Designs, design.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Name != "mine" || d.Type.Size != design.Length(12*unit.Point) || d.Type.Leading != classic.Type.Leading || d.Opening.Sink != classic.Opening.Sink {
		t.Errorf("not classic with a size of its own:\n%s", d.Dump())
	}
	if !strings.HasPrefix(d.CSS, classic.CSS) || !strings.HasSuffix(d.CSS, files["looks/mine/my.css"]) {
		t.Error("its rules do not come after classic's")
	}
	if string(d.Files["h.ttf"]) != "font" {
		t.Error("its font was not read")
	}
	for name, want := range map[string]string{
		"looks/none": "design.yaml", "looks/loop": "base:", "looks/trim": "trims:", "looks/css": "beside design.yaml", "../mine": "known designs", "looks/../../x": "known designs",
	} {
		if _, err := design.Load(templates.Designs, design.Options{Name: name, Own: own}); err == nil || !strings.Contains(diag.HintOf(err), want) {
			t.Errorf("%s: %v, hint %q, want %q", name, err, diag.HintOf(err), want)
		}
	}
}
