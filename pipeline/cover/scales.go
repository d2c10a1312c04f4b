package cover

// scales is the Japanese wave, seigaiha: rows of discs with rings, each row
// over the one above it.
func scales(c *composer) {
	c.cloth()
	p := c.colours
	n := c.chance.between(4, 6)
	r := width / dot(2*n)
	for row := 0; dot(row)*r/2 < height+2*r; row++ {
		y := dot(row) * r / 2
		x := -dot(row%2) * r
		for ; x < width+r; x += 2 * r {
			at := point{x, y}
			c.fill(p.deep, circle(at, r))
			c.fill(p.accent, ring(at, r-3*px, r.part(930))...)
			c.fill(p.second, ring(at, r.part(800), r.part(775))...)
			c.fill(p.accent, ring(at, r.part(650), r.part(560))...)
			c.fill(p.second, ring(at, r.part(430), r.part(400))...)
			c.fill(p.accent, circle(at, r.part(260)))
		}
	}
}
