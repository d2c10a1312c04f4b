package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens counts how often the words in question at line ends occur elsewhere
// in the book: whole, with a hyphen, and each half by itself.
type hyphens map[string]int

// readHyphens finds the words cut at line ends, then counts them in the text.
func readHyphens(text string, lines []line) hyphens {
	h := hyphens{}
	for i := 0; i+1 < len(lines); i++ {
		s := lines[i].text
		if !strings.HasSuffix(s, "-") || strings.HasSuffix(s, "--") || lines[i+1].blank() {
			continue
		}
		left, right := lastWord(s[:len(s)-1]), firstWord(lines[i+1].text)
		if left == "" || right == "" {
			continue
		}
		left, right = strings.ToLower(left), strings.ToLower(right)
		for _, w := range []string{left + right, left + "-" + right, left, right} {
			h[w] = 0
		}
	}
	if len(h) > 0 {
		h.count(text)
	}
	return h
}

func (h hyphens) count(text string) {
	last := "" // the word before a hyphen
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			if r != '-' {
				last = ""
			}
			i += n
			continue
		}
		w := firstWord(text[i:])
		if w == "" {
			last = ""
			i += n
			continue
		}
		i += len(w)
		lower := strings.ToLower(w)
		if last != "" {
			h.add(last + "-" + lower)
			last = ""
			if strings.HasPrefix(text[i:], "-") {
				last = lower
			}
			continue
		}
		if strings.HasPrefix(text[i:], "-") {
			last = lower // half of a word with a hyphen: no word by itself
			continue
		}
		h.add(lower)
	}
}

func (h hyphens) add(word string) {
	if n, ok := h[word]; ok {
		h[word] = n + 1
	}
}

// whole reports whether a word cut in two was one without a hyphen: the book
// has it so, or has neither form and not both halves as words either.
func (h hyphens) whole(left, right string) bool {
	if r, _ := utf8.DecodeRuneInString(right); unicode.IsUpper(r) && strings.ToUpper(right) != right || unicode.IsDigit(r) {
		return false // Jean-Paul
	}
	left, right = strings.ToLower(left), strings.ToLower(right)
	one, two := h[left+right], h[left+"-"+right]
	if one > 0 || two > 0 {
		return one >= two
	}
	return h[left] == 0 || h[right] == 0
}

// suspended knows "two- and three-storey": the hyphen stays, and the space.
func (h hyphens) suspended(right string) bool {
	switch right {
	case "and", "or", "to", "nor", "und", "oder", "et", "ou", "y", "o", "e":
		return true
	}
	return false
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func lastWord(s string) string {
	at := len(s)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !isWordRune(r) {
			break
		}
		at -= n
	}
	return s[at:]
}

func firstWord(s string) string {
	for i, r := range s {
		if !isWordRune(r) {
			return s[:i]
		}
	}
	return s
}
