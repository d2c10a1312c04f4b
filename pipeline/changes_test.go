package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// The page holds the close calls first, and of the rest so many of each rule,
// whatever number there are.
func TestPageHoldsAllRules(t *testing.T) {
	var list []Change
	add := func(n int, rule string, confidence int) {
		for range n {
			list = append(list, Change{ID: "a", Edit: ledger.Edit{Rule: rule, Confidence: confidence}})
		}
	}
	add(200_000, "quotes", 100)
	add(30, "dashes", 100)
	add(50, "quotes", 60)
	add(5_000, "spaces", 100)
	keep, left := onPage(list)
	kept := map[string]int{}
	for i, k := range keep {
		if c := &list[i]; k && c.IsClose() {
			kept["close"]++
		} else if k {
			kept[c.Rule]++
		}
	}
	if kept["close"] != 50 || kept["dashes"] != 30 || kept["spaces"] != 5_000 || kept["quotes"] < 10_000 {
		t.Errorf("the page holds %v", kept)
	}
	total := 0
	for _, n := range kept {
		total += n
	}
	if total > maxOnPage || total+left != len(list) {
		t.Errorf("%d on the page, %d left out, of %d", total, left, len(list))
	}
}

// Only close calls that are too many for the page are cut.
func TestPageOfCloseCalls(t *testing.T) {
	list := make([]Change, maxOnPage+5)
	for i := range list {
		list[i] = Change{ID: "a", Edit: ledger.Edit{Rule: "quotes", Confidence: 50}}
	}
	if _, left := onPage(list); left != 5 {
		t.Errorf("%d left out, want 5", left)
	}
}

// Both sides show the same stretch of text, in the manuscript and in the book,
// and end with the paragraph.
func TestBesideAChange(t *testing.T) {
	file := filepath.Join(t.TempDir(), "story.txt")
	text := "Chapter One\n\nBefore it.\n\n\"One -- two\nthree,\" she said -- and 'twas so.\n\nBehind it.\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := ReadChanges(file, Options{}, &diag.Findings{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Edits {
		e := &c.Edits[i]
		if e.Rule != "quotes" && e.Rule != "dashes" {
			continue
		}
		if got, want := e.WasLeft+e.Before+e.WasRight, `"One -- two three," she said -- and 'twas so.`; got != want {
			t.Errorf("%s: manuscript %q, want %q", e.At, got, want)
		}
		if got, want := e.Left+e.After+e.Right, `“One—two three,” she said—and ’twas so.`; got != want {
			t.Errorf("%s: book %q, want %q", e.At, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct{ rule, before, after, want string }{
		{"quotes", `"`, "“", "straight to curly"},
		{"quotes", "‘", "’", "a curl turned round"},
		{"quotes", `"`, "″", "marks to primes"},
		{"dashes", "--", "—", "-- to —"},
		{"dashes", " - ", "—", "␣-␣ to —"},
		{"spaces", "  ", " ", "several spaces to a space"},
		{"no-break", " ", "\u00a0", "a space to a no-break space"},
		{"characters", "\u200b", "", "U+200B to nothing"},
		{"title-case", "THE STORM", "The Storm", "words changed"},
	} {
		if got := whatItDoes(&ledger.Edit{Rule: c.rule, Before: c.before, After: c.after}); got != c.want {
			t.Errorf("%s %q to %q: %q, want %q", c.rule, c.before, c.after, got, c.want)
		}
	}
}

// The page is one text whose data cannot end the script it stands in.
func TestPageEscapes(t *testing.T) {
	c := &Changes{Title: "</title><script>", Edits: []Change{{ID: "a", Edit: ledger.Edit{Rule: "quotes", Before: "</script><!--", After: "]]>", Confidence: 5}}}}
	page, _, err := ChangesPage(c, "a'b.txt")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(page), "</script>"); n != 2 {
		t.Errorf("%d ends of scripts, want 2", n)
	}
	if strings.Contains(string(page), "<title></title>") || strings.Contains(string(page), "<!--") {
		t.Error("text of the manuscript is markup")
	}
}
