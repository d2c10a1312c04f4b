package preflight

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// Expected is what an edition must hold, reckoned from the manuscript's files
// and the Ledger alone, not from the Book that was read out of them: so a
// reader that drops a paragraph is found out.
type Expected struct {
	// Words are those of the text, in reading order, without what was moved.
	// Behind some stands Soft in place of the space.
	Words book.Words
	Moved []Moved // text that stands in another place of the edition
}

// Soft parts words that only a mark of emphasis divides, as in un*be*lievable:
// an edition may have the two as one.
const Soft = '*'

// Moved is text that left its place: a title line, a footnote's text.
type Moved struct {
	At   diag.Pos
	Text string
}

// Rules of the Ledger that take letters out of the running text.
const (
	markup = "markup" // not the author's words: a link's address, a fence's name
	moved  = "moved"  // printed elsewhere
)

// Expect applies to each file of the manuscript the edits that changed its
// letters, and puts the stretches that were moved where they went. It fails
// when an edit does not fit the file at the place it names, which is a mistake
// in this program.
func Expect(source []book.SourceFile, l *ledger.Ledger) (*Expected, error) {
	byFile := map[string][]ledger.Edit{}
	var moves []*ledger.Edit
	edits, err := carry(wordChanges(l))
	if err != nil {
		return nil, err
	}
	for i := range edits {
		if e := &edits[i]; e.Move != nil {
			moves = append(moves, e)
		} else {
			byFile[e.At.File] = append(byFile[e.At.File], *e)
		}
	}
	order, err := newOrder(source, moves)
	if err != nil {
		return nil, err
	}
	want := &Expected{}
	for n, f := range source {
		edits := byFile[f.Name]
		sort.SliceStable(edits, func(i, j int) bool {
			a, b := &edits[i], &edits[j]
			switch {
			case a.At != b.At:
				return a.At.Before(b.At)
			case a.Before == "" || b.Before == "":
				return a.Before == "" && b.Before != "" // what is put in stands before what it is put before
			}
			return len(a.Before) > len(b.Before) // what holds the other
		})
		if err := order.read(n, edits, want); err != nil {
			return nil, err
		}
	}
	texts, err := order.texts()
	if err != nil {
		return nil, err
	}
	for _, text := range texts {
		want.add(text)
	}
	return want, nil
}

// wordChanges returns the edits that were made and that change a word, or bring
// one from elsewhere.
func wordChanges(l *ledger.Ledger) []ledger.Edit {
	var list []ledger.Edit
	changes := map[[3]string]bool{} // the same few, a hundred thousand times
	for _, e := range l.All() {
		if e.Decision == ledger.Proposed || e.Decision == ledger.Rejected {
			continue
		}
		key := [3]string{e.Rule, e.Before, e.After}
		if _, ok := changes[key]; !ok {
			changes[key] = changesWords(&e)
		}
		if changes[key] || e.Move != nil || !e.From.IsZero() {
			list = append(list, e)
		}
	}
	return list
}

// carry makes the edits on a text that stands in another place, which are
// those within From of an edit, on that edit's After.
func carry(edits []ledger.Edit) ([]ledger.Edit, error) {
	on := make([][]*ledger.Edit, len(edits)) // by the edit that carries
	var rest []int
	var carriers []int
	for i := range edits {
		if !edits[i].From.IsZero() {
			carriers = append(carriers, i)
		}
	}
	for i := range edits {
		e, taken := &edits[i], false
		for _, n := range carriers {
			// One text may have been put in several places, with an edit for each.
			if carries(&edits[n], e) && !slices.ContainsFunc(on[n], func(other *ledger.Edit) bool { return other.At == e.At && other.Rule == e.Rule }) {
				on[n], taken = append(on[n], e), true
				break
			}
		}
		if !taken {
			rest = append(rest, i)
		}
	}
	var list []ledger.Edit
	for _, i := range rest {
		c := edits[i]
		slices.SortStableFunc(on[i], func(a, b *ledger.Edit) int { // what is put in comes last, and so stands before
			return cmp.Or(b.At.Col-a.At.Col, len(b.Before)-len(a.Before))
		})
		for _, e := range on[i] {
			after := []rune(c.After)
			head, tail := string(after[:e.At.Col-c.From.Col]), string(after[e.At.Col-c.From.Col:])
			if !strings.HasPrefix(tail, e.Before) {
				return nil, misfit(e, "other words were put there")
			}
			c.After = head + e.After + tail[len(e.Before):]
		}
		list = append(list, c)
	}
	return list, nil
}

// carries reports whether an edit is on the text that another carries.
func carries(c, e *ledger.Edit) bool {
	return !c.From.IsZero() && e.Rule != c.Rule && e.Rule != markup && e.Move == nil && c.From.File == e.At.File && c.From.Line == e.At.Line &&
		c.From.Col <= e.At.Col && e.At.Col < c.From.Col+utf8.RuneCountInString(c.After)
}

