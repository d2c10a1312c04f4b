package pdf

import (
	"encoding/binary"
	"sort"

	"octavo/pipeline/font"
)

// derive makes a TrueType font with the glyphs the codes stand for, in their
// order, so that a code is a glyph's number. Whatever the face's file was, this
// is what is embedded: the tables a PDF reader needs of a font addressed by
// glyph (PDF 1.7, 9.9) and no others. The glyphs of a TrueType face are copied;
// those of another are drawn anew.
//
// A face of 1000 units to the em, as those with cubic curves have, gets 2000,
// so that its widths stay exact and its points are rounded to half a unit.
//
// With codes of one byte the font has a cmap as symbols have it, which says
// the same once more: readers find the glyphs of a simple font there (PDF 1.7,
// 9.6.6.4).
func derive(face *font.Face, uses []glyphUse, wide bool) []byte {
	m := face.Metrics()
	t := newTrueType(wide)
	if t.copyGlyphs(face, uses) {
		return t.file(m, 1)
	}
	factor := int32(1)
	if m.UnitsPerEm <= 1024 {
		factor = 2
	}
	t = newTrueType(wide)
	cache := map[uint16][]byte{}
	for _, use := range uses {
		if use.gid == ofCluster {
			t.addDrawn(t.glyph(contours(use.cluster.outline(face), float64(factor))), use.cluster.advance()*factor)
			continue
		}
		glyph, ok := cache[use.gid]
		if !ok && use.gid != noGlyph {
			glyph = t.glyph(contours(face.Outline(use.gid), float64(factor)))
			cache[use.gid] = glyph
		}
		t.addDrawn(glyph, face.GlyphAdvance(use.gid)*factor)
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
	wide                  bool
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

func newTrueType(wide bool) *trueType {
	return &trueType{wide: wide, offsets: []int{0}, box: [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15}}
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
	if !t.wide {
		tables["cmap"] = t.cmap()
	}
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)

	out := words(1, 0, len(tags), 64, 2, 16*len(tags)-64) // of 4 to 7 tables
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

// cmap maps the codes, as the private characters from U+F000 on that symbols
// have, to the glyphs of the same numbers.
func (t *trueType) cmap() []byte {
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
