package cover

// label is a patterned cloth with a framed label on it, as on old bindings:
// title, rule, author; the volume's number stands in a roundel on the label's
// upper edge.
func label(c *composer) {
	c.full = true
	patterns[c.chance.below(len(patterns))].draw(c)
	const margin = 160 * px
	panel := box{margin, 0, width - margin, 0}
	room := panel.inset(96 * px)
	title := c.setter.fit("title", c.words.title, roman, measure{
		width: room.width(), height: 900 * px, most: min(c.titleMost(), 400*px), least: 90 * px, lines: 14, leading: 1060, track: -4})
	subtitle := c.setter.fit("subtitle", c.words.subtitle, italic, measure{
		width: room.width().part(940), height: 340 * px, most: 66 * px, least: 48 * px, lines: 7, leading: 1220, gather: true})
	author := c.authors(room.width(), 400*px)
	series := c.setter.fit("series", c.seriesLine(), roman, measure{
		width: room.width().part(860), height: 200 * px, most: 46 * px, least: 34 * px, lines: 3, leading: 1400, track: 160, gather: true})

	// From the top: series, title, subtitle, rule, author. The gaps are what
	// is left of a label a little taller than it is wide.
	parts := []struct {
		block
		gap dot // above it
	}{{series, 0}, {title, 120 * px}, {subtitle, 90 * px}, {author, 230 * px}}
	tall := dot(0)
	for _, p := range parts {
		if p.empty() {
			continue
		}
		if tall > 0 {
			tall += p.gap
		}
		tall += p.foot
	}
	pad := max((1240*px-tall)/2, 190*px)
	panel.top = (height - tall - 2*pad) * 46 / 100
	panel.bottom = panel.top + tall + 2*pad
	c.panel(panel)
	y := panel.top + pad
	for i, p := range parts {
		if p.empty() {
			continue
		}
		if y > panel.top+pad {
			y += p.gap
			if i == 3 {
				c.diamond(point{room.centre(), y - p.gap/2})
			}
		}
		p.put(room.centre(), y)
		c.print(c.colours.ink, p.block)
		y += p.foot
	}
	c.roundel(point{room.centre(), panel.top})
}

// panel draws the label and its frame.
func (c *composer) panel(b box) {
	p := c.colours
	c.fill(p.ground, b.inset(-34*px).contour())
	c.fill(p.accent, frame(b.inset(-34*px), 6*px)...)
	c.fill(p.accent, frame(b.inset(12*px), 10*px)...)
	c.fill(p.accent, frame(b.inset(34*px), 3*px)...)
	in := b.inset(35 * px)
	for _, at := range []point{{in.left, in.top}, {in.right, in.top}, {in.left, in.bottom}, {in.right, in.bottom}} {
		c.fill(p.ground, circle(at, 46*px))
		c.fill(p.accent, ring(at, 46*px, 43*px)...)
	}
	// What the corner's circles have outside the frame goes again.
	c.fill(p.ground, frame(b.inset(-28*px), 40*px)...)
	c.fill(p.accent, frame(b.inset(12*px), 10*px)...)
}

// diamond draws a rule with a lozenge in its middle.
func (c *composer) diamond(at point) {
	const half, arm, gap = 17 * px, 150 * px, 34 * px
	c.fill(c.colours.accent,
		contour{{at.x - half, at.y}, {at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}},
		box{at.x - arm, at.y - 2*px, at.x - gap, at.y + 2*px}.contour(),
		box{at.x + gap, at.y - 2*px, at.x + arm, at.y + 2*px}.contour())
}

// roundel draws the disc with the volume's number.
func (c *composer) roundel(at point) {
	if c.words.number == "" {
		return
	}
	const r = 128 * px
	c.fill(c.colours.ground, circle(at, r+30*px))
	c.fill(c.colours.accent, ring(at, r+30*px, r+24*px)...)
	c.fill(c.colours.accent, circle(at, r+10*px))
	c.numeral(at, r+10*px)
}

// patterns are the cloths; the words choose one.
var patterns = []struct {
	name string
	draw func(c *composer)
}{
	{"scales", scales},
	{"trellis", trellis},
	{"tiles", tiles},
	{"swell", swell},
}

// cloth covers everything with the second ground.
func (c *composer) cloth() {
	c.base = c.colours.deep
}
