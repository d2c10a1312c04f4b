package structure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
	"octavo/pipeline/manuscript/draft"
)

// build makes the sections of the items.
func (a *assembler) build() {
	b := &builder{assembler: a, firstBody: len(a.items)}
	for i := range a.items {
		it := &a.items[i]
		if it.role == heading && it.kind().Matter() == "body" || it.role == running && it.words > 0 && a.headFile(i) == nil && b.firstBody == len(a.items) && it.para != nil && !a.headingAhead(i) {
			b.firstBody = i
			break
		}
	}
	for i := range a.items {
		b.item(i)
	}
	b.takeHeads()
}

// takeHeads gives every section of a file the language and the rules switched
// off that the file's front matter names.
func (b *builder) takeHeads() {
	heads := map[string]*draft.Head{}
	for i := range b.files {
		if h := &b.files[i].Head; h.Lang != "" || len(h.Off) > 0 {
			heads[b.files[i].Name] = h
		}
	}
	var take func(list []*book.Section)
	take = func(list []*book.Section) {
		for _, s := range list {
			if h := heads[s.At.File]; h != nil && !s.Made {
				s.Off = h.Off
				if s.Lang == "" {
					s.Lang = h.Lang
				}
			}
			take(s.Sections)
		}
	}
	if len(heads) > 0 {
		take(b.front)
		take(b.body)
		take(b.back)
	}
}

// headFile returns the front matter that opens the file of an item, when it
// says what the file is.
func (a *assembler) headFile(i int) *draft.Head {
	h := &a.files[a.items[i].file].Head
	if h.Kind != "" || h.Title != "" || h.Label != "" || h.Number != "" {
		return h
	}
	return nil
}

// headingAhead reports whether a heading follows in the same file.
func (a *assembler) headingAhead(i int) bool {
	if a.lastHeading == nil {
		a.lastHeading = make([]int, len(a.files))
		for j := range a.items {
			if a.items[j].role == heading {
				a.lastHeading[a.items[j].file] = j
			}
		}
	}
	return a.lastHeading[a.items[i].file] > i
}

// A builder puts items into sections.
type builder struct {
	*assembler
	firstBody int // the first item of the body
	parts     []*book.Section
	depths    []int // of parts
	section   *book.Section
	rest      map[*draft.File]bool // files of whose headings words are left out by a pattern
}

func (b *builder) item(i int) {
	it := &b.items[i]
	if i == 0 || it.file != b.items[i-1].file {
		b.openFile(i)
	}
	switch it.role {
	case dropped, titlePage, titleAbove: // the heading below takes the last
	case bookLine:
		b.drop(i)
	case heading:
		b.head(i)
	case titleLine:
		b.titleLine(i)
	case subLine:
		b.section.Sub = append(b.section.Sub, it.slice(span{0, len(it.text)})...)
	case dedication:
		b.frontPiece(i, book.Dedication)
	case motto:
		b.frontPiece(i, book.Epigraph)
	case imprintLine:
		b.frontPiece(i, book.Copyright)
	case inner:
		b.open(i)
		b.section.Blocks = append(b.section.Blocks, b.innerHeading(it))
	default:
		b.open(i)
		b.section.Blocks = append(b.section.Blocks, it.Block)
	}
}

func (b *builder) innerHeading(it *item) book.Block {
	return &book.Heading{At: it.para.At, Level: it.depth - chapterDepth, ID: it.ID, Inlines: it.para.Inlines, Evidence: it.evidence, Confidence: it.sure()}
}

// openFile starts a section where a file's front matter names one, or where
// the book has a file for each chapter and this one has no heading.
func (b *builder) openFile(i int) {
	if head := b.headFile(i); head != nil {
		b.openHead(i, head)
		return
	}
	if len(b.files) > 1 {
		b.section = nil
	}
}

