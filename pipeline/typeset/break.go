package typeset

import (
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/typeset/linebreak"
)

// A breakKind says what a line does that ends inside a word.
type breakKind uint8

const (
	noBreak   breakKind = iota
	softBreak           // a hyphen is added
	hardBreak           // it ends in a hyphen that is there
	openBreak           // it ends in a dash or a slash, or in nothing
)

// A chance is a place in a word where a line may end.
type chance struct {
	at   int // byte offset in the word
	kind breakKind
	cost int32
}

// What a break in a word costs as a penalty, in the scale of package
// linebreak. A dash is a welcome place; a hyphen of the author's makes a
// reader wonder whether the word has one; a name is best left whole.
const (
	dashCost     = 10
	compoundCost = 40
	slashCost    = 60
	ellipsisCost = 90
	figureCost   = 400
	nameCost     = 60
	shortCost    = 25  // two letters alone
	insideCost   = 250 // in a part of a compound: only where spaces would be half as wide again
	brokenCost   = 3000
)

// chances appends the places where a word may be broken. joined says that
// another word stands right before it.
func (s *setter) chances(list []chance, text string, l *look, joined bool, glued []int) []chance {
	start := len(list)
	before, letters, hyphened := rune(0), 0, false
	for at, r := range text {
		if at > 0 && !unicode.Is(unicode.M, r) {
			if c, ok := chanceBetween(text, at, before, r, letters, joined); ok {
				hyphened = hyphened || c.kind == hardBreak
				list = append(list, c)
			}
		}
		if unicode.IsLetter(r) {
			letters++
		} else {
			letters = 0
		}
		before = r
	}
	if l.hyphens != nil {
		list = s.syllables(list, text, l, hyphened)
	}
	for _, g := range glued {
		for i := start; i < len(list); i++ {
			if list[i].at == g {
				list = append(list[:i], list[i+1:]...)
				i--
			}
		}
	}
	return sortChances(list, start)
}

// chanceBetween says whether a line may end between two characters, the
// second of them at text[at:].
func chanceBetween(text string, at int, a, b rune, letters int, joined bool) (chance, bool) {
	opens := unicode.IsLetter(b) || unicode.IsDigit(b) || isOpening(b)
	inside := joined || at > utf8.RuneLen(a) // the mark does not begin the word
	switch a {
	case '—', '―', '⸺', '⸻':
		return chance{at, openBreak, dashCost}, opens && inside
	case '–':
		if unicode.IsDigit(b) {
			return chance{at, openBreak, figureCost}, inside
		}
		return chance{at, openBreak, dashCost}, opens && inside
	case '-', '‐', '־': // the last is the Hebrew one, maqaf
		if unicode.IsDigit(b) {
			return chance{at, hardBreak, figureCost}, inside
		}
		return chance{at, hardBreak, compoundCost}, unicode.IsLetter(b) && inside && lettersBefore(text[:at], 2) && lettersAfter(text[at:], 2)
	case '/':
		return chance{at, openBreak, slashCost}, unicode.IsLetter(b) && inside
	case '…':
		return chance{at, openBreak, ellipsisCost}, unicode.IsLetter(b) && inside
	case '.':
		return chance{at, openBreak, ellipsisCost}, unicode.IsLetter(b) && at > 3 && text[at-3:at] == "..."
	}
	return chance{}, false
}

func lettersBefore(s string, n int) bool {
	s = s[:len(s)-1]
	for ; n > 0; n-- {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) {
			return false
		}
		s = s[:len(s)-size]
	}
	return true
}

func lettersAfter(s string, n int) bool {
	for ; n > 0; n-- {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsLetter(r) {
			return false
		}
		s = s[size:]
	}
	return true
}

// syllables appends the places where the language of the look hyphenates.
func (s *setter) syllables(list []chance, text string, l *look, compound bool) []chance {
	s.points = l.hyphens.AppendPoints(s.points[:0], text)
	if len(s.points) == 0 {
		return list
	}
	cost := int32(0)
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		cost = nameCost
	}
	if compound {
		cost += insideCost
	}
	for _, at := range s.points {
		c := chance{at, softBreak, cost}
		if at <= 2 {
			c.cost += shortCost
		}
		list = append(list, c)
	}
	return list
}

// anywhere appends a break after every character, for what is longer than a
// line: an address, a scream.
func anywhere(list []chance, text string) []chance {
	for at, r := range text {
		if at > 0 && !unicode.Is(unicode.M, r) {
			c := chance{at, softBreak, brokenCost}
			if last := text[at-1]; last == '/' || last == '.' || last == '_' || last == '&' || last == '?' || last == '=' || last == '-' {
				c = chance{at, openBreak, slashCost}
			}
			list = append(list, c)
		}
	}
	return sortChances(list, 0)
}

// sortChances orders the chances from start on by place; of two at one place
// the first stays. There are few, nearly in order.
func sortChances(list []chance, start int) []chance {
	for i := start + 1; i < len(list); i++ {
		for j := i; j > start && list[j].at < list[j-1].at; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	out := list[:start]
	for i := start; i < len(list); i++ {
		if len(out) == start || out[len(out)-1].at != list[i].at {
			out = append(out, list[i])
		}
	}
	return out
}

// penalty returns the item for a break of the kind.
func (c *chance) penalty() linebreak.Item {
	return linebreak.Item{Kind: linebreak.Penalty, Penalty: c.cost, Flagged: c.kind == softBreak || c.kind == hardBreak}
}

func isOpening(r rune) bool {
	return r == '“' || r == '‘' || r == '«' || r == '‹' || r == '(' || r == '[' || r == '„' || r == '‚' || r == '¿' || r == '¡'
}
