package plain

import (
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// title writes the lines of the author's file that now stand on the title
// page, since no word of it may be missing here: the title as it is set, as the
// heading above all others where the author made it one and else in bold, since
// no chapter begins there; the others as they are typed. What the metadata alone
// has is left out.
func (w *writer) title() {
	m := &w.book.Meta
	titled := false
	for _, e := range w.book.Ledger.All() {
		if e.Rule != "moved" || e.After != "" {
			continue
		}
		switch text := strings.TrimSpace(e.Before); {
		case !titled && sameWords(text, m.Title):
			head := m.Title
			switch {
			case !w.marks:
			case w.isHeading(e.At):
				head = "# " + escape(head)
				w.above = 1
			default:
				head = "**" + escape(head) + "**"
			}
			w.paragraph(head)
			titled = true
		case sameWords(text, m.Subtitle), isByline(text, m):
			if w.marks {
				text = w.lineStart(escape(text))
			}
			w.paragraph(text)
		}
	}
}

// isHeading reports whether the line at a place is a heading by the format.
func (w *writer) isHeading(at diag.Pos) bool {
	for _, source := range w.book.Source {
		if source.Name != at.File || at.Line < 1 {
			continue
		}
		lines := strings.SplitN(source.Text, "\n", at.Line+2)
		below := ""
		if at.Line < len(lines) {
			below = strings.TrimSpace(lines[at.Line])
		}
		return at.Line <= len(lines) && strings.HasPrefix(strings.TrimLeft(lines[at.Line-1], " "), "#") ||
			below != "" && strings.Trim(below, "=") == ""
	}
	return false
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
