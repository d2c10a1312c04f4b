package manuscript

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/preflight"
)

func TestRead(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		dir := filepath.Join(t.TempDir(), "book")
		for _, name := range in.Files() {
			write(t, filepath.Join(dir, filepath.FromSlash(name)), in.File(name))
		}
		path := dir
		if in.Has("story.txt") {
			path = filepath.Join(dir, "story.txt")
		} else if in.Has("story.md") {
			path = filepath.Join(dir, "story.md")
		} else if in.Has("two/book.yaml") {
			path = filepath.Join(dir, "two")
		}
		o := Options{Set: map[string]string{"set": "Set"}, Release: strings.Contains(in.Comment, "release")}
		var found diag.Findings
		b, err := Read(path, o, &found)
		if err != nil {
			return map[string]string{"error": strings.ReplaceAll(err.Error(), dir, "BOOK") + "\n\thint: " + diag.HintOf(err) + "\n"}
		}
		checkWords(t, b)
		want := map[string]string{"book": b.Dump(), "diag": found.String()}
		if in.Wants("ledger") {
			want["ledger"] = b.Ledger.Dump()
		}
		if in.Wants("evidence") {
			want["evidence"] = b.DumpEvidence()
		}
		if in.Wants("inputs") {
			var sb strings.Builder
			for _, i := range b.Inputs {
				sb.WriteString(i.Name + "\n")
			}
			want["inputs"] = sb.String()
		}
		return want
	})
}

