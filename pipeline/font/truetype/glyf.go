package truetype

import (
	"encoding/binary"

	"octavo/pipeline/font"
)

// A copier takes glyphs over from a TrueType face as its file has them, without
// their instructions. Glyphs made of others keep them: the parts nobody
// asked for follow the others.
type copier struct {
	face    *font.Face
	numbers map[uint16]int // of glyphs in the new font
	parts   []uint16       // glyphs that were not asked for and others are made of, in order
	first   int            // number of the first of these
}

// A component is a part of a glyph: where its number stands in the record.
type component struct {
	at  int
	gid uint16
}

// copyGlyphs fills t with the glyphs and their parts. It reports
// false for a face that has to be taken another way.
func (t *trueType) copyGlyphs(face *font.Face, glyphs []Glyph) bool {
	if !face.HasRecords() {
		return false
	}
	c := &copier{face: face, numbers: map[uint16]int{}, first: len(glyphs)}
	for number, g := range glyphs {
		if _, ok := c.numbers[g.GID]; !ok && g.GID < Drawn {
			c.numbers[g.GID] = number
		}
	}
	for _, g := range glyphs {
		if g.GID == Blank {
			t.add(nil, 0, 0)
		} else if g.GID == Drawn {
			t.addDrawn(t.glyph(contours(g.Outline, 1)), g.Advance)
		} else if !t.copyGlyph(c, g.GID) {
			return false
		}
	}
	for i := 0; i < len(c.parts); i++ { // a part may have parts
		if !t.copyGlyph(c, c.parts[i]) {
			return false
		}
	}
	return t.glyphs <= 0xFFFF && t.measure()
}

// copyGlyph adds a glyph of the face.
func (t *trueType) copyGlyph(c *copier, gid uint16) bool {
	if gid == 0 { // the mark for what the face lacks is not the file's
		t.addDrawn(t.glyph(contours(c.face.Outline(0), 1)), c.face.GlyphAdvance(0))
		return true
	}
	record, side, ok := c.face.Record(gid)
	if !ok {
		return false
	}
	var glyph []byte
	if len(record) >= 10 {
		if contours := int16(binary.BigEndian.Uint16(record)); contours < 0 {
			glyph, ok = c.composite(record)
		} else if contours > 0 {
			glyph, ok = simple(record, int(contours))
		}
		if !ok {
			return false
		}
	}
	for i := range t.box {
		if len(glyph) > 0 {
			if n := int(int16(binary.BigEndian.Uint16(glyph[2+2*i:]))); i < 2 {
				t.box[i] = min(t.box[i], n)
			} else {
				t.box[i] = max(t.box[i], n)
			}
		}
	}
	t.add(glyph, c.face.GlyphAdvance(gid), int(side))
	return true
}

// Flags of a point and of a component (OpenType specification, glyf).
const (
	xShort, yShort, repeated, xSame, ySame = 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5

	wordArgs, scaled, more, twoScales, twoByTwo, instructed = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
)

// simple returns the record of a simple glyph without instructions and without
// what stands behind it, and false for a broken one.
func simple(record []byte, contours int) ([]byte, bool) {
	ends := 10 + 2*contours
	if ends+2 > len(record) {
		return nil, false
	}
	points := int(binary.BigEndian.Uint16(record[ends-2:])) + 1
	start := ends + 2 + int(binary.BigEndian.Uint16(record[ends:]))
	at, coordinates := start, 0
	for seen := 0; seen < points; {
		if at >= len(record) {
			return nil, false
		}
		flag, n := record[at], 1
		at++
		if flag&repeated != 0 {
			if at >= len(record) {
				return nil, false
			}
			n += int(record[at])
			at++
		}
		seen += n
		coordinates += n * (sizeOf(flag, xShort, xSame) + sizeOf(flag, yShort, ySame))
	}
	if at += coordinates; at > len(record) {
		return nil, false
	}
	out := make([]byte, 0, ends+2+at-start+3)
	out = append(append(out, record[:ends]...), 0, 0)
	out = append(out, record[start:at]...)
	return append(out, make([]byte, -len(out)&3)...), true
}

func sizeOf(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

// composite returns the record of a glyph made of others, with their new
// numbers, and false for a broken one.
func (c *copier) composite(record []byte) ([]byte, bool) {
	list, end := components(record)
	if list == nil {
		return nil, false
	}
	out := append(make([]byte, 0, end+3), record[:end]...)
	for _, part := range list {
		if int(part.gid) >= c.face.Glyphs() {
			return nil, false
		}
		number, ok := c.numbers[part.gid]
		if !ok {
			number = c.first + len(c.parts)
			c.numbers[part.gid] = number
			c.parts = append(c.parts, part.gid)
		}
		out[part.at-2] &^= instructed >> 8
		binary.BigEndian.PutUint16(out[part.at:], uint16(number))
	}
	return append(out, make([]byte, -len(out)&3)...), true
}

// components lists the parts of a glyph, and returns where the last ends; nil
// for a broken record.
func components(record []byte) (list []component, end int) {
	for at := 10; at+4 <= len(record); {
		flags := binary.BigEndian.Uint16(record[at:])
		list = append(list, component{at + 2, binary.BigEndian.Uint16(record[at+2:])})
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if flags&more == 0 && at <= len(record) {
			return list, at
		}
	}
	return nil, 0
}

// A weight is how much memory a glyph takes of a reader that draws it.
type weight struct{ points, contours, parts, depth int }

// measure finds the most that the glyphs take, for the table maxp. It reports
// false where glyphs are parts of themselves.
func (t *trueType) measure() bool {
	known := make([]*weight, t.glyphs)
	for i := range known {
		w := t.weigh(i, known, 0)
		if w == nil || max(w.points, w.contours) > 0xFFFF {
			return false
		}
		if w.depth > 0 {
			t.mostPoints, t.mostContours = max(t.mostPoints, w.points), max(t.mostContours, w.contours)
			t.parts, t.depth = max(t.parts, w.parts), max(t.depth, w.depth)
		} else {
			t.maxPoints, t.maxContour = max(t.maxPoints, w.points), max(t.maxContour, w.contours)
		}
	}
	return true
}

// deepest is how deep glyphs may be made of glyphs; fonts do it once or twice.
const deepest = 8

var begun = &weight{}

func (t *trueType) weigh(number int, known []*weight, depth int) *weight {
	if known[number] == begun || depth > deepest {
		return nil
	}
	if known[number] != nil {
		return known[number]
	}
	known[number] = begun
	w, record := &weight{}, t.glyf[t.offsets[number]:t.offsets[number+1]]
	switch {
	case len(record) == 0:
	case int16(binary.BigEndian.Uint16(record)) >= 0:
		w.contours = int(binary.BigEndian.Uint16(record))
		w.points = int(binary.BigEndian.Uint16(record[8+2*w.contours:])) + 1
	default:
		list, _ := components(record)
		w.parts = len(list)
		for _, part := range list {
			p := t.weigh(int(part.gid), known, depth+1)
			if p == nil {
				return nil
			}
			w.points, w.contours, w.depth = w.points+p.points, w.contours+p.contours, max(w.depth, p.depth+1)
		}
	}
	known[number] = w
	return w
}
