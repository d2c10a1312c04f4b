package finish

// Metadata is what the package document says of the publication. Every text
// is one line, without space at its ends.
type Metadata struct {
	Identifier string // urn:uuid:…
	ISBN       string // 13 digits, or ""
	// PageSource is the identifier of the edition whose pages are listed, "" for
	// none.
	PageSource string
	Titles     []Title
	Creators   []Agent
	Others     []Agent  // contributors
	Languages  []string // the publication's first
	Publisher  string
	Date       string // YYYY, YYYY-MM or YYYY-MM-DD
	Modified   string // YYYY-MM-DDThh:mm:ssZ
	Rights     string
	// Description may have several lines.
	Description string
	Subjects    []Subject
	Collection  Collection
	Access      Access
	Generator   string // the program, with its version
}

// A Title is one of the publication's titles. Type is main or subtitle.
type Title struct{ Text, Type, FileAs string }

// An Agent is someone who had a hand in the book. Role is a MARC relator.
type Agent struct{ Name, FileAs, Role string }

// A Subject is a category. Authority and Term come together or not at all.
type Subject struct{ Text, Authority, Term string }

// A Collection is the series. Position is a number, perhaps with a decimal.
type Collection struct{ Name, Position string }

// Access is what the publication says of its accessibility, in the terms of
// schema.org. All of it has to be found in the content.
type Access struct {
	Modes       []string // textual, visual
	Sufficient  []string // each a list of modes that suffice together
	Features    []string
	Hazards     []string
	Summary     string // in English
	ConformsTo  string // "" claims nothing
	CertifiedBy string // who checked that
	Exemption   string // the ground on which it need not conform, "" for none
}
