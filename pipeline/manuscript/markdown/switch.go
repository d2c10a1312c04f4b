package markdown

import (
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// switches are the rules that remarks and divs have switched off so far.
type switches struct {
	off  []string
	read int // how many of the file's directives are counted in
}

// offNow brings the list up to date.
func (c *converter) offNow() []string {
	s := &c.switches
	for ; s.read < len(c.file.Directives); s.read++ {
		d := &c.file.Directives[s.read]
		switch d.Verb {
		case "off":
			s.off = append(s.off[:len(s.off):len(s.off)], without(d.Names, s.off)...)
		case "on":
			if s.off = without(s.off, d.Names); slices.Contains(d.Names, "all") {
				s.off = nil
			}
		}
	}
	return s.off
}

// switchOff enters that a passage has rules off, as a remark above it would,
// so that it reaches whatever stands in the passage. It returns what was off
// already.
func (c *converter) switchOff(at diag.Pos, names []string) (before []string) {
	before = c.offNow()
	c.direct("off", at, without(names, before))
	return before
}

// switchBack enters that a passage has ended: what was off before it is off
// again, and nothing else.
func (c *converter) switchBack(at diag.Pos, before []string) {
	c.direct("on", at, without(c.offNow(), before))
	c.direct("off", at, without(before, c.offNow()))
}

func (c *converter) direct(verb string, at diag.Pos, names []string) {
	if len(names) > 0 {
		c.file.Directives = append(c.file.Directives, book.Directive{At: at, Verb: verb, Names: names})
	}
}

// without returns the names of a list that another has not.
func without(list, other []string) []string {
	var rest []string
	for _, name := range list {
		if !slices.Contains(other, name) && !slices.Contains(rest, name) {
			rest = append(rest, name)
		}
	}
	return rest
}
