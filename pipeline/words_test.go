package pipeline

import (
	"os"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/preflight"
)

// TestNoWordIsLost holds that the EPUB and, as pdftotext reads them, both
// PDFs have every word of the manuscript in order.
func TestNoWordIsLost(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		want, err := preflight.Expect(b.Book.Source, &b.Book.Ledger)
		if err != nil {
			t.Fatal(err)
		}
		e, err := preflight.EPUBText(b.data(t, EPUB), madeSections(b.Book))
		if err != nil {
			t.Fatal(err)
		}
		text := e.Words.List()
		sameWords(t, "epub", soft(want, text), text)

		for _, f := range []Format{Print, Read} {
			printed := tools.PDFText(t, b.file(f), "-raw")
			if f == Read { // the cover
				_, printed, _ = strings.Cut(printed, "\f")
			}
			text = authorsText(t, b.Pages, printed)
			sameWords(t, string(f), soft(want, text), text)
		}
	})
}

// TestPlainTextIsAllThere compares with the manuscript itself, where it is so
// plain that nothing has to be known of it.
func TestPlainTextIsAllThere(t *testing.T) {
	for name, moved := range map[string]string{"003": "Stardrift Serenade", "000": ""} {
		t.Run(name, func(t *testing.T) {
			b := named(t, name)
			source, err := os.ReadFile(b.Path)
			if err != nil {
				t.Fatal(err)
			}
			want := book.WordsOf(strings.Replace(string(source), moved, "", 1))
			e, err := preflight.EPUBText(b.data(t, EPUB), madeSections(b.Book))
			if err != nil {
				t.Fatal(err)
			}
			sameWords(t, "epub", want, e.Words.List())
			sameWords(t, "print", want, authorsText(t, b.Pages, tools.PDFText(t, b.file(Print), "-raw")))
		})
	}
}

// soft returns the words expected, those parted by a mark of emphasis alone
// joined where got has them joined.
func soft(want *preflight.Expected, got []string) []string {
	var words []string
	for _, w := range want.Words.List() {
		for parts := strings.Split(w, string(preflight.Soft)); len(parts) > 0; {
			n := len(parts)
			for n > 1 && len(words) < len(got) && strings.Join(parts[:n], "") != got[len(words)] {
				n--
			}
			words, parts = append(words, strings.Join(parts[:n], "")), parts[n:]
		}
	}
	return words
}

func sameWords(t *testing.T, what string, want, got []string) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			from := max(0, i-5)
			t.Errorf("%s: %d words, want %d; at %d: %q, want %q", what, len(got), len(want), i, got[min(from, len(got)):min(i+5, len(got))], want[min(from, len(want)):min(i+5, len(want))])
			return
		}
	}
}

// authorsText returns the words of the author's own pages, without running
// heads, folios and notes. printed is what pdftotext reads of the file, which
// draws the lines in the order of the pages.
func authorsText(t *testing.T, pages *page.Pages, printed string) []string {
	t.Helper()
	var text strings.Builder
	for i, p := range strings.SplitAfter(printed, "\f") {
		if i >= len(pages.Sides) {
			break
		}
		side := pages.Sides[i]
		if side.Made {
			continue
		}
		lines := strings.Split(strings.TrimSuffix(p, "\f"), "\n")
		for rest := side.Lines; len(rest) > 0; {
			l, row := &rest[0], ""
			var marks []string                                         // of notes, with the word before them
			for ; len(rest) > 0 && rest[0].Y == l.Y; rest = rest[1:] { // one line to pdftotext
				row += rest[0].Text()
				marks = append(marks, noteMarks(pages, &rest[0])...)
			}
			n := match(lines, book.LettersOf(row))
			if n == 0 {
				t.Fatalf("page %d: pdftotext has %q, want line %q", i+1, first(lines, 2), row)
			}
			if l.Role == page.Body || l.Role == page.Heading {
				words := strings.Join(lines[:n], "\n") + "\n"
				for i := 0; i < len(marks); i += 2 {
					words = strings.Replace(words, marks[i]+marks[i+1], marks[i], 1)
				}
				text.WriteString(words)
			}
			lines = lines[n:]
		}
		if rest := book.LettersOf(strings.Join(lines, "")); rest != "" {
			t.Fatalf("page %d: pdftotext has more: %q", i+1, rest)
		}
	}
	return book.WordsOf(strings.ReplaceAll(text.String(), "\u00ad\n", ""))
}

// noteMarks returns the marks of notes on a line: the word before each, and
// the mark.
func noteMarks(pages *page.Pages, l *page.Line) []string {
	var marks []string
	for i := range l.Runs {
		if e := l.Runs[i].Element; i > 0 && e >= 0 && (pages.Elements[e].Tag == "Reference" || pages.Elements[pages.Elements[e].Parent].Tag == "Reference") {
			marks = append(marks, l.Runs[i-1].Shape.Text, l.Runs[i].Shape.Text)
		}
	}
	return marks
}

// match returns how many of the lines have the letters, together.
func match(lines []string, letters string) int {
	got := ""
	for n, l := range lines {
		if got += book.LettersOf(l); got == letters {
			return n + 1
		}
		if !strings.HasPrefix(letters, got) {
			return 0
		}
	}
	return 0
}

func first(lines []string, n int) []string { return lines[:min(n, len(lines))] }
