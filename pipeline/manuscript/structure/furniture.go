package structure

import (
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// dropFurniture takes out what a scanned or printed page leaves in a text:
// the number at its foot and the line at its head. A paragraph that a page's
// end had cut in two is joined again.
func (a *assembler) dropFurniture() {
	heads := a.runningHeads()
	folios := a.folios()
	for _, list := range []struct {
		items      []int
		code, what string
	}{{heads, "running-head", "running heads"}, {folios, "page-number", "page numbers"}} {
		if len(list.items) == 0 {
			continue
		}
		first := &a.items[list.items[0]]
		a.found.Notef(first.Block.Place(), list.code, "%d %s of printed pages left out, the first %q", len(list.items), list.what, first.text).Hint =
			"if they belong to the text, set them apart with other words"
		for _, i := range list.items {
			a.drop(i)
		}
	}
	if len(heads)+len(folios) > 0 {
		a.joinCut(append(heads, folios...))
	}
}

// runningHeads finds short lines that come back often, all over the book,
// and cut sentences in two. A refrain does not cut sentences.
func (a *assembler) runningHeads() []int {
	const least = 4
	places := map[string][]int{}
	for i := range a.items {
		it := &a.items[i]
		if !it.short() || it.level() > 0 || it.words > 10 || strings.ContainsAny(it.text, ".!?“”\"") {
			continue
		}
		if key := strings.Trim(book.LettersOf(it.text), "0123456789"); key != "" {
			places[key] = append(places[key], i)
		}
	}
	var list []int
	for i := range a.items {
		it := &a.items[i]
		if !it.short() || it.level() > 0 {
			continue
		}
		at := places[strings.Trim(book.LettersOf(it.text), "0123456789")]
		if len(at) < least || at[0] != i {
			continue
		}
		cut := 0
		for _, j := range at {
			if a.cutsSentence(j) {
				cut++
			}
		}
		if cut*4 >= len(at) && cut >= 2 {
			for _, j := range at {
				// The first may be the title page's.
				if j == at[0] && !a.cutsSentence(j) {
					continue
				}
				list = append(list, j)
			}
		}
	}
	return sorted(list)
}

// folios finds page numbers: numbers that stand alone and go up page by page,
// a quarter of them in the middle of a sentence.
func (a *assembler) folios() []int {
	type page struct{ item, back, long int }
	var pages []page
	at := map[int]int{} // number to the longest row that ends with it
	best := -1
	for i := range a.items {
		it := &a.items[i]
		if !it.short() || it.words > 4 {
			continue
		}
		number := strings.Trim(strings.TrimPrefix(strings.ToLower(it.text), "page"), " -–—[]()|")
		n, ok := readArabic(number)
		if !ok || n.end != len(number) {
			continue
		}
		p := page{item: i, back: -1, long: 1}
		for skip := 1; skip <= maxSkipped; skip++ {
			if back, ok := at[n.value-skip]; ok && pages[back].long >= p.long {
				p.back, p.long = back, pages[back].long+1
			}
		}
		if have, ok := at[n.value]; !ok || pages[have].long <= p.long {
			at[n.value] = len(pages)
		}
		pages = append(pages, p)
		if best < 0 || p.long > pages[best].long {
			best = len(pages) - 1
		}
	}
	var list []int
	cut := 0
	for n := best; n >= 0; n = pages[n].back {
		list = append(list, pages[n].item)
		if a.cutsSentence(pages[n].item) {
			cut++
		}
	}
	if len(list) < 4 || cut*4 < len(list) {
		return nil
	}
	return sorted(list)
}

// maxSkipped is how many pages a row of page numbers may leave out, blank ones
// and those that a scan has lost.
const maxSkipped = 6

// cutsSentence reports whether the text above goes on below.
func (a *assembler) cutsSentence(i int) bool {
	before, after := a.lineAbove(i), a.lineBelow(i)
	return before >= 0 && after < len(a.items) && !endsSentence(a.items[before].text) && startsSmall(a.items[after].text)
}

// nearby is how many lines of furniture a page has at most, foot and head.
const nearby = 6

// lineAbove and lineBelow skip the other furniture of the same page: short
// lines that begin no sentence's second half.
func (a *assembler) lineAbove(i int) int {
	for n := 0; n < nearby; n++ {
		if i--; i < 0 || a.items[i].para == nil {
			return -1
		}
		if a.items[i].words > 10 || startsSmall(a.items[i].text) {
			return i
		}
	}
	return -1
}

func (a *assembler) lineBelow(i int) int {
	for n := 0; n < nearby; n++ {
		if i++; i >= len(a.items) || a.items[i].para == nil {
			break
		}
		if a.items[i].words > 10 || startsSmall(a.items[i].text) {
			return i
		}
	}
	return len(a.items)
}

// joinCut joins the paragraphs round furniture that was left out. A paragraph
// may go on over many pages, so what is joined is appended to.
func (a *assembler) joinCut(list []int) {
	var whole *item // the last paragraph joined, a copy that may be written to
	end := ""       // its last part
	last, lastAbove := -1, -1
	for _, i := range sorted(list) {
		below := i + 1
		if below >= len(a.items) || a.items[below].role == dropped {
			continue // not the last line of its furniture
		}
		above := i - 1
		for above >= 0 && a.items[above].role == dropped {
			if above == last {
				above = lastAbove
				break
			}
			above--
		}
		last, lastAbove = i, above
		if above < 0 {
			continue
		}
		p, q := &a.items[above], &a.items[below]
		if p != whole {
			end = p.text
		}
		if p.isSaid() || q.isSaid() || p.Block != book.Block(p.para) || q.Block != book.Block(q.para) || p.role != running || q.role != running || p.file != q.file ||
			endsSentence(end) || !startsSmall(q.text) || p.level() > 0 || p.words < 4 {
			continue
		}
		if p != whole {
			own := *p.para
			own.Inlines = append([]book.Inline(nil), own.Inlines...)
			piece := *p.Piece
			piece.Block = &own
			p.para, p.Piece, whole = &own, &piece, p
		}
		p.para.Inlines, p.joined = append(spaced(p.para.Inlines), q.para.Inlines...), true
		p.words += q.words
		p.Lines += q.Lines
		q.role = dropped
		end = q.text
	}
}

// spaced gives inlines with a space behind them, as at a line's end. It writes
// to the list it is given.
func spaced(list []book.Inline) []book.Inline {
	if n := len(list) - 1; n >= 0 {
		if t, ok := list[n].(*book.Text); ok {
			list[n] = &book.Text{At: t.At, Value: t.Value + " "}
			return list
		}
	}
	return append(list, &book.Text{Value: " "})
}

// drop takes an item out of the text and records its letters.
func (a *assembler) drop(i int) {
	it := &a.items[i]
	if it.role == dropped {
		return
	}
	it.role = dropped
	a.move(it.Block)
}

func sorted(list []int) []int {
	slices.Sort(list)
	return list
}

// endsSentence reports whether a text ends with a stop, behind which quotes
// and brackets may close.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]*_ `)
	for _, end := range []string{".", "!", "?", "…", ":", "—", "--"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return s == ""
}

// note adds a finding of what was guessed or done.
func (a *assembler) note(at diag.Pos, code, hint, format string, args ...any) {
	a.found.Notef(at, code, format, args...).Hint = hint
}

func (a *assembler) warn(at diag.Pos, code, hint, format string, args ...any) {
	a.found.Warnf(at, code, format, args...).Hint = hint
}
