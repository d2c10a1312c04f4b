// Package page holds the Pages of a paged edition: marks at fixed places,
// with nothing left to decide. It knows no paragraphs and no chapters.
//
// Places are measured from the top left corner of the trimmed page, x to the
// right and y down.
package page

import (
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/unit"
)

// Pages is a whole paged edition.
type Pages struct {
	Trim  unit.Size
	Bleed unit.Length // how far art runs past the trim; 0 for none
	Faces []*font.Face
	Sides []*Side
	// RightToLeft says that the book is bound at the right edge: its first page
	// is a left-hand one, and pages are turned to the right.
	RightToLeft bool

	// Elements is the structure of the text, for the tagged edition, in
	// reading order, each after its parent. Element 0 is the Document.
	Elements []Element
	Outline  []Bookmark
	Images   []*Image // those that Sides place

	Setting Setting  // how the text is set, in numbers
	Defects []Defect // what the setter could not do better
	Fit     *Fit     // what was done for a number of pages; nil when none was wanted
}

// Fit says how the pages were brought to a number.
type Fit struct {
	Wanted string   `json:"wanted"` // "a multiple of 16 pages"
	Kept   bool     `json:"kept"`
	Usual  int      `json:"usual"`  // how many pages there are when nothing is done
	Pages  int      `json:"pages"`  // how many there are
	Least  int      `json:"-"`      // the nearest it would come to by what may be done
	Blanks int      `json:"blanks"` // of them at the end, added for this
	Means  []string `json:"means"`
}

// A Side is one side of a leaf.
type Side struct {
	Number int    // from 1; odd is a recto
	Folio  string // the page label, "xii" or "7", also where none is printed
	Blank  bool   // nothing is printed on it
	// Section is the ID of the section the side's text belongs to. Made says
	// that no text on it is the author's: a title page, contents.
	Section string
	Made    bool

	Lines    []Line
	Drawings []Drawing
	Placed   []Placed
	Links    []Link
	Anchors  []Anchor
}

// Recto reports whether the side is a right-hand page, or a left-hand one in a
// book bound at the right: the side of a leaf that is read first.
func (s *Side) Recto() bool { return s.Number%2 == 1 }

// A Role says what a line is for.
type Role uint8

const (
	Body Role = iota
	RunningHead
	Folio
	NoteText // a footnote at the foot
	Heading
)

// A Line is a row of runs on one baseline, in the order in which they are read.
// That is not always the one in which they stand from left to right.
type Line struct {
	Y    unit.Length // of the baseline
	Role Role
	At   diag.Pos // of its first word in the author's file
	Runs []Run
	// Off says that the line does not stand on the baseline grid, as a
	// heading's and a footnote's may.
	Off bool
	// Ratio is how far the word spaces are stretched (above 0) or shrunk,
	// 1 being the whole of what they allow; for the report.
	Ratio float32
	// Last says that the line ends its paragraph, First that it begins it.
	First, Last bool
}

// Artifact as a Run's Element says that the run is no part of the text, as
// running heads and folios.
const Artifact = -1

// A Run is a word or a piece of one. Its glyphs stand where its Shape has
// them, from X on.
type Run struct {
	Shape   *font.Shape
	Face    int16 // index in Pages.Faces
	Size    unit.Length
	X       unit.Length // of the origin of the first glyph
	Raise   unit.Length // above the baseline
	Track   unit.Length // added after each glyph
	Expand  int16       // widens every glyph by this many thousandths
	Gray    uint8       // 0 is black, 255 white
	Element int32       // index in Pages.Elements, or Artifact
	// Space says that a space follows in the text, also at a line's end; what
	// is drawn for it is the gap to the next run.
	Space bool
	// Hyphen says that the run is a hyphen that is not the author's: in the
	// text it is a soft hyphen, U+00AD, whatever its Shape says.
	Hyphen bool
}

// Width returns how far the run reaches from X.
func (r *Run) Width() unit.Length {
	w := r.Shape.Advance(r.Size)
	if r.Expand != 0 {
		w = w.Scale(1000+int64(r.Expand), 1000)
	}
	return w + unit.Length(len(r.Shape.Glyphs))*r.Track
}

// Extent returns where the line's runs begin on the left and end on the right.
func (l *Line) Extent() (left, right unit.Length) {
	for i := range l.Runs {
		r := &l.Runs[i]
		if end := r.X + r.Width(); i == 0 {
			left, right = r.X, end
		} else {
			left, right = min(left, r.X), max(right, end)
		}
	}
	return left, right
}

// A Drawing is a filled outline: a rule, an ornament.
type Drawing struct {
	X, Y    unit.Length    // of the outline's origin
	Scale   unit.Length    // the length of one unit of Path
	Path    []font.Segment // y upwards, as in a font
	Gray    uint8
	Element int32 // Artifact when it carries no meaning
}

// Extent returns how far the outline reaches from X to the left, below zero,
// and to the right.
func (d *Drawing) Extent() (left, right unit.Length) {
	first := true
	for _, s := range d.Path {
		for _, p := range s.Args[:s.Points()] {
			x := d.Scale.Scale(int64(p.X*64), 64)
			if first {
				left, right, first = x, x, false
			}
			left, right = min(left, x), max(right, x)
		}
	}
	return left, right
}

// An Image is a picture, as its file has it.
type Image struct {
	Name          string
	MediaType     string
	Width, Height int // pixels
	Data          []byte
}

// Placed is a picture at its place.
type Placed struct {
	Image               int         // index in Pages.Images
	X, Y, Width, Height unit.Length // of the top left corner, and its size
	Element             int32
	Bleeds              bool // it reaches the edges of the page, and past them
}

// A Link is an area that leads elsewhere.
type Link struct {
	X, Y, Width, Height unit.Length
	URI                 string // a place outside, or
	Anchor              string // the name of an Anchor
	Element             int32
}

// An Anchor is a place that links, bookmarks and the contents lead to.
type Anchor struct {
	Name string // unique in the edition
	Y    unit.Length
}

// An Element is one element of the text's structure.
type Element struct {
	Parent int32
	Tag    string // a standard structure type of PDF 1.7: Sect, H1, P, Note, Figure, TOC, TOCI, BlockQuote, L, LI, LBody, Caption, Link, Reference, Span, Table, TR, TH, TD
	Lang   string // BCP 47, "" for that of the parent
	Alt    string
	Title  string
	List   string // of an L, what is before its entries: Decimal, Disc
}

// A Bookmark is an entry of the outline.
type Bookmark struct {
	Title  string
	Level  int    // 0 is outermost
	Anchor string // where it leads
}
