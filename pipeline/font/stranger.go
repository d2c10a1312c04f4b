package font

// strangerUnits is how many parts the em has in which the stranger is drawn.
const strangerUnits = 1000

// stranger draws what stands for a character the face has no glyph for: a
// lozenge with a question mark in it, as high as capitals and a little more,
// and not the box of the font's maker, which a reader takes for a letter of
// some script. It takes the place of glyph 0 in every edition; what is
// searched and copied is the character itself.
func (f *Face) stranger() (outline []Segment, advance int32) {
	m := &f.metrics
	high := float32(m.CapHeight) * 5 / 4
	wide := high * 4 / 5
	left, middle := float32(m.UnitsPerEm)/strangerUnits*40, float32(m.CapHeight)/2
	centre := left + wide/2
	question, clockwise := f.question(centre, middle, high*9/20)
	corners := []Point{{left, middle}, {centre, middle + high/2}, {left + wide, middle}, {centre, middle - high/2}, {left, middle}}
	for i, p := range corners {
		corners[i] = Point{round(p.X), round(p.Y)}
	}
	if clockwise { // the mark is a hole when it turns the other way
		corners[1], corners[3] = corners[3], corners[1]
	}
	outline = append(outline, Segment{Op: 'M', Args: [3]Point{corners[0]}})
	for _, p := range corners[1:] {
		outline = append(outline, Segment{Op: 'L', Args: [3]Point{p}})
	}
	return append(outline, question...), int32(2*left + wide)
}

// question returns the face's question mark, of the given height and round the
// given point, and whether its contours run clockwise.
func (f *Face) question(x, y, high float32) (outline []Segment, clockwise bool) {
	gid, ok := f.Glyph('?')
	if !ok {
		return nil, false
	}
	outline = f.Outline(gid)
	if len(outline) == 0 {
		return nil, false
	}
	first := outline[0].Args[0]
	least, most, area, at, start := first, first, float32(0), first, first
	to := func(end Point) {
		area += float32(at.X*end.Y) - float32(end.X*at.Y)
		at = end
	}
	for _, s := range outline {
		n := s.Points()
		for _, p := range s.Args[:n] {
			least = Point{min(least.X, p.X), min(least.Y, p.Y)}
			most = Point{max(most.X, p.X), max(most.Y, p.Y)}
		}
		if s.Op == 'M' {
			to(start)
			at, start = s.Args[0], s.Args[0]
		} else {
			to(s.Args[n-1])
		}
	}
	to(start)
	if most.Y <= least.Y {
		return nil, false
	}
	scale := high / (most.Y - least.Y)
	dx, dy := x-float32(scale*(least.X+most.X)/2), y-float32(scale*(least.Y+most.Y)/2)
	for i := range outline {
		for k := range outline[i].Points() {
			p := &outline[i].Args[k]
			*p = Point{round(float32(scale*p.X) + dx), round(float32(scale*p.Y) + dy)}
		}
	}
	return outline, area < 0
}

// round returns a whole number of units, so that no two machines differ by
// what floats leave over.
func round(x float32) float32 {
	if x < 0 {
		return float32(int32(x - 0.5))
	}
	return float32(int32(x + 0.5))
}
