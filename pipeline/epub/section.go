package epub

import (
	"octavo/pipeline/bidi"
	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/epub/markup"
)

// A document is one section being written.
type document struct {
	*edition
	markup.Writer
	path    string
	section *book.Section

	level  int  // of the last heading; 0 before the first
	flush  bool // the next paragraph follows a break and has no indent
	opens  bool // the next paragraph is the section's first and has a lead-in
	linked bool // inside a link, where no other may stand
	// waiting are the note marks to be set when the link ends.
	waiting []*book.NoteRef
	here    []*book.Note // notes that stand at the end of this document
	number  *book.Note   // the note whose number the next paragraph begins with

	leftward bool // text runs from right to left
}

// writeSections writes the document of each section. Where the author wants
// no contents page, the navigation document follows the front matter, out of
// the way of one who turns pages.
func (e *edition) writeSections() error {
	if e.hasCoverPage() {
		e.pub.Documents = append(e.pub.Documents, e.coverDocument())
	}
	hasContents := false
	for _, p := range e.sections {
		hasContents = hasContents || p.section.Kind == book.Contents
	}
	endnotes, notesAt := placed{}, -1
	for i, p := range e.sections {
		if !hasContents && (p.section.Kind.Matter() != "front" || i == len(e.sections)-1) {
			e.pub.Documents = append(e.pub.Documents, e.navDocument(nil))
			hasContents, e.unplanned = true, true
		}
		switch p.section.Kind {
		case book.Contents:
			e.pub.Documents = append(e.pub.Documents, e.navDocument(p.section))
			continue
		case book.Endnotes: // after all others, which refer to it
			endnotes, notesAt = p, len(e.pub.Documents)
			e.pub.Documents = append(e.pub.Documents, finish.Document{})
			continue
		}
		e.pub.Documents = append(e.pub.Documents, e.sectionDocument(p))
	}
	if notesAt >= 0 {
		e.pub.Documents[notesAt] = e.sectionDocument(endnotes)
	}
	return nil
}

// findLost fails when a section referred to something the book lacks.
func (e *edition) findLost() error { return e.lost }

// sectionDocument writes one section.
func (e *edition) sectionDocument(p placed) finish.Document {
	s := p.section
	d := &document{edition: e, path: p.path, section: s, flush: p.flush, leftward: e.pub.RightToLeft}
	if tag := languageTag(s.Lang); tag != "" {
		d.leftward = bidi.RightToLeft(tag)
	}
	d.opens = p.part == 0 && e.hasLeadIn(s.Kind)
	d.writeSection(p)
	return finish.Document{
		ID:     "s-" + partID(s, p.part),
		Path:   p.path,
		Title:  e.sectionName(s),
		Lang:   languageTag(s.Lang),
		Matter: matterTypes[e.matterOf(s)],
		Body:   d.String(),
	}
}

var matterTypes = map[string]string{"front": "frontmatter", "body": "bodymatter", "back": "backmatter"}

// matterOf says where the section stands, which is not always where its kind
// usually does: a teaser may open a book.
func (e *edition) matterOf(s *book.Section) string {
	for _, m := range []struct {
		name string
		list []*book.Section
	}{{"front", e.book.Front}, {"back", e.book.Back}} {
		for _, t := range m.list {
			if s == t {
				return m.name
			}
		}
	}
	return "body"
}

func (d *document) writeSection(p placed) {
	s := d.section
	k := kinds[s.Kind]
	titled := headingText(s) != "" || d.isMadeTitle()
	label, labelledBy, class := "", "", k.class
	switch {
	case p.part > 0:
		label = d.sectionName(s)
	case titled:
		labelledBy = s.ID + "_title"
	default:
		label = d.sectionName(s)
		class += " unheaded"
	}
	d.Open("section", "id", partID(s, p.part), "class", class, "epub:type", k.epubType, "role", k.role,
		"aria-labelledby", labelledBy, "aria-label", label)
	d.Line()
	if made := madePages[s.Kind]; made != nil && len(s.Blocks) == 0 && headingText(s) == "" {
		made(d)
	} else {
		if p.part == 0 {
			d.heading()
		}
		d.blocks(p.blocks)
	}
	if s.Kind == book.Endnotes {
		d.here = d.edition.notes.all()
	}
	d.footnotes()
	d.CloseLine()
}
