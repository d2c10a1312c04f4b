package structure

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
)

// A numeralStyle says how a number is written.
type numeralStyle uint8

const (
	noNumeral numeralStyle = iota
	arabic
	roman // capitals
	smallRoman
	words
	ordinal
	smallWords
	dotted   // 2.7: the seventh of the second
	lettered // A
)

var styleNames = [...]string{"", "Arabic", "Roman", "small Roman", "word", "ordinal", "small word", "dotted", "letter"}

// A numeral is a number at the start of a text.
type numeral struct {
	value int
	style numeralStyle
	end   int // byte offset after it
	// volume is what stands before the dot of a dotted one.
	volume int
}

var units = map[string]int{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
	"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "last": 0, "final": 0}

// readNumeral reads the number a text starts with. A Roman numeral is taken
// in one case only, and a whole word; "the First" is an ordinal.
func readNumeral(s string) (numeral, bool) {
	if s == "" {
		return numeral{}, false
	}
	if s[0] >= '0' && s[0] <= '9' {
		if n, ok := readFigureOrdinal(s); ok {
			return n, true
		}
		return readArabic(s)
	}
	word := leadingWord(s)
	if word == "" {
		return numeral{}, false
	}
	if n, ok := readWords(s); ok {
		return n, true
	}
	if n, ok := readOrdinal(s); ok {
		return n, true
	}
	return readRoman(word)
}

func readArabic(s string) (numeral, bool) {
	n := 0
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' && end < 5 {
		n = n*10 + int(s[end]-'0')
		end++
	}
	if end > 4 || end < len(s) && isWordByte(s[end:]) {
		return numeral{}, false
	}
	// Not the start of 10:30, 3.5, 1,000 or 1/2.
	if end+1 < len(s) && strings.IndexByte(":.,/", s[end]) >= 0 && s[end+1] >= '0' && s[end+1] <= '9' {
		return numeral{}, false
	}
	return numeral{value: n, style: arabic, end: end}, true
}

// readDotted reads 2.7, which is no price or measure: those have a unit behind
// them, or a point with nothing before it.
func readDotted(s string) (numeral, bool) {
	before, after, ok := strings.Cut(s, ".")
	if !ok || len(before) == 0 || len(before) > 2 || after == "" || before[0] == '0' || after[0] == '0' && len(after) > 1 && after[1] == '0' {
		return numeral{}, false
	}
	volume, ok := digits(before)
	end := 0
	for end < len(after) && after[end] >= '0' && after[end] <= '9' {
		end++
	}
	value, fine := digits(after[:end])
	if !ok || !fine || end > 3 || end < len(after) && after[end] != ' ' && after[end] != ':' && after[end] != '\t' {
		return numeral{}, false
	}
	return numeral{value: value, style: dotted, end: len(before) + 1 + end, volume: volume}, true
}

func digits(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || n > 9999 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// worn are the signs that a scan takes for the letters of a Roman numeral.
var worn = strings.NewReplacer("l", "I", "1", "I", "|", "I", "!", "I", "v", "V", "x", "X", " ", "")

// readWorn reads a Roman numeral that a scan has damaged: lV, X I, V|. It must
// be all that is left, but for stops.
func readWorn(s string) (numeral, bool) {
	end := len(strings.TrimRight(s, " .:-–—"))
	if end == 0 || end > 12 || strings.Trim(s[:end], "IVXLCl1|!vx ") != "" || !strings.ContainsAny(s[:end], "IVXLl|") {
		return numeral{}, false
	}
	n, ok := readRoman(worn.Replace(s[:end]))
	n.end = end
	return n, ok
}

func readRoman(word string) (numeral, bool) {
	if len(word) > 12 {
		return numeral{}, false
	}
	upper := strings.ToUpper(word)
	style := roman
	if word != upper {
		if word != strings.ToLower(word) {
			return numeral{}, false
		}
		style = smallRoman
	}
	n := book.ReadRoman(upper)
	if n == 0 { // the old VIIII and IIII pass
		n = book.ReadRoman(oldNines.Replace(upper))
	}
	if n < 1 || n > 400 {
		return numeral{}, false
	}
	return numeral{value: n, style: style, end: len(word)}, true
}

var oldNines = strings.NewReplacer("VIIII", "IX", "IIII", "IV")

// readWords reads "Twenty-One" and "one hundred and two".
func readWords(s string) (numeral, bool) {
	const (
		start = iota
		digit // may be followed by hundred
		ten   // may be followed by a digit
		hundred
		full
	)
	total, end, state := 0, 0, start
	for at := 0; ; {
		w := strings.ToLower(leadingWord(s[at:]))
		u, isUnit := units[w]
		t, isTen := tens[w]
		switch {
		case isUnit && state == start && u < 10:
			total, state = u, digit
		case isUnit && (state == start || state == hundred):
			total, state = total+u, full
		case isUnit && state == ten && u > 0 && u < 10:
			total, state = total+u, full
		case isTen && (state == start || state == hundred):
			total, state = total+t, ten
		case w == "hundred" && state == digit:
			total, state = total*100, hundred
		case w == "and" && state == hundred: // and goes on, if a number follows
		default:
			return numeral{value: total, style: words, end: end}, state != start
		}
		at += len(w)
		if w != "and" {
			end = at
		}
		if at+1 >= len(s) || s[at] != ' ' && s[at] != '-' {
			return numeral{value: total, style: words, end: end}, state != start
		}
		at++
	}
}

// readOrdinal reads "First", "the Second", "Twenty-First", "2nd".
func readOrdinal(s string) (numeral, bool) {
	at := 0
	w := leadingWord(s)
	if strings.EqualFold(w, "the") && len(s) > 4 && s[3] == ' ' {
		at = 4
		w = leadingWord(s[4:])
	}
	if n, ok := readFigureOrdinal(s[at:]); ok {
		n.end += at
		return n, true
	}
	if n, ok := ordinals[strings.ToLower(w)]; ok {
		return numeral{value: n, style: ordinal, end: at + len(w)}, true
	}
	if t, ok := tens[strings.ToLower(w)]; ok && len(s) > at+len(w)+1 && strings.IndexByte(" -", s[at+len(w)]) >= 0 {
		second := leadingWord(s[at+len(w)+1:])
		if n, ok := ordinals[strings.ToLower(second)]; ok && n > 0 && n < 10 {
			return numeral{value: t + n, style: ordinal, end: at + len(w) + 1 + len(second)}, true
		}
	}
	return numeral{}, false
}

// readFigureOrdinal reads "2nd" and "21st".
func readFigureOrdinal(s string) (numeral, bool) {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, ok := digits(s[:end])
	if !ok || len(s) < end+2 || n < 1 || n > 999 {
		return numeral{}, false
	}
	switch tail := strings.ToLower(s[end : end+2]); {
	case tail != "st" && tail != "nd" && tail != "rd" && tail != "th", isWordByte(s[end+2:]):
		return numeral{}, false
	}
	return numeral{value: n, style: ordinal, end: end + 2}, true
}

// leadingWord returns the letters a text starts with.
func leadingWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

func isWordByte(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}
