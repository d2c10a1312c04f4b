package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
)

// write returns the edition's bytes and puts them into a file. With
// OCTAVO_KEEP in the environment the files stay in that folder, to be looked
// at.
func write(t testing.TB, p *page.Pages, m *book.Meta, o Options) (data []byte, file string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, m, o); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(t.Name()) + map[Edition]string{Print: "-print", Read: "-read"}[o.Edition] + ".pdf"
	file = filepath.Join(t.TempDir(), name)
	if dir := os.Getenv("OCTAVO_KEEP"); dir != "" {
		file = filepath.Join(dir, name)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), file
}

func extract(t testing.TB, data []byte) *Document {
	t.Helper()
	d, err := Extract(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// joinedWords returns the words of a text without soft hyphens and the line
// ends after them.
func joinedWords(text string) string {
	text = strings.ReplaceAll(text, "\u00AD\n", "")
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00AD", "")), " ")
}

// without drops the running heads and folios from what poppler reads.
func without(text string) string {
	var lines []string
	for i, p := range strings.Split(text, "\f") {
		for j, l := range strings.Split(p, "\n") {
			if j == 0 && strings.HasPrefix(l, "Running") || l == "Head" || strings.TrimSpace(l) == string(rune('1'+i)) {
				continue
			}
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// mustEqual says where two texts part.
func mustEqual(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, i-40)
	t.Errorf("%s: at %d of %d and %d: %q, want %q", what, i, len(got), len(want), got[from:min(len(got), i+40)], want[from:min(len(want), i+40)])
}

func TestEveryWordComesBackInOrder(t *testing.T) {
	const times = 6
	p, want := sample(t, times), plainWords(times)
	for _, edition := range []Edition{Print, Read} {
		data, file := write(t, p, sampleMeta, Options{Edition: edition})
		tools.QPDFCheck(t, file)
		mustEqual(t, "pdftotext -raw", joinedWords(without(tools.PDFText(t, file, "-raw"))), want)
		mustEqual(t, "pdftotext", joinedWords(without(tools.PDFText(t, file))), want)

		d := extract(t, data)
		mustEqual(t, "Extract", strings.Join(strings.Fields(d.Text()), " "), want)
		if got, want := strings.Count(d.Text(), "\n")+1, times*len(sampleText); got != want {
			t.Errorf("%d paragraphs, want %d", got, want)
		}
		if len(d.Pages) != len(p.Sides) || d.Pages[0].Artifacts != "Running Head\n1" || d.Pages[1].Label != "2" {
			t.Errorf("pages: %d, artifacts %q, label %q", len(d.Pages), d.Pages[0].Artifacts, d.Pages[1].Label)
		}
	}
}

func TestStructureIsTheParagraphs(t *testing.T) {
	const times = 6
	data, file := write(t, sample(t, times), sampleMeta, Options{Edition: Read})
	d := extract(t, data)
	var got []string
	for _, p := range d.Paragraphs {
		if p.Tag == "H1" || p.Tag == "P" {
			got = append(got, p.Text)
		}
	}
	var want []string
	for range times {
		for _, text := range sampleText {
			want = append(want, joinedWords(strings.NewReplacer("# ", "", "*", "", "^", "").Replace(text)))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
	if d.Lang != "en-GB" || d.Title != sampleMeta.Title {
		t.Errorf("language %q, title %q", d.Lang, d.Title)
	}
	mustEqual(t, "pdfinfo -struct-text", structText(run(t, "pdfinfo", "-struct-text", file)), plainWords(times))
}

// structText takes the words out of what pdfinfo -struct-text prints: each
// piece of marked content in quotes, on a line of its own below its element.
func structText(out string) string {
	var sb strings.Builder
	for line := range strings.Lines(out) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, `"`) {
			sb.WriteString(line[1 : len(line)-1])
		} else {
			sb.WriteByte(' ')
		}
	}
	return joinedWords(sb.String())
}

func TestMutoolReadsTheSame(t *testing.T) {
	p := sample(t, 2)
	for _, edition := range []Edition{Print, Read} {
		_, file := write(t, p, sampleMeta, Options{Edition: edition})
		text := without(run(t, "mutool", "draw", "-q", "-F", "txt", file))
		mustEqual(t, "mutool", joinedWords(text), plainWords(2))
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	_, file := write(t, sample(t, 1), sampleMeta, Options{})
	out := run(t, "pdffonts", file)
	for _, want := range []string{`[A-Z]{6}\+STIXTwoText-Regular +TrueType +WinAnsi +yes yes yes`, `[A-Z]{6}\+STIXTwoText-Italic +TrueType +WinAnsi +yes yes yes`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	p := rich(t)
	for _, o := range []Options{{Edition: Print}, {Edition: Read, Cover: coverJPEG(t)}} {
		var first []byte
		for i := range 20 {
			runtime.GOMAXPROCS(i%4 + 1)
			t.Setenv("TZ", []string{"UTC", "Asia/Tokyo"}[i%2])
			var b bytes.Buffer
			if err := Write(&b, p, sampleMeta, o); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = b.Bytes()
			}
			if !bytes.Equal(first, b.Bytes()) {
				t.Fatalf("edition %d, run %d: other bytes", o.Edition, i)
			}
		}
	}
}

// An edition is the same alone and after another, also where faces need codes
// of two bytes.
func TestEditionsDoNotDependOnOthers(t *testing.T) {
	many, _ := manyGlyphs(t)
	for name, p := range map[string]*page.Pages{"rich": rich(t), "many glyphs": many} {
		b := New(p)
		for _, o := range []Options{{Edition: Print, Whole: true}, {Edition: Read, Cover: coverJPEG(t)}, {Edition: Print}} {
			var shared, alone bytes.Buffer
			if err := b.Write(&shared, sampleMeta, o); err != nil {
				t.Fatal(err)
			}
			if err := Write(&alone, p, sampleMeta, o); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(shared.Bytes(), alone.Bytes()) {
				t.Errorf("%s: edition %d, whole %v: other bytes", name, o.Edition, o.Whole)
			}
		}
	}
}

func TestRichPages(t *testing.T) {
	p := rich(t)
	for _, o := range []Options{{Edition: Print}, {Edition: Read, Cover: coverJPEG(t)}} {
		data, file := write(t, p, sampleMeta, o)
		tools.QPDFCheck(t, file)
		d := extract(t, data)
		pages := d.Pages
		words, err := Text(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := *words, (Words{
			Text:  "A chapter\nSee here and there. Two words.\n\u05d0\u05d1\u05d2 \u05d3\u05d4 end\nword goes on\nverse one verse two",
			Notes: "A note.",
			Made:  "Title page",
		}); got != want {
			t.Errorf("edition %d: words %q, want %q", o.Edition, got, want)
		}
		if got := pages[len(pages)-1].Labels; got != "1\n1" {
			t.Errorf("edition %d: labels %q", o.Edition, got)
		}
		info := tools.PDFInfo(t, file, "-f", "1", "-l", "1")
		if o.Edition == Print {
			if len(pages) != 3 || !pages[0].Made || pages[0].Label != "i" || pages[1].Made || pages[1].Label != "1" || d.Paragraphs != nil {
				t.Errorf("print: %+v", d)
			}
			if info["Page 1 size"] != "405 x 630 pts" || strings.Join(strings.Fields(info["Page 1 TrimBox"]), " ") != "0.00 9.00 396.00 621.00" || info["PDF version"] != "1.3" || info["Tagged"] != "no" {
				t.Errorf("print: %v", info)
			}
			for _, never := range []string{"/Annot", "/Outlines", "/StructTreeRoot", "/Group", "/DeviceRGB", "/SMask", "/Metadata"} {
				if bytes.Contains(data, []byte(never)) {
					t.Errorf("print: there is a %s", never)
				}
			}
			continue
		}
		if len(pages) != 4 || pages[0].Label != "Cover" || !pages[1].Made || pages[2].Label != "1" || pages[3].Label != "2" {
			t.Errorf("read: %+v", pages)
		}
		if info["Page 1 size"] != "396 x 633.6 pts" || info["PDF version"] != "1.7" || info["Tagged"] != "yes" || info["Title"] != sampleMeta.Title {
			t.Errorf("read: %v", info)
		}
		var tags []string
		for _, para := range d.Paragraphs {
			tags = append(tags, para.Tag+" "+para.Text+para.Alt)
		}
		want := []string{
			"Figure Cover of " + sampleMeta.Title,
			"P Title page",
			"H1 A chapter",
			"P See here and there. Two words.",
			"Figure A red square",
			"P אבג דה end", // Hebrew, in the order it is read
			"P word goes on",
			"P A note.",
			"P verse one verse two",
		}
		if !slices.Equal(tags, want) {
			t.Errorf("structure %q, want %q", tags, want)
		}
		text := tools.PDFText(t, file)
		for _, want := range []string{"See here and there.", "Two words.", "verse one\nverse two", "\u05d0\u05d1\u05d2 \u05d3\u05d4"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in pdftotext's %q", want, text)
			}
		}
	}
}

func TestOutlineAndLinks(t *testing.T) {
	_, file := write(t, rich(t), sampleMeta, Options{Edition: Read})
	out := run(t, "mutool", "show", file, "outline")
	for _, want := range []string{"A chapter 🏮", "Below"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in the outline %q", want, out)
		}
	}
	links := run(t, "mutool", "show", file, "grep")
	for _, want := range []string{"/Subtype/Link", "https://example.org/a%20b", "/StructParent "} {
		if !strings.Contains(links, want) {
			t.Errorf("no %q among the objects", want)
		}
	}
	if n := strings.Count(links, "/Subtype/Link"); n != 2 { // the third leads nowhere
		t.Errorf("%d links, want 2", n)
	}
}

func TestOddMetadata(t *testing.T) {
	m := &book.Meta{Title: "bad \xff title\x00 (", Language: "en", Authors: []book.Contributor{{Name: "A & <B> \x01"}}, Description: "多い"}
	data, file := write(t, sample(t, 1), m, Options{Edition: Read})
	tools.QPDFCheck(t, file)
	if got, want := extract(t, data).Title, "bad \uFFFD title\x00 ("; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if !bytes.Contains(data, []byte("A &amp; &lt;B&gt; \uFFFD")) {
		t.Error("the author is not in the XMP")
	}
	if bytes.Contains(data, []byte("CreationDate")) {
		t.Error("a date, though the book has none")
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	good := func() *page.Pages { return sample(t, 1) }
	for name, change := range map[string]func(p *page.Pages, o *Options){
		"no pages":        func(p *page.Pages, o *Options) { p.Sides = nil },
		"no faces":        func(p *page.Pages, o *Options) { p.Faces = nil },
		"no such face":    func(p *page.Pages, o *Options) { p.Sides[0].Lines[0].Runs[0].Face = 9 },
		"face is nil":     func(p *page.Pages, o *Options) { p.Faces[1] = nil },
		"no size":         func(p *page.Pages, o *Options) { p.Trim.Width = 0 },
		"broken image":    func(p *page.Pages, o *Options) { p.Images = []*page.Image{{Name: "x.png", Data: []byte("no")}} },
		"broken cover":    func(p *page.Pages, o *Options) { o.Edition, o.Cover = Read, []byte("no") },
		"parent is later": func(p *page.Pages, o *Options) { p.Elements[1].Parent = 2 },
	} {
		p, o := good(), Options{}
		change(p, &o)
		if err := Write(new(bytes.Buffer), p, sampleMeta, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, o := range []Options{{Edition: Print}, {Edition: Read}} {
		var b bytes.Buffer
		if err := Write(&b, sample(f, 1), sampleMeta, o); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes(), uint32(100), []byte("/Kids"))
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint32, change []byte) {
		if d, err := Extract(data); err == nil {
			d.Text()
		}
		if len(data) > 0 && len(change) < 64 {
			i := int(at) % len(data)
			Extract(slices.Concat(data[:i], change, data[min(len(data), i+len(change)):]))
		}
	})
}

// run returns what a program prints; a missing program skips the test.
func run(t testing.TB, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("needs %s: skipped", program)
	}
	out, err := exec.Command(path, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(out)
}

// Text objects and marked content stand in one another, never across (PDF 1.7,
// 14.6.1).
func TestMarksAndTextNest(t *testing.T) {
	many, _ := manyGlyphs(t)
	for _, p := range []*page.Pages{rich(t), sample(t, 3), many} {
		for _, o := range []Options{{Edition: Print}, {Edition: Read}} {
			e, err := newEdition(New(p), o)
			if err != nil {
				t.Fatal(err)
			}
			var c content
			for i, s := range p.Sides {
				s.Placed = nil // all comes back, and nothing goes to a writer
				operators, _ := e.side(&c, s, nil, page2D{})
				var open []string
				scanner := object.NewScanner(operators)
				for {
					op, ok, err := scanner.Next()
					if err != nil {
						t.Fatal(err)
					}
					if !ok {
						break
					}
					begun := map[string]string{"ET": "BT", "EMC": "BMC"}[string(op)]
					switch op := string(op); {
					case op == "BT" || op == "BMC":
						open = append(open, op)
					case op == "BDC":
						open = append(open, "BMC")
					case begun != "" && (len(open) == 0 || open[len(open)-1] != begun):
						t.Fatalf("edition %d, side %d: %s, open are %v", o.Edition, i+1, op, open)
					case begun != "":
						open = open[:len(open)-1]
					}
				}
				if len(open) > 0 {
					t.Errorf("edition %d, side %d: %v stay open", o.Edition, i+1, open)
				}
			}
		}
	}
}
