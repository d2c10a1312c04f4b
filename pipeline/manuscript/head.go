package manuscript

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

// printHeads corrects the record of front matter whose words are printed: a
// chapter's title that stands there and nowhere else. The reader of the file
// has entered all of it as markup.
func (r *reader) printHeads() {
	byFile := map[string]*draft.File{}
	for _, f := range r.chapters {
		if !f.Head.At.IsZero() {
			byFile[f.Name] = f
		}
	}
	r.book.Sections(func(s *book.Section, _ int) {
		for _, at := range []diag.Pos{s.TitleAt, s.HeadAt} {
			if f := byFile[at.File]; f != nil && at == f.Head.At {
				printHead(f, s)
				delete(byFile, f.Name)
				return
			}
		}
	})
}

// printHead corrects the record of one file. A title that stands as it is
// printed on a line of its own keeps its place; anything else is entered as
// what the front matter turned into.
func printHead(f *draft.File, s *book.Section) {
	var words []string
	if s.HeadAt == f.Head.At {
		words = append(words, s.Label, s.Numeral)
	}
	title := ""
	if s.TitleAt == f.Head.At {
		title = book.PlainText(s.Title)
	}
	words = append(words, title)
	all := strings.TrimSpace(strings.Join(words, " "))
	if all == "" {
		return
	}
	if all == title && keepTitle(f, s, title) {
		return
	}
	for i := range f.Edits {
		if e := &f.Edits[i]; inHead(f, e) {
			e.After = all
			return
		}
	}
}

// keepTitle takes the title out of the markup on its line, and gives the
// section's title that place.
func keepTitle(f *draft.File, s *book.Section, title string) bool {
	for i := range f.Edits {
		e := &f.Edits[i]
		if !inHead(f, e) {
			break
		}
		key, _, _ := strings.Cut(e.Before, ":")
		if strings.Trim(key, `"' `) != "title" {
			continue
		}
		from := strings.Index(e.Before[len(key):], title)
		if from < 0 {
			return false
		}
		from += len(key)
		rest := e.Before[from+len(title):]
		at := e.At
		at.Col += utf8.RuneCountInString(e.Before[:from])
		e.Before = strings.TrimRight(e.Before[:from], " \t")
		s.Title, s.TitleAt = book.NewText(at, title), at
		if book.LettersOf(rest) != "" { // a comment
			at.Col += utf8.RuneCountInString(title)
			f.Edits = append(f.Edits[:i+1], append([]ledger.Edit{{Rule: "markup", At: at, Before: rest, Confidence: 100}}, f.Edits[i+1:]...)...)
		}
		return true
	}
	return false
}

// inHead reports whether an edit takes out a line of front matter: these come
// first, and their text has no Text before it.
func inHead(f *draft.File, e *ledger.Edit) bool {
	if e.Rule != "markup" || e.After != "" {
		return false
	}
	lines := strings.Split(f.Source.Text, "\n")
	for i := 1; i < len(lines) && i < e.At.Line; i++ {
		if t := strings.TrimRight(lines[i], " \t"); t == "---" || t == "..." {
			return false
		}
	}
	return true
}
