package pipeline

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// besideLength is how many characters an author is shown on each side of a
// change: a line of a book on either.
const besideLength = 64

// A stretch is the part of a file that an edit takes.
type stretch struct {
	from, to int // bytes
	edit     *ledger.Edit
}

// A sourceText finds edits in one file of the manuscript.
type sourceText struct {
	text      string
	lines     []int // the byte at which each line begins
	stretches []stretch
}

// showBeside fills in what stands beside each change, in the manuscript and in
// the book. The changes come in reading order.
func showBeside(b *book.Book, list []Change) {
	files := map[string]*sourceText{}
	for _, s := range b.Source {
		files[s.Name] = newSourceText(s.Text)
	}
	place := make([]int, len(list)) // of each change among the stretches of its file
	for i := range list {
		e := &list[i].Edit
		t := files[e.At.File]
		if place[i] = -1; t == nil {
			continue
		}
		from, ok := t.offset(e.At)
		if !ok {
			continue
		}
		place[i] = len(t.stretches)
		t.stretches = append(t.stretches, stretch{from, t.end(from, e.Before), e})
	}
	for i := range list {
		if place[i] >= 0 {
			files[list[i].At.File].show(&list[i], place[i])
		}
	}
}

func newSourceText(text string) *sourceText {
	t := &sourceText{text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// offset returns the byte at which the character at a place begins.
func (t *sourceText) offset(at diag.Pos) (int, bool) {
	if at.Line < 1 || at.Line > len(t.lines) {
		return 0, false
	}
	i := t.lines[at.Line-1]
	if n := len(t.stretches); n > 0 { // long lines are walked once
		if last := &t.stretches[n-1]; last.edit.At.Line == at.Line && last.edit.At.Col <= at.Col {
			return t.walk(last.from, at.Col-last.edit.At.Col), true
		}
	}
	return t.walk(i, at.Col-1), true
}

// walk returns the byte n characters behind from.
func (t *sourceText) walk(from, n int) int {
	for ; n > 0 && from < len(t.text); n-- {
		_, size := utf8.DecodeRuneInString(t.text[from:])
		from += size
	}
	return from
}

// end returns where the characters of Before end in the file, in which a space
// may be a line end.
func (t *sourceText) end(from int, before string) int {
	return t.walk(from, utf8.RuneCountInString(before))
}

// show fills in what stands beside the change at index n of the stretches.
func (t *sourceText) show(c *Change, n int) {
	s := &t.stretches[n]
	from, to := t.leftEdge(s.from), t.rightEdge(s.to)
	c.WasLeft, c.WasRight = oneLine(t.text[from:s.from]), oneLine(t.text[s.to:to])
	c.Left, c.Right = oneLine(t.changed(from, s.from, n)), oneLine(t.changed(s.to, to, n))
	if from > 0 && t.text[from-1] != '\n' {
		c.WasLeft, c.Left = "…"+c.WasLeft, "…"+c.Left
	}
	if to < len(t.text) && t.text[to] != '\n' {
		c.WasRight, c.Right = c.WasRight+"…", c.Right+"…"
	}
}

// changed returns text[from:to] with the changes made there, all but that with
// index n.
func (t *sourceText) changed(from, to, n int) string {
	var sb strings.Builder
	list := t.stretches
	i := sort.Search(len(list), func(i int) bool { return list[i].from >= from })
	for ; i < len(list) && list[i].from < to; i++ {
		s := &list[i]
		if i == n || s.from < from || s.to > to || s.edit.Move != nil || s.edit.Decision == ledger.Proposed || s.edit.Decision == ledger.Rejected {
			continue
		}
		sb.WriteString(t.text[from:s.from])
		sb.WriteString(s.edit.After)
		from = s.to
	}
	sb.WriteString(t.text[from:to])
	return sb.String()
}

// leftEdge returns where the text shown to the left of i begins: at the start
// of its paragraph, or at a word.
func (t *sourceText) leftEdge(i int) int {
	from := i
	for n := 0; from > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(t.text[:from])
		if r == '\n' && isParagraphEnd(t.text[:from-size]) || n > besideLength && unicode.IsSpace(r) || n > 2*besideLength {
			break
		}
		from -= size
	}
	return from
}

// isParagraphEnd reports whether a text ends with a blank line, but for its
// line end, or is nothing.
func isParagraphEnd(text string) bool {
	return strings.TrimRight(text, " \t") == "" || strings.HasSuffix(strings.TrimRight(text, " \t"), "\n")
}

func (t *sourceText) rightEdge(i int) int {
	to := i
	for n := 0; to < len(t.text); n++ {
		r, size := utf8.DecodeRuneInString(t.text[to:])
		if r == '\n' && strings.HasPrefix(strings.TrimLeft(t.text[to+size:min(len(t.text), to+size+400)]+"\n", " \t"), "\n") || n > besideLength && unicode.IsSpace(r) || n > 2*besideLength {
			break
		}
		to += size
	}
	return to
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
