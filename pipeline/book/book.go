// Package book holds the Book: what the author meant, read from whatever
// files it was written in. It knows parts, chapters, blocks and inlines, and
// a place in the author's files for each; it knows no pages and no file
// formats.
//
// Package manuscript makes a Book, package copyedit changes it, and after
// that nobody does: the editions are made from it side by side.
package book

import (
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A Book is one title, from half title to the last page of the back matter.
type Book struct {
	Meta     Meta
	Settings Settings
	Front    []*Section // in reading order, as all three
	Body     []*Section // parts and chapters; a part holds its chapters
	Back     []*Section
	Notes    []*Note // in the order of their first reference
	Images   []*Image
	Inputs   []Input // every file that was read, in the order of their names

	// Source is the manuscript as it stands in the files, in reading order,
	// before anything was read into it: what the promise that no word is lost
	// is held against. An edition's letters are those of Source with the
	// Ledger's edits applied at their places.
	Source []SourceFile

	// ReadFile reads another file of the book's folder, as a font, under the
	// rules of package manuscript: regular files inside the folder only. It
	// adds the file to Inputs. Not for concurrent use.
	ReadFile func(name string) ([]byte, error)

	// House is the style the text was copy-edited in; nil before that.
	House *HouseStyle `json:",omitempty"`
	// Rulings are what the author decided on changes, from edits.yaml.
	Rulings []ledger.Ruling `json:",omitempty"`
	// Directives are the remarks to octavo in the text, in reading order.
	Directives []Directive `json:",omitempty"`

	// Ledger names each change made to the author's text since then.
	Ledger ledger.Ledger
}

// An Input is a file that went into the book.
type Input struct {
	Name   string `json:"name"` // relative to the book's folder, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// A SourceFile is the decoded text of one manuscript file: UTF-8 in NFC, no
// byte order mark, line ends "\n". Places in the file count in it.
type SourceFile struct{ Name, Text string }

// A Kind says what a section is in the trade's terms.
type Kind string

// The kinds of section. Those of the front and back matter that are marked
// "made" have no text of the author's: editions make them from Meta, or the
// Blocks that Complete fills in.
const (
	HalfTitle       Kind = "half-title" // made
	TitlePage       Kind = "title"      // made
	Copyright       Kind = "copyright"  // made, unless the author wrote one
	Dedication      Kind = "dedication"
	Epigraph        Kind = "epigraph"
	Contents        Kind = "contents" // made
	Foreword        Kind = "foreword"
	Preface         Kind = "preface"
	Introduction    Kind = "introduction"
	ContentNotes    Kind = "content-notes"
	Part            Kind = "part"
	Chapter         Kind = "chapter"
	Prologue        Kind = "prologue"
	Epilogue        Kind = "epilogue"
	Interlude       Kind = "interlude"
	Afterword       Kind = "afterword"
	AuthorsNote     Kind = "authors-note"
	Acknowledgments Kind = "acknowledgements"
	About           Kind = "about"
	AlsoBy          Kind = "also-by" // made, unless the author wrote one
	Colophon        Kind = "colophon"
	Appendix        Kind = "appendix"
	Teaser          Kind = "teaser"
	Endnotes        Kind = "endnotes" // made
)

// Kinds lists every kind, for hints and for the schema.
var Kinds = []Kind{HalfTitle, TitlePage, Copyright, Dedication, Epigraph, Contents, Foreword, Preface, Introduction,
	ContentNotes, Part, Chapter, Prologue, Epilogue, Interlude, Afterword, AuthorsNote, Acknowledgments, About, AlsoBy,
	Colophon, Appendix, Teaser, Endnotes}

// Matter says in which of the book's three stretches the kind stands when
// nothing else is said: "front", "body" or "back".
func (k Kind) Matter() string {
	switch k {
	case Part, Chapter, Prologue, Epilogue, Interlude:
		return "body"
	case Afterword, AuthorsNote, Acknowledgments, About, AlsoBy, Colophon, Appendix, Teaser, Endnotes:
		return "back"
	}
	return "front"
}

// A Section is a part, a chapter, or a piece of the front or back matter.
type Section struct {
	Kind Kind
	// ID is unique in the book and stable: it comes from the kind and the
	// number or the title, never from the place in a list, so that chapters
	// added later leave it as it is. It matches [a-z][a-z0-9-]*.
	ID string
	At diag.Pos // of the heading, or of the first block where there is none

	// The heading "Chapter Seven: The Storm" is Label "Chapter", Numeral
	// "Seven", Number 7 and Title "The Storm". Label and Numeral are as the
	// author wrote them until copyedit settles one form. Any may be empty.
	Label   string
	Numeral string
	Number  int // 0 is no number; a chapter 0 has Numeral "0"
	Title   []Inline
	Sub     []Inline // subtitle or summary line below the title

	// HeadAt and TitleAt are the places of label or numeral and of the title.
	// NumeralAt is that of the numeral where a heading was read for it.
	HeadAt, NumeralAt, TitleAt diag.Pos

	Lang     string   // BCP 47, "" for the book's language
	Off      []string // copy-edit rules switched off here
	Blocks   []Block
	Sections []*Section // of a part: its chapters

	// Made says that no text in it comes from the manuscript.
	Made bool
	// Evidence says why this was taken for a section's start, one reason a
	// string; Confidence, from 0 to 100, how sure that is.
	Evidence   []string
	Confidence int
}

// A Note is a footnote or endnote.
type Note struct {
	ID     string // unique among notes, matches [a-z0-9-]+
	Number int    // from 1, in the order of first reference
	At     diag.Pos
	Blocks []Block
}

// An Image is a picture in the book, as its file has it.
type Image struct {
	Name          string // unique, safe as a file name: [a-z0-9-]+ and the ending
	Path          string // in the book's folder
	MediaType     string // image/jpeg, image/png, image/gif or image/svg+xml
	Width, Height int    // pixels
	Data          []byte
}

// Headline gives a section's heading on one line: "Chapter 4: Ash", "4. Ash".
func (s *Section) Headline() string {
	return Headline(s.Label, s.Numeral, strings.TrimSpace(PlainText(s.Title)))
}

// Headline joins label, numeral and title, each of which may be empty.
func Headline(label, numeral, title string) string {
	head := strings.TrimSpace(label + " " + numeral)
	switch {
	case head == "" || title == "":
		return head + title
	case label == "":
		return head + ". " + title
	}
	return head + ": " + title
}

// Sections calls f for each section in reading order, a part before its
// chapters, with its depth: 0 for those at the top.
func (b *Book) Sections(f func(s *Section, depth int)) {
	var walk func(list []*Section, depth int)
	walk = func(list []*Section, depth int) {
		for _, s := range list {
			f(s, depth)
			walk(s.Sections, depth+1)
		}
	}
	walk(b.Front, 0)
	walk(b.Body, 0)
	walk(b.Back, 0)
}

// Chapters returns the sections of the body that are not parts, in order.
func (b *Book) Chapters() []*Section {
	var list []*Section
	var walk func([]*Section)
	walk = func(sections []*Section) {
		for _, s := range sections {
			if s.Kind != Part {
				list = append(list, s)
			}
			walk(s.Sections)
		}
	}
	walk(b.Body)
	return list
}

// Section returns the section with the given ID, or nil.
func (b *Book) Section(id string) *Section {
	var found *Section
	b.Sections(func(s *Section, _ int) {
		if s.ID == id {
			found = s
		}
	})
	return found
}

// Note returns the note with the given id, or nil.
func (b *Book) Note(id string) *Note {
	for _, n := range b.Notes {
		if n.ID == id {
			return n
		}
	}
	return nil
}

// Image returns the image with the given name, or nil.
func (b *Book) Image(name string) *Image {
	for _, m := range b.Images {
		if m.Name == name {
			return m
		}
	}
	return nil
}
