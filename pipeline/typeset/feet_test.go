package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/page"
)

// someWords are often divided in lines of twenty letters.
var someWords = strings.Fields("the lamp window was low and harbour lay in fog so man ran by it to see if morning had come for him at evening or not under pocket garden into")

// TestPagesDoNotEndInHyphens sets hundreds of small chapters in a measure where
// many a line ends in a hyphen. None does at the foot of a page, by a
// paragraph set again or by another page end, unless every page end would.
func TestPagesDoNotEndInHyphens(t *testing.T) {
	hyphens, feet, pages := 0, 0, 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 6))
		var sb strings.Builder
		sb.WriteString("@chapter Chapter One")
		for range 2 + r.IntN(3) {
			sb.WriteString("\n\n")
			for range 10 + r.IntN(25) {
				sb.WriteString(someWords[r.IntN(len(someWords))] + " ")
			}
		}
		var found diag.Findings
		p, err := Pages(readBook(sb.String()), classic(t, smallPage), Options{Metrics: HalfEm(), Jobs: 1}, &found)
		if err != nil {
			t.Fatal(err)
		}
		feet += count(p, page.HyphenAtFoot, 0)
		pages += len(p.Sides)
		for _, s := range p.Sides {
			for i := range s.Lines {
				if runs := s.Lines[i].Runs; runs[len(runs)-1].Hyphen {
					hyphens++
				}
			}
		}
	}
	t.Logf("%d hyphens, %d of them at the feet of %d pages", hyphens, feet, pages)
	if hyphens < pages/3 || feet > pages/500 {
		t.Errorf("%d hyphens, %d of them at the feet of %d pages", hyphens, feet, pages)
	}
}
