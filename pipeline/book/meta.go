package book

import (
	"cmp"
	"strings"

	"octavo/pipeline/diag"
)

// Meta is what a shop, a library and a title page say of the book.
type Meta struct {
	Title        string
	Subtitle     string
	TitleSort    string // "" is the title without its leading article
	Authors      []Contributor
	Contributors []Contributor // translators, editors, illustrators
	Language     string        // BCP 47; the reader of manuscripts sets "en" when nothing is known
	Series       Series
	Identifiers  Identifiers
	Publisher    string
	Date         string // YYYY, YYYY-MM or YYYY-MM-DD; the only clock a build has
	Edition      string // the edition line of the copyright page
	Description  string // back-cover copy; paragraphs separated by a blank line
	Rights       string
	Subjects     []Subject

	// Guessed names the fields that were found in the text or made up, as
	// "title", so that a build can say so.
	Guessed []string
}

// A Contributor is someone who had a hand in the book.
type Contributor struct {
	Name string
	Sort string // "Okafor, Ines"; "" is made from Name
	Role string // MARC relator code; "" is aut
}

// Series places a book in its series. Position may have a decimal, "2.5".
type Series struct {
	Name     string
	Position string
}

// Identifiers are the book's numbers. A build without a UUID makes one from
// the title, the authors and the series, so that it is always the same.
type Identifiers struct {
	UUID      string
	ISBNEbook string
	ISBNPrint string
}

// A Subject is a shop's or library's category. Any field may be empty.
type Subject struct {
	Text  string
	BISAC string
	Thema string
}

// AuthorLine gives the authors' names as a title page does: "A", "A and B",
// "A, B and C".
func (m *Meta) AuthorLine() string {
	names := make([]string, 0, len(m.Authors))
	for _, a := range m.Authors {
		names = append(names, a.Name)
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Settings is what book.yaml says beside the metadata.
type Settings struct {
	Design       string         // a name under templates/designs, or a folder of the book's own
	Override     map[string]any // values of the design that book.yaml sets, by the design file's keys
	Cover        Cover
	Print        Print
	Copyedit     Copyedit
	Placeholders map[string]string // user: Mina fills {{user}}
	Ignore       []Ignore          // findings the author does not want to hear of
	// Hyphenation has words with a hyphen at every place where they may be
	// divided, "man-u-script"; one without any is never divided.
	Hyphenation []string
	Headings    Headings
	Access      Access
	// Links are addresses that differ by shop: by the name the text has for one,
	// as in [the next book](store:next), and by the shop's, "web" for all.
	Links map[string]map[string]string

	// FrontOrder and BackOrder are the kinds of the front and back matter in
	// the order wanted; nil is the usual order.
	FrontOrder, BackOrder []Kind
}

// Access is what the publisher says of the EPUB's accessibility beside what is
// found in it. The zero value is nothing.
type Access struct {
	// Exemption is the ground on which the European Accessibility Act does not
	// apply: "eaa-microenterprise", "eaa-disproportionate-burden" or
	// "eaa-fundamental-alteration".
	Exemption   string
	CertifiedBy string // who checked the claim of conformance; "" is the program
}

// AddressScheme is what a link to a name of Settings.Links begins with.
const AddressScheme = "store:"

// Address returns where a link leads in the edition for a shop, "" for the one
// for everybody: href itself, or the address of the name in it. It is "" when
// book.yaml has none that will do.
func (s *Settings) Address(href, shop string) string {
	name, ok := strings.CutPrefix(href, AddressScheme)
	if !ok {
		return href
	}
	return cmp.Or(s.Links[name][shop], s.Links[name]["web"])
}

// Cover says how the cover is made. The zero value is a typographic one.
type Cover struct {
	Image   string // path in the book's folder
	Design  string // "" is typographic
	Palette string // "" is derived from the title
	// Wrap is the path of a PDF with a cover of the author's own for the printed
	// book; a build says whether it still fits.
	Wrap string
	At   diag.Pos
}

// Print says for which printer and paper the print edition is made.
type Print struct {
	Printer string // "kdp", "ingram" or "" for none in particular
	Paper   string // "white", "cream", "color", "standard-color"; "" is cream
	// Caliper is how thick a page is, as "0.0025in": half a leaf. "" is what the
	// printer says of its paper.
	Caliper string
	// Price is what the barcode's add-on says, as "USD 14.99"; "" is no add-on.
	Price string
	Trim  string // as unit.ParseSize reads it; "" is the design's
	// Fonts is "whole" or "subset": all glyphs of each face go into the file,
	// or those in use; "" is what the printer would rather have.
	Fonts string
	// Standard is "pdf/x-1a", "pdf/x-4" or "none"; "" is pdf/x-1a.
	Standard string
	// Condition names what the book is printed on, as "FOGRA39", for a
	// standard; Profile is the path of an ICC profile in the book's folder.
	Condition, Profile string
	// Fit is how many pages are wanted, as design.ParseFit reads it.
	Fit string
	At  diag.Pos
}

// Copyedit says which corrections are made. The zero value is all that are
// safe, in the style of the book's language.
type Copyedit struct {
	Style string   // house style, as en-US; "" is found from the language and the text
	Off   []string // names of rules
	On    []string // names of rules that are off unless asked for
	Split bool     // apply the proposed splits of glued paragraphs
}
