package cover

// bloom is a flower seen from above, in layers of veined petals.
func bloom(m *medallion) {
	c := m.colours
	n := one(m.chance, 8, 10, 12, 14)
	half := fullTurn / turn(2*n)
	m.disc(c.deep, 1000)
	m.rim(c.accent, 1000, 6*px)
	m.rim(c.accent, 978, 2*px)
	m.layer(c.second, n, 240, 960, 2800/n, half)
	m.layer(c.accent, n, 220, 880, 2500/n, 0)
	m.layer(c.second, n, 200, 640, 1900/n, half)
	m.layer(c.accent, n, 200, 520, 1350/n, 0)
	m.beads(c.accent, n, 955, m.r.part(14))
	m.disc(c.ground, 272)
	m.beads(c.accent, 3*n, 258, m.r.part(9))
}

// layer draws petals with a ground-coloured body inside their edge, and veins.
func (m *medallion) layer(c colour, n, from, to, wide int, first turn) {
	body := m.colours.deep.towards(c, 140)
	for i := range n {
		a := first + turns(i, n)
		m.fill(m.colours.ground, m.petal(from, to+6, wide+8, a))
		m.fill(c, m.petal(from, to, wide, a))
		m.fill(body, m.petal(from, to-14, wide-9, a))
		var veins []contour
		root, tip := m.at(from, a), m.at(to-40, a)
		veins = append(veins, stroke([]point{root, tip}, false, 3*px)...)
		for k := 1; k <= 5; k++ {
			p := m.at(from+(to-from)*(20+10*k)/100, a)
			for _, side := range []turn{-1, 1} {
				bow := m.r.part(wide * (78 - 9*k) / 100)
				end := m.at(from+(to-from)*(36+10*k)/100, a)
				end = polar(end, bow.part(800), a+side*fullTurn/4)
				mid := polar(m.at(from+(to-from)*(24+10*k)/100, a), bow.part(560), a+side*fullTurn/4)
				veins = append(veins, stroke(contour{p}.quadratic(mid, end), false, 2*px)...)
			}
		}
		m.fill(c, veins...)
	}
}
