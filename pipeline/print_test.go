package pipeline

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
	"octavo/pipeline/unit"
)

// TestPrintEdition holds what printers ask of a file: the size of the paper on
// every page, nothing to click, only black, every font inside.
func TestPrintEdition(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		file := b.file(Print)
		n := len(b.Pages.Sides)
		info := tools.PDFInfo(t, file, "-f", "1", "-l", fmt.Sprint(n))
		if info["Pages"] != fmt.Sprint(n) {
			t.Errorf("%s pages, want %d", info["Pages"], n)
		}
		trim := unit.Size(b.Design.Page.Trim)
		box := fmt.Sprintf("0.00 0.00 %.2f %.2f", points(trim.Width), points(trim.Height))
		for i := 1; i <= n; i++ {
			for _, name := range []string{"MediaBox", "TrimBox"} {
				key := fmt.Sprintf("Page %d %s", i, name)
				if got := strings.Join(strings.Fields(info[key]), " "); got != box {
					t.Fatalf("%s: %s, want %s", key, got, box)
				}
			}
		}
		objects := tools.PDFObjects(t, file)
		for _, name := range []string{"/Annots", "/Outlines", "/JavaScript", "/JS", "/AcroForm", "/EmbeddedFiles", "/OpenAction", "/DeviceRGB", "/DeviceCMYK"} {
			if strings.Contains(objects, `"`+name+`"`) {
				t.Errorf("the file has %s", name)
			}
		}
		fontsInside(t, file)
	})
}

// TestReadEdition holds what a reader on a screen wants: bookmarks, a
// language, tags, the title in the window.
func TestReadEdition(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		file := b.file(Read)
		info := tools.PDFInfo(t, file)
		if info["Tagged"] != "yes" || info["Title"] != b.Book.Meta.Title || info["JavaScript"] != "no" || info["Encrypted"] != "no" {
			t.Errorf("pdfinfo: %v", info)
		}
		objects := tools.PDFObjects(t, file)
		for _, name := range []string{"/Outlines", "/Lang", "/PageLabels", "/StructTreeRoot", "/DisplayDocTitle"} {
			if !strings.Contains(objects, `"`+name+`"`) {
				t.Errorf("the file has no %s", name)
			}
		}
		fontsInside(t, file)
	})
}

// fontInside ends a line of pdffonts: embedded, whole or not, with ToUnicode.
var fontInside = regexp.MustCompile(` yes (yes|no ) yes +\d+ +\d+ *$`)

func fontsInside(t *testing.T, file string) {
	t.Helper()
	fonts := tools.PDFFonts(t, file)
	if len(fonts) == 0 {
		t.Error("no fonts")
	}
	for _, f := range fonts {
		if !fontInside.MatchString(f) {
			t.Errorf("a font is not inside or says no characters: %s", f)
		}
	}
}

func points(l unit.Length) float64 { return float64(l) / float64(unit.Point) }
