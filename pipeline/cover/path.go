package cover

// A contour is a closed line of straight pieces. What several contours enclose
// is filled together; one that runs the other way round cuts a hole.
type contour []point

// circle returns the edge of a disc.
func circle(c point, r dot) contour { return ellipse(c, r, r, 0) }

// ellipse returns the edge of an ellipse with radius a in the direction at,
// and b across.
func ellipse(c point, a, b dot, at turn) contour {
	n := 24
	for ; n < 768 && dot(n*n)*px < 40*max(a, b); n *= 2 { // pieces leave the curve by less than 1/8 pixel
	}
	list := make(contour, n)
	for i := range list {
		t := turns(i, n)
		x, y := a.scale(cosine(t), sineOne), b.scale(sine(t), sineOne)
		list[i] = point{c.x + x.scale(cosine(at), sineOne) - y.scale(sine(at), sineOne),
			c.y + x.scale(sine(at), sineOne) + y.scale(cosine(at), sineOne)}
	}
	return list
}

// hole returns the contour run the other way round.
func hole(c contour) contour {
	back := make(contour, len(c))
	for i, p := range c {
		back[len(c)-1-i] = p
	}
	return back
}

// ring returns the band between two circles.
func ring(c point, outer, inner dot) []contour {
	return []contour{circle(c, outer), hole(circle(c, inner))}
}

// frame returns the band between a box and itself made smaller.
func frame(b box, weight dot) []contour {
	return []contour{b.contour(), hole(b.inset(weight).contour())}
}

// stroke returns a line of the given weight along the points. All strokes run
// the same way round, so that they may cross within one mark.
func stroke(line []point, closed bool, weight dot) []contour {
	n := len(line)
	if n < 2 {
		return nil
	}
	left, right := make(contour, n), make(contour, n)
	for i, p := range line {
		before, after := line[max(i-1, 0)], line[min(i+1, n-1)]
		if closed {
			before, after = line[(i+n-1)%n], line[(i+1)%n]
		}
		dx, dy := int64(after.x-before.x), int64(after.y-before.y)
		length := max(root(dx*dx+dy*dy), 1)
		off := point{dot(-dy * int64(weight) / 2 / length), dot(dx * int64(weight) / 2 / length)}
		left[i], right[n-1-i] = p.plus(off), point{p.x - off.x, p.y - off.y}
	}
	if closed {
		return []contour{left, right}
	}
	return []contour{append(left, right...)}
}

// polyline samples a curve at n+1 places; f is given i of n.
func polyline(n int, f func(i int) point) []point {
	list := make([]point, n+1)
	for i := range list {
		list[i] = f(i)
	}
	return list
}

// loop samples a closed curve at n places.
func loop(n int, f func(at turn) point) []point {
	list := make([]point, n)
	for i := range list {
		list[i] = f(turns(i, n))
	}
	return list
}

// quadratic adds a curve from the last point of c, without that point.
func (c contour) quadratic(p1, p2 point) contour {
	p0 := c[len(c)-1]
	n := pieces(bend(p0, p1, p2), 4)
	for t := int64(1); t <= n; t++ {
		u := n - t
		a, b, d, all := u*u, 2*t*u, t*t, n*n
		c = append(c, point{mix(all, a, p0.x, b, p1.x, d, p2.x, 0, 0), mix(all, a, p0.y, b, p1.y, d, p2.y, 0, 0)})
	}
	return c
}

// cubic adds a curve from the last point of c, without that point.
func (c contour) cubic(p1, p2, p3 point) contour {
	p0 := c[len(c)-1]
	n := pieces(max(bend(p0, p1, p2), bend(p1, p2, p3)), 2)
	for t := int64(1); t <= n; t++ {
		u := n - t
		w0, w1, w2, w3, all := u*u*u, 3*t*u*u, 3*t*t*u, t*t*t, n*n*n
		c = append(c, point{mix(all, w0, p0.x, w1, p1.x, w2, p2.x, w3, p3.x), mix(all, w0, p0.y, w1, p1.y, w2, p2.y, w3, p3.y)})
	}
	return c
}

// bend says how far three points are from an even line.
func bend(a, b, c point) int64 {
	dx, dy := int64(a.x-2*b.x+c.x), int64(a.y-2*b.y+c.y)
	return max(dx, -dx) + max(dy, -dy)
}

// pieces is how many straight pieces stay within 1/20 pixel of a curve that
// bends so far: the error is bend/(flat·n²).
func pieces(bend, flat int64) int64 {
	return min(1+root(bend/(flat*3)), 64)
}

func mix(all, a int64, p dot, b int64, q dot, c int64, r dot, d int64, s dot) dot {
	v := a*int64(p) + b*int64(q) + c*int64(r) + d*int64(s)
	if v < 0 {
		return -dot((-v + all/2) / all)
	}
	return dot((v + all/2) / all)
}
