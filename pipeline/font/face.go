package font

import (
	"slices"
	"sync"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A Face is a parsed font file. It is immutable and safe for concurrent use.
type Face struct {
	font       *gotext.Font
	postScript string
	family     string
	metrics    Metrics
	advances   []int32 // by glyph
	features   map[string]bool
	missing    []Segment // the outline of glyph 0
	mendSubs   []mending // of filters that go-text leaves glyphs out of
	mendPos    []mending
	noSubset   bool
	records    records

	drawing sync.Mutex
	drawer  *gotext.Face // its caches are not safe for concurrent use
}

// PostScriptName returns the name the font goes by in a PDF: printable ASCII
// without spaces and delimiters, never empty.
func (f *Face) PostScriptName() string { return f.postScript }

// Family returns the name of the family the face belongs to, as its file has
// it.
func (f *Face) Family() string { return f.family }

// Metrics returns the face's measures.
func (f *Face) Metrics() Metrics { return f.metrics }

// NoSubset says that the font's maker allows only the whole font to be
// embedded (OS/2 fsType bit 8). A PDF with the outlines of the glyphs it uses
// is a subset, so this is for a finding.
func (f *Face) NoSubset() bool { return f.noSubset }

// Glyphs returns how many glyphs the face has.
func (f *Face) Glyphs() int { return len(f.advances) }

// Has reports whether the face has a glyph for the character.
func (f *Face) Has(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// Glyph returns the glyph the face has for the character when nothing changes
// it, and whether it has one.
func (f *Face) Glyph(r rune) (uint16, bool) {
	gid, ok := f.font.NominalGlyph(r)
	if !ok || gid == 0 || int(gid) >= f.Glyphs() {
		return 0, false
	}
	return uint16(gid), true
}

// HasFeature reports whether the face has the OpenType feature, as "smcp", in
// any script.
func (f *Face) HasFeature(tag string) bool { return f.features[tag] }

// GlyphAdvance returns how wide the glyph is without kerning, 0 for a glyph
// the face does not have.
func (f *Face) GlyphAdvance(gid uint16) int32 {
	if int(gid) >= len(f.advances) {
		return 0
	}
	return f.advances[gid]
}

// Outline returns the glyph's contours, nil for one that is blank, broken or
// not there. The two kinds of curve are left as the file has them: quadratic
// in TrueType, cubic in CFF.
func (f *Face) Outline(gid uint16) (outline []Segment) {
	if int(gid) >= len(f.advances) {
		return nil
	}
	if gid == 0 && f.missing != nil {
		return slices.Clone(f.missing)
	}
	f.drawing.Lock()
	defer f.drawing.Unlock()
	defer func() {
		if recover() != nil { // the parser gave up on a broken glyph
			outline = nil
		}
	}()
	if f.drawer == nil {
		f.drawer = gotext.NewFace(f.font)
	}
	data, ok := f.drawer.GlyphDataOutline(gotext.GID(gid))
	if !ok {
		return nil
	}
	outline = make([]Segment, 0, len(data.Segments))
	for _, s := range data.Segments {
		seg := Segment{Op: "MLQC"[s.Op]}
		for i, p := range s.ArgsSlice() {
			seg.Args[i] = Point{p.X, p.Y}
		}
		outline = append(outline, seg)
	}
	return outline
}

// listFeatures returns the tags of all substitution and positioning features.
func listFeatures(font *gotext.Font) map[string]bool {
	tags := map[string]bool{}
	for _, list := range [][]gotext.Feature{font.GSUB.Features, font.GPOS.Features} {
		for _, f := range list {
			tags[opentype.Tag(f.Tag).String()] = true
		}
	}
	return tags
}
