package ledger

import (
	"cmp"
	"slices"

	"octavo/pipeline/diag"
)

// A packed is an Edit as the Ledger keeps it. A book has a hundred thousand, a
// megabyte of nothing but quotation marks a million.
type packed struct {
	left, right                       string
	near                              Context
	line, col, occurrence             int32
	rule, file, before, after, second uint32 // among the Ledger's names
	more                              uint32 // among the Ledger's extras, from 1; 0 is none
	confidence                        int8
	decision                          Decision
}

// An extra is what few edits have.
type extra struct {
	from diag.Pos
	move *Move
}

func (p *packed) made() bool { return p.decision == Applied || p.decision == Locked }

func (l *Ledger) pack(e *Edit) packed {
	n := &l.names
	more := uint32(0)
	if e.Move != nil || !e.From.IsZero() {
		l.extras = append(l.extras, extra{e.From, e.Move})
		more = uint32(len(l.extras))
	}
	return packed{more: more, left: e.Left, right: e.Right, near: e.Near, line: int32(e.At.Line), col: int32(e.At.Col), occurrence: int32(e.Occurrence),
		rule: n.number(e.Rule), file: n.number(e.At.File), before: n.number(e.Before), after: n.number(e.After), second: n.number(e.Second),
		confidence: int8(e.Confidence), decision: e.Decision}
}

// Edit returns the edit with the given number, from 0.
func (l *Ledger) Edit(i int) Edit {
	p, name := &l.edits[i], l.names.list
	var x extra
	if p.more > 0 {
		x = l.extras[p.more-1]
	}
	return Edit{From: x.from, Move: x.move, Rule: name[p.rule], At: diag.Pos{File: name[p.file], Line: int(p.line), Col: int(p.col)},
		Before: name[p.before], After: name[p.after], Left: p.left, Right: p.right, Confidence: int(p.confidence), Second: name[p.second],
		Decision: p.decision, Near: p.near, Occurrence: int(p.occurrence)}
}

// names has each of the strings that many edits share once: the rules, the files,
// and what stood before and stands now.
type names struct {
	list  []string
	index map[string]uint32
}

// number returns the place of a name in the list.
func (n *names) number(name string) uint32 {
	i, ok := n.index[name]
	if !ok {
		if n.index == nil {
			n.index = map[string]uint32{}
		}
		i = uint32(len(n.list))
		n.list, n.index[name] = append(n.list, name), i
	}
	return i
}

// ranks returns the rank of each name in the order of files: those given as
// they stand there, the rest after them by name.
func (n *names) ranks(files []string) []int {
	given := make(map[string]int, len(files))
	for i, f := range files {
		given[f] = i - len(files)
	}
	order := slices.Clone(n.list)
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(given[a], given[b]), cmp.Compare(a, b)) })
	rank := make([]int, len(n.list))
	for i, name := range order {
		rank[n.index[name]] = i
	}
	return rank
}
