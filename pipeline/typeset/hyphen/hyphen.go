// Package hyphen says where words may be hyphenated. A word goes in, and the
// byte offsets at which a hyphen may go come out.
//
// It follows F. M. Liang, Word Hy-phen-a-tion by Com-put-er (Stanford, 1983),
// with the patterns the TeX community keeps; patterns/SOURCES.md says whence
// each came and on what terms.
//
// The package knows no sentences: what a word is, whether a name or a heading
// is to be hyphenated, and the hyphens an author typed are the caller's
// concern.
package hyphen

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortest is how many letters a word must have to be hyphenated at all. The
// patterns would divide "only" and "ever"; no printer does.
const shortest = 5

// A Dictionary knows where the words of one language may be hyphenated. It
// may be used by several goroutines at once.
type Dictionary struct {
	trie        *trie
	left, right int                // letters kept together at either end of a word
	exceptions  map[string][]uint8 // word in lower case to values between its letters
}

// Only returns a dictionary that knows nothing but the given words, written as
// for With.
func Only(words []string) *Dictionary {
	d := &Dictionary{trie: newTrie(""), left: 2, right: 2}
	return d.With(words)
}

// With returns a dictionary that knows the given words as well, each written
// with a hyphen at every place one may go, as "man-u-script"; a word without
// any is never divided. They win over patterns and over earlier exceptions.
// The ends of words are kept together all the same.
func (d *Dictionary) With(exceptions []string) *Dictionary {
	c := *d
	c.exceptions = maps.Clone(d.exceptions)
	if c.exceptions == nil {
		c.exceptions = make(map[string][]uint8, len(exceptions))
	}
	for _, e := range exceptions {
		word, values := parseException(e)
		c.exceptions[word] = values
	}
	return &c
}

// parseException reads "man-u-script" as the word and, for each of its
// letters, 1 when a hyphen may go before it.
func parseException(s string) (string, []uint8) {
	var word strings.Builder
	var values []uint8
	hyphen := uint8(0)
	for _, r := range s {
		if r == '-' {
			hyphen = 1
			continue
		}
		word.WriteRune(plain(r))
		if !unicode.Is(unicode.Mn, r) {
			values = append(values, hyphen)
			hyphen = 0
		}
	}
	return word.String(), values
}

// Points returns the byte offsets in word at which a hyphen may go, in rising
// order; nil when there are none. The word may be in capitals. An apostrophe,
// a digit or anything else that is no letter begins a new word, so that the
// minimums hold on both its sides.
func (d *Dictionary) Points(word string) []int { return d.AppendPoints(nil, word) }

// AppendPoints appends to points what Points returns.
func (d *Dictionary) AppendPoints(points []int, word string) []int {
	if len(word) < shortest {
		return points
	}
	var r room
	s := read(word, d.trie, &r)
	if len(s.letters) < shortest {
		return points
	}
	if values, ok := d.exceptions[string(s.text)]; ok && len(values) == len(s.letters) {
		copy(s.values, values)
	} else {
		d.divide(&s)
	}
	for from := 0; from < len(s.letters); from++ {
		to := from
		for to < len(s.letters) && s.letters[to].isLetter {
			to++
		}
		points = d.appendAllowed(points, &s, from, to)
		from = to
	}
	return points
}

// divide finds the values between letters: for each part that the patterns
// see as one word, by trie; then for each run of letters that is an
// exception, by that.
func (d *Dictionary) divide(s *spelling) {
	d.trie.mark(s.codes, s.values)
	if len(d.exceptions) == 0 {
		return
	}
	for from := 0; from < len(s.letters); from++ {
		to := from
		for to < len(s.letters) && s.letters[to].isLetter {
			to++
		}
		if to-from >= shortest {
			if values, ok := d.exceptions[string(s.part(from, to))]; ok && len(values) == to-from {
				copy(s.values[from:to], values)
			}
		}
		from = to
	}
}

// appendAllowed appends the odd places among letters from to to, leaving the
// ends of the run together. An odd value allows a hyphen, an even one forbids
// it (Liang, page 37).
func (d *Dictionary) appendAllowed(points []int, s *spelling, from, to int) []int {
	if to-from < shortest {
		return points
	}
	for i := from + d.left; i <= to-d.right; i++ {
		if s.values[i]&1 == 1 {
			points = append(points, int(s.letters[i].at))
		}
	}
	return points
}

// plain returns r in lower case, and the straight apostrophe as the round one.
func plain(r rune) rune {
	switch {
	case r < utf8.RuneSelf && r != '\'':
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r == '\'':
		return '’'
	}
	return unicode.ToLower(r)
}
