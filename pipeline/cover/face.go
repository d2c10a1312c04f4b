package cover

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// A compositor sets type: it has the faces, and the shaper's memory.
type compositor struct {
	shaper   *font.Shaper
	family   font.Family
	fallback []font.Family // for the characters the design's family lacks, best first
	language string
	found    *diag.Findings
	told     map[string]bool // of which words it was said that they cannot be set
}

func newCompositor(f font.Family, language string, found *diag.Findings) *compositor {
	last, _ := font.Builtin("DejaVu Serif")
	if f.Regular == nil {
		f = last
	}
	fallback := append(slices.Clone(f.Fallback), last)
	complete(&f)
	for i := range fallback {
		complete(&fallback[i])
	}
	return &compositor{shaper: font.NewShaper(), family: f, fallback: fallback, language: language, found: found, told: map[string]bool{}}
}

// complete puts the regular face in place of those the family has not.
func complete(f *font.Family) {
	for _, face := range []**font.Face{&f.Italic, &f.Bold, &f.BoldItalic} {
		if *face == nil {
			*face = f.Regular
		}
	}
}

// A look says which of a family's faces is meant.
type look uint8

const (
	roman look = iota
	italic
	bold
)

func (l look) of(f font.Family) *font.Face {
	return [...]*font.Face{f.Regular, f.Italic, f.Bold}[l]
}

// face returns the face for the words, and the words without what no face has.
// One face sets all of them: a word with letters of two designs looks wrong.
func (c *compositor) face(l look, words, what string) (*font.Face, string) {
	face := l.of(c.family)
	if missing(face, words) == "" {
		return face, words
	}
	lost := missing(face, words)
	for i := range c.fallback {
		other := l.of(c.fallback[i])
		if less := missing(other, words); len(less) < len(lost) {
			face, lost = other, less
		}
	}
	if lost == "" {
		return face, words
	}
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune(lost, r) {
			return -1
		}
		return r
	}, words)
	return face, c.reportLost(what, words, tidy(kept), lost)
}

// reportLost tells of characters that cannot be set, and returns what the
// cover shows: the rest of the words, or nothing when that is less than half.
func (c *compositor) reportLost(what, words, kept, lost string) string {
	set := kept
	if 2*letters(kept) < letters(words) {
		set = ""
	}
	if c.told[what+words] { // words are set several times until they fit
		return set
	}
	c.told[what+words] = true
	const hint = "name a font that has these characters under design: type: face in book.yaml, or give a cover of your own under cover: image"
	said := []rune(lost)
	list := ""
	if len(said) > 8 {
		said, list = said[:8], ", …"
	}
	for i := len(said) - 1; i >= 0; i-- {
		list = fmt.Sprintf(", %c (U+%04X)", said[i], said[i]) + list
	}
	list = strings.TrimPrefix(list, ", ")
	if set == "" {
		c.found.Errorf(diag.Pos{}, "cover-glyphs", "the %s cannot stand on the cover: no face has %s", what, list).Hint = hint
	} else {
		c.found.Warnf(diag.Pos{}, "cover-glyphs", "the cover shows the %s without %s: no face has it", what, list).Hint = hint
	}
	return set
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

// missing returns the characters, each once, that the face has no glyph for.
func missing(f *font.Face, words string) string {
	var lost []rune
	for _, r := range words {
		if r == ' ' || r == noBreak || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || f.Has(r) || slices.Contains(lost, r) {
			continue
		}
		lost = append(lost, r)
	}
	return string(lost)
}
