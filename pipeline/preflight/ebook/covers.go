package ebook

import (
	"octavo/templates/specs"
)

func (j *judge) pictureBroken() {
	for _, p := range j.pictures {
		if p.unsound != "" || p.kind == "" {
			j.say(fact{path: p.path}, "make it again", "the picture cannot be read: %s", orNone(p.unsound))
		}
	}
}

func orNone(why string) string {
	if why == "" {
		return "it is of no kind that is known"
	}
	return why
}

func (j *judge) coverBroken() {
	if p := j.cover; p.unsound != "" || p.kind == "" {
		j.say(fact{}, "make it again", "the cover cannot be read: %s", orNone(p.unsound))
	}
}

// picturePixels holds the pictures in the book to a number of pixels.
func (j *judge) picturePixels() {
	most := int64(j.most())
	for _, p := range j.pictures {
		side := specs.Count(j.rule.Value.Side)
		if n := int64(p.width) * int64(p.height); most > 0 && n > most && p.kind != "image/svg+xml" {
			j.say(fact{path: p.path}, "make it smaller: octavo's own covers inside have 1560 × 2496", "%d × %d pixels are %d, and %d are the most", p.width, p.height, n, most)
		}
		if side > 0 && p.kind == "image/svg+xml" {
			side = specs.Count(j.rule.Value.Drawn)
		}
		if side > 0 && max(p.width, p.height) > side {
			j.say(fact{path: p.path}, "make it smaller", "%d × %d pixels, and %d is the longest side", p.width, p.height, side)
		}
	}
}

func (j *judge) pictureWeight() {
	most := int64(specs.Bytes(j.rule.Value.Most))
	for _, p := range j.pictures {
		if p.bytes > most {
			j.say(fact{path: p.path}, "make it smaller, or save it as a JPEG", "the picture has %d KB, and %d are the most", p.bytes>>10, most>>10)
		}
	}
}

func (j *judge) pictureColours() {
	for _, p := range j.pictures {
		if p.colours != "" && !j.rule.Value.Has(p.colours) {
			j.say(fact{path: p.path}, "convert it to sRGB", "the picture is in %s", p.colours)
		}
	}
}

func (j *judge) coverColours() {
	if p := j.cover; p.colours != "" && !j.rule.Value.Has(p.colours) {
		j.say(fact{}, "convert it to sRGB", "the cover is in %s", p.colours)
	}
}

// inside returns the cover's picture in the book, nil when none is named or
// it has no pixels.
func (j *judge) inside() *Picture {
	three, two := j.pkg.cover()
	for _, p := range j.pictures {
		if (p.item == three || three == nil && p.item == two) && p.width > 0 && p.kind != "image/svg+xml" {
			return p
		}
	}
	return nil
}

func (j *judge) coverInsideLeast() { j.atLeast(j.inside()) }
func (j *judge) coverLeast()       { j.atLeast(j.cover) }
func (j *judge) coverInsideMost()  { j.atMost(j.inside()) }
func (j *judge) coverMost()        { j.atMost(j.cover) }

// atLeast holds a cover to "1000x1600", width and height, or "1400", the
// shorter side.
func (j *judge) atLeast(p *Picture) {
	if p == nil || p.width == 0 {
		return
	}
	least := specs.Pixels(j.rule.Value.Least)
	if least.Height > 0 && (p.width < least.Width || p.height < least.Height) || least.Height == 0 && min(p.width, p.height) < least.Width {
		j.say(j.placeOf(p), "take a larger one; octavo's own have 1600 × 2560", "the cover has %d × %d pixels, and %s is the least", p.width, p.height, j.rule.Value.Least)
	}
}

func (j *judge) atMost(p *Picture) {
	if p != nil && max(p.width, p.height) > j.most() {
		j.say(j.placeOf(p), "make it smaller", "the cover has %d × %d pixels, and %d is the longest side", p.width, p.height, j.most())
	}
}

func (j *judge) placeOf(p *Picture) fact {
	if p == j.cover {
		return fact{}
	}
	return fact{path: p.path}
}

func (j *judge) coverIdeal() {
	p, want := j.cover, specs.Pixels(j.rule.Value.Least)
	if p.width > 0 && (p.width < want.Width || p.height < want.Height) {
		j.say(fact{}, "octavo's own have 1600 × 2560", "the cover has %d × %d pixels, and the shop likes %s best", p.width, p.height, j.rule.Value.Least)
	}
}

func (j *judge) coverWeight() {
	if most := int64(specs.Bytes(j.rule.Value.Most)); j.cover.bytes > most {
		j.say(fact{}, "save it as a JPEG of less quality", "the cover has %d KB, and %d are the most", j.cover.bytes>>10, most>>10)
	}
}

func (j *judge) coverFormat() {
	if p := j.cover; p.kind != "" && !j.rule.Value.Has(p.kind) {
		j.say(fact{}, "save it as a JPEG", "the cover is %s", p.kind)
	}
}
