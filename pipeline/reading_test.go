package pipeline

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"octavo/pipeline/internal/tools"
)

// showcase returns the books of manuscripts/, built.
func showcase(t *testing.T) []*finished {
	t.Helper()
	var list []*finished
	for _, b := range allBooks(t) {
		if b.Want != "" {
			list = append(list, b)
		}
	}
	if len(list) == 0 {
		t.Fatal("manuscripts/ has no book")
	}
	return list
}

func TestAceFindsNothing(t *testing.T) {
	tools.Thorough(t)
	var files []string
	for _, b := range showcase(t) {
		files = append(files, b.file(EPUB))
	}
	tools.Ace(t, files...)
}

// TestReadInABrowser reads each showcase book in a reading system that people
// use, from its cover to its last page.
func TestReadInABrowser(t *testing.T) {
	tools.Thorough(t)
	for _, b := range showcase(t) {
		t.Run(b.Name, func(t *testing.T) {
			r := tools.Read(t, b.Name, b.file(EPUB))
			t.Logf("%d pages, %d entries of the contents", r.Pages, len(r.Contents))
			for _, e := range r.Errors {
				t.Errorf("the browser says: %s", e)
			}
			if m := &b.Book.Meta; r.Title != m.Title || !strings.Contains(r.Author, m.Authors[0].Name) {
				t.Errorf("it is called %q by %q", r.Title, r.Author)
			}
			if c := &r.Cover; c.Section != 0 || !c.Loaded || c.Alt == "" || c.Width < 200 || c.Height < 300 {
				t.Errorf("the cover is not seen first: %+v", *c)
			}
			if len(r.Contents) < len(b.Book.Chapters()) {
				t.Errorf("the contents have %d entries, the book %d chapters", len(r.Contents), len(b.Book.Chapters()))
			}
			for _, e := range r.Contents {
				if !e.Shown || e.Current != e.Label || letters(e.Heading) != letters(e.Label) {
					t.Errorf("the entry leads elsewhere: %+v", e)
				}
			}
			checkNote(t, b, r)
			if r.Pages < len(r.Linear) || !slices.Equal(r.Sections, r.Linear) || r.Fraction < 0.999 {
				t.Errorf("after %d pages %.3f of the book are read, sections %v of %v", r.Pages, r.Fraction, r.Sections, r.Linear)
			}
		})
	}
}

// checkNote holds that the first note of a book pops up whole.
func checkNote(t *testing.T, b *finished, r *tools.Reading) {
	if (r.Note == nil) != (len(b.Book.Notes) == 0) {
		t.Fatalf("the book has %d notes, and the reading system saw %v", len(b.Book.Notes), r.Note)
	}
	if r.Note == nil {
		return
	}
	if n := r.Note; n.Type != "footnote" || !n.Back || len(strings.Fields(n.Text)) < 4 || !strings.HasPrefix(n.Text, n.Mark) {
		t.Errorf("the pop-up has %+v", *n)
	}
	if got, want := letters(r.Note.Text), letters(r.Note.Mark+b.Book.Notes[0].Text()); got != want {
		t.Errorf("the pop-up has %q, and the note is %q", r.Note.Text, b.Book.Notes[0].Text())
	}
}

// letters returns what of a text is letters and digits, small.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
