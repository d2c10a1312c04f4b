package tools

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// QPDFCheck fails the test for each file whose structure qpdf finds damaged
// or doubtful.
func QPDFCheck(t testing.TB, files ...string) {
	t.Helper()
	qpdf := command(t, "qpdf")
	if len(files) == 0 {
		t.Error("qpdf: no file named")
	}
	for _, file := range files {
		if _, err := run(qpdf, "--check", file); err != nil {
			t.Error(err)
		}
	}
}

// PDFText returns the text of a PDF as pdftotext reads it, a form feed after
// each page. The arguments go before the file: "-layout", "-raw", "-f", "3".
func PDFText(t testing.TB, file string, args ...string) string {
	t.Helper()
	args = append([]string{"-enc", "UTF-8"}, args...)
	return poppler(t, "pdftotext", append(args, file, "-")...)
}

// PDFInfo returns what pdfinfo says of a PDF, by the names it uses: "Title",
// "Pages", "Page size", "TrimBox". Dates are in ISO form and boxes in points.
// With "-f", "1", "-l", "9" the sizes and boxes are those of single pages:
// "Page 9 size", "Page 9 TrimBox".
func PDFInfo(t testing.TB, file string, args ...string) map[string]string {
	t.Helper()
	args = append([]string{"-enc", "UTF-8", "-isodates", "-box"}, args...)
	info := map[string]string{}
	for line := range strings.Lines(poppler(t, "pdfinfo", append(args, file)...)) {
		if name, value, ok := strings.Cut(line, ":"); ok {
			info[strings.Join(strings.Fields(name), " ")] = strings.TrimSpace(value)
		}
	}
	return info
}

// PDFToPNG draws pages first to last into the folder, at so many dots an
// inch, and returns the pictures in the order of the pages. Pages count from
// 1; 0 stands for the first and for the last of the file.
func PDFToPNG(t testing.TB, file, dir string, dpi, first, last int) []string {
	t.Helper()
	first = cmp.Or(first, 1)
	if last == 0 {
		last, _ = strconv.Atoi(PDFInfo(t, file)["Pages"])
	}
	drawn, err := os.MkdirTemp(dir, "pages-") // so that pictures drawn before do not count
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(drawn)
	prefix := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	poppler(t, "pdftoppm", "-png", "-r", strconv.Itoa(dpi), "-f", strconv.Itoa(first), "-l", strconv.Itoa(last), file, filepath.Join(drawn, prefix))
	entries, err := os.ReadDir(drawn)
	if err != nil {
		t.Fatal(err)
	}
	var pictures []string
	for _, e := range entries {
		picture := filepath.Join(dir, e.Name())
		if err := os.Rename(filepath.Join(drawn, e.Name()), picture); err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, picture)
	}
	if len(pictures) != last-first+1 {
		t.Fatalf("pdftoppm drew %d pages of %s, want %d to %d", len(pictures), file, first, last)
	}
	return pictures
}

// poppler returns the output of one of Poppler's programs. That it finds the
// file broken ends the test.
func poppler(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, err := run(command(t, program), args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// GhostscriptCheck fails the test for each file that Ghostscript, the
// interpreter in many a press, does not run through. It says little: of an
// operator it does not know, nothing.
func GhostscriptCheck(t testing.TB, files ...string) {
	t.Helper()
	gs := command(t, "gs")
	for _, file := range files {
		out, err := run(gs, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", file)
		if err == nil && out != "" {
			err = fmt.Errorf("gs: %s", out)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// MuPDFCheck fails the test for each file that MuPDF complains of when it
// draws it.
func MuPDFCheck(t testing.TB, files ...string) {
	t.Helper()
	mutool := command(t, "mutool")
	for _, file := range files {
		cmd := exec.Command(mutool, "draw", "-q", "-r", "18", "-F", "pgm", "-o", os.DevNull, file)
		out, err := cmd.CombinedOutput()
		remarks := strings.ReplaceAll(string(out), "warning: ICC support is not available\n", "") // as Debian builds it
		if err != nil || remarks != "" {
			t.Error(fmt.Errorf("mutool: %s: %v\n%s", file, err, remarks))
		}
	}
}
