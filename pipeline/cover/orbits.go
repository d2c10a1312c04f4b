package cover

// orbits is an armillary sphere: rings seen from all sides, and bodies on them.
func orbits(m *medallion) {
	c := m.colours
	n := one(m.chance, 9, 12, 15, 18)
	m.disc(c.deep, 1000)
	m.rim(c.accent, 1000, 7*px)
	m.rim(c.accent, 976, 2*px)
	m.rays(c.accent, 180, 930, 976, 3*px/2, 3*px/2, 0)
	m.rim(c.accent, 930, 2*px)
	m.disc(c.ground, 915)
	m.rim(c.accent, 915, 4*px)
	for i := range n {
		a := turns(i, 2*n)
		m.fill(c.second, band(m.centre, m.r.part(900), m.r.part(330), a, 7*px/2)...)
		m.fill(c.accent, band(m.centre, m.r.part(640), m.r.part(420), a, 3*px)...)
	}
	m.rim(c.second, 640, 4*px)
	m.rim(c.accent, 900, 2*px)
	first := turn(m.chance.below(int(fullTurn)))
	for i, at := range []int{900, 640, 420} {
		for k := range i + 2 {
			p := m.at(at, first+turns(k, i+2)+turn(i)*7000)
			m.fill(c.ground, circle(p, m.r.part(44-6*i)))
			m.fill(one(m.chance, c.accent, c.second), circle(p, m.r.part(34-6*i)))
		}
	}
	m.disc(c.ground, 330)
	m.rim(c.accent, 330, 4*px)
	m.rays(c.accent, 4*n, 262, 312, 2*px, 2*px, 0)
}

// band returns the line of an ellipse.
func band(c point, a, b dot, at turn, weight dot) []contour {
	return []contour{ellipse(c, a+weight/2, b+weight/2, at), hole(ellipse(c, a-weight/2, b-weight/2, at))}
}
