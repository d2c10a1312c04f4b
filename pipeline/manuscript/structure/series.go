package structure

import (
	"slices"
	"sort"
	"strings"

	"octavo/pipeline/book"
)

// A family is the lines that are written alike: the same form, label, style of
// number and ornament. A book's chapters are one family, or nearly.
type family struct {
	form      form
	word      string
	style     numeralStyle
	decorated bool
	capitals  bool // of number words: ONE is not One
}

// A series is a family's lines that count up: a reading of some lines as
// headings, with what speaks for it.
type series struct {
	family
	items []int
	score int // in bits
	of    int // how many lines the family has
	runs  int // how often it starts again
}

// counts reports whether the lines of a family are numbers before all, alone
// or with titles.
func (f family) counts() bool { return f.form == bare || f.form == numbered }

// priors are the bits that a line's form alone says for its being a heading:
// seldom does a line of text by itself read "Chapter 7".
var priors = [...]int{noForm: -3, labelled: 10, named: 8, bare: 5, numbered: 3, generic: 3, dated: 1}

// weigh says of each line that may be a heading how much does.
func (a *assembler) weigh() {
	for i := range a.items {
		it := &a.items[i]
		if a.isSaidChapter(i) {
			it.mark.weight = saidWeight
		}
		if it.para == nil || it.role != running || it.mark.form == noForm {
			continue
		}
		it.mark.weight = priors[it.mark.form] + a.outstanding(i) - doubt(&it.mark, it.text)
	}
}

// doubt is what speaks against a line in the words of it: a title that goes on
// as a sentence does.
func doubt(m *mark, text string) int {
	n := 0
	if m.worn {
		n += 4
	}
	if m.title.empty() || m.form == named && m.label.empty() {
		return n
	}
	title := text[m.title.from:m.title.to]
	small := startsSmall(title) && strings.ToLower(text) != text
	if small {
		n += 3
	}
	switch words := strings.Count(title, " ") + 1; {
	case words > 18:
		n += 4
	case words > 12:
		n += 2
	}
	switch end := text[len(text)-1]; {
	case end == ',' || end == ';':
		n += 8
	case end == '.' && !allCapitals(title) && small:
		n += 8
	case end == '.' && !allCapitals(title):
		n += 2
	}
	for _, stop := range []string{". ", "! ", "? "} {
		if at := strings.Index(title, stop); at > 3 && !startsSmall(title[at+2:]) {
			n += 4
		}
	}
	return n
}

// families groups the candidates of the given forms.
func (a *assembler) families(forms ...form) map[family][]int {
	groups := map[family][]int{}
	for i := range a.items {
		it := &a.items[i]
		if it.mark.form == noForm || !a.isSaidChapter(i) && (!a.free(i) || !a.mayHead(i)) {
			continue
		}
		if slices.Contains(forms, it.mark.form) {
			key := it.familyOf()
			groups[key] = append(groups[key], i)
		}
	}
	for f, lines := range groups {
		groups[f] = a.withoutLists(f, lines)
	}
	return groups
}

// withoutLists leaves out the lists inside a book whose chapters are numbered:
// lines that count on with no blank line between, where others of their family
// stand by themselves.
func (a *assembler) withoutLists(f family, lines []int) []int {
	if f.form != numbered {
		return lines
	}
	var alone []int
	for n := 0; n < len(lines); {
		end := n + 1
		for end < len(lines) && lines[end] == lines[end-1]+1 && a.items[lines[end]].Blanks == 0 &&
			a.items[lines[end]].mark.value == a.items[lines[end-1]].mark.value+1 {
			end++
		}
		if end == n+1 {
			alone = append(alone, lines[n])
		}
		n = end
	}
	if len(alone) < 3 { // too few to tell what the others are
		return lines
	}
	return alone
}

func (it *item) familyOf() family {
	f := family{form: it.mark.form, word: it.mark.word, style: it.mark.style}
	switch f.form {
	case labelled:
		f.style = noNumeral
	case generic:
		if f.style != ordinal {
			f.style = noNumeral
		}
	case bare, numbered:
		f.decorated = it.mark.decorated
		f.capitals = it.mark.style == words && allCapitals(it.text)
	}
	return f
}

// steps from one number to the next, in bits. Numbers that count up without a
// gap do so by chance one time in many; text between them makes it certain
// that they are no list.
const (
	stepNext   = 5
	stepSame   = -4 // a chapter in two pieces, or an author's slip
	stepGap    = -2 // for each number left out
	stepAgain  = -2 // from one again, with nothing to say why
	stepPart   = 4  // from one again in a new part
	stepDown   = 3  // a countdown
	stepAny    = -12
	stepClose  = -8 // no text between
	stepTime   = 3  // a date and a later one
	stepBack   = -5
	firstOne   = 2
	firstLater = -8
)

