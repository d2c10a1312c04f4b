package structure

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
	"octavo/pipeline/manuscript/pattern"
)

// takeWord takes the author's word for lines: those that are no headings, those
// named by their number, and the levels of the format. What is named by its
// text alone waits until contents lists are out, where the same text stands.
func (a *assembler) takeWord() {
	a.ask()
	if len(a.named) > 0 {
		a.cutLines()
		a.indexLines()
		for _, n := range a.named {
			if n.text || n.Line > 0 {
				a.take(n)
			}
		}
	}
	for i := range a.items {
		if it := &a.items[i]; it.said == nil && it.level() > 0 {
			it.said = a.asked[it.file].level(it.level())
		}
	}
}

// findNamed finds the lines named by their text, and tells of what fits no line.
func (a *assembler) findNamed() {
	for _, n := range a.named {
		if !n.text && n.Line == 0 {
			a.take(n)
		}
	}
	unmatched := 0
	for _, n := range a.named {
		unmatched = a.reportNamed(n, unmatched)
	}
	a.reportForms()
}

// isOf reports whether a named line may stand in a file.
func (n *namedLine) isOf(file int, name string) bool {
	if n.only >= 0 {
		return n.only == file
	}
	ok := n.File == ""
	if !ok {
		ok, _ = path.Match(n.File, name) // it was tried when it was read
	}
	return ok
}

// take finds the items that a named line means: all with its text, or the one
// nearest to its number.
func (a *assembler) take(n *namedLine) {
	nearest, distance := -1, 0
	for _, i := range a.index.mayBe(n) {
		it := &a.items[i]
		if !n.isOf(it.file, a.files[it.file].Name) || n.Text != "" && !n.line.Fits(it.text) {
			continue
		}
		if it.role != running {
			n.lost = "it was left out"
			continue
		}
		if it.joined {
			n.lost = "its sentence goes on behind a page number or a running head"
			continue
		}
		if n.Line == 0 {
			a.say(i, n)
			continue
		}
		d := it.para.At.Line - n.Line
		if n.Text == "" && d != 0 {
			continue
		}
		if d = max(d, -d); nearest < 0 || d < distance {
			nearest, distance = i, d
		}
	}
	if nearest >= 0 {
		a.say(nearest, n)
	}
}

// say enters what a named line is, unless another entry has said it.
func (a *assembler) say(i int, n *namedLine) {
	it := &a.items[i]
	if it.said != nil && it.said.how == "" {
		n.lost = "what " + where(it.said.at) + " says of it holds"
		return
	}
	n.at = append(n.at, i)
	if n.text {
		it.said = &said{at: n.At, text: true}
		return
	}
	s := &said{at: n.At, kind: n.Kind, line: &n.HeadingLine}
	s.place(n.Level)
	it.said = s
	a.readMarkOf(i)
}

// place works out the depth of a kind and level.
func (s *said) place(level int) {
	switch {
	case s.kind == book.InnerHeading:
		s.depth = chapterDepth + max(level, 1)
	case s.kind == book.Part && level > 0:
		s.depth = min(2*level, chapterDepth-1)
	case s.kind != "" && s.kind != book.Part:
		s.depth, s.top = chapterDepth, level == 1
	case level == 1:
		s.top = true
	}
}

// level is what the author says of a level of the format, nil for nothing.
func (k *asked) level(level int) *said {
	if len(k.levels) == 0 {
		return nil
	}
	is := book.InnerLevel
	if level <= len(k.levels) {
		is = k.levels[level-1]
	}
	s := &said{at: k.levelsAt, how: fmt.Sprintf("a heading of level %d, which %s says is a %s", level, where(k.levelsAt), is)}
	above := 0 // levels of the same kind that are higher
	for _, other := range k.levels[:min(level-1, len(k.levels))] {
		if other == is {
			above++
		}
	}
	switch is {
	case book.TextLevel:
		return &said{at: k.levelsAt, how: s.how, text: true}
	case book.TitleLevel:
		s.kind = book.TitlePage
	case book.PartLevel:
		s.depth = min(2*(above+1), chapterDepth-1)
	case book.ChapterLevel:
		s.depth = chapterDepth
	case book.InnerLevel:
		s.depth = chapterDepth + 1 + above + max(0, level-1-len(k.levels))
	}
	return s
}

