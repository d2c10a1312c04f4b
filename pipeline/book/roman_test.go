package book

import "testing"

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 90: "XC", 444: "CDXLIV", 999: "CMXCIX", 1984: "MCMLXXXIV", 3999: "MMMCMXCIX",
		0: "", -1: "", 4000: ""} {
		if got := Roman(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	for n := 1; n <= mostRoman; n++ {
		if got := ReadRoman(Roman(n)); got != n {
			t.Fatalf("%d is %s is %d", n, Roman(n), got)
		}
	}
	for _, none := range []string{"", "IIII", "VX", "IC", "MMMM", "xii", "XIIV", "A", "X I"} {
		if n := ReadRoman(none); n != 0 {
			t.Errorf("%q is %d", none, n)
		}
	}
	if got := SmallRoman(12); got != "xii" {
		t.Error(got)
	}
}
