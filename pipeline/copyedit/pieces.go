package copyedit

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// goesOn marks a chapter published in pieces anywhere in its title: (1/2), Part
// 2, (ii). It is no more than a reason to say nothing of a number that comes
// twice.
var goesOn = regexp.MustCompile(`(?i)\(\s*\d+\s*(/|of)\s*\d+\s*\)|\bpart\s+(\d+|[ivx]+|one|two|three|four|five)\b|\((\d|[ivx]+)\)\s*$|\bcont(inued|['’]?d|\.)?\b`)

// The marks of pieces at the end of a title: one that counts them, "(1/2)" or
// "Part 1 of 2"; one that numbers the piece, "Part 1", "(ii)"; and one that
// says no more than that the chapter goes on.
var (
	countedPiece   = regexp.MustCompile(`(?i)[\s,:–—-]*(?:[(\[]\s*(?:(?:part|pt)\.?\s*)?(\d+)\s*(?:/|of)\s*(\d+)\s*[)\]]|\b(?:part|pt)\.?\s+(\w+)\s*(?:/|\s+of\s+)\s*(\w+))\s*$`)
	numberedPiece  = regexp.MustCompile(`(?i)[\s,:–—-]*(?:[(\[]\s*(?:(?:part|pt)\.?\s*)?(\d+|[ivx]+)\s*[)\]]|\b(?:part|pt)\.?\s+(\w+))\s*$`)
	continuedPiece = regexp.MustCompile(`(?i)[\s,:–—-]*[(\[]?\bcont(?:inued|['’]?d|)\b\.?\s*[)\]]?\s*$`)
)

// A piece is a title read as that of a piece of a chapter.
type piece struct {
	number int    // from 1; 0 is the next, whatever that is
	of     int    // how many there are; 0 is not said
	stem   string // the title without the mark
	mark   string
}

// readPiece reads a title; ok is false when it has no mark of a piece.
func readPiece(title string) (p piece, ok bool) {
	for _, shape := range []*regexp.Regexp{countedPiece, numberedPiece, continuedPiece} {
		m := shape.FindStringSubmatchIndex(title)
		if m == nil {
			continue
		}
		var numbers []int
		for i := 2; i+1 < len(m); i += 2 {
			if m[i] >= 0 {
				numbers = append(numbers, countOf(title[m[i]:m[i+1]]))
			}
		}
		p = piece{stem: title[:m[0]], mark: title[m[0]:]}
		switch {
		case len(numbers) == 2:
			p.number, p.of = numbers[0], numbers[1]
			ok = p.number > 0 && p.of > 1 && p.number <= p.of
		case len(numbers) == 1:
			p.number = numbers[0]
			ok = p.number > 0
		default:
			ok = true
		}
		if ok {
			return p, true
		}
	}
	return piece{}, false
}

// countOf reads the number of a piece: 2, II, two. It is 0 for none.
func countOf(s string) int {
	const most = 20
	for n := 1; n <= most; n++ {
		for st := arabic; st < numeralStyles; st++ {
			if strings.EqualFold(s, writeNumeral(n, st)) {
				return n
			}
		}
	}
	return 0
}

// pieces looks for chapters published in pieces, among sections that stand
// side by side.
func (d *doctor) pieces(list []*book.Section) {
	for i := 0; i < len(list); {
		n, of, stem := d.piecesFrom(list, i)
		if n < 2 {
			i++
			continue
		}
		s := list[i]
		numeral := strings.TrimRight(s.Numeral, ".:")
		m := misfit{section: s, code: "chapter-pieces", message: fmt.Sprintf("%s %s stands in %d pieces", whatOf(s), numeral, n), step: joining,
			hint: "make one chapter of them", fix: book.Headline(labelCase(s.Label), numeral, strings.TrimSpace(stem))}
		if of > n {
			m.message += fmt.Sprintf(" of %d", of)
			m.hint = "add what is missing"
		} else {
			m.amend = d.joinPieces(list[i : i+n])
		}
		d.add(m)
		i += n
	}
}

// piecesFrom returns how many sections from the i-th on are pieces of one
// chapter, how many there should be, and the chapter's title. They count, or
// the first has no mark and the others go on. They have one title, and one
// number unless the mark says how many there are.
func (d *doctor) piecesFrom(list []*book.Section, i int) (n, of int, stem string) {
	first := list[i]
	title := book.PlainText(first.Title)
	p, marked := readPiece(title)
	if first.Kind != book.Chapter || marked && p.number != 1 {
		return 0, 0, ""
	}
	if stem = title; marked {
		stem = p.stem
	}
	of = p.of
	for n = 1; i+n < len(list); n++ {
		s := list[i+n]
		next, ok := readPiece(book.PlainText(s.Title))
		switch {
		case !ok || s.Kind != book.Chapter || next.of != of && next.of > 0:
			return n, of, stem
		case book.LettersOf(next.stem) != book.LettersOf(stem) && (book.LettersOf(next.stem) != "" || s.Number != first.Number):
			return n, of, stem
		case next.number != n+1 && next.number != 0 || !marked && next.number != 0:
			return n, of, stem
		case s.Number == first.Number && s.Number > 0:
		case s.Number == 0 && s.Numeral == "" && book.LettersOf(stem) != "":
		case of > 0 && book.LettersOf(stem) != "": // each piece was given a number
		default:
			return n, of, stem
		}
	}
	return n, of, stem
}

