package copyedit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/ledger"
)

// readDecisions takes the author's rulings from the book.
func (j *job) readDecisions() {
	const gone = "." // no words have a stop
	files := map[string]string{}
	j.decisions = ledger.NewDecisions(j.book.Rulings, func(r *ledger.Ruling) bool {
		words, ok := files[r.File]
		if !ok {
			words = gone
			for _, s := range j.book.Source {
				if s.Name == r.File {
					words = ledger.Words(s.Text)
				}
			}
			files[r.File] = words
		}
		return words != gone && strings.Contains(words, r.Words())
	})
}

// reportUnused keeps the rulings that were on nothing, and tells of the locks
// among them: the words they stood by have been edited.
func (j *job) reportUnused() {
	j.ledger.Unused = j.decisions.Unused()
	for _, r := range j.ledger.Unused {
		if r.Verdict == ledger.Lock {
			j.found.Notef(r.At, "decision-unused", "the locked change of %q to %q is nowhere: no text in %s has “%s” round it", r.Before, r.After, r.File, r.Words()).
				Hint = "lock it again where it stands now, or drop it: octavo changes forget --unused"
		}
	}
}

// make asks whether an edit outside passages is to be made, and enters it in
// the Ledger as made or as refused. around is the context of its place.
func (j *job) make(e ledger.Edit, around ledger.Context) bool {
	if j.isOff(e.Rule, e.At) {
		return false
	}
	e.Near = around
	j.settleEdit(&e)
	j.ledger.Add(e)
	return e.Decision == ledger.Applied || e.Decision == ledger.Locked
}

// settleEdit numbers an edit and gives it the author's decision, where there
// is one. Of a lock on another text it takes the text, if that has the same
// letters.
func (j *job) settleEdit(e *ledger.Edit) {
	j.decisions.Number(e)
	r := j.decisions.On(e)
	switch {
	case r == nil:
	case r.Verdict == ledger.Reject:
		e.Decision = ledger.Rejected
	case r.After == e.After:
		e.Decision = ledger.Locked
	case sameLetters(r.After, e.Before):
		e.Second, e.After, e.Decision = e.After, r.After, ledger.Locked
	}
}

// A settled change is one whose text the author has decided on.
type settled struct {
	n     int32 // in changes
	i, j  int   // the whole of it in text
	after []rune
	taken bool // back: the source takes its place, not after
}

// An askedChange is one that has been put before the author's decisions.
type askedChange struct {
	settled
	edit     ledger.Edit
	from     int    // of its Before, in source
	proposed string // the rules' After
}

// decide puts each change of the passage before the author's decisions: those
// rejected are taken back, so that the author's characters stand there, and
// those locked to another text get that. Each is one change by itself, so what
// the rules made of its neighbours stays.
func (p *passage) decide() {
	p.decided = p.decided[:0]
	if p.job.decisions.None() {
		return
	}
	p.encode()
	all := string(p.out)
	var asked []askedChange
	p.eachChange(func(n int32, i, j int) {
		if e, from, ok := p.edit(all, &p.changes[n], i, j); ok {
			a := askedChange{settled{n: n, i: i, j: j}, e, from, e.After}
			p.job.settleEdit(&a.edit)
			asked = append(asked, a)
		}
	})
	var list []settled
	held := p.heldStretches() // by rulings that none of these was on
	for k := range asked {
		a := &asked[k]
		e, c := &a.edit, &p.changes[a.n]
		if e.Decision == ledger.Applied && overlaps(held, a.from, a.from+utf8.RuneCountInString(e.Before)) {
			e.Decision = ledger.Rejected
		}
		c.occurrence = int32(e.Occurrence)
		c.locked = e.Decision == ledger.Locked
		switch {
		case e.Decision == ledger.Rejected:
			a.taken = true
		case e.After != a.proposed:
			a.after = p.withAfter(c, e)
		default:
			continue
		}
		c.told = true
		p.decided = append(p.decided, *e)
		list = append(list, a.settled)
	}
	p.take(append(list, p.forced()...))
}

// heldStretches returns where in the source a text stands that the author has
// decided on: from and to of each.
func (p *passage) heldStretches() (list [][2]int) {
	file := p.firstPlace().File
	for i, r := range p.source {
		for _, t := range p.job.decisions.HeldTexts(r) {
			if end := i + len(t); end <= len(p.source) && slices.Equal(p.source[i:end], t) &&
				p.job.decisions.Holds(file, string(t), ledger.ContextOf(p.source, i, end)) {
				list = append(list, [2]int{i, end})
			}
		}
	}
	return list
}

