package book

import (
	"strings"
	"testing"
)

func TestWordsOf(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Don’t, 'tis O'Neill's", "dont tis oneills"},
		{"back-stage — and…so", "back stage and so"},
		{"a\u00adb c\u2060d e\u200bf", "ab cd ef"},
		{"con\x01trol \x1b[31mred", "control 31mred"},
		{"ﬁne Straße CAFÉ cafe\u0301", "fine straße café café"},
		{"one\ttwo\nthree\u00a0four\u3000five", "one two three four five"},
		{"£3.50 № 7 ½", "3 50 7 12"},
		{"", ""}, {"—…’", ""},
	} {
		if got := strings.Join(WordsOf(c.in), " "); got != c.want {
			t.Errorf("WordsOf(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestLettersAreThoseOfTheWords(t *testing.T) {
	for _, s := range []string{"Don’t — stop: “Ça va?” №7", "Ελλάδα, Москва; 東京", "a\x02b"} {
		if got, want := strings.Join(WordsOf(s), ""), LettersOf(s); got != want {
			t.Errorf("words of %q have letters %q, want %q", s, got, want)
		}
	}
}
