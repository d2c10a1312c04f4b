package typeset

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/paginate"
	"octavo/pipeline/unit"
)

// A proof reads pages as they are made up and lists their defects. It counts
// what can be seen: where letters end and begin, not what the setter meant.
type proof struct {
	pages   *page.Pages
	natural unit.Length // a word space of the text face
	indent  unit.Length
	first   unit.Length // of the first baseline
	leading unit.Length

	// Of the side at hand.
	side  *page.Side
	left  unit.Length
	lines []proofLine // of running text, from the head
	below unit.Length // the last baseline of anything

	// Of the side before.
	facing struct {
		foot unit.Length
		full bool // the text goes on
	}
	mean    int64 // of the word spaces of the line before, in thousandths of natural; 0 when it is not full
	ladder  int   // lines in a row so far that end in hyphens
	stacked [2]stackedWord
	chains  []riverChain
	spare   []riverChain
	gaps    []opening
}

// A proofLine is a line of text and its number in Side.Lines.
type proofLine struct {
	*setLine
	index int
}

// An opening is a gap between two words.
type opening struct{ from, to unit.Length }

func (m *maker) newProof() *proof {
	s := newSetter(m.plan)
	l := s.textLook(s.size)
	indent := unit.Em(m.design.Type.Indent).Of(m.size)
	return &proof{
		pages: m.pages, natural: s.spaceWidth(nil, nil, &l),
		indent: indent, first: m.first, leading: m.leading,
	}
}

// open begins a side.
func (p *proof) open(side *page.Side, left unit.Length) {
	p.side, p.left, p.lines, p.below = side, left, p.lines[:0], 0
}

// see takes note of a line just put on the side.
func (p *proof) see(l *setLine, y unit.Length) {
	if p.side == nil || l.Role != page.Body && l.Role != page.Heading {
		return
	}
	p.below = max(p.below, y)
	if l.Role == page.Body {
		p.lines = append(p.lines, proofLine{l, len(p.side.Lines) - 1})
	}
}

// add lists a defect of a line, or of the side when line is -1.
func (p *proof) add(kind page.DefectKind, line int, at diag.Pos, figure float64) {
	p.pages.Defects = append(p.pages.Defects, page.Defect{Kind: kind, Side: p.side.Number, Line: line, At: at, Figure: figure})
}

// read marks the lines of the side, in order.
func (p *proof) read() {
	start := len(p.pages.Defects)
	p.chains = p.chains[:0]
	before := unit.Length(0)
	for i := range p.lines {
		l := &p.lines[i]
		y := p.side.Lines[l.index].Y
		if !l.column || y-before > p.leading*14/10 {
			p.endRivers()
		}
		before = y
		if !l.column {
			p.ladder, p.stacked = 0, [2]stackedWord{}
			continue
		}
		p.gaps = p.gapsOf(l)
		p.count(l)
		p.spaces(l)
		p.rivers(l)
		p.edges(l)
		if l.Last && !l.First {
			p.lastLine(l)
		}
	}
	p.endRivers()
	if len(p.lines) > 0 {
		p.pages.Setting.Sides++
	}
	slices.SortStableFunc(p.pages.Defects[start:], func(a, b page.Defect) int { return cmp.Compare(a.Line, b.Line) })
}

// gapsOf returns the gaps of a line. What is tracked after a word's last
// letter is seen as a part of the gap.
func (p *proof) gapsOf(l *proofLine) []opening {
	list := p.gaps[:0]
	if l.turned {
		return p.gapsSeen(list, l.Runs)
	}
	for i := 1; i < len(l.Runs); i++ {
		if a := &l.Runs[i-1]; a.Space {
			list = append(list, opening{a.X + a.Width() - a.Track, l.Runs[i].X})
		}
	}
	return list
}

// gapsSeen adds the gaps of a line whose words do not stand in the order in
// which they are read: wherever nothing is, as wide as half a space.
func (p *proof) gapsSeen(list []opening, runs []page.Run) []opening {
	order := slices.Clone(runs)
	slices.SortFunc(order, func(a, b page.Run) int { return cmp.Compare(a.X, b.X) })
	for i := 1; i < len(order); i++ {
		if from := order[i-1].X + order[i-1].Width() - order[i-1].Track; order[i].X-from > p.natural/2 {
			list = append(list, opening{from, order[i].X})
		}
	}
	return list
}

