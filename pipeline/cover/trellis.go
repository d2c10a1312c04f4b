package cover

// trellis is a diamond lattice of stems with leaves, a flower where they meet.
func trellis(c *composer) {
	c.cloth()
	n := c.chance.between(3, 5)
	w := width / dot(n)
	h := w.part(1280)
	m := &medallion{sheet: c.sheet, chance: c.chance}
	petals := one(c.chance, 6, 8)
	for row := -1; dot(row)*h/2 < height+h; row++ {
		for x := -dot(row&1) * w / 2; x < width+w; x += w {
			at := point{x, dot(row) * h / 2}
			c.stem(at, point{x + w/2, at.y + h/2})
			c.stem(at, point{x - w/2, at.y + h/2})
		}
	}
	for row := -1; dot(row)*h/2 < height+h; row++ {
		for x := -dot(row&1) * w / 2; x < width+w; x += w {
			m.centre, m.r = point{x, dot(row) * h / 2}, w.part(190)
			m.disc(c.colours.deep, 1000)
			m.petals(c.colours.accent, petals, 150, 960, 1500/petals, 0)
			m.petals(c.colours.second, petals, 150, 620, 700/petals, 0)
			m.disc(c.colours.deep, 200)
			m.disc(c.colours.accent, 140)
		}
	}
}

// stem draws a stem from one flower to another, with leaves in pairs.
func (c *composer) stem(from, to point) {
	along := func(n int) point {
		return point{from.x + (to.x - from.x).part(n), from.y + (to.y - from.y).part(n)}
	}
	c.fill(c.colours.second, stroke([]point{from, to}, false, 5*px)...)
	length := dot(root(int64(to.x-from.x)*int64(to.x-from.x) + int64(to.y-from.y)*int64(to.y-from.y)))
	m := &medallion{sheet: c.sheet, r: length}
	a := turn(9290) // of a line 1.28 as high as wide
	if to.x < from.x {
		a = fullTurn/2 - a
	}
	for i := range 3 {
		m.centre = along(310 + 150*i)
		for _, side := range []turn{-1, 1} {
			c.fill(c.colours.second, m.petal(10, 165, 30, a+side*fullTurn/9))
		}
	}
}
