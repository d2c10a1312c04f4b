package typeset

import (
	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// figure sets a picture in the middle of the measure, in whole lines of the
// grid, its caption below.
func (s *setter) figure(b *book.Figure, c column) {
	n := s.image(b.Image)
	if n < 0 {
		return
	}
	el := int32(page.Artifact)
	if !b.Decorative {
		el = s.element(c.element, "Figure")
		s.elements[el].Alt = b.Alt
	}
	caption := s.caption(b, c)
	room := s.depth - len(caption) - boolInt(len(caption) > 0)
	height := unit.Length(max(room, 1)-1)*s.leading + capHeight(&s.regular, s.size)
	size := fitImage(s.book.Images[n], c.width, height)
	if left := s.depth - s.used() - len(caption) - figureRoom; !b.Full && left >= s.depth/3 { // beside an opening
		size = fitImage(s.book.Images[n], c.width, min(height, unit.Length(left)*s.leading))
	}
	if b.Bleed {
		s.plate(b, n, el)
		return
	}
	if b.Full {
		size = fillImage(s.book.Images[n], c.width, height)
	}
	depth := s.depthOf(size.Height-capHeight(&s.regular, s.size)) + 1
	blank := unit.Length(depth-1)*s.leading + capHeight(&s.regular, s.size) - size.Height
	r := row{grid: paginate.Row{Depth: min(depth+len(caption)+boolInt(len(caption) > 0), s.depth)}}
	r.extra = &extra{placed: []page.Placed{{
		Image: n, X: c.left + (c.width-size.Width)/2, Y: blank/2 - capHeight(&s.regular, s.size),
		Width: size.Width, Height: size.Height, Element: el,
	}}}
	for i := range caption {
		caption[i].Y = unit.Length(depth+i)*s.leading + s.leading/2
	}
	r.lines = caption
	s.countNotes(&r, caption)
	if b.Full {
		lower := unit.Length(s.depth-r.grid.Depth) * s.leading / 2
		r.extra.placed[0].Y += lower
		for i := range r.lines {
			r.lines[i].Y += lower
		}
		r.grid.Depth, r.grid.Cost = s.depth, paginate.Forced
		s.galley.open(b.At).variants[0].rows = []row{r}
		return
	}
	s.blank(1)
	s.galley.open(b.At).variants[0].rows = []row{r}
	s.blank(1)
}

// plate gives a picture a page that it fills to its edges. Where it stands there
// is settled with the page's margins; see bleed.
func (s *setter) plate(b *book.Figure, n int, el int32) {
	r := row{grid: paginate.Row{Depth: s.depth, Cost: paginate.Forced}}
	r.extra = &extra{placed: []page.Placed{{Image: n, Element: el, Bleeds: true}}}
	s.galley.open(b.At).variants[0].rows = []row{r}
}

// usualBleed is how far art runs past the edge where no printer says: an eighth
// of an inch, as all of them have it.
const usualBleed = unit.Inch / 8

// bleed places a picture so that it covers its page and the bleed at the head,
// the foot and the fore-edge: never stretched, in the middle, and what is over
// lies outside the sheet.
func (m *maker) bleed(p *page.Placed) {
	trim := m.pages.Trim
	over := m.over
	if over <= 0 {
		over = usualBleed
	}
	m.pages.Bleed = over
	img := m.pages.Images[p.Image]
	w, h := int64(max(img.Width, 1)), int64(max(img.Height, 1))
	p.Width = trim.Width + 2*over
	p.Height = p.Width.Scale(h, w)
	if high := trim.Height + 2*over; p.Height < high {
		p.Height = high
		p.Width = high.Scale(w, h)
	}
	p.X, p.Y = (trim.Width-p.Width)/2, (trim.Height-p.Height)/2
}

// figureRoom is how many lines the space round a picture and the first lines
// of text below it take on a section's first page.
const figureRoom = 6

// used returns how many lines of the first page are taken, and that it is full
// when the galley is longer already than an opening and a few lines.
func (s *setter) used() int {
	n := 0
	for i := range s.galley.blocks {
		for r := range s.galley.blocks[i].variants[0].rows {
			n += s.galley.blocks[i].variants[0].rows[r].grid.Depth
		}
	}
	if len(s.galley.blocks) == 0 || n > s.depth {
		return s.depth
	}
	return n
}

// caption sets the lines below a picture, small and centred.
func (s *setter) caption(b *book.Figure, c column) []setLine {
	if len(b.Caption) == 0 {
		return nil
	}
	l := c.look.at(s.noteSize()).whole().emphasized()
	s.txt.reset()
	s.inlines(b.Caption, ink{look: l, element: s.element(c.element, "Caption")})
	lines := s.lines(&frame{left: c.left, width: c.width, align: book.Centre, off: true, loose: true}, l.size)
	return lines
}

// dotsPerInch is how finely a picture is printed at its natural size.
const dotsPerInch = 300

// fitImage returns the size of an image that is no larger than the room: its
// natural one at 300 dots to the inch when that is at least half the width,
// else as wide as fits, up to twice the natural size.
func fitImage(img *book.Image, width, height unit.Length) unit.Size {
	w, h := int64(max(img.Width, 1)), int64(max(img.Height, 1))
	size := unit.Size{Width: unit.Inch.Scale(w, dotsPerInch), Height: unit.Inch.Scale(h, dotsPerInch)}
	if img.MediaType == "image/svg+xml" {
		size = unit.Size{Width: width, Height: width.Scale(h, w)}
	} else if size.Width < width/2 {
		size.Width, size.Height = size.Width*2, size.Height*2
	}
	if size.Width > width {
		size = unit.Size{Width: width, Height: width.Scale(h, w)}
	}
	if size.Height > height {
		size = unit.Size{Width: height.Scale(w, h), Height: height}
	}
	return size
}

// fillImage returns the largest size of an image in the room.
func fillImage(img *book.Image, width, height unit.Length) unit.Size {
	w, h := int64(max(img.Width, 1)), int64(max(img.Height, 1))
	if size := (unit.Size{Width: width, Height: width.Scale(h, w)}); size.Height <= height {
		return size
	}
	return unit.Size{Width: height.Scale(w, h), Height: height}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