// spacesOf returns the sum of a line's gaps; false for a line that is not
// judged by them: one that is not full, or has fewer than three.
func (p *proof) spacesOf(l *proofLine) (sum unit.Length, ok bool) {
	if !l.full || len(p.gaps) < 3 {
		return 0, false
	}
	for _, g := range p.gaps {
		sum += g.to - g.from
	}
	return sum, true
}

// count adds the line to the figures of the setting.
func (p *proof) count(l *proofLine) {
	s := &p.pages.Setting
	s.Lines++
	if l.Last && !l.First {
		s.Several++
	}
	if !l.Last {
		s.Inner++
		if l.hyphen {
			s.Hyphenated++
		}
	}
	before := p.mean
	p.mean = 0
	sum, ok := p.spacesOf(l)
	if !ok {
		return
	}
	p.mean = int64(sum) * 1000 / int64(p.natural) / int64(len(p.gaps))
	s.Add(p.mean)
	if d := p.mean - before; before > 0 && !l.First && (d > 750 || d < -750) {
		s.Contrast++
	}
}

// spaces judges how wide the spaces of a full line are, and what sticks out.
func (p *proof) spaces(l *proofLine) {
	if l.over > unit.Point/4 {
		p.add(page.Overfull, l.index, l.At, l.over.Points())
	}
	if off := (p.side.Lines[l.index].Y - p.first) % p.leading; off != 0 {
		p.add(page.OffGrid, l.index, l.At, min(off, p.leading-off).Points())
	}
	sum, ok := p.spacesOf(l)
	if !ok {
		return
	}
	switch usual := p.natural * unit.Length(len(p.gaps)); {
	case sum*2 > usual*3:
		p.add(page.LooseLine, l.index, l.At, sum.Points()/usual.Points())
	case sum*4 < usual*3:
		p.add(page.TightLine, l.index, l.At, sum.Points()/usual.Points())
	}
}

// edge returns where the last letter of the line ends.
func (l *proofLine) edge() unit.Length {
	r := &l.Runs[len(l.Runs)-1]
	return r.X + r.Width() - r.Track
}

// A riverChain is a row of gaps, one below the other.
type riverChain struct {
	opening
	lines int
	width unit.Length // of the gaps together
	first int         // its first line, in proof.lines
}

// riverLines is how many lines a river runs through at the least.
const riverLines = 4

// rivers lengthens the chains of gaps by those of the line. Two gaps belong
// together when half of the narrower lies below or above the other.
func (p *proof) rivers(l *proofLine) {
	if !l.full {
		p.endRivers()
		return
	}
	next := p.spare[:0]
	used := 0
	for _, g := range p.gaps {
		best := -1
		for k := range p.chains {
			c := &p.chains[k]
			both := min(g.to, c.to) - max(g.from, c.from)
			if 2*both >= min(g.to-g.from, c.to-c.from) && used&(1<<min(k, 62)) == 0 && (best < 0 || c.lines > p.chains[best].lines) {
				best = k
			}
		}
		c := riverChain{opening: g, lines: 1, width: g.to - g.from, first: l.index}
		if best >= 0 {
			b := &p.chains[best]
			used |= 1 << min(best, 62)
			c.lines, c.width, c.first = b.lines+1, b.width+c.width, b.first
			b.lines = 0
		}
		next = append(next, c)
	}
	p.endRivers()
	p.spare, p.chains = p.chains, next
}

// endRivers lists the chains that go no further and are rivers.
func (p *proof) endRivers() {
	for _, c := range p.chains {
		if c.lines >= riverLines && c.width >= p.natural*unit.Length(c.lines) {
			p.add(page.River, c.first, p.side.Lines[c.first].At, float64(c.lines))
		}
	}
	p.chains = p.chains[:0]
}

// A stackedWord is a word at the edge of the lines so far.
type stackedWord struct {
	word  string
	lines int
}

