package hyphen

import (
	"unicode"
	"unicode/utf8"
)

// A letter is one place of a word: a letter with its combining marks, or
// something that is no letter.
type letter struct {
	at       int32 // byte offset in the word as given
	text     int32 // byte offset in spelling.text
	isLetter bool
}

// A spelling is a word taken apart.
type spelling struct {
	letters []letter
	text    []byte  // the word in lower case
	codes   []uint8 // for each letter, its code in the trie's alphabet
	values  []uint8 // for each letter, Liang's value before it
}

// room is where a spelling lies on the stack; long words move to the heap.
type room struct {
	letters       [40]letter
	text          [80]byte
	codes, values [40]uint8
}

// read takes word apart as the alphabet of t spells it.
func read(word string, t *trie, r *room) spelling {
	s := spelling{letters: r.letters[:0], text: r.text[:0], codes: r.codes[:0]}
	for at, r := range word {
		start := len(s.text)
		r = plain(r)
		s.text = utf8.AppendRune(s.text, r)
		if r >= 0x300 && unicode.Is(unicode.Mn, r) && len(s.letters) > 0 {
			continue // the mark goes with the letter before it
		}
		code, isLetter := t.code(r)
		s.letters = append(s.letters, letter{int32(at), int32(start), isLetter})
		s.codes = append(s.codes, code)
	}
	s.values = append(r.values[:0], s.codes...)
	clear(s.values)
	return s
}

// part returns letters from to to in lower case.
func (s *spelling) part(from, to int) []byte {
	start, end := int(s.letters[from].text), len(s.text)
	if to < len(s.letters) {
		end = int(s.letters[to].text)
	}
	return s.text[start:end]
}

// accents spells the letters that foreign names and loan words bring along as
// the plain letters a language without them would use: the patterns for
// English know "naive" and not "naïve". Each base comes before its accents.
var accents = foldings("aàáâãäåāăą", "cçćč", "dďđ", "eèéêëēėęě", "iìíîïīį", "lłľ",
	"nñńň", "oòóôõöøōő", "rřŕ", "sśšş", "tťţ", "uùúûüūůű", "yýÿ", "zźżž")

func foldings(groups ...string) map[rune]rune {
	m := make(map[rune]rune)
	for _, g := range groups {
		base, size := utf8.DecodeRuneInString(g)
		for _, r := range g[size:] {
			m[r] = base
		}
	}
	return m
}