// emphasisMarks are the characters that a reader may take for markup inside a
// word.
const emphasisMarks = "*_~`\\[]"

func (x *Expected) add(text string) {
	for text != "" {
		end, next := len(text), len(text)
		for i := 0; i < len(text); i++ {
			if !isEmphasis[text[i]] {
				continue
			}
			j := i
			for j < len(text) && isEmphasis[text[j]] {
				j++
			}
			if i > 0 && !isSpace(rune(text[i-1])) && j < len(text) && !isSpace(rune(text[j])) {
				end, next = i, j
				break
			}
			i = j
		}
		before := len(x.Words)
		x.Words = x.Words.Append(text[:end])
		if n := len(x.Words); n > before && next < len(text) && joins(text[:end], text[next:]) {
			x.Words[n-1] = Soft
		}
		text = text[next:]
	}
	if n := len(x.Words); n > 0 {
		x.Words[n-1] = ' '
	}
}

// joins reports whether the two would be one word if nothing stood between.
func joins(a, b string) bool {
	left, _ := utf8.DecodeLastRuneInString(a)
	right, _ := utf8.DecodeRuneInString(b)
	return book.Words(nil).Append("a"+string(left)+string(right)+"a").Count() == 1
}

var isEmphasis = func() (table [256]bool) {
	for _, c := range []byte(emphasisMarks) {
		table[c] = true
	}
	return table
}()

// changesWords reports whether the words come out differently with the edit:
// other letters, or a space or a hyphen more or less between the same.
func changesWords(e *ledger.Edit) bool {
	if e.Rule == markup || e.Rule == moved || e.ChangesLetters() {
		return true
	}
	var none book.Words
	return none.Append("a"+e.Before+"a").Count() != none.Append("a"+e.After+"a").Count()
}

type applier struct {
	text  string
	lines []int // where each begins
	moved []Moved
}

// span returns the bytes [from, to) with the edits made. An edit inside what
// another takes whole counts only when that was moved: what fills a
// placeholder in a note stands in the note.
func (a *applier) span(from, to int, edits []ledger.Edit) (string, error) {
	var sb strings.Builder
	done := from
	for i := range edits {
		e := &edits[i]
		at, ok := offset(a.text, a.lines, e.At)
		if !ok {
			return "", misfit(e, "there is no such place")
		}
		if at < done {
			continue
		}
		end, ok := match(a.text, at, e.Before)
		if !ok {
			return "", misfit(e, "the file has other words there")
		}
		sb.WriteString(a.text[done:at])
		sb.WriteString(e.After)
		switch e.Rule {
		case moved:
			sb.WriteByte(' ') // what stood on its two sides does not join
		case markup:
			sb.WriteByte('\\') // it may, as in un[be](x.html)lievable
		}
		if e.Rule == moved {
			text, err := a.span(at, end, a.inside(edits[i+1:], end))
			if err != nil {
				return "", err
			}
			a.moved = append(a.moved, Moved{e.At, text})
		}
		done = end
	}
	sb.WriteString(a.text[min(done, to):to])
	return sb.String(), nil
}

// inside returns the edits whose places come before end.
func (a *applier) inside(edits []ledger.Edit, end int) []ledger.Edit {
	for i := range edits {
		if at, ok := offset(a.text, a.lines, edits[i].At); !ok || at >= end {
			return edits[:i]
		}
	}
	return edits
}

func misfit(e *ledger.Edit, why string) error {
	return fmt.Errorf("the Ledger does not fit the manuscript: %s: %s", e.String(), why)
}

// match finds how far Before reaches in text from at on. White space of any
// length and kind stands for the same in Before, since the line ends of the
// file have become spaces there. Control characters, which are left out, count
// for nothing.
func match(text string, at int, before string) (end int, ok bool) {
	for before != "" {
		if r, n := utf8.DecodeRuneInString(before); isSpace(r) {
			before = strings.TrimLeft(before[n:], " \t\n\u00a0\u3000")
			for at < len(text) {
				r, n := utf8.DecodeRuneInString(text[at:])
				if !isSpace(r) {
					break
				}
				at += n
			}
			continue
		}
		for at < len(text) && text[at] < ' ' && text[at] != before[0] && !isSpace(rune(text[at])) {
			at++
		}
		_, n := utf8.DecodeRuneInString(before)
		if !strings.HasPrefix(text[at:], before[:n]) {
			return 0, false
		}
		at += n
		before = before[n:]
	}
	return at, true
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\u00a0' || r == '\u3000'
}

func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset returns the byte at which the character at the place begins.
func offset(text string, lines []int, at diag.Pos) (int, bool) {
	if at.Line < 1 || at.Line > len(lines) {
		return 0, false
	}
	i := lines[at.Line-1]
	for col := 1; col < at.Col; col++ {
		if i >= len(text) || text[i] == '\n' {
			return 0, false
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return i, true
}
