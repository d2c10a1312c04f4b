package text

import (
	"bytes"
	"fmt"

	"octavo/pipeline/diag"
)

// signatures are the first bytes of files that are sent as text by mistake.
// Where a format has no name of its own here, the NULs in it give it away.
var signatures = []struct{ magic, is, hint string }{
	{"PK\x03\x04", "a zip container (docx, odt, epub or zip)", "export the manuscript as plain text or Markdown, or give its ending .docx, .odt or .epub"},
	{"PK\x05\x06", "an empty zip archive", "export the manuscript as plain text or Markdown"},
	{"%PDF-", "a PDF", "export the text from the program the PDF was made with"},
	{"{\\rtf", "rich text (RTF)", "save it as plain text or .docx in the program it was written with"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word document (.doc)", "save it as plain text or .docx"},
	{"\x89PNG", "a PNG picture", "name it under cover or in an image mark, not as a chapter"},
	{"\xFF\xD8\xFF", "a JPEG picture", "name it under cover or in an image mark, not as a chapter"},
	{"GIF8", "a GIF picture", "name it in an image mark, not as a chapter"},
	{"\x1F\x8B", "gzip data", "unpack it first"},
	{"BZh", "bzip2 data", "unpack it first"},
	{"7z\xBC\xAF\x27\x1C", "a 7z archive", "unpack it first"},
	{"Rar!\x1A\x07", "a RAR archive", "unpack it first"},
	{"\xFD7zXZ\x00", "xz data", "unpack it first"},
	{"\x7FELF", "a program", "name the manuscript's file"},
	{"SQLite format 3\x00", "a SQLite database", "export the manuscript from the program that keeps it"},
	{"wOFF", "a font", "name it under the design's fonts, not as a chapter"},
	{"wOF2", "a font", "name it under the design's fonts, not as a chapter"},
	{"OTTO\x00", "a font", "name it under the design's fonts, not as a chapter"},
}

// signature returns a fault when the file begins as one of another kind does.
func signature(name string, raw []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.magic)) {
			// BZh and GIF8 are short enough to begin a text.
			if len(s.magic) < 5 && !bytes.ContainsFunc(raw[:min(len(raw), 512)], func(r rune) bool { return r < 9 || r == 0xFFFD }) {
				continue
			}
			return diag.Faultf(diag.Pos{File: name}, "not-text", s.hint, "this is %s, not text", s.is)
		}
	}
	return nil
}

// binary is the fault for a file of no known kind that is no text.
func binary(name string, raw []byte, at int) error {
	line := 1 + bytes.Count(raw[:at], []byte("\n"))
	return diag.Faultf(diag.Pos{File: name, Line: line}, "not-text",
		"save the manuscript as plain text in UTF-8",
		"this is a binary file, not text: %s", fmt.Sprintf("byte 0x%02X at offset %d", raw[at], at))
}

// tooManyControls returns the offset of the first control byte when one byte
// in fifty is one, else -1. Text has none; a few come from old programs.
func tooManyControls(raw []byte) int {
	first, n := -1, 0
	for i, c := range raw {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1A {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n*50 > len(raw) {
		return first
	}
	return -1
}

// A byteOrder is what utf16ByStatistics found.
type byteOrder uint8

const (
	notUTF16 byteOrder = iota
	littleEndian
	bigEndian
)

// utf16ByStatistics tells UTF-16 without a byte order mark. In every script's
// text the spaces and line ends have a zero byte, always in the same half; in
// Latin text nearly all characters do. A text has no zero byte otherwise.
func utf16ByStatistics(raw []byte) byteOrder {
	sample := raw[:min(len(raw), 1<<16)&^1]
	if len(sample) < 4 || len(raw)%2 != 0 {
		return notUTF16
	}
	var zero [2]int
	var blank [2]int // spaces and line ends whose other half is zero
	ascii := 0       // a text of these with a stray zero is not UTF-16
	for _, c := range sample {
		if c >= 0x20 && c < 0x7F || c == '\n' {
			ascii++
		}
	}
	for i := 0; i < len(sample); i += 2 {
		lo, hi := sample[i], sample[i+1]
		switch {
		case lo == 0 && hi == 0:
			return notUTF16
		case hi == 0:
			zero[0]++
			if lo == ' ' || lo == '\n' {
				blank[0]++
			}
		case lo == 0:
			zero[1]++
			if hi == ' ' || hi == '\n' {
				blank[1]++
			}
		}
	}
	pairs := len(sample) / 2
	for order := range zero {
		other := zero[1-order]
		latin := zero[order]*10 > pairs*7
		spaced := blank[order]*50 > pairs && ascii*10 < len(sample)*8
		if (latin || spaced) && other*20 < zero[order] {
			return byteOrder(order + 1)
		}
	}
	return notUTF16
}
