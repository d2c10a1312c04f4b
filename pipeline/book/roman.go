package book

import "strings"

var romanDigits = []struct {
	letters string
	value   int
}{
	{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40},
	{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1},
}

// mostRoman is the highest number that Roman numerals have without a line above
// a letter.
const mostRoman = 3999

// Roman returns a number in Roman numerals of capital letters, "" for one that
// has none: below 1 and above 3999.
func Roman(n int) string {
	if n < 1 || n > mostRoman {
		return ""
	}
	var sb strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			sb.WriteString(d.letters)
		}
	}
	return sb.String()
}

// SmallRoman is Roman in small letters.
func SmallRoman(n int) string { return strings.ToLower(Roman(n)) }

// ReadRoman returns the number that Roman numerals of capital letters stand for,
// 0 when s is not the way a number is written.
func ReadRoman(s string) int {
	n, rest := 0, s
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.letters) {
			n, rest = n+d.value, rest[len(d.letters):]
		}
	}
	if rest != "" || Roman(n) != s {
		return 0
	}
	return n
}
