package manuscript

import (
	"crypto/sha1"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// givenMeta is what is known of the book before its text is read: the flags,
// then book.yaml, then the front matter of a book that is one file.
func (r *reader) givenMeta() book.Meta {
	var m book.Meta
	switch {
	case r.config != nil:
		m = r.config.Meta
	case len(r.chapters) > 0:
		f := r.chapters[0]
		if f.Head.Meta != nil {
			m = *f.Head.Meta
		}
		if len(r.chapters) == 1 {
			if m.Title == "" {
				m.Title = f.Head.Title
			}
			if m.Language == "" {
				m.Language = f.Head.Lang
			}
		}
		if m.Title != "" && m.Title == f.Head.Title {
			f.Head.Title = "" // the book's, not the chapter's
		}
	}
	o := r.options
	if o.Title != "" {
		m.Title = o.Title
	}
	if o.Author != "" {
		m.Authors = nil
		for _, name := range strings.Split(o.Author, ";") {
			if name = strings.TrimSpace(name); name != "" {
				m.Authors = append(m.Authors, book.Contributor{Name: name, Role: "aut"})
			}
		}
	}
	if o.Design != "" {
		r.book.Settings.Design = o.Design
	}
	if o.Trim != "" {
		r.book.Settings.Print.Trim = o.Trim
	}
	return m
}

// completeMeta fills in what nobody said, and says so.
func (r *reader) completeMeta() {
	m := &r.book.Meta
	if m.Language == "" {
		m.Language = "en"
		m.Guessed = append(m.Guessed, "language")
		r.found.Notef(diag.Pos{}, "language-guessed", "no language is given; taken as English").Hint = "write language: en-US in book.yaml"
	}
	if slices.Contains(m.Guessed, "title") && !told(r.found, "title-guess") {
		r.found.Notef(diag.Pos{}, "title-guess", "no title is given; taken as %q", m.Title).Hint = "--title \"…\", or title: in book.yaml"
	}
	if m.Identifiers.UUID == "" {
		m.Identifiers.UUID = uuid(m)
		m.Guessed = append(m.Guessed, "uuid")
	}
}

// checkMeta finds names and titles that are none: a paragraph taken for a
// title, a file pasted into book.yaml.
func (r *reader) checkMeta() error {
	m := &r.book.Meta
	type field struct{ name, value string }
	fields := []field{{"title", m.Title}, {"subtitle", m.Subtitle}, {"series", m.Series.Name}, {"publisher", m.Publisher}}
	for _, a := range append(slices.Clone(m.Authors), m.Contributors...) {
		fields = append(fields, field{"author", a.Name})
	}
	for _, f := range fields {
		if n := utf8.RuneCountInString(f.value); n > maxName {
			return diag.Faultf(diag.Pos{}, "name-too-long", "give a shorter one: in book.yaml, or --title and --author",
				"the %s has %d characters; the limit is %d", f.name, n, maxName)
		}
	}
	if n := utf8.RuneCountInString(m.Title) + utf8.RuneCountInString(m.Subtitle); n > shopTitle {
		r.found.Warnf(r.placeOf("title"), "title-long", "title and subtitle have %d characters; Kindle takes %d together", n, shopTitle).
			Hint = "give a shorter title: or subtitle: in book.yaml"
	}
	if id := &m.Identifiers; id.ISBNEbook != "" && book.DigitsOf(id.ISBNEbook) == book.DigitsOf(id.ISBNPrint) {
		r.found.Errorf(r.placeOf("identifiers"), "isbn-shared", "isbn-ebook and isbn-print are the same; each edition has its own").
			Hint = "leave out the one that was not issued for that edition"
	}
	return nil
}

// shopTitle is how many characters title and subtitle may have together at KDP
// (KDP help G201097560, as guides give it).
const shopTitle = 200

// placeOf returns where book.yaml gives a key, or its name alone.
func (r *reader) placeOf(key string) diag.Pos {
	if r.config != nil && r.config.Has(key) {
		return r.config.Place(key)
	}
	return diag.Pos{}
}

func told(found *diag.Findings, code string) bool {
	return slices.ContainsFunc(found.All(), func(f diag.Finding) bool { return f.Code == code })
}

// namespace is octavo's own, a random UUID drawn once: RFC 9562, section 5.5,
// wants one for names of a new kind.
var namespace = [16]byte{0x6f, 0x9d, 0x52, 0x1c, 0x3b, 0x8e, 0x4a, 0x47, 0x9a, 0x0e, 0x51, 0xc7, 0x2d, 0x64, 0xf0, 0x8b}

// uuid makes the book's identifier from what stays the same while it is
// written: title, authors, series (a UUID of version 5).
func uuid(m *book.Meta) string {
	h := sha1.New()
	h.Write(namespace[:])
	parts := []string{m.Title, m.Series.Name, m.Series.Position}
	for _, a := range m.Authors {
		parts = append(parts, a.Name)
	}
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0F | 0x50
	u[8] = u[8]&0x3F | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
