package truetype

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf16"

	"octavo/pipeline/font"
)

// A Text is what a font for running text has to set, and under which name.
type Text struct {
	// Family is the name that a stylesheet calls the font by, Style what stands
	// behind it in the font's own name: "Regular", "Bold Italic".
	Family, Style string
	// Runes are the characters, Pairs those that stand beside each other.
	Runes map[rune]bool
	Pairs map[[2]rune]bool
}

// Add takes a stretch of text in.
func (t *Text) Add(s string) {
	if t.Runes == nil {
		t.Runes, t.Pairs = map[rune]bool{}, map[[2]rune]bool{}
	}
	last := rune(-1)
	for _, r := range s {
		t.Runes[r] = true
		if last >= 0 {
			t.Pairs[[2]rune{last, r}] = true
		}
		last = r
	}
}

// ForText makes a font for running text: the glyphs the text needs, its small
// letters as small capitals, the ligatures and the kerning of its own pairs,
// all as the shaper sets them on our pages. So it is small, and holds nothing
// that a reader would not show.
//
// It is for Latin, Greek and Cyrillic: what other scripts need of a font is
// left out, and their characters are too. ok is false for a face whose maker
// does not allow a part of it to be embedded, and for a text most of whose
// letters would be left out.
func ForText(face *font.Face, t *Text) (data []byte, ok bool) {
	if face.NoSubset() {
		return nil, false
	}
	m := &maker{face: face, shaper: font.NewShaper(), numbers: map[uint16]uint16{}, chars: map[rune]uint16{}, small: map[uint16]uint16{}, kerns: map[[2]uint16]int32{}}
	m.number(0)
	for _, r := range slices.Sorted(maps.Keys(t.Runes)) {
		m.take(r)
	}
	letters, left := 0, 0
	for r := range t.Runes {
		if unicode.IsLetter(r) {
			letters++
			if m.chars[r] == 0 {
				left++
			}
		}
	}
	if len(m.chars) == 0 || 2*left > letters {
		return nil, false
	}
	pairs := make([][2]rune, 0, len(t.Pairs))
	for p := range t.Pairs {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return slices.Compare(a[:], b[:]) })
	for _, p := range pairs {
		m.join(p)
	}
	return Derive(face, m.glyphs, Options{Tables: func(factor int32) map[string][]byte { return m.tables(t, factor) }}), true
}

// A maker gathers what a font for a text has.
type maker struct {
	face    *font.Face
	shaper  *font.Shaper
	glyphs  []Glyph
	numbers map[uint16]uint16 // in the new font, by the face's
	chars   map[rune]uint16
	small   map[uint16]uint16 // small capitals by their letters
	joined  []ligature
	kerns   map[[2]uint16]int32
}

// A ligature is a glyph that stands for several.
type ligature struct {
	parts []uint16
	glyph uint16
}

func (m *maker) number(gid uint16) uint16 {
	n, ok := m.numbers[gid]
	if !ok {
		n = uint16(len(m.glyphs))
		m.numbers[gid] = n
		m.glyphs = append(m.glyphs, Glyph{GID: gid})
	}
	return n
}

// take takes a character in, and what stands for it in small capitals.
func (m *maker) take(r rune) {
	gid, ok := m.face.Glyph(r)
	if !ok || r > 0xFFFF || !plain(r) {
		return
	}
	m.chars[r] = m.number(gid)
	if !unicode.IsLower(r) || !m.face.HasFeature("smcp") {
		return
	}
	if s := m.shaper.Shape(m.face, string(r), font.Style{SmallCaps: true}); len(s.Glyphs) == 1 && s.Glyphs[0].ID != gid && s.Missing == 0 {
		m.small[m.chars[r]] = m.number(s.Glyphs[0].ID)
	}
}

// plain reports whether one glyph after another is all that setting the
// character takes.
func plain(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common) && !unicode.Is(unicode.M, r)
}

