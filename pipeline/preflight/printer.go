package preflight

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
	"octavo/templates/specs"
)

// A PrintJob is what a printer's rules depend on and the file does not say.
type PrintJob struct {
	Paper string // white or cream
	Day   string // of the book, YYYY-MM-DD or its beginning; "" for none
	// Draft says that more of the book may be to come.
	Draft bool
	// Foreign says that the file may be of another program: what octavo would
	// do otherwise is no help.
	Foreign bool
	// Sheet says that it is the book's cover.
	Sheet bool
}

// Printer compares a finished print edition with the rules of a store.
func Printer(p *PDF, store *specs.Store, job PrintJob, found *diag.Findings) {
	if store == nil {
		return
	}
	j := &judge{PDF: p, PrintJob: job, store: store, found: found}
	if job.Foreign {
		j.findTrim()
	}
	for i := range checks {
		j.at = &checks[i]
		if j.rule = store.Rule(j.at.code); j.rule != nil {
			j.at.check(j)
		}
	}
	if n, oldest := store.Old(job.Day); n > 0 {
		found.Notef(diag.Pos{}, "old-rules", "%d of the rules of %s were last looked at more than a year before the book's date, the oldest on %s", n, store.Name, oldest).
			Hint = "compare them with what the printer asks for now: octavo specs " + store.ID + " lists them with their sources"
	}
}

// A judge holds a file against a store's rules, one at a time.
type judge struct {
	*PDF
	PrintJob
	store *specs.Store
	at    *check
	rule  *specs.Rule // that is looked at
	found *diag.Findings
}

// A check looks whether the rule with its code is kept.
type check struct {
	code  string
	check func(*judge)
}

// checks are in the order their findings come. A rule whose ID is not here
// would never be looked at; a test holds that all are.
var checks = []check{
	{"trim-size", (*judge).trimSize},
	{"trim-usual", (*judge).trimUsual},
	{"page-count", (*judge).pageCount},
	{"even-pages", (*judge).evenPages},
	{"blank-pages", (*judge).blankPages},
	{"last-page", (*judge).lastPage},
	{"inner-margin", (*judge).innerMargin},
	{"outer-margins", (*judge).outerMargins},
	{"bleed-size", (*judge).bleedSize},
	{"type-size", (*judge).typeSize},
	{"line-weight", (*judge).lineWeight},
	{"gray-fill", (*judge).grayFill},
	{"font-embedding", (*judge).fontEmbedding},
	{"print-colour", (*judge).colour},
	{"image-resolution", (*judge).imageResolution},
	{"print-extras", (*judge).extras},
	{"print-standard", (*judge).standard},
	{"file-size", (*judge).fileSize},
}

// say tells that the rule at hand is broken, and what the store has written.
func (j *judge) say(severity diag.Severity, hint, format string, args ...any) {
	if hint += ". "; j.Foreign || hint == ". " {
		hint = ""
	}
	j.found.Add(diag.Finding{
		Code: j.at.code, Severity: severity,
		Message: j.what() + fmt.Sprintf(format, args...),
		Hint:    hint + j.store.Name + ": " + strings.TrimSuffix(j.rule.Says, ".") + " (" + j.rule.Source + "; read " + j.rule.Verified + ")",
	})
}

// what names the file, before what is said of it.
func (j *judge) what() string {
	if j.Sheet {
		return "the printed cover: "
	}
	return "the print edition: "
}

func (j *judge) broken(hint, format string, args ...any) {
	j.say(j.rule.Severity, hint, format, args...)
}

// slack is how far a measure may miss a rule, in points: what is lost when a
// file's numbers are rounded.
const slack = 0.02

// inches gives a length so that one can compare it with a rule.
func inches(points float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", points/72), "0"), ".") + " in"
}

func points(l unit.Length) float64 { return l.Points() }

// boundLeft reports whether page i, counted from 0, is bound at its left edge:
// a right-hand page, and in a book from right to left the other.
func (j *judge) boundLeft(i int) bool {
	return (i%2 == 0) == (j.catalog.Dict("ViewerPreferences").Name("Direction") != "R2L")
}

func (j *judge) trim() unit.Size {
	t := j.sheets[0].trim
	return unit.Size{Width: unit.Points(t.right - t.left), Height: unit.Points(t.top - t.bottom)}
}

