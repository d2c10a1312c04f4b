package wordlist

import (
	"sort"
	"testing"
)

func TestLookup(t *testing.T) {
	for word, want := range map[string]Word{
		"house":  {Common: true},
		"bout":   {Common: true, Clip: 2},
		"pinion": {Common: true, Clip: 3},
		"about":  {Common: true, Weak: true},
		"alonzo": {Name: true, Weak: true},
		"a":      {Common: true},
	} {
		if got, ok := Lookup(word); !ok || got != want {
			t.Errorf("%s: %+v %v", word, got, ok)
		}
	}
	for _, word := range []string{"", "lonzo", "roids", "zzyzzy", "House", "café"} {
		if got, ok := Lookup(word); ok {
			t.Errorf("%q: %+v", word, got)
		}
	}
}

// TestEveryWordIsFound looks each word up that the list holds.
func TestEveryWordIsFound(t *testing.T) {
	var all []string
	Endings("", func(before []byte, w Word) bool {
		word := make([]byte, len(before))
		for i, c := range before {
			word[len(before)-1-i] = c
		}
		all = append(all, string(word))
		return true
	})
	if len(all) < 90000 {
		t.Fatal(len(all), "words")
	}
	for i := 0; i < len(all); i += 7 {
		if _, ok := Lookup(all[i]); !ok {
			t.Error(all[i], "is not found")
		}
	}
}

func TestEndings(t *testing.T) {
	var before []string
	Endings("lonzo", func(b []byte, _ Word) bool {
		before = append(before, string(b))
		return true
	})
	Endings("onish", func(b []byte, _ Word) bool {
		before = append(before, string(b))
		return true
	})
	sort.Strings(before)
	if len(before) != 4 || before[0] != "a" || before[1] != "mda" {
		t.Errorf("%q", before)
	}
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		unpack()
	}
}
