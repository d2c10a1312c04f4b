package cover

// A medallion is a round ornament, as engravers cut them: rings round a hub.
type medallion struct {
	*sheet
	chance *chance
	centre point
	r      dot
	hub    dot // radius of the disc in the middle, for a numeral or a flower
}

// motifs are the kinds of medallion; the words choose one.
var motifs = []struct {
	name string
	draw func(m *medallion)
}{
	{"rosette", rosette},
	{"sunburst", sunburst},
	{"dial", dial},
	{"bloom", bloom},
	{"orbits", orbits},
}

// engrave draws a medallion of radius r, and returns its hub's radius. With
// bare the hub is left free.
func (s *sheet) engrave(chance *chance, centre point, r dot, bare bool) dot {
	m := &medallion{sheet: s, chance: chance, centre: centre, r: r, hub: r.part(205)}
	motifs[chance.below(len(motifs))].draw(m)
	m.boss(bare)
	return m.hub
}

// at returns the place at n thousandths of the radius in the direction a.
func (m *medallion) at(n int, a turn) point { return polar(m.centre, m.r.part(n), a) }

// rim draws a circle's line at n thousandths of the radius.
func (m *medallion) rim(c colour, n int, weight dot) {
	m.fill(c, ring(m.centre, m.r.part(n)+weight/2, m.r.part(n)-weight/2)...)
}

// disc fills a circle of n thousandths of the radius.
func (m *medallion) disc(c colour, n int) { m.fill(c, circle(m.centre, m.r.part(n))) }

// beads sets n dots in a ring.
func (m *medallion) beads(c colour, n, at int, size dot) {
	var list []contour
	for i := range n {
		list = append(list, circle(m.at(at, turns(i, n)), size))
	}
	m.fill(c, list...)
}

// rays draws n tapering rays from one distance to another; foot and tip are
// half their widths there, and they begin at the angle first.
func (m *medallion) rays(c colour, n, from, to int, foot, tip dot, first turn) {
	var list []contour
	for i := range n {
		a := first + turns(i, n)
		side := a + fullTurn/4
		p, q := m.at(from, a), m.at(to, a)
		list = append(list, contour{polar(p, -foot, side), polar(p, foot, side), polar(q, tip, side), polar(q, -tip, side)})
	}
	m.fill(c, list...)
}

// petals draws n pointed leaves from one distance to another, wide thousandths
// of the radius across at their widest.
func (m *medallion) petals(c colour, n, from, to, wide int, first turn) {
	var list []contour
	for i := range n {
		list = append(list, m.petal(from, to, wide, first+turns(i, n)))
	}
	m.fill(c, list...)
}

func (m *medallion) petal(from, to, wide int, a turn) contour {
	side := a + fullTurn/4
	p, q := m.at(from, a), m.at(to, a)
	off := m.r.part(wide)
	low, high := m.at(from+(to-from)*3/10, a), m.at(from+(to-from)*8/10, a)
	c := contour{p}
	c = c.cubic(polar(low, off, side), polar(high, off.part(680), side), q)
	c = c.cubic(polar(high, -off.part(680), side), polar(low, -off, side), p)
	return c[:len(c)-1]
}

// waves draws closed lines round the centre, lines of them evenly out of step,
// each waving n times between two distances.
func (m *medallion) waves(c colour, n, lines, from, to int, weight dot) {
	mid, swing := (m.r.part(from)+m.r.part(to))/2, (m.r.part(to)-m.r.part(from))/2
	for i := range lines {
		phase := turns(i, lines)
		line := loop(min(2400, 40*n), func(a turn) point {
			return polar(m.centre, mid+swing.scale(sine(a*turn(n)+phase), sineOne), a)
		})
		m.fill(c, stroke(line, true, weight)...)
	}
}

// nest draws closed lines one inside the other from one distance to another,
// each waving n times by a tenth to a third of the gap to the centre: the
// outer the more.
func (m *medallion) nest(c colour, n, lines, from, to int, phase turn, weight dot) {
	for i := range lines {
		mid := m.r.part(from + (to-from)*i/(lines-1))
		swing := mid.part(60 + 110*i/(lines-1))
		line := loop(max(720, 48*n), func(a turn) point {
			return polar(m.centre, mid+swing.scale(sine(a*turn(n)+phase), sineOne), a)
		})
		m.fill(c, stroke(line, true, weight)...)
	}
}

// boss draws the hub: a disc with a rim, and a small flower unless it is bare.
func (m *medallion) boss(bare bool) {
	c := m.colours
	n := int(int64(m.hub) * 1000 / int64(m.r))
	m.disc(c.ground, n+22)
	m.rim(c.accent, n+20, 5*px)
	m.disc(c.accent, n)
	if bare {
		return
	}
	k := one(m.chance, 6, 8, 10)
	m.petals(c.ground, k, n/8, n-16, n*16/10/k, 0)
	m.beads(c.ground, k, n-30, m.r.part(6))
	m.disc(c.accent, n/5)
	m.disc(c.ground, n/9)
}
