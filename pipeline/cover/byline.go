package cover

import "strings"

// authors sets the names in letterspaced capitals: up to three one below the
// other, more of them run on.
func (c *composer) authors(w, h dot) block {
	names := c.words.authors
	m := measure{width: w, height: h, most: 94 * px, least: 50 * px, lines: 6, leading: 1480, track: 150, gather: true}
	if len(names) == 0 {
		return block{}
	}
	text := strings.Join(names, " · ")
	switch len(names) {
	case 1:
	case 2, 3:
		return c.stack(names, m)
	default:
		m.most, m.track = 60*px, 120
	}
	m.least = m.most.part(640)
	return c.setter.fit("author", capitals(text, c.setter.language), roman, m)
}

// stack sets each name on a line of its own, all in one size.
func (c *composer) stack(names []string, m measure) block {
	m.height, m.most = m.height/dot(len(names)), 76*px
	m.lines, m.least = 2, 56*px
	size := m.most
	for _, n := range names {
		if b := c.setter.fit("author", capitals(n, c.setter.language), roman, m); !b.empty() {
			size = min(size, b.size)
		}
	}
	m.most = size
	var all block
	for _, n := range names {
		b := c.setter.fit("author", capitals(n, c.setter.language), roman, m)
		if b.empty() {
			continue
		}
		down := dot(0)
		if !all.empty() {
			down = all.height + size.part(m.leading) - (b.lines[0].at.y)
		}
		b.put(0, down)
		all.lines = append(all.lines, b.lines...)
		all.height, all.foot, all.size = down+b.height, down+b.foot, size
	}
	return all
}

// seriesLine is the series' name in capitals.
func (c *composer) seriesLine() string { return capitals(c.words.series, c.setter.language) }