// cutLines makes items of lines that are named as headings and stand close to
// text, as one paragraph with it, or alone in a quote or a list.
func (a *assembler) cutLines() {
	a.indexNames()
	var items []item
	for i := range a.items {
		it := &a.items[i]
		if inner := lone(it.Block); inner != nil && a.isNamed(it.file, inner.At.Line, strings.TrimSpace(book.PlainText(inner.Inlines))) {
			piece := *it.Piece
			piece.Block = inner
			items = append(items, newItem(&piece, it.file))
			items[len(items)-1].first = it.first
			continue
		}
		items = append(items, a.cutItem(it)...)
	}
	a.items = items
}

// lone returns the only paragraph that a quote or a list holds.
func lone(b book.Block) *book.Paragraph {
	var list []book.Block
	switch b := b.(type) {
	case *book.Quote:
		if list = b.Blocks; len(b.Attribution) > 0 {
			return nil
		}
	case *book.List:
		if len(b.Items) != 1 {
			return nil
		}
		list = b.Items[0]
	}
	if len(list) != 1 {
		return nil
	}
	p, _ := list[0].(*book.Paragraph)
	return p
}

// longestNamed is how many bytes a line has at most that may be named.
const longestNamed = 400

// A lineIndex finds lines: there may be thousands of entries and a hundred
// thousand lines.
type lineIndex struct {
	entries struct { // those of headings
		text        map[string][]*namedLine
		line        map[int][]*namedLine
		expressions []*namedLine
	}
	text  map[string][]int // items by their plain text
	line  map[int][]int    // and by the number of their line
	items []int
}

// indexNames prepares isNamed, indexLines mayBe.
func (a *assembler) indexNames() {
	e := &a.index.entries
	e.text, e.line = map[string][]*namedLine{}, map[int][]*namedLine{}
	for _, n := range a.named {
		switch plain, ok := n.line.Plain(); {
		case n.text:
		case n.Text == "":
			e.line[n.Line] = append(e.line[n.Line], n)
		case ok:
			e.text[plain] = append(e.text[plain], n)
		default:
			e.expressions = append(e.expressions, n)
		}
	}
}

func (a *assembler) indexLines() {
	x := &a.index
	x.text, x.line = map[string][]int{}, map[int][]int{}
	for i := range a.items {
		it := &a.items[i]
		if it.para == nil || len(it.text) > longestNamed {
			continue
		}
		plain := pattern.Plain(it.text)
		x.text[plain] = append(x.text[plain], i)
		x.line[it.para.At.Line] = append(x.line[it.para.At.Line], i)
		x.items = append(x.items, i)
	}
}

// mayBe returns the items among which those are that an entry means.
func (x *lineIndex) mayBe(n *namedLine) []int {
	if n.Text == "" {
		return x.line[n.Line]
	}
	if plain, ok := n.line.Plain(); ok {
		return x.text[plain]
	}
	return x.items
}

// isNamed reports whether a line is named as a heading.
func (a *assembler) isNamed(file, line int, text string) bool {
	if len(text) > longestNamed {
		return false
	}
	e := &a.index.entries
	isOf := func(n *namedLine) bool { return n.isOf(file, a.files[file].Name) }
	return slices.ContainsFunc(e.line[line], isOf) || slices.ContainsFunc(e.text[pattern.Plain(text)], isOf) ||
		slices.ContainsFunc(e.expressions, func(n *namedLine) bool { return isOf(n) && n.line.Fits(text) })
}

// A fileLine is a line of the file in a paragraph: bytes of its plain text.
type fileLine struct{ from, to, no int }

// linesOf returns the lines a paragraph had in its file.
func linesOf(p *book.Paragraph) []fileLine {
	var lines []fileLine
	at := 0
	book.EachText(p.Inlines, func(t *book.Text) {
		if n := len(lines) - 1; n >= 0 && lines[n].no == t.At.Line {
			lines[n].to = at + len(t.Value)
		} else {
			lines = append(lines, fileLine{at, at + len(t.Value), t.At.Line})
		}
		at += len(t.Value)
	}, func() { at++ })
	return lines
}

