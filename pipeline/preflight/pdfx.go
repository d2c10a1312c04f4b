package preflight

import (
	"fmt"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf/object"
)

// The standards a print edition may say it conforms to, by their names in
// book.yaml.
const (
	pdfX1a = "pdf/x-1a"
	pdfX4  = "pdf/x-4"
)

// claim returns the standard that the file says it conforms to, or "".
func (p *PDF) claim() string {
	if p.info.Text("GTS_PDFXConformance") == "PDF/X-1a:2001" {
		return pdfX1a
	}
	if s := p.catalog.Stream("Metadata"); s != nil && strings.Contains(string(s.Data), "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>") {
		return pdfX4
	}
	return ""
}

// intent returns the file's output intent for PDF/X, or nil.
func (p *PDF) intent() object.Dict {
	for _, o := range p.catalog.Array("OutputIntents") {
		if d, ok := object.Resolve(o).(object.Dict); ok && d.Name("S") == "GTS_PDFX" {
			return d
		}
	}
	return nil
}

// PDFX holds a file to the standard it says it conforms to, as far as this
// program could break it: ISO 15930-1 for PDF/X-1a:2001, ISO 15930-7 for
// PDF/X-4. No other program was at hand to prove it with. It reports whether
// what the file says is true.
func PDFX(p *PDF, found *diag.Findings) bool {
	claim := p.claim()
	if claim == "" {
		return true
	}
	broken := p.brokenPDFX(claim)
	for _, what := range broken {
		found.Errorf(diag.Pos{}, "pdfx-broken", "the print edition was to be %s, and %s: it is made without saying so", strings.ToUpper(claim), what).
			Hint = "this is a mistake in octavo: please report it with the manuscript; or choose print: {standard: none}"
	}
	return len(broken) == 0
}

func (p *PDF) brokenPDFX(claim string) []string {
	var list []string
	add := func(bad bool, format string, args ...any) {
		if bad {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	x1a := claim == pdfX1a
	if x1a {
		add(p.version != "1.3", "is of PDF %s instead of 1.3", p.version)
		add(p.info.Text("GTS_PDFXVersion") != "PDF/X-1:2001", "names another version")
		add(p.file.Trailer["Type"] != nil, "has its objects in streams")
	} else {
		add(p.version != "1.6", "is of PDF %s instead of 1.6", p.version)
		list = append(list, p.brokenXMP("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Trapped")...)
	}
	add(p.file.Trailer["Encrypt"] != nil, "is locked")
	add(len(p.file.Trailer.Array("ID")) != 2, "has no ID")
	for _, key := range []object.Name{"Title", "CreationDate", "ModDate"} {
		add(p.info.Text(key) == "", "has no %s", key)
	}
	trapped := p.info.Name("Trapped")
	add(trapped != "True" && trapped != "False", "does not say whether it is trapped")
	list = append(list, p.brokenIntent(x1a)...)
	for _, key := range []object.Name{"OpenAction", "AA", "AcroForm", "Names"} {
		add(p.catalog[key] != nil, "has an entry %s", key)
	}
	add(x1a && p.catalog["OCProperties"] != nil, "has layers")
	list = append(list, p.brokenFonts()...)
	for i := range p.sheets {
		if what := p.brokenSheet(i, x1a); what != "" {
			return append(list, fmt.Sprintf("page %d %s", i+1, what))
		}
	}
	return list
}

// brokenXMP says which properties the metadata lacks.
func (p *PDF) brokenXMP(properties ...string) []string {
	s := p.catalog.Stream("Metadata")
	if s == nil {
		return []string{"has no metadata"}
	}
	var list []string
	for _, name := range properties {
		if !strings.Contains(string(s.Data), "<"+name+">") {
			list = append(list, "has no "+name)
		}
	}
	return list
}

func (p *PDF) brokenIntent(x1a bool) []string {
	in := p.intent()
	if in == nil {
		return []string{"has no output intent"}
	}
	var list []string
	if in.Text("OutputConditionIdentifier") == "" {
		list = append(list, "does not name its printing condition")
	}
	profile := in.Stream("DestOutputProfile")
	switch {
	case profile == nil && !x1a:
		list = append(list, "has no profile of its printing condition")
	case profile == nil && in.Text("RegistryName") == "":
		list = append(list, "does not say where its printing condition is described")
	case profile != nil:
		n := map[string]int{"GRAY": 1, "CMYK": 4}
		if d := profile.Data; len(d) < 128 || string(d[12:16]) != "prtr" || n[string(d[16:20])] == 0 || profile.Dict.Int("N") != n[string(d[16:20])] {
			list = append(list, "has a profile that is none of a printer")
		} else if x1a && string(d[16:20]) != "CMYK" {
			list = append(list, "has a profile that is none of CMYK")
		}
	}
	return list
}

func (p *PDF) brokenFonts() []string {
	var list []string
	for _, f := range p.faces {
		if !f.embedded {
			list = append(list, "lacks the font "+f.name)
		}
	}
	return list
}

// brokenSheet says what is wrong with a page, or "".
func (p *PDF) brokenSheet(i int, x1a bool) string {
	s := p.sheets[i]
	inside := func(a, b box) bool {
		return a.left >= b.left-slack && a.bottom >= b.bottom-slack && a.right <= b.right+slack && a.top <= b.top+slack
	}
	switch {
	case !s.trimmed:
		return "does not say where it is trimmed"
	case !inside(s.trim, s.bleed) || !inside(s.bleed, s.media):
		return "is trimmed outside its bleed, or bleeds past the sheet"
	case len(s.annotations) > 0:
		return "has annotations"
	case x1a && s.transparent:
		return "has something that shows through"
	case s.colours["rgb"] || s.colours["other"] || x1a && s.colours["icc"]:
		return "has colours of another kind than the press"
	}
	return ""
}
