package typeset

import (
	"strconv"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// A note is a footnote set in its own lines, which stand on no grid. Behind
// them stand the lines of the notes that it refers to first.
type note struct {
	lines   []setLine
	element int32
}

// sectionNotes are the notes of one section.
type sectionNotes struct {
	set map[int32]*note // by index in Book.Notes
	// first is the mark that each is printed with; another mark of the same
	// note only leads to it.
	first map[int32]*book.NoteRef
}

func newNotes() *sectionNotes {
	return &sectionNotes{map[int32]*note{}, map[int32]*book.NoteRef{}}
}

// isFirst reports whether a mark is the first of its note in the section. A
// paragraph is set several times, always with the same marks.
func (n *sectionNotes) isFirst(at int32, ref *book.NoteRef) bool {
	if n.first[at] == nil {
		n.first[at] = ref
	}
	return n.first[at] == ref
}

// noteGap is the room between the text and the first baseline of the notes,
// with the rule in it, in lines of the notes' own leading.
const noteGap = 2

// noteDepth returns how many lines of the grid that many lines of notes take
// at the foot, with the room above them.
func (p *plan) noteDepth(lines int) int {
	if lines == 0 {
		return 0
	}
	return p.depthOf(unit.Length(lines+noteGap-1) * p.noteLeading())
}

func (p *plan) noteSize() unit.Length {
	if p.design.Notes.Size > 0 {
		return unit.Length(p.design.Notes.Size)
	}
	return p.size.Scale(8, 10)
}

func (p *plan) noteLeading() unit.Length {
	return max(unit.Length(p.design.Notes.Leading), p.noteSize())
}

// note returns a note of the section at hand, setting it the first time.
// The passage it is referred to from is on hold meanwhile.
func (s *setter) note(at int32) *note {
	if n := s.galley.notes.set[at]; n != nil {
		return n
	}
	n := &note{element: s.element(0, "Note")}
	s.galley.notes.set[at] = n
	outer, place := s.galley, s.place
	hold := s.txt
	s.txt = passage{}
	s.galley = &galley{notes: outer.notes, section: outer.section}
	s.noteBody(s.book.Notes[at], n, s.noteSize())
	for i := range s.galley.blocks {
		for r := range s.galley.blocks[i].variants[0].rows {
			n.lines = append(n.lines, s.galley.blocks[i].variants[0].rows[r].lines...)
		}
	}
	for i := range n.lines {
		n.lines[i].Role, n.lines[i].Off = page.NoteText, true
	}
	for _, l := range n.lines {
		for _, inner := range l.notes {
			n.lines = append(n.lines, outer.notes.set[inner].lines...)
		}
	}
	s.galley, s.place, s.txt = outer, place, hold
	return n
}

// noteBody sets the paragraphs of a note, its number before the first.
func (s *setter) noteBody(n *book.Note, set *note, size unit.Length) {
	l := s.textLook(size)
	first := true
	for _, b := range n.Blocks {
		inlines := noteInlines(b)
		if len(inlines) == 0 {
			continue
		}
		s.txt.reset()
		in := ink{look: l, element: s.element(set.element, "P")}
		f := frame{width: s.measure, role: page.NoteText, off: true, first: unit.Em(1000).Of(size)}
		if first {
			s.noteNumber(n, in)
		}
		s.inlines(inlines, in)
		lines := s.lines(&f, size)
		if first && len(lines) > 0 {
			e := lines[0].more()
			e.anchors = append(e.anchors, page.Anchor{Name: noteAnchor(n.ID), Y: -size})
			first = false
		}
		s.galley.open(n.At).variants[0].rows = s.stack(lines, keep{})
	}
}

// noteInlines returns the text of a block inside a note. Notes of novels are
// paragraphs; what else stands in one is set as text.
func noteInlines(b book.Block) []book.Inline {
	switch b := b.(type) {
	case *book.Paragraph:
		return b.Inlines
	case *book.Heading:
		return b.Inlines
	case *book.Quote:
		var list []book.Inline
		for _, inner := range b.Blocks {
			list = append(append(list, noteInlines(inner)...), &book.Text{Value: " "})
		}
		return append(list, b.Attribution...)
	case *book.Verse:
		return append(verseInlines(b), b.Attribution...)
	case *book.Chat:
		var list []book.Inline
		for _, line := range b.Lines {
			list = append(list, book.NewText(line.At, line.Time+" "+line.Who+" ")...)
			list = append(append(list, line.Inlines...), &book.LineBreak{At: line.At})
		}
		return list
	case *book.List:
		var list []book.Inline
		for _, item := range b.Items {
			for _, inner := range item {
				list = append(append(list, noteInlines(inner)...), &book.Text{Value: " "})
			}
		}
		return list
	case *book.Preformatted:
		var list []book.Inline
		for _, line := range b.Lines {
			list = append(list, &book.Text{At: b.At, Value: line}, &book.LineBreak{At: b.At})
		}
		return list
	case *book.Figure:
		return b.Caption
	case *book.Table:
		var list []book.Inline
		for _, row := range append([][][]book.Inline{b.Header}, b.Rows...) {
			for _, cell := range row {
				list = append(append(list, cell...), &book.Text{Value: " "})
			}
		}
		return list
	}
	return nil
}

// noteNumber sets the number that begins a note, which leads back to its mark.
func (s *setter) noteNumber(n *book.Note, in ink) {
	in.element = s.element(s.element(in.element, "Lbl"), "Link")
	s.txt.links = append(s.txt.links, book.Link{Href: "#" + refAnchor(n.ID)})
	in.link = int16(len(s.txt.links))
	number := strconv.Itoa(n.Number)
	in.look = in.look.whole()
	s.word(number+".", in)
	s.spaced(in.look)
}

// notes returns the indices of the notes that are printed below a row.
func (r *row) notes() []int32 {
	var list []int32
	for i := range r.lines {
		list = append(list, r.lines[i].notes...)
	}
	return list
}
