package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"octavo/pipeline/book"
)

// A run collects inlines from stretches of the source. Stretches that stand
// next to one another on a line become one Text.
type run struct {
	c       *converter
	list    []book.Inline
	last    *book.Text // the Text that can still grow, or nil
	lastEnd int        // the offset after it
}

func (c *converter) run() *run { return &run{c: c} }

func (r *run) class() class {
	if r.c.inNote {
		return moved
	}
	return printed
}

// add appends what is no text.
func (r *run) add(in ...book.Inline) {
	r.list = append(r.list, in...)
	r.last = nil
}

// raw adds source[start:stop] as it stands, a Text for each of its lines.
func (r *run) raw(start, stop int) {
	for start < stop {
		end := strings.IndexByte(r.c.source[start:stop], '\n')
		if end < 0 {
			r.literal(start, stop)
			return
		}
		r.literal(start, start+end)
		r.space(start + end)
		start += end + 1
		for start < stop && strings.IndexByte(" \t>", r.c.source[start]) >= 0 {
			start++
		}
	}
}

func (r *run) literal(start, stop int) {
	for r.c.controls && start < stop {
		at, n := r.c.control(start, stop)
		r.clean(start, at)
		start = at + n
	}
	r.clean(start, stop)
}

// clean adds a stretch of one line that has no character to be left out.
func (r *run) clean(start, stop int) {
	if start >= stop {
		return
	}
	r.c.enter(start, stop, r.class())
	value := r.c.source[start:stop]
	if r.last != nil && r.lastEnd == start {
		r.last.Value += value
		r.lastEnd = stop
		return
	}
	r.last = &book.Text{At: r.c.places.at(start), Value: value}
	r.lastEnd = stop
	r.list = append(r.list, r.last)
}

// space adds the space a line end stands for.
func (r *run) space(at int) {
	if r.last != nil {
		r.last.Value += " "
		r.last = nil
		return
	}
	if len(r.list) > 0 {
		r.list = append(r.list, &book.Text{At: r.c.places.at(min(at, len(r.c.source))), Value: " "})
	}
}

// text adds source[start:stop] with its escapes and entities resolved. The
// Text is cut at each, so that places stay right.
func (r *run) text(start, stop int) {
	s := r.c.source
	from := start
	for i := start; i < stop; {
		switch s[i] {
		case '\\':
			if i+1 < stop && util.IsPunct(s[i+1]) {
				r.raw(from, i)
				r.c.enter(i, i+1, markup)
				from, i = i+1, i+2
				continue
			}
		case '&':
			if value, n := entity(s[i:stop]); n > 0 {
				r.raw(from, i)
				r.c.replace(i, i+n, value, r.class())
				r.add(&book.Text{At: r.c.places.at(i), Value: value})
				i += n
				from = i
				continue
			}
		}
		i++
	}
	r.raw(from, stop)
}

// finish returns the inlines without the spaces at their end.
func (r *run) finish() []book.Inline {
	for len(r.list) > 0 {
		t, ok := r.list[len(r.list)-1].(*book.Text)
		if !ok {
			break
		}
		if t.Value = strings.TrimRight(t.Value, " \t\n"); t.Value != "" {
			break
		}
		r.list = r.list[:len(r.list)-1]
	}
	return r.list
}

// entity reads an HTML entity at the start of s, and returns the character it
// stands for and its length, 0 when there is none or it stands for a
// character that no book may hold.
func entity(s string) (string, int) {
	const longest = 34 // the longest name HTML knows is 31 letters
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return "", 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "", 0
	}
	base, digits := 10, name[1:]
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > 8 || !isChar(rune(n)) {
		return "", 0
	}
	return string(rune(n)), end + 1
}

// isChar reports whether XML 1.0 allows the character, and text may hold it.
func isChar(r rune) bool {
	switch {
	case r == '\t':
		return true
	case r < 0x20, r >= 0x7F && r < 0xA0, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
		return false
	}
	return utf8.ValidRune(r)
}
