package structure

import (
	"math/bits"
	"strings"

	"octavo/pipeline/book"
)

// usual is how the book's running text is set: what is rare beside it stands
// out. Counts are of the paragraphs, headings among them.
type usual struct {
	paragraphs int
	gap        int             // blank lines above most paragraphs
	above      [maxGap + 1]int // how many have at least so many blank lines above
	centred    int
	capitals   int
	bold       int
	pages      int
	indents    map[int]int
	indent     int   // that most have
	terse      int   // of at most maxTitle words, and no speech
	open       int   // that end without a stop or a quote mark
	words      []int // in the items before each
}

// maxGap is the widest gap told apart from wider ones. Authors leave one to
// five blank lines, or a page.
const maxGap = 6

// measure reads how the text is set.
func (a *assembler) measure() {
	u := usual{indents: map[int]int{}, words: make([]int, len(a.items)+1)}
	for i := range a.items {
		it := &a.items[i]
		u.words[i+1] = u.words[i]
		if it.role == dropped {
			continue
		}
		u.words[i+1] += it.words
		if _, ok := it.Block.(*book.Quote); ok {
			u.words[i+1] += 20
		}
		if it.para == nil {
			continue
		}
		u.paragraphs++
		for n := 0; n <= min(it.Blanks, maxGap); n++ {
			u.above[n]++
		}
		u.indents[it.Indent]++
		if u.indents[it.Indent] > u.indents[u.indent] {
			u.indent = it.Indent
		}
		for _, c := range []struct {
			on    bool
			count *int
		}{
			{it.Centred, &u.centred}, {allCapitals(it.text), &u.capitals}, {it.Bold, &u.bold}, {it.PageBreak, &u.pages},
			{it.words <= maxTitle && !says(it.text), &u.terse}, {!closed(it.text), &u.open},
		} {
			if c.on {
				*c.count++
			}
		}
	}
	for n := maxGap; n > 0; n-- {
		if u.above[n]*2 > u.paragraphs {
			u.gap = n
			break
		}
	}
	u.add(novel)
	a.usual = u
}

// novel is a hundred paragraphs as novels have them, counted in so that the
// few of a short text do not say what is rare.
var novel = usual{paragraphs: 100, centred: 2, capitals: 3, bold: 1, pages: 2, terse: 12, open: 3}

func (u *usual) add(o usual) {
	u.paragraphs += o.paragraphs
	for n := range u.above {
		if n <= u.gap {
			u.above[n] += o.paragraphs
		} else {
			u.above[n] += 4
		}
	}
	u.indents[u.indent] += o.paragraphs
	u.centred += o.centred
	u.capitals += o.capitals
	u.bold += o.bold
	u.pages += o.pages
	u.terse += o.terse
	u.open += o.open
}

// parts reports whether blank lines part anything in this book, so that a line
// without one above it is inside the text.
func (u *usual) parts() bool { return u.gap > 0 || u.above[1] > 8 }

// maxTitle is how many words a title has that stands on a line of its own.
const maxTitle = 16

// closed reports whether a text ends as a sentence or a speech does: with a
// stop, inside or outside the quote marks.
func closed(s string) bool {
	if s == "" || endsSentence(s) {
		return true
	}
	s = strings.TrimRight(s, "\"'”’»)]")
	return s == "" || strings.ContainsAny(s[len(s)-1:], ",;")
}

// rare gives the bits it takes to say that a paragraph is one of so many, at
// most the given number.
func (u *usual) rare(count, most int) int {
	return min(most, max(0, bits.Len(uint(u.paragraphs/max(count, 1)))-1))
}

// between counts the words of items [from, to).
func (u *usual) between(from, to int) int {
	if to <= from {
		return 0
	}
	return u.words[to] - u.words[from]
}

// speaks reports whether a text begins with a quote mark.
func speaks(s string) bool {
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "‘") || strings.HasPrefix(s, "«") || s != "" && (s[0] == '"' || s[0] == '\'')
}

// says reports whether a text is a speech, and not a title in quote marks.
func says(s string) bool { return speaks(s) && closed(s) }

// outstanding says in bits how far a line stands out by its place and its
// look: how seldom a paragraph of this book has them. It is negative for a
// line that is set into the text.
func (a *assembler) outstanding(i int) int {
	it, u := &a.items[i], &a.usual
	score := 0
	switch above := a.previous(i); {
	case above < 0 || it.first:
		score += 3
	case it.PageBreak:
		score += u.rare(u.pages, 7)
	case it.Blanks > u.gap:
		score += max(1, u.rare(u.above[min(it.Blanks, maxGap)], 7))
	case it.Blanks < u.gap && !a.heads(above):
		score -= 6
	}
	if below := a.after(i); below < len(a.items) {
		switch b := &a.items[below]; {
		case b.Blanks > u.gap:
			score += 2
		case b.Blanks < u.gap && b.words > maxTitle:
			score -= 2
		}
	}
	if it.Centred {
		score += u.rare(u.centred, 5)
	} else {
		score += u.rare(max(u.indents[it.Indent], 4), 3)
	}
	if it.Bold {
		score += u.rare(u.bold, 5)
	}
	if len(it.text) > 3 && allCapitals(it.text) {
		score += u.rare(u.capitals, 4)
	}
	if it.mark.decorated {
		score += 3
	}
	if it.level() > 0 {
		score += 8
	}
	if it.Lines > 1 && it.Underlined == 0 {
		score -= 3
	}
	return score
}