// edges looks at both ends of a line: hyphens in a row, and words that repeat.
func (p *proof) edges(l *proofLine) {
	if l.First {
		p.ladder, p.stacked = 0, [2]stackedWord{}
	}
	switch {
	case l.hyphen:
		if p.ladder++; p.ladder == 2 {
			p.add(page.HyphenStack, l.index, l.At, 2)
		} else if p.ladder > 2 {
			p.lastOf(page.HyphenStack).Figure++
		}
	default:
		p.ladder = 0
	}
	first, last := edgeWords(l.Runs)
	for i, word := range [2]string{first, last} {
		if i == 1 && l.Last {
			word = ""
		}
		p.stack(&p.stacked[i], word, l)
	}
}

func (p *proof) stack(s *stackedWord, word string, l *proofLine) {
	if word == "" || word != s.word {
		*s = stackedWord{word, 1}
		return
	}
	if s.lines++; s.lines == 2 {
		p.add(page.StackedWord, l.index, l.At, 2)
	} else {
		p.lastOf(page.StackedWord).Figure++
	}
}

// lastOf returns the last defect of a kind.
func (p *proof) lastOf(kind page.DefectKind) *page.Defect {
	i := len(p.pages.Defects) - 1
	for p.pages.Defects[i].Kind != kind {
		i--
	}
	return &p.pages.Defects[i]
}

// edgeWords returns the words that begin and end a line, in small letters and
// without marks; empty for one that is cut.
func edgeWords(runs []page.Run) (first, last string) {
	return bareWord(runs[0].Shape.Text), bareWord(runs[len(runs)-1].Shape.Text)
}

// bareWord returns a word in small letters without the marks round it.
func bareWord(s string) string {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if letter(r) {
			break
		}
		s = s[n:]
	}
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if letter(r) {
			break
		}
		s = s[:len(s)-n]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return lowered(s)
		}
	}
	return s
}

func lowered(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

// lastLine judges the last line of a paragraph that has several.
func (p *proof) lastLine(l *proofLine) {
	if end := l.edge() - p.left; !l.turned && end < p.indent {
		p.add(page.RuntLine, l.index, l.At, end.Points())
	}
	letters := 0
	for i := range l.Runs {
		if l.Runs[i].Space && i < len(l.Runs)-1 {
			return // two words
		}
		letters += letterCount(l.Runs[i].Shape.Text)
	}
	if letters < fewestLetters {
		p.add(page.ShortLast, l.index, l.At, float64(letters))
	}
}

// foot judges the foot of the side. goesOn says that the section's text goes
// on after it, filled that it may have few lines, as the only one of its
// section or for the notes below them.
func (p *proof) foot(goesOn, filled bool) {
	if n := len(p.lines); !goesOn && !filled && n > 0 && n < fewestLines && !p.side.Made {
		p.add(page.ShortPage, -1, p.lines[n-1].At, float64(n))
	}
	if n := len(p.lines); n > 0 && goesOn && p.lines[n-1].hyphen && p.below <= p.side.Lines[p.lines[n-1].index].Y {
		p.add(page.HyphenAtFoot, p.lines[n-1].index, p.lines[n-1].At, 1)
	}
	if p.side.Recto() && p.facing.full && goesOn {
		if d := p.below - p.facing.foot; d > p.leading/2 || -d > p.leading/2 {
			at := diag.Pos{}
			if len(p.lines) > 0 {
				at = p.lines[len(p.lines)-1].At
			}
			p.add(page.UnevenSpread, -1, at, float64((max(d, -d)+p.leading/2)/p.leading))
		}
	}
	p.facing.foot, p.facing.full = p.below, goesOn && !p.side.Recto()
}

// turn judges the break between the side and the next by what the rows forbid.
func (p *proof) turn(g *galley, res *paginate.Result, to paginate.Place) {
	if kind := badBreak(g, res, to); kind != "" {
		p.add(kind, -1, g.blocks[to.Block].at, 1)
	}
}

// badBreak returns what is wrong with a page that ends before a place; empty
// when nothing is.
func badBreak(g *galley, res *paginate.Result, to paginate.Place) page.DefectKind {
	if to.Block >= len(g.blocks) {
		return ""
	}
	rows := g.blocks[to.Block].variants[res.Variants[to.Block]].rows
	switch {
	case rows[to.Row].grid.Cost < paginate.Never:
		return ""
	case to.Row == 0:
		return page.Stranded
	case to.Row == len(rows)-1:
		return page.Widow
	case to.Row == 1:
		return page.Orphan
	}
	return ""
}
