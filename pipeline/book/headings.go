package book

import "octavo/pipeline/diag"

// Headings is what the author says of how headings are read. The zero value
// leaves all of it to the reader.
type Headings struct {
	Lines []HeadingLine // lines that are headings
	Not   []HeadingLine // lines that are none, by Text, File and Line alone
	// Patterns say how headings are written.
	Patterns []HeadingPattern
	// Levels are what the headings are that the format marks, from # on; nil is
	// what they seem to be. Deeper ones stand inside chapters.
	Levels   []LevelKind
	LevelsAt diag.Pos
	// Contents is what becomes of a contents list typed at the front; "" is to
	// leave out what looks like one, and say so.
	Contents ContentsList
}

// A HeadingLine is one line that is a heading, or several alike. Fields that
// are not said are read from the line.
type HeadingLine struct {
	At diag.Pos // where it is said

	Text string // the line as it is typed, or /a regular expression/; "" is any
	File string // of which files, with * and ? as in a shell; "" is all
	Line int    // of the file; with Text the nearest line that has it; 0 is all

	Kind  Kind // Part, Chapter and so on, TitlePage for the book's own title, or InnerHeading
	Level int  // of a part, from 1 for those that hold others; of an inner heading, from 1; of others 1 is beside the parts

	Label, Number, Title       string
	LabelAt, NumberAt, TitleAt diag.Pos // where they are written
}

// Bare reports whether nothing is said of what the heading reads.
func (l *HeadingLine) Bare() bool { return l.Label == "" && l.Number == "" && l.Title == "" }

// InnerHeading is the kind of a heading inside a chapter. It is no kind of
// section.
const InnerHeading Kind = "section"

// A HeadingPattern says how headings are written: "Day {number}: {title}", or
// /a regular expression/ with the groups label, number and title.
type HeadingPattern struct {
	At      diag.Pos
	Pattern string
	Kind    Kind // "" is what its label says, or a chapter
	Level   int  // as of a HeadingLine
}

// A LevelKind is what the headings of a level are.
type LevelKind string

const (
	TitleLevel   LevelKind = "title" // the book's
	PartLevel    LevelKind = "part"
	ChapterLevel LevelKind = "chapter"
	InnerLevel   LevelKind = "section"
	TextLevel    LevelKind = "text" // no headings
)

// A ContentsList says what becomes of a contents list that was typed.
type ContentsList string

const (
	KeepContents ContentsList = "keep"
	DropContents ContentsList = "drop"
)