// join finds how far a pair is kerned, and whether it has a ligature; of
// ligatures of three letters those that begin with one of two.
func (m *maker) join(p [2]rune) {
	a, okA := m.chars[p[0]]
	b, okB := m.chars[p[1]]
	if !okA || !okB {
		return
	}
	m.pair(string(p[:]), []uint16{a, b}, font.Style{})
	if sa, sb := m.small[a], m.small[b]; sa != 0 || sb != 0 {
		m.pair(string(p[:]), []uint16{cmp.Or(sa, a), cmp.Or(sb, b)}, font.Style{SmallCaps: true, NoLigatures: true})
	}
}

func (m *maker) pair(text string, parts []uint16, st font.Style) {
	s := m.shaper.Shape(m.face, text, st)
	switch {
	case s.Missing > 0:
	case len(s.Glyphs) == 1 && len(parts) <= 3:
		m.joined = append(m.joined, ligature{parts, m.number(s.Glyphs[0].ID)})
		if len(parts) == 3 {
			return
		}
		for _, third := range "fijlt" {
			if n, ok := m.chars[third]; ok {
				if s := m.shaper.Shape(m.face, text+string(third), st); len(s.Glyphs) == 1 && s.Missing == 0 {
					m.joined = append(m.joined, ligature{append(slices.Clone(parts), n), m.number(s.Glyphs[0].ID)})
				}
			}
		}
	case len(s.Glyphs) == 2 && len(parts) == 2:
		if m.number(s.Glyphs[0].ID) != parts[0] || m.number(s.Glyphs[1].ID) != parts[1] {
			return // forms for that place, as STIX Two has for ff: they are left out
		}
		if kern := s.Glyphs[0].Advance - m.face.GlyphAdvance(s.Glyphs[0].ID); kern != 0 {
			m.kerns[[2]uint16{parts[0], parts[1]}] = kern
		}
	}
}

// tables makes the tables that setting text takes beside the outlines.
func (m *maker) tables(t *Text, factor int32) map[string][]byte {
	list := map[string][]byte{
		"cmap": m.cmap(),
		"name": names(t.Family, t.Style),
		"OS/2": m.os2(t, factor),
		"post": m.post(),
	}
	if gsub := m.gsub(); gsub != nil {
		list["GSUB"] = gsub
	}
	if len(m.kerns) > 0 {
		list["GPOS"] = m.gpos(factor)
	}
	return list
}

// cmap maps characters to glyphs: one segment for each run of characters
// (OpenType specification, cmap, format 4).
func (m *maker) cmap() []byte {
	type segment struct{ first, last, delta uint16 }
	var list []segment
	for _, r := range slices.Sorted(maps.Keys(m.chars)) {
		c, delta := uint16(r), m.chars[r]-uint16(r)
		if n := len(list); n > 0 && list[n-1].last+1 == c && list[n-1].delta == delta {
			list[n-1].last = c
			continue
		}
		list = append(list, segment{c, c, delta})
	}
	list = append(list, segment{0xFFFF, 0xFFFF, 1})
	n := len(list)
	power := bits.Len(uint(n)) - 1
	sub := words(4, 16+8*n, 0, 2*n, 2<<power, power, 2*n-2<<power)
	for _, s := range list {
		sub = append(sub, words(int(s.last))...)
	}
	sub = append(sub, 0, 0)
	for _, s := range list {
		sub = append(sub, words(int(s.first))...)
	}
	for _, s := range list {
		sub = append(sub, words(int(s.delta))...)
	}
	sub = append(sub, make([]byte, 2*n)...)
	return append(words(0, 2, 0, 3, 0, 20, 3, 1, 0, 20), sub...)
}

