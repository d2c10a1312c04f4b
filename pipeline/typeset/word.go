package typeset

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/bidi"
	"octavo/pipeline/font"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// A word is a stretch without spaces in one look and one face, shaped once
// and used at every place in the section where it stands.
type word struct {
	shape       *font.Shape
	face        int16
	gray        uint8
	size, raise unit.Length
	track       unit.Length
	turns       bool // it holds characters that make text run from right to left
	ties        ties
	solid       bool // its letters take no room between them, nor other widths
	// left and right are how much of a wide mark's square is left out.
	left, right unit.Length
	style       font.Style
	segments    []segment
	hyphen      *font.Shape // for soft breaks
	hyphenWidth unit.Length
}

// A segment is what stands between two places where a word may be broken.
type segment struct {
	to        int // byte offset of its end
	box       linebreak.Item
	after     breakKind
	afterItem linebreak.Item // the penalty or the glue behind it
}

// words returns the words that a stretch of text without spaces is made of:
// one, unless a face lacks a character of it, or the small capitals have to be
// made of large ones. joined says that another word stands right before it.
func (s *setter) words(text string, l *look, joined bool) []word {
	if s.lastLook != *l || s.lastWords == nil {
		s.lastLook = *l
		s.lastWords = s.cache[*l]
		if s.lastWords == nil {
			s.lastWords = &wordCache{look: *l, m: map[string][]word{}, joined: map[string][]word{}}
			s.cache[*l] = s.lastWords
		}
	}
	m := s.lastWords.m
	if joined {
		m = s.lastWords.joined
	}
	if list, ok := m[text]; ok {
		return list
	}
	list := s.makeWords(text, *l, joined)
	m[text] = list
	return list
}

// A wordCache holds the words of one look; those joined to another before
// them may be broken at other places.
type wordCache struct {
	look      look
	m, joined map[string][]word
}

func (s *setter) makeWords(text string, l look, joined bool) []word {
	if l.caps {
		text = upper(text)
	}
	text = s.standIns(text, s.face(&l), &l)
	clean, glued, free := invisible(text)
	face := s.face(&l)
	var list []word
	for from := 0; from < len(clean); {
		to, part, f := s.sameFace(clean, from, l, face)
		w := s.makeWord(clean[from:to], part, f, joined || from > 0, within(glued, from, to), within(free, from, to))
		list = append(list, w)
		from = to
	}
	return list
}

// standIns replaces characters that few faces have by others that look the
// same, where no face has them: a two-em dash by two dashes.
func (s *setter) standIns(text string, face int16, l *look) string {
	if !strings.ContainsFunc(text, isRareMark) {
		return text
	}
	return rareMarks.ReplaceAllStringFunc(text, func(mark string) string {
		r, _ := utf8.DecodeRuneInString(mark)
		if s.metrics.Has(face, r) {
			return mark
		}
		if _, ok := s.metrics.Fallback(r, l.bold, l.italic, l.stressed); ok {
			return mark
		}
		switch r {
		case '⸺':
			return "——"
		case '⸻':
			return "———"
		case '―':
			return "—"
		}
		return "-"
	})
}

// StandsIn reports whether a character no face has is set as others that look
// the same.
func StandsIn(r rune) bool { return isRareMark(r) }

// rareMarks are the horizontal bar, the hyphens that are not on a keyboard,
// and the dashes for names left out.
var rareMarks = regexp.MustCompile("[‐\u2011―⸺⸻]")

func isRareMark(r rune) bool {
	return r == '‐' || r == 0x2011 || r == '―' || r == '⸺' || r == '⸻'
}

// invisible takes out the characters that say where a word may be broken. It
// returns the places where one must not be, and where a line may simply end
// (those below zero, less one: where a hyphen may go).
func invisible(text string) (clean string, glued, free []int) {
	plain := true
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == 0xC2 || c == 0xE2 || c == 0xEF {
			plain = false
			break
		}
	}
	if plain {
		return text, nil, nil
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch r {
		case 0x2060, 0xFEFF:
			glued = append(glued, len(out))
		case 0x200B:
			free = append(free, len(out))
		case 0xAD:
			free = append(free, -len(out)-1)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out), glued, free
}

// within returns the places between two, counted from the first.
func within(places []int, from, to int) []int {
	var list []int
	for _, p := range places {
		switch {
		case p >= from && p < to:
			list = append(list, p-from)
		case p < 0 && -p-1 >= from && -p-1 < to:
			list = append(list, p+from)
		}
	}
	return list
}

