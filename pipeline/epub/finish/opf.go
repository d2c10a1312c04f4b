package finish

import (
	"strconv"

	"octavo/pipeline/epub/markup"
)

// packageDocument writes the OPF.
func packageDocument(p *Publication) string {
	var w markup.Writer
	w.Raw(xmlHeader)
	prefix := ""
	if p.OwnFonts {
		prefix = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
	}
	w.Open("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "id",
		"xml:lang", p.Language, "dir", direction(p), "prefix", prefix)
	w.Line()
	writeMetadata(&w, p)
	writeManifest(&w, p)
	writeSpine(&w, p)
	writeGuide(&w, p)
	w.CloseLine()
	return w.String()
}

func direction(p *Publication) string {
	if p.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

func writeMetadata(w *markup.Writer, p *Publication) {
	w.Open("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	w.Line()
	m := metadataWriter{w}
	m.identifiers(&p.Metadata)
	m.titles(p.Metadata.Titles)
	m.agents("creator", p.Metadata.Creators)
	m.agents("contributor", p.Metadata.Others)
	for _, lang := range p.Metadata.Languages {
		m.dc("language", "", lang)
	}
	m.dc("publisher", "", p.Metadata.Publisher)
	m.dc("date", "", p.Metadata.Date)
	if source := p.Metadata.PageSource; source != "" {
		// The form that EPUBCheck 5.3.0 and 4.2.6 and Ace all take; the second
		// knows no pageBreakSource.
		m.dc("source", "pages", source)
		m.refine("pages", "source-of", "pagination")
	}
	m.dc("rights", "", p.Metadata.Rights)
	m.dc("description", "", p.Metadata.Description)
	m.subjects(p.Metadata.Subjects)
	m.property("dcterms:modified", p.Metadata.Modified)
	m.collection(p.Metadata.Collection)
	m.access(&p.Metadata.Access)
	for _, r := range p.Resources {
		if r.Cover {
			m.old("cover", r.ID)
		}
	}
	if p.OwnFonts {
		m.property("ibooks:specified-fonts", "true")
	}
	m.old("generator", p.Metadata.Generator)
	w.CloseLine()
}

// A metadataWriter writes metadata elements, a line each, and none that is
// empty.
type metadataWriter struct{ w *markup.Writer }

func (m metadataWriter) dc(name, id, text string) {
	if text != "" {
		m.w.Element("dc:"+name, text, "id", id)
		m.w.Line()
	}
}

func (m metadataWriter) property(name, text string, attributes ...string) {
	if text != "" {
		m.w.Element("meta", text, append([]string{"property", name}, attributes...)...)
		m.w.Line()
	}
}

func (m metadataWriter) refine(id, name, text string) { m.property(name, text, "refines", "#"+id) }

// old writes the form of EPUB 2. Nook wants the name before the content.
func (m metadataWriter) old(name, content string) {
	if content != "" {
		m.w.Empty("meta", "name", name, "content", content)
		m.w.Line()
	}
}

func (m metadataWriter) identifiers(d *Metadata) {
	m.dc("identifier", "id", d.Identifier)
	if d.ISBN != "" {
		m.dc("identifier", "isbn", "urn:isbn:"+d.ISBN)
		m.property("identifier-type", "15", "refines", "#isbn", "scheme", "onix:codelist5")
	}
}

func (m metadataWriter) titles(list []Title) {
	for i, t := range list {
		id := "title" + strconv.Itoa(i+1)
		m.dc("title", id, t.Text)
		m.refine(id, "title-type", t.Type)
		m.refine(id, "file-as", t.FileAs)
		m.refine(id, "display-seq", strconv.Itoa(i+1))
	}
}

func (m metadataWriter) agents(kind string, list []Agent) {
	for i, a := range list {
		id := kind + strconv.Itoa(i+1)
		m.dc(kind, id, a.Name)
		if a.Role != "" {
			m.property("role", a.Role, "refines", "#"+id, "scheme", "marc:relators")
		}
		m.refine(id, "file-as", a.FileAs)
		m.refine(id, "display-seq", strconv.Itoa(i+1))
	}
}

func (m metadataWriter) subjects(list []Subject) {
	for i, s := range list {
		id := "subject" + strconv.Itoa(i+1)
		m.dc("subject", id, s.Text)
		if s.Authority != "" && s.Term != "" {
			m.refine(id, "authority", s.Authority)
			m.refine(id, "term", s.Term)
		}
	}
}

// collection names the series twice: library programs read the one form or
// the other.
func (m metadataWriter) collection(c Collection) {
	if c.Name == "" {
		return
	}
	m.property("belongs-to-collection", c.Name, "id", "series")
	m.refine("series", "collection-type", "series")
	m.refine("series", "group-position", c.Position)
	m.old("calibre:series", c.Name)
	m.old("calibre:series_index", c.Position)
}

func (m metadataWriter) access(a *Access) {
	for _, list := range []struct {
		name   string
		values []string
	}{
		{"schema:accessMode", a.Modes}, {"schema:accessModeSufficient", a.Sufficient},
		{"schema:accessibilityFeature", a.Features}, {"schema:accessibilityHazard", a.Hazards},
	} {
		for _, v := range list.values {
			m.property(list.name, v)
		}
	}
	m.property("schema:accessibilitySummary", a.Summary, "xml:lang", "en")
	m.property("a11y:exemption", a.Exemption)
	if a.ConformsTo != "" {
		m.property("dcterms:conformsTo", a.ConformsTo, "id", "conformance")
		m.property("a11y:certifiedBy", a.CertifiedBy, "refines", "#conformance")
	}
}

func writeManifest(w *markup.Writer, p *Publication) {
	w.Open("manifest")
	w.Line()
	item := func(id, href, mediaType, properties string) {
		w.Empty("item", "id", id, "href", href, "media-type", mediaType, "properties", properties)
		w.Line()
	}
	item("ncx", ncxPath, "application/x-dtbncx+xml", "")
	item("css", cssPath, "text/css", "")
	for _, d := range p.Documents {
		item(d.ID, d.Path, "application/xhtml+xml", d.properties())
	}
	for _, r := range p.Resources {
		properties := ""
		if r.Cover {
			properties = "cover-image"
		}
		item(r.ID, r.Path, r.MediaType, properties)
	}
	w.CloseLine()
}

func (d *Document) properties() string {
	list := ""
	for _, p := range []struct {
		on   bool
		name string
	}{{d.Nav, "nav"}, {d.SVG, "svg"}, {d.MathML, "mathml"}} {
		if p.on {
			if list != "" {
				list += " "
			}
			list += p.name
		}
	}
	return list
}

func writeSpine(w *markup.Writer, p *Publication) {
	turning := ""
	if p.RightToLeft {
		turning = "rtl"
	}
	w.Open("spine", "toc", "ncx", "page-progression-direction", turning)
	w.Line()
	for _, d := range p.Documents {
		linear := ""
		if d.NonLinear {
			linear = "no"
		}
		w.Empty("itemref", "idref", d.ID, "linear", linear)
		w.Line()
	}
	w.CloseLine()
}

// guideTypes are the names that the guide of EPUB 2 has for the landmarks.
// Without a text reference Kindle's location freezes.
var guideTypes = map[string]string{"cover": "cover", "toc": "toc", "bodymatter": "text"}

func writeGuide(w *markup.Writer, p *Publication) {
	if len(p.Landmarks) == 0 {
		return
	}
	w.Open("guide")
	w.Line()
	for _, l := range p.Landmarks {
		w.Empty("reference", "type", guideTypes[l.Type], "title", l.Title, "href", l.Href)
		w.Line()
	}
	w.CloseLine()
}