// names names the font, for those that list it.
func names(family, style string) []byte {
	list := []struct {
		id   int
		text string
	}{{1, family}, {2, style}, {3, family + " " + style + " as embedded by octavo"}, {4, family + " " + style}, {6, postScriptName(family, style)}}
	head := words(0, len(list), 6+12*len(list))
	var text []byte
	for _, n := range list {
		encoded := words()
		for _, u := range utf16.Encode([]rune(n.text)) {
			encoded = binary.BigEndian.AppendUint16(encoded, u)
		}
		head = append(head, words(3, 1, 0x409, n.id, len(encoded), len(text))...)
		text = append(text, encoded...)
	}
	return append(head, text...)
}

func postScriptName(family, style string) string {
	var out []byte
	for _, r := range family + "-" + style {
		if r > ' ' && r < 0x7F && r != '(' && r != ')' && r != '/' {
			out = append(out, byte(r))
		}
	}
	return string(out)
}

// os2 has the measures that lines are spaced by; version 4.
func (m *maker) os2(t *Text, factor int32) []byte {
	f := m.face.Metrics()
	weight, selection, average := 400, 1<<6, int32(0)
	if f.Bold {
		weight, selection = 700, 1<<5
	}
	if f.Italic {
		selection = selection&^(1<<6) | 1
	}
	for _, g := range m.glyphs {
		average += m.face.GlyphAdvance(g.GID)
	}
	average = average * factor / int32(len(m.glyphs))
	chars := slices.Sorted(maps.Keys(m.chars))
	em := int(f.UnitsPerEm * factor)
	b := words(4, int(average), weight, 5, 0,
		em*65/100, em*60/100, 0, em*7/100, em*65/100, em*60/100, 0, em*35/100, em*5/100, em*25/100, 0)
	b = append(b, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0) // PANOSE: text, the rest any
	b = append(b, make([]byte, 16)...)          // Unicode ranges: not said
	b = append(b, "OCTV"...)                    // who made it
	b = append(b, words(selection, int(chars[0]), int(chars[len(chars)-1]))...)
	b = append(b, words(int(f.Ascent*factor), int(f.Descent*factor), 0, int(f.Ascent*factor), int(-f.Descent*factor))...)
	b = append(b, words(0, 1, 0, 0)...) // code pages: Latin 1
	return append(b, words(int(f.XHeight*factor), int(f.CapHeight*factor), 0, ' ', 3)...)
}

// post says how far the letters lean, and names no glyphs; version 3.
func (m *maker) post() []byte {
	b := binary.BigEndian.AppendUint32(nil, 0x00030000)
	b = binary.BigEndian.AppendUint32(b, uint32(int32(m.face.Metrics().ItalicAngle*65536)))
	return append(b, make([]byte, 24)...)
}

// mostKerns is how many kerned pairs a font has: their places in the table
// have two bytes.
const mostKerns = 10_000

// gpos lists the pairs that are kerned; where there are too many, those that
// move most (OpenType specification, GPOS, PairPos format 1).
func (m *maker) gpos(factor int32) []byte {
	type pair struct {
		left, right uint16
		kern        int32
	}
	list := make([]pair, 0, len(m.kerns))
	for p, k := range m.kerns {
		list = append(list, pair{p[0], p[1], k * factor})
	}
	size := func(k int32) int32 { return max(k, -k) }
	slices.SortFunc(list, func(a, b pair) int {
		return cmp.Or(cmp.Compare(size(b.kern), size(a.kern)), cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right))
	})
	list = list[:min(len(list), mostKerns)]
	slices.SortFunc(list, func(a, b pair) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right)) })
	var first []uint16
	var sets [][]byte // of each first glyph, without their number
	for _, p := range list {
		if n := len(first); n == 0 || first[n-1] != p.left {
			first, sets = append(first, p.left), append(sets, nil)
		}
		last := len(sets) - 1
		sets[last] = append(sets[last], words(int(p.right), int(p.kern))...)
	}
	cover := coverage(first)
	at := 10 + 2*len(first) + len(cover)
	sub := words(1, 10+2*len(first), 4, 0, len(first)) // the first glyph's advance changes
	for _, s := range sets {
		sub = append(sub, words(at)...)
		at += 2 + len(s)
	}
	sub = append(sub, cover...)
	for _, s := range sets {
		sub = append(append(sub, words(len(s)/4)...), s...)
	}
	return layout([]feature{{"kern", append(words(2, 0, 1, 8), sub...)}})
}

