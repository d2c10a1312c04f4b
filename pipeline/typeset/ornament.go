package typeset

import "octavo/pipeline/font"

// An ornament is a mark drawn by octavo, since few text faces have any. Its
// pieces are given in thousandths of its size, y upwards, round its middle.
type ornament struct {
	size   int // in thousandths of the type size
	pieces [][]stroke
}

// A stroke is a line or a curve to its last point; the first of a piece is
// where it begins.
type stroke []point

type point struct{ x, y int }

// ornaments by the names designs use.
var ornaments = map[string]ornament{
	"asterism":  {1000, join(at(petals(265), 0, 290), at(petals(265), -380, -230), at(petals(265), 380, -230))},
	"asterisks": {1000, join(at(petals(265), -1300, 0), petals(265), at(petals(265), 1300, 0))},
	"star":      {1000, petals(330)},
	"diamond":   {1000, lozenge(170, 280)},
	"diamonds":  {1000, join(at(lozenge(110, 190), -700, 0), lozenge(150, 260), at(lozenge(110, 190), 700, 0))},
	"rule":      {1000, swelledRule(3600, 45)},
	"fleuron":   {1000, join(lozenge(120, 190), leaf(1, 1), leaf(-1, 1), tendril(1), tendril(-1))},
}

// directions are those of six petals, in thousandths: cosines and sines of
// 90°, 30°, -30° and so on.
var directions = [6]point{{0, 1000}, {866, 500}, {866, -500}, {0, -1000}, {-866, -500}, {-866, 500}}

// petals draws the asterisk of old type: six drops that meet in the middle.
func petals(radius int) [][]stroke {
	var pieces [][]stroke
	for _, d := range directions {
		place := func(along, side int) point {
			return point{(d.x*along - d.y*side) * radius / 1_000_000, (d.y*along + d.x*side) * radius / 1_000_000}
		}
		pieces = append(pieces, []stroke{
			{place(0, -40)},
			{place(300, -60), place(560, -200), place(800, -190)},
			{place(920, -185), place(1000, -100), place(1000, 0)},
			{place(1000, 100), place(920, 185), place(800, 190)},
			{place(560, 200), place(300, 60), place(0, 40)},
		})
	}
	return pieces
}

func lozenge(half, high int) [][]stroke {
	w, h := half/8, high/8
	return [][]stroke{{
		{{0, high}},
		{{w, high - 3*h}, {half - 3*w, h}, {half, 0}},
		{{half - 3*w, -h}, {w, -high + 3*h}, {0, -high}},
		{{-w, -high + 3*h}, {-half + 3*w, -h}, {-half, 0}},
		{{-half + 3*w, h}, {-w, high - 3*h}, {0, high}},
	}}
}

// swelledRule draws a rule that is thickest in the middle and ends in points.
func swelledRule(half, thick int) [][]stroke {
	return [][]stroke{{
		{{-half, 0}},
		{{-half / 3, thick / 4}, {-half / 6, thick}, {0, thick}},
		{{half / 6, thick}, {half / 3, thick / 4}, {half, 0}},
		{{half / 3, -thick / 4}, {half / 6, -thick}, {0, -thick}},
		{{-half / 6, -thick}, {-half / 3, -thick / 4}, {-half, 0}},
	}}
}

// leaf draws a leaf that grows from the middle to the side.
func leaf(side, up int) [][]stroke {
	x, y := func(n int) int { return n * side }, func(n int) int { return n * up }
	return [][]stroke{{
		{{x(230), y(-20)}},
		{{x(330), y(190)}, {x(560), y(270)}, {x(900), y(200)}},
		{{x(760), y(60)}, {x(560), y(-60)}, {x(230), y(-20)}},
	}}
}

// tendril draws a thin curl below the leaf.
func tendril(side int) [][]stroke {
	x := func(n int) int { return n * side }
	return [][]stroke{{
		{{x(230), -60}},
		{{x(480), -150}, {x(700), -170}, {x(980), -60}},
		{{x(1100), -10}, {x(1210), 10}, {x(1330), -30}},
		{{x(1210), -20}, {x(1110), -60}, {x(1010), -110}},
		{{x(720), -240}, {x(470), -200}, {x(230), -60}},
	}}
}

func join(parts ...[][]stroke) [][]stroke {
	var all [][]stroke
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// at returns the pieces moved.
func at(pieces [][]stroke, x, y int) [][]stroke {
	moved := make([][]stroke, len(pieces))
	for i, piece := range pieces {
		for _, s := range piece {
			var t stroke
			for _, p := range s {
				t = append(t, point{p.x + x, p.y + y})
			}
			moved[i] = append(moved[i], t)
		}
	}
	return moved
}

// path returns the ornament as an outline in thousandths of its size.
func (o *ornament) path() []font.Segment {
	var path []font.Segment
	for _, piece := range o.pieces {
		for i, s := range piece {
			seg := font.Segment{Op: 'C'}
			switch {
			case i == 0:
				seg.Op = 'M'
			case len(s) == 1:
				seg.Op = 'L'
			}
			for j, p := range s {
				seg.Args[j] = font.Point{X: float32(p.x), Y: float32(p.y)}
			}
			path = append(path, seg)
		}
	}
	return path
}

// box returns a filled rectangle as an outline, in points: its top left corner
// is the origin.
func box(width, height float32) []font.Segment {
	return []font.Segment{
		{Op: 'M', Args: [3]font.Point{{X: 0, Y: 0}}},
		{Op: 'L', Args: [3]font.Point{{X: width, Y: 0}}},
		{Op: 'L', Args: [3]font.Point{{X: width, Y: -height}}},
		{Op: 'L', Args: [3]font.Point{{X: 0, Y: -height}}},
	}
}
