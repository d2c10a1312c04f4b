package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// An again is what it takes to set a paragraph once more, in another number
// of lines. Few paragraphs are, so the lines of variants are not made until
// the pages are known.
type again struct {
	inlines  []book.Inline
	ink      ink
	leadIn   int // words in small capitals
	frame    frame
	size     unit.Length
	elements int32 // the first of the passage's own
	keep     keep
}

// fresh returns the ink as it was at the beginning of the paragraph.
func (a *again) fresh() ink {
	in := a.ink
	if a.leadIn > 0 {
		in.leadIn = &leadIn{left: a.leadIn}
	}
	return in
}

// paragraph sets a paragraph of running text.
func (s *setter) paragraph(at diag.Pos, inlines []book.Inline, in ink, f *frame, k keep) {
	s.place = at
	a := &again{inlines: inlines, ink: in, frame: *f, size: in.look.size, elements: int32(len(s.elements)), keep: k}
	if in.leadIn != nil {
		a.leadIn = in.leadIn.left
	}
	s.txt.reset()
	s.inlines(inlines, in)
	if s.txt.nothing() {
		return
	}
	if !s.mayVary(f) {
		s.galley.open(at).variants[0].rows = s.stack(s.lines(f, in.look.size), k)
		return
	}
	s.direct()
	ways := linebreak.Variants(s.txt.items, s.options(f, in.look.size), &s.scratch)
	b := s.galley.open(at)
	b.again = a
	best := 0
	for i := range ways {
		if ways[i].Looseness == 0 {
			best = i
		}
	}
	b.variants[0].rows = s.stack(s.build(ways[best].Lines, f), k)
	for i := range ways {
		if i == best {
			continue
		}
		b.variants = append(b.variants, variant{
			cost: looseCost(ways[i].Demerits-ways[best].Demerits, len(ways[best].Lines)),
			rows: s.outline(ways[i].Lines, k),
		})
	}
}

// mayVary says whether the passage is worth setting in other numbers of
// lines: it is long enough, and nothing hangs on its lines.
func (s *setter) mayVary(f *frame) bool {
	if f.ragged || f.align != book.Justified || len(f.short) > 0 || s.replay > 0 {
		return false
	}
	if s.width() < 2*f.width {
		return false
	}
	for i := range s.txt.words {
		if s.txt.words[i].note > 0 || s.txt.words[i].word == nil {
			return false
		}
	}
	return true
}

// outline returns the rows of lines that are not made yet.
func (s *setter) outline(lines []linebreak.Line, k keep) []row {
	blank := make([]setLine, len(lines))
	for i := range lines {
		blank[i].hyphen = lines[i].Hyphen
	}
	rows := s.stack(blank, k)
	for i := range rows {
		rows[i].lines = nil
	}
	return rows
}

// setAgain sets a paragraph once more in as many lines as the variant has, so
// that those in whole end in no hyphen if it can be helped. It returns nil when
// that many lines cannot be had.
func (s *setter) setAgain(b *block, v int, whole []int) []setLine {
	a := b.again
	s.place = b.at
	s.replay = a.elements
	s.txt.reset()
	s.inlines(a.inlines, a.fresh())
	s.replay = 0
	s.direct()
	o := s.options(&a.frame, a.size)
	o.NoHyphenAt = whole
	lines := linebreak.Into(s.txt.items, o, len(b.variants[v].rows), &s.scratch)
	if lines == nil {
		return nil
	}
	return s.build(lines, &a.frame)
}

// division says how a section that begins on that side is divided into pages.
func (p *plan) division(verso bool) paginate.Options {
	o := paginate.Options{Lines: p.depth, NoteDepth: p.noteDepth, Verso: verso}
	if d := &p.design.RunningHead; d.Folio == "head-outer" || d.Folio == "none" { // a folio at the foot leaves no room
		o.Tall = 1
		o.FirstTall = boolInt(!d.FolioOnOpenings)
	}
	return o
}

// divide divides the galley into pages, begun on the sides asked for.
func (s *setter) divide(g *galley, recto, verso bool) {
	blocks := g.grid(false)
	for side, wanted := range [2]bool{recto, verso} {
		if wanted {
			g.pages[side] = s.pagesOf(g, blocks, s.division(side == 1))
		}
	}
}
