package typeset

import (
	"octavo/pipeline/bidi"
	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/hyphen"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// A plan is what all sections are set by. It does not change.
type plan struct {
	book         *book.Book
	design       *design.Design
	metrics      Metrics
	regular      font.Metrics // of the regular face
	lang         string
	terms        *book.Terms // of the book's language
	langLeftward bool        // it is written from right to left
	// leftward says that the book runs from right to left: all lengths along
	// a line are measured from the right edge of the page then, until flip
	// turns the pages round.
	leftward bool

	inner, measure unit.Length
	spare          unit.Length // what the outer margin has more than the design gives it
	size, leading  unit.Length
	first          unit.Length // of the first baseline, from the top of the page
	depth          int         // lines of the grid on a full page
	endnotes       bool        // notes stand in a section at the end, not at the foot
	// clear is how far marks may hang into the margin at the binding; 0 says
	// that nobody minds. hang is how far they do.
	clear, hang unit.Length
	over        unit.Length // how far art runs past the edge; 0 is the usual
	wish        wish        // what the pages are to come to
	pulled      int         // paragraphs that were set longer or shorter for it
	blanks      int         // pages that were added at the end for it

	notes  map[string]int // index in Book.Notes
	images map[string]int // index in Book.Images

	dictionaries *dictionaries
}

func newPlan(b *book.Book, d *design.Design, m Metrics, inner unit.Length) (*plan, error) {
	p := &plan{
		book: b, design: d, metrics: m,
		regular: m.Measures(m.Face(false, false)), lang: b.Meta.Language,
		inner: inner, measure: d.Page.Measure(inner),
		size: unit.Length(d.Type.Size), leading: unit.Length(d.Type.Leading), depth: d.LinesPerPage(),
		notes: map[string]int{}, images: map[string]int{},
		dictionaries: &dictionaries{words: b.Settings.Hyphenation, known: map[string]*hyphen.Dictionary{}},
	}
	if p.lang == "" {
		p.lang = "en"
	}
	p.terms = book.TermsFor(p.lang)
	p.leftward = bidi.RightToLeft(p.lang)
	p.langLeftward = p.leftward
	if isSquare(p.lang) {
		p.spare = p.measure % p.size // a whole number of squares
		p.measure -= p.spare
	}
	if p.measure < 8*p.size {
		return nil, diag.Faultf(diag.Pos{}, "bad-design", "choose a larger trim or smaller margins", "the printer's gutter of %v leaves a measure of %v", inner, p.measure)
	}
	p.first = unit.Length(d.Page.Top) + capHeight(&p.regular, p.size)
	for i, n := range b.Notes {
		p.notes[n.ID] = i
	}
	for i, img := range b.Images {
		p.images[img.Name] = i
	}
	b.Sections(func(s *book.Section, _ int) { p.endnotes = p.endnotes || s.Kind == book.Endnotes })
	return p, nil
}

// noteIndex returns the index of a note in Book.Notes, or -1.
func (p *plan) noteIndex(id string) int {
	if i, ok := p.notes[id]; ok {
		return i
	}
	return -1
}

// image returns the index of an image in Book.Images, or -1.
func (p *plan) image(name string) int {
	if i, ok := p.images[name]; ok {
		return i
	}
	return -1
}

// measures returns those of a face.
func (p *plan) measures(face int16) font.Metrics { return p.metrics.Measures(face) }

// A setter sets sections one after another. Each worker has one.
type setter struct {
	*plan
	shaper Shaper

	cache     map[look]*wordCache
	lastLook  look
	lastWords *wordCache

	txt        passage
	scratch    linebreak.Scratch
	opts       linebreak.Options
	points     []int
	feet       []int
	chanceList []chance
	gaps       []gapAt
	stretches  []stretch
	pieces     []piece // of the line at hand, where it has two directions
	undirected passage // the passage before its directions were known
	runes      []rune
	levels     []uint8

	runs  []page.Run // the slab that lines' runs are cut from
	slab  []setLine
	place diag.Pos // of the text at hand

	// Of the section at hand.
	elements []page.Element
	replay   int32 // the element that is next when a passage is set again, or 0
	found    *diag.Findings
	galley   *galley
}

func newSetter(p *plan) *setter {
	return &setter{plan: p, shaper: p.metrics.Shaper(), cache: map[look]*wordCache{}}
}

// slabRuns is how many runs are allocated at a time; a line has about ten.
const slabRuns = 2048

// addToSlab adds a run to the line at hand. A slab that is full is left to the
// lines before, and the line's runs move to a new one.
func (s *setter) addToSlab(r page.Run) { s.runs = append(s.runs, r) }

// newLine makes sure that there is room for a line of that many runs, so that
// lines do not move while they are made.
func (s *setter) newLine(runs int) {
	if cap(s.runs)-len(s.runs) < runs {
		s.runs = make([]page.Run, 0, max(slabRuns, runs))
	}
}

func (s *setter) lineSlab(n int) []setLine {
	if len(s.slab) < n {
		s.slab = make([]setLine, max(n, 256))
	}
	lines := s.slab[:n:n]
	s.slab = s.slab[n:]
	return lines
}

// element adds an element of the text's structure and returns its number in
// the section.
func (s *setter) element(parent int32, tag string) int32 {
	if s.replay > 0 { // the passage is set again: its elements are there
		s.replay++
		return s.replay - 1
	}
	s.elements = append(s.elements, page.Element{Parent: parent, Tag: tag})
	return int32(len(s.elements) - 1)
}
