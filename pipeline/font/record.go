package font

import (
	"bytes"
	"encoding/binary"

	"github.com/go-text/typesetting/font/opentype"
)

// records are the glyphs of a TrueType font as its file has them.
type records struct {
	glyf, loca, hmtx []byte
	long             bool // offsets in loca have four bytes
	metrics          int  // how many glyphs have a width of their own in hmtx
}

// readRecords keeps the tables that Record needs.
func (f *Face) readRecords(l *opentype.Loader) {
	head, hhea := table(l, "head"), table(l, "hhea")
	if !hasTable(l, "glyf") || len(head) < 54 || len(hhea) < 36 {
		return
	}
	f.records = records{
		glyf: bytes.Clone(table(l, "glyf")), loca: bytes.Clone(table(l, "loca")), hmtx: bytes.Clone(table(l, "hmtx")),
		long: head[51] == 1, metrics: int(binary.BigEndian.Uint16(hhea[34:])),
	}
}

// HasRecords reports whether the face's file is TrueType, so that Record has
// its glyphs.
func (f *Face) HasRecords() bool { return f.records.glyf != nil }

// Record returns a glyph as the table glyf of the face's file has it, empty
// for one that is blank, and its left side bearing. It reports false for a
// glyph that is not there, and in a face that is no TrueType. A variable font
// has in that table its default instance, which is what Parse takes.
func (f *Face) Record(gid uint16) (record []byte, side int16, ok bool) {
	r, i := &f.records, int(gid)
	from, ok1 := r.offset(i)
	to, ok2 := r.offset(i + 1)
	if !ok1 || !ok2 || from > to || to > len(r.glyf) || i >= f.Glyphs() {
		return nil, 0, false
	}
	at := 4*i + 2 // width and bearing, or, after the last width, bearings alone
	if i >= r.metrics {
		at = 4*r.metrics + 2*(i-r.metrics)
	}
	if at+2 > len(r.hmtx) {
		return nil, 0, false
	}
	return r.glyf[from:to], int16(binary.BigEndian.Uint16(r.hmtx[at:])), true
}

// offset returns where the glyph of that number begins.
func (r *records) offset(i int) (int, bool) {
	if r.long {
		if 4*i+4 > len(r.loca) {
			return 0, false
		}
		return int(binary.BigEndian.Uint32(r.loca[4*i:])), true
	}
	if 2*i+2 > len(r.loca) {
		return 0, false
	}
	return 2 * int(binary.BigEndian.Uint16(r.loca[2*i:])), true
}
