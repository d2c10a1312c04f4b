package preflight

import (
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

const manuscript = "Chapter 1:\nThe Lamp\nA Title\n\nHe said {{user}} was un*be*lievable, [gone](http://x.org).\nThe long\nsentence ends.\n"

func edits() *ledger.Ledger {
	var l ledger.Ledger
	at := func(line, col int) diag.Pos { return diag.Pos{File: "a.md", Line: line, Col: col} }
	l.Add(ledger.Edit{Rule: "moved", At: at(3, 1), Before: "A Title"})
	l.Add(ledger.Edit{Rule: "placeholder", At: at(5, 9), Before: "{{user}}", After: "Mina"})
	l.Add(ledger.Edit{Rule: "markup", At: at(5, 43), Before: "](http://x.org)"})
	l.Add(ledger.Edit{Rule: "quotes", At: at(5, 1), Before: "'", After: "’"}) // changes no letter: not looked at
	l.Add(ledger.Edit{Rule: "spelling", At: at(6, 5), Before: "long sentence", After: "short sentence"})
	l.Add(ledger.Edit{Rule: "spelling", At: at(6, 1), Before: "The", After: "A", Decision: ledger.Proposed})
	return &l
}

func TestExpectAppliesTheLedgerToTheFiles(t *testing.T) {
	want, err := Expect([]book.SourceFile{{Name: "a.md", Text: manuscript}}, edits())
	if err != nil {
		t.Fatal(err)
	}
	if got := string(want.Words); got != "chapter 1 the lamp he said mina was un*be*lievable gone the short sentence ends " {
		t.Errorf("got %q", got)
	}
	if len(want.Moved) != 1 || want.Moved[0].Text != "A Title" {
		t.Errorf("moved %v", want.Moved)
	}
}

func TestExpectFindsAnEditThatDoesNotFit(t *testing.T) {
	for _, e := range []ledger.Edit{
		{Rule: "moved", At: diag.Pos{File: "a.md", Line: 3, Col: 2}, Before: "A Title"},
		{Rule: "moved", At: diag.Pos{File: "a.md", Line: 99, Col: 1}, Before: "A Title"},
		{Rule: "moved", At: diag.Pos{File: "a.md", Line: 3, Col: 40}, Before: "A Title"},
	} {
		var l ledger.Ledger
		l.Add(e)
		if _, err := Expect([]book.SourceFile{{Name: "a.md", Text: manuscript}}, &l); err == nil {
			t.Errorf("%v fits", e)
		}
	}
}

func TestExpectFillsWhatWasMoved(t *testing.T) {
	var l ledger.Ledger
	at := diag.Pos{File: "a.md", Line: 1, Col: 7}
	l.Add(ledger.Edit{Rule: "placeholder", At: at, Before: "{{user}}", After: "Mina"})
	l.Add(ledger.Edit{Rule: "markup", At: diag.Pos{File: "a.md", Line: 1, Col: 1}, Before: "[^1]: "})
	l.Add(ledger.Edit{Rule: "moved", At: at, Before: "{{user}} knew."})
	want, err := Expect([]book.SourceFile{{Name: "a.md", Text: "[^1]: {{user}} knew.\n"}}, &l)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Words) != 0 || len(want.Moved) != 1 || want.Moved[0].Text != "Mina knew." {
		t.Errorf("words %q, moved %v", want.Words, want.Moved)
	}
}

func TestKept(t *testing.T) {
	want, err := Expect([]book.SourceFile{{Name: "a.md", Text: manuscript}}, edits())
	if err != nil {
		t.Fatal(err)
	}
	good := "chapter 1 the lamp he said mina was unbelievable gone the short sentence ends"
	for _, c := range []struct {
		name, text, made string
		kept             bool
	}{
		{"all", good, "a title", true},
		{"emphasis apart", strings.Replace(good, "unbelievable", "un be lievable", 1), "a title", true},
		{"title not printed", good, "", false},
		{"word missing", strings.Replace(good, "lamp ", "", 1), "a title", false},
		{"word twice", strings.Replace(good, "lamp ", "lamp lamp ", 1), "a title", false},
		{"words joined", strings.Replace(good, "the lamp", "thelamp", 1), "a title", false},
		{"word cut", strings.Replace(good, "sentence", "sen tence", 1), "a title", false},
		{"end missing", strings.TrimSuffix(good, " ends"), "a title", false},
		{"more at the end", good + " more", "a title", false},
		{"nothing", "", "", false},
	} {
		var found diag.Findings
		kept := Kept(want, &Edition{Name: "epub", Words: book.Words(nil).Append(c.text), Made: book.Words(nil).Append(c.made)}, &found)
		if kept != c.kept || kept != (found.Count(diag.Error) == 0) {
			t.Errorf("%s: kept %v, findings\n%s", c.name, kept, found.String())
		}
	}
}
