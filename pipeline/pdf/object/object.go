// Package object holds the objects a PDF file is made of: it reads the files
// this program makes (and those gofpdf makes for it) into objects that point
// at one another, and writes such objects as a file, the same bytes every
// time. It knows nothing of books, pages or fonts.
package object

import "strings"

// An Object is nil, bool, int, float64, Name, String, Array, Dict, *Stream, or
// *Indirect where the file refers to an object that stands elsewhere.
type Object any

type (
	// A Name is a PDF name without its slash, as "Type".
	Name string
	// A String is the bytes of a PDF string; see Text for words.
	String string
	// An Array is a list of objects.
	Array []Object
	// A Dict holds objects by name; it is written in the order of the names.
	Dict map[Name]Object
)

// A Stream is a dictionary with bytes. Data is what the stream holds when
// unpacked; Write packs it. With Filter in the dictionary, as an image has it,
// Data is left as it is.
type Stream struct {
	Dict  Dict
	Data  []byte
	Plain bool // not to be packed, as metadata that other programs look for in the file
}

// An Indirect is an object that others refer to. Its number is given when it
// is written.
type Indirect struct {
	Value  Object
	number int
}

// New makes an object that others can refer to.
func New(value Object) *Indirect { return &Indirect{Value: value} }

// Resolve returns the object itself where o refers to one.
func Resolve(o Object) Object {
	for range 32 { // a file may have references to references, but not without end
		in, ok := o.(*Indirect)
		if !ok || in == nil {
			return o
		}
		o = in.Value
	}
	return nil
}

// Dict returns the dictionary under the key, also that of a stream, or nil.
func (d Dict) Dict(key Name) Dict {
	switch v := Resolve(d[key]).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array returns the array under the key, or nil.
func (d Dict) Array(key Name) Array {
	a, _ := Resolve(d[key]).(Array)
	return a
}

// Stream returns the stream under the key, or nil.
func (d Dict) Stream(key Name) *Stream {
	s, _ := Resolve(d[key]).(*Stream)
	return s
}

// Name returns the name under the key, or "".
func (d Dict) Name(key Name) Name {
	n, _ := Resolve(d[key]).(Name)
	return n
}

// Int returns the integer under the key, or 0.
func (d Dict) Int(key Name) int {
	n, _ := Resolve(d[key]).(int)
	return n
}

// Text returns the words of the string under the key, or "".
func (d Dict) Text(key Name) string {
	s, _ := Resolve(d[key]).(String)
	return s.Text()
}

// Number returns o as a number, and whether it is one.
func Number(o Object) (float64, bool) {
	switch v := Resolve(o).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Text makes a string that a reader shows as these words: ASCII as it is,
// all else in UTF-16 (PDF 1.7, 7.9.2.2). Bytes that are no UTF-8 become
// U+FFFD.
func Text(words string) String {
	words = strings.ToValidUTF8(words, "\uFFFD")
	for _, r := range words {
		if r < ' ' && r != '\n' && r != '\t' || r > '~' {
			return "\xFE\xFF" + String(UTF16(words))
		}
	}
	return String(words)
}

// UTF16 returns the words in UTF-16, the higher byte first.
func UTF16(words string) []byte {
	b := make([]byte, 0, 2*len(words))
	for _, r := range words {
		if r >= 0x10000 {
			r -= 0x10000
			high, low := 0xD800+r>>10, 0xDC00+r&0x3FF
			b = append(b, byte(high>>8), byte(high), byte(low>>8), byte(low))
			continue
		}
		b = append(b, byte(r>>8), byte(r))
	}
	return b
}

// FromUTF16 returns the words of UTF-16 with the higher byte first.
func FromUTF16(b string) string {
	var sb strings.Builder
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(b[i])<<8 | rune(b[i+1])
		if r>>10 == 0xD800>>10 && i+3 < len(b) {
			if low := rune(b[i+2])<<8 | rune(b[i+3]); low>>10 == 0xDC00>>10 {
				r = 0x10000 + (r-0xD800)<<10 + (low - 0xDC00)
				i += 2
			}
		}
		sb.WriteRune(r)
	}
	return sb.String()
}

// Text returns the words of a string as Text and gofpdf make them.
func (s String) Text() string {
	if b, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return FromUTF16(b)
	}
	return strings.ToValidUTF8(string(s), "\uFFFD")
}
