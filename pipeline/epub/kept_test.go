package epub

import (
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/preflight"
)

// Every word of a section comes out of the file, in order, and none besides.
func TestNoWordIsLost(t *testing.T) {
	for name, f := range fixtures {
		b := f().book
		madePages := map[string]bool{}
		var want []string
		b.Sections(func(s *book.Section, _ int) {
			if s.Made {
				madePages[s.ID] = true
			} else if s.Kind != book.Contents {
				want = append(want, book.WordsOf(strings.ToValidUTF8(s.Text(), "\uFFFD"))...)
			}
		})
		got, err := preflight.EPUBText(made(t, name), madePages)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		words := got.Words.List()
		if name == "left-note" {
			words = words[:len(want)] // the notes' own page has a title
		}
		if !slices.Equal(words, want) {
			t.Errorf("%s: got %q\nwant %q", name, words, want)
		}
		var notes []string
		for _, n := range b.Notes {
			notes = append(notes, book.WordsOf(n.Text())...)
		}
		have := got.Notes.List()
		for _, w := range notes {
			if !slices.Contains(have, w) {
				t.Errorf("%s: the notes lack %q", name, w)
			}
		}
	}
}
