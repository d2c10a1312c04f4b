package copyedit

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"octavo/pipeline/copyedit/internal/wordlist"
)

// A stump is what is known of a word that an apostrophe may have been left of:
// whether it is a word as it stands, and what it would be with its beginning
// put back. Only the language and the book's own words are asked, so it is
// found once for a word.
type stump struct {
	known  bool // a word by itself, written small
	named  bool // a name
	common bool // known to every reader
	clip   int  // of a word or name: see wordlist.Word
	listed bool // print has it with an apostrophe before it often enough
	h      int8 // with an h put back: one of the below
	hName  int8 // the same, names among them
	whole  int8 // with other letters put back
	wName  int8
	both   bool // it can have lost its end as well: 'spec', 'roun'
}

// How sure it is that putting letters back gives the word that was meant.
const (
	unsure int8 = 1 + iota // it could be chance
	likely
	sure
)

// read returns what is known of the word where it stands with a capital, or
// without one.
func (s *stump) read(capital bool) (h, whole int8, known bool) {
	h, whole, known = s.h, s.whole, s.known
	if capital {
		h, whole, known = s.hName, s.wName, known || s.named
	}
	if known && s.common && h < sure {
		h = 0
	}
	return h, whole, known
}

// stumpOf returns what is known of the word w, in small letters.
func (v *vocabulary) stumpOf(w string) *stump {
	u := v.words[w]
	if u != nil && u.stump != nil {
		return u.stump
	}
	s := v.newStump(w)
	if u != nil {
		u.stump = s
	}
	return s
}

func (v *vocabulary) newStump(w string) *stump {
	s := &stump{}
	if entry, ok := wordlist.Lookup(w); ok {
		s.known, s.named, s.common, s.clip = !entry.Name, entry.Name, entry.Common && !entry.Name, entry.Clip
	}
	if english().leadSure[w] {
		return s
	}
	if negated[w] {
		s.known, s.common = true, true // aren, of aren't
		return s
	}
	s.listed = english().leadLikely[w]
	for _, x := range endings(w)[1:] {
		s.listed = s.listed || english().leadLikely[x]
		entry, ok := wordlist.Lookup(x)
		if ok && !entry.Name && !s.known {
			s.known, s.common, s.clip = true, entry.Common, entry.Clip // talkin is talking
		}
	}
	if beginsWithVowel(w) && !noH[w] && !silentH(w) {
		s.h, s.hName = v.withH(w)
	}
	if !s.known {
		s.whole, s.wName = v.madeWhole(w)
	}
	for _, ending := range []string{"t", "d"} {
		x := w + ending
		if entry, ok := wordlist.Lookup(x); ok {
			s.both = s.both || entry.Clip > 1
		} else if len(w) > 2 && !s.common {
			word, _ := v.madeWhole(x)
			s.both = s.both || word == sure
		}
	}
	return s
}

// noH are words so common that hi, ha and hone are nothing beside them.
var noH = setOfWords("a i o u an on one ones or up us")

// silentH reports whether a word with an h put back begins with one that nobody
// says: hour, honest, heir.
func silentH(w string) bool {
	for _, start := range []string{"our", "onest", "onor", "onour", "eir"} {
		if rest, ok := strings.CutPrefix(w, start); ok && (start != "our" || rest == "" || rest == "s" || rest == "ly") {
			return true
		}
	}
	return false
}

// withH says how surely a word has lost an h.
func (v *vocabulary) withH(w string) (word, name int8) {
	for _, x := range append(endings(w), strings.TrimSuffix(w, "s")) {
		u := v.of("h" + x)
		if u.bare > 0 {
			name = sure
			if u.title+u.caps < u.bare {
				word = sure
			}
		}
		if entry, ok := wordlist.Lookup("h" + x); ok {
			name = max(name, likely)
			if entry.Common {
				name = sure
			}
			if !entry.Name {
				word = max(word, name)
			}
		}
	}
	return word, name
}

// madeWhole says how surely a word that is none by itself has lost another
// beginning.
func (v *vocabulary) madeWhole(w string) (word, name int8) {
	if len(w) < 3 {
		return 0, 0
	}
	if w[0] == 't' && verbs[w[1:]] {
		return sure, sure // 'twas, 'twud, 'tidn't
	}
	for _, x := range endings(w) {
		for _, y := range beginnings(x) {
			if u := v.of(y); u.bare > 0 {
				word, name = sure, sure
			} else if entry, ok := wordlist.Lookup(y); ok && !entry.Name {
				word, name = sure, sure
			}
		}
		a, b := v.longer(x)
		word, name = max(word, a), max(name, b, a)
	}
	return word, max(name, v.longerName(w))
}

