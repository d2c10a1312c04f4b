package finish

import (
	"encoding/xml"
	"fmt"
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
// metadata; Trapped is asked for by PDF/X.
func (f *finisher) info() object.Dict {
	d := object.Dict{"Producer": object.Text(f.producer()), "Creator": object.Text(f.producer())}
	if title := f.Meta.Title; title != "" {
		d["Title"] = object.Text(title)
	}
	if authors := f.Meta.AuthorLine(); authors != "" {
		d["Author"] = object.Text(authors)
	}
	if !f.Date.IsZero() {
		date := object.Text(f.Date.UTC().Format("D:20060102150405Z"))
		d["CreationDate"], d["ModDate"] = date, date
	}
	if f.Print {
		d["Trapped"] = object.Name("False")
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
	if !f.Date.IsZero() {
		date := f.Date.UTC().Format(time.RFC3339)
		item(`<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate><xmp:MetadataDate>%[1]s</xmp:MetadataDate>`, date)
	}
	item(`<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%[1]s</pdf:Producer>`, f.producer())

	packet := `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
` + sb.String() + `</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
	f.catalog["Metadata"] = object.New(&object.Stream{
		Dict:  object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")},
		Data:  []byte(packet),
		Plain: true,
	})
}

// escape makes text fit for XML; characters XML does not know become U+FFFD.
func escape(s string) string {
	var sb strings.Builder
	xml.EscapeText(&sb, []byte(s)) // a Builder never fails
	return sb.String()
}
