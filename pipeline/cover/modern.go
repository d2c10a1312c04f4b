package cover

// modern is a field of flat shapes in two colours above, words from the left
// below, as on a poster. The volume's number stands in one of the field's discs.
func modern(c *composer) {
	c.full = true
	const left, right, tile = 120 * px, width - 120*px, 400 * px
	room := box{left, 0, right, height - 130*px}
	// The field has four rows of tiles, or fewer where the words need the room.
	var title, subtitle, author, series block
	rows := 4
	for ; ; rows-- {
		room.top = dot(rows)*tile + 110*px
		author = c.authors(room.width(), 260*px)
		subtitle = c.setter.fit("subtitle", c.words.subtitle, italic, measure{
			width: room.width().part(920), height: 240 * px, most: 66 * px, least: 48 * px, lines: 5, leading: 1220, gather: true})
		series = c.setter.fit("series", c.seriesLine(), roman, measure{
			width: room.width(), height: 120 * px, most: 46 * px, least: 34 * px, lines: 2, leading: 1400, track: 160, gather: true})
		below := dot(0)
		for _, b := range []block{subtitle, author, series} {
			if !b.empty() {
				below += b.foot + 74*px
			}
		}
		title = c.setter.fit("title", c.words.title, bold, measure{
			width: room.width(), height: max(room.bottom-room.top-below, 120*px), most: min(c.titleMost(), 330*px), least: 90 * px, lines: 12, leading: 1020, track: -10})
		if rows == 1 || title.empty() || title.size >= 150*px {
			break
		}
	}
	c.field(rows)
	y := room.top
	place := func(b block, gap dot) {
		if b.empty() {
			return
		}
		b.flush(left, y)
		c.print(c.colours.ink, b)
		y += b.foot + gap
	}
	place(series, 74*px)
	place(title, 70*px)
	place(subtitle, 70*px)
	if !author.empty() { // stands on the foot
		y = max(y, room.bottom-author.foot)
		place(author, 0)
	}
}

// flush moves the block so that its capitals begin at top and its lines at
// left.
func (b block) flush(left, top dot) {
	for _, l := range b.lines {
		l.move(left-l.ink.left, top)
	}
}

// field fills so many rows of the cover with shapes on a grid of four.
func (c *composer) field(rows int) {
	const tile, across = 400 * px, 4
	p := c.colours
	c.fill(p.deep, box{0, 0, width, dot(rows) * tile}.contour())
	disc := -1 // the tile with the number
	if c.words.number != "" {
		disc = c.chance.below(across) + (rows-1)/2*across
	}
	for i := range rows * across {
		b := box{dot(i%across) * tile, dot(i/across) * tile, dot(i%across+1) * tile, dot(i/across+1) * tile}
		if i == disc {
			c.fill(p.ground, b.contour())
			c.fill(p.accent, circle(point{b.centre(), (b.top + b.bottom) / 2}, tile*45/100))
			c.numeral(point{b.centre(), (b.top + b.bottom) / 2}, tile*3/8)
			continue
		}
		c.shape(b, one(c.chance, p.accent, p.accent, p.second, p.ground))
	}
}

// shape draws one shape in a tile: a quarter or half of a disc, a whole one, a
// triangle, bars, or a ring's quarter.
func (c *composer) shape(b box, col colour) {
	corners := [4]point{{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}}
	side, k := b.width(), c.chance.below(4)
	middle := point{b.centre(), (b.top + b.bottom) / 2}
	switch c.chance.below(8) {
	case 0, 1:
		c.fill(col, wedge(corners[k], side, turns(k, 4), fullTurn/4))
	case 2: // on the middle of one side
		a, z := corners[k], corners[(k+1)%4]
		c.fill(col, wedge(point{(a.x + z.x) / 2, (a.y + z.y) / 2}, side/2, turns(k, 4), fullTurn/2))
	case 3:
		c.fill(col, circle(middle, side/2))
		c.fill(c.colours.deep, circle(middle, side/5))
	case 4:
		c.fill(col, contour{corners[k], corners[(k+1)%4], corners[(k+2)%4]})
	case 5:
		for i := range 4 {
			from := b.top + side*dot(2*i)/8
			bar := box{b.left, from, b.right, from + side/8}
			if k%2 == 1 {
				from = b.left + side*dot(2*i)/8
				bar = box{from, b.top, from + side/8, b.bottom}
			}
			c.fill(col, bar.contour())
		}
	case 6:
		c.fill(col, wedge(corners[k], side, turns(k, 4), fullTurn/4))
		c.fill(c.colours.deep, wedge(corners[k], side*2/3, turns(k, 4), fullTurn/4))
		c.fill(col, wedge(corners[k], side/3, turns(k, 4), fullTurn/4))
	case 7:
		c.fill(col, b.contour())
		c.fill(c.colours.deep, circle(middle, side*3/8))
	}
}

// wedge is a slice of a disc, clockwise from an angle.
func wedge(at point, r dot, from, by turn) contour {
	const steps = 96
	path := contour{at}
	for i := range steps + 1 {
		path = append(path, polar(at, r, from+by*turn(i)/steps))
	}
	return path
}
