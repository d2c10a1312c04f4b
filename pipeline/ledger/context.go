package ledger

import (
	"slices"
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
	var buf [2 * (ContextLength + 1) * utf8.UTFMax]byte
	out := buf[:0]
	var side [ContextLength]rune
	n := gather(&side, text, from-1, -1)
	for i := n - 1; i >= 0; i-- {
		out = utf8.AppendRune(out, side[i])
	}
	if n > 0 && isGap(text[from-1]) {
		out = append(out, ' ')
	}
	cut := len(out)
	if n = gather(&side, text, to, +1); n > 0 && isGap(text[to]) {
		out = append(out, ' ')
	}
	for _, r := range side[:n] {
		out = utf8.AppendRune(out, r)
	}
	all := string(out)
	return Context{all[:cut], all[cut:]}
}

// ContextIn is ContextOf for an edit between two texts.
func ContextIn(left, right string) Context {
	l := []rune(left)
	return ContextOf(append(l, []rune(right)...), len(l), len(l))
}

// farthest is how many characters that are no letters a context looks past: a
// page of dots must not be walked for each of its dots.
const farthest = 80

// gather fills out with the letters, digits and single spaces of the text from i
// on, forwards or backwards by step, and returns how many they are. The first
// and the last are no space.
func gather(out *[ContextLength]rune, text []rune, i, step int) int {
	k, gap := 0, false
	for other := 0; i >= 0 && i < len(text) && k < len(out) && other < farthest; i += step {
		r, seen := letter(text[i])
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
			if step < 0 {
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
	if r >= 0 && r < utf8.RuneSelf {
		return rune(plainLetters[r]), true
	}
	switch {
	case r < 0:
		return 0, true
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return unicode.ToLower(r), true
	}
	return 0, !unicode.Is(unicode.Cf, r)
}

// plainLetters has the letters and digits of ASCII, the letters small.
var plainLetters = func() (list [utf8.RuneSelf]byte) {
	for r := range list {
		switch c := byte(r); {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			list[r] = c
		case c >= 'A' && c <= 'Z':
			list[r] = c + 'a' - 'A'
		}
	}
	return list
}()

func isGap(r rune) bool { return r >= 0 && unicode.IsSpace(r) }
