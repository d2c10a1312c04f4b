package pipeline

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/stix/stix2textregular"

	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/templates/fonts"
)

// needFonts skips a test of families that make fonts SCRIPTS=all installs.
func needFonts(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := fs.Stat(fonts.Files, offered[font.Key(name)]); err != nil {
			if os.Getenv("OCTAVO_TOOLS") == "require" {
				t.Fatalf("%s is not there: templates/fonts/install all was not run", name)
			}
			t.Skipf("SKIPPED: %s is not there: make fonts SCRIPTS=all installs it", name)
		}
	}
}

// writeBook writes files into a folder of their own.
func writeBook(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestScripts builds books in other scripts than Latin, in all editions. The
// build itself proves that no word is lost; here is held how the lines look,
// and that tools take the files.
func TestScripts(t *testing.T) {
	tools.Thorough(t)
	golden.Run(t, "testdata/scripts/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		needFonts(t, strings.Fields(strings.ReplaceAll(in.File("fonts"), " ", "-"))...)
		dir := writeBook(t, map[string]string{"book.yaml": in.File("book.yaml"), "1.md": in.File("1.md")})
		r, err := Build(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		for _, f := range r.Files {
			file := filepath.Join(dir, f.Name)
			if err := os.WriteFile(file, f.Data, 0o666); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		if !testing.Short() {
			tools.EPUBCheck(t, files[0])
			tools.QPDFCheck(t, files[1], files[2])
		}
		for i := range r.Pages.Sides {
			for k := range r.Pages.Sides[i].Lines {
				for _, run := range r.Pages.Sides[i].Lines[k].Runs {
					if run.Shape.Missing > 0 {
						t.Errorf("no glyph in %q", run.Shape.Text)
					}
				}
			}
		}
		turned(t, r, files[0], files[2])
		return map[string]string{"findings": r.Findings.String(), "seen": linesSeen(r.Pages)}
	})
}

// turned checks that what is bound at the right says so, and nothing else.
func turned(t *testing.T, r *Result, epub, read string) {
	t.Helper()
	leftward := r.Book.Meta.Language == "he" || r.Book.Meta.Language == "ar"
	if r.Pages.RightToLeft != leftward {
		t.Errorf("bound at the right: %v", r.Pages.RightToLeft)
	}
	if got := strings.Contains(fileOf(t, epub, "EPUB/package.opf"), `page-progression-direction="rtl"`); got != leftward {
		t.Errorf("EPUB turned to the right: %v", got)
	}
	if !testing.Short() {
		if got := strings.Contains(tools.PDFObjects(t, read), `"/R2L"`); got != leftward {
			t.Errorf("PDF turned to the right: %v", got)
		}
	}
}

func fileOf(t *testing.T, epub, name string) string {
	t.Helper()
	z, err := zip.OpenReader(epub)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// linesSeen gives the pages' lines with their words from left to right, each behind
// its place in points, those of Hebrew and Arabic letter for letter as they
// stand there.
func linesSeen(p *page.Pages) string {
	var sb strings.Builder
	for _, side := range p.Sides {
		if side.Made {
			continue
		}
		fmt.Fprintf(&sb, "page %s\n", side.Folio)
		for i := range side.Lines {
			runs := slices.Clone(side.Lines[i].Runs)
			slices.SortStableFunc(runs, func(a, b page.Run) int { return cmp.Compare(a.X, b.X) })
			for k, r := range runs {
				text := r.Shape.Text
				if n := len(r.Shape.Glyphs); n > 1 && r.Shape.Glyphs[0].From > r.Shape.Glyphs[n-1].From {
					letters := []rune(text)
					slices.Reverse(letters)
					text = string(letters)
				}
				if k == 0 || r.X-runs[k-1].X-runs[k-1].Width() > r.Size/50 {
					fmt.Fprintf(&sb, " %.0f:", r.X.Points())
				}
				sb.WriteString(text)
			}
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}

// TestFacesOfScripts: families are chosen for the scripts of a book and its
// language, and only where they are needed.
func TestFacesOfScripts(t *testing.T) {
	needFonts(t, offeredNames...)
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Only Latin — “and its marks”.", "STIX Two Text"},
		{"en", "A ა here.", "STIX Two Text, DejaVu Serif"},
		{"en", "He read שלום.", "STIX Two Text, Noto Serif Hebrew, DejaVu Serif"},
		{"en", "The sign said 東京.", "STIX Two Text, Noto Serif JP, DejaVu Serif"},
		{"en", "The sign said 서울 漢.", "STIX Two Text, Noto Serif KR, DejaVu Serif"},
		{"he", "שלום לכולם.", "Noto Serif Hebrew, STIX Two Text, DejaVu Serif"},
		{"ar", "سلام.", "Noto Naskh Arabic, STIX Two Text, DejaVu Serif"},
		{"ja", "東京のひと。", "Noto Serif JP, STIX Two Text, DejaVu Serif"},
		{"zh-Hant", "臺北的人。", "Noto Serif TC, STIX Two Text, DejaVu Serif"},
		{"zh", "北京的人。", "Noto Serif SC, STIX Two Text, DejaVu Serif"},
		{"ru", "Привет, мир.", "STIX Two Text"},
	} {
		r, err := Build(writeBook(t, map[string]string{"book.yaml": "title: T\nlanguage: " + c.lang + "\n", "1.md": "# 1\n\n" + c.text + "\n"}), Options{Formats: []Format{Print}})
		if err != nil {
			t.Fatal(err)
		}
		names := []string{r.family.Regular.Family()}
		for _, f := range r.family.Fallback {
			names = append(names, f.Regular.Family())
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.lang, c.text, got, c.want)
		}
	}
}

// TestMissingGlyphs: what no face has is told with its script, how often it
// stands in the book, where first, and what would help. A draft shows a mark
// for it and keeps the words; a release stops.
func TestMissingGlyphs(t *testing.T) {
	dir := writeBook(t, map[string]string{
		"book.yaml": "title: Signs\nlanguage: en\n",
		"1.md":      "# One\n\nPlain words.\n\nHe wrote ᛒᛟᛟᚲ and ᛒ again, and नमस्ते.\n",
	})
	r, err := Build(dir, Options{Formats: []Format{Print, Read}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Findings.All() {
		if f.Code == "missing-glyph" {
			got = append(got, f.String())
			if f.Severity != diag.Error {
				t.Errorf("%v", f.Severity)
			}
		}
	}
	want := `1.md:5:32: error: no face has 6 characters of Devanagari: त (U+0924, 1×), न (U+0928, 1×), म (U+092E, 1×), स (U+0938, 1×), U+0947, 1×, U+094D, 1× (missing-glyph)
	hint: name a font that has them under design: type: fallback, or write them in another way; a draft shows a lozenge for each
1.md:5:10: error: no face has 3 characters of Runic: ᛒ (U+16D2, 2×), ᛟ (U+16DF, 2×), ᚲ (U+16B2, 1×) (missing-glyph)
	hint: name a font that has them under design: type: fallback, or write them in another way; a draft shows a lozenge for each
`
	if all := strings.Join(got, ""); all != want && strings.Join(got, "\n")+"\n" != want {
		t.Errorf("%s", golden.Diff(want, strings.Join(got, "\n")+"\n"))
	}
	if _, err := Build(dir, Options{Formats: []Format{Print}, Release: true}); err == nil {
		t.Error("a release was made")
	}
}

// TestFallbackOfTheBook: a font that the book names sets what its face lacks.
func TestFallbackOfTheBook(t *testing.T) {
	dir := writeBook(t, map[string]string{
		"book.yaml": "title: T\nlanguage: en\ndesign: {type: {face: Source.ttf, fallback: [Sans.ttf, DejaVu Sans]}}\n",
		"1.md":      "# 1\n\nA ★ here, אב there.\n",
	})
	for name, data := range map[string][]byte{"Source.ttf": stix2textregular.TTF, "Sans.ttf": dejavusans.TTF} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Build(dir, Options{Formats: []Format{Print}})
	if err != nil {
		t.Fatal(err)
	}
	if n := r.Findings.Count(diag.Error); n > 0 {
		t.Error(r.Findings.String())
	}
	if !bytes.Contains(r.Files[0].Data, []byte("+DejaVuSans")) {
		t.Error("the font named is not in the file")
	}
}

// TestVerticalText: lines from top to bottom are refused with a word.
func TestVerticalText(t *testing.T) {
	r, err := Build(writeBook(t, map[string]string{"book.yaml": "title: T\ndesign: {type: {writing-mode: vertical-rl}}\n", "1.md": "# 1\n\nWords.\n"}), Options{Formats: []Format{Print}})
	if err != nil || !strings.Contains(r.Findings.String(), "(vertical-text)") {
		t.Errorf("%v\n%s", err, r.Findings.String())
	}
}

// TestRightsOfFonts: a font that may be embedded only whole is, and it is said.
func TestRightsOfFonts(t *testing.T) {
	dir := writeBook(t, map[string]string{"book.yaml": "title: T\ndesign: {type: {face: own.ttf}}\n", "1.md": "# 1\n\nWords.\n"})
	data := bytes.Clone(dejavusans.TTF)
	for i := 12; i < 12+16*int(data[5]); i += 16 {
		if string(data[i:i+4]) == "OS/2" {
			data[int(binary.BigEndian.Uint32(data[i+8:]))+8] = 1 // fsType 0x100
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "own.ttf"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := Build(dir, Options{Formats: []Format{Print}})
	if err != nil || strings.Count(r.Findings.String(), "(font-rights)") != 1 {
		t.Errorf("%v\n%s", err, r.Findings.String())
	}
}

// TestPagesEndInsideText: a page of Chinese ends between two characters, and a
// Hebrew one inside a paragraph; the proof of the build finds all words.
func TestPagesEndInsideText(t *testing.T) {
	needFonts(t, "Noto Serif SC", "Noto Serif Hebrew")
	for lang, text := range map[string]string{
		"zh": strings.Repeat("山水人日月火木金土天地风雨，", 400),
		"he": strings.Repeat("אבגד הוזח 1948 טיכל, John Smith מנסע ", 300),
	} {
		r, err := Build(writeBook(t, map[string]string{"book.yaml": "title: T\nlanguage: " + lang + "\n", "1.md": "# 1\n\n" + text + "\n"}), Options{Formats: []Format{Print, Read}})
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		if len(r.Pages.Sides) < 8 {
			t.Errorf("%s: %d pages", lang, len(r.Pages.Sides))
		}
	}
}
