package ebook

import (
	"math"
	"testing"
)

// The pairs have the ratios that WCAG's own examples and every checker give.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int // in tenths, cut
	}{{"black", "white", 210}, {"white", "#fff", 10}, {"#767676", "white", 45}, {"#777777", "white", 44}, {"red", "white", 39}, {"rgb(0, 0, 255)", "#ffffff", 85}} {
		a, ok1 := colour(c.a)
		b, ok2 := colour(c.b)
		if got := contrast(a, b); !ok1 || !ok2 || got != c.want || contrast(b, a) != got {
			t.Errorf("%s on %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	for _, no := range []string{"", "inherit", "#12", "#12345g", "url(x)", "rgb(1,2)"} {
		if _, ok := colour(no); ok {
			t.Errorf("%q is a colour", no)
		}
	}
	for x := 0.0; x <= 1; x += 1.0 / 256 {
		if got, want := power24(x), math.Pow(x, 2.4); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v to 2.4 is %v, not %v", x, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	for head, want := range map[string]string{
		"\xff\xd8\xff\xe0": "image/jpeg", "\x89PNG\r\n\x1a\n": "image/png", "GIF89a": "image/gif", "RIFF....WEBPVP8 ": "image/webp",
		"MM\x00*": "image/tiff", "....ftypavif": "image/avif", "....ftypheic": "image/heic", "<?xml?><svg/>": "image/svg+xml",
		"": "", "hello": "", "\x00<svg>": "",
	} {
		if got := kindOf([]byte(head)); got != want {
			t.Errorf("%q is %q, want %q", head, got, want)
		}
	}
	if w, h := svgSize([]byte(`<!-- a --><svg width="40px" height="3.5"/>`)); w != 40 || h != 3 {
		t.Errorf("%d × %d", w, h)
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct{ from, ref, file, fragment string }{
		{"EPUB/text/a.xhtml", "b.xhtml#x", "EPUB/text/b.xhtml", "x"}, {"EPUB/text/a.xhtml", "#x", "EPUB/text/a.xhtml", "x"},
		{"EPUB/text/a.xhtml", "../b%20c.css", "EPUB/b c.css", ""}, {"p.opf", "https://x.org/#a", "", "a"}, {"p.opf", "//x.org", "", ""},
		{"p.opf", "../../etc/passwd", "../../etc/passwd", ""},
	} {
		if file, fragment := within(c.from, c.ref); file != c.file || fragment != c.fragment {
			t.Errorf("%q in %s: %q %q", c.ref, c.from, file, fragment)
		}
	}
}