// A link is the best chain that ends with a line. Down says that its last step
// was one of a countdown, up that it was one of a count.
type link struct {
	score, back int
	up, down    bool
}

// longest picks the lines of a family that make the best series. Linear in
// their number, since a step looks only at the best chain that ends with each
// of the numbers just below, the best of all, and the line before.
func (a *assembler) longest(f family, lines []int) series {
	links := make([]link, len(lines))
	at := map[int]int{} // value to the best link that ends with it
	best := -1
	for n, i := range lines {
		m := &a.items[i].mark
		l := link{score: m.weight + firstLater, back: -1}
		if m.value <= 1 || f.form == dated {
			l.score = m.weight + firstOne
		} else if m.value <= 3 {
			l.score = m.weight
		}
		try := func(back int, step int) {
			u := a.items[lines[back]].mark.value
			up, down := m.value > u, f.form != dated && m.value == u-1 && m.value > 0
			if down && links[back].up || up && links[back].down {
				return // a book counts up or down; a list inside a chapter begins again
			}
			if s := links[back].score + m.weight + step + a.closeness(lines[back], i); s > l.score {
				l = link{s, back, up, down}
			}
		}
		if f.form == dated {
			for _, back := range []int{n - 1, best} {
				if back >= 0 {
					try(back, a.later(&a.items[lines[back]].mark, m))
				}
			}
		} else {
			for gap := -1; gap <= 4; gap++ {
				if back, ok := at[m.value-gap]; ok {
					try(back, a.stepBetween(lines[back], i))
				}
			}
			if best >= 0 {
				try(best, a.stepBetween(lines[best], i))
			}
		}
		links[n] = l
		if back, ok := at[m.value]; !ok || links[back].score <= l.score {
			at[m.value] = n
		}
		if best < 0 || l.score >= links[best].score {
			best = n
		}
	}
	s := series{family: f, of: len(lines)}
	if best < 0 {
		return s
	}
	s.score = links[best].score
	for n := best; n >= 0; n = links[n].back {
		s.items = append(s.items, lines[n])
		if a.items[lines[n]].mark.value <= 1 {
			s.runs++
		}
	}
	for i, j := 0, len(s.items)-1; i < j; i, j = i+1, j-1 {
		s.items[i], s.items[j] = s.items[j], s.items[i]
	}
	s.score -= 2 * (s.of - len(s.items)) // lines like them that are none
	return s
}

// stepBetween weighs one line's number after another's.
func (a *assembler) stepBetween(from, to int) int {
	u, v := &a.items[from].mark, &a.items[to].mark
	switch {
	case v.volume == u.volume+1 && u.volume > 0 && (v.value <= 1 || v.value == u.value+1):
		return stepNext
	case v.volume != u.volume && u.volume > 0 && v.volume > 0:
		return stepAny
	case v.value == u.value+1:
		return stepNext
	case v.value == u.value:
		return stepSame
	case v.value == u.value-1 && v.value > 0:
		return stepDown
	case v.value > u.value && v.value <= u.value+4:
		return stepGap * (v.value - u.value - 1)
	case v.value <= 1 && a.partBetween(from, to) >= 0:
		return stepPart
	case v.value <= 1:
		return stepAgain
	}
	return stepAny
}

// later weighs one date after another.
func (a *assembler) later(u, v *mark) int {
	switch {
	case u.word == "weekday" && v.value == (u.value+1)%7:
		return stepNext
	case u.word == "weekday":
		return 0
	case v.value >= u.value:
		return stepTime
	case v.value < 1000*12 && u.word != "year" && u.word != "hour":
		return 0 // without a year: the next one's
	}
	return stepBack
}

// closeness weighs the text between two lines.
func (a *assembler) closeness(from, to int) int {
	if a.usual.between(from+1, to) < minApart && a.partBetween(from, to) < 0 {
		return stepClose
	}
	return 0
}

// partBetween returns a part's heading between two items, or -1. It looks at
// a few items above the second only, where a part's heading stands.
func (a *assembler) partBetween(from, to int) int {
	for i, n := to-1, 0; i > from && n < 6; i, n = i-1, n+1 {
		it := &a.items[i]
		if m := it.mark; it.isSaid() && it.role == heading && it.depth < chapterDepth || m.form == labelled && m.kind == book.Part || m.form == named || m.form == generic && m.style == ordinal {
			return i
		}
	}
	return -1
}

// holds reports whether a series is convincing: long enough, and most of its
// family.
func (s series) holds(least int) bool {
	return len(s.items) >= least && len(s.items)*10 >= s.of*6
}

// seriesOf gives the best series of each family of the given forms, best first.
func (a *assembler) seriesOf(forms ...form) []series {
	var list []series
	for f, lines := range a.families(forms...) {
		list = append(list, a.longest(f, lines))
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].score != list[j].score {
			return list[i].score > list[j].score
		}
		return list[i].items[0] < list[j].items[0]
	})
	return list
}