// prefixes are what speech drops at the start of a word: 'member, 'bout.
var prefixes = []string{"a", "be", "re", "de", "e", "ex", "i", "o", "in", "im", "un", "con", "com", "dis", "ac", "ad", "af", "al", "ap", "as", "at", "en",
	"em", "per", "pre", "pro", "sus"}

// clipped reports whether the book has the word with one of prefixes before
// it, and with its g where it has lost that too.
func (v *vocabulary) clipped(w string) bool {
	if len(w) < 3 {
		return false
	}
	var buf [longest + 8]byte
	for _, pre := range prefixes {
		whole := append(append(buf[:0], pre...), w...)
		if u := v.words[string(whole)]; u != nil && u.bare > 0 {
			return true
		}
		if w[len(w)-2:] == "in" {
			if u := v.words[string(append(whole, 'g'))]; u != nil && u.bare > 0 {
				return true
			}
		}
	}
	return false
}

// longer says how surely a word is the end of a longer one.
func (v *vocabulary) longer(w string) (word, name int8) {
	if len(w) < 3 {
		return 0, 0
	}
	wordlist.Endings(w, func(before []byte, entry wordlist.Word) bool {
		n := len(before)
		if n == 0 || n > 5 {
			return true
		}
		s := unsure
		switch weak := weakStarts[string(before)]; {
		case weak && entry.Weak && (entry.Common || len(w) > 4 || entry.Name && len(w) > 3):
			s = sure
		case !bytes.ContainsAny(before, "aeiouy"): // no syllable
		case weak && entry.Weak, len(w) > 4, len(w) > 3 && n < 4 && !weak:
			s = likely
		}
		name = max(name, s)
		if !entry.Name {
			word = max(word, s)
		}
		return word < sure
	})
	if word < sure && v.clipped(w) {
		word = sure
	}
	return word, name
}

// longerName says how surely a word is the end of a name of the book.
func (v *vocabulary) longerName(w string) int8 {
	if len(w) < 3 {
		return 0
	}
	if v.names == nil {
		v.names = []string{""}
		for name, u := range v.words {
			if u.bare > 0 && len(name) > 3 && u.title == u.bare {
				v.names = append(v.names, backwards(name))
			}
		}
		slices.Sort(v.names)
	}
	key := backwards(w)
	i := sort.SearchStrings(v.names, key+"a")
	if i < len(v.names) && strings.HasPrefix(v.names[i], key) {
		return likely
	}
	return 0
}

func backwards(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

// verbs are what 't, for it, stands before, as the dialects have them.
var verbs = setOfWords("was were is will would wouldn wasn weren isn ain won wan wor wur wuz wer war warn wus waur wes " +
	"es iz ez idn ed id ill ull ud wud wad wadn wadna wasna werena isna winna ould ood wor worn wouldna hain ha had hadn be bain bean bin")

// weakStarts are the first syllables that speech drops, spelled backwards.
var weakStarts = func() wordSet {
	set := wordSet{}
	for w := range setOfWords("a ab ac ad af al am an ap ar as at ba be co col com con cor de des di dis e ec ef el em en es eu ex ga good ha hel hul " +
		"i il im in ir ma me mis mo mus o ob oc of om op pa par per po pos pre pro pur re rac sub suc suf sug sup sur sus ta te tele to un va vi") {
		set[backwards(w)] = true
	}
	return set
}()

// endings returns a word and what it would be if its own ending were not that
// of a dialect: amazin, afeard, expec, potater, tobaccy.
func endings(w string) []string {
	list := []string{w}
	put := func(cut, ending string) {
		if stem, ok := strings.CutSuffix(w, cut); ok && len(stem) > 2 {
			list = append(list, stem+ending)
		}
	}
	put("in", "ing")
	put("ens", "ings")
	put("er", "o")
	put("ers", "oes")
	put("er", "ow")
	put("y", "o")
	put("t", "ed")
	put("c", "ct")
	put("ep", "ept")
	put("oun", "ound")
	put("un", "und")
	put("en", "end")
	put("rd", "red")
	return list
}

// beginnings returns what a word would be if its own first letter stood for a
// first syllable that ended in a like sound: 'scuse, 'zactly.
func beginnings(w string) []string {
	switch {
	case len(w) > 4 && w[0] == 's':
		return []string{"ex" + w[1:], "es" + w[1:], w[1:]} // the last is what it is: 'sawful
	case len(w) > 4 && w[0] == 'z':
		return []string{"ex" + w[1:]}
	}
	return nil
}
