package copyedit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/ledger"
)

// A change says which stretch of the source some characters of the text stand
// for. When a later correction touches them the change is dead, and a new one
// stands for both, so that no two edits in the Ledger overlap and every
// Before is what the author typed.
type change struct {
	from, to   int32 // in source
	occurrence int32 // of its edit, 0 before it is numbered
	rule       int8
	confidence uint8
	second     uint8 // in seconds
	dead       bool
	locked     bool // by the author
	told       bool // its edit is among those decided
}

// A pending replacement is one not yet applied.
type pending struct {
	from, to   int32 // in text
	start, end int32 // in fresh
	confidence uint8
	second     uint8 // in seconds
}

// replace asks for the characters from i up to j to become s. Calls go from
// left to right and do not overlap. It reports false, and does nothing, where
// the text may not be touched.
func (p *passage) replace(i, j int, s string, confidence int, second string) bool {
	for k := i; k < j; k++ {
		if p.fixed(k) {
			return false
		}
	}
	if i < p.replacedTo() {
		return false
	}
	start := len(p.fresh)
	for _, r := range s {
		p.fresh = append(p.fresh, r)
	}
	p.pending = append(p.pending, pending{int32(i), int32(j), int32(start), int32(len(p.fresh)), uint8(confidence), p.numberOf(second)})
	return true
}

// numberOf returns the place in seconds of what another reading would put in a
// change's place: a few signs, the same again and again.
func (p *passage) numberOf(second string) uint8 {
	i := slices.Index(p.seconds, second)
	if i < 0 {
		i = len(p.seconds)
		p.seconds = append(p.seconds, second)
	}
	return uint8(i)
}

// replacedTo returns where the last pending replacement ends.
func (p *passage) replacedTo() int {
	if len(p.pending) == 0 {
		return 0
	}
	return int(p.pending[len(p.pending)-1].to)
}

// fixed reports whether the rune is no text or in a locked leaf.
func (p *passage) fixed(i int) bool {
	if p.text[i] < 0 {
		return true
	}
	if p.chg[i] != 0 {
		return false
	}
	l := p.at[p.org[i]]
	return l < 0 || p.leaves[l].locked
}

// apply makes the pending replacements.
func (p *passage) apply() {
	if len(p.pending) == 0 {
		return
	}
	most := len(p.text) + len(p.fresh)
	text, org, chg := slices.Grow(p.text2[:0], most), slices.Grow(p.org2[:0], most), slices.Grow(p.chg2[:0], most)
	p.changes = slices.Grow(p.changes, len(p.pending))
	done := 0
	for _, q := range p.pending {
		i, j := p.widen(int(q.from), int(q.to), done)
		text = append(text, p.text[done:i]...)
		org = append(org, p.org[done:i]...)
		chg = append(chg, p.chg[done:i]...)
		c := p.join(i, j)
		c.rule, c.confidence, c.second = int8(p.rule), q.confidence, q.second
		n := int32(len(p.changes))
		p.changes = append(p.changes, c)
		add := func(list []rune) {
			for _, r := range list {
				text, org, chg = append(text, r), append(org, c.from), append(chg, n)
			}
		}
		add(p.text[i:q.from])
		add(p.fresh[q.start:q.end])
		add(p.text[q.to:j])
		done = j
	}
	text = append(text, p.text[done:]...)
	org = append(org, p.org[done:]...)
	chg = append(chg, p.chg[done:]...)
	p.text, p.text2 = text, p.text
	p.org, p.org2 = org, p.org
	p.chg, p.chg2 = chg, p.chg
	p.pending, p.fresh = p.pending[:0], p.fresh[:0]
}

// widen takes the whole of each earlier change that [i, j) touches.
func (p *passage) widen(i, j, least int) (int, int) {
	if i == j {
		return i, j
	}
	for c := p.chg[i]; c != 0 && i > least && p.chg[i-1] == c; {
		i--
	}
	for c := p.chg[j-1]; c != 0 && j < len(p.text) && p.chg[j] == c && !p.startsPending(j); {
		j++
	}
	return i, j
}

