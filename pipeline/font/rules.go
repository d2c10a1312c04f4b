package font

import (
	"math/bits"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// plainest are the characters looked at: those of a text in a Latin script.
// The soft hyphen, which is not seen, is none of them.
var plainest = func() (list []rune) {
	for _, span := range [][2]rune{{' ', '~'}, {0xA1, 0xAC}, {0xAE, 0x17F}, {0x2010, 0x2026}, {0x2039, 0x203A}} {
		for r := span[0]; r <= span[1]; r++ {
			list = append(list, r)
		}
	}
	return list
}()

// standing are the features that HarfBuzz uses of a font in a text from left
// to right unless they are turned off. Features of fractions are not among
// them: their mark, U+2044, is no plain character.
var standing = []string{"abvm", "blwm", "calt", "ccmp", "clig", "curs", "dist", "kern", "liga", "locl", "ltra", "ltrm", "mark", "mkmk", "rand", "rclt", "rlig", "rvrn"}

// plainChars returns the characters of plainest that are plain in the face, as
// far as the font's rules say; nil when they are of a kind not looked at.
func (f *Face) plainChars(features []string) *plainSet {
	font := f.font
	if len(font.Morx)+len(font.Kerx)+len(font.GSUB.FeatureVariations)+len(font.GPOS.FeatureVariations) > 0 {
		return nil
	}
	a := &ruleReader{font: font, tags: map[opentype.Tag]bool{}, next: map[tables.GlyphID][]tables.GlyphID{}}
	for _, list := range [][]string{standing, features} {
		for _, tag := range list {
			a.tags[opentype.MustNewTag(tag)] = true
		}
	}
	a.readSingle()
	forms := map[rune][]tables.GlyphID{}
	for _, r := range plainest {
		if gid, ok := f.Glyph(r); ok {
			forms[r] = a.formsOf(tables.GlyphID(gid))
			for _, g := range forms[r] {
				a.all.add(g)
			}
		}
	}
	if !a.readRules() {
		return nil
	}
	var plain plainSet
	for r, list := range forms {
		plain[slot(r)] = true
		for _, g := range list {
			if a.bound.has(g) {
				plain[slot(r)] = false
			}
		}
	}
	return &plain
}

// A ruleReader finds the glyphs that are bound to their neighbours.
type ruleReader struct {
	font  *gotext.Font
	tags  map[opentype.Tag]bool
	next  map[tables.GlyphID][]tables.GlyphID // what single substitutions make of a glyph
	all   glyphSet                            // all forms of the characters
	bound glyphSet
}

// A glyphSet is a set of glyphs, a bit each.
type glyphSet [1024]uint64

func (s *glyphSet) add(g tables.GlyphID)      { s[g>>6] |= 1 << (g & 63) }
func (s *glyphSet) has(g tables.GlyphID) bool { return s[g>>6]>>(g&63)&1 == 1 }

func (s *glyphSet) each(do func(g tables.GlyphID)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			do(tables.GlyphID(i<<6 + bits.TrailingZeros64(word)))
		}
	}
}

// lookups returns the lookups of the features in use, in any script and
// language.
func (a *ruleReader) lookups(l *gotext.Layout) map[uint16]bool {
	list := map[uint16]bool{}
	for _, f := range l.Features {
		if a.tags[f.Tag] {
			for _, i := range f.LookupListIndices {
				list[i] = true
			}
		}
	}
	return list
}

// readSingle learns what becomes of glyphs by themselves.
func (a *ruleReader) readSingle() {
	for i := range a.lookups(&a.font.GSUB.Layout) {
		if int(i) >= len(a.font.GSUB.Lookups) {
			continue
		}
		for _, t := range a.font.GSUB.Lookups[i].Subtables {
			s, ok := t.(tables.SingleSubs)
			if !ok {
				continue
			}
			switch d := s.Data.(type) {
			case tables.SingleSubstData1:
				each(d.Coverage, func(_ int, g tables.GlyphID) {
					a.next[g] = append(a.next[g], g+tables.GlyphID(d.DeltaGlyphID))
				})
			case tables.SingleSubstData2:
				each(d.Coverage, func(i int, g tables.GlyphID) {
					if i < len(d.SubstituteGlyphIDs) {
						a.next[g] = append(a.next[g], d.SubstituteGlyphIDs[i])
					}
				})
			}
		}
	}
}

// formsOf returns a glyph and all that single substitutions can make of it.
func (a *ruleReader) formsOf(g tables.GlyphID) []tables.GlyphID {
	list := []tables.GlyphID{g}
	for i := 0; i < len(list); i++ {
	next:
		for _, n := range a.next[list[i]] {
			for _, known := range list {
				if known == n {
					continue next
				}
			}
			list = append(list, n)
		}
	}
	return list
}

