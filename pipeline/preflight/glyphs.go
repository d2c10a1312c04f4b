package preflight

import (
	"encoding/binary"

	"octavo/pipeline/pdf/object"
)

// A box is an area in points, from the lower left.
type box struct{ left, bottom, right, top float64 }

// join returns the area round both; the zero box is none.
func (b box) join(c box) box {
	switch {
	case b == box{}:
		return c
	case c == box{}:
		return b
	}
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// A face is a font of a file, as far as one must know it to say where its
// glyphs leave ink. Lengths are in thousandths of the em.
type face struct {
	name     string
	embedded bool
	composit bool // codes have two bytes
	subset   bool
	widths   []float64 // by code; below 0 for the usual
	usual    float64
	boxes    []box // of a TrueType font's glyphs
	glyphs   []int // their numbers by code; nil where these are the codes
	around   box   // of all glyphs, where boxes has none
	looked   map[int]bool
}

// readFace reads a font dictionary.
func readFace(d object.Dict) *face {
	f := &face{name: string(d.Name("BaseFont"))}
	if n := f.name; len(n) > 7 && n[6] == '+' {
		f.name, f.subset = n[7:], true
	}
	inner := d
	if list := d.Array("DescendantFonts"); d.Name("Subtype") == "Type0" && len(list) > 0 {
		f.composit = true
		inner, _ = object.Resolve(list[0]).(object.Dict)
		f.usual = 1000
		if dw, ok := object.Number(inner["DW"]); ok {
			f.usual = dw
		}
		f.readWidths(inner.Array("W"))
	} else {
		first := d.Int("FirstChar")
		for i, w := range d.Array("Widths") {
			f.setWidth(first+i, w)
		}
	}
	desc := inner.Dict("FontDescriptor")
	if b := desc.Array("FontBBox"); len(b) == 4 {
		f.around = boxOf(b)
	}
	for _, key := range []object.Name{"FontFile", "FontFile2", "FontFile3"} {
		if s := desc.Stream(key); s != nil {
			f.embedded = true
			switch {
			case key == "FontFile2" && inner.Name("CIDToGIDMap") == "Identity":
				f.boxes, f.glyphs = glyphBoxes(s.Data), nil
			case key == "FontFile2" && !f.composit:
				if f.glyphs = symbolGlyphs(s.Data); f.glyphs != nil {
					f.boxes = glyphBoxes(s.Data)
				}
			}
		}
	}
	return f
}

// readWidths reads the widths of a composite font (PDF 1.7, 9.7.4.3).
func (f *face) readWidths(w object.Array) {
	for i := 0; i+1 < len(w); {
		first, _ := object.Resolve(w[i]).(int)
		if list, ok := object.Resolve(w[i+1]).(object.Array); ok {
			for j, o := range list {
				f.setWidth(first+j, o)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, _ := object.Resolve(w[i+1]).(int)
		for code := first; code <= last && code <= 0xFFFF; code++ {
			f.setWidth(code, w[i+2])
		}
		i += 3
	}
}

// advance returns how far a glyph moves the pen.
func (f *face) advance(code int) float64 {
	if code < len(f.widths) && f.widths[code] >= 0 {
		return f.widths[code]
	}
	return f.usual
}

func (f *face) setWidth(code int, width object.Object) {
	if code < 0 || code > 0xFFFF {
		return
	}
	for len(f.widths) <= code {
		f.widths = append(f.widths, -1)
	}
	f.widths[code], _ = object.Number(width)
}

// ink returns the area a glyph blackens, from its origin, and false for one
// that leaves none.
func (f *face) ink(code int) (box, bool) {
	if f.boxes == nil {
		return f.around, f.around != box{}
	}
	if f.glyphs != nil {
		if code >= len(f.glyphs) {
			return box{}, false
		}
		code = f.glyphs[code]
	}
	if code < 0 || code >= len(f.boxes) {
		return box{}, false
	}
	return f.boxes[code], f.boxes[code] != box{}
}

// table returns a table of a TrueType file, or nil.
func table(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		if string(data[at:at+4]) == tag {
			from, n := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
			if from+n > len(data) {
				return nil
			}
			return data[from : from+n]
		}
	}
	return nil
}

// symbolGlyphs reads which glyph a code of one byte stands for out of the cmap
// of a symbol font (PDF 1.7, 9.6.6.4; OpenType specification, cmap, format 4);
// nil when it has none that is plain.
func symbolGlyphs(data []byte) []int {
	t := table(data, "cmap")
	if len(t) < 12 || binary.BigEndian.Uint16(t[2:]) != 1 || binary.BigEndian.Uint32(t[4:]) != 3<<16 {
		return nil
	}
	at := int(binary.BigEndian.Uint32(t[8:]))
	if at+16 > len(t) || binary.BigEndian.Uint16(t[at:]) != 4 {
		return nil
	}
	t = t[at:]
	n := int(binary.BigEndian.Uint16(t[6:])) / 2
	if 16+8*n > len(t) {
		return nil
	}
	list := make([]int, 0x100)
	for i := range n {
		word := func(part int) int { return int(binary.BigEndian.Uint16(t[14+2*i+part:])) }
		end, start, delta, offset := word(0), word(2*n+2), word(4*n+2), word(6*n+2)
		if offset != 0 {
			return nil
		}
		for c := max(start, 0xF000); c <= min(end, 0xF0FF); c++ {
			list[c-0xF000] = (c + delta) & 0xFFFF
		}
	}
	return list
}

// glyphBoxes reads the areas of all glyphs out of a TrueType file (OpenType
// specification: head, loca, glyf), in thousandths of the em; nil when it
// cannot be read.
func glyphBoxes(data []byte) []box {
	head, loca, glyf := table(data, "head"), table(data, "loca"), table(data, "glyf")
	if len(head) < 54 {
		return nil
	}
	em := float64(binary.BigEndian.Uint16(head[18:]))
	size, scale := 2, 2
	if binary.BigEndian.Uint16(head[50:]) == 1 {
		size, scale = 4, 1
	}
	if em == 0 || len(loca) < 2*size {
		return nil
	}
	offset := func(i int) int {
		if size == 4 {
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return int(binary.BigEndian.Uint16(loca[2*i:])) * scale
	}
	boxes := make([]box, len(loca)/size-1)
	for i := range boxes {
		from, to := offset(i), offset(i+1)
		if from < 0 || to < from+10 || to > len(glyf) {
			continue
		}
		side := func(n int) float64 { return float64(int16(binary.BigEndian.Uint16(glyf[from+2+2*n:]))) * 1000 / em }
		boxes[i] = box{side(0), side(1), side(2), side(3)}
	}
	return boxes
}

func boxOf(a object.Array) box {
	var n [4]float64
	for i := range min(4, len(a)) {
		n[i], _ = object.Number(a[i])
	}
	return box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
}
