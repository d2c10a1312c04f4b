package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// MaxFile is how many bytes a font file may have, also when unpacked. The
// largest fonts in use, with all of Chinese and Japanese, have about 30 MB.
const MaxFile = 64 << 20

// Parse reads an OpenType, TrueType or WOFF font. A variable font is taken at
// its default instance. A font whose maker forbids embedding is an error,
// since every edition embeds its fonts.
func Parse(data []byte) (f *Face, err error) {
	defer func() {
		if p := recover(); p != nil { // go-text panics on some broken tables
			f, err = nil, fmt.Errorf("read font: a table is broken (%v)", p)
		}
	}()
	if err := checkContainer(data); err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	if !hasTable(loader, "glyf") && !hasTable(loader, "CFF ") && !hasTable(loader, "CFF2") {
		return nil, errors.New("read font: no outlines in it, only bitmaps or drawings in colour")
	}
	font, err := gotext.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f = &Face{font: font, features: listFeatures(font)}
	if err := f.readRights(loader); err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	if err := f.readMetrics(loader); err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f.readNames(loader)
	f.readRecords(loader)
	f.mendSubs, f.mendPos = mendings(font)
	f.missing, f.advances[0] = f.stranger()
	return f, nil
}

func hasTable(l *opentype.Loader, tag string) bool { return l.HasTable(opentype.MustNewTag(tag)) }

func table(l *opentype.Loader, tag string) []byte {
	data, _ := l.RawTable(opentype.MustNewTag(tag))
	return data
}

// checkContainer says what the file is when it is no font this program reads,
// and checks that the tables it lists lie in it, since go-text allocates what
// the list asks for.
func checkContainer(data []byte) error {
	if len(data) > MaxFile {
		return fmt.Errorf("the file has %d MB, more than %d", len(data)>>20, MaxFile>>20)
	}
	if len(data) < 12 {
		return errors.New("the file is too short to be a font")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true":
		return checkTables(data, 12, 16, int(binary.BigEndian.Uint16(data[4:])))
	case "wOFF":
		if len(data) < 44 {
			return errors.New("the file is too short to be a font")
		}
		return checkTables(data, 44, 20, int(binary.BigEndian.Uint16(data[12:])))
	case "wOF2":
		return errors.New("the file is WOFF2; use the font's OTF, TTF or WOFF file")
	case "ttcf":
		return errors.New("the file is a collection of fonts; use a file with one font")
	case "typ1":
		return errors.New("the file is a Type 1 font; use the font's OTF or TTF file")
	}
	if data[0] == 0x80 || bytes.HasPrefix(data, []byte("%!")) {
		return errors.New("the file is a Type 1 font; use the font's OTF or TTF file")
	}
	return errors.New("the file is no OpenType, TrueType or WOFF font")
}

// checkTables walks the list of tables, which has n entries of the given size.
func checkTables(data []byte, at, size, n int) error {
	if n == 0 || at+n*size > len(data) {
		return errors.New("the file ends inside its list of tables")
	}
	unpacked := 0
	for i := range n {
		entry := data[at+i*size:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if size == 20 { // WOFF: tag, offset, packed and unpacked length, checksum
			offset, length = binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
			unpacked += int(binary.BigEndian.Uint32(entry[12:]))
		}
		if uint64(offset)+uint64(length) > uint64(len(data)) {
			return fmt.Errorf("the table %q lies outside the file", entry[:4])
		}
		if unpacked > MaxFile {
			return fmt.Errorf("the font has more than %d MB when unpacked", MaxFile>>20)
		}
	}
	return nil
}

// readRights reads fsType (OpenType specification, OS/2 table). Of its lowest
// four bits the least restrictive counts; before version 3 of the table fonts
// had several set.
func (f *Face) readRights(l *opentype.Loader) error {
	os2 := table(l, "OS/2")
	if len(os2) < 10 {
		return nil
	}
	rights := binary.BigEndian.Uint16(os2[8:])
	f.noSubset = rights&0x100 != 0
	switch {
	case rights&0xF == 2:
		return errors.New("the font's maker does not allow it to be embedded (fsType 2); use another font or a version of it with that right")
	case rights&0x200 != 0:
		return errors.New("the font's maker allows only its bitmaps to be embedded (fsType bit 9); use another font")
	}
	return nil
}

func (f *Face) readMetrics(l *opentype.Loader) error {
	head, _, err := tables.ParseHead(table(l, "head"))
	if err != nil {
		return fmt.Errorf("table head: %w", err)
	}
	maxp, _, err := tables.ParseMaxp(table(l, "maxp"))
	if err != nil {
		return fmt.Errorf("table maxp: %w", err)
	}
	m := &f.metrics
	m.UnitsPerEm = int32(f.font.Upem())
	if m.UnitsPerEm < 16 || m.UnitsPerEm > 16384 {
		return fmt.Errorf("%d units per em, not 16 to 16384", m.UnitsPerEm)
	}
	m.BBox = [4]int32{int32(head.XMin), int32(head.YMin), int32(head.XMax), int32(head.YMax)}
	m.Bold, m.Italic = head.MacStyle&1 != 0, head.MacStyle&2 != 0

	face := gotext.NewFace(f.font)
	f.advances = make([]int32, maxp.NumGlyphs)
	for gid := range f.advances {
		f.advances[gid] = int32(face.HorizontalAdvance(gotext.GID(gid)))
	}
	if e, ok := face.FontHExtents(); ok {
		m.Ascent, m.Descent = int32(e.Ascender), int32(e.Descender)
	}
	if m.Ascent == 0 {
		m.Ascent, m.Descent = m.UnitsPerEm*4/5, -m.UnitsPerEm/5
	}
	m.CapHeight = f.heightOf('H', int32(face.LineMetric(gotext.CapHeight)))
	m.XHeight = f.heightOf('x', int32(face.LineMetric(gotext.XHeight)))
	if post := table(l, "post"); len(post) >= 16 {
		m.ItalicAngle = float64(int32(binary.BigEndian.Uint32(post[4:]))) / 65536
		m.Fixed = binary.BigEndian.Uint32(post[12:]) != 0
	}
	return nil
}

// heightOf returns the height the file states, or that of the letter's outline
// where it states none or nonsense, or a common one.
func (f *Face) heightOf(letter rune, stated int32) int32 {
	if stated > 0 && stated < 2*f.metrics.UnitsPerEm {
		return stated
	}
	var top float32
	if gid, ok := f.font.NominalGlyph(letter); ok {
		for _, s := range f.Outline(uint16(gid)) {
			for _, p := range s.Args {
				top = max(top, p.Y)
			}
		}
	}
	if top > 0 && top < float32(2*f.metrics.UnitsPerEm) {
		return int32(top)
	}
	if letter == 'x' {
		return f.metrics.UnitsPerEm * 45 / 100
	}
	return f.metrics.UnitsPerEm * 2 / 3
}

func (f *Face) readNames(l *opentype.Loader) {
	names, _, _ := tables.ParseName(table(l, "name"))
	f.family = names.Name(16) // typographic family
	if f.family == "" {
		f.family = names.Name(1)
	}
	f.postScript = cleanName(names.Name(6))
	if f.postScript == "" {
		f.postScript = cleanName(f.family)
	}
	if f.postScript == "" {
		f.postScript = "Unnamed"
	}
}

// cleanName leaves what a PostScript name may hold: printable ASCII without
// the delimiters, at most 63 characters (OpenType specification, name ID 6).
func cleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), 63)]
}
