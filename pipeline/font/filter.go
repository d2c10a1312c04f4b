package font

import (
	"reflect"
	"unsafe"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// go-text asks a filter whether a lookup may concern a glyph before it looks:
// three masks of 64 bits, each with a bit for some bits of a glyph's number.
// When a mask is full, v0.3.5 enters no further ranges in the others, where
// HarfBuzz goes on (setDigest.addRange; hb-set-digest.hh), so that glyphs pass
// for being of no concern that are. Fonts with many ranges lose features by it:
// Noto Naskh Arabic does not join its dotted letters, EB Garamond does not kern
// all of its.

// A filter is such masks, as go-text fills them.
type filter [3]uint64

const full = ^uint64(0)

// shifts are by how much a glyph's number is shifted for each mask.
var shifts = [3]uint{4, 0, 6}

// adds enters a coverage and reports whether nothing was left out.
func (d *filter) adds(c tables.Coverage) bool {
	switch c := c.(type) {
	case tables.Coverage1:
		for _, g := range c.Glyphs {
			d.add(uint(g), uint(g))
		}
	case tables.Coverage2:
		for _, r := range c.Ranges {
			if d[0] == full || d[1] == full || d[2] == full {
				if *d != (filter{full, full, full}) {
					return false
				}
			}
			d.add(uint(r.StartGlyphID), uint(r.EndGlyphID))
		}
	}
	return true
}

func (d *filter) add(from, to uint) {
	for i, s := range shifts {
		if to>>s-from>>s >= 63 {
			d[i] = full
			continue
		}
		for g := from >> s; g <= to>>s; g++ {
			d[i] |= 1 << (g & 63)
		}
	}
}

// lossy lists the lookups of a font whose filters leave glyphs out.
func lossy(font *gotext.Font) (substitutions, positions []int) {
	for i, l := range font.GSUB.Lookups {
		var d filter
		whole := true
		for _, t := range l.Subtables {
			whole = d.adds(t.Cov()) && (&filter{}).adds(t.Cov()) && whole
		}
		if !whole {
			substitutions = append(substitutions, i)
		}
	}
	for i, l := range font.GPOS.Lookups {
		var d filter
		whole := true
		for _, t := range l.Subtables {
			whole = d.adds(t.Cov()) && (&filter{}).adds(t.Cov()) && whole
		}
		if !whole {
			positions = append(positions, i)
		}
	}
	return substitutions, positions
}

// openFilters has the filters of the font's lossy lookups let everything
// pass. They are out of reach of go-text's own interface; where they are not
// as this version has them, nothing is done.
func openFilters(font *harfbuzz.Font, substitutions, positions []int) {
	open := func(name string, lookups []int) {
		list := reflect.ValueOf(font).Elem().FieldByName(name)
		if !list.IsValid() || list.Kind() != reflect.Slice {
			return
		}
		for _, i := range lookups {
			if i >= list.Len() {
				return
			}
			openFilter(list.Index(i).FieldByName("digest"))
			subtables := list.Index(i).FieldByName("subtables")
			for k := range subtables.Len() {
				openFilter(subtables.Index(k).FieldByName("digest"))
			}
		}
	}
	open("gsubAccels", substitutions)
	open("gposAccels", positions)
}

func openFilter(v reflect.Value) {
	if v.IsValid() && v.CanAddr() && v.Type().Size() == unsafe.Sizeof(filter{}) {
		*(*filter)(unsafe.Pointer(v.UnsafeAddr())) = filter{full, full, full}
	}
}
