package hyphen

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// Codes that stand for no letter of the alphabet. Liang writes a full stop
// for the end of a word; it is the alphabet's first code.
const (
	wordEnd = 0
	unknown = 64 // above every code
)

// A trie holds the patterns of one language. Each node knows its children as
// a set of 64 codes, and they lie side by side, so a step down is one shift
// and one count of bits; no language here has 64 letters.
type trie struct {
	nodes  []node
	values []string // Liang's values of a pattern, before each letter and at the end
	latin  [0x250]uint8
	others map[rune]uint8
}

type node struct {
	children uint64 // bit c is set when there is a child for code c
	first    uint32 // index of the first child
	values   uint32 // index into values; zero when no pattern ends here
}

// A pattern is "hen5at" taken apart: the codes of its letters, and its digits.
type pattern struct{ codes, values string }

// newTrie reads patterns, one to a word of text.
func newTrie(text string) *trie {
	t := &trie{others: make(map[rune]uint8)}
	words := strings.Fields(text)
	t.learnAlphabet(words)
	patterns := make([]pattern, len(words))
	for i, w := range words {
		patterns[i] = t.parse(w)
	}
	slices.SortFunc(patterns, func(a, b pattern) int { return strings.Compare(a.codes, b.codes) })
	t.plant(patterns)
	return t
}

// learnAlphabet gives a code to every rune the patterns are written in, and
// to accented letters not among them the code of the plain one.
func (t *trie) learnAlphabet(words []string) {
	for i := range t.latin {
		t.latin[i] = unknown
	}
	next := uint8(wordEnd + 1)
	for _, w := range words {
		for _, r := range w {
			r = plain(r)
			if r == '.' || '0' <= r && r <= '9' {
				continue
			}
			if c, _ := t.code(r); c == unknown {
				if next == unknown {
					panic("hyphen: an alphabet of more than 63 letters")
				}
				t.teach(r, next)
				next++
			}
		}
	}
	for accented, base := range accents { // each sets its own letter: order does not matter
		if c, _ := t.code(accented); c == unknown {
			if c, _ := t.code(base); c != unknown {
				t.teach(accented, c)
			}
		}
	}
}

func (t *trie) teach(r rune, code uint8) {
	if int(r) < len(t.latin) {
		t.latin[r] = code
		return
	}
	t.others[r] = code
}

// code returns the code of a rune in lower case, and whether it is a letter.
func (t *trie) code(r rune) (uint8, bool) {
	if 'a' <= r && r <= 'z' {
		return t.latin[r], true
	}
	if int(r) < len(t.latin) {
		return t.latin[r], unicode.IsLetter(r)
	}
	if c, ok := t.others[r]; ok {
		return c, unicode.IsLetter(r)
	}
	return unknown, unicode.IsLetter(r)
}

// parse takes a pattern apart. A digit is the value before the letter that
// follows it; where there is none, the value is 0.
func (t *trie) parse(word string) pattern {
	var codes, values []byte
	value := byte(0)
	for _, r := range word {
		if '0' <= r && r <= '9' {
			value = byte(r - '0')
			continue
		}
		c := uint8(wordEnd)
		if r != '.' {
			c, _ = t.code(plain(r))
		}
		codes = append(codes, c)
		values = append(values, value)
		value = 0
	}
	return pattern{string(codes), string(append(values, value))}
}

// plant builds the nodes level by level from sorted patterns, so that the
// children of a node are made one after another.
func (t *trie) plant(patterns []pattern) {
	type span struct{ from, to int } // the patterns below a node
	t.values = []string{""}
	index := make(map[string]uint32) // of values already seen
	t.nodes = []node{{}}
	level := []span{{0, len(patterns)}}
	for depth, at := 0, 0; len(level) > 0; depth++ {
		var below []span
		for _, s := range level {
			n := node{first: uint32(len(t.nodes))}
			for s.from < s.to && len(patterns[s.from].codes) == depth {
				n.values = t.store(patterns[s.from].values, index)
				s.from++
			}
			for s.from < s.to {
				code, end := patterns[s.from].codes[depth], s.from
				for end < s.to && patterns[end].codes[depth] == code {
					end++
				}
				n.children |= 1 << code
				t.nodes = append(t.nodes, node{})
				below = append(below, span{s.from, end})
				s.from = end
			}
			t.nodes[at] = n
			at++
		}
		level = below
	}
}

// store returns the index of values in t.values, where each is kept once:
// tens of thousands of patterns share a few hundred.
func (t *trie) store(values string, index map[string]uint32) uint32 {
	i, ok := index[values]
	if !ok {
		i = uint32(len(t.values))
		t.values = append(t.values, values)
		index[values] = i
	}
	return i
}

// mark raises values to those of every pattern that matches. Whatever has no
// code ends a word for the patterns.
func (t *trie) mark(codes, values []uint8) {
	for from := 0; from < len(codes); from++ {
		to := from
		for to < len(codes) && codes[to] != unknown {
			to++
		}
		if to > from {
			t.markWord(codes[from:to], values[from:to])
		}
		from = to
	}
}

// markWord raises values to those of the patterns that match a word, whose
// ends match a full stop. Place -1 is the full stop before it.
func (t *trie) markWord(codes, values []uint8) {
	for start := -1; start < len(codes); start++ {
		n := &t.nodes[0]
		for i := start; i <= len(codes); i++ {
			code := uint8(wordEnd)
			if i >= 0 && i < len(codes) {
				code = codes[i]
			}
			if n.children>>code&1 == 0 {
				break
			}
			before := bits.OnesCount64(n.children & (1<<code - 1))
			n = &t.nodes[int(n.first)+before]
			if n.values != 0 {
				raise(values, start, t.values[n.values])
			}
		}
	}
}

// raise raises values, from place start on, to at least those of a pattern.
// Those outside the word concern nobody.
func raise(values []uint8, start int, pattern string) {
	for k := range len(pattern) {
		if at := start + k; at >= 0 && at < len(values) && pattern[k] > values[at] {
			values[at] = pattern[k]
		}
	}
}
