package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
	"octavo/pipeline/release"
	"octavo/templates"
	"octavo/templates/specs"
)

// changed returns a finished PDF with something in its objects changed.
func changed(t *testing.T, data []byte, version string, change func(*object.File, []object.Dict)) []byte {
	t.Helper()
	file, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var pages []object.Dict
	for _, kid := range file.Trailer.Dict("Root").Dict("Pages").Array("Kids") {
		pages = append(pages, object.Resolve(kid).(object.Dict))
	}
	change(file, pages)
	var out bytes.Buffer
	catalog, info := file.Trailer["Root"].(*object.Indirect), file.Trailer["Info"].(*object.Indirect)
	if err := object.Write(&out, catalog, info, object.Layout{Version: version, Packed: version > "1.4"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// look reads a PDF as preflight does.
func look(t *testing.T, data []byte) *preflight.PDF {
	t.Helper()
	file, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := preflight.ReadPDF(data, file)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// addContent puts operators at the end of a page's content.
func addContent(page object.Dict, operators string) {
	s := page.Stream("Contents")
	s.Data = append(slices.Clone(s.Data), "\n"+operators...)
}

// TestPrintersRules breaks the rules one by one in a finished file, and holds
// that each is told with its code, its source and its date.
func TestPrintersRules(t *testing.T) {
	data := named(t, "seventeen-ounces").data(t, Print)
	none := func(*object.File, []object.Dict) {}
	square := object.Array{0, 0, 612, 792}
	usual := map[string]string{} // what is told of the file as it is
	for _, store := range []string{"kdp", "ingram"} {
		var found diag.Findings
		preflight.Printer(look(t, data), specs.For(store, "print"), preflight.PrintJob{Paper: "cream"}, &found)
		usual[store] = found.String()
	}
	if n := strings.Count(usual["kdp"]+usual["ingram"], "\n\thint"); n > 4 {
		t.Errorf("of the sample as it is %d findings:\n%s%s", n, usual["kdp"], usual["ingram"])
	}
	for _, c := range []struct {
		name, store, paper, day string
		change                  func(*object.File, []object.Dict)
		want                    string // code and a part of the message; "" for none
	}{
		{"as it is", "kdp", "cream", "2026-11-20", none, ""},
		{"as it is", "ingram", "cream", "2026-11-20", none, ""},
		{"old", "kdp", "cream", "2027-11-21", none, "old-rules of the rules"},
		{"year", "kdp", "cream", "2027", none, ""},
		{"trim", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			for _, p := range pages {
				p["MediaBox"], p["TrimBox"] = object.Array{0, 0, 200, 612}, object.Array{0, 0, 200, 612}
			}
		}, "trim-size the trimmed page is"},
		{"one page", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			pages[7]["MediaBox"], pages[7]["TrimBox"] = square, square
		}, "trim-size page 8 has another size"},
		{"unusual", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			for _, p := range pages {
				p["MediaBox"], p["TrimBox"] = object.Array{0, 0, 400, 612}, object.Array{0, 0, 400, 612}
			}
		}, "trim-usual is no usual size"},
		{"few pages", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			tree := f.Trailer.Dict("Root").Dict("Pages")
			tree["Kids"], tree["Count"] = tree.Array("Kids")[:20], 20
		}, "page-count 20 pages, and 24 are the fewest on cream paper"},
		{"many pages", "kdp", "white", "", func(f *object.File, pages []object.Dict) {
			tree := f.Trailer.Dict("Root").Dict("Pages")
			kids := tree.Array("Kids")
			for len(kids) < 830 {
				kids = append(kids, object.New(object.Dict{"Type": object.Name("Page"), "Parent": f.Trailer.Dict("Root")["Pages"], "MediaBox": pages[0]["MediaBox"], "TrimBox": pages[0]["TrimBox"], "Contents": pages[9]["Contents"], "Resources": pages[0]["Resources"]}))
			}
			tree["Kids"], tree["Count"] = kids, len(kids)
		}, "page-count 830 pages, and 828 are the most on white paper"},
		{"odd", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			tree := f.Trailer.Dict("Root").Dict("Pages")
			tree["Kids"], tree["Count"] = tree.Array("Kids")[:87], 87
		}, "even-pages 87 pages"},
		{"blank", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			for _, p := range pages[20:23] {
				p["Contents"] = object.New(&object.Stream{Dict: object.Dict{}})
			}
		}, "blank-pages page 23 is the third blank page in a row"},
		{"two blank", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			for _, p := range pages[20:22] {
				p["Contents"] = object.New(&object.Stream{Dict: object.Dict{}})
			}
		}, ""},
		{"binding", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "BT /F0 10 Tf 1 0 0 1 20 300 Tm (A)Tj ET")
		}, "inner-margin on page 11 the margin at the binding is 0.2"},
		{"fore-edge", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[11], "BT /F0 10 Tf 1 0 0 1 10 300 Tm (A)Tj ET")
		}, "outer-margins on page 12 the margin at the fore-edge is 0.1"},
		{"foot", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "BT /F0 10 Tf 1 0 0 1 200 9 Tm (A)Tj ET")
		}, "outer-margins on page 11 the margin at the foot is 0.1"},
		{"head", "ingram", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "BT /F0 10 Tf 1 0 0 1 200 590 Tm (A)Tj ET")
		}, "outer-margins on page 11 the margin at the head is 0.2"},
		{"bleed", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "356 300 40 40 re f")
		}, "bleed-size on page 11 art has 0 in to run past the trim, and 0.125 in is asked for"},
		{"fine type", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "BT /F0 6 Tf 1 0 0 1 200 300 Tm (A)Tj ET")
		}, "type-size the type on page 11 is of 6.0 pt"},
		{"thin line", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "0.25 w 100 100 m 200 100 l S")
		}, "line-weight a line on page 11 is 0.25 pt thick"},
		{"thin rule", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "100 100 90 0.5 re f")
		}, "line-weight a line on page 11 is 0.50 pt thick"},
		{"light gray", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "0.95 g 100 100 90 50 re f")
		}, "gray-fill a gray on page 11 has 5 %"},
		{"no font", "ingram", "cream", "", func(_ *object.File, pages []object.Dict) {
			delete(pages[0].Dict("Resources").Dict("Font").Dict("F0").Dict("FontDescriptor"), "FontFile2")
		}, "font-embedding STIXTwoText-Regular is not in the file"},
		{"subset", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			pages[0].Dict("Resources").Dict("Font").Dict("F0")["BaseFont"] = object.Name("ABCDEF+STIXTwoText-Regular")
		}, "font-embedding of 1 fonts only the glyphs in use"},
		{"rgb", "ingram", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "1 0 0 rg 100 100 90 50 re f")
		}, `print-colour page 11 is painted in a colour space of the kind "rgb"`},
		{"profile", "ingram", "cream", "", func(f *object.File, _ []object.Dict) {
			in := object.Resolve(f.Trailer.Dict("Root").Array("OutputIntents")[0]).(object.Dict)
			in["DestOutputProfile"] = object.New(&object.Stream{Dict: object.Dict{"N": 1}, Data: finish.GrayProfile()})
		}, "print-colour the file has a colour profile"},
		{"bookmarks", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			f.Trailer.Dict("Root")["Outlines"] = object.Dict{}
		}, "print-extras the file has bookmarks"},
		{"annotation", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			pages[3]["Annots"] = object.Array{object.Dict{"Subtype": object.Name("Text")}}
		}, "print-extras page 4 has an annotation"},
		{"crop marks", "ingram", "cream", "", func(_ *object.File, pages []object.Dict) {
			pages[3]["MediaBox"] = object.Array{-36, -36, 432, 648}
			pages[3]["BleedBox"] = pages[3]["TrimBox"]
			addContent(pages[3], "-20 0 18 1 re f")
		}, "print-extras something is printed outside the trim and the bleed of page 4"},
		{"layers", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			f.Trailer.Dict("Root")["OCProperties"] = object.Dict{}
		}, "print-extras the file has layers"},
		{"transparency", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			pages[0].Dict("Resources")["ExtGState"] = object.Dict{"G0": object.Dict{"ca": 0.5}}
			addContent(pages[3], "/G0 gs 100 100 90 50 re f")
		}, "print-extras something on page 4 shows through"},
		{"hidden", "kdp", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[10], "BT 3 Tr /F0 10 Tf 1 0 0 1 200 300 Tm (A)Tj ET")
		}, "print-extras there is text on page 11 that is not printed"},
		{"script", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			f.Trailer.Dict("Root")["OpenAction"] = object.Dict{}
		}, "print-extras the file does something when it is opened"},
		{"attachment", "kdp", "cream", "", func(f *object.File, _ []object.Dict) {
			f.Trailer.Dict("Root")["Names"] = object.Dict{"EmbeddedFiles": object.Dict{}}
		}, "print-extras the file has other files inside"},
		{"no standard", "ingram", "cream", "", func(f *object.File, _ []object.Dict) {
			delete(f.Trailer.Dict("Info"), "GTS_PDFXConformance")
		}, "print-standard the file is of no standard"},
		{"last page", "ingram", "cream", "", func(_ *object.File, pages []object.Dict) {
			addContent(pages[len(pages)-1], "100 100 90 50 re f")
		}, "last-page something is printed on the last page, 88"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := look(t, changed(t, data, "1.3", c.change))
			store := specs.For(c.store, "print")
			var found diag.Findings
			preflight.Printer(p, store, preflight.PrintJob{Paper: c.paper, Day: c.day}, &found)
			var got []string
			for _, f := range found.All() {
				if line := f.Code + " " + f.Message; !strings.Contains(usual[c.store], f.Message) {
					got = append(got, line)
					if f.Code != "old-rules" && (!strings.Contains(f.Hint, store.Name) || !strings.Contains(f.Hint, "; read 20")) {
						t.Errorf("%s: the hint names no source: %q", f.Code, f.Hint)
					}
				}
			}
			code, message, _ := strings.Cut(c.want, " ")
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, code+" ") && strings.Contains(s, message) }) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Other programs leave the trim out, and KDP wants the sheet with the bleed.
func TestTrimThatIsNotSaid(t *testing.T) {
	data := changed(t, named(t, "seventeen-ounces").data(t, Print), "1.3", func(_ *object.File, pages []object.Dict) {
		for i, p := range pages {
			delete(p, "TrimBox")
			p["MediaBox"] = object.Array{0, -9, 405, 621}
			if i%2 == 1 {
				p["MediaBox"] = object.Array{-9, -9, 396, 621}
			}
		}
	})
	for _, foreign := range []bool{true, false} {
		var found diag.Findings
		preflight.Printer(look(t, data), specs.For("kdp", "print"), preflight.PrintJob{Paper: "cream", Foreign: foreign}, &found)
		told := strings.Contains(found.String(), "(trim-usual)")
		if told == foreign || foreign && strings.Contains(found.String(), "margin") {
			t.Errorf("foreign %v: %s", foreign, found.String())
		}
	}
}