// startsPending reports whether a pending replacement begins at j.
func (p *passage) startsPending(j int) bool {
	_, ok := slices.BinarySearchFunc(p.pending, j, func(q pending, j int) int { return int(q.from) - j })
	return ok
}

// join returns the change that covers the source of [i, j), and ends those it
// takes in.
func (p *passage) join(i, j int) change {
	if i == j {
		at := int32(len(p.source))
		if i < len(p.text) {
			at = p.org[i]
		}
		return change{from: at, to: at}
	}
	c := change{from: p.org[i]}
	for k := i; k < j; k++ {
		if n := p.chg[k]; n != 0 {
			p.changes[n].dead = true
			c.to = max(c.to, p.changes[n].to)
		} else {
			c.to = max(c.to, p.org[k]+1)
		}
	}
	return c
}

// finish writes the text back to the leaves and the changes to the Ledger. It
// reports whether a leaf became empty.
func (p *passage) finish(l *ledger.Ledger) (emptied bool) {
	if p.decide(); len(p.changes) == 1 {
		return false
	}
	if len(p.text) > longPassage {
		p.pending, p.fresh, p.meant, p.marks = nil, nil, nil, nil
		p.text2, p.org2, p.chg2, p.search.found = nil, nil, nil, nil
	}
	p.encode()
	all := string(p.out)
	p.record(all, l)
	return p.write(all)
}

// encode makes the UTF-8 form of the text; offsets has the place in it of
// each rune and of the end.
func (p *passage) encode() {
	size := 0
	for _, r := range p.text {
		size += max(0, utf8.RuneLen(r))
	}
	p.out, p.offsets = slices.Grow(p.out[:0], size), slices.Grow(p.offsets[:0], len(p.text)+1)
	for i, r := range p.text {
		p.offsets = append(p.offsets, int32(len(p.out)))
		if r >= 0 && (p.chg[i] != 0 || p.at[p.org[i]] >= 0) {
			p.out = utf8.AppendRune(p.out, r)
		}
	}
	p.offsets = append(p.offsets, int32(len(p.out)))
}

// record adds an edit for each change that still stands, and those that the
// author has decided on.
func (p *passage) record(all string, l *ledger.Ledger) {
	l.Grow(len(p.changes) - 1)
	p.eachChange(func(n int32, i, j int) {
		c := &p.changes[n]
		e, _, ok := p.edit(all, c, i, j)
		if !ok {
			return
		}
		if e.Occurrence = int(c.occurrence); c.occurrence == 0 {
			p.job.decisions.Number(&e)
		}
		if c.locked {
			e.Decision = ledger.Locked
		}
		l.Add(e)
	})
	for _, e := range p.decided {
		l.Add(e)
	}
}

// eachChange calls f for each change that still stands, from left to right,
// with the stretch of text that is its own.
func (p *passage) eachChange(f func(n int32, i, j int)) {
	live := p.changes[1:]
	order := slices.Grow(p.order[:0], len(live))
	for n := range live {
		if !live[n].dead && !live[n].told {
			order = append(order, int32(n+1))
		}
	}
	p.order = order
	slices.SortStableFunc(order, func(a, b int32) int {
		x, y := &p.changes[a], &p.changes[b]
		switch {
		case x.from != y.from:
			return int(x.from - y.from)
		case (x.from == x.to) != (y.from == y.to):
			return p.firstOf(a, b) // a word joiner before a dash that was made
		}
		return int(y.to - x.to)
	})
	k, covered := 0, int32(0)
	for _, n := range order {
		c := &p.changes[n]
		if c.to <= covered && c.from < c.to {
			continue // a removal inside a later change
		}
		for k < len(p.text) && p.chg[k] != n && p.startOf(k) < c.to {
			k++
		}
		for k < len(p.text) && p.chg[k] != n && p.chg[k] != 0 && c.from == c.to && p.startOf(k) == c.from {
			k++
		}
		i := k
		for k < len(p.text) && p.chg[k] == n {
			k++
		}
		covered = max(covered, c.to)
		f(n, i, k)
	}
}

