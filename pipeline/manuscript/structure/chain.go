package structure

import "octavo/pipeline/book"

// A family is the lines that are written alike: the same form, label, style of
// number and look. A book's chapters are one family, or nearly.
type family struct {
	form  form
	word  string
	style numeralStyle
}

// families groups the candidates of the given forms.
func (a *assembler) families(forms ...form) map[family][]int {
	groups := map[family][]int{}
	for i := range a.items {
		it := &a.items[i]
		if !a.free(i) || !a.mayHead(i) {
			continue
		}
		for _, f := range forms {
			if it.mark.form == f {
				key := family{form: f, word: it.mark.word, style: it.mark.style}
				if f == labelled {
					key.style = noNumeral
				}
				groups[key] = append(groups[key], i)
			}
		}
	}
	return groups
}

// A chain is a family's lines that count up.
type chain struct {
	family
	items []int
	score int
	of    int // how many lines the family has
	runs  int // how often it starts again
}

// longestChain picks the lines whose numbers count up best: one more each
// time is best, a gap costs, starting again at one costs unless a part begins
// between. Linear in the number of lines, since a step looks only at the best
// chain that ends with each of the numbers just below.
func (a *assembler) longestChain(f family, lines []int) chain {
	type link struct{ score, back int }
	links := make([]link, len(lines))
	at := map[int]int{} // value to the best link that ends with it
	best, last := -1, -1
	partAt := -1
	for n, i := range lines {
		it := &a.items[i]
		v := it.mark.value
		own := it.mark.confidence / 5 // 10 to 20
		l := link{score: own - 8, back: -1}
		if v <= 1 {
			l.score = own
		}
		if v > 400 {
			l.score = own - 40
		}
		try := func(back, cost int) {
			if s := links[back].score + own - cost; s > l.score {
				l = link{s, back}
			}
		}
		for gap := 1; gap <= 4; gap++ {
			if back, ok := at[v-gap]; ok {
				try(back, (gap-1)*6)
			}
		}
		if best >= 0 && v <= 1 {
			cost := 6
			if partAt = a.partBetween(lines[best], i); partAt >= 0 {
				cost = 0
			}
			try(best, cost)
		}
		links[n] = l
		if back, ok := at[v]; !ok || links[back].score <= l.score {
			at[v] = n
		}
		if best < 0 || l.score >= links[best].score {
			best = n
		}
		last = n
	}
	c := chain{family: f, of: len(lines)}
	if last < 0 {
		return c
	}
	c.score = links[best].score
	for n := best; n >= 0; n = links[n].back {
		c.items = append(c.items, lines[n])
		if a.items[lines[n]].mark.value <= 1 {
			c.runs++
		}
	}
	for i, j := 0, len(c.items)-1; i < j; i, j = i+1, j-1 {
		c.items[i], c.items[j] = c.items[j], c.items[i]
	}
	return c
}

// partBetween returns a part's heading between two items, or -1. It looks at
// a few items above the second only, where a part's heading stands.
func (a *assembler) partBetween(from, to int) int {
	for i, n := to-1, 0; i > from && n < 6; i, n = i-1, n+1 {
		if m := a.items[i].mark; m.form == labelled && m.kind == book.Part || m.form == named || m.form == generic && m.style == ordinal {
			return i
		}
	}
	return -1
}

// holds reports whether a chain is convincing: long enough, and most of its
// family.
func (c chain) holds(least int) bool {
	return len(c.items) >= least && len(c.items)*10 >= c.of*6
}
