package copyedit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A vocabulary counts the words of a book, and how often each stands beside
// an apostrophe or a single quotation mark: what the book itself says on
// whether 'em is a word of its own.
type vocabulary struct {
	words map[string]*usage
	total int      // words counted
	names []string // the book's, spelled backwards and in order; nil until asked for
	// dropsH and inDialect say that the book is full of words without an h, or
	// without some other beginning.
	dropsH, inDialect bool
	// heading says that what is counted is a heading: its capitals and its small
	// letters prove nothing.
	heading bool
	buf     []byte
	// lastClose is where the last mark of the Text being counted stands that may
	// close a quotation; -1 until asked for.
	lastClose int
}

// A usage says how often a word stands in the book, in small letters.
type usage struct {
	bare  int32 // with no mark beside it
	lead  int32 // with a mark before it, the first letter small, not in headings
	trail int32 // with a mark behind it and a space or a letter's neighbour after that
	title int32 // of bare, with a capital, not in headings
	caps  int32 // of bare, in capitals only, not in headings
	// Of all with a mark before it that begins no paragraph, capitals too: how
	// many, how many of them have no mark anywhere behind them that could close a
	// quotation, how many stand behind another word, and how many have the next
	// mark right behind them.
	led, free, amid, shut int32
	stump                 *stump
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

// listen says how the book speaks, once all its words are counted.
func (v *vocabulary) listen() {
	h, other := 0, 0
	for w, u := range v.words {
		if u.lead == 0 {
			continue
		}
		switch s := v.stumpOf(w); {
		case !s.known && s.h >= likely && u.bare == 0:
			h += int(u.lead)
		case english().leadSure[w], !s.known && s.whole == sure && u.bare == 0:
			other += int(u.lead)
		}
	}
	v.dropsH, v.inDialect = h*300 > v.total, (h+other)*200 > v.total
}

// longest is the length in bytes of the longest word that is counted: nothing
// in the lexicon of elisions comes near it.
const longest = 40

// count adds the words of s.
func (v *vocabulary) count(s string) {
	v.lastClose = -1
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
	case typedSingle(before) && endsInSingle(s[:i-utf8.RuneLen(before)]), typedSingle(after) && startsWithSingle(s[j+n:]):
		// an apostrophe beside a quotation mark: which of them is the word's is not known
	case typedSingle(before):
		k := i - utf8.RuneLen(before)
		if k > 0 && endsInLetter(s[:k]) {
			break
		}
		if !unicode.IsUpper(first) && !v.heading {
			u.lead++
		}
		v.led(u, s, k, j)
	case typedSingle(after):
		if startsWithLetter(s[j+n:]) {
			u.bare++ // don't
		} else {
			u.trail++
		}
	default:
		u.bare++
		if unicode.IsUpper(first) && !v.heading {
			if second, _ := utf8.DecodeLastRuneInString(s[i:j]); j-i > 1 && unicode.IsUpper(second) {
				u.caps++
			} else {
				u.title++
			}
		}
	}
}

// led counts the word that ends at s[j], before which a single mark stands at
// s[k] that does not follow a letter.
func (v *vocabulary) led(u *usage, s string, k, j int) {
	if strings.TrimLeftFunc(s[:k], func(r rune) bool { return isMark(r) || r == ' ' }) == "" {
		return // a paragraph that goes on with what was being said begins so too
	}
	u.led++
	if startsWithSingle(s[j:]) {
		u.shut++
	} else if k > 1 && s[k-1] == ' ' && endsInLetter(s[:k-1]) {
		u.amid++
	}
	if v.lastClose < 0 {
		v.lastClose = v.lastCloseOf(s)
	}
	if v.lastClose < j {
		u.free++
	}
}

// lastCloseOf returns where the last single mark of s stands that may close a
// quotation: behind a word or a stop, and no letter that is left out at the end
// of a word.
func (v *vocabulary) lastCloseOf(s string) int {
	for i := len(s); i > 1; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		if !typedSingle(r) || i == 0 || startsWithLetter(s[i+n:]) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if isBlank(before) || classOf(before) == atOpener || classOf(before) == atDash || isMark(before) {
			continue
		}
		if w := lastWord(s[:i]); w == "" || !v.isClipped(w) {
			return i
		}
	}
	return 0
}

// lastWord returns the word that s ends in, in small letters.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && len(s)-i < longest && (s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z') {
		i--
	}
	return strings.ToLower(s[i:])
}

// typedSingle reports whether r is a single mark or what one can become, so that
// a text is counted alike before it is corrected and after.
func typedSingle(r rune) bool { return isSingle(r) || r == '′' }

func endsInSingle(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return typedSingle(r)
}

func startsWithSingle(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return typedSingle(r)
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isLetter(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && isLetter(r)
}
