package finish

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"octavo/pipeline/pdf/object"
)

// Producer is the name of this program in the files it makes.
const Producer = "octavo"

func (f *finisher) producer() string {
	return strings.TrimSpace(Producer + " " + f.Version)
}

// info returns the information dictionary. The print edition has no other
// metadata, PDF/X-4 aside; Trapped is asked for by PDF/X.
func (f *finisher) info() object.Dict {
	d := object.Dict{"Producer": object.Text(f.producer()), "Creator": object.Text(f.producer())}
	if title := f.Meta.Title; title != "" {
		d["Title"] = object.Text(title)
	}
	if authors := f.Meta.AuthorLine(); authors != "" {
		d["Author"] = object.Text(authors)
	}
	if !f.Date.IsZero() {
		date := object.Text(pdfDate(f.Date))
		d["CreationDate"], d["ModDate"] = date, date
	}
	if f.Print {
		d["Trapped"] = object.Name("False")
		f.infoOfStandard(d)
	}
	return d
}

// setMetadata puts the same in as XMP (ISO 16684-1), which is what libraries
// and readers look at first.
func (f *finisher) setMetadata() {
	var sb strings.Builder
	item := func(format string, values ...string) {
		args := make([]any, len(values))
		for i, v := range values {
			if v == "" {
				return
			}
			args[i] = escape(v)
		}
		fmt.Fprintf(&sb, format+"\n", args...)
	}
	m := f.Meta
	item(`<dc:format>application/pdf</dc:format>`)
	item(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, m.Title)
	if len(m.Authors) > 0 {
		sb.WriteString("<dc:creator><rdf:Seq>")
		for _, a := range m.Authors {
			sb.WriteString("<rdf:li>" + escape(a.Name) + "</rdf:li>")
		}
		sb.WriteString("</rdf:Seq></dc:creator>\n")
	}
	item(`<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>`, m.Language)
	item(`<dc:publisher><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:publisher>`, m.Publisher)
	item(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, m.Description)
	item(`<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:rights>`, m.Rights)
	date := f.Date
	if date.IsZero() && f.Print { // PDF/X-4, which alone has XMP in print
		date = undated
	}
	if !date.IsZero() {
		date := date.UTC().Format(time.RFC3339)
		item(`<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate><xmp:MetadataDate>%[1]s</xmp:MetadataDate>`, date)
	}
	item(`<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%[1]s</pdf:Producer>`, f.producer())

	if f.Print {
		id := "uuid:" + m.Identifiers.UUID
		item(`<xmpMM:DocumentID>%s</xmpMM:DocumentID><xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>`, id)
		item(`<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>`)
	}
	if f.accessible() {
		item(`<pdfuaid:part>1</pdfuaid:part>`)
	}
	packet := `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` + f.namespaces() + `>
` + sb.String() + `</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
	f.catalog["Metadata"] = object.New(&object.Stream{
		Dict:  object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")},
		Data:  []byte(packet),
		Plain: true,
	})
}

// namespaces declares those that only some files use.
func (f *finisher) namespaces() string {
	if f.Print {
		return ` xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"`
	}
	if f.accessible() {
		return ` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`
	}
	return ""
}

// accessible reports whether the file may say that it is PDF/UA-1 (ISO
// 14289-1). What it does not have in hand are the author's title, language and
// descriptions of pictures, and characters that no face has.
func (f *finisher) accessible() bool {
	if f.Print || f.Unclaimed || f.untold || f.Meta.Title == "" || f.Meta.Language == "" || f.catalog["StructTreeRoot"] == nil {
		return false
	}
	return !slices.ContainsFunc(f.Fonts, func(font Font) bool { return font.Lacks })
}

// escape makes text fit for XML; characters XML does not know become U+FFFD.
func escape(s string) string {
	var sb strings.Builder
	xml.EscapeText(&sb, []byte(s)) // a Builder never fails
	return sb.String()
}