// overlaps reports whether one of the stretches has a character of [from, to),
// or has that place inside it.
func overlaps(list [][2]int, from, to int) bool {
	return slices.ContainsFunc(list, func(s [2]int) bool { return from < s[1] && s[0] < to })
}

// withAfter returns the text of a whole change whose edit, what is left of it
// without the characters that are the same before and after, has another
// After.
func (p *passage) withAfter(c *change, e *ledger.Edit) []rune {
	source, before := p.source[c.from:c.to], []rune(e.Before)
	at := 0
	for at+len(before) < len(source) && !slices.Equal(source[at:at+len(before)], before) {
		at++
	}
	return slices.Concat(source[:at], []rune(e.After), source[min(len(source), at+len(before)):])
}

// forced finds the places of locks that no rule has changed this time.
func (p *passage) forced() []settled {
	var list []settled
	p.job.decisions.Locks(p.firstPlace().File, func(r *ledger.Ruling) bool {
		before, after := []rune(r.Before), []rune(r.After)
		if len(before) == 0 || !sameLetters(r.Before, r.After) {
			return false
		}
		for i := range p.source {
			if !p.stands(before, i, r) {
				continue
			}
			k, ok := slices.BinarySearch(p.org, int32(i))
			for ok && k+1 < len(p.org) && p.org[k+1] == int32(i) {
				k++ // past what was put in before it
			}
			if !ok || !p.unchanged(k, i, len(before)) {
				continue
			}
			n := int32(len(p.changes))
			p.changes = append(p.changes, change{from: int32(i), to: int32(i + len(before)), told: true})
			list = append(list, settled{n: n, i: k, j: k + len(before), after: after})
			p.decided = append(p.decided, ledger.Edit{Rule: r.Rule, At: p.place(i), Before: r.Before, After: r.After,
				Left: plain(p.source[max(0, i-ledger.ContextLength):i]), Right: plain(p.source[i+len(before) : min(len(p.source), i+len(before)+ledger.ContextLength)]),
				Confidence: 100, Decision: ledger.Locked, Near: r.Context, Occurrence: r.Occurrence})
			return true
		}
		return false
	})
	return list
}

// stands reports whether s stands at i in the source, in the context of the
// ruling.
func (p *passage) stands(s []rune, i int, r *ledger.Ruling) bool {
	return p.source[i] == s[0] && i+len(s) <= len(p.source) && slices.Equal(p.source[i:i+len(s)], s) &&
		ledger.ContextOf(p.source, i, i+len(s)) == r.Context
}

// unchanged reports whether n characters of text from k on are the author's,
// from i on in source, and may be touched.
func (p *passage) unchanged(k, i, n int) bool {
	if k+n > len(p.text) {
		return false
	}
	for m := range n {
		if p.chg[k+m] != 0 || p.org[k+m] != int32(i+m) || p.fixed(k+m) {
			return false
		}
	}
	return true
}

// take puts the texts of the settled changes in place.
func (p *passage) take(list []settled) {
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b settled) int { return a.i - b.i })
	text, org, chg := p.text2[:0], p.org2[:0], p.chg2[:0]
	done := 0
	for _, s := range list {
		text = append(text, p.text[done:s.i]...)
		org = append(org, p.org[done:s.i]...)
		chg = append(chg, p.chg[done:s.i]...)
		c := &p.changes[s.n]
		for _, r := range s.after {
			text, org, chg = append(text, r), append(org, c.from), append(chg, s.n)
		}
		for i := c.from; s.taken && i < c.to; i++ {
			text, org, chg = append(text, p.source[i]), append(org, i), append(chg, 0)
		}
		p.moveSplits(s.j, len(text)-s.j)
		done = s.j
	}
	text = append(text, p.text[done:]...)
	org = append(org, p.org[done:]...)
	chg = append(chg, p.chg[done:]...)
	p.text, p.text2 = text, p.text
	p.org, p.org2 = org, p.org
	p.chg, p.chg2 = chg, p.chg
	for k := range p.splits {
		p.splits[k].at += p.splits[k].moved
	}
}

// moveSplits says of the splits from index i on that the text before them is
// longer by n than it was.
func (p *passage) moveSplits(i, n int) {
	for k := range p.splits {
		if p.splits[k].at >= i {
			p.splits[k].moved = n
		}
	}
}

// sameLetters reports whether two texts have the same letters and digits, in
// the same case.
func sameLetters(a, b string) bool {
	keep := func(r rune) rune {
		if isWordRune(r) {
			return r
		}
		return -1
	}
	return strings.Map(keep, a) == strings.Map(keep, b)
}