// sameFace returns how far text from from on can be set in one face, which
// one, and in what look.
func (s *setter) sameFace(text string, from int, l look, face int16) (to int, part look, f int16) {
	small := l.style.SmallCaps && !s.metrics.HasFeature(face, "smcp")
	part, f = l, -1
	lower := false
	for at, r := range text[from:] {
		g := s.faceFor(r, text[from+at:], face, f, &l)
		isLower := small && unicode.ToUpper(r) != r
		if f < 0 {
			f, lower = g, isLower
		} else if g != f || isLower != lower {
			return from + at, s.partLook(part, f, lower, small), f
		}
	}
	return len(text), s.partLook(part, f, lower, small), f
}

// partLook returns the look of a part of a word: smaller or larger in a face
// that matches the family's only so; and where the face lacks small capitals,
// in capitals at four fifths of the size.
func (s *setter) partLook(l look, face int16, lower, small bool) look {
	if k := s.metrics.Scale(face); k != 1000 {
		l.size = l.size.Scale(k, 1000)
	}
	if !small {
		return l
	}
	l.style.SmallCaps, l.style.AllSmall = false, false
	if lower {
		l.caps, l.size = true, l.size.Scale(4, 5)
	}
	return l
}

// faceFor returns the face for the character that begins the text: the wanted one, or one that has it and the marks on it, preferring the one in
// use. Marks stay with their letter.
func (s *setter) faceFor(r rune, text string, face, current int16, l *look) int16 {
	if current >= 0 && (r == 0x200D || r == 0x200C || unicode.Is(unicode.M, r)) {
		return current
	}
	if isSquare(l.style.Lang) && strings.ContainsRune(shared, r) { // with the ideographs round it
		if other, ok := s.metrics.Fallback('一', l.bold, l.italic, l.stressed); ok && !s.metrics.Has(face, '一') && s.metrics.Has(other, r) {
			return other
		}
	}
	if s.hasAll(face, r, text) || unicode.Is(unicode.Cf, r) {
		return face
	}
	if other, ok := s.metrics.Fallback(r, l.bold, l.italic, l.stressed); ok && (!s.metrics.Has(face, r) || s.hasAll(other, r, text)) {
		return other
	}
	return face
}

// hasAll says whether the face has the character that begins the text and the
// marks on it.
func (s *setter) hasAll(face int16, r rune, text string) bool {
	if !s.metrics.Has(face, r) {
		return false
	}
	_, size := utf8.DecodeRuneInString(text)
	rest := text[size:]
	if rest == "" || rest[0] < 0xCC { // no mark is less than U+0300
		return true
	}
	for _, m := range rest {
		if !unicode.Is(unicode.M, m) || m >= 0xFE00 && m <= 0xFE0F {
			break
		}
		if !s.metrics.Has(face, m) {
			return false
		}
	}
	return true
}

func (s *setter) makeWord(text string, l look, face int16, joined bool, glued, free []int) word {
	if l.caps {
		if capitals := upper(text); len(capitals) == len(text) {
			text = capitals
		} else {
			text, glued, free = capitals, nil, nil
		}
	}
	st := l.style
	first, _ := utf8.DecodeRuneInString(text)
	turns := bidi.Has(text)
	st.RightToLeft = l.way == toTheLeft || l.way == byLetters && turns && runsLeft(text)
	w := word{face: face, size: l.size, raise: l.raise, track: l.track, turns: turns, style: st, gray: l.gray, ties: tiesOf(text)}
	class := notWide
	if first >= 0x2E80 || isSquare(l.style.Lang) {
		class = s.wideClassOf(first, &l)
	}
	if turns && joins(text) {
		w.track, w.solid = 0, true
	}
	w.solid = w.solid || class != notWide
	w.shape = s.shaper.Shape(face, text, st)
	if turns && hasMarks(w.shape) { // nothing is put between a letter and what stands on it
		w.track, w.solid = 0, true
	}
	s.trim(&w, class)
	chances := s.wordChances(text, &l, joined, glued, free, &w)
	w.segments = make([]segment, 0, len(chances)+1)
	from, before := 0, unit.Length(0)
	for i := 0; i <= len(chances); i++ {
		seg := segment{to: len(text)}
		if i < len(chances) {
			seg.to, seg.after = chances[i].at, chances[i].kind
			seg.afterItem = s.breakItem(&w, &chances[i], text[from:seg.to])
		}
		width, glyphs := w.upTo(seg.to)
		n := glyphs
		seg.box = linebreak.Item{
			Kind: linebreak.Box, Width: width - before, Chars: int32(n),
			Flex: width - before,
		}
		if n > 0 && from > 0 {
			_, already := w.upTo(from)
			seg.box.Chars = int32(glyphs - already)
		}
		seg.box.Flex -= unit.Length(seg.box.Chars) * w.track
		if w.solid {
			seg.box.Chars = 0
		}
		if class != notWide {
			seg.box.Flex = 0
			if i == len(chances) {
				seg.box.Width -= w.left + w.right
			}
		}
		if s.design.Type.HangMarks && st.RightToLeft == s.leftward && class == notWide {
			s.hang(&seg.box, &w, text[from:seg.to], from == 0 && first != utf8.RuneError)
		}
		w.segments = append(w.segments, seg)
		from, before = seg.to, width
	}
	if id := wordID(text); !st.RightToLeft {
		w.segments[0].box.Begins, w.segments[len(w.segments)-1].box.Ends = id, id
	}
	return w
}

