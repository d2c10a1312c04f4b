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

// What is put in stands before what it is put before, whichever was entered
// first.
func TestExpectPutsInBefore(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 1, Col: 1}
	put, changed := ledger.Edit{Rule: "a", At: at, After: "Chapter "}, ledger.Edit{Rule: "b", At: at, Before: "5", After: "Five"}
	for _, list := range [][]ledger.Edit{{put, changed}, {changed, put}} {
		if got := expected(t, []book.SourceFile{{Name: "a.md", Text: "5\n"}}, list...); got != "chapter five" {
			t.Errorf("got %q", got)
		}
	}
}

// Edits on a text that comes from elsewhere are made where it went.
func TestExpectCarries(t *testing.T) {
	source := []book.SourceFile{{Name: "a.md", Text: "The Road (7)\nText.\n"}}
	in := func(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }
	list := []ledger.Edit{
		{Rule: "set-heading", At: in("a.md", 1, 1), After: "7 ", From: in("a.md", 1, 11)},
		{Rule: "set-heading", At: in("a.md", 1, 11), Before: "7"},
		{Rule: "numerals", At: in("a.md", 1, 11), Before: "7", After: "Seven"},
		{Rule: "set-heading", At: in("a.md", 2, 1), Before: "Text", After: "A 1/2 b1/2", From: in("book.yaml", 4, 9)},
		{Rule: "fractions", At: in("book.yaml", 4, 11), Before: "1/2", After: "½"},
		{Rule: "fractions", At: in("book.yaml", 4, 16), Before: "1/2", After: "½"},
	}
	if got := expected(t, source, list...); got != "seven the road a 1⁄2 b1⁄2" && got != "seven the road a 12 b12" {
		t.Errorf("got %q", got)
	}
	list[5].At.Col++
	if _, err := Expect(source, ledgerOf(list)); err == nil {
		t.Error("an edit fits that names other words")
	}
}

func TestExpectMoves(t *testing.T) {
	source := []book.SourceFile{{Name: "1", Text: "one\ntwo\nthree\n"}, {Name: "2", Text: "four\n"}, {Name: "3", Text: "five\nsix"}}
	at := func(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }
	move := func(from, until, to diag.Pos) ledger.Edit {
		return ledger.Edit{Rule: "order", At: from, Before: "a", After: "b c", Move: &ledger.Move{From: from, Until: until, To: to}}
	}
	one, two, three, four, five, six, end := at("1", 1, 1), at("1", 2, 1), at("1", 3, 1), at("2", 1, 1), at("3", 1, 1), at("3", 2, 1), at("3", 2, 4)
	for _, c := range []struct {
		moves []ledger.Edit
		want  string
	}{
		{nil, "one two three four five six"},
		{[]ledger.Edit{move(two, three, one)}, "two one three four five six"},
		{[]ledger.Edit{move(one, two, end)}, "two three four five six one"},
		{[]ledger.Edit{move(three, five, two)}, "one three four two five six"},
		{[]ledger.Edit{move(one, two, six), move(two, three, one)}, "three four five two one six"},
		{[]ledger.Edit{move(six, end, five), move(five, six, four), move(four, five, one)}, "six five four one two three"},
	} {
		if got := expected(t, source, c.moves...); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for _, bad := range [][]ledger.Edit{
		{move(one, two, one)}, {move(one, two, two), move(two, three, one)}, {move(at("4", 1, 1), two, three)}, {move(one, two, at("1", 9, 1))},
	} {
		if _, err := Expect(source, ledgerOf(bad)); err == nil {
			t.Errorf("%v fits", bad)
		}
	}
}

func ledgerOf(list []ledger.Edit) *ledger.Ledger {
	var l ledger.Ledger
	for _, e := range list {
		l.Add(e)
	}
	return &l
}

func expected(t *testing.T, source []book.SourceFile, list ...ledger.Edit) string {
	t.Helper()
	want, err := Expect(source, ledgerOf(list))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(want.Words.List(), " ")
}
