package markup

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, text, attribute string }{
		{"plain", "plain", "plain"},
		{"a < b & c > d", "a &lt; b &amp; c &gt; d", "a &lt; b &amp; c &gt; d"},
		{`say "no"`, `say "no"`, "say &quot;no&quot;"},
		{"one\ttwo\nthree", "one\ttwo\nthree", "one two three"},
		{"bell\x07 null\x00 del\x7f", "bell null del", "bell null del"},
		{"next line \u0085, c1 \u009f", "next line , c1 ", "next line , c1 "},
		{"bad \xff\xfe end", "bad \uFFFD\uFFFD end", "bad \uFFFD\uFFFD end"},
		{"\uFFFE \uFFFF \uFDD0", "  ", "  "},
		{"\uFFFD é 漢 🜚", "\uFFFD é 漢 🜚", "\uFFFD é 漢 🜚"},
	} {
		if got := string(appendEscaped(nil, c.in, false)); got != c.text {
			t.Errorf("text %q: got %q, want %q", c.in, got, c.text)
		}
		if got := string(appendEscaped(nil, c.in, true)); got != c.attribute {
			t.Errorf("attribute %q: got %q, want %q", c.in, got, c.attribute)
		}
	}
}

func TestEmptyAttributesAreLeftOutButAlt(t *testing.T) {
	var w Writer
	w.Empty("img", "src", "a.png", "id", "", "alt", "")
	if got, want := w.String(), `<img src="a.png" alt=""/>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOpenElementPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an open element went out")
		}
	}()
	var w Writer
	w.Open("p")
	_ = w.String()
}

func TestLine(t *testing.T) {
	if got := Line(" \x00a\n b\u2028c\xff\u202e "); got != "a b c\uFFFD\u202e" {
		t.Errorf("got %q", got)
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("a < b", "\x00\xff\uFFFE")
	f.Fuzz(func(t *testing.T, text, value string) {
		var w Writer
		w.Element("p", text, "title", value)
		d := xml.NewDecoder(strings.NewReader(w.String()))
		for {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%q, %q: %v", text, value, err)
			}
		}
	})
}