// each goes through the glyphs of a coverage in its order.
func each(c tables.Coverage, do func(index int, g tables.GlyphID)) {
	switch c := c.(type) {
	case tables.Coverage1:
		for i, g := range c.Glyphs {
			do(i, g)
		}
	case tables.Coverage2:
		i := 0
		for _, r := range c.Ranges {
			for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
				do(i, tables.GlyphID(g))
				i++
			}
		}
	}
}

// bind marks the glyphs of a coverage as bound, those that are among all.
func (a *ruleReader) bind(c tables.Coverage) {
	each(c, func(_ int, g tables.GlyphID) {
		if a.all.has(g) {
			a.bound.add(g)
		}
	})
}

// A rule concerns a number of glyphs, and is never used where one of them
// cannot be among all. What it begins with is bound unless it is a matter of a
// pair. The glyph it begins with is in the word, so the others need no mark.
type rule struct {
	glyphs int
	dead   bool
}

func (r rule) binds(flag uint16) bool {
	return !r.dead && (r.glyphs > 2 || flag&passesOverLetters != 0)
}

// passesOverLetters are the flags of lookups for which glyphs are neighbours
// that others stand between: bases and ligatures are ignored.
const passesOverLetters = 1<<1 | 1<<2

// ofCoverages returns a rule with a coverage for each of its glyphs.
func (a *ruleReader) ofCoverages(lists ...[]tables.Coverage) (r rule) {
	for _, list := range lists {
		for _, c := range list {
			alive := false
			each(c, func(_ int, g tables.GlyphID) { alive = alive || a.all.has(g) })
			r.glyphs++
			r.dead = r.dead || !alive
		}
	}
	return r
}

// classesOf returns the classes that the glyphs among all have.
func (a *ruleReader) classesOf(def tables.ClassDef) map[tables.GlyphID]bool {
	list := map[tables.GlyphID]bool{}
	a.all.each(func(g tables.GlyphID) {
		class := uint16(0)
		if def != nil {
			class, _ = def.Class(g)
		}
		list[tables.GlyphID(class)] = true
	})
	return list
}

// A sequence lists glyphs, or classes of them.
type sequence struct {
	classes map[tables.GlyphID]bool // nil: these are glyphs
	list    []tables.GlyphID
}

// ofSequences returns a rule with a glyph before those listed.
func (a *ruleReader) ofSequences(lists ...sequence) rule {
	r := rule{glyphs: 1}
	for _, s := range lists {
		for _, g := range s.list {
			r.glyphs++
			r.dead = r.dead || s.classes == nil && !a.all.has(g) || s.classes != nil && !s.classes[g]
		}
	}
	return r
}

// context binds what a contextual lookup may begin with.
func (a *ruleReader) context(c tables.Coverage, sets []tables.SequenceRuleSet, classes map[tables.GlyphID]bool, flag uint16) {
	for _, set := range sets {
		for _, r := range set.SeqRule {
			if a.ofSequences(sequence{classes, r.InputSequence}).binds(flag) {
				a.bind(c)
				return
			}
		}
	}
}

// chained binds what a chained contextual lookup may begin with. The classes
// are those of what stands before, of the input, and of what stands behind.
func (a *ruleReader) chained(c tables.Coverage, sets []tables.ChainedSequenceRuleSet, classes [3]map[tables.GlyphID]bool, flag uint16) {
	for _, set := range sets {
		for _, r := range set.ChainedSeqRules {
			if a.ofSequences(sequence{classes[0], r.BacktrackSequence}, sequence{classes[1], r.InputSequence}, sequence{classes[2], r.LookaheadSequence}).binds(flag) {
				a.bind(c)
				return
			}
		}
	}
}

// readRules marks what is bound. It reports false for rules it does not know.
func (a *ruleReader) readRules() bool {
	for i := range a.lookups(&a.font.GSUB.Layout) {
		if int(i) >= len(a.font.GSUB.Lookups) {
			continue
		}
		l := &a.font.GSUB.Lookups[i]
		for _, t := range l.Subtables {
			if !a.readSubstitution(t, l.Flag) {
				return false
			}
		}
	}
	for i := range a.lookups(&a.font.GPOS.Layout) {
		if int(i) >= len(a.font.GPOS.Lookups) {
			continue
		}
		l := &a.font.GPOS.Lookups[i]
		for _, t := range l.Subtables {
			if !a.readPosition(t, l.Flag) {
				return false
			}
		}
	}
	if classes := a.font.GDEF.GlyphClassDef; classes != nil {
		const mark = 3
		a.all.each(func(g tables.GlyphID) {
			if class, _ := classes.Class(g); class == mark {
				a.bound.add(g)
			}
		})
	}
	return true
}

