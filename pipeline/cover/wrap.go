package cover

import (
	"fmt"
	"image"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A Binding is what a printed cover has to fit: the book's size and its spine,
// and the printer's rules.
type Binding struct {
	Trim  unit.Size
	Spine unit.Length
	Bleed unit.Length // past the trimmed cover, on all sides
	Live  unit.Length // how near to the trimmed edge words may stand
	// SpineText says that the spine may have words, SpineClear how far they keep
	// from the folds.
	SpineText  bool
	SpineClear unit.Length
	Barcode    unit.Size // the box for the barcode, zero for none
	// RightToLeft says that the book is bound at the right edge: its front is
	// to the left of the spine.
	RightToLeft bool
	// Guides draws the trimmed edge, the folds and what must be kept clear, for
	// who checks the file by eye. It is never for the printer.
	Guides bool
}

// Sheet returns the size of the whole sheet: back, spine and front with bleed.
func (b *Binding) Sheet() unit.Size {
	return unit.Size{Width: 2*b.Trim.Width + b.Spine + 2*b.Bleed, Height: b.Trim.Height + 2*b.Bleed}
}

// MakeWrap makes the cover of a printed book as one sheet: back, spine and
// front. The front is the shop's cover, or the author's picture; the back has
// the book's description, the author's few words and the barcode.
func MakeWrap(b *book.Book, d *design.Design, f font.Family, bind Binding, found *diag.Findings) (*page.Art, error) {
	w := &wrap{book: b, bind: &bind, art: &page.Art{Size: bind.Sheet(), Bleed: bind.Bleed}, found: found}
	switch {
	case isPhoto(b, d):
		if err := w.photo(d, f); err != nil {
			return nil, err
		}
	case b.Settings.Cover.Image != "":
		if err := w.picture(f); err != nil {
			return nil, err
		}
	default:
		s := compose(b, d, f, &diag.Findings{}) // what is to be said of it the shop's cover has said
		w.colours, w.setter = s.colours, newCompositor(f, b.Meta.Language, found)
		w.art.Ground = shade(s.base)
		w.drawFront(s)
	}
	w.back()
	w.spine()
	if bind.Guides {
		w.guides()
	}
	return w.art, nil
}

// A wrap is a printed cover in the making.
type wrap struct {
	book    *book.Book
	bind    *Binding
	art     *page.Art
	colours palette
	setter  *compositor
	found   *diag.Findings
}

func shade(c colour) page.Colour { return page.Colour{R: c.r, G: c.g, B: c.b} }

// perInch is how many pixels of a dot's scale make an inch on back and spine.
const perInch = 300

// length returns a distance on back or spine.
func length(d dot) unit.Length { return unit.Inch.Scale(int64(d), perInch*64) }

// dots is length turned round.
func dots(l unit.Length) dot { return dot(l.Scale(perInch*64, int64(unit.Inch))) }

// fill covers paths that are given in dots of back and spine.
func (w *wrap) fill(c colour, paths ...contour) {
	w.place(c, paths, func(p point) page.Spot { return page.Spot{X: length(p.x), Y: length(p.y)} })
}

func (w *wrap) place(c colour, paths []contour, to func(point) page.Spot) {
	shape := page.ArtShape{Colour: shade(c)}
	for _, path := range paths {
		list := make([]page.Spot, len(path))
		for i, p := range path {
			list[i] = to(p)
		}
		shape.Paths = append(shape.Paths, list)
	}
	w.art.Shapes = append(w.art.Shapes, shape)
}

// front and backEdge return where the front and the back panel begin, trimmed.
func (w *wrap) front() unit.Length {
	if w.bind.RightToLeft {
		return w.bind.Bleed
	}
	return w.bind.Bleed + w.bind.Trim.Width + w.bind.Spine
}

func (w *wrap) backEdge() unit.Length {
	if w.bind.RightToLeft {
		return w.bind.Bleed + w.bind.Trim.Width + w.bind.Spine
	}
	return w.bind.Bleed
}

// hinge is how far the cloth of the spine reaches over the front of a cover
// whose ornament fills it, as that of a quarter binding does: nothing should end
// at the fold itself, which a press may miss by a sixteenth of an inch.
const hinge = unit.Inch * 3 / 16

// drawFront draws the shop's cover on the front. An ornament that fills it is
// made large enough for the bleed; else all of the cover is shown, and what
// runs past its edges runs on into the bleed, and over a spine without words.
func (w *wrap) drawFront(s *sheet) {
	trim, bleed := w.bind.Trim, w.bind.Bleed
	num, den := int64(trim.Width), int64(width)
	if int64(trim.Width)*int64(height) > int64(trim.Height)*int64(width) {
		num, den = int64(trim.Height), int64(height)
	}
	if s.full {
		across, down := int64(trim.Width+2*bleed), int64(trim.Height+2*bleed)
		if num, den = across, int64(width); across*int64(height) < down*int64(width) {
			num, den = down, int64(height)
		}
	}
	left := w.front() + (trim.Width-unit.Length(int64(width)*num/den))/2
	top := bleed + (trim.Height-unit.Length(int64(height)*num/den))/2
	for _, m := range s.marks {
		w.place(m.colour, m.paths, func(p point) page.Spot {
			return page.Spot{X: left + unit.Length(int64(p.x)*num/den), Y: top + unit.Length(int64(p.y)*num/den)}
		})
	}
	over := unit.Length(0)
	if s.full {
		over = hinge
	} else if !w.hasSpineWords() {
		return
	}
	if w.bind.RightToLeft {
		w.cover(w.front()+trim.Width-over, w.art.Size.Width)
	} else {
		w.cover(0, w.front()+over)
	}
}

// cover hides what stands between two places, from head to foot.
func (w *wrap) cover(left, right unit.Length) {
	w.art.Shapes = append(w.art.Shapes, page.ArtShape{Colour: w.art.Ground, Paths: [][]page.Spot{{
		{X: left}, {X: right}, {X: right, Y: w.art.Size.Height}, {X: left, Y: w.art.Size.Height},
	}}})
}

// leastSpine is the smallest type on a spine, 7 pt: KDP takes none smaller.
const leastSpine = dot(perInch * 64 * 7 / 72)

// spineRoom returns how wide words on the spine may be, across it.
func (w *wrap) spineRoom() dot { return dots(w.bind.Spine) - 2*dots(w.bind.SpineClear) }

func (w *wrap) hasSpineWords() bool {
	return w.bind.SpineText && w.spineRoom().part(spinePart) >= leastSpine
}

// spinePart is how much of the room across the spine the type size takes, in
// thousandths: the middle of the capitals stands in the spine's middle, and what
// hangs below the line keeps clear too.
const spinePart = 840

// picture puts the author's picture on the front, never stretched: it fills the
// panel with its bleed, and what is over is cut from both sides alike. Back and
// spine have the colour of its edge.
func (w *wrap) picture(f font.Family) error {
	p, err := pictureOf(w.book)
	if err != nil {
		return err
	}
	from, columns, rows := w.panelOf(p)
	if from.Dx()*10 < columns*9 {
		w.found.Warnf(p.at, "cover-soft", "the cover %q has %d pixels to the inch in print, and a printer asks for %d", p.name, from.Dx()*perInch/columns, perInch).
			Hint = fmt.Sprintf("export it with %d × %d pixels", columns, rows)
	}
	w.setPicture(resample(p.pixel, from, columns, rows), f)
	return nil
}

// panelOf returns the part of a picture that fills the front with its bleed, and
// how many pixels that has in print.
func (w *wrap) panelOf(p *picture) (from image.Rectangle, columns, rows int) {
	panel := w.panel()
	columns, rows = int(panel.Width.Scale(perInch, int64(unit.Inch))), int(panel.Height.Scale(perInch, int64(unit.Inch)))
	return p.filling(columns, rows), columns, rows
}

// panel returns the size of the front with its bleed.
func (w *wrap) panel() unit.Size {
	return unit.Size{Width: w.bind.Trim.Width + w.bind.Bleed, Height: w.bind.Trim.Height + 2*w.bind.Bleed}
}

// photo puts the picture with its words on the front, as the shop's cover has
// them.
func (w *wrap) photo(d *design.Design, f font.Family) error {
	img, s, err := photo(w.book, d, f, &diag.Findings{}) // the shop's cover has said what is to be said
	if err != nil {
		return err
	}
	p := &picture{w: shopWidth, h: shopHeight, pixel: pixelsOf(img)}
	from, columns, rows := w.panelOf(p)
	w.setPicture(resample(p.pixel, from, columns, rows), f)
	// The words at the same places of the picture, as outlines.
	panel := w.panel()
	for _, m := range s.marks {
		w.place(m.colour, m.paths, func(at point) page.Spot {
			x, y := int64(at.x)-int64(from.Min.X)*int64(px), int64(at.y)-int64(from.Min.Y)*int64(px)
			return page.Spot{X: w.art.Picture.X + panel.Width.Scale(x, int64(from.Dx())*int64(px)), Y: panel.Height.Scale(y, int64(from.Dy())*int64(px))}
		})
	}
	return nil
}

// setPicture puts pixels on the front, and gives back and spine the colour of
// their edge.
func (w *wrap) setPicture(img *image.RGBA, f font.Family) {
	bind, panel := w.bind, w.panel()
	columns, rows := img.Rect.Dx(), img.Rect.Dy()
	pic := &page.ArtPicture{X: w.front(), Y: 0, Width: panel.Width, Height: panel.Height, Columns: columns, Rows: rows}
	if bind.RightToLeft {
		pic.X = 0
	}
	pic.Pixels = make([]byte, 0, 3*columns*rows)
	var sum [3]int
	for y := range rows {
		row := img.Pix[y*img.Stride:][:4*columns]
		for x := range columns {
			pic.Pixels = append(pic.Pixels, row[4*x:4*x+3]...)
		}
		edge := row[:4]
		if bind.RightToLeft {
			edge = row[4*(columns-1):]
		}
		for i := range sum {
			sum[i] += int(edge[i])
		}
	}
	ground := colour{uint8(sum[0] / rows), uint8(sum[1] / rows), uint8(sum[2] / rows)}
	ink := colour{255, 255, 255}
	if black := (colour{26, 24, 22}); contrast(ground, black) > contrast(ground, ink) {
		ink = black
	}
	if contrast(ground, ink) < 450 { // a middle grey: WCAG's 4.5 needs it darker
		ground = ground.towards(colour{}, 450)
		ink = colour{255, 255, 255}
	}
	w.colours = palette{ground: ground, ink: ink, accent: ink}
	w.art.Ground, w.art.Picture = shade(ground), pic
	w.setter = newCompositor(f, w.book.Meta.Language, w.found)
}

// backMargin is how far from the trimmed edge the back's text stands.
const backMargin = perInch * 64 * 5 / 8

// back sets the description, the author's few words and the barcode.
func (w *wrap) back() {
	bind := w.bind
	edge := max(backMargin, dots(bind.Live)+16*px)
	panel := box{dots(w.backEdge()) + edge, dots(bind.Bleed) + edge, dots(w.backEdge()+bind.Trim.Width) - edge, dots(bind.Bleed+bind.Trim.Height) - edge}
	foot := panel.bottom
	code := w.barcode()
	if code.width() > 0 {
		foot = code.top - 56*px
	}
	list := w.copy(paragraphsOf(w.book.Meta.Description), roman, 1000)
	for i, p := range w.copy(w.bio(), italic, 900) {
		p.apart = 600
		if i == 0 && len(list) > 0 {
			p.apart = 2000
		}
		list = append(list, p)
	}
	// From large to small: type of 12 pt to 8, and the words about the author
	// smaller still.
	const point = perInch * 64 / 72
	size := dot(12 * point)
	for size > 8*point && panel.top+w.tall(list, size, panel.width()) > foot {
		size -= point / 4
	}
	kept, all := w.setCopy(list, size, panel, foot)
	if kept < all {
		w.found.Errorf(w.book.Settings.Cover.At, "back-copy", "the back cover has room for %d of the %d lines that description and author take in 8 pt type", kept, all).
			Hint = "make description: in book.yaml shorter"
	}
	if p := tidy(w.book.Meta.Publisher); p != "" {
		b := w.setter.fit("publisher", p, roman, measure{width: panel.width() / 2, height: 60 * px, most: 36 * px, least: 24 * px, lines: 2, leading: 1300, track: 100, gather: true})
		if !b.empty() && (code.width() == 0 || panel.left+b.width() < code.left) {
			b.put(panel.left+b.width()/2, panel.bottom-b.height)
			for _, l := range b.lines {
				w.fill(w.colours.ink, l.contours()...)
			}
		}
	}
}

// bio returns the author's few words: the book's section about the author, when
// it is short.
func (w *wrap) bio() []string {
	const most = 90 // words
	var text []string
	w.book.Sections(func(s *book.Section, _ int) {
		if s.Kind != book.About || s.Made || text != nil {
			return
		}
		var list []string
		book.EachInlines(s.Blocks, func(in []book.Inline) {
			if t := folded(book.PlainText(in)); t != "" {
				list = append(list, t)
			}
		})
		if len(strings.Fields(strings.Join(list, " "))) <= most {
			text = list
		}
	})
	return text
}

// paragraphsOf parts a text at its blank lines.
func paragraphsOf(s string) []string {
	var list []string
	for _, p := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = folded(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// A backText is a paragraph of the back, with its words measured.
type backText struct {
	face   *font.Face
	part   int // of the type size, in thousandths
	apart  int // blank above it, in thousandths of the type size
	words  []string
	widths []int64 // in font units
	space  int64
}

// copy measures paragraphs.
func (w *wrap) copy(paragraphs []string, l look, part int) (list []*backText) {
	for i, p := range paragraphs {
		face, words := w.setter.face(l, p, "back cover")
		t := &backText{face: face, part: part, words: strings.Fields(words), space: int64(w.setter.shaper.Shape(face, " ", font.Style{}).Width)}
		if i > 0 {
			t.apart = 600
		}
		for _, word := range t.words {
			t.widths = append(t.widths, int64(w.setter.shaper.Shape(face, word, font.Style{Lang: w.setter.language}).Width))
		}
		if len(t.words) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// rows breaks the paragraph into lines no wider than the measure, given in font
// units: as few as can be, and as even as so few allow. It returns the word
// after each line's last.
func (t *backText) rows(most int64) []int {
	greedy := func(most int64) (ends []int) {
		at := int64(0)
		for i, width := range t.widths {
			if at > 0 && at+t.space+width > most {
				ends, at = append(ends, i), 0
			}
			if at > 0 {
				at += t.space
			}
			at += width
		}
		return append(ends, len(t.words))
	}
	best := greedy(most)
	for narrow := most - most/50; narrow > most*4/5; narrow -= most / 50 {
		ends := greedy(narrow)
		if len(ends) > len(best) {
			break
		}
		best = ends
	}
	return best
}

func (t *backText) rowsIn(width, size dot) []int {
	return t.rows(int64(width) * int64(t.face.Metrics().UnitsPerEm) / int64(max(size.part(t.part), 1)))
}

// backLeading is from baseline to baseline, in thousandths of the type size.
const backLeading = 1400

// tall returns how high the paragraphs stand in a size.
func (w *wrap) tall(list []*backText, size, width dot) dot {
	y := dot(0)
	for _, t := range list {
		y += size.part(t.apart) + dot(len(t.rowsIn(width, size)))*size.part(t.part).part(backLeading)
	}
	return y
}

// setCopy sets the paragraphs from the left, or from the right in a book that
// is bound there, as far as the foot, and returns how many lines it set of how
// many there are.
func (w *wrap) setCopy(list []*backText, size dot, room box, foot dot) (kept, all int) {
	y := room.top
	for _, t := range list {
		y += size.part(t.apart)
		own := typeface{face: t.face, size: size.part(t.part)}
		from := 0
		for _, to := range t.rowsIn(room.width(), size) {
			y += own.size.part(backLeading)
			if all++; y <= foot && kept == all-1 {
				kept++
				l := w.setter.set("back", strings.Join(t.words[from:to], " "), own)
				x := room.left - l.ink.left
				if w.bind.RightToLeft {
					x = room.right - l.ink.right
				}
				l.move(x, y-own.size.part(400)) // above the line's foot
				w.fill(w.colours.ink, l.contours()...)
			}
			from = to
		}
	}
	return kept, all
}

// spine sets title, author and series number along the spine, from the head
// down; in languages whose spines are read from the foot up, that way.
func (w *wrap) spine() {
	bind := w.bind
	if !w.hasSpineWords() {
		return
	}
	wide := w.spineRoom()
	tall := dots(bind.Trim.Height)
	words := wordingOf(&w.book.Meta)
	author := capitals(strings.Join(words.authors, " · "), w.book.Meta.Language)
	const inset = perInch * 64 / 2 // from head and foot
	room := tall - 2*inset
	m := measure{height: wide, most: min(wide.part(spinePart), 150*px), least: 20 * px, lines: 1, leading: 1200, gather: true}
	title, name, number := m, m, m
	title.width = room * 56 / 100
	name.width, name.most, name.track = room*32/100, m.most*3/4, 90
	number.width, number.most = room*8/100, m.most*3/4
	centre := point{dots(bind.Bleed+bind.Trim.Width) + dots(bind.Spine)/2, dots(bind.Bleed)}
	upward := readUpward(w.book.Meta.Language)
	put := func(b block, from, to dot, align int) {
		if b.empty() {
			return
		}
		l := b.lines[0]
		at := (from + to) / 2
		switch align {
		case -1:
			at = from + l.ink.width()/2
		case 1:
			at = to - l.ink.width()/2
		}
		// The letters' middle, by the height of capitals, on the spine's middle.
		dx, dy := at-(l.ink.left+l.ink.right)/2, -(l.at.y - b.height/2)
		l.move(dx, dy)
		list := l.contours()
		for _, path := range list {
			for i, p := range path {
				if upward {
					path[i] = point{centre.x + p.y, centre.y + tall - p.x}
				} else {
					path[i] = point{centre.x - p.y, centre.y + p.x}
				}
			}
		}
		w.fill(w.colours.ink, list...)
	}
	put(w.setter.fit("spine", author, roman, name), inset, inset+name.width, -1)
	put(w.setter.fit("spine", words.title, roman, title), inset+name.width+room*2/100, inset+room*91/100, 0)
	put(w.setter.fit("spine", words.number, roman, number), inset+room*92/100, inset+room, 1)
}

// readUpward reports whether spines are read from the foot up, as in France,
// Spain and Italy.
func readUpward(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	return base == "fr" || base == "es" || base == "it" || base == "ca"
}

// barcode draws the ISBN's bars in their box and returns the box, empty where
// there is none. Without an ISBN of the print edition the box stays free: the
// printer puts its own there.
func (w *wrap) barcode() box {
	bind := w.bind
	if bind.Barcode.Width <= 0 {
		return box{}
	}
	edge := max(dots(bind.Live), perInch*64/4)
	right, bottom := dots(w.backEdge()+bind.Trim.Width)-edge, dots(bind.Bleed+bind.Trim.Height)-edge
	at := box{right - dots(bind.Barcode.Width), bottom - dots(bind.Barcode.Height), right, bottom}
	isbn := tidy(w.book.Meta.Identifiers.ISBNPrint)
	if isbn == "" {
		return at
	}
	digits := book.DigitsOf(isbn)
	main, err := ean13(digits)
	if err != nil {
		w.found.Errorf(w.book.Settings.Cover.At, "barcode", "the cover has no barcode: %v", err).Hint = "look at isbn-print: in book.yaml"
		return at
	}
	addOn, price := barcode{}, ""
	if w.book.Settings.Print.Price != "" {
		if price, err = priceCode(w.book.Settings.Print.Price); err == nil {
			addOn, err = ean5(price)
		}
		if err != nil {
			w.found.Errorf(w.book.Settings.Print.At, "barcode-price", "the barcode has no price: %v", err).
				Hint = "write print: {price: USD 14.99}; USD, CAD, GBP, AUD and NZD below 100 can stand in a barcode"
			addOn = barcode{}
		}
	}
	w.fill(colour{255, 255, 255}, at.contour())
	w.bars(at, main, addOn, digits, price, isbn)
	return at
}

// Modules of the quiet zones, and between the code and its add-on.
const quietLeft, quietRight, between = 11, 7, 9

// bars draws the code in its box, as large as fits and no larger than 100 %,
// where a module is 0.33 mm.
func (w *wrap) bars(at box, main, addOn barcode, digits, price, isbn string) {
	modules := quietLeft + len(main.bars) + quietRight
	if len(addOn.bars) > 0 {
		modules = quietLeft + len(main.bars) + between + len(addOn.bars) + 5
	}
	inner := at.inset(perInch * 64 / 20)
	module := min(dot(33*perInch*64/2540), inner.width()/dot(modules))
	black := colour{}
	x0 := inner.centre() - module*dot(modules)/2 + module*quietLeft
	digit := module * 9 // the height of the digits' type
	caption := w.setter.fit("isbn", "ISBN "+isbn, roman, measure{width: module * dot(len(main.bars)), height: digit, most: digit, least: 10 * px, lines: 1, leading: 1000, gather: true})
	top := inner.top + caption.height + module*4
	foot := inner.bottom - digit*8/10 - module
	for _, l := range caption.lines {
		l.move(x0+module*dot(len(main.bars))/2, inner.top)
		w.fill(black, l.contours()...)
	}
	draw := func(b barcode, x, top, foot dot) {
		for i := 0; i < len(b.bars); {
			if !b.bars[i] {
				i++
				continue
			}
			j := i
			for j < len(b.bars) && b.bars[j] && b.tall[j] == b.tall[i] {
				j++
			}
			down := foot
			if b.tall[i] {
				down += module * 5
			}
			w.fill(black, box{x + module*dot(i), top, x + module*dot(j), down}.contour())
			i = j
		}
	}
	text := func(s string, from, width, baseline dot) {
		b := w.setter.fit("digits", s, roman, measure{width: width, height: digit, most: digit, least: 10 * px, lines: 1, leading: 1000, gather: true, track: 120, style: font.Style{Lining: true}})
		for _, l := range b.lines {
			l.move(from+width/2, baseline-b.height)
			w.fill(black, l.contours()...)
		}
	}
	draw(main, x0, top, foot)
	text(digits[:1], x0-module*9, module*7, inner.bottom)
	text(digits[1:7], x0+module*4, module*41, inner.bottom)
	text(digits[7:], x0+module*50, module*41, inner.bottom)
	if len(addOn.bars) > 0 {
		x := x0 + module*dot(len(main.bars)+between)
		draw(addOn, x, top+digit, foot+module*5)
		text(price, x, module*dot(len(addOn.bars)), top+digit-module*2)
	}
}

// guides draws the trimmed edge and the folds in red, and what must be kept
// clear in blue.
func (w *wrap) guides() {
	bind := w.bind
	red, blue := colour{220, 0, 0}, colour{0, 90, 220}
	sheet := w.art.Size
	line := func(c colour, left, top, right, bottom unit.Length) {
		w.fill(c, box{dots(left), dots(top), dots(right) + 2*px, dots(bottom) + 2*px}.contour())
	}
	frame := func(c colour, left, top, right, bottom unit.Length) {
		line(c, left, top, right, top)
		line(c, left, bottom, right, bottom)
		line(c, left, top, left, bottom)
		line(c, right, top, right, bottom)
	}
	frame(red, bind.Bleed, bind.Bleed, sheet.Width-bind.Bleed, sheet.Height-bind.Bleed)
	for _, x := range []unit.Length{bind.Bleed + bind.Trim.Width, bind.Bleed + bind.Trim.Width + bind.Spine} {
		line(red, x, 0, x, sheet.Height)
	}
	for _, x := range []unit.Length{bind.Bleed, bind.Bleed + bind.Trim.Width + bind.Spine} {
		frame(blue, x+bind.Live, bind.Bleed+bind.Live, x+bind.Trim.Width-bind.Live, sheet.Height-bind.Bleed-bind.Live)
	}
	spine := bind.Bleed + bind.Trim.Width
	frame(blue, spine+bind.SpineClear, bind.Bleed+bind.Live, spine+bind.Spine-bind.SpineClear, sheet.Height-bind.Bleed-bind.Live)
}
