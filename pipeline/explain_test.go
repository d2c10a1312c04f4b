package pipeline

import (
	"slices"
	"testing"

	"octavo/pipeline/copyedit"
	"octavo/pipeline/diag"
	"octavo/pipeline/proofread"
	"octavo/templates/explain"
)

// Every rule that can be switched is explained, and none is that is not there.
func TestEveryRuleIsExplained(t *testing.T) {
	readers := []string{"markup", "moved", "rejoin", "left-out", "placeholder", "set-heading", "stuck-heading"} // rules of the Ledger that no one can switch
	known := slices.Clone(readers)
	for _, r := range copyedit.Rules() {
		known = append(known, r.Name)
	}
	for _, c := range proofread.Checks() {
		known = append(known, c.Name)
	}
	explained := explain.Codes(explain.Rule)
	for _, name := range known {
		if !slices.Contains(explained, name) {
			t.Errorf("the rule %q is not explained: add it to templates/explain/rules.md", name)
		}
	}
	for _, name := range explained {
		if !slices.Contains(known, name) {
			t.Errorf("%q is explained and is no rule", name)
		}
	}
}

func TestPlaceIn(t *testing.T) {
	for _, c := range []struct {
		in   string
		want diag.Pos
		ok   bool
	}{
		{"story.txt:12", diag.Pos{File: "story.txt", Line: 12}, true},
		{"story.txt:12:4", diag.Pos{File: "story.txt", Line: 12, Col: 4}, true},
		{`C:\\book\\story.txt:12`, diag.Pos{File: `C:\\book\\story.txt`, Line: 12}, true},
		{"quotes", diag.Pos{}, false},
		{"story.txt:0", diag.Pos{}, false},
		{":12", diag.Pos{Line: 12}, false},
	} {
		if got, ok := PlaceIn(c.in); ok != c.ok || ok && got != c.want {
			t.Errorf("PlaceIn(%q) = %v, %v", c.in, got, ok)
		}
	}
}
