// Package pipeline builds a book: it calls the stages one after another, in
// plain sight. What the stages are and what flows between them is in the
// README beside this file.
package pipeline

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit"
	"octavo/pipeline/cover"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub"
	"octavo/pipeline/font"
	"octavo/pipeline/manuscript"
	"octavo/pipeline/onix"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf"
	"octavo/pipeline/plain"
	"octavo/pipeline/proofread"
	"octavo/pipeline/release"
	"octavo/pipeline/typeset"
	"octavo/templates"
	"octavo/templates/specs"
	"octavo/templates/stores"
)

// A Result is a finished book, in memory: the caller puts it in place.
type Result struct {
	Book     *book.Book
	Design   *design.Design
	Pages    *page.Pages // nil when no paged edition was asked for
	Findings diag.Findings
	Slug     string // of the editions' names
	// Files are the editions in the order of Formats, and the record of the
	// build, build.json, last.
	Files  []release.File
	Record *Record

	family font.Family
	pdfs   map[string]pdf.Options // how the PDFs were made, by name
}

// NotReleased is the error of a release that findings stopped: the fault is in
// the manuscript, and a draft can be built.
type NotReleased struct {
	First error // the first of the findings
	Count int   // how many there are
}

func (e *NotReleased) Error() string {
	if e.Count == 1 {
		return "not released: " + e.First.Error()
	}
	return fmt.Sprintf("not released for %d errors, the first %s", e.Count, e.First)
}

// Unwrap returns the first finding.
func (e *NotReleased) Unwrap() error { return e.First }

// Parse reads the manuscript at path, copy-edits and proofreads it: the Book
// as all editions show it.
func Parse(path string, o Options, found *diag.Findings) (*book.Book, error) {
	b, err := manuscript.Read(path, manuscript.Options{
		Set: o.Set, Title: o.Title, Author: o.Author, Design: o.Design, Trim: o.Trim, Release: o.Release,
	}, found)
	if err != nil {
		return nil, err
	}
	ignore(b, found)
	copyedit.Run(b, found)
	proofread.Run(b, found)
	if o.Date != "" {
		b.Meta.Date = o.Date
	}
	return b, nil
}

// Build makes the editions of the book at path. An error means that nothing
// was made; what is wrong with the manuscript is in the Findings, which come
// with the error too.
func Build(path string, o Options) (*Result, error) {
	r := &Result{}
	var err error
	if r.Book, err = Parse(path, o, &r.Findings); err != nil {
		return r, err
	}
	r.tellTaken(o.ISBNs)
	if err := r.LoadDesign(); err != nil {
		return r, err
	}
	r.Slug = release.Slug(r.Book.Meta.Title)
	if err := r.mayRelease(o); err != nil {
		return r, err
	}
	if err := r.makeEditions(o); err != nil {
		return r, err
	}
	if err := r.mayRelease(o); err != nil { // of what only the pages show
		return r, err
	}
	if err := r.check(o); err != nil {
		return r, err
	}
	if err := r.mayRelease(o); err != nil { // of what only the finished files show
		return r, err
	}
	return r, r.record(o)
}

// tellTaken tells of ISBNs that another book of the run has.
func (r *Result) tellTaken(taken map[string]string) {
	if taken == nil {
		return
	}
	m := &r.Book.Meta
	for _, isbn := range []string{m.Identifiers.ISBNEbook, m.Identifiers.ISBNPrint} {
		key := book.DigitsOf(isbn)
		if title, ok := taken[key]; ok && key != "" && title != m.Title {
			r.Findings.Errorf(diag.Pos{File: "book.yaml"}, "isbn-twice", "the ISBN %s is that of %q too", isbn, title).
				Hint = "give each book, and each of its editions, the number that was issued for it"
		} else if key != "" {
			taken[key] = m.Title
		}
	}
}

