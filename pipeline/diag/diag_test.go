package diag

import (
	"errors"
	"fmt"
	"testing"
)

func TestFindingString(t *testing.T) {
	var fs Findings
	fs.Warnf(Pos{"a.txt", 9, 1}, "edge-scene-break", "scene break at the %s", "end").Hint = "remove it"
	fs.Notef(Pos{}, "title-guess", "the title was guessed: \x1b[31mred\u202e")
	want := "a.txt:9:1: warning: scene break at the end (edge-scene-break)\n\thint: remove it\n" +
		"note: the title was guessed: \\u{1B}[31mred\\u{202E} (title-guess)\n"
	if got := fs.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if fs.Count(Warning) != 1 || fs.Count(Note) != 2 || fs.Count(Error) != 0 {
		t.Error("counts are wrong")
	}
}

func TestFaultKeepsCauseAndHint(t *testing.T) {
	cause := errors.New("unexpected end")
	err := fmt.Errorf("read book: %w", &Fault{Pos: Pos{File: "a.md"}, Message: "bad metadata", Hint: "close it", Err: cause})
	if !errors.Is(err, cause) || HintOf(err) != "close it" || err.Error() != "read book: a.md: bad metadata: unexpected end" {
		t.Errorf("got %v, hint %q", err, HintOf(err))
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "authors", "language", "publisher"}
	for word, want := range map[string]string{
		"tilte": "title", "author": "authors", "lang": "", "publihser": "publisher", "xyz": "", "": "", "Language": "language",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
