package onix

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/unit"
)

// order is that of the elements in the composites of ONIX for Books, release
// 3.0, those that are written here.
var order = map[string][]string{
	"ONIXMessage":        {"Header", "Product"},
	"Header":             {"Sender", "SentDateTime"},
	"Product":            {"RecordReference", "NotificationType", "RecordSourceType", "ProductIdentifier", "DescriptiveDetail", "CollateralDetail", "PublishingDetail", "RelatedMaterial"},
	"ProductIdentifier":  {"ProductIDType", "IDTypeName", "IDValue"},
	"DescriptiveDetail":  {"ProductComposition", "ProductForm", "ProductFormDetail", "ProductFormFeature", "PrimaryContentType", "ProductContentType", "Measure", "NoCollection", "Collection", "TitleDetail", "NoContributor", "Contributor", "EditionStatement", "Language", "Extent", "Subject"},
	"ProductFormFeature": {"ProductFormFeatureType", "ProductFormFeatureValue", "ProductFormFeatureDescription"},
	"Measure":            {"MeasureType", "Measurement", "MeasureUnitCode"},
	"Collection":         {"CollectionType", "CollectionSequence", "TitleDetail"},
	"CollectionSequence": {"CollectionSequenceType", "CollectionSequenceNumber"},
	"TitleDetail":        {"TitleType", "TitleElement"},
	"TitleElement":       {"TitleElementLevel", "TitleText", "Subtitle"},
	"Contributor":        {"SequenceNumber", "ContributorRole", "PersonName", "PersonNameInverted"},
	"Language":           {"LanguageRole", "LanguageCode"},
	"Extent":             {"ExtentType", "ExtentValue", "ExtentUnit"},
	"Subject":            {"MainSubject", "SubjectSchemeIdentifier", "SubjectCode", "SubjectHeadingText"},
	"CollateralDetail":   {"TextContent"},
	"TextContent":        {"TextType", "ContentAudience", "Text"},
	"PublishingDetail":   {"Publisher", "PublishingStatus", "PublishingDate"},
	"Publisher":          {"PublishingRole", "PublisherName"},
	"PublishingDate":     {"PublishingDateRole", "Date"},
	"RelatedMaterial":    {"RelatedProduct"},
	"RelatedProduct":     {"ProductRelationCode", "ProductIdentifier"},
	"Sender":             {"SenderName"},
}

// values reads a message: the text of each element by its path, and what
// breaks the order.
func values(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	got := map[string][]string{}
	var path []string
	at := []int{0}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if n := len(path); n > 0 {
				i := slices.Index(order[path[n-1]], tok.Name.Local)
				if i < at[n] {
					t.Errorf("%s stands at the wrong place in %s", tok.Name.Local, path[n-1])
				}
				at[n] = i
			}
			path, at = append(path, tok.Name.Local), append(at, 0)
		case xml.EndElement:
			path, at = path[:len(path)-1], at[:len(at)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(tok)); s != "" {
				key := strings.Join(path[2:], "/")
				got[key] = append(got[key], s)
			}
		}
	}
}

func sample() (*book.Book, Facts) {
	b := &book.Book{Meta: book.Meta{
		Title: "Salt & <Lantern>", Subtitle: "A\x01 Novel", Language: "de-CH", Date: "2026-11", Publisher: "Brass Rule", Edition: "Second edition",
		Authors:      []book.Contributor{{Name: "Ines Okafor", Sort: "Okafor, Ines"}},
		Contributors: []book.Contributor{{Name: "Mina Marlowe", Role: "trl"}, {Name: "Bob", Role: "ctb"}},
		Series:       book.Series{Name: "Lantern", Position: "2.5"},
		Identifiers:  book.Identifiers{ISBNEbook: "978-3-16-148410-0", ISBNPrint: "978-0-306-40615-7"},
		Subjects:     []book.Subject{{Text: "Fantasy", BISAC: "FIC009000"}, {Thema: "FM"}, {Text: "lamps"}, {Text: "salt"}},
		Description:  "One.\n\nTwo.",
	}}
	return b, Facts{
		UUID: "u", Features: []string{"tableOfContents", "alternativeText", "new-one"}, Hazards: []string{"none"}, Summary: "All is said.",
		ConformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", Exemption: "eaa-microenterprise", Pages: 300, Words: 90000,
		Trim: unit.Size{Width: 396 * unit.Point, Height: 612 * unit.Point},
	}
}

func TestMessage(t *testing.T) {
	b, f := sample()
	got := values(t, Message(b, f))
	for path, want := range map[string][]string{
		"ProductIdentifier/IDValue":                                                {"u-epub", "9783161484100", "u-print", "9780306406157"},
		"DescriptiveDetail/ProductForm":                                            {"ED", "BC"},
		"DescriptiveDetail/TitleDetail/TitleElement/Subtitle":                      {"A Novel", "A Novel"},
		"DescriptiveDetail/TitleDetail/TitleElement/TitleText":                     {"Salt & <Lantern>", "Salt & <Lantern>"},
		"DescriptiveDetail/ProductFormFeature/ProductFormFeatureValue":             {"00", "04", "82", "85", "11", "14", "75", "00"},
		"DescriptiveDetail/Collection/CollectionSequence/CollectionSequenceNumber": {"2.5", "2.5"},
		"DescriptiveDetail/Contributor/ContributorRole":                            {"A01", "B06", "Z99", "A01", "B06", "Z99"},
		"DescriptiveDetail/Language/LanguageCode":                                  {"ger", "ger"},
		"DescriptiveDetail/Extent/ExtentValue":                                     {"300", "90000", "300", "90000"},
		"DescriptiveDetail/Measure/Measurement":                                    {"216", "140"},
		"DescriptiveDetail/Subject/SubjectCode":                                    {"FIC009000", "FM", "FIC009000", "FM"},
		"DescriptiveDetail/Subject/SubjectHeadingText":                             {"Fantasy", "lamps; salt", "Fantasy", "lamps; salt"},
		"PublishingDetail/PublishingDate/Date":                                     {"202611", "202611"},
		"RelatedMaterial/RelatedProduct/ProductIdentifier/IDValue":                 {"9780306406157", "9783161484100"},
		"RelatedMaterial/RelatedProduct/ProductRelationCode":                       {"13", "27"},
	} {
		if !slices.Equal(got[path], want) {
			t.Errorf("%s: %q, not %q", path, got[path], want)
		}
	}
}

// A book of which little is known has no element without a text, and no record
// of a paperback.
func TestBareMessage(t *testing.T) {
	data := Message(&book.Book{Meta: book.Meta{Title: "Alone", Language: "xx"}}, Facts{UUID: "u"})
	got := values(t, data)
	if len(got["DescriptiveDetail/ProductForm"]) != 1 || got["DescriptiveDetail/Language/LanguageCode"][0] != "und" {
		t.Errorf("%s", data)
	}
	for _, line := range strings.Split(string(data), "\n") {
		if strings.Contains(line, "></") {
			t.Errorf("an empty element: %s", line)
		}
	}
}

// A message is sent on a day, also that of a book with only a year.
func TestSentOnADay(t *testing.T) {
	for date, want := range map[string]string{"": "19800101", "2026": "20260101", "2026-11": "20261101", "2026-11-20": "20261120"} {
		data := Message(&book.Book{Meta: book.Meta{Title: "Alone", Date: date}}, Facts{UUID: "u"})
		if !strings.Contains(string(data), "<SentDateTime>"+want+"</SentDateTime>") {
			t.Errorf("%q: not sent on %s: %s", date, want, data)
		}
	}
}
