package pipeline

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/unit"
)

// A picture that reaches the edges has a page of its own, with no head and no
// folio; the sheets have the bleed the printer asks for, on three sides, and
// nothing is printed beside them.
func TestBleed(t *testing.T) {
	var art bytes.Buffer
	if err := jpeg.Encode(&art, image.NewGray(image.Rect(0, 0, 1300, 1500)), nil); err != nil { // of another shape than the page
		t.Fatal(err)
	}
	text := strings.Repeat("The rope lay in seven coils upon the quay, and nobody would say who had put it there.\n\n", 40)
	dir := writeBook(t, map[string]string{
		"book.yaml": "title: Bleed\nauthors: [A]\nlanguage: en\nprint: {printer: kdp, trim: 6x9in}\nchapters: [1.md]\n",
		"1.md":      "# One\n\n" + text + "![A map of the quay](map.jpg){.bleed}\n\n" + text,
		"map.jpg":   art.String(),
	})
	r, err := Build(dir, Options{Formats: []Format{Print, Read, EPUB}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings.All() {
		if f.Code == "print-extras" || f.Code == "bleed-size" || f.Code == "image-resolution" && f.Severity > diag.Warning {
			t.Errorf("%v", f)
		}
	}
	if r.Pages.Bleed != unit.Inch/8 {
		t.Fatalf("bleed of %v", r.Pages.Bleed)
	}
	plates := 0
	for _, s := range r.Pages.Sides {
		for i := range s.Placed {
			p := &s.Placed[i]
			if plates++; p.X > -r.Pages.Bleed || p.Y > -r.Pages.Bleed || p.X+p.Width < r.Pages.Trim.Width+r.Pages.Bleed || p.Y+p.Height < r.Pages.Trim.Height+r.Pages.Bleed {
				t.Errorf("the picture covers %v %v, %v by %v", p.X, p.Y, p.Width, p.Height)
			}
			if p.Width.Scale(1500, 1300) != p.Height && p.Height.Scale(1300, 1500) != p.Width {
				t.Errorf("the picture is stretched: %v by %v", p.Width, p.Height)
			}
			if len(s.Lines) > 0 {
				t.Errorf("%d lines stand on it", len(s.Lines))
			}
		}
	}
	if plates != 1 {
		t.Errorf("%d pictures", plates)
	}
	file := filepath.Join(dir, "print.pdf")
	if err := os.WriteFile(file, r.Files[1].Data, 0o666); err != nil {
		t.Fatal(err)
	}
	tools.QPDFCheck(t, file)
	info := tools.PDFInfo(t, file, "-box", "-f", "1", "-l", "2")
	for name, want := range map[string]string{
		"Page 1 TrimBox": `^0.00 +9.00 +432.00 +657.00`, "Page 1 BleedBox": `^0.00 +0.00 +441.00 +666.00`,
		"Page 2 TrimBox": `^9.00 +9.00 +441.00 +657.00`, "Page 2 BleedBox": `^0.00 +0.00 +441.00 +666.00`,
	} {
		if !regexp.MustCompile(want).MatchString(info[name]) {
			t.Errorf("%s is %q", name, info[name])
		}
	}
}