func (j *judge) trimSize() {
	trim, least, most := j.trim(), specs.Size(j.rule.Value.Least), specs.Size(j.rule.Value.Most)
	const near = unit.Inch / 100
	if trim.Width < least.Width-near || trim.Height < least.Height-near || trim.Width > most.Width+near || trim.Height > most.Height+near {
		j.broken("choose another with print: {trim: 5.5x8.5in} or --trim", "the trimmed page is %v", trim)
	}
	for i, s := range j.sheets {
		if s.trim.right-s.trim.left != j.sheets[0].trim.right-j.sheets[0].trim.left || s.trim.top-s.trim.bottom != j.sheets[0].trim.top-j.sheets[0].trim.bottom {
			j.broken("this is a mistake in octavo: please report it with the manuscript", "page %d has another size than the first", i+1)
			return
		}
	}
}

func (j *judge) trimUsual() {
	if trim := j.trim(); !specs.AnySize(j.rule.Value.List, trim) {
		j.broken("one of these has more shops: "+strings.Join(j.rule.Value.List, ", "), "%v is no usual size", trim)
	}
}

func (j *judge) pageCount() {
	line := j.rule.Value.On(j.Paper, j.trim())
	if line == nil {
		return
	}
	n := len(j.sheets)
	if least := specs.Count(line.Least); n < least {
		severity := j.rule.Severity
		if j.Draft {
			severity = diag.Note
		}
		j.say(severity, "add front or back matter, set the type larger, or have it printed elsewhere", "%d pages, and %d are the fewest on %s paper", n, least, j.Paper)
	}
	if most := specs.Count(line.Most); most > 0 && n > most {
		j.broken("choose a larger trim, smaller type or narrower leading, or make two volumes", "%d pages, and %d are the most on %s paper at %v", n, most, j.Paper, j.trim())
	}
}

func (j *judge) evenPages() {
	if m := j.rule.Value.Multiple; m > 0 && len(j.sheets)%m != 0 {
		j.broken("this is a mistake in octavo: please report it with the manuscript", "%d pages", len(j.sheets))
	}
}

func (j *judge) blankPages() {
	most, run := specs.Count(j.rule.Value.Most), 0
	for i, s := range j.sheets {
		if s.marks > 0 {
			run = 0
			continue
		}
		if run++; run == most+1 {
			j.broken("leave out the empty section, or let chapters begin on either side: design: {opening: {recto: false}}", "page %d is the %s blank page in a row", i+1, ordinal(run))
		}
	}
}

func ordinal(n int) string {
	if n < 4 {
		return [...]string{"", "first", "second", "third"}[n]
	}
	return fmt.Sprintf("%dth", n)
}

func (j *judge) lastPage() {
	if n := len(j.sheets); j.rule.Value.Has("blank") && j.sheets[n-1].marks > 0 {
		j.broken("nothing need be done; reckon with two pages more when the cover is made", "something is printed on the last page, %d", n)
	}
}

// findTrim finds the trim of a file that does not say it, and is as large as a
// usual size with its bleed: so KDP asks for files whose art runs off the page.
func (j *judge) findTrim() {
	usual := specs.For("kdp", "print").Rule("trim-usual")
	bleed := j.store.Rule("bleed-size")
	if usual == nil || bleed == nil || j.sheets[0].trimmed || specs.AnySize(usual.Value.List, j.trim()) {
		return
	}
	by := specs.Length(bleed.Value.Least)
	inner := unit.Size{Width: j.trim().Width - by, Height: j.trim().Height - 2*by}
	if !specs.AnySize(usual.Value.List, inner) {
		return
	}
	off := points(by)
	for i, s := range j.sheets {
		if s.trimmed {
			continue
		}
		t := box{s.media.left, s.media.bottom + off, s.media.right, s.media.top - off}
		if j.boundLeft(i) {
			t.right -= off
		} else {
			t.left += off
		}
		s.trim, s.trimmed = t, true
	}
}

// bleeds reports whether art runs off the pages.
func (j *judge) bleeds() bool {
	return slices.ContainsFunc(j.sheets, func(s *sheet) bool { return s.bleed != s.trim })
}

// innerMargin measures from the ink of the text, marks that hang in the margin
// among it.
func (j *judge) innerMargin() {
	line := j.rule.Value.Upto(len(j.sheets))
	if line == nil {
		return
	}
	j.margin(points(specs.Length(line.Least)), "at the binding", "widen design: {page: {inner: ...}}, or name the printer in print: {printer: "+j.store.ID+"}",
		func(s *sheet, left bool) float64 {
			if left {
				return s.text.left - s.trim.left
			}
			return s.trim.right - s.text.right
		})
}

