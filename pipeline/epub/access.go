package epub

import (
	"cmp"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/epub/css"
	"octavo/pipeline/epub/finish"
)

// Claims are what an edition says of itself that a shop wants to know too.
type Claims struct {
	UUID     string
	Pictures bool // it has some that carry meaning
	Access   finish.Access
}

// A tally counts what decides the claims of accessibility.
type tally struct {
	shown      int // pictures that carry meaning, the cover not among them
	described  int // those of them with a text that can stand for them
	decorative int
	moving     int // animated ones, which may flash
	bareTables int // tables without a header
}

func (t *tally) count(alt string, decorative bool) {
	switch {
	case decorative:
		t.decorative++
	case clean(alt) != "":
		t.shown++
		t.described++
	default:
		t.shown++
	}
}

// conformance is the one form of the claim that checkers know (EPUB
// Accessibility 1.1, section 2.4).
const conformance = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"

// claimAccess says of the book's accessibility what was found, and nothing
// else: Thorium and the shops show it to the reader.
func (e *edition) claimAccess() error {
	t := &e.pictures
	a := finish.Access{Modes: []string{"textual"}}
	allDescribed := t.described == t.shown
	if t.shown > 0 {
		a.Modes = append(a.Modes, "visual")
	}
	if t.shown > 0 {
		a.Sufficient = append(a.Sufficient, "textual,visual")
	}
	if allDescribed {
		a.Sufficient = append(a.Sufficient, "textual")
	}
	a.Features = []string{"tableOfContents", "readingOrder", "structuralNavigation"}
	adaptable := len(css.Fixed(e.pub.Stylesheet)) == 0
	if adaptable {
		a.Features = append(a.Features, "displayTransformability")
	}
	if t.shown > 0 && allDescribed {
		a.Features = append(a.Features, "alternativeText")
	}
	if len(e.pub.Pages) > 0 {
		a.Features = append(a.Features, "pageBreakMarkers", "pageNavigation")
	}
	a.Hazards = []string{"none"}
	if t.moving > 0 {
		a.Hazards = []string{"unknown"}
	}
	a.Summary = summary(t, adaptable)
	if allDescribed && adaptable && t.moving == 0 && t.bareTables == 0 {
		a.ConformsTo, a.CertifiedBy = conformance, cmp.Or(clean(e.book.Settings.Access.CertifiedBy), e.pub.Metadata.Generator)
	}
	a.Exemption = e.book.Settings.Access.Exemption
	if shop := e.options.Shop; shop != nil && shop.Exemption != nil && !*shop.Exemption && a.Exemption != "" {
		e.tellShop(diag.Pos{}, "a11y:exemption is left out, which its checker does not know; say it when you upload the book")
		a.Exemption = ""
	}
	e.pub.Metadata.Access = a
	if c := e.options.Claims; c != nil {
		*c = Claims{UUID: strings.TrimPrefix(e.pub.Metadata.Identifier, "urn:uuid:"), Pictures: t.shown > 0, Access: a}
	}
	return nil
}

// summary says the same in sentences.
func summary(t *tally, adaptable bool) string {
	list := []string{"The text is marked up with headings, sections and a table of contents, in reading order."}
	if adaptable {
		list = append(list, "Its size, face, spacing and colors can be changed.")
	}
	switch {
	case t.shown == 0:
		list = append(list, "No picture carries information that the text lacks.")
	case t.described == t.shown:
		list = append(list, "All pictures that carry information are described.")
	default:
		list = append(list, "Not all pictures are described.")
	}
	if t.moving > 0 {
		list = append(list, "It has moving pictures that were not checked for flashing.")
	}
	return strings.Join(list, " ")
}
