package typeset

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// A passage is text taken apart for package linebreak: a paragraph, a line of
// verse, a heading. Its memory is used again for the next one.
type passage struct {
	items []linebreak.Item
	from  []source // of each item
	words []occurrence
	links []book.Link // those the passage holds, by number less one

	pending  bool // a space has been read that no word has followed yet
	spaceIn  look
	wider    unit.Length // than usual, of the space that is pending
	trailing rune        // the last character of the word before

	direction
}

// A source says where an item came from: a segment of an occurrence, or, for
// spaces and breaks, the occurrence before it.
type source struct {
	word    int32
	segment int16
}

// An occurrence is a word at a place in a passage.
type occurrence struct {
	word    *word // nil for a picture
	element int32
	note    int32 // index in Book.Notes plus one, for a note mark
	picture int32 // index in plan.images plus one
	link    int16 // index in passage.links plus one
	space   bool  // a space follows in the text
	level   uint8 // of its text, and of the space after it; see package bidi
	after   uint8
	look    *look
	width   unit.Length
	height  unit.Length
	at      diag.Pos
}

func (t *passage) reset() {
	t.items, t.from, t.words, t.links = t.items[:0], t.from[:0], t.words[:0], t.links[:0]
	t.pending, t.trailing, t.wider = false, 0, 0
	t.direction = direction{}
}

func (t *passage) add(it linebreak.Item, src source) {
	t.items = append(t.items, it)
	t.from = append(t.from, src)
}

// last returns the source that spaces and breaks after the last word have.
func (t *passage) last() source { return source{int32(len(t.words) - 1), -1} }

// ink is how inlines are set: their look, and the element and the link they
// belong to.
type ink struct {
	look    look
	element int32
	link    int16
	leadIn  *leadIn // small capitals at the beginning of a chapter, or nil
}

// inlines takes inlines into the passage.
func (s *setter) inlines(list []book.Inline, in ink) {
	s.txt.in(in.look.style.Lang)
	for _, inline := range list {
		switch x := inline.(type) {
		case *book.Text:
			s.place = x.At
			s.text(x.Value, in)
		case *book.Span:
			s.span(x, in)
		case *book.Link:
			s.link(x, in)
		case *book.NoteRef:
			s.noteRef(x, in)
		case *book.LineBreak:
			s.lineBreak()
		case *book.Picture:
			s.picture(x, in)
		}
	}
}

func (s *setter) span(x *book.Span, in ink) {
	lang := in.look.style.Lang
	in.look = in.look.inSpan(s.plan, x)
	if x.Lang != "" && x.Lang != lang {
		in.element = s.element(in.element, "Span")
		s.elements[in.element].Lang = x.Lang
	}
	s.inlines(x.Inlines, in)
}

func (s *setter) link(x *book.Link, in ink) {
	address := s.book.Settings.Address(x.Href, "")
	if address == "" {
		s.inlines(x.Inlines, in)
		return
	}
	in.element = s.element(in.element, "Link")
	s.txt.links = append(s.txt.links, book.Link{Href: address})
	in.link = int16(len(s.txt.links))
	s.inlines(x.Inlines, in)
}

// text takes running text into the passage, word by word.
func (s *setter) text(value string, in ink) {
	start := -1
	for at, r := range value {
		if space := isSpace(r); !space {
			if start < 0 {
				start = at
			}
			continue
		}
		if start >= 0 {
			s.word(value[start:at], in)
			start = -1
		}
		switch r {
		case 0xA0:
			s.fixedSpace(in, 0)
		case 0x202F, 0x2009, 0x2006, 0x2008:
			s.fixedSpace(in, in.look.size/6)
		case 0x200A:
			s.fixedSpace(in, in.look.size/12)
		case 0x3000: // of a whole square
			s.txt.pending, s.txt.spaceIn = true, in.look
			s.widen(max(in.look.size-s.spaceWidth(nil, nil, &in.look), 0))
		default:
			s.txt.pending, s.txt.spaceIn = true, in.look
		}
	}
	if start >= 0 {
		s.word(value[start:], in)
	}
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == 0xA0 || r >= 0x80 && unicode.IsSpace(r)
}

// longest is how many bytes of text are shaped at a time. Words are shorter;
// screams are cut up, so that a paragraph of any length is set in time that
// grows with it.
const longest = 240

// word takes in a word, and the space before it.
func (s *setter) word(text string, in ink) {
	for len(text) > longest {
		at := longest
		for at > 0 && !utf8.RuneStart(text[at]) {
			at--
		}
		if at == 0 {
			at = longest
		}
		s.word(text[:at], in)
		text = text[at:]
	}
	if in.leadIn != nil {
		text, in = s.leadWord(text, in)
		if text == "" {
			return
		}
	}
	s.txt.in(in.look.style.Lang)
	if mayBeWide(text) || isSquare(in.look.style.Lang) {
		s.wideText(text, in)
	} else {
		s.plainWord(text, in)
	}
}

