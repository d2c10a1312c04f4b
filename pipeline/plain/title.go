package plain

import (
	"slices"
	"strings"

	"octavo/pipeline/book"
)

// title writes the lines of the author's file that now stand on the title
// page, since no word of it may be missing here: the title as the heading
// above all others, as it is set; the others as they are typed. What the
// metadata alone has is left out.
func (w *writer) title() {
	m := &w.book.Meta
	for _, e := range w.book.Ledger.All() {
		if e.Rule != "moved" || e.After != "" {
			continue
		}
		switch text := strings.TrimSpace(e.Before); {
		case w.above == 0 && sameWords(text, m.Title):
			head := m.Title
			if w.marks {
				head = "# " + escape(head)
			}
			w.paragraph(head)
			w.above = 1
		case sameWords(text, m.Subtitle), isByline(text, m):
			if w.marks {
				text = w.lineStart(escape(text))
			}
			w.paragraph(text)
		}
	}
}

// sameWords says whether two texts have the same words, whatever their
// capitals and marks. Nothing is the same as no words.
func sameWords(a, b string) bool {
	return a != "" && b != "" && strings.EqualFold(letters(a), letters(b))
}

func letters(s string) string { return strings.Join(book.WordsOf(s), " ") }

// isByline says whether a line names the authors, with or without "by".
func isByline(text string, m *book.Meta) bool {
	words := book.WordsOf(text)
	if len(words) > 1 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	line := strings.Join(words, " ")
	return sameWords(line, m.AuthorLine()) ||
		slices.ContainsFunc(m.Authors, func(c book.Contributor) bool { return sameWords(line, c.Name) })
}