// LoadDesign loads the design the book names, and its faces.
func (r *Result) LoadDesign() (err error) {
	b := r.Book
	r.Design, err = design.Load(templates.Designs, design.Options{
		Name: b.Settings.Design, Override: b.Settings.Override, Trim: b.Settings.Print.Trim, Language: b.Meta.Language, Own: b.ReadFile,
	})
	if err != nil {
		return err
	}
	keepClear(r.Design, b, &r.Findings)
	if mode := r.Design.Type.WritingMode; mode != "" && mode != "horizontal" && mode != "horizontal-tb" {
		r.Findings.Warnf(diag.Pos{File: "book.yaml"}, "vertical-text", "writing-mode %s is not set; all editions have lines from side to side", mode).
			Hint = "octavo sets Chinese and Japanese in horizontal lines only; take writing-mode out, or set the vertical edition with another program"
	}
	if r.family, err = loadFamily(r.Book, r.Design, &r.Findings); err != nil {
		return err
	}
	if r.family, err = withScripts(b, r.Design, r.family, &r.Findings); err != nil {
		return err
	}
	tellRights(&r.family, &r.Findings)
	return nil
}

// layOut makes the pages both paged editions show.
func (r *Result) layOut(o Options, found *diag.Findings) (*page.Pages, error) {
	fit, err := design.ParseFit(r.Book.Settings.Print.Fit)
	if err != nil { // book.yaml is read already; this came from elsewhere
		return nil, diag.Faultf(r.Book.Settings.Print.At, "bad-value", "write it as even, signature 16, or pages <= 250", "%v", err)
	}
	return typeset.Pages(r.Book, r.Design, typeset.Options{Family: r.family, Gutters: gutters(r.Book.Settings.Print.Printer), Bleed: ruleLength(specs.For(r.Book.Settings.Print.Printer, string(Print)), "bleed-size"), Fit: fit, Jobs: o.jobs()}, found)
}

// mayRelease stops a release that has errors among its findings.
func (r *Result) mayRelease(o Options) error {
	if n := r.Findings.Count(diag.Error); o.Release && n > 0 {
		return &NotReleased{errFindings(&r.Findings), n}
	}
	return nil
}

// errFindings says why a release stops.
func errFindings(found *diag.Findings) error {
	for _, f := range found.All() {
		if f.Severity == diag.Error {
			return errFindingsOf(f)
		}
	}
	return nil
}

func errFindingsOf(f diag.Finding) error {
	return &diag.Fault{Pos: f.Pos, Code: f.Code, Message: f.Message, Hint: f.Hint}
}

