// Package design holds the Design: how a book should look. Designs are files
// under templates/designs, or a folder of the book's own; every value can be
// overridden in book.yaml by the same key.
//
// Vertical distances that belong to the text block are counted in lines of
// the baseline grid, so that facing pages register whatever the leading is.
package design

import "octavo/pipeline/unit"

// A Design is one look, for paper, for reading systems and for the cover.
type Design struct {
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	// Base is the design whose values and stylesheet these come on top of. It
	// is "" once loaded.
	Base string `yaml:"base"`

	Page        Page        `yaml:"page"`
	Type        Type        `yaml:"type"`
	Opening     Opening     `yaml:"opening"`
	Part        Opening     `yaml:"part"`
	Front       Front       `yaml:"front"`
	RunningHead RunningHead `yaml:"running-head"`
	SceneBreak  SceneBreak  `yaml:"scene-break"`
	Quote       Quote       `yaml:"quote"`
	Verse       Verse       `yaml:"verse"`
	Notes       Notes       `yaml:"notes"`
	EPUB        EPUB        `yaml:"epub"`
	Cover       Cover       `yaml:"cover"`

	// Trims are the sheets the design has margins and type for beside Page's.
	Trims []Trim `yaml:"trims"`

	// CSS is the stylesheet that EPUB.Stylesheet names.
	CSS string `yaml:"-"`
	// Files are the font files of the design's own folder, by the name Type has.
	Files map[string][]byte `yaml:"-"`
}

// Page is the sheet and its margins.
type Page struct {
	Trim Size `yaml:"trim"`
	// Inner is the least margin at the binding; a printer's table may ask for
	// more. Outer, Top and Bottom are measured to the text block: Top to the
	// top of the first line's capitals, Bottom to the last baseline.
	Inner  Length `yaml:"inner"`
	Outer  Length `yaml:"outer"`
	Top    Length `yaml:"top"`
	Bottom Length `yaml:"bottom"`
}

// Type is the text type.
type Type struct {
	// Face is a family octavo has, as "STIX Two Text", or the path of a font
	// file in the book's or the design's folder. Italic, Bold and BoldItalic
	// are needed with a path only; a missing one falls back to Face.
	Face       string `yaml:"face"`
	Italic     string `yaml:"italic"`
	Bold       string `yaml:"bold"`
	BoldItalic string `yaml:"bold-italic"`
	// Heading is the face of openings, title page and running heads, a family
	// or a path as Face. "" is Face.
	Heading string `yaml:"heading"`
	// Fallback are the families and paths of fonts that have the characters
	// Face lacks, best first. Others follow by script: those inside octavo and
	// those that make fonts installed.
	Fallback []string `yaml:"fallback"`
	Size     Length   `yaml:"size"`
	// Leading is the distance from one baseline to the next, the step of the
	// grid.
	Leading     Length `yaml:"leading"`
	Indent      Em     `yaml:"indent"`  // of a paragraph's first line
	Figures     string `yaml:"figures"` // old-style or lining
	Hyphenate   bool   `yaml:"hyphenate"`
	Ragged      bool   `yaml:"ragged"`      // unjustified
	HangMarks   bool   `yaml:"hang-marks"`  // optical margins
	Expansion   int    `yaml:"expansion"`   // at most, in thousandths of a glyph's width
	Tracking    int    `yaml:"tracking"`    // at most, in thousandths of the em
	LetterSpace int    `yaml:"letterspace"` // of small capitals, in thousandths of the em
	// WritingMode is horizontal, also when it is "". Lines from top to bottom
	// are not set: a design that wants them is told so.
	WritingMode string `yaml:"writing-mode"`
}

// Opening is the look of a chapter's first page.
type Opening struct {
	Recto     bool   `yaml:"recto"` // start on a right-hand page
	Sink      int    `yaml:"sink"`  // lines of the grid above the heading
	Below     int    `yaml:"below"` // lines between the heading and the text
	Label     string `yaml:"label"` // look of "Chapter Seven": small-caps, caps, italic, plain, bold, bold-caps or none
	Title     string `yaml:"title"` // look of the title, as Label
	Align     string `yaml:"align"` // centre, start
	LabelSize Length `yaml:"label-size"`
	TitleSize Length `yaml:"title-size"`
	// Initial is drop-cap, lead-in (first words in small capitals), both or
	// none. InitialLines is the height of a drop cap.
	Initial      string `yaml:"initial"`
	InitialLines int    `yaml:"initial-lines"`
	// LeadIn is how many words the small capitals take at the most; they end
	// at a mark of punctuation.
	LeadIn int `yaml:"lead-in"`
	// Ornament is a mark between label and title or below them: a name of
	// package typeset's drawings, or "".
	Ornament string `yaml:"ornament"`
}

