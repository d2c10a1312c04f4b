package cover

// sunburst is a sun with straight and waved rays.
func sunburst(m *medallion) {
	c := m.colours
	n := one(m.chance, 12, 16, 18, 20)
	step := fullTurn / turn(n)
	m.rays(c.deep, 2*n, 200, 2600, m.r.part(157/n), m.r.part(2042/n), step/4) // as wide as the gaps
	for i := range n {
		m.flame(c.second, 330, 930, step*turn(i)+step/2, m.r.part(820/n))
	}
	m.rays(c.accent, n, 330, 1000, m.r.part(900/n), px, 0)
	for i := range n { // the shaded half that engravers give a ray
		a := turns(i, n)
		p, q := m.at(330, a), m.at(1000, a)
		foot := m.r.part(900 / n)
		m.fill(c.ground.towards(c.accent, 550), contour{p, polar(p, foot, a+fullTurn/4), polar(q, px, a+fullTurn/4), q})
	}
	m.disc(c.ground, 372)
	m.rim(c.accent, 360, 6*px)
	m.rim(c.accent, 336, 2*px)
	m.beads(c.accent, 4*n, 308, m.r.part(8))
	m.rim(c.accent, 280, 2*px)
}

// flame draws a ray that sways as it tapers.
func (m *medallion) flame(c colour, from, to int, a turn, foot dot) {
	const n = 48
	var left, right contour
	for i := range n + 1 {
		sway := turn(sine(turns(i, n)*3/2) * 520 / sineOne * int64(i) / n)
		p := m.at(from+(to-from)*i/n, a+sway)
		half := foot.scale(int64(n-i), n)
		left, right = append(left, polar(p, half, a+fullTurn/4)), append(right, polar(p, -half, a+fullTurn/4))
	}
	m.fill(c, append(left, hole(right)...))
}
