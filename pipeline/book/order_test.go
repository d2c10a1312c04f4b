package book

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

func TestRising(t *testing.T) {
	for _, c := range []struct {
		list []int
		in   string
	}{
		{nil, ""}, {[]int{3}, "x"}, {[]int{1, 2, 3}, "xxx"}, {[]int{2, 1}, "x."}, {[]int{3, 2, 1}, "x.."}, {[]int{2, 1, 3}, "x.x"},
		{[]int{1, 3, 2, 4}, "xx.x"}, {[]int{1, 2, 12, 3, 4}, "xx.xx"}, {[]int{5, 6, 1, 2, 3}, "..xxx"}, {[]int{1, 10, 11, 2, 3, 4}, "x..xxx"},
	} {
		if got := shownRow(Rising(c.list)); got != c.in {
			t.Errorf("%v: got %s, want %s", c.list, got, c.in)
		}
	}
}

func shownRow(in []bool) string {
	var sb strings.Builder
	for _, on := range in {
		sb.WriteByte(".x"[map[bool]int{true: 1}[on]])
	}
	return sb.String()
}

// The row is as long as the longest of all rows tried one by one.
func TestRisingIsLongest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		list := r.Perm(r.IntN(11))
		longest := 0
		for set := range 1 << len(list) {
			last, n := -1, 0
			for i, v := range list {
				if set>>i&1 == 1 {
					if v < last {
						n = -100
					}
					last = v
					n++
				}
			}
			longest = max(longest, n)
		}
		n, last := 0, -1
		for i, in := range Rising(list) {
			if in {
				if n++; list[i] < last {
					t.Fatalf("%v: the row does not rise", list)
				}
				last = list[i]
			}
		}
		if n != longest {
			t.Fatalf("%v: a row of %d, the longest has %d", list, n, longest)
		}
	}
}

// Moves take a section's stretch of the source with all that stands in it.
func TestSetMoves(t *testing.T) {
	at := func(file string, line int) diag.Pos { return diag.Pos{File: file, Line: line, Col: 3} }
	one, two, three, four := &Section{ID: "1", At: at("a", 3)}, &Section{ID: "2", At: at("a", 5)}, &Section{ID: "3", At: at("b", 2)}, &Section{ID: "4", At: at("b", 4)}
	b := &Book{Source: []SourceFile{{"a", "\n\n# 1\n\n# 2\n"}, {"b", "x\n# 3\n\n# 4 end"}},
		Front: []*Section{three, {ID: "made", Made: true}}, Body: []*Section{one, {ID: "part", At: diag.Pos{File: "elsewhere", Line: 1}, Sections: []*Section{four, two}}}}
	displaced := b.Displaced()
	if got := fmt.Sprint(ids(displaced)); got != "[3 2]" {
		t.Fatalf("displaced are %s", got)
	}
	starts := b.Starts()
	for _, s := range displaced {
		b.Ledger.Add(ledger.Edit{Move: &ledger.Move{From: starts[s]}})
	}
	b.SetMoves()
	var got []string
	for _, e := range b.Ledger.All() {
		got = append(got, fmt.Sprintf("%s to %s before %s", e.Move.From, e.Move.Until, e.Move.To))
	}
	if want := []string{"b:1:1 to b:4:1 before a:1:1", "a:5:1 to b:1:1 before b:4:8"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func ids(list []*Section) []string {
	var names []string
	for _, s := range list {
		names = append(names, s.ID)
	}
	return names
}
