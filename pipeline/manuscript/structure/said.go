package structure

import (
	"fmt"
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/pattern"
)

// A said is what the author says of a line, which holds whatever the line
// looks like.
type said struct {
	at   diag.Pos // where it is said
	how  string   // the evidence
	text bool     // no heading
	kept bool     // text of a contents list that stays

	kind  book.Kind // "" is what the line seems to head
	depth int       // as of an item; 0 is what follows from the rest
	top   bool
	// line has the label, the number and the title; nil is what is read.
	line *book.HeadingLine
	// below says that the title stands on the line below.
	below bool
	// weak says that a mark of the format goes before it: the line fits a
	// pattern that says nothing of its kind.
	weak bool
}

// isText reports whether the author says that an item is no heading.
func (it *item) isText() bool { return it.said != nil && it.said.text }

// isSaid reports whether the author says that an item is a heading.
func (it *item) isSaid() bool { return it.said != nil && !it.said.text && !it.said.weak }

// An asked is what the author says of one file.
type asked struct {
	patterns []*headingForm
	levels   []book.LevelKind
	levelsAt diag.Pos
	contents book.ContentsList
}

// A headingForm is a pattern and how often it fits.
type headingForm struct {
	book.HeadingPattern
	*pattern.Pattern
	fits int
}

// A namedLine is a line that the author names.
type namedLine struct {
	book.HeadingLine
	line *pattern.Line
	text bool // it is no heading
	only int  // the one file it is of; -1 is what File says
	at   []int
	lost string // what became of the line, when it is not in the text any more
}

// ask lays out for each file what is said of it: by its own front matter, else
// for the book.
func (a *assembler) ask() {
	common := a.askedOf(&a.given.Headings)
	a.nameLines(&a.given.Headings, -1)
	a.asked = make([]*asked, len(a.files))
	for i, f := range a.files {
		own := common
		if h := f.Head.Headings; h != nil {
			own = a.askedOf(h)
			if h.Patterns == nil {
				own.patterns = common.patterns
			}
			if h.Levels == nil {
				own.levels, own.levelsAt = common.levels, common.levelsAt
			}
			if h.Contents == "" {
				own.contents = common.contents
			}
			a.nameLines(h, i)
		}
		a.asked[i] = own
	}
}

func (a *assembler) askedOf(h *book.Headings) *asked {
	own := &asked{levels: h.Levels, levelsAt: h.LevelsAt, contents: h.Contents}
	for _, p := range h.Patterns {
		if parsed, err := pattern.Parse(p.Pattern); err == nil { // package config has told of the others
			own.patterns = append(own.patterns, &headingForm{HeadingPattern: p, Pattern: parsed})
		}
	}
	return own
}

func (a *assembler) nameLines(h *book.Headings, file int) {
	for i, list := range [][]book.HeadingLine{h.Lines, h.Not} {
		for _, l := range list {
			if line, err := pattern.ParseLine(l.Text); err == nil {
				a.named = append(a.named, &namedLine{HeadingLine: l, line: line, text: i == 1, only: file})
			}
		}
	}
}

// where says of a place in book.yaml how evidence names it.
func where(at diag.Pos) string { return fmt.Sprintf("%s:%d", at.File, at.Line) }

// takeSaid makes headings of what the author says is one, before any other is
// chosen.
func (a *assembler) takeSaid() {
	for i := range a.items {
		it := &a.items[i]
		if it.role != running || !it.isSaid() {
			continue
		}
		s := it.said
		if s.kind == book.TitlePage {
			it.role = titlePage
			continue
		}
		depth := s.depth
		if depth == 0 {
			depth = chapterDepth
			if it.saidPart() {
				depth = unsettledDepth
			}
		}
		how := s.how
		if how == "" {
			how = "set at " + where(s.at)
		}
		a.head(i, depth, 100, "%s", how)
		it.top, it.part = s.top, depth < chapterDepth
		a.patterned = a.patterned || it.mark.fits && s.line == nil && depth == chapterDepth
	}
	a.findInside()
}

