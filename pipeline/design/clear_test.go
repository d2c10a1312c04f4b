package design

import (
	"slices"
	"testing"

	"octavo/pipeline/unit"
	"octavo/templates"
)

// TestKeepClear widens what is too narrow, and nothing else.
func TestKeepClear(t *testing.T) {
	for _, name := range Names(templates.Designs) {
		d, err := Load(templates.Designs, Options{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		usual := d.Page
		if got := d.KeepClear(0); got != nil || d.Page != usual {
			t.Errorf("%s: for no margin at all %v was changed", name, got)
		}
		if got := d.KeepClear(2 * unit.Inch); !slices.Equal(got, []string{"top", "bottom", "outer"}) || unit.Length(d.Page.Top) < 2*unit.Inch {
			t.Errorf("%s: for two inches only %v was changed: %+v", name, got, d.Page)
		}
		if got := d.KeepClear(2 * unit.Inch); got != nil {
			t.Errorf("%s: a second time %v was changed", name, got)
		}
	}
}
