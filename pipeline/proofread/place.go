package proofread

import (
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// places finds where a character stood before copyedit changed those in front
// of it. The zero value is ready.
type places struct{ edits map[line][]int32 }

type line struct {
	file string
	line int
}

// report adds a finding at a byte of a passage's text, unless the section has
// the check switched off.
func (r *reader) report(p *passage, at int32, f diag.Finding) {
	if p.section != nil {
		for _, name := range p.section.Off {
			if name == r.check {
				return
			}
		}
	}
	f.Pos = r.place(p, at)
	r.found.Add(f)
}

// place returns where the byte of a passage's text stands in the author's
// file.
func (r *reader) place(p *passage, at int32) diag.Pos {
	left, pos, done := int(at), diag.Pos{}, false
	book.EachText(p.inlines, func(t *book.Text) {
		if done {
			return
		}
		n := min(left, len(t.Value))
		pos = r.places.of(&r.book.Ledger, t.At, utf8.RuneCountInString(t.Value[:n]))
		done = left < len(t.Value)
		left -= n
	}, func() {
		if left > 0 {
			left--
		}
	})
	return pos
}

// of returns where the n-th character, from 0, of the text at at stood: the
// edits on its line tell how many characters became how many.
func (ps *places) of(l *ledger.Ledger, at diag.Pos, n int) diag.Pos {
	if at.Col == 0 {
		return at
	}
	if ps.edits == nil {
		ps.index(l)
	}
	col := at.Col
	for _, i := range ps.edits[line{at.File, at.Line}] {
		e := l.Edit(int(i))
		if e.At.Col < col {
			continue
		}
		if same := e.At.Col - col; n < same {
			break
		} else if n -= same; n < utf8.RuneCountInString(e.After) {
			return e.At
		}
		n -= utf8.RuneCountInString(e.After)
		col = e.At.Col + utf8.RuneCountInString(e.Before)
	}
	at.Col = col + n
	return at
}

func (ps *places) index(l *ledger.Ledger) {
	ps.edits = map[line][]int32{}
	for i, e := range l.All() {
		if e.Move == nil && (e.Decision == ledger.Applied || e.Decision == ledger.Locked) {
			k := line{e.At.File, e.At.Line}
			ps.edits[k] = append(ps.edits[k], int32(i))
		}
	}
}
