// Package truetype makes font files of a face's glyphs: only those in use, in
// any order, with the tables that a reader needs. It is what PDFs and EPUBs
// embed.
package truetype

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"sort"

	"octavo/pipeline/font"
)

// A Glyph is what a number of the new font stands for.
type Glyph struct {
	GID uint16 // of the face, Blank, or Drawn
	// Outline and Advance are those of a glyph that is Drawn, in font units.
	Outline []font.Segment
	Advance int32
}

// Numbers of glyphs that no face has.
const (
	Blank = 0xFFFF // no outline and no width
	Drawn = 0xFFFE // an outline of its own
)

// Options say what else goes into a font. The zero value is nothing.
type Options struct {
	// Symbols adds a cmap that gives the first 256 glyphs the private characters
	// from U+F000 on, as fonts of symbols do.
	Symbols bool
	// Tables makes further tables, by their tags, nil for none. Distances of the
	// face are to be multiplied by factor.
	Tables func(factor int32) map[string][]byte
}

// Derive makes a TrueType font with the glyphs in their order. Whatever the
// face's file was, it has the tables a PDF reader needs of a font addressed by
// glyph (PDF 1.7, 9.9), those of the options and no others. The glyphs of a
// TrueType face are copied; those of another are drawn anew. Behind the glyphs
// asked for stand those they are made of.
//
// A face of 1000 units to the em, as those with cubic curves have, gets 2000,
// so that its widths stay exact and its points are rounded to half a unit.
func Derive(face *font.Face, glyphs []Glyph, o Options) []byte {
	m := face.Metrics()
	t := newTrueType(o)
	if t.copyGlyphs(face, glyphs) {
		return t.file(m, 1)
	}
	factor := int32(1)
	if m.UnitsPerEm <= 1024 {
		factor = 2
	}
	t = newTrueType(o)
	cache := map[uint16][]byte{}
	for _, g := range glyphs {
		if g.GID == Drawn {
			t.addDrawn(t.glyph(contours(g.Outline, float64(factor))), g.Advance*factor)
			continue
		}
		glyph, ok := cache[g.GID]
		if !ok && g.GID != Blank {
			glyph = t.glyph(contours(face.Outline(g.GID), float64(factor)))
			cache[g.GID] = glyph
		}
		t.addDrawn(glyph, face.GlyphAdvance(g.GID)*factor)
	}
	return t.file(m, factor)
}

// addDrawn adds a glyph whose side bearing is its left end.
func (t *trueType) addDrawn(glyph []byte, advance int32) {
	side := 0
	if len(glyph) > 0 {
		side = int(int16(binary.BigEndian.Uint16(glyph[2:])))
	}
	t.add(glyph, advance, side)
}

// A trueType gathers a font's glyphs.
type trueType struct {
	options               Options
	glyf, hmtx            []byte
	offsets               []int // of the glyphs in glyf, and of its end
	glyphs                int
	maxPoints, maxContour int
	maxAdvance            int32
	box                   [4]int

	// Of glyphs made of others: points and contours, parts, and how deep.
	mostPoints, mostContours, parts, depth int
	shifted                                bool // a side bearing is not the glyph's left end
}

func newTrueType(o Options) *trueType {
	return &trueType{options: o, offsets: []int{0}, box: [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15}}
}

func (t *trueType) add(glyph []byte, advance int32, side int) {
	advance = max(0, min(advance, 0xFFFF))
	t.glyf = append(t.glyf, glyph...)
	t.offsets = append(t.offsets, len(t.glyf))
	if len(glyph) > 0 && side != int(int16(binary.BigEndian.Uint16(glyph[2:]))) {
		t.shifted = true
	}
	t.hmtx = binary.BigEndian.AppendUint16(t.hmtx, uint16(advance))
	t.hmtx = binary.BigEndian.AppendUint16(t.hmtx, uint16(side))
	t.maxAdvance = max(t.maxAdvance, advance)
	t.glyphs++
}

// glyph encodes contours as a simple glyph (OpenType specification, glyf).
func (t *trueType) glyph(list [][]point) []byte {
	if len(list) == 0 {
		return nil
	}
	var ends, flags, xs, ys []byte
	box := [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15}
	n, x, y := 0, 0, 0
	for _, c := range list {
		for _, p := range c {
			box = [4]int{min(box[0], p.x), min(box[1], p.y), max(box[2], p.x), max(box[3], p.y)}
			flag := byte(0)
			if p.on {
				flag = 1
			}
			var short, same byte
			xs, short, same = appendDelta(xs, p.x-x)
			flag |= short<<1 | same<<4
			ys, short, same = appendDelta(ys, p.y-y)
			flag |= short<<2 | same<<5
			flags = append(flags, flag)
			x, y = p.x, p.y
		}
		n += len(c)
		ends = binary.BigEndian.AppendUint16(ends, uint16(n-1))
	}
	for i, side := range box {
		if i < 2 {
			t.box[i] = min(t.box[i], side)
		} else {
			t.box[i] = max(t.box[i], side)
		}
	}
	t.maxPoints, t.maxContour = max(t.maxPoints, n), max(t.maxContour, len(list))
	out := binary.BigEndian.AppendUint16(nil, uint16(len(list)))
	for _, side := range box {
		out = binary.BigEndian.AppendUint16(out, uint16(side))
	}
	out = append(out, ends...)
	out = append(out, 0, 0) // no instructions
	out = appendFlags(out, flags)
	out = append(append(out, xs...), ys...)
	return append(out, make([]byte, -len(out)&3)...)
}

