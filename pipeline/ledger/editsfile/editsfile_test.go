package editsfile

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

var sample = []ledger.Ruling{
	{Verdict: ledger.Reject, Rule: "quotes", File: "chapters/2.txt", Before: "'", After: "‘", Context: ledger.Context{Left: "he said ", Right: "twas late"}, Occurrence: 2},
	{Verdict: ledger.Lock, Rule: "dashes", File: "chapters/1.txt", Before: " -- ", After: "—", Context: ledger.Context{Left: "over", Right: "he said"}, Occurrence: 1},
	{Verdict: ledger.Accept, Rule: "no-break", File: "a: b.txt", Before: " ", After: "\u00a0", Context: ledger.Context{Left: "mr", Right: "no"}, Occurrence: 1},
	{Verdict: ledger.Accept, Rule: "glued-paragraph", File: "yes", Before: "", After: "\n\n", Context: ledger.Context{Left: "null", Right: "12"}, Occurrence: 1},
	{Verdict: ledger.Reject, Rule: "characters", File: "x", Before: "\u200b\ufeff\u0007\U000e0001", After: "", Context: ledger.Context{Left: "a", Right: "\"b\\"}, Occurrence: 1},
}

func withoutPlaces(list []ledger.Ruling) []ledger.Ruling {
	for i := range list {
		list[i].At = diag.Pos{}
	}
	return list
}

// What is written is read again as it was, and writing it again gives the same
// bytes, in whatever order the rulings come.
func TestRoundTrip(t *testing.T) {
	data := Format(sample)
	read, err := Parse("edits.yaml", data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	backwards := append([]ledger.Ruling{}, read...)
	for i, j := 0, len(backwards)-1; i < j; i, j = i+1, j-1 {
		backwards[i], backwards[j] = backwards[j], backwards[i]
	}
	if again := Format(backwards); string(again) != string(data) {
		t.Errorf("written again:\n%s\nfirst:\n%s", again, data)
	}
	byID := map[string]ledger.Ruling{}
	for _, r := range withoutPlaces(read) {
		byID[r.ID()] = r
	}
	for _, r := range sample {
		if !reflect.DeepEqual(byID[r.ID()], r) {
			t.Errorf("%+v came back as %+v", r, byID[r.ID()])
		}
	}
	for _, r := range string(data) {
		if r == '\u200b' || r == '\ufeff' || r == '\u00a0' || r == 7 {
			t.Errorf("the file has the character %U, which nobody sees", r)
		}
	}
}

// Of two rulings on one change the later holds.
func TestMergeReplaces(t *testing.T) {
	r := sample[0]
	r.Verdict = ledger.Accept
	got := Merge(sample, []ledger.Ruling{r})
	if len(got) != len(sample) || got[0].Verdict != ledger.Accept {
		t.Errorf("%+v", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ yaml, want, hint string }{
		{"decisons: []", `edits.yaml:1:1: unknown key "decisons" in the file`, "did you mean decisions?"},
		{"decisions: {a: b}", `edits.yaml:1:12: decisions: expected a list`, "octavo changes"},
		{"decisions:\n- deny", `edits.yaml:2:3: expected a decision`, "octavo changes"},
		{"decisions:\n- {decision: deny, rule: quotes, left: a, before: b}", `"deny" is no decision`, "accept, reject or lock"},
		{"decisions:\n- {rule: quotes, left: a, before: b}", `without its decision`, "accept"},
		{"decisions:\n- {decision: lock, left: a, before: b}", `without its rule`, "explain"},
		{"decisions:\n- {decision: lock, rule: quotes, after: b}", `without its context`, "octavo changes"},
		{"decisions:\n- {decision: lock, rule: quotes, before: b, after: b}", `changes nothing`, "octavo changes"},
		{"decisions:\n- {decision: lock, rule: quotes, before: [b]}", `before: expected text`, "octavo changes"},
		{"decisions:\n- {decision: lock, rule: quotes, before: b, occurrence: none}", `"none" is no occurrence`, "from 1"},
		{"decisions:\n- {decision: lock, rule: quotes, rule: b}", `rule is given twice`, "one of them"},
		{"decisions:\n- {decision: lock, rule: quotes, befor: b}", `unknown key "befor" in a decision`, "did you mean before?"},
		{"decisions:\n- {decision: lock, rule: quotes, before: " + strings.Repeat("b", 1001) + "}", `more than 1000 bytes`, "octavo changes"},
		{"decisions: [", `not readable as YAML`, "take back"},
		{"a", `expected the key decisions`, "octavo changes"},
	} {
		_, err := Parse("edits.yaml", []byte(c.yaml))
		var f *diag.Fault
		if !errors.As(err, &f) || !strings.Contains(f.Error(), c.want) || !strings.Contains(f.Hint, c.hint) || f.Code == "" {
			t.Errorf("%q: %v (hint %q), want %q and %q", c.yaml, err, diag.HintOf(err), c.want, c.hint)
		}
	}
	for _, empty := range []string{"", "# nothing\n", "decisions:\n", "decisions: []\n"} {
		if list, err := Parse("edits.yaml", []byte(empty)); err != nil || len(list) > 0 {
			t.Errorf("%q: %v, %v", empty, list, err)
		}
	}
}

func TestNameFor(t *testing.T) {
	for in, want := range map[string]string{"story.txt": "story.edits.yaml", "a.b.md": "a.b.edits.yaml", "story": "story.edits.yaml", ".txt": ".txt.edits.yaml"} {
		if got := NameFor(in); got != want {
			t.Errorf("NameFor(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzParse holds that anything is read or refused with a place, and that what
// is read comes back when it is written.
func FuzzParse(f *testing.F) {
	f.Add(string(Format(sample)))
	f.Add("decisions:\n- {decision: lock, rule: quotes, before: b, after: c}\n")
	f.Add("a: &a [*a]")
	f.Fuzz(func(t *testing.T, data string) {
		list, err := Parse("edits.yaml", []byte(data))
		if err != nil {
			var fault *diag.Fault
			if !errors.As(err, &fault) || fault.Hint == "" {
				t.Fatalf("%v is no fault with a hint", err)
			}
			return
		}
		again, err := Parse("edits.yaml", Format(list))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, Format(list))
		}
		if got, want := string(Format(again)), string(Format(list)); got != want {
			t.Fatalf("written again:\n%s\nfirst:\n%s", got, want)
		}
	})
}
