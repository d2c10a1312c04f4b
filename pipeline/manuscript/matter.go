package manuscript

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/config"
	"octavo/pipeline/manuscript/draft"
)

// A matterFile is a file of the front or back matter.
type matterFile struct {
	kind   book.Kind
	name   string
	at     diag.Pos // where book.yaml names it, or no place
	draft  *draft.File
	placed bool
}

// The usual orders, of books with a book.yaml. Kinds without a text are left
// out. The Chicago Manual of Style (1.4) has them so, but for the contents,
// which come before the texts they name.
var (
	usualFront = []book.Kind{book.HalfTitle, book.TitlePage, book.Copyright, book.Dedication, book.Epigraph, book.ContentNotes,
		book.Contents, book.Foreword, book.Preface, book.Introduction}
	usualBack = []book.Kind{book.Appendix, book.Afterword, book.AuthorsNote, book.Acknowledgments, book.About, book.AlsoBy,
		book.Teaser, book.Colophon}
)

// contentsFrom is how many chapters a book without a book.yaml needs before it
// gets a list of contents.
const contentsFrom = 3

// otherNames are what files of a kind are called besides its own name.
var otherNames = map[string]book.Kind{
	"about-the-author": book.About, "about-the-authors": book.About, "author": book.About, "acknowledgments": book.Acknowledgments,
	"thanks": book.Acknowledgments, "author-s-note": book.AuthorsNote, "author-note": book.AuthorsNote, "a-note-from-the-author": book.AuthorsNote,
	"copyright-page": book.Copyright, "content-warnings": book.ContentNotes, "content-notes": book.ContentNotes,
	"also-by-the-author": book.AlsoBy, "motto": book.Epigraph,
}

