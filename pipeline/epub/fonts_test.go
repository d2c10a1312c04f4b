package epub

import (
	"bytes"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/epub/css"
	"octavo/pipeline/font"
)

// withFonts makes a fixture with fonts of its own.
func withFonts(t testing.TB, name string) []byte {
	t.Helper()
	f := fixtures[name]()
	d := *classic(t)
	d.EPUB.Fonts = "embedded"
	o := f.options()
	o.Family, _ = font.Builtin("STIX Two Text")
	var out bytes.Buffer
	if err := Write(&out, f.book, &d, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A book with fonts of its own holds the faces its text is set in, each with
// the glyphs of the text, and tells Apple's programs; another has none of it.
func TestEmbeddedFonts(t *testing.T) {
	f := fixtures["inlines"]()
	o := f.options()
	o.Family, _ = font.Builtin("STIX Two Text")
	var usual bytes.Buffer
	names, content := unzipped(t, withFonts(t, "inlines"))
	opf, sheet := content["EPUB/package.opf"], content["EPUB/style.css"]
	for _, want := range []string{"META-INF/com.apple.ibooks.display-options.xml", "EPUB/fonts/stix-two-text-regular.ttf", "EPUB/fonts/stix-two-text-italic.ttf"} {
		if content[want] == "" {
			t.Errorf("no %s among %q", want, names)
		}
	}
	face, err := font.Parse([]byte(content["EPUB/fonts/stix-two-text-regular.ttf"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range f.book.Body[0].Text() {
		if r > ' ' && !face.Has(r) && o.Family.Regular.Has(r) {
			t.Errorf("the font lacks %q", r)
		}
	}
	for _, want := range []string{`property="ibooks:specified-fonts">true<`, `prefix="ibooks: `, `media-type="font/ttf"`} {
		if !strings.Contains(opf, want) {
			t.Errorf("no %s in\n%s", want, opf)
		}
	}
	if !strings.Contains(sheet, `body { font-family: "STIX Two Text", serif; }`) {
		t.Errorf("the stylesheet ends %s", sheet[len(sheet)-200:])
	}
	if problems := css.Check(sheet); len(problems) > 0 {
		t.Errorf("%v", problems)
	}

	if err := Write(&usual, f.book, classic(t), o); err != nil {
		t.Fatal(err)
	}
	_, content = unzipped(t, usual.Bytes())
	for name, text := range content {
		if strings.Contains(name, "font") || strings.Contains(name, "ibooks") || strings.Contains(text, "ibooks") || strings.Contains(text, "@font-face") {
			t.Errorf("%s has something of fonts", name)
		}
	}
}

// A face that cannot be embedded is left to the reader, and that is said.
func TestFontsLeft(t *testing.T) {
	hebrew := plain(section("chapter", "שלום", para("אב גד")))
	hebrew.Meta.Title, hebrew.Meta.Language = "שלום", "he"
	d := *classic(t)
	d.EPUB.Fonts = "embedded"
	family, _ := font.Builtin("DejaVu Sans")
	var out bytes.Buffer
	var found diag.Findings
	if err := Write(&out, hebrew, &d, Options{Family: family, Found: &found}); err != nil {
		t.Fatal(err)
	}
	if got := found.All(); len(got) != 1 || got[0].Code != "font-left" {
		t.Errorf("%v", got)
	}
}
