package structure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOne(t *testing.T) {
	name, bk := os.Getenv("F"), os.Getenv("B")
	if name == "" {
		t.Skip()
	}
	for _, f := range fashions() {
		if f.name != name {
			continue
		}
		paths, _ := filepath.Glob("/work/shared/corpus/text/*" + bk + "*.txt")
		for _, p := range paths {
			raw, _ := os.ReadFile(p)
			source, gold := render(string(raw), f, os.Getenv("I") != "" || f.titled)
			os.WriteFile("/tmp/structure/one.txt", []byte(source), 0o644)
			r, found := assembleText(t, "one.txt", source)
			maxComplaints = 400
			s := compare(r, gold)
			maxComplaints = 6
			os.WriteFile("/tmp/structure/one.ev", []byte(bookOf(r).DumpEvidence()+found.String()), 0o644)
			t.Logf("%s %s\n%s", f.name, filepath.Base(p), strings.Join(strings.Split(s.String(), " | "), "\n"))
		}
	}
}