// joinPieces makes one chapter of pieces that follow each other in the source.
// Each piece that joins the first is a change of its own: its heading goes. The
// mark of the first goes when all have joined it.
func (d *doctor) joinPieces(list []*book.Section) func(j *job) bool {
	first := list[0]
	for i, s := range list {
		if i > 0 && (d.source[s] != d.source[list[i-1]]+1 || len(s.Sections) > 0) || s.Lang != first.Lang || fmt.Sprint(s.Off) != fmt.Sprint(first.Off) {
			return nil
		}
	}
	return func(j *job) bool {
		into, all, any := first, true, false
		for _, s := range list[1:] {
			if !j.joinPiece(into, s) {
				into, all = s, false
				continue
			}
			any = true
		}
		if all {
			j.unmark(first)
		}
		return any
	}
}

// joinPiece puts a piece behind another.
func (j *job) joinPiece(into, s *book.Section) bool {
	edits := j.headingEdits(s)
	if len(edits) == 0 || !j.mendWith(edits[0], ledger.ContextIn("", opensWith(s))) {
		return false
	}
	for _, e := range edits[1:] {
		e.Rule = sequenceRule
		j.ledger.Add(e)
	}
	if len(s.Sub) > 0 {
		into.Blocks = append(into.Blocks, &book.Paragraph{At: book.FirstText(s.Sub).At, Inlines: s.Sub})
	}
	into.Blocks = append(into.Blocks, s.Blocks...)
	j.retarget(s.ID, into.ID)
	if j.joined == nil {
		j.joined = map[*book.Section]bool{}
	}
	j.joined[s] = true
	return true
}

// headingEdits returns the edits that take a heading out, one for each line it
// has in the file; none when that is not plain.
func (j *job) headingEdits(s *book.Section) []ledger.Edit {
	type part struct {
		at   diag.Pos
		text string
	}
	var parts []part
	plain := true
	if s.Label != "" {
		parts = append(parts, part{headingAt(s), s.Label})
	}
	if s.Numeral != "" {
		parts = append(parts, part{numeralAt(s), s.Numeral})
	}
	for _, in := range s.Title {
		switch in.(type) {
		case *book.Text, *book.Span, *book.LineBreak:
		default:
			plain = false // a note's mark, a picture, a link
		}
	}
	book.EachText(s.Title, func(t *book.Text) { parts = append(parts, part{t.At, trimUnseen(t.Value)}) }, nil)
	var edits []ledger.Edit
	for _, p := range parts {
		if !plain || !j.stands(p.at, p.text) {
			return nil
		}
		end := p.at.Col - 1 + utf8.RuneCountInString(p.text)
		if n := len(edits) - 1; n >= 0 && edits[n].At.File == p.at.File && edits[n].At.Line == p.at.Line {
			edits[n].Before = string(j.sourceLine(p.at.File, p.at.Line)[edits[n].At.Col-1 : end])
			continue
		}
		edits = append(edits, ledger.Edit{At: p.at, Before: p.text, Confidence: 85})
	}
	return edits
}

// unmark takes the mark of a piece off a title.
func (j *job) unmark(s *book.Section) {
	title := book.PlainText(s.Title)
	p, ok := readPiece(title)
	t := lastText(s.Title)
	if !ok || t == nil || !strings.HasSuffix(t.Value, p.mark) {
		return
	}
	at := t.At
	left := strings.TrimSuffix(t.Value, p.mark)
	at.Col += utf8.RuneCountInString(left)
	around := ledger.ContextIn(s.Label+" "+s.Numeral+" "+p.stem, opensWith(s))
	if !j.stands(at, p.mark) || !j.make(ledger.Edit{Rule: sequenceRule, At: at, Before: strings.TrimRight(p.mark, " "), Confidence: 85}, around) {
		return
	}
	if t.Value = left; strings.TrimSpace(p.stem) == "" {
		s.Title = nil
	}
}

// retarget makes links to a section lead to another.
func (j *job) retarget(from, to string) {
	var inlines func(list []book.Inline)
	inlines = func(list []book.Inline) {
		for _, in := range list {
			switch in := in.(type) {
			case *book.Span:
				inlines(in.Inlines)
			case *book.Link:
				if in.Href == "#"+from {
					in.Href = "#" + to
				}
				inlines(in.Inlines)
			}
		}
	}
	j.book.Sections(func(s *book.Section, _ int) { book.EachInlines(s.Blocks, inlines) })
	for _, n := range j.book.Notes {
		book.EachInlines(n.Blocks, inlines)
	}
}