// Front is the look of the pages before the text.
type Front struct {
	Title      string `yaml:"title"` // look of the title on its page, as Opening.Label
	TitleSize  Length `yaml:"title-size"`
	AuthorSize Length `yaml:"author-size"`
	Sink       int    `yaml:"sink"` // lines of the grid above the title
	// Align is centre or start. Look is that of the lesser lines, as the
	// author's name and the parts in the contents, as Opening.Label; where it is
	// not small-caps, names in chats and headings inside chapters are bold.
	Align string `yaml:"align"`
	Look  string `yaml:"look"`
	// SmallSize is the type size of the copyright page.
	SmallSize Length `yaml:"small-size"`
	// Leaders sets dots between a title and its page number in the contents.
	Leaders bool `yaml:"leaders"`
	// Ornament stands between title and author: a name of package typeset's
	// drawings, or "".
	Ornament string `yaml:"ornament"`
}

// RunningHead is the line above the text and the folio.
type RunningHead struct {
	Verso string `yaml:"verso"` // author, title, part, chapter, series or none
	Recto string `yaml:"recto"`
	Look  string `yaml:"look"` // as Opening.Label
	Size  Length `yaml:"size"`
	Align string `yaml:"align"` // centre, outer
	Folio string `yaml:"folio"` // head-outer, foot-outer, foot-centre
	// Gap is the distance from the head's baseline to the top of the text
	// block, and from the last baseline to that of a folio at the foot.
	Gap Length `yaml:"gap"`
	// FolioOnOpenings prints the folio at the foot of a chapter's first page.
	FolioOnOpenings bool `yaml:"folio-on-openings"`
}

// SceneBreak is the look of a pause inside a chapter.
type SceneBreak struct {
	// Ornament is "asterism", "asterisks", "fleuron", "rule", "diamond",
	// "blank", or a text of a few characters.
	Ornament string `yaml:"ornament"`
	Lines    int    `yaml:"lines"` // of the grid, the mark's included
}

// Quote is the look of set-off passages.
type Quote struct {
	Indent Em     `yaml:"indent"` // on both sides
	Size   Length `yaml:"size"`   // 0 is the text's
	Lines  int    `yaml:"lines"`  // of space above and below
}

// Verse is the look of poems.
type Verse struct {
	Indent Em   `yaml:"indent"` // on the left
	Turn   Em   `yaml:"turn"`   // further, of what is left of a line too long
	Italic bool `yaml:"italic"`
	Lines  int  `yaml:"lines"` // of space above and below
}

// Notes is the look of footnotes.
type Notes struct {
	Size    Length `yaml:"size"`
	Leading Length `yaml:"leading"`
}

// EPUB is the look in reading systems.
type EPUB struct {
	Stylesheet string `yaml:"stylesheet"` // file beside the design's
	Ornament   string `yaml:"ornament"`   // text of a scene break
	// Fonts is "embedded" when the design's faces go into the file, and "" when
	// the reader's own are used.
	Fonts string `yaml:"fonts"`
}

// Cover is the look of a cover made without a picture.
type Cover struct {
	Design  string `yaml:"design"`
	Palette string `yaml:"palette"`
}

// Length, Em and Size are those of package unit, read from a design file.
type (
	Length unit.Length
	Em     unit.Em
	Size   unit.Size
)

// Measure returns the width of a full line on a page with the given inner
// margin: the trim width less the inner and outer margins.
func (p *Page) Measure(inner unit.Length) unit.Length {
	return p.Trim.Width - inner - unit.Length(p.Outer)
}

// LinesPerPage returns how many lines of the grid fit between the top and the
// bottom margin.
func (d *Design) LinesPerPage() int {
	height := d.Page.Trim.Height - unit.Length(d.Page.Top) - unit.Length(d.Page.Bottom)
	cap := unit.Length(d.Type.Size).Scale(2, 3) // the first line reaches this far above its baseline
	return max(1, 1+int((height-cap)/unit.Length(d.Type.Leading)))
}