// openHead starts the section that a file's front matter describes. A heading
// in the text that says the same becomes part of it.
func (b *builder) openHead(i int, head *draft.Head) {
	first := i
	for first < len(b.items) && b.items[first].role == dropped {
		first++
	}
	kind := head.Kind
	s := &book.Section{Kind: kind, At: head.At, HeadAt: head.At, TitleAt: head.At, Label: head.Label, Numeral: head.Number,
		Title: book.NewText(head.At, head.Title), Lang: head.Lang, Off: head.Off, Confidence: 100,
		Evidence: []string{"the file's front matter"}}
	if n, ok := readNumeral(head.Number); ok {
		s.Number = n.value
	}
	if first < len(b.items) && b.items[first].file == b.items[i].file && b.items[first].role == heading {
		it := &b.items[first]
		own := b.newSection(first)
		if s.Kind == "" {
			s.Kind = own.Kind
		}
		if s.Label == "" && s.Numeral == "" {
			s.Label, s.Numeral, s.Number, s.HeadAt, s.NumeralAt = own.Label, own.Numeral, own.Number, own.HeadAt, own.NumeralAt
		}
		if len(s.Title) == 0 || book.LettersOf(book.PlainText(s.Title)) == book.LettersOf(book.PlainText(own.Title)) {
			s.Title, s.TitleAt = own.Title, own.TitleAt
		} else {
			b.moveInlines(own.Title)
		}
		s.At = own.At
		it.role = dropped
	}
	if s.Kind == "" {
		s.Kind = book.Chapter
	}
	b.place(s, chapterDepth, s.Kind == book.Part, false)
}

// open makes sure that there is a section for text.
func (b *builder) open(i int) {
	if b.section != nil {
		return
	}
	if it := &b.items[i]; it.said != nil && it.said.kept {
		b.place(&book.Section{Kind: book.Introduction, At: it.Block.Place(), Confidence: 100, Evidence: []string{"a contents list that is kept"}}, chapterDepth, false, false)
		return
	}
	why := "text above the first heading"
	switch {
	case len(b.files) > 1:
		why = "a file of its own"
	case !b.headingAhead(i):
		why = "the text has no headings: it is one chapter"
	}
	b.firstBody = min(b.firstBody, i) // front matter behind it would change its place
	b.place(&book.Section{Kind: book.Chapter, At: b.items[i].Block.Place(), Confidence: 60, Evidence: []string{why}}, chapterDepth, false, false)
}

// head starts the section of a heading.
func (b *builder) head(i int) {
	it := &b.items[i]
	s := b.newSection(i)
	if s.Kind.Matter() == "front" && i > b.firstBody && !it.isSaid() {
		s.Kind = book.Chapter
	}
	if above := b.previous(i); above >= 0 && b.items[above].role == titleAbove {
		b.titleAbove(s, &b.items[above], it)
	}
	b.place(s, it.depth, it.depth < chapterDepth, it.top)
}

// newSection makes the section an item heads.
func (b *builder) newSection(i int) *book.Section {
	it := &b.items[i]
	s := &book.Section{Kind: it.kind(), ID: it.ID, At: it.para.At, Evidence: it.evidence, Confidence: it.sure()}
	if it.mark.fits || it.said != nil && it.said.line != nil && !it.said.line.Bare() {
		b.layHead(s, it)
		return s
	}
	return b.readHead(s, it)
}

// sure is the confidence in a heading: only the author is certain.
func (it *item) sure() int {
	if it.isSaid() {
		return 100
	}
	return min(it.confidence, 99)
}

// readHead fills in a section's heading from its mark.
func (b *builder) readHead(s *book.Section, it *item) *book.Section {
	m := &it.mark
	if m.form == noForm || m.form == dated || m.form == named && m.label.empty() && m.numeral.empty() || it.depth == chapterDepth && m.form == numbered && !it.counts() {
		s.Title = it.slice(span{0, len(it.text)})
		if m.form == named && m.title.from > 0 || m.form == named && m.title.to < len(it.text) {
			s.Title = it.slice(m.title)
		}
		s.TitleAt = it.place(0)
		return s
	}
	if !m.label.empty() {
		s.Label = it.text[m.label.from:m.label.to]
		if close, _, ok := closeUp(s.Label); ok {
			s.Label = close
		}
		s.HeadAt = it.place(m.label.from)
	}
	if !m.numeral.empty() {
		s.Numeral = it.text[m.numeral.from:m.numeral.to]
		if _, _, ok := closeUp(it.text); ok {
			s.Numeral = strings.ReplaceAll(s.Numeral, " ", "")
		}
		s.Number, s.NumeralAt = m.value, it.place(m.numeral.from)
		if s.HeadAt.IsZero() {
			s.HeadAt = s.NumeralAt
		}
	}
	if !m.title.empty() {
		b.setHeading(s, it, b.once(it, m.title, m))
	}
	return s
}

