package preflight

import (
	"encoding/binary"
	"fmt"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/pdf/object"
)

// claimsUA reports whether the file says that it is PDF/UA-1 (ISO 14289-1, 5).
func (p *PDF) claimsUA() bool {
	s := p.catalog.Stream("Metadata")
	return s != nil && strings.Contains(string(s.Data), "<pdfuaid:part>1</pdfuaid:part>")
}

// PDFUA holds a file that says it is PDF/UA-1 to that, and tells why one that
// does not say it is none. No other program was at hand to prove it with. It
// reports whether what the file says is true.
func PDFUA(p *PDF, found *diag.Findings) bool {
	claims := p.claimsUA()
	for _, f := range p.UAFailures() {
		switch {
		case claims:
			found.Warnf(diag.Pos{}, "pdfua-broken", "the read edition was to be PDF/UA-1, and %s (Matterhorn Protocol %s): it is made without saying so", f.What, f.Condition).
				Hint = "this is a mistake in octavo: please report it with the manuscript"
		case f.Condition == "06-002":
			continue // it does not say so, for one of the others
		default:
			found.Notef(diag.Pos{}, "not-accessible", "the read edition is not PDF/UA-1: %s (Matterhorn Protocol %s)", f.What, f.Condition).
				Hint = "describe every picture, give the book's title and language, and name a face that has all its characters"
		}
		return !claims // the first says enough
	}
	return true
}

// A UAFailure is a failure condition of the Matterhorn Protocol 1.1 (PDF
// Association, 2021) that a file meets.
type UAFailure struct {
	Condition string // "13-004"
	What      string
}

// UAFailures looks for the failure conditions that a machine can find and that
// a book's file can have. It leaves out those of what we never write: forms,
// scripts, layers, films, attachments, formulas, encryption, and the programs
// inside fonts.
func (p *PDF) UAFailures() []UAFailure {
	u := &uaCheck{PDF: p, sheetOf: map[*object.Indirect]int{}, owned: map[content]*object.Indirect{}, ids: map[string]bool{}, annots: map[*object.Indirect]string{}}
	for i, in := range p.pages {
		u.sheetOf[in] = i
	}
	u.document()
	u.readParents()
	u.tree()
	for i := range p.sheets {
		u.page(i)
	}
	for _, f := range p.faces {
		u.face(f)
	}
	return u.failures
}

// A uaCheck is the work on one file.
type uaCheck struct {
	*PDF
	failures []UAFailure
	sheetOf  map[*object.Indirect]int
	roles    object.Dict
	parents  map[int]object.Object         // the parent tree
	owned    map[content]*object.Indirect  // the elements whose kids content is
	annots   map[*object.Indirect]string   // the tag of the element each is a kid of
	ids      map[string]bool               // of notes
	heading  int                           // level of the last
	seen     map[*object.Indirect]struct{} // elements
}

// content is marked content: a page, and its number there.
type content struct{ page, id int }

// maxUAFailures is how many are gathered: a fault in one place of the program
// shows on every page.
const maxUAFailures = 50

func (u *uaCheck) fail(condition, format string, args ...any) {
	if len(u.failures) < maxUAFailures {
		u.failures = append(u.failures, UAFailure{condition, fmt.Sprintf(format, args...)})
	}
}