// makeEditions makes each edition asked for. The cover goes first, since two
// others show it; then the pages, whose beginnings the EPUB lists; the files are
// written side by side.
func (r *Result) makeEditions(o Options) error {
	formats := o.Formats
	if formats == nil {
		formats = Usual
	}
	want := func(list ...Format) bool {
		return slices.ContainsFunc(list, func(f Format) bool { return slices.Contains(formats, f) })
	}

	printed, err := printOptions(r.Book)
	if err != nil {
		return err
	}
	made := map[Format][]byte{}
	var front *cover.Cover
	if want(EPUB, Kepub, ONIX, Read, Cover) || len(o.Stores) > 0 {
		var err error
		if front, err = cover.Make(r.Book, r.Design, r.family, &r.Findings); err != nil {
			return fmt.Errorf("make the cover: %w", err)
		}
		made[Cover] = front.Shop
	}
	if want(Markdown) {
		made[Markdown] = plain.Markdown(r.Book)
	}
	if want(Text) {
		made[Text] = plain.Text(r.Book)
	}

	wrapped := want(Wrap, Guides) || r.Book.Settings.Cover.Wrap != "" && want(Print)
	if want(Print, Read) || wrapped {
		if r.Pages, err = r.layOut(o, &r.Findings); err != nil {
			return err
		}
	}
	var steps steps
	var asEPUB, asKepub bytes.Buffer // each step has its own; made is filled afterwards
	asPDF := map[Format][]byte{}
	var listed *page.Pages // those that the EPUB refers to
	if want(Print) {
		listed = r.Pages
	}
	var claims epub.Claims
	if want(EPUB, Kepub, ONIX) {
		steps.add(func(found *diag.Findings) error {
			eo := epub.Options{Cover: front.Inside, Version: Version, Family: r.family, Pages: listed, Claims: &claims, Found: found}
			err := epub.Write(&asEPUB, r.Book, r.Design, eo)
			if err == nil && want(Kepub) {
				err = epub.WriteKepub(&asKepub, asEPUB.Bytes())
			}
			return err
		})
	}
	forShops := make([]release.File, len(o.Stores))
	for i, id := range o.Stores {
		steps.add(func(found *diag.Findings) (err error) {
			forShops[i], err = r.shopEdition(stores.For(id), front, listed, found)
			return err
		})
	}
	r.pdfs = map[string]pdf.Options{}
	if want(Print, Read) {
		steps.add(func(*diag.Findings) error {
			paged := pdf.New(r.Pages)
			for _, edition := range []struct {
				format Format
				kind   pdf.Edition
			}{{Print, pdf.Print}, {Read, pdf.Read}} {
				if !want(edition.format) {
					continue
				}
				po := pdf.Options{Edition: edition.kind, Version: Version}
				if edition.format == Read {
					po.Cover = front.Inside
				} else {
					po = printed
				}
				var out bytes.Buffer
				if err := paged.Write(&out, &r.Book.Meta, po); err != nil {
					return fmt.Errorf("make the %s edition: %w", edition.format, err)
				}
				asPDF[edition.format], r.pdfs[r.Slug+edition.format.ending()] = out.Bytes(), po
			}
			return nil
		})
	}
	asWrap := map[Format][]byte{}
	if wrapped {
		steps.add(func(found *diag.Findings) error { return r.makeWraps(want, printed, asWrap, found) })
	}
	if err := steps.run(o.jobs(), &r.Findings); err != nil {
		return err
	}
	made[EPUB], made[Kepub] = asEPUB.Bytes(), asKepub.Bytes()
	maps.Copy(made, asPDF)
	maps.Copy(made, asWrap)
	if want(ONIX) {
		made[ONIX] = onix.Message(r.Book, r.tradeFacts(&claims, listed))
	}
	for _, f := range Formats {
		if data, ok := made[f]; ok && want(f) {
			r.Files = append(r.Files, release.File{Name: r.Slug + f.ending(), Data: data})
		}
	}
	r.Files = append(r.Files, forShops...)
	return nil
}

// tradeFacts gathers what the book trade is told of the editions.
func (r *Result) tradeFacts(c *epub.Claims, pages *page.Pages) onix.Facts {
	words := authorsWords(r.Book)
	f := onix.Facts{
		UUID: c.UUID, Pictures: c.Pictures, Words: words.Count(),
		Features: c.Access.Features, Hazards: c.Access.Hazards, Summary: c.Access.Summary, ConformsTo: c.Access.ConformsTo, Exemption: c.Access.Exemption,
	}
	if pages != nil {
		f.Pages, f.Trim = len(pages.Sides), pages.Trim
	}
	return f
}

// shopEdition makes the EPUB for one shop, with the cover it wants inside.
func (r *Result) shopEdition(shop *stores.Shop, front *cover.Cover, pages *page.Pages, found *diag.Findings) (release.File, error) {
	var out bytes.Buffer
	eo := epub.Options{Cover: front.Inside, Version: Version, Family: r.family, Pages: pages, Shop: shop, Found: found}
	if shop.Cover == "whole" {
		eo.Cover = front.Shop
	}
	if err := epub.Write(&out, r.Book, r.Design, eo); err != nil {
		return release.File{}, fmt.Errorf("make the edition for %s: %w", shop.Name, err)
	}
	return release.File{Name: r.Slug + "-" + shop.ID + EPUB.ending(), Data: out.Bytes()}, nil
}