// appendDelta adds a coordinate's difference to the one before, and returns
// the two bits that say how it is stored.
func appendDelta(b []byte, d int) (out []byte, short, same byte) {
	switch {
	case d == 0:
		return b, 0, 1
	case d > 0 && d < 256:
		return append(b, byte(d)), 1, 1
	case d < 0 && d > -256:
		return append(b, byte(-d)), 1, 0
	}
	return binary.BigEndian.AppendUint16(b, uint16(int16(d))), 0, 0
}

// appendFlags adds the points' flags, repeated ones with their number.
func appendFlags(b, flags []byte) []byte {
	for i := 0; i < len(flags); {
		j := i + 1
		for j < len(flags) && flags[j] == flags[i] && j-i < 256 {
			j++
		}
		switch n := j - i; {
		case n > 2:
			b = append(b, flags[i]|8, byte(n-1))
		default:
			b = append(b, flags[i:j]...)
		}
		i = j
	}
	return b
}

// file puts the font's tables together.
func (t *trueType) file(m font.Metrics, factor int32) []byte {
	if t.box[0] > t.box[2] {
		t.box = [4]int{}
	}
	tables := map[string][]byte{
		"glyf": t.glyf,
		"loca": t.loca(),
		"hmtx": t.hmtx,
		"head": t.head(m, factor),
		"hhea": t.hhea(m, factor),
		"maxp": t.maxp(),
	}
	if t.options.Symbols {
		tables["cmap"] = t.symbols()
	}
	if t.options.Tables != nil {
		maps.Copy(tables, t.options.Tables(factor))
	}
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)

	power := bits.Len(uint(len(tags))) - 1 // of two, of which that many tables have the largest
	out := words(1, 0, len(tags), 16<<power, power, 16*len(tags)-16<<power)
	offset := 12 + 16*len(tags)
	headAt := 0
	for _, tag := range tags {
		data := tables[tag]
		if tag == "head" {
			headAt = offset
		}
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		offset += (len(data) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}

func words(values ...int) []byte {
	b := make([]byte, 0, 2*len(values))
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// loca lists the offsets, halved where two bytes are enough for them then.
func (t *trueType) loca() []byte {
	var b []byte
	for _, at := range t.offsets {
		if t.short() {
			b = binary.BigEndian.AppendUint16(b, uint16(at/2))
		} else {
			b = binary.BigEndian.AppendUint32(b, uint32(at))
		}
	}
	return b
}

func (t *trueType) short() bool { return len(t.glyf) <= 2*0xFFFF }

func (t *trueType) head(m font.Metrics, factor int32) []byte {
	style := 0
	if m.Bold {
		style |= 1
	}
	if m.Italic {
		style |= 2
	}
	flags, long := 0x0003, 1
	if t.shifted {
		flags = 0x0001
	}
	if t.short() {
		long = 0
	}
	b := words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, flags, int(m.UnitsPerEm*factor))
	b = append(b, make([]byte, 16)...) // made and changed: no date
	return append(b, words(t.box[0], t.box[1], t.box[2], t.box[3], style, 8, 2, long, 0)...)
}

func (t *trueType) hhea(m font.Metrics, factor int32) []byte {
	return words(1, 0, int(m.Ascent*factor), int(m.Descent*factor), 0, int(t.maxAdvance),
		t.box[0], 0, t.box[2], 1, 0, 0, 0, 0, 0, 0, 0, t.glyphs)
}

func (t *trueType) maxp() []byte {
	return words(1, 0, t.glyphs, t.maxPoints, t.maxContour, t.mostPoints, t.mostContours, 1, 0, 0, 0, 0, 0, 0, t.parts, t.depth)
}

// symbols maps the private characters from U+F000 on to the glyphs, as fonts of
// symbols do.
func (t *trueType) symbols() []byte {
	const base = 0xF000
	codes := min(t.glyphs, 0x100) // the rest, of a whole font, has none
	return words(0, 1,            // one encoding,
		3, 0, 0, 12, // of symbols, 12 bytes on:
		4, 32, 0, // format 4, 32 bytes,
		4, 4, 1, 0, // 2 segments,
		base+codes-1, 0xFFFF, 0, // their ends,
		base, 0xFFFF, // their beginnings,
		-base, 1, // what to add,
		0, 0)
}
