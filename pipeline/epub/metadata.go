package epub

import (
	"strconv"
	"strings"
	"time"

	"octavo/pipeline/bidi"
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/epub/markup"
)

// clean returns a text of the metadata as one line without controls.
func clean(s string) string { return markup.Line(s) }

// undated is when a book without a date was last changed. EPUB wants a time,
// a build has no clock, and this one nobody takes for true.
const undated = "1980-01-01"

// readMetadata turns what is known of the book into the terms of EPUB.
func (e *edition) readMetadata() error {
	m := &e.book.Meta
	lang := languageTag(m.Language)
	if lang == "" {
		if clean(m.Language) != "" {
			return diag.Faultf(diag.Pos{}, "bad-language", "write language: as a BCP 47 tag: en, en-GB, pt-BR", "%q is no language", m.Language)
		}
		lang = "en"
	}
	e.words = book.TermsFor(lang)
	e.pub.Language, e.pub.RightToLeft = lang, bidi.RightToLeft(lang)
	isbn, err := isbn13(m.Identifiers.ISBNEbook)
	if err != nil {
		return err
	}
	date, err := dateOf(m.Date)
	if err != nil {
		return err
	}
	title := clean(m.Title)
	if title == "" {
		title = e.words.Untitled
	}
	e.pub.Metadata = finish.Metadata{
		Identifier:  "urn:uuid:" + e.uuid(title),
		ISBN:        isbn,
		Titles:      titlesOf(m, title, lang),
		Creators:    agents(m.Authors, "aut"),
		Others:      agents(m.Contributors, "ctb"),
		Languages:   e.languages(lang),
		Publisher:   clean(m.Publisher),
		Date:        date,
		Modified:    modified(date),
		Rights:      clean(m.Rights),
		Description: paragraphs(m.Description),
		Subjects:    subjects(m.Subjects),
		Collection:  finish.Collection{Name: clean(m.Series.Name), Position: position(m.Series.Position)},
		Generator:   strings.TrimSpace("octavo " + clean(e.options.Version)),
	}
	return nil
}

func titlesOf(m *book.Meta, title, lang string) []finish.Title {
	sort := clean(m.TitleSort)
	if sort == "" {
		sort = titleSort(title, lang)
	}
	list := []finish.Title{{Text: title, Type: "main", FileAs: sort}}
	if sub := clean(m.Subtitle); sub != "" {
		list = append(list, finish.Title{Text: sub, Type: "subtitle"})
	}
	return list
}

// languages lists the book's language and those of whole sections: what a
// reading system needs to know to choose voices and dictionaries. A foreign
// phrase does not count.
func (e *edition) languages(lang string) []string {
	list := []string{lang}
	seen := map[string]bool{lang: true}
	e.book.Sections(func(s *book.Section, _ int) {
		if l := languageTag(s.Lang); l != "" && !seen[l] {
			seen[l] = true
			list = append(list, l)
		}
	})
	return list
}

// dateOf checks a date: YYYY, YYYY-MM or YYYY-MM-DD.
func dateOf(s string) (string, error) {
	s = clean(s)
	if s == "" {
		return "", nil
	}
	for _, form := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(form, s); err == nil {
			return s, nil
		}
	}
	return "", diag.Faultf(diag.Pos{}, "bad-date", "write date: as 2026, 2026-11 or 2026-11-20", "%q is no date", s)
}

// modified returns the first moment of a date.
func modified(date string) string {
	if date == "" {
		date = undated
	}
	return date + "-01-01"[min(len(date)-4, 6):] + "T00:00:00Z"
}

// paragraphs cleans a text of several paragraphs: each one line, an empty
// line between them.
func paragraphs(s string) string {
	var list []string
	for _, p := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = clean(p); p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, "\n\n")
}

// position returns a place in a series as EPUB takes it, a number with at
// most one point, or "".
func position(s string) string {
	s = clean(s)
	if n, err := strconv.ParseFloat(s, 64); err != nil || n < 0 || n > 1e6 || strings.Trim(s, "0123456789.") != "" {
		return ""
	}
	return s
}

func subjects(list []book.Subject) []finish.Subject {
	var out []finish.Subject
	for _, s := range list {
		text := clean(s.Text)
		known := len(out)
		for _, code := range []struct{ authority, term string }{{"BISAC", clean(s.BISAC)}, {"Thema", clean(s.Thema)}} {
			if code.term != "" {
				name := text
				if name == "" {
					name = code.term
				}
				out = append(out, finish.Subject{Text: name, Authority: code.authority, Term: code.term})
			}
		}
		if len(out) == known && text != "" {
			out = append(out, finish.Subject{Text: text})
		}
	}
	return out
}
