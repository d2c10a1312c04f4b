package copyedit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/diag"
)

// TestSearchIsTheBest tries every reading of every mark of short passages: none
// may be cheaper than the one found, and the confidence of each mark must be
// that of the cheapest passage in which it has another shape.
func TestSearchIsTheBest(t *testing.T) {
	pieces := []string{`"`, `'`, `"`, `'`, " ", " ", "a", "Tom", "the boys", "said,", "em", ". ", "--", "(", ")", "14", "!", "\u2026"}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var text strings.Builder
		for range 3 + dice.IntN(9) {
			text.WriteString(pieces[dice.IntN(len(pieces))])
		}
		for _, style := range []string{"en-US", "en-GB"} {
			p := loaded(text.String(), style)
			p.collect()
			if len(p.marks) > 5 || len(p.marks) == 0 {
				continue
			}
			found := p.search.run(p, true)
			want := bySlowSearch(p)
			for i, d := range found {
				if d.confidence != want[i].confidence {
					t.Errorf("%s %q: mark %d is %v, should be %v", style, text.String(), i, d, want[i])
				}
			}
			if got, least := costOf(p, readingsOf(found)), costOf(p, readingsOf(want)); got != least {
				t.Errorf("%s %q: %v costs %d, %v only %d", style, text.String(), found, got, want, least)
			}
		}
	}
}

// loaded returns a passage of the text, as it comes to the rule on quotes.
func loaded(text, style string) *passage {
	b := plainbook.Parse("in.txt", text)
	b.Settings.Copyedit.Style = style
	var found diag.Findings
	j := newJob(b, &found)
	p := &j.passage
	p.job = j
	p.reset()
	p.style = j.style
	for _, block := range b.Body[0].Blocks {
		p.load(paragraph(block).Inlines, "en")
	}
	p.begin()
	return p
}

func readingsOf(found []decision) (list []reading) {
	for _, d := range found {
		list = append(list, d.reading)
	}
	return list
}

// costOf adds up what readings of all marks of the passage cost together.
func costOf(p *passage, list []reading) int32 {
	sum, st := int32(0), stack(0)
	for i := range p.marks {
		w := p.weigh(&p.marks[i])
		m := moves[p.style.outer][p.marks[i].kind][st][list[i]]
		sum += int32(m.cost) + w.cost[m.hangsOn][list[i]]
		st = m.next
	}
	return sum + p.openCost(st)
}

// bySlowSearch is what the search should find, by trying all there is.
func bySlowSearch(p *passage) []decision {
	n := len(p.marks)
	least := make([][readings]int32, n)
	for i := range least {
		for r := range least[i] {
			least[i][r] = nowhere
		}
	}
	best, list := int32(nowhere), make([]reading, n)
	var bestList []reading
	var try func(i int)
	try = func(i int) {
		if i == n {
			c := costOf(p, list)
			if c < best {
				best, bestList = c, append([]reading(nil), list...)
			}
			for k, r := range list {
				least[k][r] = min(least[k][r], c)
			}
			return
		}
		w := p.weigh(&p.marks[i])
		for _, r := range w.possible() {
			list[i] = r
			try(i + 1)
		}
	}
	try(0)
	found := make([]decision, n)
	for i := range found {
		found[i].reading = bestList[i]
		found[i].rank(&least[i], best)
	}
	return found
}

// TestSearchAcrossBlocks has a paragraph of more marks than are searched
// together: where the blocks meet the readings are as good as anywhere.
func TestSearchAcrossBlocks(t *testing.T) {
	for shift := range 40 {
		text := strings.Repeat(`"No," `, shift) + strings.Repeat(`Tom's boys' cap, "It 's 'im," and 'ere. `, 900)
		p := loaded(text, "en-US")
		quotes(p)
		p.apply()
		want := strings.Repeat("“No,” ", shift) + strings.Repeat("Tom’s boys’ cap, “It ’s ’im,” and ’ere. ", 900)
		if got := string(p.text); got != strings.TrimSpace(want) && got != want {
			i := 0
			for strings.HasPrefix(want, got[:min(i+1, len(got))]) && i < len(got) {
				i++
			}
			t.Fatal(fmt.Sprintf("after %d: %.80q", shift, got[max(0, i-40):]))
		}
	}
}

func TestConfidencesAreSharp(t *testing.T) {
	list := confidences()
	if list[0] != 50 || list[doubtful] != 99 {
		t.Errorf("from %d to %d", list[0], list[doubtful])
	}
	for i := 1; i <= doubtful; i++ {
		if list[i] < list[i-1] {
			t.Errorf("%d after %d", list[i], list[i-1])
		}
	}
}
