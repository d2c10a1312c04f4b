package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Context is what an edit is known by from run to run: the letters and
// digits of its paragraph that stand to its left and right in the author's
// file, at most ContextLength characters of each, small, with one space for
// all that stands between two words. Marks are no part of it, so that it is
// the same whatever becomes of the marks round the edit.
//
// A space at the inner end says that one stands there in the file: it tells
// the mark that ends a speech from the one that begins the next.
type Context struct{ Left, Right string }

// ContextOf returns the context of text[from:to], where text is a paragraph as
// it stands in the author's file. Runes below zero are no text.
func ContextOf(text []rune, from, to int) Context {
	var sb strings.Builder
	sb.Grow(2*ContextLength + 8)
	var left [ContextLength]rune
	n := gather(left[:], from, true, func(i int) rune { return text[from-1-i] })
	for n > 0 {
		n--
		sb.WriteRune(left[n])
	}
	if from > 0 && isGap(text[from-1]) && sb.Len() > 0 {
		sb.WriteByte(' ')
	}
	cut := sb.Len()
	if to < len(text) && isGap(text[to]) {
		sb.WriteByte(' ')
	}
	var right [ContextLength]rune
	n = gather(right[:], len(text)-to, false, func(i int) rune { return text[to+i] })
	for _, r := range right[:n] {
		sb.WriteRune(r)
	}
	all := sb.String()
	c := Context{all[:cut], all[cut:]}
	if n == 0 {
		c.Right = ""
	}
	return c
}

// ContextIn is ContextOf for an edit between two texts.
func ContextIn(left, right string) Context {
	l := []rune(left)
	return ContextOf(append(l, []rune(right)...), len(l), len(l))
}

// farthest is how many characters that are no letters a context looks past: a
// page of dots must not be walked for each of its dots.
const farthest = 200

// gather fills out with the letters, digits and single spaces that at gives
// for 0 to n, and returns how many they are. The first and the last are no
// space. back says that at goes backwards.
func gather(out []rune, n int, back bool, at func(int) rune) int {
	k, gap, other := 0, false, 0
	for i := 0; i < n && k < len(out) && other < farthest; i++ {
		r, seen := letter(at(i))
		if r == 0 {
			gap, other = gap || seen, other+1
			continue
		}
		if gap && k > 0 {
			out[k] = ' '
			if k++; k == len(out) {
				return k - 1
			}
		}
		gap = false
		if r >= firstLigature && r <= lastLigature {
			parts := []rune(ligatures[r-firstLigature])
			if back {
				slices.Reverse(parts)
			}
			k += copy(out[k:], parts)
			continue
		}
		out[k] = r
		k++
	}
	return k
}

// Ligature characters count as their letters: one rule takes them apart, and
// the contexts of all others must stay as they are.
const (
	firstLigature = 'ﬀ'
	lastLigature  = 'ﬆ'
)

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// letter returns a letter, a digit or a mark on one as contexts have it, 0 for
// any other character, and whether it is one that divides words: joiners and
// soft hyphens do not.
func letter(r rune) (small rune, seen bool) {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r, true
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A', true
	case r < utf8.RuneSelf:
		return 0, true
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return unicode.ToLower(r), true
	}
	return 0, !unicode.Is(unicode.Cf, r)
}

func isGap(r rune) bool { return r >= 0 && unicode.IsSpace(r) }