// checkWords holds that the book has the words of its files, in the order that
// the Ledger says.
func checkWords(t *testing.T, b *book.Book) {
	t.Helper()
	want, err := preflight.Expect(b.Source, &b.Ledger)
	if err != nil {
		t.Fatal(err)
	}
	var sb strings.Builder
	b.Sections(func(s *book.Section, _ int) {
		if !s.Made {
			sb.WriteString(s.Text())
		}
	})
	if got, words := strings.Join(book.WordsOf(sb.String()), " "), strings.Join(want.Words.List(), " "); got != words {
		t.Errorf("the words are\n%s\nby the Ledger they should be\n%s", got, words)
	}
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, ".png") {
		data = tinyPNG
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tinyPNG is a picture of one pixel.
const tinyPNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55" +
	"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"

func TestNaturalOrder(t *testing.T) {
	for _, want := range [][]string{
		{"1.txt", "2.txt", "10.txt", "100.txt"},
		{"ch1.txt", "ch01a.txt", "ch2.txt", "ch09.txt", "ch10.txt"},
		{"Chapter 1.txt", "Chapter 2.txt", "Chapter 2 (2).txt", "Chapter 2 (10).txt", "Chapter 3.txt", "Chapter 10.txt"},
		{"chapter_1.md", "Chapter-2.md", "chapter 3.md"},
		{"prologue.md", "1.md", "2.md", "epilogue.md"},
		{"0-prologue.md", "0a-part-one.md", "1-the-family.txt", "5-five.txt", "5a-part-two.txt", "6-the.txt", "12-epilogue.md"},
		{"part 1/9.txt", "part 1/10.txt", "part 2/1.txt", "part 10/1.txt"},
		{"1.2.txt", "1.10.txt", "2.1.txt"},
		{"99999999999999999999998.txt", "99999999999999999999999.txt", "100000000000000000000000.txt"},
		{"a.txt", "B.txt", "c.txt", "é.txt"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		sortNatural(got)
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	for _, a := range []string{"1.txt", "01.txt", "ch 2", "ch-2", "", "(2)", "é", "prologue.md", "1/a"} {
		for _, b := range []string{"1.txt", "01.txt", "ch 2", "ch-2", "", "(2)", "é", "prologue.md", "1/a"} {
			if lessNatural(a, b) && lessNatural(b, a) {
				t.Errorf("%q and %q are each before the other", a, b)
			}
		}
	}
}

// Line ends, a byte order mark and UTF-16 make no difference.
func TestEncodingsAreOne(t *testing.T) {
	for _, name := range []string{"a.txt", "a.md"} {
		source := "# One\n\nShe said \"café\".\n\nHe *left*.\n"
		want, _ := Parse(name, source)
		for what, other := range map[string]string{
			"CRLF": strings.ReplaceAll(source, "\n", "\r\n"), "CR": strings.ReplaceAll(source, "\n", "\r"), "BOM": "\ufeff" + source,
			"decomposed": strings.ReplaceAll(source, "é", "e\u0301"), "Windows-1252": strings.ReplaceAll(source, "é", "\xe9"),
		} {
			got, _ := Parse(name, other)
			if got.Dump() != want.Dump() {
				t.Errorf("%s %s:\n%s\nwant\n%s", name, what, got.Dump(), want.Dump())
			}
		}
	}
}

// Whatever the folder holds, nothing outside is read.
func TestNothingOutsideIsRead(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "book")
	write(t, filepath.Join(top, "secret.txt"), "Secret words.")
	write(t, filepath.Join(top, "secret.png"), "")
	write(t, filepath.Join(dir, "1.md"), "# One\n\nText.\n\n![a](../secret.png)\n\n![a](link.png)\n\n![a](inside/secret.png)\n\n"+
		"![a](%2e%2e/secret.png)\n\n![a](..%2fsecret.png)\n\n![a](/etc/passwd)\n\n![a](http://example.org/a.png)\n\n![a](//example.org/a.png)\n\n"+
		"![a](data:image/png;base64,AAAA)\n\n![a](file:///etc/passwd)\n\n![a](C:/a.png)\n\n![a](..\\\\secret.png)\n\n![a](ok.png)\n\n![a](okay.png)\n\n![a](1.md)\n")
	write(t, filepath.Join(dir, "ok.png"), "")
	link(t, "../secret.png", filepath.Join(dir, "link.png"))
	link(t, "..", filepath.Join(dir, "inside"))
	var found diag.Findings
	b, err := Read(dir, Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Images) != 1 || b.Images[0].Path != "ok.png" {
		t.Errorf("images %v", b.Images)
	}
	codes := map[string]int{}
	for _, f := range found.All() {
		if f.Severity == diag.Error {
			codes[f.Code]++
			if f.Pos.Line == 0 || f.Hint == "" {
				t.Errorf("no place or hint: %v", f)
			}
		}
	}
	if codes["image-outside"] != 8 || codes["remote-image"] != 4 || codes["missing-image"] != 1 || codes["bad-image"] != 1 {
		t.Errorf("findings %v\n%s", codes, found.String())
	}
	for _, in := range b.Inputs {
		if strings.Contains(in.Name, "secret") {
			t.Errorf("%s was read", in.Name)
		}
	}
	for _, name := range []string{"../secret.txt", "/etc/passwd", "link.png", "inside/secret.txt", "inside", "", ".", "no"} {
		if _, err := b.ReadFile(name); err == nil {
			t.Errorf("ReadFile(%q) reads", name)
		}
	}
	if _, err := b.ReadFile("ok.png"); err != nil {
		t.Error(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

// A chapter that is a link is refused, and so is one that is no file.
func TestChaptersAreFiles(t *testing.T) {
	top := t.TempDir()
	write(t, filepath.Join(top, "secret.txt"), "Secret words.")
	for name, make := range map[string]func(dir string){
		"link":   func(dir string) { link(t, "../../secret.txt", filepath.Join(dir, "chapters", "1.txt")) },
		"folder": func(dir string) { os.MkdirAll(filepath.Join(dir, "chapters", "1.txt"), 0o755) },
		"pipe":   func(dir string) { pipe(t, filepath.Join(dir, "chapters", "1.txt")) },
	} {
		dir := filepath.Join(top, name)
		write(t, filepath.Join(dir, "book.yaml"), "title: A\nchapters: [chapters/1.txt]\n")
		os.MkdirAll(filepath.Join(dir, "chapters"), 0o755)
		make(dir)
		_, err := Read(dir, Options{}, nil)
		var f *diag.Fault
		if !errors.As(err, &f) || f.Pos.File != "book.yaml" || f.Pos.Line != 2 || f.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each input that is none is refused with a place and a next step.
func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"empty.txt": "", "blank.txt": " \n\n", "binary.txt": "PK\x03\x04\x00\x00\x00\x00", "a.docx": "x",
		"nothing/readme.md": "x", "story.txt": "Text.", "noend": "x", "badyaml/book.yaml": "title: [", "nul.md": "a\x00b", "only/a.md": "---\ntitle: x\n---\n",
		"longline.txt": strings.Repeat("a", 17<<20), "quotes.md": strings.Repeat("> ", 10000) + "a"} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), data)
	}
	for path, want := range map[string]string{
		"": "no manuscript is named", "-": "no manuscript is named", "none.txt": "no such file", "stroy.txt": "no such file", "empty.txt": "nothing in the file",
		"blank.txt": "nothing in the file", "binary.txt": "", "a.docx": "are not read", "nothing": "no text in the folder", "noend": "are not read",
		"badyaml": "book.yaml:1: not readable as YAML", "nul.md": "", "longline.txt": "", "quotes.md": "deep", "only": "no text",
	} {
		full := path
		if path != "" && path != "-" {
			full = filepath.Join(dir, path)
		}
		_, err := Read(full, Options{}, nil)
		var f *diag.Fault
		if !errors.As(err, &f) || !strings.Contains(f.Error(), want) || f.Hint == "" || f.Code == "" {
			t.Errorf("%q: %v, hint %q; want %q", path, err, diag.HintOf(err), want)
		}
	}
	if _, err := Read(filepath.Join(dir, "stroy.txt"), Options{}, nil); !strings.Contains(diag.HintOf(err), "story.txt") {
		t.Errorf("hint %q", diag.HintOf(err))
	}
	if _, err := Read(filepath.Join(dir, "story.txt"), Options{Trim: "5x8"}, nil); err == nil {
		t.Error("a trim without its unit is taken")
	}
}

// What the flags say goes before what the text says.
func TestOptions(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "story.md"), "---\ntitle: Old\nauthor: Somebody\n---\n\nText.\n")
	b, err := Read(filepath.Join(dir, "story.md"), Options{Title: "New", Author: "A B; C D", Design: "plain", Trim: "a5"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.Meta.Title != "New" || b.Meta.AuthorLine() != "A B and C D" || b.Settings.Design != "plain" || b.Settings.Print.Trim != "a5" {
		t.Errorf("%+v %+v", b.Meta, b.Settings)
	}
	if slices.Contains(b.Meta.Guessed, "title") || !slices.Contains(b.Meta.Guessed, "uuid") {
		t.Errorf("guessed %v", b.Meta.Guessed)
	}
}

func TestUUIDIsStable(t *testing.T) {
	m := book.Meta{Title: "The Lantern Stage", Authors: []book.Contributor{{Name: "Ines Okafor"}}, Series: book.Series{Name: "Lantern", Position: "1"}}
	const want = "59031854-fb4d-54a7-b823-a0ec4471c23e"
	if got := uuid(&m); got != want {
		t.Errorf("uuid %s, want %s", got, want)
	}
	m.Series.Position = "2"
	if uuid(&m) == want {
		t.Error("two volumes have one uuid")
	}
}

func TestProbe(t *testing.T) {
	svg := func(inside string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">` + inside + `</svg>`
	}
	for _, c := range []struct{ data, want string }{
		{tinyPNG, "image/png 1x1"}, {svg("<path d='M0 0'/>"), "image/svg+xml 40x30"}, {`<?xml version="1.0"?>` + svg(""), "image/svg+xml 40x30"},
		{svg("<script>x</script>"), ""}, {svg("<g onload='x'/>"), ""}, {svg("<image href='http://a/b.png'/>"), ""}, {svg("<a href='javascript:x'/>"), ""},
		{svg("<style>@import 'x'</style>"), ""}, {svg("<rect fill='url(#a)'/>"), "image/svg+xml 40x30"}, {svg("<foreignObject/>"), ""},
		{`<!DOCTYPE svg [<!ENTITY a "b">]>` + svg(""), ""}, {strings.Repeat("<svg>", 1000), ""}, {"<html/>", ""}, {"", ""}, {"GIF89a", ""},
		{"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x06\x00\x00\x00\x92\xba\x6b\xdb", ""},
	} {
		img, err := probe([]byte(c.data))
		got := ""
		if err == nil {
			got = img.MediaType + " " + strconv.Itoa(img.Width) + "x" + strconv.Itoa(img.Height)
		}
		if got != c.want {
			t.Errorf("probe(%.50q) = %q, %v; want %q", c.data, got, err, c.want)
		}
	}
}
