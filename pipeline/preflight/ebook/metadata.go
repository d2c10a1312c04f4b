package ebook

import (
	"regexp"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/templates/specs"
)

func (j *judge) epubVersion() {
	if v := j.pkg.version; v < j.rule.Value.Least {
		j.say(j.in(0), "have it made as EPUB 3", "the book is EPUB %s, and %s is the least", short(v), j.rule.Value.Least)
	}
}

func (j *judge) isbn() {
	for _, m := range append(j.pkg.all("dc:identifier"), j.pkg.all("dc:source")...) {
		digits, ok := isbnIn(m)
		if !ok {
			continue
		}
		switch {
		case strings.Trim(strings.TrimSuffix(digits, "X"), "0123456789") != "":
			j.say(j.in(m.line), "copy it again from where it was issued", "%q is no ISBN", short(m.value()))
		case len(digits) == 13 && book.ISBN13Digit(digits[:12]) != digits[12]:
			j.say(j.in(m.line), "copy it again from where it was issued", "the ISBN %s is wrong: after its first twelve digits comes %c", digits, book.ISBN13Digit(digits[:12]))
		case len(digits) == 10 && book.ISBN10Digit(digits[:9]) != digits[9]:
			j.say(j.in(m.line), "copy it again from where it was issued", "the ISBN %s is wrong: after its first nine digits comes %c", digits, book.ISBN10Digit(digits[:9]))
		case len(digits) != 13 && len(digits) != 10:
			j.say(j.in(m.line), "copy it again from where it was issued", "an ISBN has 13 digits, and %s has %d", short(m.value()), len(digits))
		}
	}
}

// ISBNs returns the book's own, as digits.
func (b *Book) ISBNs() []string {
	var list []string
	for _, m := range b.pkg.all("dc:identifier") {
		if digits, ok := isbnIn(m); ok {
			list = append(list, digits)
		}
	}
	return list
}

// Title returns the book's first title.
func (b *Book) Title() string {
	for _, m := range b.pkg.all("dc:title") {
		return m.value()
	}
	return ""
}

// isbnIn returns the digits of an ISBN, ok when the element says it has one.
func isbnIn(m *meta) (digits string, ok bool) {
	v := strings.ToLower(m.value())
	for _, start := range []string{"urn:isbn:", "isbn:", "isbn"} {
		if rest, is := strings.CutPrefix(v, start); is {
			v, ok = rest, true
			break
		}
	}
	ok = ok || strings.EqualFold(m.attrs["opf:scheme"], "isbn")
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(v)), ok
}

func (j *judge) role() {
	say := func(line int, code string) {
		if code == "" || j.rule.Value.Has(code) || strings.HasPrefix(code, "oth.") {
			return
		}
		hint := "roles are codes of three letters: aut, edt, trl, ill"
		if len(code) > 3 && j.rule.Value.Has(strings.ToLower(code[:3])) {
			hint = "is it " + strings.ToLower(code[:3]) + "? " + hint
		}
		j.say(j.in(line), hint, "the role %q is no MARC relator code", short(code))
	}
	for _, m := range j.pkg.all("role") {
		if s := m.attrs["scheme"]; s == "" || s == "marc:relators" {
			say(m.line, m.value())
		}
	}
	for _, name := range []string{"dc:creator", "dc:contributor"} {
		for _, m := range j.pkg.all(name) {
			say(m.line, m.attrs["opf:role"])
		}
	}
}