// document looks at what is said of the whole file.
func (u *uaCheck) document() {
	xmp := ""
	if s := u.catalog.Stream("Metadata"); s != nil {
		xmp = string(s.Data)
	} else {
		u.fail("06-001", "it has no metadata")
	}
	if !u.claimsUA() {
		u.fail("06-002", "its metadata does not say that it is PDF/UA-1")
	}
	if !strings.Contains(xmp, "<dc:title>") {
		u.fail("06-003", "its metadata has no title")
	}
	prefs := u.catalog.Dict("ViewerPreferences")
	if shown, ok := object.Resolve(prefs["DisplayDocTitle"]).(bool); !ok {
		u.fail("07-001", "it does not ask for its title in the window")
	} else if !shown {
		u.fail("07-002", "it asks for its file's name in the window")
	}
	mark := u.catalog.Dict("MarkInfo")
	if marked, _ := object.Resolve(mark["Marked"]).(bool); !marked {
		u.fail("01-000", "it does not say that it is tagged")
	}
	if suspect, _ := object.Resolve(mark["Suspects"]).(bool); suspect {
		u.fail("01-007", "it says that its tags may be wrong")
	}
	if u.catalog.Text("Lang") == "" {
		u.fail("11-006", "it does not say in which language it is")
	}
	if u.file.Trailer["Encrypt"] != nil {
		u.fail("26-001", "it is locked")
	}
}

// readParents reads the parent tree (PDF 1.7, 14.7.4.4).
func (u *uaCheck) readParents() {
	u.parents = map[int]object.Object{}
	var walk func(d object.Dict, depth int)
	walk = func(d object.Dict, depth int) {
		if d == nil || depth > 16 {
			return
		}
		nums := d.Array("Nums")
		for i := 0; i+1 < len(nums); i += 2 {
			if key, ok := object.Resolve(nums[i]).(int); ok {
				u.parents[key] = nums[i+1]
			}
		}
		for _, kid := range d.Array("Kids") {
			inner, _ := object.Resolve(kid).(object.Dict)
			walk(inner, depth+1)
		}
	}
	walk(u.catalog.Dict("StructTreeRoot").Dict("ParentTree"), 0)
}

// page looks at the content of a page and at its annotations.
func (u *uaCheck) page(i int) {
	s := u.sheets[i]
	if s.unmarked > 0 {
		u.fail("01-005", "something on page %d is neither text nor artifact", i+1)
	}
	if s.nested > 0 {
		u.fail("01-003", "text stands in an artifact, or an artifact in text, on page %d", i+1)
	}
	d, _ := u.pages[i].Value.(object.Dict)
	owners, _ := object.Resolve(u.parents[intOr(d["StructParents"], -1)]).(object.Array)
	once := map[int]bool{}
	for _, id := range s.ids {
		if once[id] {
			u.fail("01-000", "two passages on page %d have the number %d", i+1, id)
		}
		once[id] = true
		owner := u.owned[content{i, id}]
		if owner == nil {
			u.fail("01-000", "passage %d of page %d is in no element", id, i+1)
			continue
		}
		if id >= len(owners) || owners[id] != object.Object(owner) {
			u.fail("01-000", "passage %d of page %d has another element in the parent tree", id, i+1)
		}
	}
	annots := d.Array("Annots")
	if len(annots) > 0 && d.Name("Tabs") != "S" {
		u.fail("28-008", "page %d has links, and their order is not that of the text", i+1)
	}
	for _, a := range annots {
		u.annotation(a, i)
	}
}

func intOr(o object.Object, other int) int {
	if n, ok := object.Resolve(o).(int); ok {
		return n
	}
	return other
}

func (u *uaCheck) annotation(o object.Object, i int) {
	in, _ := o.(*object.Indirect)
	d, _ := object.Resolve(o).(object.Dict)
	tag, ok := u.annots[in]
	switch {
	case in == nil || !ok:
		u.fail("28-002", "a link on page %d is in no element", i+1)
	case d.Name("Subtype") == "Link" && tag != "Link":
		u.fail("28-011", "a link on page %d is in an element %s", i+1, tag)
	}
	if d.Text("Contents") == "" {
		u.fail("28-012", "a link on page %d does not say where it leads", i+1)
	}
	if u.parents[intOr(d["StructParent"], -1)] == nil {
		u.fail("28-002", "a link on page %d does not name its element", i+1)
	}
}

