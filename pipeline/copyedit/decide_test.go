package copyedit

import (
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/ledger"
)

// what names an edit but for what became of it.
func what(e *ledger.Edit) string {
	return e.Rule + " " + e.At.String() + " " + e.Before + "→" + e.After
}

// Whatever one change of the cases is rejected, the author's characters stay
// there, every other change is as it was, and a run over the text that came out
// changes nothing. That last does not hold when other changes have touched what
// stands right beside, a space or a paragraph's end: then the decision is not
// found in the new text, and says so.
func TestRejectingOneChangeLeavesTheOthers(t *testing.T) {
	for _, in := range golden.Load(t, "testdata/*.txtar") {
		if in.Has("edits.yaml") {
			continue
		}
		t.Run(in.Name, func(t *testing.T) {
			once := parse(in)
			Run(once, nil)
			edits := once.Ledger.List()
			for i := range edits {
				e := &edits[i]
				if e.Occurrence == 0 || e.Decision != ledger.Applied || isSection(e.Rule) {
					continue
				}
				b := parse(in)
				b.Rulings = []ledger.Ruling{ledger.RulingOn(e, ledger.Reject)}
				Run(b, nil)
				checkOthers(t, edits, i, b.Ledger.List())
				if again := *b; !in.Has("settings") && findsAll(&again) {
					checkTwice(t, b)
				}
			}
		})
	}
}

// findsAll reports whether a run over a corrected book finds every decision.
func findsAll(b *book.Book) bool {
	text := plainbook.Format(b)
	again := plainbook.Parse("in.txt", text)
	again.Rulings = b.Rulings
	Run(again, nil)
	return len(again.Ledger.Unused) == 0
}

// isSection reports whether a rule works on sections: one of its changes may
// bring about another, as a break that is kept gives the one below it company.
func isSection(rule string) bool {
	for i := range sectionCorrections {
		if sectionCorrections[i].Name == rule {
			return true
		}
	}
	return false
}

func checkOthers(t *testing.T, before []ledger.Edit, rejected int, after []ledger.Edit) {
	t.Helper()
	got := map[string]ledger.Decision{}
	for i := range after {
		got[what(&after[i])] = after[i].Decision
	}
	for i := range before {
		d, ok := got[what(&before[i])]
		switch {
		case !ok:
			t.Errorf("rejecting %s: the change %s is gone", what(&before[rejected]), what(&before[i]))
		case i == rejected && d != ledger.Rejected:
			t.Errorf("%s is %v, not rejected", what(&before[i]), d)
		case i != rejected && what(&before[i]) != what(&before[rejected]) && d != before[i].Decision:
			t.Errorf("rejecting %s: %s is %v", what(&before[rejected]), what(&before[i]), d)
		}
	}
	if len(after) != len(before) {
		t.Errorf("rejecting %s: %d changes, not %d; more than before:", what(&before[rejected]), len(after), len(before))
		had := map[string]bool{}
		for i := range before {
			had[what(&before[i])] = true
		}
		for i := range after {
			if !had[what(&after[i])] {
				t.Errorf("\t%s", what(&after[i]))
			}
		}
	}
}

// With all changes rejected the text is the author's, to the last character.
func TestRejectingAllGivesTheManuscript(t *testing.T) {
	for _, in := range golden.Load(t, "testdata/*.txtar") {
		if in.Has("edits.yaml") {
			continue
		}
		want := plainbook.Format(parse(in))
		b := parse(in)
		Run(b, nil)
		var rulings []ledger.Ruling
		for _, e := range b.Ledger.All() {
			rulings = append(rulings, ledger.RulingOn(&e, ledger.Reject))
		}
		b = parse(in)
		b.Rulings = rulings
		Run(b, nil)
		if b.Ledger.Len() > 0 {
			continue // one rejected brought about another
		}
		if got := plainbook.Format(b); got != want {
			t.Errorf("%s: %s", in.Name, golden.Diff(want, got))
		}
	}
}

// Each close call, locked to its second reading, gets that; the others stay.
func TestSecondReadings(t *testing.T) {
	for _, in := range golden.Load(t, "testdata/*.txtar") {
		b := parse(in)
		if len(b.Rulings) > 0 {
			continue
		}
		Run(b, nil)
		for _, e := range b.Ledger.All() {
			if e.Second == "" || e.Second == e.Before || e.Rule == glued {
				continue
			}
			r := ledger.RulingOn(&e, ledger.Lock)
			r.After = e.Second
			locked := parse(in)
			locked.Rulings = []ledger.Ruling{r}
			Run(locked, nil)
			found := false
			for _, l := range locked.Ledger.All() {
				if l.At == e.At && l.Decision == ledger.Locked && l.After == e.Second {
					found = true
				}
			}
			if !found {
				t.Errorf("%s: %s locked to %q is not", in.Name, e.String(), e.Second)
			}
			checkTwice(t, locked)
		}
	}
}

// Remarks switch rules off for a passage, and on again.
func TestSwitches(t *testing.T) {
	b := plainbook.Parse("in.txt", "One -- \"two\".\n\nThree -- \"four\".\n\nFive -- \"six\".\n")
	at := func(i int) (pos book.Directive) {
		pos.At = b.Body[0].Blocks[i].Place()
		pos.At.Line--
		return pos
	}
	off, on := at(1), at(2)
	off.Verb, off.Names = "off", []string{"dashes"}
	on.Verb, on.Names = "on", []string{"dashes"}
	b.Directives = []book.Directive{off, on}
	Run(b, nil)
	if got, want := plainbook.Format(b), "One—“two”.\n\nThree -- “four”.\n\nFive—“six”.\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzDecisions rejects a change of any text and holds that no other changes.
func FuzzDecisions(f *testing.F) {
	for _, in := range golden.Load(f, "testdata/*.txtar") {
		f.Add(in.File("in.txt"), uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, n uint8) {
		if strings.ContainsRune(text, '\uFFFD') || len(text) > 1<<11 || strings.ToValidUTF8(text, "") != text {
			return
		}
		b := plainbook.Parse("in.txt", text)
		Run(b, nil)
		edits := b.Ledger.List()
		if len(edits) == 0 {
			return
		}
		i := int(n) % len(edits)
		if e := &edits[i]; e.Occurrence == 0 || e.Decision != ledger.Applied || isSection(e.Rule) {
			return
		}
		again := plainbook.Parse("in.txt", text)
		before := lettersOf(again)
		again.Rulings = []ledger.Ruling{ledger.RulingOn(&edits[i], ledger.Reject)}
		Run(again, nil)
		checkLetters(t, again, before)
		checkOthers(t, edits, i, again.Ledger.List())
	})
}
