// Package onix writes what the book trade wants to know of a book: an ONIX 3.0
// message with a record for each product, the EPUB and, where there is a print
// edition, the paperback. It says nothing that the Book and its editions do
// not; prices and territories are the publisher's to add.
//
// Codes are those of EDItEUR's lists, by the numbers in the comments. The order
// of elements is that of the ONIX for Books specification, release 3.0.
package onix

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/markup"
	"octavo/pipeline/unit"
)

// Facts are what is known of the finished editions. The zero value is nothing.
type Facts struct {
	UUID     string // of the EPUB, without urn:uuid:
	Features []string
	Hazards  []string
	Summary  string // of accessibility, in English
	// ConformsTo is the standard of accessibility the EPUB claims, "" for none.
	ConformsTo string
	// Exemption is the ground on which it need not, as EPUB Accessibility has it.
	Exemption string
	Pages     int       // of the print edition, 0 for none
	Trim      unit.Size // of it
	Words     int
	Pictures  bool // the EPUB has pictures that carry meaning
}

// Message returns the message. The same book gives the same bytes: its date is
// the book's, or 1980-01-01 for a book without one.
func Message(b *book.Book, f Facts) []byte {
	m := &message{book: b, facts: f}
	m.Raw(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	m.in("ONIXMessage", m.products, "release", "3.0", "xmlns", "http://ns.editeur.org/onix/3.0/reference")
	return []byte(m.String())
}

func (m *message) products() {
	b := m.book
	m.in("Header", func() {
		m.in("Sender", func() { m.is("SenderName", first(b.Meta.Publisher, b.Meta.AuthorLine(), "octavo")) })
		m.is("SentDateTime", wholeDay(compact(first(b.Meta.Date, "1980-01-01"))))
	})
	m.product(true)
	if m.facts.Pages > 0 {
		m.product(false)
	}
}

func first(list ...string) string {
	for _, s := range list {
		if s = markup.Line(s); s != "" {
			return s
		}
	}
	return ""
}

// compact writes a date as YYYY, YYYYMM or YYYYMMDD.
func compact(date string) string { return strings.ReplaceAll(date, "-", "") }

// wholeDay makes the first day of a year or a month, for a message is sent on
// a day: SentDateTime has no shorter form, as PublishingDate has.
func wholeDay(date string) string { return date + "0101"[min(max(len(date)-4, 0), 4):] }

type message struct {
	markup.Writer
	book  *book.Book
	facts Facts
	depth int
}

// product writes the record of the EPUB or of the paperback.
func (m *message) product(ebook bool) {
	meta := &m.book.Meta
	ids := &meta.Identifiers
	isbn, form, name := book.DigitsOf(ids.ISBNPrint), "BC", "print"
	if ebook {
		isbn, form, name = book.DigitsOf(ids.ISBNEbook), "ED", "epub"
	}
	m.in("Product", func() {
		m.is("RecordReference", "octavo."+m.facts.UUID+"."+name)
		m.is("NotificationType", "03") // list 1: confirmed on publication
		m.is("RecordSourceType", "01") // list 3: publisher
		m.in("ProductIdentifier", func() {
			m.is("ProductIDType", "01") // list 5: proprietary
			m.is("IDTypeName", "UUID of the book")
			m.is("IDValue", m.facts.UUID+"-"+name)
		})
		if isbn != "" {
			m.in("ProductIdentifier", func() {
				m.is("ProductIDType", "15") // ISBN-13
				m.is("IDValue", isbn)
			})
		}
		m.in("DescriptiveDetail", func() {
			m.is("ProductComposition", "00") // list 2: one item
			m.is("ProductForm", form)        // list 150
			if ebook {
				m.is("ProductFormDetail", "E101") // list 175: EPUB
				m.is("ProductFormDetail", "E200") // reflowable
				m.accessibility()
				m.is("PrimaryContentType", "10") // list 81: text
				if m.facts.Pictures {
					m.is("ProductContentType", "07") // still images
				}
			} else {
				m.measures()
			}
			m.collection()
			m.in("TitleDetail", func() {
				m.is("TitleType", "01") // list 15: distinctive title
				m.titleElement("01", meta.Title, meta.Subtitle)
			})
			m.contributors()
			if e := markup.Line(meta.Edition); e != "" {
				m.is("EditionStatement", e)
			}
			m.in("Language", func() {
				m.is("LanguageRole", "01") // list 22: of the text
				m.is("LanguageCode", iso639(meta.Language))
			})
			m.extents(ebook)
			m.subjects()
		})
		m.collateral()
		m.publishing()
		m.related(ebook)
	})
}

// features of EPUBs in list 196; what list 196 has no code for is left out.
var features = map[string]string{
	"tableOfContents": "11", "readingOrder": "13", "alternativeText": "14", "pageNavigation": "19",
	"structuralNavigation": "29", "displayTransformability": "36", "ARIA": "30", "MathML": "17",
}

// exemptions of the European Accessibility Act in list 196.
var exemptions = map[string]string{"eaa-microenterprise": "75", "eaa-disproportionate-burden": "76", "eaa-fundamental-alteration": "77"}

func (m *message) accessibility() {
	feature := func(kind, value, text string) {
		m.in("ProductFormFeature", func() {
			m.is("ProductFormFeatureType", kind) // list 79
			m.is("ProductFormFeatureValue", value)
			if text != "" {
				m.is("ProductFormFeatureDescription", text)
			}
		})
	}
	const access, hazard = "09", "12"
	if s := markup.Line(m.facts.Summary); s != "" {
		feature(access, "00", s)
	}
	if strings.HasPrefix(m.facts.ConformsTo, "EPUB Accessibility 1.1") {
		feature(access, "04", "")
		for _, claim := range []struct{ says, code string }{{"WCAG 2.0", "80"}, {"WCAG 2.1", "81"}, {"WCAG 2.2", "82"}, {"Level AAA", "86"}, {"Level AA", "85"}, {"Level A", "84"}} {
			if strings.Contains(m.facts.ConformsTo+" ", claim.says+" ") {
				feature(access, claim.code, "")
			}
		}
	}
	for _, f := range m.facts.Features {
		if code := features[f]; code != "" {
			feature(access, code, "")
		}
	}
	if code := exemptions[m.facts.Exemption]; code != "" {
		feature(access, code, "")
	}
	for _, h := range m.facts.Hazards {
		if h == "none" {
			feature(hazard, "00", "") // list 143: none
		}
	}
}

// measures gives the paperback's width and height in millimetres.
func (m *message) measures() {
	for _, side := range []struct {
		code   string // list 48
		length unit.Length
	}{{"01", m.facts.Trim.Height}, {"02", m.facts.Trim.Width}} {
		if side.length > 0 {
			m.in("Measure", func() {
				m.is("MeasureType", side.code)
				m.is("Measurement", strconv.Itoa(int((side.length+unit.Millimetre/2)/unit.Millimetre)))
				m.is("MeasureUnitCode", "mm")
			})
		}
	}
}

func (m *message) collection() {
	s := &m.book.Meta.Series
	if markup.Line(s.Name) == "" {
		m.empty("NoCollection")
		return
	}
	m.in("Collection", func() {
		m.is("CollectionType", "10") // list 148: of the publisher's
		if position := markup.Line(s.Position); position != "" {
			m.in("CollectionSequence", func() {
				m.is("CollectionSequenceType", "03") // list 197: order of publication
				m.is("CollectionSequenceNumber", position)
			})
		}
		m.in("TitleDetail", func() {
			m.is("TitleType", "01")
			m.in("TitleElement", func() {
				m.is("TitleElementLevel", "02") // list 149: collection
				m.is("TitleText", markup.Line(s.Name))
			})
		})
	})
}

func (m *message) titleElement(level, title, subtitle string) {
	m.in("TitleElement", func() {
		m.is("TitleElementLevel", level)
		m.is("TitleText", markup.Line(title))
		if s := markup.Line(subtitle); s != "" {
			m.is("Subtitle", s)
		}
	})
}

// roles are those of list 17 for MARC relators.
var roles = map[string]string{
	"aut": "A01", "art": "A07", "pht": "A13", "bkd": "A11", "ill": "A12", "aui": "A24", "aft": "A19", "wpr": "A15", "win": "A24", "wfw": "A23", "waw": "A19", "cov": "A36",
	"edt": "B01", "trl": "B06", "com": "C01", "nrt": "E07", "adp": "B05", "abr": "B04", "cre": "A01",
}

func (m *message) contributors() {
	list := append(append([]book.Contributor{}, m.book.Meta.Authors...), m.book.Meta.Contributors...)
	if len(list) == 0 {
		m.empty("NoContributor")
		return
	}
	for i, c := range list {
		m.in("Contributor", func() {
			m.is("SequenceNumber", strconv.Itoa(i+1))
			role := roles[c.Role]
			if role == "" && c.Role == "" && i < len(m.book.Meta.Authors) {
				role = "A01"
			}
			m.is("ContributorRole", first(role, "Z99")) // other
			m.is("PersonName", markup.Line(c.Name))
			if s := markup.Line(c.Sort); s != "" {
				m.is("PersonNameInverted", s)
			}
		})
	}
}

func (m *message) extents(ebook bool) {
	extent := func(kind, value, in string) {
		m.in("Extent", func() {
			m.is("ExtentType", kind) // list 23
			m.is("ExtentValue", value)
			m.is("ExtentUnit", in) // list 24
		})
	}
	const pages, words = "03", "02"
	switch {
	case !ebook:
		extent("07", strconv.Itoa(m.facts.Pages), pages) // absolute page count
	case m.facts.Pages > 0:
		extent("08", strconv.Itoa(m.facts.Pages), pages) // pages of the print counterpart
	}
	if m.facts.Words > 0 {
		extent("02", strconv.Itoa(m.facts.Words), words)
	}
}

func (m *message) subjects() {
	main := true
	subject := func(scheme, code, text string) {
		m.in("Subject", func() {
			if main && scheme != "20" {
				m.empty("MainSubject")
				main = false
			}
			m.is("SubjectSchemeIdentifier", scheme) // list 27
			if code != "" {
				m.is("SubjectCode", code)
			}
			if text != "" {
				m.is("SubjectHeadingText", text)
			}
		})
	}
	var keywords []string
	for _, s := range m.book.Meta.Subjects {
		if s.BISAC != "" {
			subject("10", markup.Line(s.BISAC), markup.Line(s.Text))
		}
		if s.Thema != "" {
			subject("93", markup.Line(s.Thema), "")
		}
		if s.BISAC == "" && s.Thema == "" && markup.Line(s.Text) != "" {
			keywords = append(keywords, markup.Line(s.Text))
		}
	}
	if keywords != nil {
		subject("20", "", strings.Join(keywords, "; "))
	}
}

func (m *message) collateral() {
	d := strings.TrimSpace(m.book.Meta.Description)
	if d == "" {
		return
	}
	m.in("CollateralDetail", func() {
		m.in("TextContent", func() {
			m.is("TextType", "03")        // list 153: description
			m.is("ContentAudience", "00") // list 154: anybody
			m.is("Text", markup.Line(d))
		})
	})
}

func (m *message) publishing() {
	meta := &m.book.Meta
	m.in("PublishingDetail", func() {
		if p := first(meta.Publisher, meta.AuthorLine()); p != "" {
			m.in("Publisher", func() {
				m.is("PublishingRole", "01") // list 45: publisher
				m.is("PublisherName", p)
			})
		}
		m.is("PublishingStatus", "04") // list 64: active
		if meta.Date != "" {
			m.in("PublishingDate", func() {
				m.is("PublishingDateRole", "01") // list 163: of publication
				format := map[int]string{4: "05", 7: "01", 10: "00"}[len(meta.Date)]
				m.is("Date", compact(meta.Date), "dateformat", format)
			})
		}
	})
}

// related names the other product.
func (m *message) related(ebook bool) {
	isbn, relation := book.DigitsOf(m.book.Meta.Identifiers.ISBNEbook), "27" // list 51: electronic version available as
	if ebook {
		isbn, relation = book.DigitsOf(m.book.Meta.Identifiers.ISBNPrint), "13" // e-publication based on
	}
	if isbn == "" || m.facts.Pages == 0 {
		return
	}
	m.in("RelatedMaterial", func() {
		m.in("RelatedProduct", func() {
			m.is("ProductRelationCode", relation)
			m.in("ProductIdentifier", func() {
				m.is("ProductIDType", "15")
				m.is("IDValue", isbn)
			})
		})
	})
}

// iso639 returns the three letters that list 74 has for a language: those of
// ISO 639-2/B. A language it lacks here is undetermined.
func iso639(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if code := languages[primary]; code != "" {
		return code
	}
	if len(primary) == 3 {
		return primary
	}
	return "und"
}

var languages = map[string]string{
	"en": "eng", "de": "ger", "fr": "fre", "es": "spa", "it": "ita", "pt": "por", "nl": "dut", "sv": "swe", "da": "dan", "no": "nor",
	"nb": "nob", "nn": "nno", "fi": "fin", "pl": "pol", "cs": "cze", "sk": "slo", "hu": "hun", "ro": "rum", "el": "gre", "tr": "tur",
	"ru": "rus", "uk": "ukr", "bg": "bul", "hr": "hrv", "sr": "srp", "sl": "slv", "et": "est", "lv": "lav", "lt": "lit", "is": "ice",
	"ga": "gle", "cy": "wel", "ca": "cat", "eu": "baq", "gl": "glg", "la": "lat", "he": "heb", "iw": "heb", "ar": "ara", "fa": "per",
	"ur": "urd", "hi": "hin", "bn": "ben", "ta": "tam", "ja": "jpn", "zh": "chi", "ko": "kor", "vi": "vie", "id": "ind", "th": "tha",
	"af": "afr", "sw": "swa", "yi": "yid", "eo": "epo",
}

// in writes an element with what body writes in it, a line each.
func (m *message) in(tag string, body func(), attributes ...string) {
	m.indent()
	m.Open(tag, attributes...)
	m.Line()
	m.depth++
	body()
	m.depth--
	m.indent()
	m.CloseLine()
}

// is writes an element with a text.
func (m *message) is(tag, text string, attributes ...string) {
	m.indent()
	m.Element(tag, text, attributes...)
	m.Line()
}

func (m *message) empty(tag string) {
	m.indent()
	m.Empty(tag)
	m.Line()
}

func (m *message) indent() { m.Raw(strings.Repeat("  ", m.depth)) }
