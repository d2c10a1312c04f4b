package finish

import (
	"crypto/md5"
	"fmt"

	"octavo/pipeline/font"
	"octavo/pipeline/pdf/object"
)

// A Font is a font made for one file. Codes are also the numbers of its
// glyphs.
type Font struct {
	Name       string // in the pages' content
	Whole      bool   // it has all glyphs of the face
	Lacks      bool   // it is shown for characters it has no glyphs for
	PostScript string
	Wide       bool // codes are two bytes, not one
	Metrics    font.Metrics
	TrueType   []byte
	Widths     []int32  // by code, in millionths of the em
	Texts      []string // by code
}

// object returns the font as the file has it: simple (PDF 1.7, 9.6.3), or, with
// codes of two bytes, composite and addressed by glyph (9.7).
func (f *Font) object() *object.Indirect {
	name := object.Name(f.PostScript)
	if !f.Whole {
		name = object.Name(f.subsetTag() + "+" + f.PostScript)
	}
	font := object.Dict{
		"Type":      object.Name("Font"),
		"BaseFont":  name,
		"ToUnicode": object.New(&object.Stream{Dict: object.Dict{}, Data: f.toUnicode()}),
	}
	if !f.Wide {
		first := 0
		for first+1 < len(f.Widths) && f.Widths[first] == 0 && f.Texts[first] == "" {
			first++
		}
		font["Subtype"] = object.Name("TrueType")
		font["FirstChar"], font["LastChar"] = first, len(f.Widths)-1
		font["Widths"] = f.widths(first)
		font["FontDescriptor"] = object.New(f.descriptor(name))
		return object.New(font)
	}
	font["Subtype"] = object.Name("Type0")
	font["Encoding"] = object.Name("Identity-H")
	font["DescendantFonts"] = object.Array{object.New(object.Dict{
		"Type":           object.Name("Font"),
		"Subtype":        object.Name("CIDFontType2"),
		"BaseFont":       name,
		"CIDSystemInfo":  object.Dict{"Registry": object.String("Adobe"), "Ordering": object.String("Identity"), "Supplement": 0},
		"CIDToGIDMap":    object.Name("Identity"),
		"FontDescriptor": object.New(f.descriptor(name)),
		"DW":             0,
		"W":              object.Array{0, f.widths(0)},
	})}
	return object.New(font)
}

// subsetTag returns six letters that tell this subset from others of the same
// font (PDF 1.7, 9.6.4).
func (f *Font) subsetTag() string {
	sum := md5.Sum(f.TrueType)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// Flags of a font descriptor (PDF 1.7, table 123).
const (
	fixedPitch = 1 << 0
	serif      = 1 << 1
	symbolic   = 1 << 2
	italic     = 1 << 6
	forceBold  = 1 << 18
)

func (f *Font) descriptor(name object.Name) object.Dict {
	m := &f.Metrics
	perMille := func(units int32) float64 { return float64(int64(units)*1000) / float64(m.UnitsPerEm) }
	flags, stem := serif|symbolic, 88 // a common stem; the file does not say
	if m.Fixed {
		flags |= fixedPitch
	}
	if m.Italic {
		flags |= italic
	}
	if m.Bold {
		flags |= forceBold
		stem = 140
	}
	return object.Dict{
		"Type":        object.Name("FontDescriptor"),
		"FontName":    name,
		"Flags":       flags,
		"FontBBox":    object.Array{perMille(m.BBox[0]), perMille(m.BBox[1]), perMille(m.BBox[2]), perMille(m.BBox[3])},
		"ItalicAngle": m.ItalicAngle,
		"Ascent":      perMille(m.Ascent),
		"Descent":     perMille(m.Descent),
		"CapHeight":   perMille(m.CapHeight),
		"XHeight":     perMille(m.XHeight),
		"StemV":       stem,
		"FontFile2":   object.New(&object.Stream{Dict: object.Dict{"Length1": len(f.TrueType)}, Data: f.TrueType}),
	}
}

// widths returns the widths of the codes from first on, in thousandths of the
// em.
func (f *Font) widths(first int) object.Array {
	list := make(object.Array, len(f.Widths)-first)
	for i, w := range f.Widths[first:] {
		if w%1000 == 0 {
			list[i] = int(w / 1000)
		} else {
			list[i] = float64(w) / 1000
		}
	}
	return list
}

// toUnicode returns the CMap that says which characters a code stands for
// (PDF 1.7, 9.10.3).
func (f *Font) toUnicode() []byte {
	b := []byte(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
`)
	digits := 2
	if f.Wide {
		digits = 4
	}
	b = fmt.Appendf(b, "<%0*X> <%X>\nendcodespacerange\n", digits, 0, 1<<(4*digits)-1)
	var codes []int
	for code, text := range f.Texts {
		if text != "" {
			codes = append(codes, code)
		}
	}
	for len(codes) > 0 {
		n := min(len(codes), 100) // as many as one list may have
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, code := range codes[:n] {
			b = fmt.Appendf(b, "<%0*X> <%X>\n", digits, code, object.UTF16(f.Texts[code]))
		}
		b = append(b, "endbfchar\n"...)
		codes = codes[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