// Every rule in the data is looked at.
func TestEveryRuleHasACheck(t *testing.T) {
	for _, s := range specs.All() {
		if s.Applies != string(Print) {
			continue
		}
		for _, r := range s.Rules {
			if !preflight.Checks(r.ID) {
				t.Errorf("%s: nothing looks at %s", s.ID, r.ID)
			}
		}
	}
}

// TestBrokenPDFX breaks what the standards ask for in files that are claimed
// to conform.
func TestBrokenPDFX(t *testing.T) {
	x1a := named(t, "seventeen-ounces").data(t, Print)
	x4 := buildSet(t, "print: {standard: pdf/x-4}").data(t, Print)
	root := func(f *object.File) object.Dict { return f.Trailer.Dict("Root") }
	intent := func(f *object.File) object.Dict {
		return object.Resolve(root(f).Array("OutputIntents")[0]).(object.Dict)
	}
	for _, c := range []struct {
		name    string
		data    []byte
		version string
		change  func(*object.File, []object.Dict)
		want    string
	}{
		{"x-1a", x1a, "1.3", func(*object.File, []object.Dict) {}, ""},
		{"x-4", x4, "1.6", func(*object.File, []object.Dict) {}, ""},
		{"version", x1a, "1.4", func(*object.File, []object.Dict) {}, "is of PDF 1.4"},
		{"streams", x1a, "1.5", func(*object.File, []object.Dict) {}, "has its objects in streams"},
		{"title", x1a, "1.3", func(f *object.File, _ []object.Dict) { delete(f.Trailer.Dict("Info"), "Title") }, "has no Title"},
		{"trapped", x4, "1.6", func(f *object.File, _ []object.Dict) { delete(f.Trailer.Dict("Info"), "Trapped") }, "whether it is trapped"},
		{"intent", x1a, "1.3", func(f *object.File, _ []object.Dict) { delete(root(f), "OutputIntents") }, "has no output intent"},
		{"registry", x1a, "1.3", func(f *object.File, _ []object.Dict) { delete(intent(f), "RegistryName") }, "where its printing condition is described"},
		{"profile", x4, "1.6", func(f *object.File, _ []object.Dict) { delete(intent(f), "DestOutputProfile") }, "has no profile"},
		{"other profile", x4, "1.6", func(f *object.File, _ []object.Dict) {
			copy(intent(f).Stream("DestOutputProfile").Data[12:], "mntr")
		}, "none of a printer"},
		{"action", x1a, "1.3", func(f *object.File, _ []object.Dict) { root(f)["OpenAction"] = object.Dict{} }, "has an entry OpenAction"},
		{"metadata", x4, "1.6", func(f *object.File, _ []object.Dict) {
			s := root(f).Stream("Metadata")
			s.Data = bytes.ReplaceAll(s.Data, []byte("xmpMM:VersionID"), []byte("xmpMM:Version"))
		}, "has no xmpMM:VersionID"},
		{"font", x1a, "1.3", func(_ *object.File, pages []object.Dict) {
			delete(pages[0].Dict("Resources").Dict("Font").Dict("F0").Dict("FontDescriptor"), "FontFile2")
		}, "lacks the font STIXTwoText-Regular"},
		{"trim", x1a, "1.3", func(_ *object.File, pages []object.Dict) { delete(pages[4], "TrimBox") }, "page 5 does not say where it is trimmed"},
		{"bleed", x1a, "1.3", func(_ *object.File, pages []object.Dict) {
			pages[4]["BleedBox"] = object.Array{10, 10, 300, 600}
		}, "page 5 is trimmed outside its bleed"},
		{"annotation", x4, "1.6", func(_ *object.File, pages []object.Dict) {
			pages[4]["Annots"] = object.Array{object.Dict{"Subtype": object.Name("Link")}}
		}, "page 5 has annotations"},
		{"group", x1a, "1.3", func(_ *object.File, pages []object.Dict) {
			pages[4]["Group"] = object.Dict{"S": object.Name("Transparency")}
		}, "page 5 has something that shows through"},
		{"rgb", x1a, "1.3", func(_ *object.File, pages []object.Dict) { addContent(pages[4], "0 0 1 rg 9 9 9 9 re f") }, "page 5 has colours"},
	} {
		var found diag.Findings
		preflight.PDFX(look(t, changed(t, c.data, c.version, c.change)), &found)
		if got := found.String(); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// buildSet builds a short book whose book.yaml has the lines.
func buildSet(t *testing.T, lines string, files ...string) *finished {
	t.Helper()
	b, err := tryBuild(t, lines, files...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func tryBuild(t *testing.T, lines string, files ...string) (*finished, error) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	language := "language: en-US\n"
	if strings.Contains(lines, "language:") {
		language = ""
	}
	write("book.yaml", "title: A Short Book\nauthors: [Nora Tammage]\nidentifiers: {uuid: 7c1f0a52-6d3e-4b17-9a45-5e8d20c4f1a9}\n"+language+lines+"\n")
	var sb strings.Builder
	for i := range 3 {
		fmt.Fprintf(&sb, "# Chapter %d\n\n", i+1)
		for range 30 {
			sb.WriteString("The clerk weighed the fish again, and it came to seventeen ounces, which was *one* too many. “Or one too few,” said the fisherman, and took his hat.\n\n")
		}
	}
	write("chapters.md", sb.String())
	for i := 0; i+1 < len(files); i += 2 {
		write(files[i], files[i+1])
	}
	out := t.TempDir()
	r, err := Build(dir, Options{Formats: []Format{Print, Read}})
	if err != nil {
		return nil, err
	}
	for _, f := range r.Files {
		if err := os.WriteFile(filepath.Join(out, f.Name), f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return &finished{Result: r, dir: out}, nil
}

// TestPrintOptions holds that what book.yaml says of the print edition is in
// the file, as other programs read it.
func TestPrintOptions(t *testing.T) {
	profile := finish.GrayProfile()
	cmyk := bytes.Replace(bytes.Clone(profile), []byte("GRAY"), []byte("CMYK"), 1) // by its head
	for _, c := range []struct {
		lines, version string
		has, lacks     []string
	}{
		{"", "1.3", []string{`"u:PDF/X-1a:2001"`, `"u:CGATS TR 001"`, `"u:http://www.color.org"`}, []string{"/DestOutputProfile", "/Metadata"}},
		{"print: {condition: FOGRA39}", "1.3", []string{`"u:FOGRA39"`}, nil},
		{"print: {standard: none}", "1.3", nil, []string{"PDF/X", "/OutputIntents"}},
		{"print: {standard: pdf/x-4}", "1.6", []string{"/DestOutputProfile", "/Metadata", `"/Trapped": "/False"`}, []string{"PDF/X-1"}},
		{"print: {standard: pdf/x-4, profile: press.icc, condition: Ours}", "1.6", []string{`"u:Ours"`, `"/N": 4`}, nil},
		{"print: {profile: press.icc}", "1.3", []string{`"u:PDF/X-1a:2001"`, `"/N": 4`}, nil},
	} {
		b := buildSet(t, c.lines, "press.icc", string(cmyk))
		file := b.file(Print)
		tools.QPDFCheck(t, file)
		objects := tools.PDFObjects(t, file)
		for _, s := range c.has {
			if !strings.Contains(objects, s) {
				t.Errorf("%q: no %s", c.lines, s)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(objects, s) {
				t.Errorf("%q: there is %s", c.lines, s)
			}
		}
		if v := tools.PDFInfo(t, file)["PDF version"]; v != c.version {
			t.Errorf("%q: PDF %s, want %s", c.lines, v, c.version)
		}
	}
	for lines, want := range map[string]string{
		"print: {condition: FOGRA93}":                      "unknown-condition",
		"print: {standard: pdf/x-4, condition: FOGRA39}":   "no-profile",
		"print: {standard: pdf/x-1a, profile: gray.icc}":   "bad-profile",
		"print: {standard: pdf/x-4, profile: none.icc}":    "bad-profile",
		"print: {standard: pdf/x-4, profile: chapters.md}": "bad-profile",
	} {
		_, err := tryBuild(t, lines, "gray.icc", string(profile))
		var fault *diag.Fault
		if !errors.As(err, &fault) || fault.Code != want {
			t.Errorf("%s: %v, want %s", lines, err, want)
		}
	}
}

// TestWholeFonts holds that all glyphs of a face are in the file when they are
// asked for, and that KDP is a printer that asks.
func TestWholeFonts(t *testing.T) {
	for lines, whole := range map[string]bool{
		"print: {fonts: whole}": true, "print: {fonts: subset}": false, "": false, "print: {printer: kdp}": true,
		"print: {printer: kdp, fonts: subset}": false, "print: {printer: ingram}": false,
	} {
		b := buildSet(t, lines)
		for _, f := range tools.PDFFonts(t, b.file(Print)) {
			subset := !strings.Contains(f, "yes no  yes")
			if subset == whole || strings.Contains(f, "+") == whole {
				t.Errorf("%q: %s", lines, f)
			}
		}
	}
}

// TestBindingOfBothDirections holds that a book from right to left is measured
// from the edge it is bound at.
func TestBindingOfBothDirections(t *testing.T) {
	for _, lang := range []string{"en-US", "he"} {
		lines := "print: {printer: kdp}\ndesign: {page: {inner: 1in, outer: 0.3in}}"
		b := buildSet(t, strings.Replace("language: X\n", "X", lang, 1)+lines)
		if b.has("inner-margin", "") || b.has("outer-margins", "") {
			t.Errorf("%s: margins as asked for are found wanting: %s", lang, b.Findings.String())
		}
		b = buildSet(t, strings.Replace("language: X\n", "X", lang, 1)+"design: {page: {inner: 1in, outer: 0.2in}}")
		var found diag.Findings
		preflight.Printer(look(t, b.data(t, Print)), specs.For("kdp", "print"), preflight.PrintJob{Paper: "cream"}, &found)
		if got := found.String(); strings.Contains(got, "(inner-margin)") || !strings.Contains(got, "at the fore-edge is 0.1") && !strings.Contains(got, "at the fore-edge is 0.2 in") {
			t.Errorf("%s: the narrow fore-edge is not told: %s", lang, got)
		}
	}
}

// TestDesignsSuitPrinters holds that a book in any design, set for a printer on
// any usual trim, has nothing the printer would refuse.
func TestDesignsSuitPrinters(t *testing.T) {
	tools.Thorough(t)
	for _, store := range []string{"kdp", "ingram"} {
		for _, name := range design.Names(templates.Designs) {
			for _, trim := range []string{"5x8in", "6x9in", "a5"} {
				b := buildSet(t, "print: {printer: "+store+", trim: "+trim+"}\ndesign: "+name)
				for _, f := range b.Findings.All() {
					if f.Severity > diag.Note && f.Pos.IsZero() {
						t.Errorf("%s, %s, %s: %v", store, name, trim, f)
					}
				}
			}
		}
	}
}

// TestFalseClaimsAreTakenBack holds that a file that is not what it says it is
// is made again without saying so.
func TestFalseClaimsAreTakenBack(t *testing.T) {
	b := buildSet(t, "")
	for _, c := range []struct {
		format        Format
		version, code string
		breakIt       func(*object.File, []object.Dict)
		claim         string
	}{
		{Print, "1.3", "pdfx-broken", func(_ *object.File, pages []object.Dict) { delete(pages[4], "TrimBox") }, "PDF/X"},
		{Read, "1.7", "pdfua-broken", func(_ *object.File, pages []object.Dict) { addContent(pages[4], "9 9 9 9 re f") }, "pdfuaid"},
	} {
		f := release.File{Name: b.Slug + c.format.ending(), Data: b.data(t, c.format)}
		if !bytes.Contains(f.Data, []byte(c.claim)) {
			t.Errorf("%s: no claim %s", c.format, c.claim)
		}
		words, err := textOf(f.Name, f.Data, nil)
		if err != nil {
			t.Fatal(err)
		}
		f.Data = changed(t, f.Data, c.version, c.breakIt)
		var asked diag.Findings
		got, err := b.readBack(&f, true, &asked)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(asked.String(), c.code) || bytes.Contains(f.Data, []byte(c.claim)) {
			t.Errorf("%s: %q, and the file has the claim: %v", c.format, asked.String(), bytes.Contains(f.Data, []byte(c.claim)))
		}
		if string(got.Words) != string(words.Words) || len(got.Words) == 0 {
			t.Errorf("%s: other words than before", c.format)
		}
	}
}
