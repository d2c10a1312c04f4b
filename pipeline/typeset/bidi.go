package typeset

import (
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/bidi"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// A way says in which direction a word is set.
type way uint8

const (
	byLetters way = iota // as its first letter says
	toTheLeft
	toTheRight
)

// runsLeft says whether the text's first letter is of a script written to the
// left.
func runsLeft(text string) bool {
	for _, r := range text {
		if r < 0x590 {
			if unicode.IsLetter(r) {
				return false
			}
			continue
		}
		if s := string(r); bidi.Has(s) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}

// joins says whether the text has letters joined by strokes, between which
// nothing can be put.
func joins(text string) bool {
	for _, r := range text {
		if bidi.Joins(r) {
			return true
		}
	}
	return false
}

// hasMarks says whether some characters take several glyphs.
func hasMarks(s *font.Shape) bool {
	for i := range s.Glyphs {
		if s.Glyphs[i].From == s.Glyphs[i].To {
			return true
		}
	}
	return false
}

// A direction is what a passage knows of the way it runs.
type direction struct {
	lang     string // of the paragraph
	mixed    bool   // it has a word that turns the text
	known    bool   // what follows has been found out
	given    bool   // the paragraph's direction is not for its own text to say
	leftward bool   // the direction of the paragraph
	turns    bool   // its lines are to be put in order
}

// in notes the language of the paragraph: that of the first words.
func (d *direction) in(lang string) {
	if d.lang == "" {
		d.lang = lang
	}
}

// give sets the direction of a passage that is a part of a larger one.
func (d *direction) give(leftward bool) { d.given, d.leftward = true, leftward }

// base returns the direction of a paragraph of the text and the language.
func (s *setter) base(text, lang string) bool {
	return bidi.Base(bidi.RightToLeft(lang), text)
}

// direct finds out which way each word of the passage runs, and takes apart
// those that run both. A passage that runs from left to right on a page that
// does stays as it is.
func (s *setter) direct() {
	t := &s.txt
	if t.known {
		return
	}
	t.known = true
	if !t.mixed && !s.leftward && t.lang == s.lang && !s.langLeftward {
		return
	}
	leftward := bidi.RightToLeft(t.lang)
	if !t.mixed && !s.leftward && !leftward {
		return
	}
	starts := s.spell()
	if !t.given {
		t.leftward = bidi.Base(leftward, string(s.runes))
	}
	if t.turns = t.leftward || t.mixed || s.leftward; !t.turns {
		return
	}
	s.levels = s.levels[:0]
	for from := 0; from < len(s.runes); {
		to := from
		for to < len(s.runes) && s.runes[to] != lineEnd {
			to++
		}
		to = min(to+1, len(s.runes))
		s.levels = bidi.Levels(s.levels, s.runes[from:to], t.leftward)
		from = to
	}
	s.setDirected(starts)
}

// What stands for a picture and for the end of a line in a passage spelled
// out; none of them is a letter.
const (
	pictureMark = 0xFFFC
	lineEnd     = '\n'
)

// spell writes the passage's characters into s.runes, and returns where each
// of its words begins.
func (s *setter) spell() (starts []int) {
	t := &s.txt
	s.runes = s.runes[:0]
	for i := range t.items {
		it, src := &t.items[i], t.from[i]
		switch {
		case src.segment < 0 && it.Kind == linebreak.Glue && it.Stretch < linebreak.Fil:
			s.runes = append(s.runes, ' ')
		case src.segment < 0 && it.Kind == linebreak.Penalty && it.Penalty <= linebreak.Forced:
			s.runes = append(s.runes, lineEnd)
		case src.segment >= 0 && int(src.word) == len(starts):
			starts = append(starts, len(s.runes))
			if w := t.words[src.word].word; w == nil {
				s.runes = append(s.runes, pictureMark)
			} else {
				for _, r := range w.shape.Text {
					s.runes = append(s.runes, r)
				}
			}
		}
	}
	return starts
}

// setDirected sets the passage again, with the directions known.
func (s *setter) setDirected(starts []int) {
	t, old, place := &s.txt, &s.undirected, s.place
	t.items, old.items = old.items[:0], t.items
	t.from, old.from = old.from[:0], t.from
	t.words, old.words = old.words[:0], t.words
	for i := 0; i < len(old.items); {
		src := old.from[i]
		if src.segment < 0 {
			t.add(old.items[i], t.last())
			i++
			continue
		}
		next := i + 1
		for next < len(old.items) && old.from[next].word == src.word && old.from[next].segment >= 0 {
			next++
		}
		s.setWay(&old.words[src.word], starts[src.word], old.items[i:next], old.from[i:next])
		i = next
	}
	s.place = place
}

// setWay sets a word whose characters begin at s.runes[at], in its direction
// or, if it has several, in pieces.
func (s *setter) setWay(o *occurrence, at int, items []linebreak.Item, from []source) {
	t := &s.txt
	first := len(t.words)
	end := at + 1
	if o.word != nil {
		end = at + utf8.RuneCountInString(o.word.shape.Text)
	}
	if o.word == nil || s.alike(at, end) && o.word.style.RightToLeft == (s.levels[at]%2 == 1) && s.context(at, end, o.look) == *o.look {
		t.words = append(t.words, *o)
		t.words[first].level = s.levels[at]
		for i := range items {
			t.add(items[i], source{int32(first), from[i].segment})
		}
	} else {
		s.setPieces(o, at, end)
	}
	last := &t.words[len(t.words)-1]
	last.note, last.space, last.after = o.note, o.space, last.level
	if o.space && end < len(s.levels) {
		last.after = s.levels[end]
	}
}

// alike says whether the characters have one level.
func (s *setter) alike(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if s.levels[k] != s.levels[from] {
			return false
		}
	}
	return true
}

// setPieces sets a word in pieces of one level.
func (s *setter) setPieces(o *occurrence, at, end int) {
	t := &s.txt
	for from := at; from < end; {
		to := from + 1
		for to < end && s.levels[to] == s.levels[from] {
			to++
		}
		l := s.context(from, to, o.look)
		if l.way = toTheRight; s.levels[from]%2 == 1 {
			l.way = toTheLeft
		}
		text := string(s.runes[from:to])
		s.place = o.at
		list := s.words(text, &l, from > 0 && s.runes[from-1] != ' ')
		if from > at && len(list) > 0 {
			t.trailing = s.runes[from-1]
			s.seam(text, &list[0], o.look)
		}
		first := len(t.words)
		for i := range list {
			s.occur(&list[i], ink{element: o.element, link: o.link})
		}
		for i := first; i < len(t.words); i++ {
			t.words[i].level, t.words[i].after = s.levels[from], s.levels[from]
			t.words[i].look = o.look
		}
		from = to
	}
}

// context returns the look of characters with the letters they join on either
// side, where those are of another word: in italics, of another face.
func (s *setter) context(from, to int, l *look) look {
	c := *l
	if from > 0 && s.levels[from]%2 == 1 && s.levels[from-1] == s.levels[from] && bidi.Joins(s.runes[from]) {
		c.style.Before = joining(s.runes[:from], -1)
	}
	if to < len(s.runes) && s.levels[to-1]%2 == 1 && s.levels[to] == s.levels[to-1] && bidi.Joins(s.runes[to-1]) {
		c.style.After = joining(s.runes[to:], 1)
	}
	return c
}

// joining returns the first letter from an end of the text on, if it joins.
func joining(text []rune, step int) rune {
	at := 0
	if step < 0 {
		at = len(text) - 1
	}
	for ; at >= 0 && at < len(text); at += step {
		if r := text[at]; !unicode.Is(unicode.Mn, r) {
			if bidi.Joins(r) {
				return r
			}
			return 0
		}
	}
	return 0
}

// A piece is a run or a picture of a line that has to be put in order.
type piece struct {
	picture      bool
	level, after uint8
	link         int16
	x, width     unit.Length
}

// piece notes a run, or a picture, of the line at hand.
func (s *setter) piece(o *occurrence, picture bool) {
	if s.txt.turns {
		s.pieces = append(s.pieces, piece{picture: picture, level: o.level, after: o.after, link: o.link})
	}
}

// turn puts the pieces of a line at their places from left to right, or, in a
// book that runs to the left, from the right edge. A line of a paragraph that
// runs against the book begins at the other end of its frame. The runs keep
// the order in which they are read.
func (s *setter) turn(line *setLine, f *frame) {
	if !s.txt.turns || len(s.pieces) == 0 {
		return
	}
	run, pic := 0, 0
	for i := range s.pieces {
		p := &s.pieces[i]
		if p.picture {
			p.x, p.width = line.extra.placed[pic].X, line.extra.placed[pic].Width
			pic++
			continue
		}
		r := &line.Runs[run]
		p.x, p.width = r.X, r.Width()
		if !r.Space && i+1 < len(s.pieces) {
			p.after = min(p.level, s.pieces[i+1].level)
		}
		run++
	}
	s.placePieces(f)
	line.turned = true
	run, pic = 0, 0
	for i := range s.pieces {
		p := &s.pieces[i]
		if p.picture {
			line.extra.placed[pic].X = p.x
			pic++
		} else {
			line.Runs[run].X = p.x
			run++
		}
	}
	s.turnLinks(line)
}

// placePieces gives the pieces their new places. Between two stands a gap that
// has a level of its own.
func (s *setter) placePieces(f *frame) {
	n := len(s.pieces)
	widths, levels := make([]unit.Length, 0, 2*n), make([]uint8, 0, 2*n)
	for i := range s.pieces {
		p := &s.pieces[i]
		widths, levels = append(widths, p.width), append(levels, p.level)
		if i+1 < n {
			widths, levels = append(widths, s.pieces[i+1].x-p.x-p.width), append(levels, p.after)
		}
	}
	x := s.pieces[0].x
	if s.txt.leftward != s.leftward && !f.still {
		x = 2*f.left + f.width - s.pieces[n-1].x - s.pieces[n-1].width
	}
	order := bidi.Order(levels)
	for k := range order {
		at := order[k]
		if s.leftward {
			at = order[len(order)-1-k]
		}
		if at%2 == 0 {
			s.pieces[at/2].x = x
		}
		x += widths[at]
	}
}

// turnLinks stretches each link's area over the pieces it now covers.
func (s *setter) turnLinks(line *setLine) {
	n := 0
	for i := range s.stretches {
		link := s.stretches[i].link
		if link == 0 {
			continue
		}
		area := &line.extra.links[n]
		n++
		from, to := unit.Length(1)<<40, unit.Length(-1)<<40
		for k := range s.pieces {
			if p := &s.pieces[k]; p.link == link {
				from, to = min(from, p.x), max(to, p.x+p.width)
			}
		}
		if from < to {
			area.X, area.Width = from, to-from
		}
	}
}

// flip turns the pages of a book that runs from right to left, which have been
// laid out from the right edge of each, and with the binding there on odd
// pages.
func flip(p *page.Pages) {
	p.RightToLeft = true
	for _, side := range p.Sides {
		for i := range side.Lines {
			runs := side.Lines[i].Runs
			for k := range runs {
				runs[k].X = p.Trim.Width - runs[k].X - runs[k].Width()
			}
		}
		for i := range side.Drawings {
			d := &side.Drawings[i]
			left, right := d.Extent()
			d.X = p.Trim.Width - d.X - left - right
		}
		for i := range side.Placed {
			side.Placed[i].X = p.Trim.Width - side.Placed[i].X - side.Placed[i].Width
		}
		for i := range side.Links {
			side.Links[i].X = p.Trim.Width - side.Links[i].X - side.Links[i].Width
		}
	}
}
