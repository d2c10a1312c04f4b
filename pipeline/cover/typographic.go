package cover

import "octavo/pipeline/font"

// typographic is the default: author, title and subtitle above, a large
// medallion that rises from the foot of the cover below. A volume's number
// stands in its hub.
func typographic(c *composer) {
	const margin = 130 * px
	room := box{margin, 176 * px, width - margin, 0}
	// The words have the upper part, and more when they could not be read
	// there.
	var h head
	for _, foot := range []dot{1010 * px, 1150 * px, 1300 * px, 1500 * px, 1800 * px} {
		room.bottom = foot
		if more := c.head(room); more.title.size >= h.title.size.part(1120) {
			h = more
		}
		if h.title.size >= easy {
			break
		}
	}
	if slack := risen - h.foot; slack > 0 { // the words stand in the middle of their part
		for _, b := range []block{h.title, h.subtitle, h.series} {
			b.put(0, min(slack*2/5, 130*px))
		}
	}
	c.rise(h.foot)
	c.printHead(h)
}

// risen is how far the medallion comes up, unless the words need the room.
const risen = 1060 * px

// easy is a size at which a title is read in a shop's list, where a cover is
// 160 pixels wide: a tenth of this one.
const easy = 215 * px

// A head is the words above the ornament.
type head struct {
	author, title, subtitle, series block
	rule                            dot // its height; 0 is none
	foot                            dot
}

// head sets the words within the room, one below the other.
func (c *composer) head(room box) head {
	var h head
	y := room.top
	if h.author = c.authors(room.width(), 420*px); !h.author.empty() {
		h.author.put(room.centre(), y)
		y += h.author.height + 62*px
		h.rule = y
		y += 78 * px
	}
	h.subtitle = c.setter.fit("subtitle", c.words.subtitle, italic, measure{
		width: room.width().part(900), height: 330 * px, most: 76 * px, least: 54 * px, lines: 6, leading: 1220, gather: true})
	if c.words.series != "" {
		h.series = c.setter.fit("series", c.seriesLine(), roman, measure{
			width: room.width().part(950), height: 200 * px, most: 50 * px, least: 38 * px, lines: 3, leading: 1400, track: 160, gather: true})
	}
	below := dot(0)
	for _, b := range []block{h.subtitle, h.series} {
		if !b.empty() {
			below += b.foot + 64*px
		}
	}
	h.title = c.setter.fit("title", c.words.title, roman, measure{
		width: room.width(), height: max(room.bottom-below-y, 100*px), most: c.titleMost(), least: 96 * px, lines: 14, leading: 1040, track: -6})
	if !h.title.empty() {
		h.title.put(room.centre(), y)
		y += h.title.height + max(h.title.foot-h.title.height, h.title.size.part(150)) + 56*px
	}
	for _, b := range []block{h.subtitle, h.series} {
		if !b.empty() {
			b.put(room.centre(), y)
			y += b.foot + 64*px
		}
	}
	h.foot = y
	return h
}

// titleMost is the largest size for the title: short ones may be larger.
func (c *composer) titleMost() dot {
	switch n := len([]rune(c.words.title)); {
	case n <= 2:
		return 620 * px
	case n <= 5:
		return 480 * px
	}
	return 350 * px
}

func (c *composer) printHead(h head) {
	c.print(c.colours.ink, h.author)
	if h.rule > 0 {
		mid := width / 2
		c.fill(c.colours.accent, box{mid - 70*px, h.rule - 2*px, mid + 70*px, h.rule + 2*px}.contour())
	}
	c.print(c.colours.ink, h.title)
	c.print(c.colours.ink, h.subtitle)
	c.print(c.colours.ink, h.series)
}

// rise draws the medallion below the words: as large as the cover is wide and
// more, lower and smaller where the words need the room.
func (c *composer) rise(top dot) {
	r := 950 * px
	y := max(top+20*px, risen) + r
	if low := 2260 * px; y > low && c.words.number != "" { // the hub stays on the cover
		y = low
		r = max(y-top-20*px, 360*px)
	}
	hub := c.engrave(c.chance, point{width / 2, y}, r, c.words.number != "")
	c.numeral(point{width / 2, y}, hub)
}

// numeral sets the volume's number in a disc.
func (c *composer) numeral(at point, r dot) {
	if c.words.number == "" {
		return
	}
	b := c.setter.fit("number", c.words.number, roman, measure{width: r.part(1250), height: r.part(1250), most: r.part(1480), least: px,
		lines: 1, leading: 1000, style: font.Style{Lining: true}})
	if b.empty() {
		return
	}
	ink := b.lines[0].ink
	b.put(at.x, at.y-(ink.top+ink.bottom)/2)
	c.print(c.colours.ground, b)
}
