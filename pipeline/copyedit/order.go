package copyedit

import (
	"fmt"
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
)

// A place is where a chapter that is out of order belongs: before another of
// its list, or behind the last.
type place struct {
	anchor       *book.Section
	behind       bool
	above, below *book.Section // the chapters it stands between
}

// findDisplaced finds the chapters of a list whose numbers are out of order, as
// few as can be, when it is plain where they belong: no number comes twice,
// most chapters are in order, and each goes to the number before or after it. A
// number that is the wrong one in a gap of one is not out of place.
func (d *doctor) findDisplaced(list []*book.Section) {
	var row []*book.Section
	var numbers []int
	has, pieces := map[int]bool{}, map[*book.Section]bool{}
	for _, s := range list {
		if s.Kind != book.Chapter || s.Number < 1 || s.Made {
			continue
		}
		if n := len(row); n > 0 && row[n-1].Number == s.Number {
			pieces[row[n-1]] = true // of one chapter, which stays where it is
			continue
		}
		if has[s.Number] {
			return
		}
		has[s.Number] = true
		row, numbers = append(row, s), append(numbers, s.Number)
	}
	rising := book.Rising(numbers)
	var kept []*book.Section
	for i, in := range rising {
		if in {
			kept = append(kept, row[i])
		}
	}
	if len(kept)*2 < len(row) {
		return // they count down, or are in no order at all
	}
	for i, s := range row {
		n := s.Number
		if rising[i] || pieces[s] || !has[n-1] && !has[n+1] {
			continue
		}
		p := &place{}
		if i > 0 {
			p.above = row[i-1]
		}
		if i+1 < len(row) {
			p.below = row[i+1]
		}
		if p.above != nil && p.below != nil && p.above.Number+2 == p.below.Number && !has[p.above.Number+1] {
			continue
		}
		at := slices.IndexFunc(kept, func(k *book.Section) bool { return k.Number > n })
		if p.behind = at < 0; p.behind {
			at = len(kept) - 1
		}
		p.anchor = kept[at]
		d.places[s] = p
	}
}

// displaced reports a chapter that stands out of order.
func (d *doctor) displaced(s *book.Section, p *place) {
	what := whatOf(s)
	m := misfit{section: s, code: "chapter-order", step: moving, amend: d.moveTo(s, p)}
	switch {
	case p.above == nil:
		m.message = fmt.Sprintf("%s %d comes before %s %d", what, s.Number, what, p.below.Number)
	case p.below == nil:
		m.message = fmt.Sprintf("%s %d comes after %s %d", what, s.Number, what, p.above.Number)
	default:
		m.message = fmt.Sprintf("%s %d comes between %ss %d and %d", what, s.Number, what, p.above.Number, p.below.Number)
	}
	m.hint = fmt.Sprintf("put it %s %s %d, or renumber it", p.side(), what, p.anchor.Number)
	m.fix = d.heading(s, s.Number) + " " + p.side() + " " + d.heading(p.anchor, p.anchor.Number)
	d.add(m)
}

func (p *place) side() string {
	if p.behind {
		return "behind"
	}
	return "before"
}

// A shift is a section that goes to its place.
type shift struct {
	*place
	section *book.Section
}

// moveTo moves a section, with all that stands in it, to its place.
func (d *doctor) moveTo(s *book.Section, p *place) func(j *job) bool {
	return func(j *job) bool {
		from, ok := j.book.Starts()[s]
		name := s.Headline()
		e := ledger.Edit{At: headingAt(s), Before: name, After: fmt.Sprintf("%s, %s %s %d", name, p.side(), whatOf(p.anchor), p.anchor.Number),
			Confidence: 85, Move: &ledger.Move{From: from}}
		if !ok || name == "" || !j.mendWith(e, ledger.ContextIn("", opensWith(s))) {
			return false
		}
		j.shifts = append(j.shifts, shift{p, s})
		return true
	}
}

// opensWith returns the beginning of a section's text.
func opensWith(s *book.Section) string {
	first := book.Section{Blocks: s.Blocks[:min(len(s.Blocks), 1)]}
	return " " + first.Text()
}

// arrange takes the sections that have become part of others out of the body,
// and puts those that were moved in their places.
func (j *job) arrange() {
	if len(j.shifts)+len(j.joined) == 0 {
		return
	}
	slices.SortStableFunc(j.shifts, func(a, b shift) int { return a.section.Number - b.section.Number })
	gone, before, behind := j.joined, map[*book.Section][]*book.Section{}, map[*book.Section][]*book.Section{}
	if gone == nil {
		gone = map[*book.Section]bool{}
	}
	for _, m := range j.shifts {
		gone[m.section] = true
		if m.behind {
			behind[m.anchor] = append(behind[m.anchor], m.section)
		} else {
			before[m.anchor] = append(before[m.anchor], m.section)
		}
	}
	var arranged func(list []*book.Section) []*book.Section
	arranged = func(list []*book.Section) []*book.Section {
		var out []*book.Section
		for _, s := range list {
			if !gone[s] {
				out = append(append(append(out, before[s]...), s), behind[s]...)
			}
		}
		for _, s := range out {
			s.Sections = arranged(s.Sections)
		}
		return out
	}
	j.book.Body = arranged(j.book.Body)
	j.book.SetMoves()
	j.book.NumberNotes()
	j.shifts, j.joined = nil, nil
}
