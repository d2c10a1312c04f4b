package structure

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

// setHeading is the rule of the Ledger by which a heading reads as the author
// says, and not as the line has it.
const setHeading = "set-heading"

// A headPart is the label, the number or the title of a heading.
type headPart struct {
	span            // in the line; empty when it is not there
	said   string   // what the author says it is; "" is what the line has
	at     diag.Pos // of said
	stays  bool     // it is printed where it stands in the line
	placed diag.Pos // where its first character stands, in the line or in book.yaml
}

func (p *headPart) missing() bool { return p.said == "" && p.empty() }

// layHead fills in a heading whose parts a pattern or the author names. They are
// printed in the order label, number, title: what stands so in the line stays,
// what the author gives is put in, and the rest of the line is left out. All of
// that is in the Ledger.
func (b *builder) layHead(s *book.Section, it *item) {
	parts := b.headParts(s, it)
	limit, insert := len(it.text), false
	for i := len(parts) - 1; i >= 0; i-- {
		p := &parts[i]
		if p.stays = p.said == "" && !p.empty() && p.to <= limit; p.stays {
			limit = p.from
		}
		insert = insert || !p.stays && !p.missing()
	}
	for i := range parts {
		p := &parts[i]
		switch {
		case p.missing():
		case p.stays:
			p.placed = it.place(p.from)
		case p.said != "":
			p.placed = p.at
			b.putIn(it, parts[:], i, p.said)
		default:
			p.placed = it.place(p.from)
			b.putIn(it, parts[:], i, it.text[p.from:p.to])
		}
	}
	rule := "moved"
	if insert {
		rule = setHeading
	}
	done := 0
	for i := range parts {
		if p := &parts[i]; p.stays {
			b.leaveOut(it, span{done, p.from}, rule)
			done = p.to
		}
	}
	b.leaveOut(it, span{done, len(it.text)}, rule)
	b.noteRest(it, &parts)
	b.fillHead(s, it, &parts)
}

// noteRest tells of words that fit a pattern and are no part that it names.
func (b *builder) noteRest(it *item, parts *[3]headPart) {
	if !it.mark.fits {
		return
	}
	named := 0
	for i := range parts {
		named += len(book.LettersOf(it.text[parts[i].from:parts[i].to]))
	}
	if named == len(book.LettersOf(it.text)) {
		return
	}
	if b.rest == nil {
		b.rest = map[*draft.File]bool{}
	}
	if file := b.files[it.file]; !b.rest[file] {
		b.rest[file] = true
		b.note(it.Block.Place(), "heading-rest", "name them in the pattern, as {label} or {title}, or leave it at that",
			"%q is printed without the words that its pattern does not name; so are the others like it in the file", it.text)
	}
}

// headParts says what label, number and title are.
func (b *builder) headParts(s *book.Section, it *item) (parts [3]headPart) {
	m := &it.mark
	if m.fits {
		parts = [3]headPart{{span: m.label}, {span: m.numeral}, {span: m.title}}
		s.Number = m.value
	} else {
		read := b.withoutHead(it)
		parts = [3]headPart{{span: read[0]}, {span: read[1]}, {span: read[2]}}
		s.Number = m.value
	}
	l := &book.HeadingLine{}
	if it.said != nil && it.said.line != nil {
		l = it.said.line
	}
	if book.LettersOf(l.Title) == book.LettersOf(it.text) && l.Label+l.Number == "" {
		s.Number = 0
		return [3]headPart{2: {span: span{0, len(it.text)}}} // all of the line is the title
	}
	for i, said := range []struct {
		text string
		at   diag.Pos
	}{{l.Label, l.LabelAt}, {l.Number, l.NumberAt}, {l.Title, l.TitleAt}} {
		p := &parts[i]
		if said.text == "" || book.LettersOf(said.text) == book.LettersOf(it.text[p.from:p.to]) && !p.empty() {
			continue
		}
		if i == 1 {
			n := valueOf(said.text)
			if n == m.value && !p.empty() {
				continue // seven is 7
			}
			s.Number = n
		}
		p.said, p.at = said.text, said.at
	}
	if it.said != nil && it.said.below {
		parts[2] = headPart{}
	}
	return parts
}

// withoutHead returns the spans of label, numeral and title as the line has
// them. A line without a mark is all title.
func (b *builder) withoutHead(it *item) [3]span {
	m := &it.mark
	switch {
	case m.form == noForm, it.depth == chapterDepth && m.form == numbered && !it.counts():
		return [3]span{2: {0, len(it.text)}}
	case m.form == named && m.label.empty():
		return [3]span{2: m.title}
	}
	return [3]span{m.label, m.numeral, m.title}
}

// valueOf reads a number that the author gives, as far as it is one.
func valueOf(s string) int {
	if n, ok := readNumeral(s); ok && n.end == len(s) {
		return n.value
	}
	return fileNumber(s)
}

// putIn records a part that is put into the line: before the next part that
// stays, or behind the last.
func (b *builder) putIn(it *item, parts []headPart, i int, text string) {
	e := ledger.Edit{Rule: setHeading, After: text + " ", Confidence: 100, From: parts[i].placed}
	for k := i + 1; k < len(parts); k++ {
		if parts[k].stays {
			e.At = it.place(parts[k].from)
			b.edits = append(b.edits, e)
			return
		}
	}
	last := 0
	for k := range parts {
		if parts[k].stays {
			last = parts[k].to
		}
	}
	if last == 0 {
		e.At = it.place(0)
	} else {
		_, n := utf8.DecodeLastRuneInString(it.text[:last])
		e.At = it.place(last - n)
		e.At.Col++
		e.After = " " + text + " "
		e.From.Col--
	}
	b.edits = append(b.edits, e)
}

// leaveOut records that a stretch of the line is not printed there.
func (b *builder) leaveOut(it *item, s span, rule string) {
	if s.empty() {
		return
	}
	book.EachText(it.slice(s), func(t *book.Text) {
		if before := strings.TrimRight(t.Value, " "); book.LettersOf(before) != "" {
			b.edits = append(b.edits, ledger.Edit{Rule: rule, At: t.At, Before: before, Confidence: 100})
		}
	}, nil)
}

// fillHead writes the parts into the section. The marks of notes in the line go
// with the title.
func (b *builder) fillHead(s *book.Section, it *item, parts *[3]headPart) {
	text := func(p *headPart) string {
		if p.said != "" {
			return p.said
		}
		return it.text[p.from:p.to]
	}
	s.Label, s.Numeral = text(&parts[0]), text(&parts[1])
	s.HeadAt, s.NumeralAt, s.TitleAt = parts[0].placed, parts[1].placed, parts[2].placed
	if s.HeadAt.IsZero() {
		s.HeadAt = s.NumeralAt
	}
	if s.Numeral == "" {
		s.Number = 0
	}
	if p := &parts[2]; p.said != "" {
		s.Title = book.NewText(p.at, p.said)
	} else {
		s.Title = it.slice(p.span)
	}
	var kept []*book.NoteRef
	book.EachMark(s.Title, func(ref *book.NoteRef) { kept = append(kept, ref) })
	n := 0
	book.EachMark(it.para.Inlines, func(ref *book.NoteRef) {
		if n < len(kept) && kept[n] == ref {
			n++
			return
		}
		s.Title = append(s.Title, ref)
	})
}
