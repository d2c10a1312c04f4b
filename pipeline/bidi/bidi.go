// Package bidi says which way text runs: text goes in as it is read, with the
// direction of its paragraph; out come a level for each character, and the
// order in which the pieces of a line stand from left to right.
//
// It is the Unicode Bidirectional Algorithm (UAX #9, revision 50) on the
// character classes of golang.org/x/text. The rules are our own work, since
// neither library to be had gives levels that a line can be put in order by:
// x/text takes no direction for the paragraph and tells runs apart by
// direction alone, go-text joins runs of levels 0 and 2, so that in
// "אבג 12 abc" the Latin is taken for a part of the Hebrew.
package bidi

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// RightToLeft reports whether the language, a BCP 47 tag, is written from
// right to left.
func RightToLeft(lang string) bool {
	parts := strings.Split(strings.ToLower(lang), "-")
	for _, p := range parts[1:] {
		switch p {
		case "arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr":
			return true
		case "latn", "cyrl", "deva", "grek":
			return false
		}
	}
	switch parts[0] {
	case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi":
		return true
	}
	return false
}

// Has reports whether the text has a character that makes text run from right
// to left. It is quick for text that has none.
func Has(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 0xD6 { // the first bytes of U+0590 and all beyond it are larger
			continue
		}
		if from := text[i:]; hasIn(from) {
			return true
		}
		return false
	}
	return false
}

func hasIn(text string) bool {
	for _, r := range text {
		if r < 0x590 || r >= 0x900 && r < 0x200F || r > 0x206F && r < 0xFB1D {
			continue
		}
		switch class(r) {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			return true
		}
	}
	return false
}

// Base returns the direction of a paragraph: that of its language, unless all
// its letters run the other way. So a name in Hebrew at the beginning of an
// English paragraph does not turn it round, and a letter in Hebrew in an
// English book runs as it should with no mark of the author's.
func Base(rightToLeft bool, text string) bool {
	if !rightToLeft && !Has(text) {
		return false
	}
	against := false
	for _, r := range text {
		switch class(r) {
		case bidi.L:
			if !rightToLeft {
				return false
			}
			against = true
		case bidi.R, bidi.AL:
			if rightToLeft {
				return true
			}
			against = true
		}
	}
	return rightToLeft != against
}

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// Mark reports whether the character is one that nobody sees and that only
// says which way text runs.
func Mark(r rune) bool {
	return r == 0x200E || r == 0x200F || r == 0x061C || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// Order returns the numbers of a line's pieces as they stand from left to
// right, given their levels (rule L2).
func Order(levels []uint8) []int {
	order := make([]int, len(levels))
	most, least := uint8(0), uint8(255)
	for i, l := range levels {
		order[i] = i
		most = max(most, l)
		if l%2 == 1 {
			least = min(least, l)
		}
	}
	for level := most; level >= least && level > 0; level-- {
		for from := 0; from < len(order); from++ {
			to := from
			for to < len(order) && levels[to] >= level {
				to++
			}
			if to > from {
				slices.Reverse(order[from:to])
				from = to
			}
		}
	}
	return order
}

// Joins reports whether the letter joins one that stands beside it with a
// stroke, and nothing may be put between them: Arabic, Syriac, Mongolian, N'Ko
// and their like.
func Joins(r rune) bool {
	return r >= 0x600 && (r < 0x900 && r != 0x640 || r >= 0x1800 && r < 0x18B0 || r >= 0xFB50 && r <= 0xFEFC || r >= 0x10AC0 && r < 0x10B00 || r >= 0x1E900 && r < 0x1E960) &&
		unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Adlam, unicode.Manichaean)
}