func (j *judge) outerMargins() {
	least := specs.Length(j.rule.Value.Least)
	if j.rule.Value.WithBleed != "" && j.bleeds() {
		least = specs.Length(j.rule.Value.WithBleed)
	}
	for _, edge := range []struct {
		name, key string
		gap       func(s *sheet, left bool) float64
	}{
		{"at the fore-edge", "outer", func(s *sheet, left bool) float64 {
			if left {
				return s.trim.right - s.text.right
			}
			return s.text.left - s.trim.left
		}},
		{"at the head", "top", func(s *sheet, _ bool) float64 { return s.trim.top - s.text.top }},
		{"at the foot", "bottom", func(s *sheet, _ bool) float64 { return s.text.bottom - s.trim.bottom }},
	} {
		j.margin(points(least), edge.name, "widen design: {page: {"+edge.key+": ...}}, or shorten running-head: gap", edge.gap)
	}
}

// margin tells on how many pages text stands nearer to an edge than least, and
// where it does so most.
func (j *judge) margin(least float64, where, hint string, gap func(*sheet, bool) float64) {
	pages, worst, at := 0, math.Inf(1), 0
	for i, s := range j.sheets {
		if s.text == (box{}) {
			continue
		}
		d := gap(s, j.boundLeft(i))
		if d >= least-slack {
			continue
		}
		pages++
		if d < worst-slack {
			worst, at = d, i+1
		}
	}
	if pages > 0 {
		j.broken(hint, "on page %d the margin %s is %s, and %s is the least%s", at, where, inches(worst), inches(least), andMore(pages))
	}
}

// andMore says on how many pages a thing is found that was told of one.
func andMore(pages int) string {
	if pages == 1 {
		return ""
	}
	return fmt.Sprintf("; so on %d pages", pages)
}

func (j *judge) bleedSize() {
	least, most := points(specs.Length(j.rule.Value.Least)), points(specs.Length(j.rule.Value.Most))
	for i, s := range j.sheets {
		left := j.boundLeft(i)
		over := []float64{s.trim.top - s.ink.top, s.ink.bottom - s.trim.bottom, s.trim.right - s.ink.right, s.ink.left - s.trim.left}
		room := []float64{s.bleed.top - s.trim.top, s.trim.bottom - s.bleed.bottom, s.bleed.right - s.trim.right, s.trim.left - s.bleed.left}
		binding := 3
		if !left {
			binding = 2
		}
		for edge := range over {
			want, limit := least, most
			if edge == binding {
				want, limit = 0, 0
			}
			switch {
			case s.marks == 0 || over[edge] > slack && room[edge] <= slack:
			case over[edge] <= slack && room[edge] < want-slack, room[edge] > limit+slack:
				j.broken("this is a mistake in octavo: please report it with the manuscript", "on page %d art has %s to run past the trim, and %s is asked for", i+1, inches(room[edge]), inches(want))
				return
			}
		}
	}
}

// tooSmall returns how many pages have a measure below the least the rule
// wants, the smallest, and the number of the first page that has it. A page
// without any has 0.
func (j *judge) tooSmall(measure func(*sheet) float64) (pages int, worst float64, at int) {
	least := points(specs.Length(j.rule.Value.Least))
	worst = math.Inf(1)
	for i := range j.sheets {
		m := measure(j.sheets[i])
		if m > 0 && m < least-slack {
			if pages++; m < worst {
				worst, at = m, i+1
			}
		}
	}
	return pages, worst, at
}

func (j *judge) typeSize() {
	if pages, worst, at := j.tooSmall(func(s *sheet) float64 { return s.typeSize }); pages > 0 {
		j.broken("set the size under design: that is too small: notes: size, front: small-size, running-head: size", "the type on page %d is of %.1f pt%s", at, worst, andMore(pages))
	}
}

func (j *judge) lineWeight() {
	if pages, worst, at := j.tooSmall(func(s *sheet) float64 { return s.thinnest }); pages > 0 {
		j.broken("it prints, and may break up in places", "a line on page %d is %.2f pt thick%s", at, worst, andMore(pages))
	}
}

func (j *judge) grayFill() {
	least := float64(specs.Percent(j.rule.Value.Least)) / 100
	for i, s := range j.sheets {
		if s.lightest < 1 && 1-s.lightest < least-0.001 {
			j.broken("choose a darker gray", "a gray on page %d has %.0f %%", i+1, (1-s.lightest)*100)
			return
		}
	}
}