// kindOf tells the kind from a file's name: dedication.md, 01-dedication.txt.
func kindOf(name string) book.Kind {
	base := slug(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	base = strings.TrimLeft(base, "0123456789-")
	if k, ok := otherNames[base]; ok {
		return k
	}
	if k := book.Kind(base); slices.Contains(book.Kinds, k) && k.Matter() != "body" {
		return k
	}
	return ""
}

// findMatter reads the files of the front and back matter: those book.yaml
// names, and those in front/, back/ and the folder itself by their names.
func (r *reader) findMatter() error {
	if r.config != nil {
		for _, m := range append(append([]config.Matter(nil), r.config.Front...), r.config.Back...) {
			if m.File == "" {
				continue
			}
			if err := r.addMatter(&matterFile{kind: m.Kind, name: path.Clean(m.File), at: m.At}); err != nil {
				return err
			}
		}
	}
	for _, dir := range []string{"front", "back", "."} {
		names, err := r.folder.list(dir)
		if err != nil {
			return err
		}
		sortNatural(names)
		for _, n := range names {
			if !textEndings[strings.ToLower(path.Ext(n))] || r.isMatter(n) || strings.HasPrefix(strings.ToLower(path.Base(n)), "readme") {
				continue
			}
			kind := kindOf(n)
			if dir == "." && kind == "" {
				continue // a chapter
			}
			if err := r.addMatter(&matterFile{kind: kind, name: n}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) isMatter(name string) bool {
	return slices.ContainsFunc(r.matter, func(m *matterFile) bool { return m.name == name })
}

// addMatter reads one file. Its front matter may say the kind.
func (r *reader) addMatter(m *matterFile) error {
	at := m.at
	if at.IsZero() {
		at = diag.Pos{File: m.name}
	}
	if err := isText(m.name, m.name); err != nil {
		return err
	}
	source, err := r.decode(m.name, at)
	if err != nil {
		return err
	}
	if strings.TrimSpace(source) == "" {
		r.found.Warnf(diag.Pos{File: m.name}, "empty-file", "there is nothing in the file").Hint = "write the text, or remove the file"
		return nil
	}
	if m.draft, err = r.parse(m.name, source); err != nil {
		return err
	}
	if k := m.draft.Head.Kind; k != "" && m.at.IsZero() {
		m.kind = k
	}
	if m.kind == "" || m.kind.Matter() == "body" {
		r.found.Errorf(diag.Pos{File: m.name}, "matter-kind", "it is not known what the file is, so it is not in the book").
			Hint = "name it for what it is, as dedication.md, or write kind: foreword in its front matter"
		m.kind, m.placed = "", true
	}
	r.matter = append(r.matter, m)
	return nil
}

// placeMatter puts the front and back matter in order: what the text holds,
// what has a file, and what is made.
func (r *reader) placeMatter(front, back []*book.Section) {
	var frontOrder, backOrder []config.Matter
	b := r.book
	said := func(list []config.Matter, usual []book.Kind) []config.Matter {
		if list != nil {
			return list
		}
		for _, k := range usual {
			list = append(list, config.Matter{Kind: k})
		}
		return list
	}
	switch {
	case r.config != nil:
		frontOrder, backOrder = said(r.config.Front, usualFront), said(r.config.Back, usualBack)
	default:
		usual := slices.DeleteFunc(slices.Clone(usualFront), func(k book.Kind) bool {
			return k == book.HalfTitle || k == book.Copyright || k == book.Contents && len(b.Chapters()) < contentsFrom
		})
		frontOrder, backOrder = said(nil, usual), said(nil, usualBack)
	}
	b.Front = r.arrange(frontOrder, front, r.config != nil && r.config.Front != nil, "front")
	b.Back = r.arrange(backOrder, back, r.config != nil && r.config.Back != nil, "back")
	for _, m := range r.matter {
		if !m.placed {
			r.found.Warnf(diag.Pos{File: m.name}, "matter-unused", "the file is not in the book: book.yaml does not list %s", m.kind).
				Hint = "add " + string(m.kind) + " to " + m.kind.Matter() + ": in book.yaml"
		}
	}
}

// arrange makes one of the two lists. Sections found in the text stay in the
// order of the text; those nobody listed come last.
func (r *reader) arrange(order []config.Matter, inText []*book.Section, explicit bool, where string) []*book.Section {
	var list []*book.Section
	used := map[*book.Section]bool{}
	for _, want := range order {
		n := len(list)
		if want.File == "" {
			for _, s := range inText {
				if s.Kind == want.Kind && !used[s] {
					used[s] = true
					list = append(list, s)
				}
			}
		}
		for _, m := range r.matter {
			if m.placed || m.kind != want.Kind || want.File != "" && m.name != path.Clean(want.File) {
				continue
			}
			m.placed = true
			list = append(list, r.matterSection(m))
			if want.File != "" {
				break
			}
		}
		if len(list) > n {
			continue
		}
		if s := r.made(want.Kind); s != nil {
			list = append(list, s)
		} else if explicit && want.File == "" {
			r.found.Warnf(want.At, "matter-missing", "there is no text for %s", want.Kind).
				Hint = "write it in " + where + "/" + string(want.Kind) + ".md, or take it out of the list"
		}
	}
	for _, s := range inText {
		if !used[s] {
			list = append(list, s)
		}
	}
	return list
}

// made gives a section that has no text of the author's, or nil when the kind
// needs one.
func (r *reader) made(k book.Kind) *book.Section {
	s := &book.Section{Kind: k, ID: string(k), Made: true, Confidence: 100}
	switch k {
	case book.HalfTitle, book.TitlePage, book.Contents:
		return s
	case book.Copyright:
		s.Blocks = book.CopyrightPage(&r.book.Meta)
		if len(s.Blocks) > 0 {
			return s
		}
	case book.Endnotes:
		if len(r.book.Notes) > 0 {
			return s
		}
	}
	return nil
}

// matterSection makes a section of a file. A heading at its top is its title.
func (r *reader) matterSection(m *matterFile) *book.Section {
	f := m.draft
	s := &book.Section{Kind: m.kind, ID: string(m.kind), At: diag.Pos{File: f.Name, Line: 1, Col: 1}, Lang: f.Head.Lang, Off: f.Head.Off,
		Evidence: []string{"the file " + f.Name}, Confidence: 100}
	pieces := f.Pieces
	if len(pieces) > 0 {
		s.At = pieces[0].Block.Place()
		if p, ok := pieces[0].Block.(*book.Paragraph); ok && pieces[0].Level > 0 {
			s.Title, s.HeadAt, s.TitleAt = p.Inlines, p.At, p.At
			pieces = pieces[1:]
		}
	}
	if len(s.Title) == 0 && f.Head.Title != "" {
		s.Title, s.TitleAt = book.NewText(f.Head.At, f.Head.Title), f.Head.At
		printHead(f, s)
	}
	highest := 7
	for _, p := range pieces {
		if p.Level > 0 {
			highest = min(highest, p.Level)
		}
	}
	for _, p := range pieces {
		if para, ok := p.Block.(*book.Paragraph); ok && p.Level > 0 {
			s.Blocks = append(s.Blocks, &book.Heading{At: para.At, Level: p.Level - highest + 1, ID: p.ID, Inlines: para.Inlines,
				Evidence: []string{fmt.Sprintf("a heading of level %d", p.Level)}, Confidence: 97})
			continue
		}
		s.Blocks = append(s.Blocks, p.Block)
	}
	r.book.Notes = append(r.book.Notes, f.Notes...)
	return s
}
