package copyedit

import (
	"slices"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// The characters that stand in a passage for what is not text. They are below
// zero, so that no manuscript can hold them and no correction can write them.
const (
	noteMark rune = -1 - iota // a note reference: corrections look through it
	opaque                    // a code span or a small picture: as a letter one may not touch
)

// A form is what a passage is set as; corrections do less outside prose.
type form uint8

const (
	prose form = iota
	headline
	verse
	chat  // typed messages and status windows
	label // a name: apostrophes and nothing else
)

// A passage is the working form of a paragraph: the characters of all its
// Texts in one row, whatever emphasis they stand in, each with its place in
// the author's file. Corrections read text, call replace from left to right,
// and then apply; what changed is found in the end by comparing with source.
type passage struct {
	job   *job
	style *style // of the passage's language
	form  form
	// next is the text that follows in the section, for speech that runs on.
	next string
	// off is a set of rules, a bit each by their place in the table.
	off ruleSet

	leaves []leaf
	source []rune  // as read
	at     []int32 // of each rune of source: the index of its leaf, -1 for a mark

	text []rune  // as corrected so far
	org  []int32 // of each rune of text: its index in source
	chg  []int32 // of each rune of text: the change it belongs to, 0 for none

	changes []change // from 1
	pending []pending
	fresh   []rune // the new characters of all pending replacements
	seconds []string

	rule    int           // the place of the correction at work
	splits  []split       // where the paragraph should be cut in two
	decided []ledger.Edit // those the author has refused or put another way
	marks   []mark        // the quotes' own working space
	read    []markRead    // single quotation marks, as quotes has read them
	spoke   []speech      // the speakers' own working space
	search  searcher      // the same
	meant   []rune        // the text whose letters the corrections must keep, where that is not source
	dropsH  bool          // somebody in it drops his h's
	thick   int32         // how many of its words have lost a letter
	// the second buffers that apply fills
	text2      []rune
	org2, chg2 []int32
	out        []byte
	offsets    []int32
	order      []int32
}

// longPassage is the length in characters from which a passage's buffers are
// not kept when they have done their work. A long paragraph has two thousand; a
// book pasted as one paragraph would hold what it needed to the end.
const longPassage = 1 << 16

// A leaf is one Text of the passage.
type leaf struct {
	text   *book.Text
	start  int  // index in source of its first rune
	locked bool // in another language: seen, and left alone
}

// reset empties the passage and keeps its buffers.
func (p *passage) reset() {
	if cap(p.source) > longPassage {
		*p = passage{job: p.job, seconds: p.seconds}
	}
	p.leaves = p.leaves[:0]
	p.source, p.at = p.source[:0], p.at[:0]
	p.changes = append(p.changes[:0], change{})
	p.pending, p.fresh = p.pending[:0], p.fresh[:0]
	p.splits = p.splits[:0]
	p.next = ""
	p.meant = p.meant[:0]
	p.marks, p.read = p.marks[:0], p.read[:0]
}

// load adds the inlines' characters to the passage.
func (p *passage) load(list []book.Inline, lang string) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			p.loadText(in, lang)
		case *book.Span:
			switch {
			case in.Kind == book.Code:
				p.loadMark(opaque)
			case in.Lang != "":
				p.load(in.Inlines, in.Lang)
			default:
				p.load(in.Inlines, lang)
			}
		case *book.Link:
			p.load(in.Inlines, lang)
		case *book.NoteRef:
			p.loadMark(noteMark)
		case *book.Picture:
			p.loadMark(opaque)
		case *book.LineBreak:
			p.loadMark('\n')
		}
	}
}

func (p *passage) loadText(t *book.Text, lang string) {
	n := int32(len(p.leaves))
	p.leaves = append(p.leaves, leaf{t, len(p.source), !sameLanguage(lang, p.style.Language)})
	if len(t.Value) > longPassage {
		more := utf8.RuneCountInString(t.Value)
		p.source, p.at = slices.Grow(p.source, more), slices.Grow(p.at, more)
	}
	for _, r := range t.Value {
		p.source = append(p.source, r)
		p.at = append(p.at, n)
	}
}

func (p *passage) loadMark(r rune) {
	p.source = append(p.source, r)
	p.at = append(p.at, -1)
}

// begin makes the corrected text from the source.
func (p *passage) begin() {
	p.text = append(p.text[:0], p.source...)
	p.org, p.chg = slices.Grow(p.org[:0], len(p.source)), p.chg[:0]
	for i := range p.source {
		p.org = append(p.org, int32(i))
	}
	if cap(p.chg) >= len(p.source) {
		p.chg = p.chg[:len(p.source)]
		clear(p.chg)
	} else {
		p.chg = make([]int32, len(p.source), cap(p.text))
	}
}

// place returns where the rune of source with the given index stands in the
// author's file; for a mark, where the text before it ends.
func (p *passage) place(i int) diag.Pos {
	if i >= len(p.source) {
		i = len(p.source) - 1
		if i < 0 {
			return diag.Pos{}
		}
		pos := p.place(i)
		if p.at[i] >= 0 && pos.Col > 0 {
			pos.Col++
		}
		return pos
	}
	for i > 0 && p.at[i] < 0 {
		i--
	}
	if p.at[i] < 0 {
		return p.firstPlace()
	}
	l := &p.leaves[p.at[i]]
	pos := l.text.At
	if pos.Col > 0 {
		pos.Col += i - l.start
	}
	return pos
}

func (p *passage) firstPlace() diag.Pos {
	if len(p.leaves) == 0 {
		return diag.Pos{}
	}
	return p.leaves[0].text.At
}

// placeOf returns the place of the rune of text with the given index.
func (p *passage) placeOf(i int) diag.Pos {
	switch {
	case i >= len(p.text):
		return p.place(len(p.source))
	case p.chg[i] != 0:
		return p.place(int(p.changes[p.chg[i]].from))
	}
	return p.place(int(p.org[i]))
}