// firstOf says which of two changes that begin at one place in the source comes
// first in text, as a comparison does. One that left nothing there is the first.
func (p *passage) firstOf(a, b int32) int {
	at := [2]int{-1, -1}
	k, _ := slices.BinarySearch(p.org, p.changes[a].from)
	for ; k < len(p.org) && p.org[k] == p.changes[a].from; k++ {
		switch {
		case p.chg[k] == a && at[0] < 0:
			at[0] = k
		case p.chg[k] == b && at[1] < 0:
			at[1] = k
		}
	}
	return at[0] - at[1]
}

// startOf returns where the source of a rune of text begins.
func (p *passage) startOf(k int) int32 { return p.org[k] }

// edit returns the edit of a change whose characters are text[i:j], without
// those that are the same before and after, and where in the source it begins;
// ok is false when there is nothing else.
func (p *passage) edit(all string, c *change, i, j int) (e ledger.Edit, at int, ok bool) {
	from, to := int(c.from), int(c.to)
	for from < to && i < j && p.source[from] == p.text[i] {
		from, i = from+1, i+1
	}
	for from < to && i < j && p.source[to-1] == p.text[j-1] {
		to, j = to-1, j-1
	}
	if from == to && i == j {
		return e, from, false
	}
	return ledger.Edit{
		Rule:       corrections[c.rule].Name,
		At:         p.place(from),
		Before:     plain(p.source[from:to]),
		After:      all[p.offsets[i]:p.offsets[j]],
		Left:       all[p.offsets[max(0, i-ledger.ContextLength)]:p.offsets[i]],
		Right:      all[p.offsets[j]:p.offsets[min(len(p.text), j+ledger.ContextLength)]],
		Confidence: int(c.confidence),
		Second:     p.seconds[c.second],
		Near:       ledger.ContextOf(p.source, from, to),
	}, from, true
}

// plain gives runes as a string without marks.
func plain(list []rune) string {
	if len(list) == 1 && list[0] >= 0 && list[0] < utf8.RuneSelf {
		const ascii = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
			" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"
		return ascii[list[0] : list[0]+1]
	}
	var sb strings.Builder
	for _, r := range list {
		if r >= 0 {
			sb.WriteRune(r)
		}
	}
	return sb.String()
}

// write gives each leaf its characters. A change belongs to the leaf its
// source begins in.
func (p *passage) write(all string) (emptied bool) {
	k := 0
	for n := range p.leaves {
		l := &p.leaves[n]
		end := len(p.source)
		if n+1 < len(p.leaves) {
			end = p.leaves[n+1].start
		}
		for k < len(p.text) && p.leafOf(k) < n {
			k++
		}
		i, same := k, k
		for k < len(p.text) && p.leafOf(k) == n {
			k++
		}
		value := all[p.offsets[i]:p.offsets[k]]
		if value == l.text.Value {
			continue
		}
		for same < k && p.chg[same] != 0 {
			same++
		}
		if same == i && i < k && l.text.At.Col > 0 { // the leaf begins with a character of the author's
			l.text.At.Col += int(p.org[i]) - l.start
		}
		l.text.Value = value
		emptied = emptied || value == "" && end > l.start
	}
	return emptied
}

// leafOf returns the index of the leaf a rune of text belongs to; a mark
// counts with the leaf before it.
func (p *passage) leafOf(k int) int {
	i := int(p.org[k])
	if i >= len(p.source) || p.chg[k] != 0 && i > 0 && p.changes[p.chg[k]].from == p.changes[p.chg[k]].to {
		i-- // an insertion goes with what stands before it
	}
	for i >= 0 && p.at[i] < 0 {
		i--
	}
	if i < 0 {
		return 0
	}
	return int(p.at[i])
}
