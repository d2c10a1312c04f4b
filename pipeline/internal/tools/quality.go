package tools

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Quality returns what ../shared/tools/typeset_quality.py measures of how well
// a PDF is set, from the places of its glyphs alone. It needs python3 and
// mutool.
func Quality(t testing.TB, file string) map[string]float64 {
	t.Helper()
	script := Shared(t, "tools/typeset_quality.py")
	python := command(t, "python3")
	command(t, "mutool")
	out := filepath.Join(t.TempDir(), "quality.json")
	if _, err := run(python, script, "--json", out, file); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var files map[string]map[string]any
	if err := json.Unmarshal(data, &files); err != nil {
		t.Fatal(err)
	}
	measured := map[string]float64{}
	for _, of := range files {
		for name, v := range of {
			if n, ok := v.(float64); ok {
				measured[name] = n
			}
		}
	}
	return measured
}
