package cover

import (
	"image"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// photoDesign is the name of the design that sets the words on the author's
// picture.
const photoDesign = "photo"

// isPhoto reports whether the words are to stand on the picture.
func isPhoto(b *book.Book, d *design.Design) bool {
	return b.Settings.Cover.Image != "" && first(b.Settings.Cover.Design, d.Cover.Design) == photoDesign
}

// photo is a picture with the words on it: the picture as large as the cover,
// darkened or lightened where the words stand as far as reading them takes, and
// the words as a sheet.
func photo(b *book.Book, d *design.Design, f font.Family, found *diag.Findings) (*image.RGBA, *sheet, error) {
	p, err := pictureOf(b)
	if err != nil {
		return nil, nil, err
	}
	p.remark(found)
	img := resample(p.pixel, p.filling(shopWidth, shopHeight), shopWidth, shopHeight)
	w := wordingOf(&b.Meta)
	c := &composer{sheet: &sheet{full: true}, words: w, setter: newCompositor(f, b.Meta.Language, found), chance: newChance(w.seed())}
	top := calmer(img)
	blocks := c.overlay(top)
	room := box{0, height, width, 0} // what the words cover
	for _, x := range blocks {
		for _, l := range x.lines {
			room.top, room.bottom = min(room.top, l.ink.top), max(room.bottom, l.ink.bottom)
		}
	}
	if room.top < room.bottom {
		c.colours = shadeFor(img, room)
		darken(img, room, top, c.colours)
	}
	for _, x := range blocks {
		c.print(c.colours.ink, x)
	}
	return img, c.sheet, nil
}

// filling returns the part of the picture that fills a cover of that size, and
// cuts the rest from both sides alike.
func (p *picture) filling(w, h int) image.Rectangle {
	from := image.Rect(0, 0, p.w, p.h)
	if p.w*h > p.h*w {
		wide := max(p.h*w/h, 1)
		from.Min.X = (p.w - wide) / 2
		from.Max.X = from.Min.X + wide
	} else {
		high := max(p.w*h/w, 1)
		from.Min.Y = (p.h - high) / 2
		from.Max.Y = from.Min.Y + high
	}
	return from
}

// calmer reports whether the upper third of a picture has less going on than
// the lower one: there the words stand.
func calmer(img *image.RGBA) bool {
	const step = 20
	busy := func(from, to int) (sum int) {
		for y := from; y+step < to; y += step {
			for x := 0; x+step < shopWidth; x += step {
				here := lightAt(img, x, y)
				sum += abs(here-lightAt(img, x+step, y)) + abs(here-lightAt(img, x, y+step))
			}
		}
		return sum
	}
	const part = shopHeight / 3
	return busy(0, part)*10 < busy(shopHeight-part, shopHeight)*9
}

func lightAt(img *image.RGBA, x, y int) int {
	p := img.Pix[img.PixOffset(x, y):]
	return colour{p[0], p[1], p[2]}.luminance()
}

func abs(n int) int { return max(n, -n) }

// overlay sets the words at the top or the foot of the cover.
func (c *composer) overlay(top bool) []block {
	const margin = 130 * px
	room := box{margin, 150 * px, width - margin, height - 150*px}
	author := c.authors(room.width(), 300*px)
	title := c.setter.fit("title", c.words.title, roman, measure{
		width: room.width(), height: 820 * px, most: min(c.titleMost(), 340*px), least: 96 * px, lines: 12, leading: 1030, track: -6})
	subtitle := c.setter.fit("subtitle", c.words.subtitle, italic, measure{
		width: room.width().part(900), height: 260 * px, most: 72 * px, least: 52 * px, lines: 5, leading: 1220, gather: true})
	line := c.seriesLine()
	if line != "" && c.words.number != "" {
		line += " · " + c.words.number
	}
	series := c.setter.fit("series", line, roman, measure{
		width: room.width().part(950), height: 160 * px, most: 50 * px, least: 38 * px, lines: 3, leading: 1400, track: 160, gather: true})
	parts := []struct {
		block
		gap dot // above it
	}{{author, 0}, {title, 110 * px}, {subtitle, 76 * px}, {series, 84 * px}}
	if !top { // at the foot the author comes last
		parts = parts[1:]
		parts[0].gap = 0
		parts = append(parts, struct {
			block
			gap dot
		}{author, 120 * px})
	}
	tall := dot(0)
	for _, p := range parts {
		if !p.empty() {
			if tall > 0 {
				tall += p.gap
			}
			tall += p.foot
		}
	}
	y := room.top
	if !top {
		y = room.bottom - tall
	}
	var list []block
	begun := false
	for _, p := range parts {
		if p.empty() {
			continue
		}
		if begun {
			y += p.gap
		}
		p.put(room.centre(), y)
		y += p.foot
		list, begun = append(list, p.block), true
	}
	return list
}

// shadeFor chooses the ink: white on what is dark or not very light, and dark
// on a pale picture. The ground is what the picture is shaded with.
func shadeFor(img *image.RGBA, room box) palette {
	white, dark := colour{255, 255, 255}, colour{18, 16, 14}
	sum, n := 0, 0
	for y := room.top.pixels(); y < room.bottom.pixels() && y < shopHeight; y += 8 {
		for x := 0; x < shopWidth; x += 8 {
			sum, n = sum+lightAt(img, x, max(y, 0)), n+1
		}
	}
	if n > 0 && sum/n > 65535*55/100 {
		return palette{ink: dark, ground: white, accent: dark}
	}
	return palette{ink: white, ground: dark, accent: white}
}

// enough is the contrast that words keep to the picture, in hundredths: WCAG's
// 4.5 of text, also at its worst places.
const enough = 450

// darken shades the picture where the words stand, no more than reading takes,
// and lets the shade run out beyond them.
func darken(img *image.RGBA, room box, top bool, p palette) {
	const fade = 700 // pixels over which the shade runs out
	from, to := room.top.pixels()-60, room.bottom.pixels()+60
	// The pixels that are hardest to read on: one in twenty is worse.
	var lights [256]int
	n := 0
	for y := max(from, 0); y < min(to, shopHeight); y += 4 {
		for x := 0; x < shopWidth; x += 4 {
			lights[lightAt(img, x, y)>>8]++
			n++
		}
	}
	worst, left := 255, n/20
	if p.ink == (colour{255, 255, 255}) {
		for ; worst > 0 && left >= lights[worst]; worst-- {
			left -= lights[worst]
		}
	} else {
		for worst = 0; worst < 255 && left >= lights[worst]; worst++ {
			left -= lights[worst]
		}
	}
	grey := coded[min(worst<<8+128, 65535)>>4]
	strength := 0 // in thousandths
	for strength < 900 && contrast(p.ink, colour{grey, grey, grey}.towards(p.ground, strength)) < enough {
		strength += 25
	}
	for y := range shopHeight {
		share := strength
		switch {
		case top && y > to:
			share = strength * max(fade-(y-to), 0) / fade
		case !top && y < from:
			share = strength * max(fade-(from-y), 0) / fade
		}
		if share == 0 {
			continue
		}
		row := img.Pix[y*img.Stride:][:4*shopWidth]
		for x := 0; x < len(row); x += 4 {
			c := colour{row[x], row[x+1], row[x+2]}.towards(p.ground, share)
			row[x], row[x+1], row[x+2] = c.r, c.g, c.b
		}
	}
}

// fromPhoto makes the cover of a picture with the words on it.
func fromPhoto(b *book.Book, d *design.Design, f font.Family, found *diag.Findings) (*Cover, error) {
	img, s, err := photo(b, d, f, found)
	if err != nil {
		return nil, err
	}
	small := resample(pixelsOf(img), img.Rect, insideWidth, insideHeight)
	c := &Cover{Layout: s.dump(), Width: shopWidth, Height: shopHeight, InsideWidth: insideWidth, InsideHeight: insideHeight}
	draw := func(img *image.RGBA) []byte {
		paper := newCanvas(img.Rect.Dx(), img.Rect.Dy())
		copy(paper.img.Pix, img.Pix)
		for _, m := range s.marks {
			paper.fill(m.colour, m.paths)
		}
		return encode(paper.img)
	}
	c.Shop, c.Inside = draw(img), draw(small)
	return c, nil
}
