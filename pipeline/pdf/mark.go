package pdf

import (
	"strconv"

	"octavo/pipeline/pdf/object"
)

// A mark says what a stretch of content is: nothing in particular, an artifact
// of some kind, or text of an element.
type mark struct {
	kind    markKind
	element int32
	label   bool // in print: a mark in the mark of the element
	// actual is what the content says where its glyphs do not, and reversed
	// that they stand from right to left.
	// silent says that it says nothing: others say it.
	actual   string
	silent   bool
	reversed bool
}

type markKind uint8

const (
	unmarked markKind = iota
	artifact
	header
	footer
	tagged
)

// setMark ends the marked content that is open and begins another.
func (c *content) setMark(m mark) {
	if c.open == m {
		return
	}
	if c.open.label {
		c.flush()
		c.op("EMC")
		c.open.label = false
	}
	if m.label {
		outer := m
		outer.label = false
		c.setMark(outer)
		c.flush()
		c.op("/Reference BMC")
		c.open = m
		return
	}
	if c.open == m {
		return
	}
	c.flush()
	if c.open.kind != unmarked {
		c.op("EMC")
	}
	c.open = m
	switch m.kind {
	case artifact:
		c.op("/Artifact BMC")
	case header, footer:
		switch {
		case c.book.options.Edition == Print:
			c.op("/Artifact BMC")
		case m.kind == header:
			c.op("/Artifact<</Type/Pagination/Subtype/Header>>BDC")
		default:
			c.op("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")
		}
	case tagged:
		tag := c.book.tag(m.element)
		if c.book.options.Edition == Print {
			c.op("/" + tag + " BMC")
			break
		}
		c.beginSpan(m, tag)
		c.marks = append(c.marks, m.element)
	}
}

// beginSpan begins marked content. That with words of its own is a Span, since
// readers look for the words nowhere else.
func (c *content) beginSpan(m mark, tag string) {
	switch {
	case m.reversed:
		tag = "ReversedChars"
	case m.actual != "" || m.silent:
		tag = "Span"
	}
	c.b = append(append(append(c.b, '/'), tag...), "<<"...)
	if c.ownNumber(m) {
		c.b = append(c.b, "/MCID "...)
		c.b = strconv.AppendInt(c.b, int64(len(c.marks)), 10)
	}
	if m.actual != "" || m.silent {
		c.b = append(c.b, "/ActualText("...)
		c.b = appendEscaped(c.b, string(object.Text(m.actual)))
		c.b = append(c.b, ')')
	}
	c.op(">>BDC")
}

// beginSpecial marks a run that says something else than its glyphs do, with a
// mark that is the run's alone. In a tagged file that has a number of its own
// instead of standing in the paragraph's: poppler takes its end for that of
// the paragraph.
func (c *content) beginSpecial(m mark) {
	if c.ownNumber(m) {
		c.setMark(mark{})
		c.setMark(m)
		return
	}
	outer := m
	outer.actual, outer.silent, outer.reversed = "", false, false
	c.setMark(outer)
	c.flush()
	c.beginSpan(mark{actual: m.actual, silent: m.silent, reversed: m.reversed}, "Span")
}

func (c *content) endSpecial(m mark) {
	if c.ownNumber(m) {
		c.setMark(mark{})
		return
	}
	c.flush()
	c.op("EMC")
}

func (c *content) ownNumber(m mark) bool {
	return m.kind == tagged && c.book.options.Edition == Read
}
