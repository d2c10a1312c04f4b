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

// add enters a coverage and reports whether go-text enters as much.
func (d *filter) add(c tables.Coverage) (whole bool) {
	whole = true
	switch c := c.(type) {
	case tables.Coverage1:
		for _, g := range c.Glyphs {
			d.addRange(uint(g), uint(g))
		}
	case tables.Coverage2:
		for _, r := range c.Ranges {
			if d[0] == full || d[1] == full || d[2] == full {
				whole = whole && *d == filter{full, full, full}
			}
			d.addRange(uint(r.StartGlyphID), uint(r.EndGlyphID))
		}
	}
	return whole
}

func (d *filter) addRange(from, to uint) {
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

// A mending has the filters that a lookup should have, and those of its
// subtables.
type mending struct {
	lookup    int
	all       filter
	subtables []filter
}

// mendings lists what go-text leaves out of the filters of a font.
func mendings(font *gotext.Font) (substitutions, positions []mending) {
	look := func(n int, coverages []tables.Coverage) (m mending, whole bool) {
		m.lookup, whole = n, true
		for _, c := range coverages {
			var own filter
			inAll, inOwn := m.all.add(c), own.add(c)
			whole = whole && inAll && inOwn
			m.subtables = append(m.subtables, own)
		}
		return m, whole
	}
	var list []tables.Coverage
	for i, l := range font.GSUB.Lookups {
		list = list[:0]
		for _, t := range l.Subtables {
			list = append(list, t.Cov())
		}
		if m, whole := look(i, list); !whole {
			substitutions = append(substitutions, m)
		}
	}
	for i, l := range font.GPOS.Lookups {
		list = list[:0]
		for _, t := range l.Subtables {
			list = append(list, t.Cov())
		}
		if m, whole := look(i, list); !whole {
			positions = append(positions, m)
		}
	}
	return substitutions, positions
}

// mend puts the filters in place. They are out of reach of go-text's own
// interface; where they are not as this version has them, nothing is done.
func mend(font *harfbuzz.Font, substitutions, positions []mending) {
	in := func(name string, list []mending) {
		accelerators := reflect.ValueOf(font).Elem().FieldByName(name)
		if !accelerators.IsValid() || accelerators.Kind() != reflect.Slice {
			return
		}
		for i := range list {
			m := &list[i]
			if m.lookup >= accelerators.Len() {
				return
			}
			a := accelerators.Index(m.lookup)
			setFilter(a.FieldByName("digest"), m.all)
			subtables := a.FieldByName("subtables")
			for k := 0; k < len(m.subtables) && subtables.IsValid() && k < subtables.Len(); k++ {
				setFilter(subtables.Index(k).FieldByName("digest"), m.subtables[k])
			}
		}
	}
	in("gsubAccels", substitutions)
	in("gposAccels", positions)
}

func setFilter(v reflect.Value, to filter) {
	if v.IsValid() && v.CanAddr() && v.Type().Size() == unsafe.Sizeof(to) {
		*(*filter)(unsafe.Pointer(v.UnsafeAddr())) = to
	}
}
