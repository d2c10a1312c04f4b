package design

import (
	"strings"

	"octavo/pipeline/unit"
)

// suit changes what a design made for Latin text has wrong for the book's
// language. What book.yaml sets goes before it.
//
// Chinese and Japanese fill their squares to the edge, and Arabic reaches far
// above and below its line, so that lines stand farther apart: one and a half
// times the size and more (JLREQ 2.4.2 has a half to a whole em between lines).
// A paragraph begins one square in in Japanese (JLREQ 3.1.5) and two in Chinese
// (CLREQ 3.3.1).
func (d *Design) suit(lang string) {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	leading := int64(0) // hundredths of the size
	indent := Em(0)
	switch base {
	case "ja":
		leading, indent = 165, 1000
	case "zh", "yue":
		leading, indent = 160, 2000
	case "ko":
		leading, indent = 160, 1000
	case "ar", "fa", "ur", "ps", "sd", "ckb", "ug":
		leading = 155
	case "he", "yi":
		leading = 140
	}
	if least := Length(unit.Length(d.Type.Size).Scale(leading, 100)); d.Type.Leading < least {
		d.Type.Leading = roundUp(least)
	}
	if indent > 0 && d.Type.Indent > 0 {
		d.Type.Indent = indent
	}
}

// roundUp returns the length in whole quarters of a point.
func roundUp(l Length) Length {
	const step = Length(unit.Point / 4)
	return (l + step - 1) / step * step
}
