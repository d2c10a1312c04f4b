package report

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A spread is a verso and the recto that faces it, as a picture with its
// defects marked.
type spread struct {
	Folios  string
	Picture template.HTML
	Marks   []string
}

// worst draws the spreads whose defects weigh most, in the order of the pages.
func worst(p *page.Pages, g *glyphs) []spread {
	weight := map[int]int{} // by the number of the recto
	for i := range p.Defects {
		weight[p.Defects[i].Side|1] += weights[p.Defects[i].Kind]
	}
	var rectos []int
	for r := range weight {
		rectos = append(rectos, r)
	}
	slices.SortFunc(rectos, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	rectos = rectos[:min(len(rectos), mostSpreads)]
	slices.Sort(rectos)
	var list []spread
	for _, r := range rectos {
		list = append(list, drawSpread(p, r, g))
	}
	return list
}

// tenth is the unit of the pictures: a tenth of a point.
const tenth = unit.Point / 10

func tenths(l unit.Length) int { return int(l / tenth) }

// drawSpread draws the spread whose recto has that number.
func drawSpread(p *page.Pages, recto int, g *glyphs) spread {
	var s spread
	var sb strings.Builder
	w, h := tenths(p.Trim.Width), tenths(p.Trim.Height)
	fmt.Fprintf(&sb, `<svg viewBox="0 0 %d %d" role="img" aria-label="the spread">`, 2*w, h)
	var folios []string
	for i, n := range []int{recto - 1, recto} {
		at := i * w
		if p.RightToLeft { // its recto is on the left
			at = w - at
		}
		fmt.Fprintf(&sb, `<g transform="translate(%d 0)"><rect class="paper" width="%d" height="%d"/>`, at, w, h)
		if n >= 1 && n <= len(p.Sides) {
			side := p.Sides[n-1]
			folios = append(folios, side.Folio)
			s.mark(&sb, p, side)
			g.side(&sb, p, side)
		}
		sb.WriteString(`</g>`)
	}
	fmt.Fprintf(&sb, `<path class="fold" d="M%d 0V%d"/></svg>`, w, h)
	s.Folios = strings.Join(folios, "–")
	s.Picture = template.HTML(sb.String()) // numbers and our own words
	return s
}

// mark lays a colour under the lines that have defects.
func (s *spread) mark(sb *strings.Builder, p *page.Pages, side *page.Side) {
	for i := range p.Defects {
		d := &p.Defects[i]
		if d.Side != side.Number {
			continue
		}
		text := fmt.Sprintf("p. %s: %s", side.Folio, strings.ToLower(names[d.Kind][0]))
		if d.Line >= 0 {
			text += ", “" + side.Lines[d.Line].Text() + "”"
		}
		s.Marks = append(s.Marks, text)
		x, y, w, h := markBox(p, side, d)
		fmt.Fprintf(sb, `<rect class="mark %s" x="%d" y="%d" width="%d" height="%d"><title>%s</title></rect>`,
			d.Kind, tenths(x), tenths(y), tenths(w), tenths(h), html.EscapeString(text))
	}
}

// markBox returns where a defect is: its line, those of a river, or the foot
// of the page.
func markBox(p *page.Pages, side *page.Side, d *page.Defect) (x, y, w, h unit.Length) {
	if d.Line < 0 {
		var foot unit.Length
		for i := range side.Lines {
			if side.Lines[i].Role == page.Body {
				foot = max(foot, side.Lines[i].Y)
			}
		}
		return p.Trim.Width / 12, foot + 4*unit.Point, p.Trim.Width * 10 / 12, 4 * unit.Point
	}
	l := &side.Lines[d.Line]
	if len(l.Runs) == 0 {
		return p.Trim.Width / 12, l.Y, p.Trim.Width * 10 / 12, unit.Point
	}
	size := l.Runs[0].Size
	last := l
	if lines := int(d.Figure); d.Kind == page.River && d.Line+lines <= len(side.Lines) {
		last = &side.Lines[d.Line+lines-1]
	}
	left, right := l.Extent()
	return left - 2*unit.Point, l.Y - size*8/10, right - left + 4*unit.Point, last.Y - l.Y + size*11/10
}

// glyphs are the outlines that pictures use, each once for the whole page.
type glyphs struct {
	index map[glyphKey]int
	list  []string // as path data, in font units, y upwards
}

type glyphKey struct {
	face *font.Face
	id   uint16
}

// side draws the lines of a side, its rules and ornaments. Letters stand where
// they do in print; that some are widened by a hundredth is not shown.
func (g *glyphs) side(sb *strings.Builder, p *page.Pages, side *page.Side) {
	for _, pl := range side.Placed {
		fmt.Fprintf(sb, `<rect class="picture" x="%d" y="%d" width="%d" height="%d"/>`, tenths(pl.X), tenths(pl.Y), tenths(pl.Width), tenths(pl.Height))
	}
	for i := range side.Drawings {
		d := &side.Drawings[i]
		fmt.Fprintf(sb, `<path d="%s" transform="translate(%d %d) scale(%s)"/>`, pathData(d.Path, 1000), tenths(d.X), tenths(d.Y), scaleOf(d.Scale, 1000))
	}
	for i := range side.Lines {
		g.line(sb, &side.Lines[i])
	}
}

// line draws a line: the runs of one size in a group, whose unit is that of
// the font.
func (g *glyphs) line(sb *strings.Builder, l *page.Line) {
	open := false
	var size, raise unit.Length
	var upm int32
	for i := range l.Runs {
		r := &l.Runs[i]
		if r.Shape.Face == nil || r.Size <= 0 || r.Shape.UPM <= 0 {
			continue // the test face has no outlines
		}
		if open && (r.Size != size || r.Raise != raise || int32(r.Shape.UPM) != upm) {
			sb.WriteString(`</g>`)
			open = false
		}
		if !open {
			size, raise, upm, open = r.Size, r.Raise, int32(r.Shape.UPM), true
			fmt.Fprintf(sb, `<g transform="translate(0 %d) scale(%s)">`, tenths(l.Y-raise), scaleOf(size/unit.Length(upm), 1))
		}
		x := int64(r.X) * int64(upm) / int64(size)
		track := int64(r.Track) * int64(upm) / int64(size)
		for _, gl := range r.Shape.Glyphs {
			if n, ok := g.number(r.Shape.Face, gl.ID); ok {
				fmt.Fprintf(sb, `<use href="#g%d" x="%d"`, n, x+int64(gl.X))
				if gl.Y != 0 {
					fmt.Fprintf(sb, ` y="%d"`, gl.Y)
				}
				sb.WriteString(`/>`)
			}
			x += int64(gl.Advance)*(1000+int64(r.Expand))/1000 + track
		}
	}
	if open {
		sb.WriteString(`</g>`)
	}
}

// scaleOf returns the factors that bring a unit to tenths of a point, y turned
// round, when it is per times as long as given.
func scaleOf(length unit.Length, per int64) string {
	millionths := int64(length) * 1_000_000 / int64(tenth) / per
	return fmt.Sprintf("%d.%06d -%d.%06d", millionths/1_000_000, millionths%1_000_000, millionths/1_000_000, millionths%1_000_000)
}

// number returns the number of a glyph's outline; false when it has none.
func (g *glyphs) number(face *font.Face, id uint16) (int, bool) {
	key := glyphKey{face, id}
	n, ok := g.index[key]
	if !ok {
		n = -1
		if data := pathData(face.Outline(id), 1); data != "" {
			n = len(g.list)
			g.list = append(g.list, data)
		}
		g.index[key] = n
	}
	return n, n >= 0
}

// defs returns the outlines for use in all pictures.
func (g *glyphs) defs() template.HTML {
	var sb strings.Builder
	for n, data := range g.list {
		fmt.Fprintf(&sb, `<path id="g%d" d="%s"/>`, n, data)
	}
	return template.HTML(sb.String())
}

// pathData gives an outline as SVG does, every coordinate times the factor and
// whole.
func pathData(path []font.Segment, factor float32) string {
	var sb strings.Builder
	for i := range path {
		if path[i].Op == 'M' && i > 0 {
			sb.WriteByte('Z')
		}
		sb.WriteByte(path[i].Op)
		for k := range path[i].Points() {
			if k > 0 {
				sb.WriteByte(' ')
			}
			p := path[i].Args[k]
			fmt.Fprintf(&sb, "%d %d", int32(p.X*factor), int32(p.Y*factor))
		}
	}
	if sb.Len() > 0 {
		sb.WriteByte('Z')
	}
	return sb.String()
}

// bars draws the histogram of word spaces: one bar for each twentieth of the
// natural width, the natural one marked.
func bars(s *page.Setting) template.HTML {
	const width, height, from, to = 14, 140, 12, 42 // from 0.6 to 2.1 times the natural width
	most := 1
	for _, n := range s.Spaces {
		most = max(most, n)
	}
	var sb strings.Builder
	fmt.Fprintf(&sb, `<svg class="bars" viewBox="0 0 %d %d" role="img" aria-label="How wide the word spaces of full lines are">`, (to-from)*width, height+24)
	for i := from; i < to; i++ {
		n := s.Spaces[i]
		if i == from {
			for _, less := range s.Spaces[:from] {
				n += less
			}
		}
		if i == to-1 {
			for _, more := range s.Spaces[to:] {
				n += more
			}
		}
		class := ""
		if i < 15 || i >= 30 { // under 0.75 or over 1.5
			class = ` class="out"`
		}
		h := n * height / most
		if n > 0 {
			h = max(h, 1)
		}
		fmt.Fprintf(&sb, `<rect%s x="%d" y="%d" width="%d" height="%d"><title>%d.%02d to %d.%02d: %d lines</title></rect>`,
			class, (i-from)*width+1, height-h, width-2, h, i/20, i%20*5, (i+1)/20, (i+1)%20*5, n)
	}
	for _, tick := range []int{15, 20, 25, 30, 35, 40} {
		fmt.Fprintf(&sb, `<text x="%d" y="%d">%d.%02d</text>`, (tick-from)*width, height+16, tick/20, tick%20*5)
	}
	fmt.Fprintf(&sb, `<path d="M0 %d.5H%d"/></svg>`, height, (to-from)*width)
	return template.HTML(sb.String())
}
