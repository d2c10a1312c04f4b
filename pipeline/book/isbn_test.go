package book

import "testing"

func TestCheckDigits(t *testing.T) {
	for _, isbn := range []string{"9780306406157", "9783161484100", "9791034300143"} {
		if got := ISBN13Digit(isbn[:12]); got != isbn[12] {
			t.Errorf("%s: %c", isbn, got)
		}
	}
	for _, isbn := range []string{"0306406152", "080442957X", "0131103628"} {
		if got := ISBN10Digit(isbn[:9]); got != isbn[9] {
			t.Errorf("%s: %c", isbn, got)
		}
	}
}
