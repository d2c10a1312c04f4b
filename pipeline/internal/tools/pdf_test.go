package tools

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPDF(t *testing.T) {
	dir := t.TempDir()
	file := writePDF(t, dir, "two pages.pdf")
	QPDFCheck(t, file)
	if got, want := PDFText(t, file), "Recto\n\n\fVerso\n\n\f"; got != want {
		t.Errorf("text: got %q, want %q", got, want)
	}
	if got, want := PDFText(t, file, "-l", "1", "-nopgbrk"), "Recto\n\n"; got != want {
		t.Errorf("text of the first page: got %q, want %q", got, want)
	}
	info := PDFInfo(t, file, "-l", "2")
	for name, want := range map[string]string{"Title": "Leaf: a test", "Pages": "2", "Page 2 size": "72 x 144 pts"} {
		if info[name] != want {
			t.Errorf("%s: got %q, want %q", name, info[name], want)
		}
	}

	pictures := PDFToPNG(t, file, dir, 50, 0, 0)
	if len(pictures) != 2 {
		t.Fatalf("got pictures %q, want 2", pictures)
	}
	last := PDFToPNG(t, file, dir, 50, 2, 2)
	if len(last) != 1 || last[0] != pictures[1] {
		t.Errorf("got %q for page 2, want %q", last, pictures[1])
	}
	f, err := os.Open(last[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c, err := png.DecodeConfig(f); err != nil || c.Width != 50 || c.Height != 100 {
		t.Errorf("got a picture of %d by %d, %v; want 50 by 100", c.Width, c.Height, err)
	}
}

func TestCutPDFFails(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(writePDF(t, dir, "sound.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "cut.pdf")
	if err := os.WriteFile(file, data[:len(data)*2/3], 0o666); err != nil {
		t.Fatal(err)
	}
	for name, use := range map[string]func(t testing.TB){
		"qpdf":      func(t testing.TB) { QPDFCheck(t, file) },
		"pdftotext": func(t testing.TB) { PDFText(t, file) },
		"pdfinfo":   func(t testing.TB) { PDFInfo(t, file) },
		"pdftoppm":  func(t testing.TB) { PDFToPNG(t, file, dir, 50, 1, 1) },
		"gs":        func(t testing.TB) { GhostscriptCheck(t, file) },
		"mutool":    func(t testing.TB) { MuPDFCheck(t, file) },
	} {
		command(t, name)
		if got := ending(t, use); !strings.HasPrefix(got, "failed: "+name) {
			t.Errorf("%s: got %q, want a failure", name, got)
		}
	}
}

// writePDF writes two pages with a word on each.
func writePDF(t *testing.T, dir, name string) string {
	t.Helper()
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]/Contents %d 0 R/Resources<</Font<</F 5 0 R>>>>>>"
	text := "<</Length %d>>stream\n%s\nendstream"
	recto, verso := "BT /F 12 Tf 9 99 Td (Recto) Tj ET", "BT /F 12 Tf 9 99 Td (Verso) Tj ET"
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
		fmt.Sprintf(page, 6),
		fmt.Sprintf(page, 7),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		fmt.Sprintf(text, len(recto), recto),
		fmt.Sprintf(text, len(verso), verso),
		"<</Title(Leaf: a test)>>",
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