// position is a number, or numbers with points between them.
var position = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*$`)

func (j *judge) groupPosition() {
	for _, m := range j.pkg.all("group-position") {
		if !position.MatchString(m.value()) {
			j.say(j.in(m.line), "write it as 2 or 2.5", "the volume's number is %q", short(m.value()))
		}
	}
	for i := range j.pkg.metas {
		if m := &j.pkg.metas[i]; m.attrs["name"] == "calibre:series_index" && !position.MatchString(strings.TrimSpace(m.attrs["content"])) {
			j.say(j.in(m.line), "write it as 2 or 2.5", "the volume's number is %q", short(m.attrs["content"]))
		}
	}
}

func (j *judge) metadataSpace() {
	for i := range j.pkg.metas {
		if m := &j.pkg.metas[i]; m.text != m.value() && m.value() != "" {
			j.say(j.in(m.line), "take the space out", "%s has space before or after its text", m.name)
		}
	}
}

func (j *judge) accessMetadata() {
	for _, name := range j.rule.Value.List {
		if len(j.pkg.all(name)) == 0 && len(j.byName(name)) == 0 {
			j.say(j.in(0), "octavo computes it from the book; other programs have a form for it", "there is no %s", name)
		}
	}
}

// byName returns elements of the form that EPUB 2 has, <meta name content>.
func (j *judge) byName(name string) []*meta {
	var list []*meta
	for i := range j.pkg.metas {
		if m := &j.pkg.metas[i]; m.attrs["name"] == name {
			list = append(list, m)
		}
	}
	return list
}

// claims reports whether the book says that it has a feature, and where.
func (j *judge) claims(property, value string) (line int, ok bool) {
	for _, m := range j.pkg.all(property) {
		if m.value() == value {
			return m.line, true
		}
	}
	return 0, false
}

// accessClaim looks whether what the book says of itself is so.
func (j *judge) accessClaim() {
	noAlt := 0
	for _, d := range j.docs {
		noAlt += len(d.noAlt)
	}
	if line, ok := j.claims("schema:accessibilityFeature", "alternativeText"); ok && noAlt > 0 {
		j.say(j.in(line), "describe them, or take alternativeText out", "the book says that pictures are described, and %d are not", noAlt)
	}
	_, pages := j.nav("page-list")
	if line, ok := j.claims("schema:accessibilityFeature", "pageNavigation"); ok && pages == nil {
		j.say(j.in(line), "take pageNavigation out", "the book says that it lists the pages of a print edition, and it does not")
	}
	for _, m := range j.pkg.all("dcterms:conformsTo") {
		if !strings.HasPrefix(m.value(), "EPUB Accessibility") && !strings.HasPrefix(m.value(), "EPUB-A11Y") {
			continue
		}
		for _, why := range j.barriers() {
			j.say(j.in(m.line), "mend that, or take the claim out", "the book says that it conforms to %s, and %s", short(m.value()), why)
		}
	}
}

// barriers are what WCAG forbids and this package can see.
func (j *judge) barriers() []string {
	var list []string
	add := func(bad bool, what string) {
		if bad && !slices.Contains(list, what) {
			list = append(list, what)
		}
	}
	for _, d := range j.docs {
		add(len(d.noAlt) > 0, "a picture has no description")
		add(!d.lang, "a page does not say its language")
		add(strings.TrimSpace(d.title) == "", "a page has no title")
		add(len(pale(d.item.path, d.inline(), 45)) > 0, "text is hard to tell from its ground")
	}
	for _, s := range j.allSheets() {
		add(len(pale(s.path, s.list, 45)) > 0, "text is hard to tell from its ground")
	}
	return list
}

// pageSource looks whether a book that counts the pages of a print edition
// says of which.
func (j *judge) pageSource() {
	_, list := j.nav("page-list")
	breaks := 0
	for _, d := range j.docs {
		breaks += d.breaks
	}
	sources := len(j.pkg.all("source-of")) + len(j.pkg.all("pageBreakSource")) + len(j.pkg.all("a11y:pageBreakSource"))
	if (list != nil || breaks > 0) && sources == 0 {
		j.say(j.in(0), "name it with dc:source and source-of pagination", "the book marks pages and does not say of which edition")
	}
	if breaks > 0 && list == nil {
		j.say(j.in(0), "add a page-list", "the book marks %d pages and does not list them", breaks)
	}
}

func (j *judge) pageBreakSource() {
	for _, name := range []string{"pageBreakSource", "a11y:pageBreakSource"} {
		for _, m := range j.pkg.all(name) {
			j.say(j.in(m.line), "write it as dc:source with source-of pagination, which all checkers take", "%s is newer than the checker", name)
		}
	}
}

func (j *judge) ncxUID() {
	n := j.ncx
	if n == nil {
		return
	}
	id := ""
	for _, m := range j.pkg.all("dc:identifier") {
		if m.attrs["id"] == j.pkg.unique {
			id = m.value()
		}
	}
	switch at := (fact{n.path, n.uidLine, ""}); {
	case n.uid == "":
		j.say(fact{path: n.path}, "write <meta name=\"dtb:uid\" content=\""+id+"\"/>", "the contents for old readers have no dtb:uid")
	case strings.TrimSpace(n.uid) != id:
		j.say(at, "write "+id, "dtb:uid is %q, and the book's identifier %q", short(n.uid), short(id))
	}
}

// coverNamed looks for the cover's picture in both forms.
func (j *judge) coverNamed() {
	three, two := j.pkg.cover()
	switch {
	case three == nil && two == nil:
		j.say(j.in(0), "give the picture the property cover-image, and name its id in <meta name=\"cover\">", "no picture is named as the cover")
	case three == nil && j.pkg.version >= "3":
		j.say(j.in(two.line), "add properties=\"cover-image\"", "the cover is named only as EPUB 2 does")
	case two == nil:
		j.say(j.in(three.line), "add <meta name=\"cover\" content=\""+three.id+"\"/>", "the cover is named only as EPUB 3 does; some readers look for the older way")
	case three != nil && three != two:
		j.say(j.in(three.line), "name one", "two pictures are named as the cover: %s and %s", short(three.href), short(two.href))
	}
}

func (j *judge) fontSwitch() {
	fonts := slices.ContainsFunc(j.pkg.items, func(it *item) bool {
		return strings.Contains(it.mediaType, "font") || strings.HasSuffix(it.mediaType, "opentype")
	})
	_, ok := j.files["META-INF/com.apple.ibooks.display-options.xml"]
	if fonts && !ok {
		j.say(fact{}, "add META-INF/com.apple.ibooks.display-options.xml with specified-fonts true", "the book has fonts, and nothing tells Apple Books to use them")
	}
}

func (j *judge) scriptsIn() {
	for _, d := range j.docs {
		for _, f := range d.scripts {
			j.say(f, "take it out", "the page has a script")
		}
	}
}

// within the file: lengths of rules.
func (j *judge) most() int  { return specs.Count(j.rule.Value.Most) }
func (j *judge) least() int { return specs.Count(j.rule.Value.Least) }