// face looks at the glyphs of a font that the pages show.
func (u *uaCheck) face(f *face) {
	d := u.fonts[f]
	if !f.embedded {
		u.fail("31-009", "the font %s is not in it", f.name)
		return
	}
	if f.composit {
		inner, _ := object.Resolve(firstOf(d.Array("DescendantFonts"))).(object.Dict)
		if d.Name("Encoding") != "Identity-H" || inner["CIDSystemInfo"] == nil || inner["CIDToGIDMap"] == nil {
			u.fail("31-004", "the font %s is not addressed by glyph", f.name)
		}
	} else if d["Encoding"] != nil {
		u.fail("31-024", "the font %s of symbols has an encoding", f.name)
	} else if f.glyphs == nil {
		u.fail("31-025", "the font %s of symbols has no cmap for them", f.name)
	}
	texts := map[int]string{}
	if s := d.Stream("ToUnicode"); s != nil {
		texts = readToUnicode(s.Data)
	}
	advances := fontAdvances(u.program(d))
	for _, s := range u.sheets {
		for code, shown := range s.codes[f] {
			if !shown || u.checked(f, code) {
				continue
			}
			text, ok := texts[code]
			if !ok {
				u.fail("31-027", "code %d of %s has no character", code, f.name)
			} else if strings.ContainsAny(text, "\x00\uFEFF\uFFFE") {
				u.fail("31-028", "code %d of %s stands for no character", code, f.name)
			}
			glyph := code
			if f.glyphs != nil {
				glyph = f.glyphs[code]
			}
			if glyph == 0 {
				u.fail("31-030", "a character is shown that %s has no glyph for", f.name)
			}
			if w := f.advance(code); glyph < len(advances) && (w-advances[glyph] > 1 || advances[glyph]-w > 1) {
				u.fail("31-016", "code %d of %s is %v wide, and its glyph %v", code, f.name, w, advances[glyph])
			}
		}
	}
}

// checked reports whether a code was looked at before, and notes that it is.
func (u *uaCheck) checked(f *face, code int) bool {
	if f.looked == nil {
		f.looked = map[int]bool{}
	}
	was := f.looked[code]
	f.looked[code] = true
	return was
}

func firstOf(a object.Array) object.Object {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

// program returns the TrueType file of a font.
func (p *PDF) program(d object.Dict) []byte {
	if list := d.Array("DescendantFonts"); len(list) > 0 {
		d, _ = object.Resolve(list[0]).(object.Dict)
	}
	if s := d.Dict("FontDescriptor").Stream("FontFile2"); s != nil {
		return s.Data
	}
	return nil
}

// fontAdvances reads the widths of a TrueType file's glyphs, in thousandths of
// the em (OpenType specification, hmtx).
func fontAdvances(data []byte) []float64 {
	head, hhea, hmtx := table(data, "head"), table(data, "hhea"), table(data, "hmtx")
	if len(head) < 54 || len(hhea) < 36 {
		return nil
	}
	em, n := float64(binary.BigEndian.Uint16(head[18:])), int(binary.BigEndian.Uint16(hhea[34:]))
	if em == 0 || len(hmtx) < 4*n {
		return nil
	}
	list := make([]float64, n)
	for i := range list {
		list[i] = float64(binary.BigEndian.Uint16(hmtx[4*i:])) * 1000 / em
	}
	return list
}

// readToUnicode reads the lists of single codes of a CMap (PDF 1.7, 9.10.3).
func readToUnicode(data []byte) map[int]string {
	texts := map[int]string{}
	p := object.NewParser(data)
	listed, code := false, -1
	for {
		o, ok, err := p.Next()
		if err != nil || !ok {
			return texts
		}
		switch o := o.(type) {
		case object.Operator:
			listed, code = o == "beginbfchar", -1
		case object.String:
			switch {
			case !listed || len(o) == 0:
			case code < 0:
				code = int(o[0])
				if len(o) == 2 {
					code = code<<8 | int(o[1])
				}
			default:
				texts[code], code = object.FromUTF16(string(o)), -1
			}
		}
	}
}
