// Package ledger keeps the record of every change made to the author's text:
// what, where, before and after, how sure it was, and what the author said of
// it. Whatever is not in the Ledger has not been changed.
package ledger

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"

	"octavo/pipeline/diag"
)

// A Decision says what became of a change.
type Decision uint8

const (
	Applied  Decision = iota // made
	Proposed                 // shown to the author and not made
	Rejected                 // the author said no
	Locked                   // the author said yes, for good
)

var decisionNames = [...]string{"applied", "proposed", "rejected", "locked"}

func (d Decision) String() string { return decisionNames[d] }

// MarshalText makes a decision its name in JSON.
func (d Decision) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// An Edit is one change.
type Edit struct {
	Rule string   `json:"rule"` // the correction's name, as "quotes"; see copyedit.Rules
	At   diag.Pos `json:"at"`   // in the author's file, of the first character of Before
	// Before and After are the characters changed. An insertion has no Before,
	// a removal no After.
	Before string `json:"before"`
	After  string `json:"after"`
	// Left and Right are what stands beside the change after it was made, at
	// most ContextLength characters each.
	Left  string `json:"left,omitempty"`
	Right string `json:"right,omitempty"`
	// Confidence runs from 0 to 100; 100 is certain.
	Confidence int `json:"confidence"`
	// Second is the next best reading, "" when there was none worth naming.
	Second   string   `json:"second,omitempty"`
	Decision Decision `json:"decision"`
	// From is where the characters of After stand, when they are typed elsewhere:
	// in book.yaml, or further on in the same heading. Edits on that place are
	// edits of After.
	From diag.Pos `json:"from,omitzero"`
	// Move says that no character is changed: a stretch of the text stands in
	// another place. Before names it by its heading, After says where it went.
	Move *Move `json:"move,omitempty"`
	// Near is the context the edit is known by, and Occurrence its number,
	// from 1, among those of its file that have the same; see Ruling. Edits that
	// no one can decide on have none.
	Near       Context `json:"-"`
	Occurrence int     `json:"-"`
}

// A Move takes the text from one place up to another, which may be in a later
// file, to before the text at a third. Each is where a section begins, or the
// end of the last file.
type Move struct {
	From  diag.Pos `json:"from"`
	Until diag.Pos `json:"until"`
	To    diag.Pos `json:"to"`
}

// ContextLength is how many characters of context an Edit keeps on each side:
// enough to find the place again after edits elsewhere in the paragraph.
const ContextLength = 24

// ChangesLetters reports whether letters or digits differ before and after:
// the kind of change that must never go unseen.
func (e *Edit) ChangesLetters() bool { return e.Move == nil && letters(e.Before) != letters(e.After) }

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// String gives the edit on one line: the place, the rule, before and after.
func (e *Edit) String() string {
	var sb strings.Builder
	fmt.Fprintf(&sb, "%s: %s %q -> %q", e.At, e.Rule, e.Before, e.After)
	if e.Move != nil && !e.Move.To.IsZero() {
		fmt.Fprintf(&sb, ", %s to %s before %s", e.Move.From, e.Move.Until, e.Move.To)
	}
	if e.Left != "" || e.Right != "" {
		fmt.Fprintf(&sb, " in %q", e.Left+e.After+e.Right)
	}
	fmt.Fprintf(&sb, " %d%%", e.Confidence)
	if e.Second != "" {
		fmt.Fprintf(&sb, " or %q", e.Second)
	}
	if e.Decision != Applied {
		fmt.Fprintf(&sb, " (%s)", e.Decision)
	}
	return sb.String()
}

// A Ledger is the list of edits. The zero value is empty and ready. It is not
// safe for concurrent use.
type Ledger struct {
	edits  []packed
	names  names
	extras []extra
	// Unused are the author's rulings that were on no edit.
	Unused []Ruling `json:",omitempty"`
}

// Add takes an edit.
func (l *Ledger) Add(e Edit) { l.edits = append(l.edits, l.pack(&e)) }

// Grow makes room for n more edits.
func (l *Ledger) Grow(n int) { l.edits = slices.Grow(l.edits, n) }

// All gives the edits with their numbers from 0, in the order they were made.
func (l *Ledger) All() iter.Seq2[int, Edit] {
	return func(yield func(int, Edit) bool) {
		for i := range l.edits {
			if !yield(i, l.Edit(i)) {
				return
			}
		}
	}
}

// List returns all edits. There may be a million: All needs no room for them.
func (l *Ledger) List() []Edit {
	list := make([]Edit, len(l.edits))
	for i := range list {
		list[i] = l.Edit(i)
	}
	return list
}

// Count returns how many edits there are, whatever became of them.
func (l *Ledger) Count() int { return len(l.edits) }

// Len returns how many edits were made; those proposed or rejected do not
// count.
func (l *Ledger) Len() int {
	n := 0
	for i := range l.edits {
		if l.edits[i].made() {
			n++
		}
	}
	return n
}

// Merge adds all edits of others, in order.
func (l *Ledger) Merge(others ...*Ledger) {
	for _, o := range others {
		for _, e := range o.All() {
			l.Add(e)
		}
	}
}

// Sort orders the edits by place; those of one place keep their order.
func (l *Ledger) Sort() { l.SortIn(nil) }

// SortIn orders the edits by place, the files in the order given and the rest
// after them by name: reading order, where file names do not sort in it. Those
// of one place keep their order.
func (l *Ledger) SortIn(files []string) {
	rank := l.names.ranks(files)
	order := func(a, b packed) int {
		return cmp.Or(cmp.Compare(rank[a.file], rank[b.file]), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
	}
	if !slices.IsSortedFunc(l.edits, order) {
		slices.SortStableFunc(l.edits, order)
	}
}

// A Count says how often a rule made the same change.
type Count struct {
	Rule   string `json:"rule"`
	Times  int    `json:"times"`
	Unsure int    `json:"unsure,omitempty"` // of these, how many below UnsureBelow
}

// UnsureBelow is the confidence under which a change is worth a look.
const UnsureBelow = 90

// Summary counts the edits made by rule, in the order of the rules' names.
func (l *Ledger) Summary() []Count {
	byRule := map[string]*Count{}
	for i := range l.edits {
		e := &l.edits[i]
		if !e.made() {
			continue
		}
		rule := l.names.list[e.rule]
		c := byRule[rule]
		if c == nil {
			c = &Count{Rule: rule}
			byRule[rule] = c
		}
		c.Times++
		if e.confidence < UnsureBelow {
			c.Unsure++
		}
	}
	list := make([]Count, 0, len(byRule))
	for _, c := range byRule {
		list = append(list, *c)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Rule < list[j].Rule })
	return list
}

// Dump gives the edits as text, one a line, for goldens and bug reports.
func (l *Ledger) Dump() string {
	var sb strings.Builder
	for _, e := range l.All() {
		sb.WriteString(e.String() + "\n")
	}
	return sb.String()
}
