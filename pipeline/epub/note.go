package epub

import (
	"strconv"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
)

// notes knows where each note stands and what refers to it. A note stands at
// the end of the section that first refers to it, or in the book's own
// section of notes.
type notes struct {
	path  string // of the section of notes, or ""
	byID  map[string]*book.Note
	list  []*book.Note
	where map[*book.Note]string // the document it stands in
	refs  map[*book.Note]refs
}

// refs are the marks that lead to a note.
type refs struct {
	count int
	first string // the document of the first
}

func newNotes(b *book.Book) notes {
	n := notes{byID: map[string]*book.Note{}, list: b.Notes, where: map[*book.Note]string{}, refs: map[*book.Note]refs{}}
	for _, note := range b.Notes {
		n.byID[note.ID] = note
	}
	return n
}

// all returns the notes that stand nowhere yet, and has them stand in the
// section of notes.
func (n *notes) all() []*book.Note {
	var list []*book.Note
	for _, note := range n.list {
		if at := n.where[note]; at == "" || at == n.path {
			n.where[note] = n.path
			list = append(list, note)
		}
	}
	return list
}

// noteRef writes the mark that leads to a note. In a link it waits until the
// link ends.
func (d *document) noteRef(ref *book.NoteRef) {
	note := d.notes.byID[ref.ID]
	if note == nil {
		d.lost = diag.Faultf(ref.At, "missing-note", "write the note, or remove its mark", "there is no note %q", ref.ID)
		return
	}
	if d.linked {
		d.waiting = append(d.waiting, ref)
		return
	}
	if d.notes.where[note] == "" {
		if d.notes.path != "" {
			d.notes.where[note] = d.notes.path
		} else {
			d.notes.where[note] = d.path
			d.here = append(d.here, note)
		}
	}
	r := d.notes.refs[note]
	r.count++
	id := "ref_" + note.ID
	if r.count == 1 {
		r.first = d.path
	} else {
		id += "_" + strconv.Itoa(r.count)
	}
	d.notes.refs[note] = r
	d.Open("sup", "class", "noteref")
	d.Element("a", strconv.Itoa(note.Number), "id", id, "href", finish.Relative(d.path, d.notes.where[note]+"#note_"+note.ID),
		"epub:type", "noteref", "role", "doc-noteref")
	d.Close()
}

// footnotes writes the notes that stand here. Those may refer to others,
// which then stand after them.
func (d *document) footnotes() {
	if len(d.here) == 0 {
		return
	}
	d.Open("div", "class", "notes")
	d.Line()
	for i := 0; i < len(d.here); i++ {
		n := d.here[i]
		class := "footnote"
		if i == 0 {
			class += " uppermost" // has the rule; Apple's reader hides the notes, and it with them
		}
		d.Open("aside", "id", "note_"+n.ID, "class", class, "epub:type", "footnote", "role", "doc-footnote")
		d.Line()
		d.number = n
		d.within(n.Blocks)
		d.numberAlone()
		d.CloseLine()
	}
	d.CloseLine()
}

// backlink writes a note's number, which leads back to its mark.
func (d *document) backlink() {
	n := d.number
	d.number = nil
	number := strconv.Itoa(n.Number)
	if first := d.notes.refs[n].first; first != "" {
		d.Element("a", number, "class", "back", "href", finish.Relative(d.path, first+"#ref_"+n.ID),
			"role", "doc-backlink", "aria-label", number+", "+d.words.Back)
	} else {
		d.Element("span", number, "class", "back")
	}
	d.Text(" ")
}

// numberAlone writes a note's number on a line of its own where the note does
// not begin with a paragraph.
func (d *document) numberAlone() {
	if d.number == nil {
		return
	}
	d.Open("p", "class", "first")
	d.backlink()
	d.CloseLine()
}

// writeNotesLeft gives the notes that nothing refers to a document at the end
// of the book, so that no word is lost.
func (e *edition) writeNotesLeft() error {
	var left []*book.Note
	for _, n := range e.notes.list {
		if e.notes.where[n] == "" {
			left = append(left, n)
		}
	}
	if len(left) == 0 {
		return nil
	}
	s := &book.Section{Kind: book.Endnotes, ID: "notes-left"}
	for e.places[s.ID] != "" {
		s.ID += "-on"
	}
	p := placed{section: s, path: finish.TextFolder + s.ID + ".xhtml", flush: true}
	e.notes.path = p.path
	e.sections = append(e.sections, p)
	e.pub.Documents = append(e.pub.Documents, e.sectionDocument(p))
	return nil
}