// plainWord takes in a word, or a wide character.
func (s *setter) plainWord(text string, in ink) {
	t := &s.txt
	joined := len(t.words) > 0 && !t.pending && t.trailing != 0
	list := s.words(text, &in.look, joined)
	if len(list) == 0 {
		return
	}
	if t.pending {
		s.space(&list[0], in.look)
	} else if joined {
		s.seam(text, &list[0], &in.look)
	}
	for i := range list {
		s.occur(&list[i], in)
	}
	t.trailing, _ = utf8.DecodeLastRuneInString(text)
}

// occur adds a word's items.
func (s *setter) occur(w *word, in ink) {
	t := &s.txt
	t.words = append(t.words, occurrence{word: w, element: in.element, link: in.link, at: s.place, look: &s.lastWords.look})
	t.mixed = t.mixed || w.turns
	n := int32(len(t.words) - 1)
	for i := range w.segments {
		seg := &w.segments[i]
		src := source{n, int16(i)}
		t.add(seg.box, src)
		if seg.after != noBreak {
			t.add(seg.afterItem, src)
		}
	}
}

// How much a space gives, in parts of its width, as a ratio of 1. Up to half
// again as wide and down to seven tenths looks even (Bringhurst 2.1.5, with a
// little less shrink than his, since hanging marks give some).
const (
	spaceStretch = 50 // hundredths
	spaceShrink  = 30
)

// space adds the glue before a word.
func (s *setter) space(next *word, l look) {
	t := &s.txt
	t.pending = false
	if len(t.words) == 0 {
		t.wider = 0
		return
	}
	before := &t.words[len(t.words)-1]
	before.space = true
	width := s.spaceWidth(before.word, next, &t.spaceIn)
	if before.word != nil && next != nil {
		if cost := tie(before.word.ties, next.ties); cost > 0 {
			t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: cost}, t.last())
		}
	}
	t.add(linebreak.Item{
		Kind: linebreak.Glue, Width: width + t.wider,
		Stretch: width.Scale(spaceStretch, 100), Shrink: width.Scale(spaceShrink, 100),
	}, t.last())
	t.wider = 0
}

// wordSpace returns the width of a word space of the text face.
func (s *setter) wordSpace(size unit.Length) unit.Length {
	l := s.textLook(size)
	return s.spaceWidth(nil, nil, &l)
}

// spaceWidth returns how wide the space between two words is, kerned where
// they are of one kind.
func (s *setter) spaceWidth(before, after *word, l *look) unit.Length {
	face := s.face(l)
	st := l.style
	if before != nil && after != nil && before.face == after.face && before.size == after.size && before.style == after.style && before.face == face {
		return before.size.Scale(int64(s.shaper.Space(face, st, before.shape, after.shape)), int64(before.shape.UPM)) + l.track
	}
	m := s.measures(face)
	return l.size.Scale(int64(s.shaper.Space(face, st, nil, nil)), int64(m.UnitsPerEm)) + l.track
}

// fixedSpace adds a space where no line may end: one of the given width, or,
// for 0, one that stretches as others do.
func (s *setter) fixedSpace(in ink, width unit.Length) {
	t := &s.txt
	if len(t.words) == 0 || t.pending {
		return
	}
	t.words[len(t.words)-1].space = true
	t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Forbidden}, t.last())
	glue := linebreak.Item{Kind: linebreak.Glue, Width: width}
	if width == 0 {
		glue.Width = s.spaceWidth(nil, nil, &in.look)
		glue.Stretch, glue.Shrink = glue.Width.Scale(spaceStretch, 100), glue.Width.Scale(spaceShrink, 100)
	}
	t.add(glue, t.last())
	t.trailing = 0
}

// seam allows a break between two words that stand side by side, when the first
// ends in a dash or one of them is wide.
func (s *setter) seam(text string, next *word, l *look) {
	t := &s.txt
	r, _ := utf8.DecodeRuneInString(text)
	if (t.trailing == '—' || t.trailing == '–') && (unicode.IsLetter(r) || isOpening(r)) && !isWide(r) && !isSquare(l.style.Lang) {
		t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: dashCost}, t.last())
		return
	}
	if t.trailing < 0x80 && r < 0x80 {
		return
	}
	before := &t.words[len(t.words)-1]
	was := l
	if before.look != nil {
		was = before.look
	}
	if ca, cb := s.wideClassOf(t.trailing, was), s.wideClassOf(r, l); ca != notWide || cb != notWide {
		s.wideSeam(before.word, t.trailing, ca, next, r, cb, l)
	}
}

