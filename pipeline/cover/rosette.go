package cover

// rosette is a guilloche as on banknotes: bundles of waves round a centre.
func rosette(m *medallion) {
	c := m.colours
	n := m.chance.between(9, 14)
	m.disc(c.deep, 1000)
	m.rim(c.accent, 1000, 7*px)
	m.rim(c.accent, 978, 2*px)
	m.beads(c.accent, 144, 958, 6*px)
	m.rim(c.accent, 938, 2*px)
	m.waves(c.accent, 5*n, 4, 836, 926, 3*px)
	m.rim(c.accent, 824, 5*px)
	m.disc(c.ground, 820)
	m.nest(c.second, n, 13, 290, 700, fullTurn/4, 5*px/2)
	m.nest(c.accent, n, 13, 290, 700, -fullTurn/4, 5*px/2)
	m.disc(c.deep, 300)
	m.rim(c.accent, 300, 4*px)
	m.waves(c.accent, 3*n, 4, 232, 292, 2*px)
}
