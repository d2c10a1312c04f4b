package ledger

import (
	"strings"
	"testing"

	"octavo/pipeline/diag"
)

func TestContextOf(t *testing.T) {
	for _, c := range []struct{ text, left, right string }{ // | is where the edit stands
		{`He said, |"Go -- now!"`, "he said ", "go now"},
		{`He said, |“Go—now!”`, "he said ", "go now"},
		{`said.| The door`, "said", " the door"},
		{`don|'t stop`, "don", "t stop"},
		{`|'Twas late`, "", "twas late"},
		{`the end|"`, "the end", ""},
		{`so` + "\u00ad" + `ft wo|rd`, "soft wo", "rd"},
		{`the oﬃ|ce`, "the offi", "ce"},
		{`ce|ﬁ of`, "ce", "fi of"},
		{`one two three four five six seven| eight nine ten eleven twelve`, "three four five six seven", " eight nine ten eleven tw"},
		{`. . . .|. . .`, "", ""},
		{`ÉTÉ |à Paris`, "été ", "à paris"},
	} {
		left, right, _ := strings.Cut(c.text, "|")
		got := ContextIn(left, strings.TrimPrefix(right, `"`))
		if strings.TrimSpace(c.left) != "" && len([]rune(c.left)) > ContextLength {
			c.left = c.left[len(c.left)-len(got.Left):]
		}
		if got.Left != c.left || got.Right != c.right {
			t.Errorf("%s: %q and %q, want %q and %q", c.text, got.Left, got.Right, c.left, c.right)
		}
	}
}

// A page of dots costs no more than its length, a few times over.
func TestContextsOfDots(t *testing.T) {
	text := []rune(strings.Repeat(".", 1<<20))
	for i := 0; i < len(text); i += 10 {
		ContextOf(text, i, i+1)
	}
}

func edit(file, before, after, left, right string) *Edit {
	return &Edit{Rule: "quotes", At: diag.Pos{File: file, Line: 1, Col: 1}, Before: before, After: after, Near: Context{left, right}}
}

func holds(string) func(*Ruling) bool { return func(*Ruling) bool { return true } }

func TestDecisionsFindTheirEdit(t *testing.T) {
	first := edit("a.txt", "'", "’", "he said ", "twas")
	first.Occurrence = 2
	d := NewDecisions([]Ruling{RulingOn(first, Reject)}, holds(""))
	for n, want := range []bool{false, true, false} {
		e := edit("a.txt", "'", "’", "he said ", "twas")
		d.Number(e)
		if got := d.On(e) != nil; got != want {
			t.Errorf("the ruling is on number %d: %v", n+1, got)
		}
	}
	if len(d.Unused()) > 0 {
		t.Error("it is not counted as used")
	}
}

// An accepted change is that change only; what is rejected or locked holds
// whatever would be put there.
func TestWhatARulingHolds(t *testing.T) {
	for _, v := range []Verdict{Accept, Reject, Lock} {
		r := RulingOn(edit("a.txt", "'", "’", "he said ", "twas"), v)
		d := NewDecisions([]Ruling{r}, holds(""))
		other := edit("a.txt", "'", "‘", "he said ", "twas")
		d.Number(other)
		if got, want := d.On(other) != nil, v != Accept; got != want {
			t.Errorf("%v holds another text: %v", v, got)
		}
	}
}

// A paragraph that went to another file takes its decision along, if it is no
// longer in its own.
func TestMovedParagraphs(t *testing.T) {
	r := RulingOn(edit("a.txt", "'", "’", "he said ", "twas"), Reject)
	for _, stays := range []bool{true, false} {
		d := NewDecisions([]Ruling{r}, func(*Ruling) bool { return stays })
		e := edit("b.txt", "'", "’", "he said ", "twas")
		d.Number(e)
		if got := d.On(e) != nil; got == stays {
			t.Errorf("still in its file: %v; found in another: %v", stays, got)
		}
	}
}

func TestNamesAreStable(t *testing.T) {
	a := edit("a.txt", "'", "’", "he said ", "twas")
	if got, want := a.ID(), "7m7ettd7"; got != want {
		t.Errorf("the name of a change is %s, was %s: every list of decisions people wrote down is void", got, want)
	}
	b := *a
	b.At.Line, b.After, b.Confidence, b.Left = 20, "‘", 3, "He said, "
	if b.ID() != a.ID() {
		t.Error("the name hangs on the line, the reading or the confidence")
	}
	r := RulingOn(a, Lock)
	if r.ID() != a.ID() {
		t.Error("a ruling has another name than its change")
	}
}

func TestWords(t *testing.T) {
	r := RulingOn(edit("a.txt", "'", "’", "he said ", "twas late"), Lock)
	if text := Words("Then he said, “’Twas late!”"); !strings.Contains(text, r.Words()) {
		t.Errorf("%q is not in %q", r.Words(), text)
	}
}
