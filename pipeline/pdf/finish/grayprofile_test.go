package finish

import (
	"encoding/binary"
	"testing"
)

// TestGrayProfile reads the profile as its standard has it: a printer's, of one
// colour, with a curve from black to white that is a fifth darker in the
// middle.
func TestGrayProfile(t *testing.T) {
	p := GrayProfile()
	if n, err := ProfileColours(p); err != nil || n != 1 {
		t.Fatalf("%d colours, %v", n, err)
	}
	tags := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		at := 132 + 12*i
		from, size := binary.BigEndian.Uint32(p[at+4:]), binary.BigEndian.Uint32(p[at+8:])
		if from%4 != 0 {
			t.Errorf("%s begins at %d", p[at:at+4], from)
		}
		tags[string(p[at:at+4])] = p[from : from+size]
	}
	for _, name := range []string{"desc", "cprt", "wtpt", "kTRC"} {
		if tags[name] == nil {
			t.Errorf("no %s", name)
		}
	}
	curve := tags["kTRC"]
	if n := binary.BigEndian.Uint32(curve[8:]); n != 256 || len(curve) != 12+512 {
		t.Fatalf("%d points in %d bytes", n, len(curve))
	}
	at := func(i int) int { return int(binary.BigEndian.Uint16(curve[12+2*i:])) }
	last := -1
	for i := range 256 {
		if at(i) <= last {
			t.Fatalf("the curve falls at %d", i)
		}
		last = at(i)
	}
	// half a tint covers seven tenths of the paper
	if middle := (at(127) + at(128)) / 2; at(0) != 0 || last != 65535 || middle < 65535*299/1000 || middle > 65535*301/1000 {
		t.Errorf("from %d over %d to %d", at(0), middle, last)
	}
}

func TestProfileColours(t *testing.T) {
	good := GrayProfile()
	for name, change := range map[string]func([]byte) []byte{
		"cut off":    func(p []byte) []byte { return p[:200] },
		"short":      func(p []byte) []byte { return p[:20] },
		"a screen's": func(p []byte) []byte { copy(p[12:], "mntr"); return p },
		"of RGB":     func(p []byte) []byte { copy(p[16:], "RGB "); return p },
		"none":       func(p []byte) []byte { copy(p[36:], "none"); return p },
	} {
		if n, err := ProfileColours(change(append([]byte(nil), good...))); err == nil {
			t.Errorf("%s: %d colours", name, n)
		}
	}
}
