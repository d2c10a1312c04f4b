package pipeline

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/diag"
	"octavo/pipeline/epub"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/preflight"
	"octavo/pipeline/release"
	"octavo/templates/specs"
)

// oddTexts seed the fuzzers: short, each with something a build may trip over.
var oddTexts = []string{
	"Chapter One\nThe Lamp\n\n\"Who's there?\" she said -- \"you?\"\n\n***\n\nNobody.\n",
	"THE LAMP\nby Ada Byrne\n\nContents\nOne .... 1\nTwo .... 2\n\nOne\n\nRain.\n\nTwo\n\nSun.\n",
	"# One\n\nA *word*,[^1] [a link](https://example.org \"t\") and ![no](no.png)\n\n[^1]: Note.\n\n> Quote\n\n| a | b |\n|---|---|\n| c | d |\n",
	"::: verse\nRoses are red\n  violets\n:::\n\n::: chat\n[08:52] A: hi\n:::\n\n- one\n- two\n\n```\ncode\n```\n",
	"---\ntitle: 1984\nlanguage: fr\n---\n« Oui ? » dit-elle ; non !\n",
	"[08:52] Peg: {{user}}, r u there\n[08:53] Peg: ok\n\n| a line\n|   block\n\n> letter\n> > in letter\n",
	"1\n\nא ב ג abc\n\nالعربية\n\n漢字かな\n\n🙂👩‍👩‍👧 e\u0301\n\u00ad\u200b\u2060",
	"...'Tis 'em rock 'n' roll '90s 5'10\" \"'a' 'b'\" —“—” ‘’ ``x'' \u2028 \x1b[0m \ufffd",
	"", " ", "\n", "#", "***", "\"", "'", "-", "{{}}", "[^1]", "Chapter", "Chapter 1\n\nChapter 1\n", "\f\f", "a\tb", strings.Repeat("A", 300),
}

func FuzzBuildText(f *testing.F)     { fuzzBuild(f, "in.txt") }
func FuzzBuildMarkdown(f *testing.F) { fuzzBuild(f, "in.md") }

// fuzzBuild builds a text: it ends in time, in an error that is the text's own
// fault and says what to do, or in all editions. That every word is kept the
// build itself proves; one that cannot says so with the hint to report it.
func fuzzBuild(f *testing.F, name string) {
	for _, s := range oddTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 64<<10 {
			t.Skip("long")
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		r := &Result{}
		err := r.buildBare(file)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("took %v", took)
		}
		for _, f := range r.Findings.All() {
			if f.Code == "pdfx-broken" || f.Code == "pdfua-broken" {
				t.Error(f)
			}
		}
		var fault *diag.Fault
		if hint := diag.HintOf(err); err != nil && (!errors.As(err, &fault) || hint == "" || hint == reportIt) {
			t.Errorf("%v (hint: %s)\n%s", err, hint, r.Findings.String())
		}
	})
}

// buildBare is Build without covers, which take longer than a short text.
func (r *Result) buildBare(file string) (err error) {
	if r.Book, err = Parse(file, Options{}, &r.Findings); err != nil {
		return err
	}
	if err := r.LoadDesign(); err != nil {
		return err
	}
	add := func(f Format, write func(w io.Writer) error) {
		var out bytes.Buffer
		if err == nil {
			err = write(&out)
		}
		r.Files = append(r.Files, release.File{Name: "book" + f.ending(), Data: out.Bytes()})
	}
	add(EPUB, func(w io.Writer) error { return epub.Write(w, r.Book, r.Design, epub.Options{}) })
	if err != nil {
		return err
	}
	if r.Pages, err = r.layOut(Options{}, &r.Findings); err != nil {
		return err
	}
	printed, err := printOptions(r.Book)
	if err != nil {
		return err
	}
	r.pdfs = map[string]pdf.Options{"book" + Print.ending(): printed, "book" + Read.ending(): {Edition: pdf.Read}}
	for _, f := range []Format{Print, Read} {
		add(f, func(w io.Writer) error { return pdf.Write(w, r.Pages, &r.Book.Meta, r.pdfs["book"+f.ending()]) })
	}
	if err != nil {
		return err
	}
	return r.check(Options{})
}

// FuzzPreflight reads PDFs that are broken in all ways: an error or findings
// come of it, and never a crash.
func FuzzPreflight(f *testing.F) {
	dir := f.TempDir()
	file := filepath.Join(dir, "in.md")
	if err := os.WriteFile(file, []byte(oddTexts[2]), 0o666); err != nil {
		f.Fatal(err)
	}
	r := &Result{}
	if err := r.buildBare(file); err != nil {
		f.Fatal(err)
	}
	for _, made := range r.Files[1:3] {
		f.Add(made.Data, uint32(100), []byte("/Kids"))
		f.Add(made.Data, uint32(len(made.Data)/2), []byte("1 0 R"))
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint32, change []byte) {
		if len(data) > 0 && len(change) < 64 {
			i := int(at) % len(data)
			data = slices.Concat(data[:i], change, data[min(len(data), i+len(change)):])
		}
		objects, err := object.Read(data)
		if err != nil {
			return
		}
		p, err := preflight.ReadPDF(data, objects)
		if err != nil {
			return
		}
		var found diag.Findings
		preflight.PDFX(p, &found)
		preflight.PDFUA(p, &found)
		p.UAFailures()
		for _, s := range specs.All() {
			preflight.Printer(p, &s, preflight.PrintJob{Paper: "white", Day: "2030"}, &found)
		}
	})
}