// gsub has small capitals and ligatures; nil when there are none.
func (m *maker) gsub() []byte {
	var list []feature
	if len(m.joined) > 0 {
		list = append(list, feature{"liga", m.ligatures()})
	}
	if len(m.small) > 0 {
		list = append(list, feature{"smcp", m.smallCaps()})
	}
	if list == nil {
		return nil
	}
	return layout(list)
}

// A feature is one of a font, with its one lookup.
type feature struct {
	tag    string
	lookup []byte
}

// layout puts features, in the order of their tags, into a table for any
// script and language (OpenType specification, GSUB and GPOS).
func layout(list []feature) []byte {
	// The default script, which all others fall back on, and those that some
	// readers ask for by name.
	scripts := []string{"DFLT", "cyrl", "grek", "latn"}
	scriptList := words(len(scripts))
	for _, tag := range scripts {
		scriptList = append(scriptList, tag...)
		scriptList = append(scriptList, words(2+6*len(scripts))...)
	}
	scriptList = append(scriptList, words(4, 0, 0, 0xFFFF, len(list))...)
	for i := range list {
		scriptList = append(scriptList, words(i)...)
	}
	featureList := words(len(list))
	for i, f := range list {
		featureList = append(featureList, f.tag...)
		featureList = append(featureList, words(2+6*len(list)+6*i)...)
	}
	for i := range list {
		featureList = append(featureList, words(0, 1, i)...)
	}
	lookupList, at := words(len(list)), 2+2*len(list)
	for _, f := range list {
		lookupList = append(lookupList, words(at)...)
		at += len(f.lookup)
	}
	for _, f := range list {
		lookupList = append(lookupList, f.lookup...)
	}
	head := words(1, 0, 10, 10+len(scriptList), 10+len(scriptList)+len(featureList))
	return slices.Concat(head, scriptList, featureList, lookupList)
}

// smallCaps is a lookup of glyphs for glyphs.
func (m *maker) smallCaps() []byte {
	from := slices.Sorted(maps.Keys(m.small))
	sub := words(2, 6+2*len(from), len(from))
	for _, g := range from {
		sub = append(sub, words(int(m.small[g]))...)
	}
	sub = append(sub, coverage(from)...)
	return append(words(1, 0, 1, 8), sub...)
}

// ligatures is a lookup of glyphs for several; the longer ones come first.
func (m *maker) ligatures() []byte {
	sets := map[uint16][]ligature{}
	for _, l := range m.joined {
		sets[l.parts[0]] = append(sets[l.parts[0]], l)
	}
	first := slices.Sorted(maps.Keys(sets))
	head := 6 + 2*len(first)
	var offsets, body []byte
	for _, f := range first {
		set := sets[f]
		slices.SortStableFunc(set, func(a, b ligature) int { return len(b.parts) - len(a.parts) })
		offsets = append(offsets, words(head+len(body))...)
		table, tail := words(len(set)), []byte{}
		for _, l := range set {
			table = append(table, words(2+2*len(set)+len(tail))...)
			tail = append(tail, words(int(l.glyph), len(l.parts))...)
			for _, p := range l.parts[1:] {
				tail = append(tail, words(int(p))...)
			}
		}
		body = append(append(body, table...), tail...)
	}
	sub := words(1, head+len(body), len(first))
	sub = slices.Concat(sub, offsets, body, coverage(first))
	return append(words(4, 0, 1, 8), sub...)
}

func coverage(glyphs []uint16) []byte {
	b := words(1, len(glyphs))
	for _, g := range glyphs {
		b = append(b, words(int(g))...)
	}
	return b
}
