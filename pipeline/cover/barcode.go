package cover

import (
	"errors"
	"fmt"
	"strings"

	"octavo/pipeline/book"
)

// A barcode is bars and blanks in modules, from left to right: bars[i] says
// whether module i is black, tall[i] whether it reaches down between the digits.
type barcode struct {
	bars, tall []bool
}

// Patterns of EAN-13 and its add-on (GS1 General Specifications, 5.2.1 and
// 5.2.2): the left digits in set A, the right ones are its opposites, and set B
// is the mirror image of those.
var setA = [10]string{"0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"}

// parity says which digits of the left half, and of the add-on, are of set B.
var (
	parity13 = [10]string{"AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"}
	parity5  = [10]string{"BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB"}
)

func digitPattern(d byte, set byte) string {
	a := setA[d-'0']
	switch set {
	case 'A':
		return a
	case 'C':
		return opposite(a)
	}
	return mirror(opposite(a))
}

func opposite(s string) string {
	return strings.Map(func(r rune) rune { return '0' + '1' - r }, s)
}

func mirror(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func (b *barcode) add(pattern string, tall bool) {
	for _, r := range pattern {
		b.bars, b.tall = append(b.bars, r == '1'), append(b.tall, tall)
	}
}

// ean13 returns the bars of thirteen digits, the last of which has to be their
// check digit.
func ean13(digits string) (barcode, error) {
	var b barcode
	if len(digits) != 13 || strings.Trim(digits, "0123456789") != "" {
		return b, fmt.Errorf("%q has not thirteen digits", digits)
	}
	if digits[12] != book.ISBN13Digit(digits) {
		return b, errors.New("the last digit does not fit the others")
	}
	b.add("101", true)
	for i := range 6 {
		b.add(digitPattern(digits[i+1], parity13[digits[0]-'0'][i]), false)
	}
	b.add("01010", true)
	for i := range 6 {
		b.add(digitPattern(digits[i+7], 'C'), false)
	}
	b.add("101", true)
	return b, nil
}

// ean5 returns the bars of a price add-on.
func ean5(digits string) (barcode, error) {
	var b barcode
	if len(digits) != 5 || strings.Trim(digits, "0123456789") != "" {
		return b, fmt.Errorf("%q has not five digits", digits)
	}
	sum := 0
	for i, d := range []byte(digits) {
		sum += int(d-'0') * (3 + 6*(i%2))
	}
	b.add("1011", false)
	for i := range 5 {
		if i > 0 {
			b.add("01", false)
		}
		b.add(digitPattern(digits[i], parity5[sum%10][i]), false)
	}
	return b, nil
}

// currencies are the first digits of an add-on that American and British shops
// read as a price.
var currencies = map[string]byte{"GBP": '0', "AUD": '3', "NZD": '4', "USD": '5', "CAD": '6'}

// priceCode returns the add-on for a price as "USD 14.99"; a price of 100 or
// more has none, and 90000 says that none is given.
func priceCode(price string) (string, error) {
	name, amount, ok := strings.Cut(strings.TrimSpace(price), " ")
	digit, known := currencies[strings.ToUpper(name)]
	whole, cents, _ := strings.Cut(strings.TrimSpace(amount), ".")
	if !ok || !known || whole == "" || len(whole) > 2 || len(cents) != 2 && cents != "" || strings.Trim(whole+cents, "0123456789") != "" {
		return "", fmt.Errorf("%q is no price a barcode can have", price)
	}
	if cents == "" {
		cents = "00"
	}
	return string(digit) + fmt.Sprintf("%02s", whole) + cents, nil
}
