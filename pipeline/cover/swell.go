package cover

// swell is a sea of lines whose height follows two long waves.
func swell(c *composer) {
	c.cloth()
	p := c.colours
	slow, fast := turn(c.chance.between(50, 90)), turn(c.chance.between(120, 190))
	lean := turn(c.chance.between(150, 320))
	const step = 38 * px
	for i := -8; dot(i)*step < height+8*step; i++ {
		y := dot(i) * step
		const n = 160
		line := polyline(n, func(k int) point {
			a := turn(k)*fullTurn/n*slow/60 + turn(i)*lean
			b := turn(k)*fullTurn/n*fast/60 - turn(i)*lean*2
			return point{width.scale(int64(k), n), y + (92*px).scale(sine(a), sineOne) + (34*px).scale(sine(b), sineOne)}
		})
		weight := 7*px + (4*px).scale(sine(turn(i)*lean*3)+sineOne, sineOne)
		colour := p.accent
		if i%3 != 0 {
			colour, weight = p.second, weight*4/10
		}
		c.fill(colour, stroke(line, false, weight)...)
	}
}
