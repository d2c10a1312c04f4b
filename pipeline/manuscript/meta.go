package manuscript

import (
	"crypto/sha1"
	"fmt"
	"slices"
	"sort"
	"strings"

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

// takeSources lists the texts in reading order, with the edits of each.
func (r *reader) takeSources() {
	b := r.book
	byName := map[string]*matterFile{}
	var drafts []*matterFile
	for _, m := range r.matter {
		byName[m.draft.Name] = m
	}
	add := func(list []*book.Section) {
		for _, s := range list {
			if m := byName[s.At.File]; m != nil && !s.Made {
				drafts = append(drafts, m)
				delete(byName, s.At.File)
			}
		}
	}
	add(b.Front)
	for _, m := range drafts {
		r.takeSource(m)
	}
	for _, f := range r.chapters {
		r.takeSource(&matterFile{draft: f})
	}
	drafts = nil
	add(b.Back)
	for _, m := range drafts {
		r.takeSource(m)
	}
}

func (r *reader) takeSource(m *matterFile) {
	r.book.Source = append(r.book.Source, m.draft.Source)
	for _, e := range m.draft.Edits {
		r.book.Ledger.Add(e)
	}
}

// uniqueIDs holds that no two sections, and no two notes, share a name.
func uniqueIDs(b *book.Book) {
	seen := map[string]bool{}
	b.Sections(func(s *book.Section, _ int) {
		id := s.ID
		for i := 2; seen[s.ID]; i++ {
			s.ID = fmt.Sprintf("%s-%d", id, i)
		}
		seen[s.ID] = true
	})
}

// numberNotes numbers the notes in the order of their first reference, the
// front matter's first.
func numberNotes(b *book.Book) {
	number := map[string]int{}
	eachRef(b, func(id string) {
		if number[id] == 0 {
			number[id] = len(number) + 1
		}
	})
	for _, n := range b.Notes {
		if number[n.ID] == 0 {
			number[n.ID] = len(number) + 1
		}
		n.Number = number[n.ID]
	}
	sort.SliceStable(b.Notes, func(i, j int) bool { return b.Notes[i].Number < b.Notes[j].Number })
}

// eachRef calls f for each mark of a note in the sections, in order.
func eachRef(b *book.Book, f func(id string)) {
	var inlines func([]book.Inline)
	inlines = func(list []book.Inline) {
		for _, in := range list {
			switch in := in.(type) {
			case *book.NoteRef:
				f(in.ID)
			case *book.Span:
				inlines(in.Inlines)
			case *book.Link:
				inlines(in.Inlines)
			}
		}
	}
	b.Sections(func(s *book.Section, _ int) {
		inlines(s.Title)
		inlines(s.Sub)
		eachInlines(s.Blocks, inlines)
	})
}

// eachInlines calls f for each run of text in the blocks, in order.
func eachInlines(list []book.Block, f func([]book.Inline)) {
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			f(b.Inlines)
		case *book.Heading:
			f(b.Inlines)
		case *book.Quote:
			eachInlines(b.Blocks, f)
			f(b.Attribution)
		case *book.Verse:
			for _, stanza := range b.Stanzas {
				for _, l := range stanza {
					f(l.Inlines)
				}
			}
			f(b.Attribution)
		case *book.Chat:
			for _, l := range b.Lines {
				f(l.Inlines)
			}
		case *book.Figure:
			f(b.Caption)
		case *book.List:
			for _, item := range b.Items {
				eachInlines(item, f)
			}
		case *book.Table:
			for _, cell := range b.Header {
				f(cell)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					f(cell)
				}
			}
		}
	}
}

// slug keeps the ASCII letters and digits of s, and a hyphen for the rest.
func slug(s string) string {
	var sb strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && sb.Len() > 0 {
				sb.WriteByte('-')
			}
			gap = false
			sb.WriteRune(r)
			continue
		}
		gap = true
	}
	return sb.String()
}

func sortedNames(m map[string]string) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
