package cover

// dial is the graduated ring of a balance or a compass round a star.
func dial(m *medallion) {
	c := m.colours
	n := one(m.chance, 8, 12, 16)
	m.disc(c.deep, 1000)
	m.rim(c.accent, 1000, 8*px)
	m.rim(c.accent, 972, 2*px)
	m.rays(c.accent, 20*n, 915, 972, 3*px/2, 3*px/2, 0)
	m.rays(c.accent, 4*n, 890, 972, 5*px/2, 5*px/2, 0)
	m.rays(c.accent, n, 850, 972, 5*px, 5*px, 0)
	m.rim(c.accent, 850, 3*px)
	m.disc(c.ground, 832)
	m.rim(c.accent, 832, 5*px)
	m.beads(c.second, 4*n, 800, m.r.part(9))
	m.rim(c.accent, 768, 2*px)
	step := fullTurn / turn(n)
	m.star(c.second, n, 650, step/2, m.r.part(330/n))
	m.star(c.accent, n, 764, 0, m.r.part(640/n))
	m.disc(c.ground, 330)
	m.rim(c.accent, 318, 5*px)
	m.rays(c.accent, 6*n, 250, 318, 3*px/2, 3*px/2, 0)
}

// star draws the n points of a compass rose, each with a lit and a shaded
// half.
func (m *medallion) star(c colour, n, to int, first turn, half dot) {
	shade := m.colours.ground.towards(c, 420)
	for i := range n {
		a := first + turns(i, n)
		side := a + fullTurn/4
		p, q, foot := m.at(300, a), m.at(to, a), m.at(240, a)
		m.fill(c, contour{foot, polar(p, -half, side), q})
		m.fill(shade, contour{foot, q, polar(p, half, side)})
	}
}
