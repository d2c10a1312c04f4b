package tools

import (
	"strings"
	"testing"
)

// PDFObjects returns all objects of a PDF as JSON, without the data of its
// streams, as qpdf reads them.
func PDFObjects(t testing.TB, file string) string {
	t.Helper()
	out, err := run(command(t, "qpdf"), "--json=2", "--json-key=qpdf", "--json-stream-data=none", file)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// PDFFonts returns a line for each font of a PDF, as pdffonts prints it: name,
// type, encoding, and "yes" or "no" for embedded, subset and ToUnicode.
func PDFFonts(t testing.TB, file string) []string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(poppler(t, "pdffonts", file)), "\n")
	if len(lines) < 3 {
		return nil
	}
	return lines[2:] // a heading and a rule
}
