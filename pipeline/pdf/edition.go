package pdf

import (
	"bytes"
	"fmt"

	"octavo/pipeline/page"
	"octavo/pipeline/pdf/finish"
)

// An edition is the work on one file.
type edition struct {
	*Book
	options Options
	blocks  []int32 // by element: the element itself, or the block it stands in
	notes   []bool  // by element: it is a note, or stands in one
	labels  []bool  // by element: it is a label, or stands in one
	failed  error
}

// inline are the elements that stand in a line of text and make no paragraph.
var inline = map[string]bool{"Span": true, "Link": true, "Reference": true, "Lbl": true, "Quote": true, "Code": true, "Annot": true}

// isLabel are the elements whose text is no word of the author's: the mark
// that leads to a note, the number of a note or a list's entry.
var isLabel = map[string]bool{"Reference": true, "Lbl": true}

func newEdition(b *Book, o Options) (*edition, error) {
	p := b.pages
	e := &edition{Book: b, options: o, blocks: make([]int32, len(p.Elements)), notes: make([]bool, len(p.Elements)), labels: make([]bool, len(p.Elements))}
	for i, el := range p.Elements {
		if i > 0 && (el.Parent < 0 || int(el.Parent) >= i) {
			return nil, fmt.Errorf("write pdf: element %d stands before its parent", i)
		}
		e.blocks[i] = int32(i)
		if inline[el.Tag] && i > 0 {
			e.blocks[i] = e.blocks[el.Parent]
		}
		e.notes[i] = el.Tag == "Note" || i > 0 && e.notes[el.Parent]
		e.labels[i] = isLabel[el.Tag] || i > 0 && e.labels[el.Parent]
	}
	for i, face := range p.Faces {
		if face == nil {
			return nil, fmt.Errorf("write pdf: face %d is none that can be embedded", i)
		}
		if len(b.coders) == i {
			b.coders = append(b.coders, newCoder(face, fmt.Sprintf("F%d", i), false))
		}
	}
	return e, nil
}

// widen gives the faces that have more glyphs than codes longer ones, and
// reports whether there were any; the pages are to be written anew.
func (e *edition) widen() bool {
	full := false
	for _, c := range e.coders {
		full = full || c.full && !c.wide
	}
	for i, c := range e.coders {
		if full {
			e.coders[i] = newCoder(c.face, c.name, c.wide || c.full)
		}
	}
	return full
}

// coder returns the face's coder. A face that is not there is a mistake of
// whoever made the pages; the first stands in, and Write fails.
func (e *edition) coder(face int16) *coder {
	if face < 0 || int(face) >= len(e.coders) {
		e.failed = fmt.Errorf("write pdf: a run has face %d of %d", face, len(e.coders))
		return e.coders[0]
	}
	return e.coders[face]
}

// tag returns the tag of an element's content. In the print edition, which has
// no other way to say it, that of a note's paragraph is Note.
func (e *edition) tag(element int32) string {
	if element < 0 || int(element) >= len(e.pages.Elements) {
		return "P"
	}
	if e.options.Edition == Print && e.notes[element] {
		return "Note"
	}
	if tag := e.pages.Elements[element].Tag; tag != "" {
		return tag
	}
	return "P"
}

// markOf says what a run is. The print edition has no structure; there marks
// tell only paragraphs from each other and from artifacts, for Extract.
func (e *edition) markOf(l *page.Line, r *page.Run) mark {
	switch {
	case l.Role == page.RunningHead:
		return mark{kind: header}
	case l.Role == page.Folio:
		return mark{kind: footer}
	}
	return e.mark(r.Element)
}

// markAfter says what the space after a run is: text of the run's element, and
// after a label, as the mark of a note, that of the words the label stands in.
func (e *edition) markAfter(l *page.Line, r *page.Run) mark {
	m := e.markOf(l, r)
	if m.kind != tagged || r.Element < 0 || int(r.Element) >= len(e.labels) || !e.labels[r.Element] {
		return m
	}
	at := r.Element
	for at > 0 && e.labels[at] {
		at = e.pages.Elements[at].Parent
	}
	switch e.pages.Elements[at].Tag {
	case "P", "Span", "Link", "H", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "Caption":
		return e.mark(at)
	}
	return m // a list's entry has no words of its own
}

func (e *edition) mark(element int32) mark {
	if element == page.Artifact {
		return mark{kind: artifact}
	}
	if element < 0 || int(element) >= len(e.blocks) {
		element = 0
		if e.options.Edition == Read && len(e.blocks) == 0 {
			return mark{kind: artifact}
		}
	} else if e.options.Edition == Print {
		return mark{kind: tagged, element: e.blocks[element], label: e.labels[element]}
	}
	return mark{kind: tagged, element: element}
}

// side writes what stands on a side, with the origin at the trimmed page's top
// left corner. It returns the operators, and the elements of the marks. Where
// there are pictures all goes to the page writer, and no operators come back.
func (e *edition) side(c *content, s *page.Side, w pageWriter, origin page2D) (operators []byte, marks []int32) {
	c.reset(e, origin)
	if s.Made {
		c.op("/" + finish.MadePage + " BMC")
	}
	for i := range s.Drawings {
		c.setMark(e.mark(s.Drawings[i].Element))
		c.drawing(&s.Drawings[i])
	}
	for i := range s.Placed {
		p := &s.Placed[i]
		c.setMark(e.mark(p.Element))
		if p.Bleeds { // no more of it shows than the sheet has room for
			c.clip(e.sheet(s))
		}
		w.Content(c.take())
		w.Image(p.Image, page2D{origin.x + p.X, origin.y - p.Y - p.Height}, p.Width, p.Height)
		if p.Bleeds {
			w.Content([]byte("Q\n"))
		}
	}
	for i := range s.Lines {
		c.line(&s.Lines[i], i+1 < len(s.Lines) && e.goesOn(&s.Lines[i], &s.Lines[i+1]))
		if i+1 == len(s.Lines) || s.Lines[i+1].Role != s.Lines[i].Role {
			c.goesOver(&s.Lines[i])
		}
	}
	c.endText()
	c.setMark(mark{})
	if s.Made {
		c.op("EMC")
	}
	if len(s.Placed) > 0 {
		w.Content(c.take())
		return nil, c.marks
	}
	return bytes.Clone(c.take()), c.marks
}

// clip lets nothing show beside the sheet, up to the next Q.
func (c *content) clip(s finish.Sheet) {
	c.op("q")
	c.num(0).num(0).num(s.Size.Width).num(s.Size.Height).op("re W n")
}

// goesOn reports whether the second line has text of the paragraph the first
// ends with.
func (e *edition) goesOn(a, b *page.Line) bool {
	if len(a.Runs) == 0 || len(b.Runs) == 0 {
		return false
	}
	last, first := a.Runs[len(a.Runs)-1].Element, b.Runs[0].Element
	block := func(n int32) int32 {
		if n >= 0 && int(n) < len(e.blocks) {
			return e.blocks[n]
		}
		return n
	}
	return block(last) == block(first)
}

// reset makes c ready for a page, in the same memory.
func (c *content) reset(e *edition, origin page2D) {
	c.b, c.book, c.origin, c.open, c.marks = c.b[:0], e, origin, mark{}, nil
	t := &c.text
	*t = text{state: textState{face: -1}, shown: t.shown[:0], words: t.words[:0], gaps: t.gaps[:0]}
}

// take returns the operators written so far, which hold until more are
// written, and starts anew.
func (c *content) take() []byte {
	b := c.b
	c.b = c.b[:0]
	return b
}