func (a *ruleReader) readSubstitution(t tables.GSUBLookup, flag uint16) bool {
	switch t := t.(type) {
	case tables.SingleSubs:
	case tables.LigatureSubs:
		each(t.Coverage, func(i int, g tables.GlyphID) {
			if i >= len(t.LigatureSets) || !a.all.has(g) {
				return
			}
			for _, l := range t.LigatureSets[i].Ligatures {
				if a.ofSequences(sequence{nil, l.ComponentGlyphIDs}).binds(flag) {
					a.bound.add(g)
				}
			}
		})
	case tables.ContextualSubs:
		switch d := t.Data.(type) {
		case tables.ContextualSubs1:
			a.context(t.Cov(), d.SeqRuleSet, nil, flag)
		case tables.ContextualSubs2:
			a.context(t.Cov(), d.ClassSeqRuleSet, a.classesOf(d.ClassDef), flag)
		case tables.ContextualSubs3:
			if a.ofCoverages(d.Coverages).binds(flag) {
				a.bind(t.Cov())
			}
		}
	case tables.ChainedContextualSubs:
		switch d := t.Data.(type) {
		case tables.ChainedContextualSubs1:
			a.chained(t.Cov(), d.ChainedSeqRuleSet, [3]map[tables.GlyphID]bool{}, flag)
		case tables.ChainedContextualSubs2:
			a.chained(t.Cov(), d.ChainedClassSeqRuleSet, [3]map[tables.GlyphID]bool{a.classesOf(d.BacktrackClassDef), a.classesOf(d.InputClassDef), a.classesOf(d.LookaheadClassDef)}, flag)
		case tables.ChainedContextualSubs3:
			if a.ofCoverages(d.BacktrackCoverages, d.InputCoverages, d.LookaheadCoverages).binds(flag) {
				a.bind(t.Cov())
			}
		}
	case tables.ReverseChainSingleSubs:
		if a.ofCoverages(t.BacktrackCoverages, []tables.Coverage{t.Cov()}, t.LookaheadCoverages).binds(flag) {
			a.bind(t.Cov())
		}
	case tables.MultipleSubs, tables.AlternateSubs:
		a.bind(t.Cov())
	default:
		return false
	}
	return true
}

func (a *ruleReader) readPosition(t tables.GPOSLookup, flag uint16) bool {
	switch t := t.(type) {
	case tables.SinglePos:
	case tables.PairPos:
		// With something said of the second glyph, HarfBuzz goes on behind it,
		// so that a pair also depends on the one before.
		switch d := t.Data.(type) {
		case tables.PairPosData1:
			return d.ValueFormat2 == 0 && flag&passesOverLetters == 0
		case tables.PairPosData2:
			return d.ValueFormat2 == 0 && flag&passesOverLetters == 0
		}
		return false
	case tables.ContextualPos:
		switch d := t.Data.(type) {
		case tables.ContextualPos1:
			a.context(t.Cov(), d.SeqRuleSet, nil, flag)
		case tables.ContextualPos2:
			a.context(t.Cov(), d.ClassSeqRuleSet, a.classesOf(d.ClassDef), flag)
		case tables.ContextualPos3:
			if a.ofCoverages(d.Coverages).binds(flag) {
				a.bind(t.Cov())
			}
		}
	case tables.ChainedContextualPos:
		switch d := t.Data.(type) {
		case tables.ChainedContextualPos1:
			a.chained(t.Cov(), d.ChainedSeqRuleSet, [3]map[tables.GlyphID]bool{}, flag)
		case tables.ChainedContextualPos2:
			a.chained(t.Cov(), d.ChainedClassSeqRuleSet, [3]map[tables.GlyphID]bool{a.classesOf(d.BacktrackClassDef), a.classesOf(d.InputClassDef), a.classesOf(d.LookaheadClassDef)}, flag)
		case tables.ChainedContextualPos3:
			if a.ofCoverages(d.BacktrackCoverages, d.InputCoverages, d.LookaheadCoverages).binds(flag) {
				a.bind(t.Cov())
			}
		}
	case tables.CursivePos, tables.MarkBasePos, tables.MarkLigPos, tables.MarkMarkPos:
		a.bind(t.Cov())
	default:
		return false
	}
	return true
}
