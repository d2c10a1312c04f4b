package copyedit

import (
	"unicode"
	"unicode/utf8"
)

// A vocabulary counts the words of a book, and how often each stands beside
// an apostrophe or a single quotation mark: what the book itself says on
// whether 'em is a word of its own.
type vocabulary struct {
	words map[string]*usage
	total int // words counted
	buf   []byte
}

// A usage says how often a word stands in the book, in small letters.
type usage struct {
	bare  int32 // with no mark beside it
	lead  int32 // with a mark before it, the first letter small
	trail int32 // with a mark behind it and a space or a letter's neighbour after that
	title int32 // of bare, with a capital
	caps  int32 // of bare, in capitals only
}

func newVocabulary() *vocabulary {
	return &vocabulary{words: make(map[string]*usage, 1<<13)}
}

// of returns how the word, in small letters, is used; never nil.
func (v *vocabulary) of(word string) *usage {
	if u := v.words[word]; u != nil {
		return u
	}
	return &noUsage
}

var noUsage usage

// scarce reports whether a word is not in the book without an apostrophe, or
// hardly: words that often begin a quotation are common ones.
func (v *vocabulary) scarce(u *usage) bool {
	return u.bare == 0 || v.total > 20000 && u.bare <= 2
}

// trust says from 0 to 100 how much it means that a word is not in the book: a
// page proves nothing, two chapters do.
func (v *vocabulary) trust() int32 { return int32(min(100, v.total/80)) }

// longest is the length in bytes of the longest word that is counted: nothing
// in the lexicon of elisions comes near it.
const longest = 40

// count adds the words of s.
func (v *vocabulary) count(s string) {
	for i := 0; i < len(s); {
		start := i
		i = v.word(s, i)
		if i > start {
			if n := i - start; n <= longest {
				v.add(s, start, i)
			}
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
}

// word puts the letters of the word at i, in small letters, into buf and
// returns where it ends.
func (v *vocabulary) word(s string, i int) int {
	v.buf = v.buf[:0]
	for i < len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z':
			v.buf = append(v.buf, c)
		case c >= 'A' && c <= 'Z':
			v.buf = append(v.buf, c+'a'-'A')
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !isLetter(r) {
				return i
			}
			v.buf = utf8.AppendRune(v.buf, unicode.ToLower(r))
			i += n - 1
		}
		i++
	}
	return i
}

// add counts the word s[i:j], whose small letters are in buf.
func (v *vocabulary) add(s string, i, j int) {
	v.total++
	u := v.words[string(v.buf)]
	if u == nil {
		u = &usage{}
		v.words[string(v.buf)] = u
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, n := utf8.DecodeRuneInString(s[j:])
	first, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case isSingle(before) && endsInSingle(s[:i-utf8.RuneLen(before)]), isSingle(after) && startsWithSingle(s[j+n:]):
		u.bare++ // two may be a double one: see doubledSingles
	case isSingle(before):
		if k := i - utf8.RuneLen(before); !unicode.IsUpper(first) && (k == 0 || !endsInLetter(s[:k])) {
			u.lead++
		}
	case isSingle(after):
		if startsWithLetter(s[j+n:]) {
			u.bare++ // don't
		} else {
			u.trail++
		}
	default:
		u.bare++
		if unicode.IsUpper(first) {
			if second, _ := utf8.DecodeLastRuneInString(s[i:j]); j-i > 1 && unicode.IsUpper(second) {
				u.caps++
			} else {
				u.title++
			}
		}
	}
}

func endsInSingle(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isSingle(r)
}

func startsWithSingle(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isSingle(r)
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isLetter(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && isLetter(r)
}
