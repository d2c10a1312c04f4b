package design_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/templates"
)

func TestEveryDesignLoads(t *testing.T) {
	names := design.Names(templates.Designs)
	if len(names) == 0 {
		t.Fatal("no designs")
	}
	for _, name := range names {
		d, err := design.Load(templates.Designs, name, nil)
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
	plain, err := design.Load(templates.Designs, "classic", nil)
	if err != nil {
		t.Fatal(err)
	}
	set, err := design.Load(templates.Designs, "classic", map[string]any{"type": map[string]any{"size": "12pt"}})
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
		_, err := design.Load(templates.Designs, c.name, c.override)
		if err == nil || !strings.Contains(diag.HintOf(err), c.hint) {
			t.Errorf("%s %v: error %v, hint %q, want %q", c.name, c.override, err, diag.HintOf(err), c.hint)
		}
	}
	_, err := design.Load(fstest.MapFS{"x/design.yaml": {Data: []byte("type: [")}}, "x", nil)
	if err == nil {
		t.Error("a broken file loads")
	}
}
