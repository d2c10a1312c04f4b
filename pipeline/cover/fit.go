package cover

import "octavo/pipeline/font"

// A measure is how large words may be set, and in how much room.
type measure struct {
	width, height dot // of the room
	most, least   dot // type size; below least the words are cut, and then made smaller
	lines         int // at most
	leading       int // baseline to baseline, in thousandths of the size
	track         int
	style         font.Style
	gather        bool // as few lines as the least size allows, rather than the largest size
}

// A block is words set in lines. Its lines stand one below the other, centred
// on x = 0; the top of the first line's capitals is at y = 0.
type block struct {
	lines  []*line
	size   dot
	height dot // from the first line's capitals to the last baseline
	foot   dot // to the lowest stroke
}

// fit sets the words as large as the room allows, in the number of lines that
// lets them be largest and still reads well.
func (c *compositor) fit(role, text string, l look, m measure) block {
	face, text := c.face(l, text, role)
	if text == "" {
		return block{}
	}
	t := typeface{face: face, style: m.style, track: m.track}
	if joins(text) {
		t.track = 0
	}
	list := c.cut(text, t)
	if len(list) == 0 {
		return block{}
	}
	way, size := m.choose(list, face)
	if size < m.least { // a word is too long for a line
		list = c.chop(list, t, int64(m.width)*1000/int64(m.least))
		way, size = m.choose(list, face)
	}
	for {
		t.size = size
		b := c.lay(role, list, way, t, m)
		over := max(int64(b.width())*1000/int64(m.width), int64(b.foot)*1000/int64(m.height))
		if over <= 1000 || size < px {
			return b
		}
		size = min(size.scale(1000, over), size-px/2)
	}
}

// choose finds the number of lines. A line that ends in a weak word, a runt,
// and lines of very different widths are worth it only when the type becomes
// much larger by them.
func (m measure) choose(list []piece, face *font.Face) (best breaking, size dot) {
	metrics := face.Metrics()
	cap := int64(metrics.CapHeight) * 1000 / int64(metrics.UnitsPerEm)
	score := int64(-1)
	for n := 1; n <= min(m.lines, len(list)); n++ {
		b := breakLines(list, n)
		// The last line's descenders are counted by their usual depth.
		s := min(m.most, m.width.scale(1000, max(b.widest, 1)), m.height.scale(1000, cap+int64(n-1)*int64(m.leading)+240))
		worth := int64(s) * 1000
		if m.gather {
			worth = int64(min(s, m.least)) * 1000 * 20 / int64(19+n)
		}
		for range b.bad {
			worth = worth / 2
		}
		if b.runt {
			worth = worth * 85 / 100
		}
		worth = worth * (750 + 250*b.narrow/max(b.widest, 1)) / 1000
		if worth > score {
			best, size, score = b, s, worth
		}
	}
	return best, size
}

func (c *compositor) lay(role string, list []piece, way breaking, t typeface, m measure) block {
	metrics := t.face.Metrics()
	cap := t.size.scale(int64(metrics.CapHeight), int64(metrics.UnitsPerEm))
	b := block{size: t.size}
	leading := t.size.part(m.leading)
	for i := range len(way.starts) - 1 {
		l := c.set(role, join(list[way.starts[i]:way.starts[i+1]]), t)
		if i > 0 { // an accent keeps clear of the descenders above it
			leading = max(leading, b.lines[i-1].ink.bottom-l.ink.top+t.size.part(25))
		}
		b.lines = append(b.lines, l)
	}
	for i, l := range b.lines {
		baseline := cap + leading*dot(i)
		// Centred by what one sees, not by what the letters bring along.
		l.move(-(l.ink.left+l.ink.right)/2, baseline)
		b.height, b.foot = baseline, max(b.foot, l.ink.bottom)
	}
	return b
}

func (b block) width() dot {
	w := dot(0)
	for _, l := range b.lines {
		w = max(w, l.ink.width())
	}
	return w
}

// put moves the block so that its capitals begin at top and it is centred on x.
func (b block) put(x, top dot) {
	for _, l := range b.lines {
		l.move(x, top)
	}
}

func (b block) empty() bool { return len(b.lines) == 0 }
