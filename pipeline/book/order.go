package book

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A stretch is the part of the source that a section's own text takes: from
// the line it begins on to where the next one begins, and from the start of
// the file for the first in it.
type stretch struct {
	section     *Section
	from, until diag.Pos
}

// stretches returns those of the book's sections, in the order of the source.
func (b *Book) stretches() []stretch {
	rank := map[string]int{}
	for i, f := range b.Source {
		rank[f.Name] = i
	}
	var list []stretch
	b.Sections(func(s *Section, _ int) {
		if _, ok := rank[s.At.File]; ok && !s.Made {
			list = append(list, stretch{section: s, from: diag.Pos{File: s.At.File, Line: max(s.At.Line, 1), Col: 1}})
		}
	})
	slices.SortStableFunc(list, func(x, y stretch) int {
		return cmp.Or(rank[x.from.File]-rank[y.from.File], x.from.Line-y.from.Line)
	})
	for i := range list {
		if i == 0 || list[i].from.File != list[i-1].from.File {
			list[i].from.Line = 1
		}
		if i > 0 {
			list[i-1].until = list[i].from
		}
	}
	if len(list) > 0 {
		list[0].from = diag.Pos{File: b.Source[0].Name, Line: 1, Col: 1}
		list[len(list)-1].until = b.endOfSource()
	}
	return list
}

// endOfSource is the place behind the last character of the last file.
func (b *Book) endOfSource() diag.Pos {
	last := b.Source[len(b.Source)-1]
	line := last.Text[strings.LastIndexByte(last.Text, '\n')+1:]
	return diag.Pos{File: last.Name, Line: strings.Count(last.Text, "\n") + 1, Col: utf8.RuneCountInString(line) + 1}
}

// Displaced returns the sections that stand elsewhere in the book than in the
// source, in reading order: as few of the body as can be named, and those of the
// front and back matter that are not before and behind it, or not in order.
func (b *Book) Displaced() []*Section {
	at := b.Places()
	// last is the place of the last section that keeps its place.
	displaced := func(list []*Section, above, below int) (out []*Section, first, last int) {
		var within []*Section
		var places []int
		eachSection(list, func(s *Section) {
			switch i, ok := at[s]; {
			case !ok:
			case i <= above || i >= below:
				out = append(out, s)
			default:
				within, places = append(within, s), append(places, i)
			}
		})
		first, last = below, above
		for i, in := range Rising(places) {
			if !in {
				out = append(out, within[i])
				continue
			}
			first, last = min(first, places[i]), places[i]
		}
		return out, first, last
	}
	body, first, last := displaced(b.Body, -1, len(at))
	front, _, above := displaced(b.Front, -1, first)
	back, _, _ := displaced(b.Back, max(last, above), len(at))
	return slices.Concat(front, body, back)
}

func eachSection(list []*Section, f func(*Section)) {
	for _, s := range list {
		f(s)
		eachSection(s.Sections, f)
	}
}

// Rising says of each number whether it is one of the longest row that rises
// from left to right; of several such rows it is the one that begins first.
func Rising(list []int) []bool {
	// length[i] is that of the longest row that begins with i. Read from the
	// end, heads[n] is the greatest number that a row of n+1 begins with, so
	// they fall.
	length := make([]int, len(list))
	var heads []int
	for i := len(list) - 1; i >= 0; i-- {
		n := sort.Search(len(heads), func(n int) bool { return heads[n] <= list[i] })
		if n == len(heads) {
			heads = append(heads, 0)
		}
		heads[n], length[i] = list[i], n+1
	}
	in := make([]bool, len(list))
	for i, want, last := 0, len(heads), math.MinInt; i < len(list); i++ {
		if length[i] == want && list[i] > last {
			in[i], last, want = true, list[i], want-1
		}
	}
	return in
}

// Places returns the places of the sections among one another in the source,
// from 0.
func (b *Book) Places() map[*Section]int {
	places := map[*Section]int{}
	for i, s := range b.stretches() {
		places[s.section] = i
	}
	return places
}

// Starts returns where the stretch of each section begins in the source.
func (b *Book) Starts() map[*Section]diag.Pos {
	starts := map[*Section]diag.Pos{}
	for _, s := range b.stretches() {
		starts[s.section] = s.from
	}
	return starts
}

// SetMoves tells the moves of the Ledger that were made how far each reaches
// and what it stands before, now that the sections have their order.
func (b *Book) SetMoves() {
	var moves []*ledger.Move
	for _, e := range b.Ledger.All() {
		if e.Move != nil && (e.Decision == ledger.Applied || e.Decision == ledger.Locked) {
			moves = append(moves, e.Move)
		}
	}
	if len(moves) == 0 {
		return
	}
	until, to := map[diag.Pos]diag.Pos{}, map[diag.Pos]diag.Pos{}
	list := b.stretches()
	own := make(map[*Section]*stretch, len(list))
	for i := range list {
		own[list[i].section] = &list[i]
		until[list[i].from] = list[i].until
	}
	var last *stretch
	b.Sections(func(s *Section, _ int) {
		if st := own[s]; st != nil {
			if last != nil {
				to[last.from] = st.from
			}
			last = st
		}
	})
	to[last.from] = b.endOfSource()
	for _, m := range moves {
		if m.Until, m.To = until[m.From], to[m.From]; m.To.IsZero() {
			m.Until, m.To = m.From, m.From // its section has become part of another
		}
	}
}
