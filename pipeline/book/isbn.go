package book

import "strings"

// DigitsOf returns the digits of an ISBN-13 however it is typed, with hyphens
// or spaces, in print or in metadata.
func DigitsOf(isbn string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, isbn)
}

// ISBN13Digit returns the last digit of an ISBN, and of any EAN-13, for the
// first twelve (ISO 2108): weights 1 and 3 by turns, to a multiple of ten.
func ISBN13Digit(twelve string) byte {
	sum := 0
	for i := range 12 {
		sum += int(twelve[i]-'0') * (1 + 2*(i%2))
	}
	return '0' + byte((10-sum%10)%10)
}

// ISBN10Digit returns that of an ISBN of ten, for the first nine: weights 10 to
// 2, to a multiple of eleven, with X for ten.
func ISBN10Digit(nine string) byte {
	sum := 0
	for i := range 9 {
		sum += int(nine[i]-'0') * (10 - i)
	}
	return "0123456789X"[(11-sum%11)%11]
}
