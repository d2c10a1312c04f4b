package cover

// tiles is a floor of eight-pointed stars and crosses.
func tiles(c *composer) {
	c.cloth()
	p := c.colours
	n := c.chance.between(4, 6)
	side := width / dot(n)
	m := &medallion{sheet: c.sheet, chance: c.chance}
	k := one(c.chance, 8, 16)
	for y := dot(0); y < height+side; y += side {
		for x := side / 2; x < width+side; x += side {
			m.centre, m.r = point{x, y}, side/2
			c.fill(p.accent, eight(m.centre, side.part(500), 1000)...)
			c.fill(p.deep, eight(m.centre, side.part(500), 945)...)
			c.fill(p.second, eight(m.centre, side.part(500), 880)...)
			c.fill(p.deep, eight(m.centre, side.part(500), 845)...)
			m.petals(p.accent, k, 120, 700, 1300/k, 0)
			m.disc(p.deep, 190)
			m.disc(p.second, 130)
			corner := point{x + side/2, y + side/2}
			m.centre = corner
			m.petals(p.second, 4, 60, 420, 90, fullTurn/8)
			m.petals(p.accent, 4, 60, 330, 70, 0)
		}
	}
}

// eight is the star of two squares, one turned by an eighth, n thousandths of
// its size.
func eight(at point, r dot, n int) []contour {
	r = r.part(n)
	var list []contour
	for _, first := range []turn{0, fullTurn / 8} {
		var square contour
		for i := range 4 {
			square = append(square, polar(at, r, first+turns(i, 4)))
		}
		list = append(list, square)
	}
	return list
}