// findInside finds the families of which the author says that a line stands
// inside a chapter, and of none that it heads one: what holds for one line
// holds for those written alike.
func (a *assembler) findInside() {
	a.inside = map[family]bool{}
	for _, r := range []role{inner, heading} {
		for i := range a.items {
			if it := &a.items[i]; it.isSaid() && it.role == r && it.mark.form != noForm {
				a.inside[it.familyOf()] = r == inner
			}
		}
	}
}

// saidPart reports whether the author says that a line heads a part: in so many
// words, or because it is a heading and has a part's label.
func (it *item) saidPart() bool {
	return it.said.kind == book.Part || it.said.kind == "" && it.mark.form == labelled && it.mark.kind == book.Part
}

// unsettledDepth is that of parts of which the author does not say what they
// hold, until the other parts are known.
const unsettledDepth = chapterDepth - 1

// settleParts gives those parts the depth of the others: of those with the same
// label, else of most.
func (a *assembler) settleParts() {
	byWord, count := map[string]int{}, [chapterDepth]int{}
	var open []*item
	for i := range a.items {
		it := &a.items[i]
		switch {
		case it.role != heading || it.depth >= chapterDepth:
		case it.isSaid() && it.said.depth == 0:
			open = append(open, it)
		default:
			count[it.depth]++
			if it.mark.form == labelled {
				byWord[it.mark.word] = it.depth
			}
		}
	}
	usual := unsettledDepth
	for depth, n := range count {
		if n > 0 && (usual == unsettledDepth || n > count[usual]) {
			usual = depth
		}
	}
	for _, it := range open {
		it.depth = usual
		if it.mark.form == labelled && it.mark.kind == book.Part {
			if it.depth = byWord[it.mark.word]; it.depth == 0 {
				it.depth = 2 * it.mark.rank
			}
		}
	}
}

// isSaidChapter reports whether the author says that a plain line heads a
// chapter.
func (a *assembler) isSaidChapter(i int) bool {
	it := &a.items[i]
	return it.isSaid() && it.role == heading && it.depth == chapterDepth && it.kind() == book.Chapter && !a.marked[it.file]
}

// saidChapters returns the chapters' headings that the author names.
func (a *assembler) saidChapters() []int {
	var list []int
	for i := range a.items {
		if it := &a.items[i]; it.isSaid() && it.role == heading && it.depth == chapterDepth {
			list = append(list, i)
		}
	}
	return list
}

func (a *assembler) countSaid(list []int) int {
	n := 0
	for _, i := range list {
		if a.items[i].isSaid() {
			n++
		}
	}
	return n
}

// saidParts weighs what the author says of single headings of a level: more
// than 0 when they are parts, less when they are chapters, 0 when nothing is
// said.
func (a *assembler) saidParts(level int) int {
	n := 0
	for i := range a.items {
		it := &a.items[i]
		if !it.isSaid() || it.role != heading || it.level() != level || it.mark.form == named {
			continue
		}
		if it.depth < chapterDepth {
			n++
		} else if it.kind() == book.Chapter {
			n--
		}
	}
	return n
}

// findSaidTitles finds titles that the author gives where they stand: on the
// line below their heading.
func (a *assembler) findSaidTitles(heads []int) {
	for _, h := range heads {
		it := &a.items[h]
		if it.said == nil || it.said.line == nil || it.said.line.Title == "" {
			continue
		}
		if j := a.next(h); j < len(a.items) && a.items[j].para != nil && a.items[j].role == running && a.items[j].file == it.file &&
			book.LettersOf(a.items[j].text) == book.LettersOf(it.said.line.Title) {
			a.items[j].role, it.said.below = titleLine, true
		}
	}
}

// titleLineOf returns the first line before an item that was found to be the
// book's title, by its level or by the author's word, or -1.
func (a *assembler) titleLineOf(end int) int {
	return slices.IndexFunc(a.items[:end], func(it item) bool { return it.role == titlePage })
}

// takeTitleLines takes out the lines that are the book's title and stand
// elsewhere.
func (a *assembler) takeTitleLines() {
	for i := range a.items {
		if it := &a.items[i]; it.role == titlePage {
			if a.meta.Title == "" {
				a.guessTitle(it, "a line that is no chapter's")
			}
			a.takeFront(i)
		}
	}
}

// saidWeight is how many bits the author's word is: more than any series has
// without it.
const saidWeight = 1_000
