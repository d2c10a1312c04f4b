package structure

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// guessTitle takes a line for the book's title.
func (a *assembler) guessTitle(it *item, why string) {
	a.setTitle(it.text, it.Block.Place(), why)
}

func (a *assembler) setTitle(title string, at diag.Pos, why string) {
	if allCapitals(title) && strings.Contains(title, " ") {
		title = fromCapitals(title)
	}
	a.meta.Title = title
	a.meta.Guessed = append(a.meta.Guessed, "title")
	a.bookTitle = book.LettersOf(title)
	a.note(at, "title-guess", "give another with --title, or title: in book.yaml", "the book's title is taken to be %q: %s", title, why)
}

// fromCapitals gives a title typed in capitals as a shop wants it. Roman
// numerals and single letters stay.
func fromCapitals(s string) string {
	fields := strings.Fields(s)
	for i, w := range fields {
		small := strings.ToLower(w)
		bare := strings.TrimFunc(small, func(r rune) bool { return !unicode.IsLetter(r) })
		if n, ok := readRoman(strings.ToUpper(bare)); ok && n.end > 1 && i > 0 {
			continue
		}
		if i > 0 && i+1 < len(fields) && littleWords[bare] {
			fields[i] = small
			continue
		}
		done := false
		fields[i] = strings.Map(func(r rune) rune {
			if !done && unicode.IsLetter(r) {
				done = true
				return r
			}
			if r == '-' || r == '—' {
				done = false
			}
			return unicode.ToLower(r)
		}, w)
	}
	return strings.Join(fields, " ")
}

func (a *assembler) guessAuthor(it *item, name string) {
	name = strings.TrimSpace(strings.TrimRight(name, ","))
	if len(a.meta.Authors) > 0 || name == "" {
		return
	}
	for _, n := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(name, " and ", ";"), " & ", ";"), func(r rune) bool { return r == ';' }) {
		a.meta.Authors = append(a.meta.Authors, book.Contributor{Name: strings.TrimSpace(n)})
	}
	a.meta.Guessed = append(a.meta.Guessed, "authors")
	a.note(it.Block.Place(), "author-guess", "give another with --author, or authors: in book.yaml", "the author is taken to be %q", name)
}

func (a *assembler) guessSeries(name string, position int) {
	if a.meta.Series.Name == "" {
		a.meta.Series = book.Series{Name: strings.TrimSpace(name), Position: strconv.Itoa(position)}
		a.meta.Guessed = append(a.meta.Guessed, "series")
	}
}

// completeMeta finds a title where the text has none of its own: in the
// file's name, or in the first words.
func (a *assembler) completeMeta() {
	if a.meta.Title != "" {
		return
	}
	if title := titleOfName(a.given.Name); title != "" {
		a.setTitle(title, diag.Pos{}, "the name of the file")
		return
	}
	if title, at := a.firstWords(); title != "" {
		a.setTitle(title, at, "the first words of the text")
		return
	}
	a.setTitle("Untitled", diag.Pos{}, "there is nothing to take one from")
}

// mergeMeta fills empty fields from a file's front matter.
func (a *assembler) mergeMeta(m *book.Meta) {
	if len(a.meta.Authors) == 0 {
		a.meta.Authors = m.Authors
	}
	if a.meta.Series.Name == "" {
		a.meta.Series = m.Series
	}
	for _, f := range []struct{ to, from *string }{
		{&a.meta.Title, &m.Title}, {&a.meta.Subtitle, &m.Subtitle}, {&a.meta.TitleSort, &m.TitleSort}, {&a.meta.Language, &m.Language},
		{&a.meta.Publisher, &m.Publisher}, {&a.meta.Date, &m.Date}, {&a.meta.Edition, &m.Edition},
		{&a.meta.Description, &m.Description}, {&a.meta.Rights, &m.Rights}, {&a.meta.Identifiers.UUID, &m.Identifiers.UUID},
		{&a.meta.Identifiers.ISBNEbook, &m.Identifiers.ISBNEbook}, {&a.meta.Identifiers.ISBNPrint, &m.Identifiers.ISBNPrint},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if len(a.meta.Contributors) == 0 {
		a.meta.Contributors = m.Contributors
	}
	if len(a.meta.Subjects) == 0 {
		a.meta.Subjects = m.Subjects
	}
}

// emptyNames say nothing of a book.
var emptyNames = map[string]bool{"manuscript": true, "draft": true, "final": true, "book": true, "novel": true, "story": true,
	"text": true, "untitled": true, "document": true, "chapter": true, "new": true, "copy": true, "doc": true, "file": true,
	"ch": true, "chap": true, "part": true, "in": true, "input": true, "stdin": true, "master": true, "full": true, "the": true}

// titleOfName makes a title of a file's name, or "" when that is a number, a
// hash or a word that any manuscript is called by.
func titleOfName(name string) string {
	var list []string
	says := false
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_-.+,", r) }) {
		letters, digits := 0, 0
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
			} else if unicode.IsDigit(r) {
				digits++
			}
		}
		if letters == 0 || digits > 0 {
			continue
		}
		if letters > 2 && strings.ContainsAny(strings.ToLower(w), "aeiouyáéíóúäöüàèâêî") && !emptyNames[strings.ToLower(w)] {
			says = true
		}
		list = append(list, w)
	}
	if !says {
		return ""
	}
	for i, w := range list {
		if strings.ToLower(w) == w && (i == 0 || !littleWords[w]) {
			r, n := utf8.DecodeRuneInString(w)
			list[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return strings.Join(list, " ")
}

// longestWord is how many letters of a word a guessed title takes, more than
// any word of English has.
const longestWord = 50

// firstWords gives the first five words of the text, fewer where a clause ends.
func (a *assembler) firstWords() (string, diag.Pos) {
	for i := range a.items {
		it := &a.items[i]
		if it.para == nil || it.role != running || book.LettersOf(it.text) == "" {
			continue
		}
		var list []string
		for _, w := range strings.Fields(it.text) {
			clean := strings.Trim(w, "\"“”‘’.,;:!?…()[]*_—-")
			if runes := []rune(clean); len(runes) > longestWord {
				clean = string(runes[:longestWord]) + "…"
			}
			if clean != "" {
				list = append(list, clean)
			}
			if len(list) == 5 || clean != "" && strings.HasSuffix(w, ".") || strings.ContainsAny(w[len(w)-1:], ",;:!?") {
				break
			}
		}
		if len(list) > 0 {
			return strings.Join(list, " "), it.Block.Place()
		}
	}
	return "", diag.Pos{}
}