// counts reports whether a number before a title is a chapter's and not the
// title's own, as in "7. The Road" against "12 Angry Men".
func (it *item) counts() bool { return it.mark.separated || it.role == heading && it.Level == 0 }

func (b *builder) setHeading(s *book.Section, it *item, title span) {
	if title.empty() {
		return
	}
	s.Title = it.slice(title)
	s.TitleAt = it.place(title.from)
}

// once takes the label and number off a title that repeats them, as in
// "Chapter 12: Chapter 12: Ash", and records them.
func (b *builder) once(it *item, title span, m *mark) span {
	again := readMark(it.text[title.from:title.to])
	if again.form != labelled && again.form != bare && again.form != numbered || again.value != m.value || again.form == labelled && again.word != m.word ||
		again.form != labelled && m.form == labelled && !again.separated && again.form != bare {
		return title
	}
	if again.form == bare && m.title != title {
		return title
	}
	end := title.to
	if !again.title.empty() {
		end = title.from + again.title.from
	}
	from := title.from + max(0, min(again.label.from, again.numeral.from))
	if again.label.empty() {
		from = title.from + again.numeral.from
	}
	b.moveInlines(it.slice(span{from, title.from + again.numeral.to}))
	title.from = end
	return title
}

// titleLine adds a line below the heading to its title.
func (b *builder) titleLine(i int) {
	it := &b.items[i]
	s := b.section
	title := span{0, len(it.text)}
	if it.mark.form == labelled && it.mark.value == s.Number && !it.mark.title.empty() {
		title = b.once(it, title, &mark{form: labelled, word: it.mark.word, value: it.mark.value})
	} else if it.Centred || strings.HasPrefix(it.text, "~") {
		inner := strings.Trim(it.text, decoration)
		if inner != "" && book.LettersOf(inner) == book.LettersOf(it.text) {
			from := strings.Index(it.text, inner)
			title = span{from, from + len(inner) + titleTail(it.text[from+len(inner):])}
		}
	}
	if s.Kind != book.Chapter && s.Kind != book.Part && s.Label == "" && len(s.Title) > 0 {
		s.Label, s.HeadAt = book.PlainText(s.Title), s.TitleAt
		s.Title = nil
	}
	if len(s.Title) > 0 {
		s.Title = append(spaced(slices.Clone(s.Title)), it.slice(title)...)
		return
	}
	b.setHeading(s, it, title)
}

// titleAbove gives a section the title that stands above its number. In the
// book it stands behind it, so it leaves its place and comes in again.
func (b *builder) titleAbove(s *book.Section, title, number *item) {
	s.At = title.place(0)
	b.setHeading(s, title, span{0, len(title.text)})
	from := len(b.edits)
	b.moveInlines(s.Title)
	b.swaps = append(b.swaps, b.edits[from:]...)
	b.edits = b.edits[:from]
	_, last := utf8.DecodeLastRuneInString(number.text)
	at := number.place(len(number.text) - last)
	at.Col++
	b.swaps = append(b.swaps, ledger.Edit{Rule: "moved", At: at, After: " " + book.PlainText(s.Title), Confidence: 95})
}

// place puts a section where it belongs and makes it the current one.
func (b *builder) place(s *book.Section, depth int, part, top bool) {
	b.section = s
	switch s.Kind.Matter() {
	case "front":
		b.front = append(b.front, s)
		return
	case "back":
		b.back = append(b.back, s)
		return
	}
	for len(b.parts) > 0 && (top || b.depths[len(b.depths)-1] >= depth) {
		b.parts = b.parts[:len(b.parts)-1]
		b.depths = b.depths[:len(b.depths)-1]
	}
	if n := len(b.parts); n > 0 {
		b.parts[n-1].Sections = append(b.parts[n-1].Sections, s)
	} else {
		b.body = append(b.body, s)
	}
	if part {
		b.parts = append(b.parts, s)
		b.depths = append(b.depths, depth)
	}
}

// frontPiece adds a piece to a section of the front matter that has no heading.
func (b *builder) frontPiece(i int, kind book.Kind) {
	it := &b.items[i]
	var s *book.Section
	if n := len(b.front); n > 0 && b.front[n-1].Kind == kind {
		s = b.front[n-1]
	} else {
		s = &book.Section{Kind: kind, At: it.Block.Place(), Confidence: 70, Evidence: []string{"above the first heading, below the title"}}
		b.front = append(b.front, s)
	}
	s.Blocks = append(s.Blocks, it.Block)
}