func (j *judge) fontEmbedding() {
	subsets := 0
	for _, f := range j.faces {
		if !f.embedded && j.rule.Value.Has("embedded") {
			j.broken("this is a mistake in octavo: please report it with the manuscript", "the font %s is not in the file", f.name)
		}
		if f.subset {
			subsets++
		}
	}
	if subsets > 0 && j.rule.Value.Has("whole") {
		j.say(diag.Note, "print: {fonts: whole} in book.yaml", "of %d fonts only the glyphs in use are in the file", subsets)
	}
}

func (j *judge) colour() {
	if profile := j.intent().Stream("DestOutputProfile"); profile != nil && !j.rule.Value.Has("icc") {
		j.broken("leave print: profile out", "the file has a colour profile for its printing condition")
	}
	for i, s := range j.sheets {
		for _, c := range []string{"rgb", "cmyk", "icc", "other"} {
			if s.colours[c] && !j.rule.Value.Has(c) {
				j.broken("this is a mistake in octavo: please report it with the manuscript", "page %d is painted in a colour space of the kind %q", i+1, c)
				return
			}
		}
	}
}

func (j *judge) imageResolution() {
	least := float64(specs.Count(j.rule.Value.Least))
	for i, s := range j.sheets {
		for _, p := range s.images {
			if p.dpi < least-0.5 {
				j.broken("take a larger picture, or let it stand smaller", "the picture of %d × %d pixels on page %d has %.0f to the inch", p.width, p.height, i+1, p.dpi)
			}
		}
	}
}

// extras looks for what a printer does not want in a file.
func (j *judge) extras() {
	for _, word := range j.rule.Value.List {
		if what := j.extra(word); what != "" {
			j.broken("this is a mistake in octavo: please report it with the manuscript", "%s", what)
		}
	}
}

// printersMarks are annotations and page entries that marks are made with.
func (j *judge) extra(word string) string {
	each := func(format string, is func(*sheet) bool) string {
		for i, s := range j.sheets {
			if is(s) {
				return fmt.Sprintf(format, i+1)
			}
		}
		return ""
	}
	entry := func(what string, keys ...object.Name) string {
		for _, key := range keys {
			if j.catalog[key] != nil {
				return what
			}
		}
		return ""
	}
	switch word {
	case "bookmarks":
		return entry("the file has bookmarks", "Outlines")
	case "annotations":
		return each("page %d has an annotation", func(s *sheet) bool { return len(s.annotations) > 0 })
	case "marks":
		return each("something is printed outside the trim and the bleed of page %d", func(s *sheet) bool {
			return s.marks > 0 && s.ink != (box{}) && (s.ink.left < s.bleed.left-slack || s.ink.right > s.bleed.right+slack || s.ink.bottom < s.bleed.bottom-slack || s.ink.top > s.bleed.top+slack)
		})
	case "layers":
		return entry("the file has layers", "OCProperties")
	case "transparency":
		return each("something on page %d shows through", func(s *sheet) bool { return s.transparent })
	case "hidden-text":
		return each("there is text on page %d that is not printed", func(s *sheet) bool { return s.hidden })
	case "encryption":
		if j.file.Trailer["Encrypt"] != nil {
			return "the file is locked"
		}
	case "scripts":
		if names := j.catalog.Dict("Names"); names["JavaScript"] != nil {
			return "the file has scripts"
		}
		return entry("the file does something when it is opened", "OpenAction", "AA", "AcroForm")
	case "attachments":
		if names := j.catalog.Dict("Names"); names["EmbeddedFiles"] != nil {
			return "the file has other files inside"
		}
	}
	return ""
}

func (j *judge) standard() {
	if claim := j.claim(); !j.rule.Value.Has(claim) {
		if claim == "" {
			claim = "of no standard"
		}
		j.broken("print: {standard: "+j.rule.Value.List[0]+"} in book.yaml", "the file is %s", claim)
	}
}

func (j *judge) fileSize() {
	if most := specs.Bytes(j.rule.Value.Most); j.size > most {
		j.broken("make the pictures smaller", "the file has %d MB", (j.size+1<<20-1)>>20)
	}
}

// Checks reports whether there is a check for the rule with the ID.
func Checks(id string) bool {
	return slices.ContainsFunc(checks, func(c check) bool { return c.code == id })
}