// cutItem cuts a paragraph at the lines in it that are named.
func (a *assembler) cutItem(it *item) []item {
	if it.Block != book.Block(it.para) {
		return []item{*it}
	}
	lines := linesOf(it.para)
	if len(lines) < 2 || a.isNamed(it.file, 0, it.text) {
		return []item{*it}
	}
	plain := book.PlainText(it.para.Inlines)
	var out []item
	piece := func(from, to int) {
		for to > from && plain[to-1] == ' ' {
			to--
		}
		inlines := cut(it.para.Inlines, from, to)
		if book.PlainText(inlines) == "" {
			return
		}
		p := *it.para
		p.Inlines = inlines
		p.At = book.FirstText(inlines).At
		d := draft.Piece{Block: &p, Level: it.Level, Lines: 1, Centred: it.Centred, Bold: it.Bold}
		if len(out) == 0 {
			d.Blanks, d.Indent, d.PageBreak, d.ID, d.Classes = it.Blanks, it.Indent, it.PageBreak, it.ID, it.Classes
		}
		out = append(out, newItem(&d, it.file))
	}
	done := 0
	for _, l := range lines {
		if text := strings.TrimSpace(plain[l.from:l.to]); a.isNamed(it.file, l.no, text) {
			piece(done, l.from)
			piece(l.from, l.to)
			done = l.to
		}
	}
	if done == 0 {
		return []item{*it}
	}
	piece(done, len(plain))
	out[0].first = it.first
	return out
}

// reportNamed tells of an entry that means no line, or that gives several lines
// one title, and counts the former. A series' entries are for all its volumes.
func (a *assembler) reportNamed(n *namedLine, unmatched int) int {
	if n.only < 0 && strings.HasPrefix(n.At.File, "../") {
		return unmatched
	}
	what := fmt.Sprintf("line %d", n.Line)
	if n.Text != "" {
		what = fmt.Sprintf("%q", n.Text)
	}
	switch {
	case len(n.at) > 1 && n.Number+n.Title != "":
		a.warn(n.At, "heading-several", "say which: file: and line:", "%s stands %d times, first at %s and %s; each is given the same number and title",
			what, len(n.at), a.items[n.at[0]].Block.Place(), a.items[n.at[1]].Block.Place())
	case len(n.at) > 0:
	case n.lost != "":
		a.warn(n.At, "heading-unmatched", "say which line: file: and line:, or contents-list: keep", "no heading is made of %s: %s", what, n.lost)
	default:
		hint := "write the line as it is typed, with its capitals; /a regular expression/ fits several"
		if unmatched++; unmatched <= mostNear {
			hint = a.nearLine(n)
		}
		a.warn(n.At, "heading-unmatched", hint, "no line of the manuscript is %s", what)
	}
	return unmatched
}

// mostNear is for how many entries that mean no line the nearest is looked for.
const mostNear = 20

// nearLine says what an entry that means no line may mean.
func (a *assembler) nearLine(n *namedLine) string {
	var names []string
	for i, f := range a.files {
		if n.isOf(i, f.Name) {
			names = nil
			break
		}
		names = append(names, f.Name)
	}
	if len(names) > 0 {
		if kind, ok := a.given.Matter[n.File]; ok {
			return fmt.Sprintf("%s is read whole, as %s: say what it is in its own front matter", n.File, kind)
		}
		if near := diag.Nearest(n.File, names); near != "" {
			return "there is no such file; did you mean " + near + "?"
		}
		return "there is no such file among the chapters"
	}
	if n.Text == "" {
		return "the line is blank, or stands in a list, a table or verse; name its text too: text:"
	}
	const most = 10_000 // lines that are compared
	var texts []string
	places := map[string]diag.Pos{}
	for i := range a.items {
		it := &a.items[i]
		if it.para == nil || it.words > 25 || !n.isOf(it.file, a.files[it.file].Name) || len(texts) == most {
			continue
		}
		if plain := pattern.Plain(it.text); plain != "" && places[plain].IsZero() {
			texts = append(texts, plain)
			places[plain] = it.Block.Place()
		}
	}
	if near := diag.Nearest(pattern.Plain(n.Text), texts); near != "" {
		return fmt.Sprintf("did you mean %q, at %s?", near, places[near])
	}
	return "write the line as it is typed, with its capitals; /a regular expression/ fits several"
}

// reportForms tells of patterns that no line fits.
func (a *assembler) reportForms() {
	var done []*headingForm
	for _, own := range a.asked {
		for _, f := range own.patterns {
			if f.fits > 0 || slices.Contains(done, f) || strings.HasPrefix(f.At.File, "../") {
				continue
			}
			done = append(done, f)
			a.warn(f.At, "heading-unmatched", "a pattern is the whole line: {number} is a number in figures, Roman or in words, the rest stands as typed",
				"no line fits the pattern %q", f.HeadingPattern.Pattern)
		}
	}
}
