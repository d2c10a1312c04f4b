package manuscript

import (
	"path"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// sortNatural puts file names into reading order: numbers by what they count
// (2 before 10, 02 as 2), the same name with a copy's number "(2)" after the
// one without, letters without regard to case, a prologue before all and an
// epilogue after all.
func sortNatural(names []string) {
	sort.SliceStable(names, func(i, j int) bool { return lessNatural(names[i], names[j]) })
}

func lessNatural(a, b string) bool {
	if x, y := edge(a), edge(b); x != y && path.Dir(a) == path.Dir(b) {
		return x < y
	}
	if c := compareNatural(stem(a), stem(b)); c != 0 {
		return c < 0
	}
	return a < b
}

// stem is a path without the ending, so that "ch1.txt" comes before
// "ch1 (2).txt" though a space sorts before a stop.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// edge is -1 for a file called prologue, 1 for an epilogue, and 0 for others,
// those with a number of their own among them.
func edge(name string) int {
	switch k := book.Kind(strings.ToLower(path.Base(stem(name)))); k {
	case book.Prologue, "prolog":
		return -1
	case book.Epilogue, "epilog":
		return 1
	}
	return 0
}

// compareNatural compares runs of digits by value, folders before what is in
// them, and other characters by their small letters. White space, hyphens
// and underscores are all alike.
func compareNatural(a, b string) int {
	for a != "" && b != "" {
		if isDigit(a[0]) && isDigit(b[0]) {
			x, restA := number(a)
			y, restB := number(b)
			if c := compareNumbers(x, y); c != 0 {
				return c
			}
			a, b = restA, restB
			continue
		}
		ra, n := utf8.DecodeRuneInString(a)
		rb, m := utf8.DecodeRuneInString(b)
		if x, y := rank(ra), rank(rb); x != y {
			return int(x - y)
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number cuts the digits off the start, without leading zeros.
func number(s string) (digits, rest string) {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return strings.TrimLeft(s[:n], "0"), s[n:]
}

// compareNumbers compares numbers of any length written without leading
// zeros.
func compareNumbers(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func rank(r rune) rune {
	switch {
	case r == '/':
		return 0
	case unicode.IsSpace(r), r == '-', r == '_':
		return 1
	}
	return unicode.ToLower(r) + 1
}
