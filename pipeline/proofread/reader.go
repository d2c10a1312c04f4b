package proofread

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A form says how a passage is set: checks do less outside prose.
type form uint8

const (
	prose form = iota
	headline
	verse
	typed // messages, status windows, tables
)

// A passage is a paragraph or what is read as one, with its words.
type passage struct {
	section *book.Section // nil in a note
	chapter int           // index of the section in reading order
	form    form
	lang    string // "" is the book's
	inlines []book.Inline
	text    string
	words   []word
}

// A word is a run of letters, digits and apostrophes between them. From and to
// are bytes of the passage's text.
type word struct {
	id       int32 // of its small letters; an index of reader.spelled
	from, to int32
}

// A reader holds a book's passages while the checks run.
type reader struct {
	book     *book.Book
	found    *diag.Findings
	check    string // the one that runs
	passages []passage
	sections []*book.Section // by chapter

	ids     map[string]int32
	spelled []string // of each id, in small letters
	total   []int32  // of each id: how often it stands in the book
	small   []int32  // of these, with a small first letter
	buf     []byte
	places  places
}

// read takes the passages out of a book.
func read(b *book.Book, found *diag.Findings) *reader {
	r := &reader{book: b, found: found, ids: make(map[string]int32, 1<<13)}
	b.Sections(func(s *book.Section, _ int) {
		if s.Made {
			return
		}
		r.sections = append(r.sections, s)
		r.add(s, headline, s.Lang, s.Title)
		r.add(s, headline, s.Lang, s.Sub)
		r.blocks(s, s.Blocks, prose, s.Lang)
	})
	r.sections = append(r.sections, nil)
	for _, n := range b.Notes {
		r.blocks(nil, n.Blocks, prose, "")
	}
	return r
}

func (r *reader) blocks(s *book.Section, list []book.Block, f form, lang string) {
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			r.add(s, f, either(b.Lang, lang), b.Inlines)
		case *book.Heading:
			r.add(s, headline, lang, b.Inlines)
		case *book.Quote:
			inner := f
			if b.Kind == book.Status || b.Kind == book.Centred {
				inner = typed
			}
			r.blocks(s, b.Blocks, inner, either(b.Lang, lang))
			r.add(s, headline, either(b.Lang, lang), b.Attribution)
		case *book.Verse:
			for _, stanza := range b.Stanzas {
				for _, line := range stanza {
					r.add(s, verse, either(b.Lang, lang), line.Inlines)
				}
			}
			r.add(s, headline, either(b.Lang, lang), b.Attribution)
		case *book.Chat:
			for _, line := range b.Lines {
				r.add(s, typed, either(b.Lang, lang), line.Inlines)
			}
		case *book.Figure:
			r.add(s, headline, lang, b.Caption)
		case *book.List:
			for _, item := range b.Items {
				r.blocks(s, item, typed, lang)
			}
		case *book.Table:
			for _, cell := range b.Header {
				r.add(s, typed, lang, cell)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					r.add(s, typed, lang, cell)
				}
			}
		}
	}
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (r *reader) add(s *book.Section, f form, lang string, inlines []book.Inline) {
	if len(inlines) == 0 {
		return
	}
	p := passage{section: s, chapter: len(r.sections) - 1, form: f, lang: lang, inlines: inlines, text: wording(inlines)}
	r.split(&p)
	r.passages = append(r.passages, p)
}

// wording is the text of inlines, a line break as "\n". Code is blank, since
// no check knows what it means, and as long as it was.
func wording(list []book.Inline) string {
	if len(list) == 1 {
		if t, ok := list[0].(*book.Text); ok {
			return t.Value
		}
	}
	var sb strings.Builder
	write(&sb, list)
	return sb.String()
}

func write(sb *strings.Builder, list []book.Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			sb.WriteString(in.Value)
		case *book.Span:
			if in.Kind == book.Code {
				sb.WriteString(strings.Repeat("\x00", len(book.PlainText(in.Inlines))))
			} else {
				write(sb, in.Inlines)
			}
		case *book.Link:
			write(sb, in.Inlines)
		case *book.LineBreak:
			sb.WriteByte('\n')
		}
	}
}

// split finds the words of a passage. Of one in another language than the
// book's there are none: the checks that look at words know the book's alone.
func (r *reader) split(p *passage) {
	if p.lang != "" && !sameLanguage(p.lang, r.book.Meta.Language) {
		return
	}
	p.words = make([]word, 0, len(p.text)/5)
	s := p.text
	for i := 0; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		if !isWordRune(c) {
			i += n
			continue
		}
		end := r.wordEnd(s, i)
		id := r.id()
		r.total[id]++
		if unicode.IsLower(c) {
			r.small[id]++
		}
		p.words = append(p.words, word{id, int32(i), int32(end)})
		i = end
	}
}

// wordEnd returns where the word at i ends, and leaves its small letters in
// buf. An apostrophe between letters is part of it.
func (r *reader) wordEnd(s string, i int) int {
	r.buf = r.buf[:0]
	for i < len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			r.buf = append(r.buf, c)
		case c >= 'A' && c <= 'Z':
			r.buf = append(r.buf, c+'a'-'A')
		case c == '\'':
			if !letterAt(s, i+1) {
				return i
			}
			r.buf = append(r.buf, c)
		case c < utf8.RuneSelf:
			return i
		default:
			c, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case c == '’':
				if !letterAt(s, i+n) {
					return i
				}
				r.buf = append(r.buf, '\'')
			case isWordRune(c):
				r.buf = utf8.AppendRune(r.buf, unicode.ToLower(c))
			default:
				return i
			}
			i += n - 1
		}
		i++
	}
	return i
}

func letterAt(s string, i int) bool {
	c, n := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return n > 0 && isWordRune(c)
}

// id returns the number of the word in buf.
func (r *reader) id() int32 {
	if id, ok := r.ids[string(r.buf)]; ok {
		return id
	}
	id := int32(len(r.spelled))
	s := string(r.buf)
	r.ids[s] = id
	r.spelled = append(r.spelled, s)
	r.total = append(r.total, 0)
	r.small = append(r.small, 0)
	return id
}

// count returns how often a word, in small letters, stands in the book.
func (r *reader) count(s string) int32 {
	if id, ok := r.ids[s]; ok {
		return r.total[id]
	}
	return 0
}

// as is the word as it stands in the text.
func (p *passage) as(w word) string { return p.text[w.from:w.to] }

// gap is what stands before the word with the given index, after the last.
func (p *passage) gap(i int) string {
	from := int32(0)
	if i > 0 {
		from = p.words[i-1].to
	}
	return p.text[from:p.words[i].from]
}

func (r *reader) english() bool { return sameLanguage(r.book.Meta.Language, "en") }

// sameLanguage compares the first parts of two tags, as en of en-GB; "" is
// English, since nothing else is known.
func sameLanguage(a, b string) bool { return primary(a) == primary(b) }

func primary(tag string) string {
	for i := 0; i < len(tag); i++ {
		if tag[i] == '-' || tag[i] == '_' {
			return tag[:i]
		}
	}
	return either(tag, "en")
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return (r < 0x2000 || r >= 0x2070) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r))
}
