package cover

// slab is a block of colour with the title on it as large as it goes, in bold
// capitals from the left; the author stands below the block.
func slab(c *composer) {
	c.full = true
	const left, right = 120 * px, width - 120*px
	p := c.colours
	room := box{left, 150 * px, right, height - 140*px}
	author := c.authors(room.width(), 300*px)
	series := c.setter.fit("series", c.seriesLine(), roman, measure{
		width: room.width() - 260*px, height: 130 * px, most: 48 * px, least: 34 * px, lines: 2, leading: 1400, track: 160, gather: true})
	subtitle := c.setter.fit("subtitle", c.words.subtitle, italic, measure{
		width: room.width().part(940), height: 300 * px, most: 72 * px, least: 50 * px, lines: 6, leading: 1220, gather: true})
	foot := room.bottom
	if !author.empty() {
		foot -= author.foot + 130*px
	}
	on := c.readable(p.accent) // the ink on the block
	top := room.top
	if !series.empty() {
		top += series.foot + 110*px
	}
	under := dot(110 * px)
	if !subtitle.empty() {
		under += subtitle.foot + 100*px
	}
	title := c.setter.fit("title", capitals(c.words.title, c.setter.language), bold, measure{
		width: room.width(), height: max(foot-under-top, 200*px), most: 520 * px, least: 96 * px, lines: 12, leading: 940, track: -8})
	// The block ends below the words and no higher than two thirds down.
	end := top + 110*px
	if !title.empty() {
		end = top + title.foot + under
	}
	end = max(end, height*62/100)
	end = min(end, foot)
	c.fill(p.accent, box{0, 0, width, end}.contour())
	c.fill(p.ink, box{0, end, width, end + 26*px}.contour())
	if !series.empty() {
		series.flush(left, room.top)
		c.print(on, series)
	}
	if !title.empty() {
		y := max(top, (top+end-under-title.foot)/2) // in the middle of its part
		title.flush(left, y)
		c.print(on, title)
		if !subtitle.empty() {
			subtitle.flush(left, y+title.foot+100*px)
			c.print(on, subtitle)
		}
	} else if !subtitle.empty() {
		subtitle.flush(left, top)
		c.print(on, subtitle)
	}
	if !author.empty() {
		author.flush(left, max(room.bottom-author.foot, end+100*px))
		c.print(p.ink, author)
	}
	c.numeral(point{right - 90*px, room.top + 20*px}, 120*px)
}

// readable returns the colour of the palette that is read best on another.
func (c *composer) readable(on colour) colour {
	best := colour{}
	for _, try := range []colour{c.colours.ink, c.colours.ground, {20, 18, 16}, {255, 255, 255}} {
		if best == (colour{}) || contrast(try, on) > contrast(best, on) {
			best = try
		}
		if contrast(try, on) >= 700 { // the palette's own where it will do
			return try
		}
	}
	return best
}
