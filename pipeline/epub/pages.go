package epub

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/page"
)

// A pageStart is where a page of the print edition begins: behind so many
// letters of its section.
type pageStart struct {
	label   string
	letters int
}

// A printed section is what the print edition has of a section.
type printed struct {
	starts  []pageStart
	letters []rune
	made    bool // none of it is the author's
}

// markPages marks where the pages of the print edition begin, in the text, and
// lists them. Both editions have the same letters in the same order, so that a
// page is found by counting them. A section whose letters differ, as one that
// octavo made, has a mark for its first page only.
func (e *edition) markPages() error {
	if e.options.Pages == nil {
		return nil
	}
	sections := printedSections(e.options.Pages)
	documents := map[string]*finish.Document{}
	for i := range e.pub.Documents {
		documents[e.pub.Documents[i].Path] = &e.pub.Documents[i]
	}
	for i := 0; i < len(e.sections); {
		s := e.sections[i].section
		var parts []*finish.Document
		for ; i < len(e.sections) && e.sections[i].section == s; i++ {
			if d := documents[e.sections[i].path]; d != nil && !d.Nav {
				parts = append(parts, d)
			}
		}
		if p := sections[s.ID]; p != nil && len(parts) > 0 {
			e.markSection(s, p, parts)
		}
	}
	if len(e.pub.Pages) > 0 {
		e.pub.Metadata.PageSource = "urn:uuid:" + namedUUID(e.pub.Metadata.Identifier+" print")
		if isbn, err := isbn13(e.book.Meta.Identifiers.ISBNPrint); err == nil && isbn != "" {
			e.pub.Metadata.PageSource = "urn:isbn:" + isbn
		}
	}
	return nil
}

// markSection marks the pages of one section in its documents.
func (e *edition) markSection(s *book.Section, p *printed, parts []*finish.Document) {
	starts := p.starts
	var letters []rune
	ends := make([]int, len(parts)) // of each part, in letters
	for i, d := range parts {
		eachLetter(d.Body, func(_ int, r rune) { letters = append(letters, r) })
		ends[i] = len(letters)
	}
	if string(letters) != string(p.letters) {
		if !p.made && !s.Made && e.options.Found != nil {
			e.options.Found.Notef(s.At, "pages-unmarked", "only the first page of %q is marked in the EPUB", headingText(s)).
				Hint = "the print edition has letters there that the EPUB has not, or has them in another order"
		}
		starts = starts[:1]
	}
	done := 0 // letters in the parts before
	for i, d := range parts {
		last := i == len(parts)-1
		var here []pageStart
		for len(starts) > 0 && (starts[0].letters < ends[i] || last) {
			here = append(here, pageStart{starts[0].label, starts[0].letters - done})
			starts = starts[1:]
		}
		e.markDocument(d, here)
		done = ends[i]
	}
}

// markDocument puts the marks into the body of a document.
func (e *edition) markDocument(d *finish.Document, starts []pageStart) {
	if len(starts) == 0 {
		return
	}
	var sb strings.Builder
	written := 0
	mark := func(at int, label string) {
		sb.WriteString(d.Body[written:at])
		written = at
		id := "page_" + label
		sb.WriteString(`<span id="` + id + `" epub:type="pagebreak" role="doc-pagebreak" aria-label="` + label + `"></span>`)
		e.pub.Pages = append(e.pub.Pages, finish.PageBreak{Label: label, Href: d.Path + "#" + id})
	}
	// The first page of a section begins before all that stands on it.
	first := strings.IndexByte(d.Body, '>') + 1
	for len(starts) > 0 && starts[0].letters <= 0 {
		mark(first, starts[0].label)
		starts = starts[1:]
	}
	n, end := 0, 0
	eachLetter(d.Body, func(at int, r rune) {
		for len(starts) > 0 && starts[0].letters == n {
			mark(beforeOpening(d.Body, at), starts[0].label)
			starts = starts[1:]
		}
		n++
		end = at + utf8.RuneLen(r)
	})
	for _, s := range starts { // pages without a letter, at the end
		mark(max(end, written), s.label)
	}
	sb.WriteString(d.Body[written:])
	d.Body = sb.String()
}

// beforeOpening moves a place in front of the marks that open a word there,
// which stand on the word's page.
func beforeOpening(body string, at int) int {
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(body[:at])
		if !unicode.In(r, unicode.Pi, unicode.Ps) {
			return at
		}
		at -= size
	}
	return at
}

// eachLetter calls f for each letter and digit of a body, in small letters,
// with its place. What stands for a note, and the notes, are not counted: on
// paper they are elsewhere.
func eachLetter(body string, f func(at int, r rune)) {
	skipped := 0 // elements open below one that is left out
	for i := 0; i < len(body); {
		switch body[i] {
		case '<':
			end := strings.IndexByte(body[i:], '>')
			if end < 0 {
				return
			}
			tag := body[i+1 : i+end]
			i += end + 1
			switch {
			case strings.HasPrefix(tag, "/"):
				if skipped > 0 {
					skipped--
				}
			case strings.HasSuffix(tag, "/"):
			case skipped > 0 || leftOut(tag):
				skipped++
			}
		case '&':
			end := strings.IndexByte(body[i:], ';')
			if end < 0 {
				return
			}
			i += end + 1
		default:
			r, size := utf8.DecodeRuneInString(body[i:])
			if skipped == 0 && counts(r) {
				f(i, unicode.ToLower(r))
			}
			i += size
		}
	}
}

// leftOut reports whether an element is a note, or leads to or from one.
func leftOut(tag string) bool {
	for _, class := range []string{`class="noteref"`, `class="notes"`, `class="back"`} {
		if strings.Contains(tag, class) {
			return true
		}
	}
	return false
}

func counts(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// printedSections counts the letters on each page.
func printedSections(p *page.Pages) map[string]*printed {
	sections := map[string]*printed{}
	aside := asides(p.Elements)
	for _, side := range p.Sides {
		if side.Blank || side.Section == "" || !isLabel(side.Folio) {
			continue
		}
		s := sections[side.Section]
		if s == nil {
			s = &printed{made: true}
			sections[side.Section] = s
		}
		s.made = s.made && side.Made
		s.starts = append(s.starts, pageStart{side.Folio, len(s.letters)})
		for i := range side.Lines {
			l := &side.Lines[i]
			if l.Role == page.RunningHead || l.Role == page.Folio || l.Role == page.NoteText {
				continue
			}
			for j := range l.Runs {
				r := &l.Runs[j]
				if r.Hyphen || r.Element == page.Artifact || int(r.Element) < len(aside) && aside[r.Element] {
					continue
				}
				for _, c := range r.Shape.Text {
					if counts(c) {
						s.letters = append(s.letters, unicode.ToLower(c))
					}
				}
			}
		}
	}
	return sections
}

// asides says of each element whether its text stands elsewhere in the EPUB:
// notes, their marks, and the numbers of lists.
func asides(elements []page.Element) []bool {
	list := make([]bool, len(elements))
	for i, e := range elements {
		switch e.Tag {
		case "Note", "Reference", "Lbl":
			list[i] = true
		default:
			list[i] = i > 0 && e.Parent >= 0 && int(e.Parent) < i && list[e.Parent]
		}
	}
	return list
}

// isLabel reports whether a page's number can be an id as it is.
func isLabel(s string) bool {
	for _, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			return false
		}
	}
	return s != ""
}
