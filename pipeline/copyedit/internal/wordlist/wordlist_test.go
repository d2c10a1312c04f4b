package wordlist

import "testing"

func TestZ(t *testing.T) {
	for _, w := range []string{"house", "ouse", "roids", "gram", "bout", "count", "pinion", "member", "lonzo", "alonzo", "melia", "liza", "the", "a", "zyzzyva", "tend", "back", "way", "long", "cross", "cause", "light", "live", "fore", "round", "board", "head", "less", "deed", "quest", "ware", "lot", "low", "lowed"} {
		x, ok := Lookup(w)
		t.Log(w, ok, x)
	}
	Endings("lonzo", func(b []byte, w Word) bool { t.Log(string(b), w); return true })
	Endings("onish", func(b []byte, w Word) bool { t.Log(string(b), w); return true })
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		unpack()
	}
}
func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		Lookup("astonished")
	}
}