// lineBreak ends the line, left as short as it is.
func (s *setter) lineBreak() {
	t := &s.txt
	if len(t.words) == 0 {
		return
	}
	t.words[len(t.words)-1].space = true
	t.pending, t.trailing = false, 0
	t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Forbidden}, t.last())
	t.add(linebreak.Item{Kind: linebreak.Glue, Stretch: linebreak.Fil}, t.last())
	t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Forced}, t.last())
}

// noteRef sets the mark of a note: a superior figure right after the word.
func (s *setter) noteRef(x *book.NoteRef, in ink) {
	at := s.noteIndex(x.ID)
	if at < 0 {
		return
	}
	t := &s.txt
	number := strconv.Itoa(s.book.Notes[at].Number)
	pending := t.pending
	t.pending = false
	mark := in.look.noteMark(s.plan)
	in.element = s.element(s.element(in.element, "Reference"), "Link")
	t.links = append(t.links, book.Link{Href: "#" + noteAnchor(x.ID)})
	in.link = int16(len(t.links))
	in.leadIn = nil
	first := s.galley.notes.isFirst(int32(at), x)
	list := s.words(number, &mark, true)
	for i := range list {
		s.occur(&list[i], in)
		if first {
			t.words[len(t.words)-1].note = int32(at + 1)
		}
	}
	t.pending = pending
}

// noteMark returns the look of the figures that lead to a note.
func (l look) noteMark(p *plan) look {
	l.bold, l.italic, l.caps, l.track, l.hyphens = false, false, false, 0, nil
	l.style.SmallCaps, l.style.AllSmall, l.style.OldStyle, l.style.Lining = false, false, false, false
	if p.metrics.HasFeature(p.metrics.Face(false, false), "sups") {
		l.style.Superior = true
		return l
	}
	l.raise += l.size.Scale(33, 100)
	l.size = l.size.Scale(62, 100)
	return l
}

func noteAnchor(id string) string { return "note-" + id }
func refAnchor(id string) string  { return "ref-" + id }

// picture sets a small image in the line, as high as the line allows.
func (s *setter) picture(x *book.Picture, in ink) {
	n := s.image(x.Image)
	if n < 0 {
		return
	}
	t := &s.txt
	if t.pending {
		s.space(nil, in.look)
	}
	img := s.book.Images[n]
	size := fitImage(img, s.measure, s.leading.Scale(9, 10))
	el := s.element(in.element, "Figure")
	s.elements[el].Alt = x.Alt
	t.words = append(t.words, occurrence{element: el, picture: int32(n + 1), width: size.Width, height: size.Height, link: in.link, at: x.At})
	t.add(linebreak.Item{Kind: linebreak.Box, Width: size.Width}, source{int32(len(t.words) - 1), 0})
	t.trailing = 'x'
}

// spaced puts a space after what has been taken in so far.
func (s *setter) spaced(l look) { s.txt.pending, s.txt.spaceIn = true, l }

// nothing says whether the passage holds nothing to print.
func (t *passage) nothing() bool { return len(t.words) == 0 }

// fewestLetters is how many letters a last line of one word must have.
const fewestLetters = 4

// shortFrom returns the first item at which a last line must not begin: it
// would hold fewer than four letters, or a piece of a word. Zero when there is
// none.
func (s *setter) shortFrom() int {
	t := &s.txt
	short, letters := 0, 0
	for i := len(t.items) - 1; i > 0 && t.items[i].Kind != linebreak.Glue; i-- {
		if t.items[i].Kind != linebreak.Box {
			continue
		}
		if letters += t.lettersAt(i); letters < fewestLetters {
			short = i
		}
		if before := &t.items[i-1]; before.Kind == linebreak.Penalty && before.Flagged {
			short = i
		}
	}
	return short
}

// lettersAt counts the letters and figures of a box.
func (t *passage) lettersAt(i int) int {
	src := t.from[i]
	w := t.words[src.word].word
	if w == nil {
		return fewestLetters // a picture
	}
	from := 0
	if src.segment > 0 {
		from = w.segments[src.segment-1].to
	}
	return letterCount(w.shape.Text[from:w.segments[src.segment].to])
}

// letterCount counts the letters and figures of a text.
func letterCount(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// width returns how wide the passage is on one line.
func (s *setter) width() unit.Length {
	s.direct()
	t := &s.txt
	var w unit.Length
	for i := range t.items {
		if t.items[i].Kind != linebreak.Penalty {
			w += t.items[i].Width
		}
	}
	return w
}

// trimmed returns text without spaces at its ends.
func trimmed(s string) string { return strings.TrimSpace(s) }
