package finish

import "encoding/binary"

// grayCondition names the printing condition of GrayProfile.
const grayCondition = "One colour, black; dot gain 20 %"

// GrayProfile returns an ICC profile (ICC.1:2001-04, 6.3.3.1) of a press that
// prints black only and gains 20 % in the middle tones, as offset and laser
// presses do on uncoated paper. PDF/X-4 asks for a profile, and none of a
// named press was found that may be handed on with a program; this one is ours,
// made of the formula below and nothing measured.
//
// A tint t covers t + 0.8 t (1 - t) of the paper, the parabola with a gain of
// 0.2 at one half; what is left reflects. With the gray value g = 1 - t that
// is 0.2 g + 0.8 g².
func GrayProfile() []byte {
	curve := make([]byte, 0, 512)
	for i := range 256 {
		curve = binary.BigEndian.AppendUint16(curve, uint16((257*i*(255+4*i)+637)/1275))
	}
	const copyright = "No rights reserved (CC0)"
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", textDescription(grayCondition)},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), copyright+"\x00"...)},
		{"wtpt", []byte("XYZ \x00\x00\x00\x00\x00\x00\xF6\xD6\x00\x01\x00\x00\x00\x00\xD3\x2D")}, // D50
		{"kTRC", append([]byte("curv\x00\x00\x00\x00\x00\x00\x01\x00"), curve...)},
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00prtrGRAYXYZ \x07\xEA\x00\x0B\x00\x14\x00\x00\x00\x00\x00\x00acsp") // version 2.1, 2026-11-20
	copy(head[68:], "\x00\x00\xF6\xD6\x00\x01\x00\x00\x00\x00\xD3\x2D")
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	at := len(head) + 4 + 12*len(tags)
	for _, t := range tags {
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(body)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		body = append(body, t.data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	out := append(append(head, table...), body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// textDescription returns an element of the type textDescriptionType in ASCII
// (ICC.1:2001-04, 6.5.17).
func textDescription(s string) []byte {
	b := append([]byte("desc\x00\x00\x00\x00"), 0, 0, 0, byte(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no Unicode, no script code
}
