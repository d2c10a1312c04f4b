package linebreak

import "octavo/pipeline/unit"

// A Class tells how a line's spaces look, as in TeX (The TeXbook, page 97).
type Class uint8

const (
	Tight     Class = iota // ratio below -0.5
	Decent                 // from -0.5 to 0.5
	Loose                  // to 1
	VeryLoose              // above
)

func classOf(ratio float64) Class {
	switch {
	case ratio < -0.5:
		return Tight
	case ratio <= 0.5:
		return Decent
	case ratio <= 1:
		return Loose
	}
	return VeryLoose
}

// Demerits no sensible breaking reaches. A ladder or a hyphen at a forbidden
// line is worse than any line within the tolerance, and an overfull line is
// worse than ten thousand ladders.
const (
	outrageous = 1e8
	overfull   = 1e12
	perPoint   = 1e10 // more for each point that an overfull line sticks out
)

// loosest caps the ratio, so that what no line can reach stays comparable.
const loosest = 10

// badness returns 100 |ratio|³. Products are rounded before they are added,
// here and below, since a processor that fuses the two would choose other
// breaks than one that does not.
func badness(ratio float64) float64 {
	if ratio < 0 {
		ratio = -ratio
	}
	return float64(float64(float64(100*ratio)*ratio) * ratio)
}

// strain returns the ratio at which a line gives excess, which is below zero
// where the line is too wide; whether it fits; and by how much it does not.
func (c *settings) strain(excess, stretch, shrink unit.Length) (ratio float64, fits bool, over unit.Length) {
	switch {
	case excess == 0 || excess > 0 && stretch >= Fil/2:
		return 0, true, 0
	case excess > 0:
		stretch += c.Rag
		if stretch <= 0 {
			return loosest, false, 0
		}
		r := float64(excess) / float64(stretch)
		return min(r, loosest), true, 0
	case -excess > shrink:
		return -1, false, -excess - shrink
	}
	return float64(excess) / float64(shrink), true, 0
}

// lineDemerits returns what a line of the given ratio costs by itself when it
// ends at a penalty.
func (c *settings) lineDemerits(ratio, bad float64, penalty int32) float64 {
	l := c.line + bad
	d := float64(l*l) + float64(float64(c.space*ratio)*ratio)
	p := float64(penalty)
	switch {
	case penalty > 0:
		d += float64(p * p)
	case penalty > Forced:
		d -= float64(p * p)
	}
	return d
}

// hyphenDemerits returns what ending a line in a hyphen costs, and how many
// hyphens in a row that makes.
func (c *settings) hyphenDemerits(line int32, before uint8) (float64, uint8) {
	d := 0.0
	if before > 0 {
		d += c.double
	}
	run := before + 1
	if run > c.maxHyphens {
		d += outrageous
		run = c.maxHyphens + 1
	}
	for _, l := range c.NoHyphenAt {
		if int32(l) == line {
			d += outrageous
		}
	}
	return d, run
}

// runtDemerits returns what a last line from sp, of several, costs for being
// short.
func (c *settings) runtDemerits(sp *spot, natural unit.Length) float64 {
	switch {
	case c.ShortFrom > 0 && int(sp.from) >= c.ShortFrom || natural < c.ShortWidth:
		return c.short
	case natural < c.RuntWidth:
		return c.runt
	}
	return 0
}

// neighbourDemerits returns what two lines of these classes cost for standing
// side by side.
func (c *settings) neighbourDemerits(a, b Class) float64 {
	if a > b+1 || b > a+1 {
		return c.fitness
	}
	return 0
}

// stackDemerits returns what a line from sp costs when it ends in the same
// word as the one before, or the next begins with the same word. The first
// line, which is indented, does not count.
func (s *search) stackDemerits(sp *spot, ends, begins uint16) float64 {
	d := 0.0
	if begins > 0 && sp.item >= 0 && s.items[sp.from].Begins == begins {
		d += s.stack
	}
	if ends > 0 && sp.ends == ends {
		d += s.stack
	}
	return d
}