// wordID returns a number for the word without the marks round it, in small
// letters or capitals; 0 when there is none. Different words hardly ever share
// one.
func wordID(text string) uint16 {
	h := uint32(2166136261)
	bare := bareWord(text)
	for i := 0; i < len(bare); i++ {
		h = (h ^ uint32(bare[i])) * 16777619
	}
	if bare == "" {
		return 0
	}
	return max(uint16(h^h>>16), 1)
}

// wordChances returns where the word may be broken, in scratch memory.
func (s *setter) wordChances(text string, l *look, joined bool, glued, free []int, w *word) []chance {
	if l.fixed && len(free) == 0 && len(text) < 30 {
		return nil
	}
	list := s.chances(s.chanceList[:0], text, l, joined, glued)
	for _, f := range free {
		if f >= 0 {
			list = append(list, chance{f, openBreak, 0})
		} else {
			list = append(list, chance{-f - 1, softBreak, 0})
		}
	}
	list = sortChances(list, 0)
	if len(text) > 20 && len(list) == 0 || len(text) > 60 {
		if width, _ := w.upTo(len(text)); width > s.measure*3/4 {
			list = anywhere(list, text)
		}
	}
	for len(list) > 0 && (list[0].at <= 0 || list[len(list)-1].at >= len(text)) {
		if list[0].at <= 0 {
			list = list[1:]
		} else {
			list = list[:len(list)-1]
		}
	}
	s.chanceList = list[:0]
	return list
}

// breakItem returns the item for a break.
func (s *setter) breakItem(w *word, c *chance, segment string) linebreak.Item {
	it := c.penalty()
	if c.kind == softBreak {
		if w.hyphen == nil {
			w.hyphen = s.shaper.Shape(w.face, "-", w.style)
			w.hyphenWidth = w.hyphen.Advance(w.size) + unit.Length(len(w.hyphen.Glyphs))*w.track
		}
		it.Width = w.hyphenWidth
		if s.design.Type.HangMarks {
			it.Right = w.hyphenWidth.Scale(hangRight('-'), 1000)
		}
	}
	return it
}

// hang sets how far a box hangs out at either end of a line.
func (s *setter) hang(box *linebreak.Item, w *word, text string, first bool) {
	r, _ := utf8.DecodeRuneInString(text)
	if n := hangLeft(r); n > 0 && first {
		box.Left = s.glyphWidth(w, r).Scale(n, 1000)
	}
	r, _ = utf8.DecodeLastRuneInString(text)
	if n := hangRight(r); n > 0 {
		box.Right = s.glyphWidth(w, r).Scale(n, 1000)
	}
}

func (s *setter) glyphWidth(w *word, r rune) unit.Length {
	return s.shaper.Shape(w.face, string(r), w.style).Advance(w.size)
}

// upTo returns the width of the text before the byte offset, and how many
// glyphs that is. Inside a ligature it is a share of it.
func (w *word) upTo(at int) (unit.Length, int) {
	if at >= len(w.shape.Text) {
		return w.shape.Advance(w.size) + unit.Length(len(w.shape.Glyphs))*w.track, len(w.shape.Glyphs)
	}
	var units int64
	n := 0
	for i := range w.shape.Glyphs {
		g := &w.shape.Glyphs[i]
		switch {
		case int(g.To) <= at:
			units += int64(g.Advance)
			n++
		case int(g.From) < at:
			units += int64(g.Advance) * int64(at-int(g.From)) / int64(g.To-g.From)
		}
	}
	return w.size.Scale(units, int64(w.shape.UPM)) + unit.Length(n)*w.track, n
}
