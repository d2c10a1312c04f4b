// Package finish writes a publication as an EPUB 3.3 file: package document,
// navigation, NCX, the shell of each XHTML document, container and zip. It
// takes bodies and files as they are and knows nothing of books.
//
// The same publication gives the same bytes on every machine: no clock, no
// chance, no map order, and a compressor pinned by go.mod.
package finish

// A Publication is what goes into one file.
type Publication struct {
	Metadata Metadata
	// Language is that of the publication, in BCP 47; RightToLeft says which
	// way its pages turn.
	Language    string
	RightToLeft bool

	Stylesheet string     // content of the one stylesheet
	Documents  []Document // in reading order
	Resources  []Resource // in the order in which they are to be stored
	Contents   []Entry    // the table of contents, in reading order
	Landmarks  []Landmark
	// Pages are the beginnings of the print edition's pages, in reading order.
	Pages []PageBreak
	Words Words
	// OwnFonts says that the book is to be shown in the fonts among its
	// Resources. Apple's programs want to be told.
	OwnFonts bool
}

// A Document is one XHTML document in the reading order.
type Document struct {
	ID    string // in the manifest, unique
	Path  string // below the content folder
	Title string
	Lang  string // "" is the publication's
	// Matter is the epub:type of the body: frontmatter, bodymatter, backmatter
	// or "".
	Matter string
	// Class is the class of the body, for the stylesheet.
	Class string
	// Body is what stands between the tags of body. It is empty for the
	// navigation document, which this package makes.
	Body string
	// Nav says that this is the navigation document, NonLinear that a reader
	// turning pages does not come by.
	Nav, NonLinear bool
	SVG, MathML    bool // the body has some inline
}

// A Resource is a file that documents use.
type Resource struct {
	ID        string // in the manifest, unique
	Path      string // below the content folder
	MediaType string
	Data      []byte
	Cover     bool // the cover image
}

// An Entry is a line of the table of contents.
type Entry struct {
	// Label is "Chapter Seven", Title "The Storm"; either may be empty, not
	// both. Between stands what divides them where both are shown: ": ".
	Label, Between, Title string
	Class                 string // for the stylesheet
	Href                  string // below the content folder, with a fragment
	Entries               []Entry
}

// Text returns the entry as plain text.
func (e *Entry) Text() string {
	if e.Label == "" || e.Title == "" {
		return e.Label + e.Title
	}
	return e.Label + e.Between + e.Title
}

// A Landmark is a place reading systems offer a way to.
type Landmark struct {
	Type  string // one epub:type: cover, toc or bodymatter
	Title string
	Href  string // below the content folder
}

// A PageBreak is where a page of the print edition begins.
type PageBreak struct {
	Label string // its number as printed: "xii", "7"
	Href  string // below the content folder, with a fragment
}

// Words are those this package puts into the publication, in its language.
type Words struct{ Contents, Landmarks, Pages string }

// The fixed places of the package. The content folder holds all but the
// container.
const (
	contentFolder = "EPUB/"
	packagePath   = "package.opf"
	ncxPath       = "toc.ncx"
	cssPath       = "style.css"

	// NavPath is where the document with Nav set has to be.
	NavPath = "nav.xhtml"
	// TextFolder and ImageFolder are where documents and images go.
	TextFolder  = "text/"
	ImageFolder = "images/"
)

// MaxContentsDepth is how deep Entries may nest: Kobo's apps show three
// levels (kobolabs/epub-spec).
const MaxContentsDepth = 3
