package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit"
	"octavo/pipeline/cover"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub"
	"octavo/pipeline/internal/samples"
	"octavo/pipeline/manuscript"
	"octavo/pipeline/pdf"
)

// benchWords is the length of the novel that is measured: a long one.
const benchWords = 100_000

func novelFile(b *testing.B) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "novel.md")
	if err := os.WriteFile(file, []byte(samples.Novel(b, benchWords)), 0o666); err != nil {
		b.Fatal(err)
	}
	return file
}

// BenchmarkStage measures each stage of a build of the novel alone; package
// main measures whole builds.
func BenchmarkStage(b *testing.B) {
	file := novelFile(b)
	read := func() *book.Book {
		bk, err := manuscript.Read(file, manuscript.Options{}, &diag.Findings{})
		if err != nil {
			b.Fatal(err)
		}
		return bk
	}
	r, err := Build(file, Options{})
	if err != nil {
		b.Fatal(err)
	}
	front, err := cover.Make(r.Book, r.Design, r.family, &diag.Findings{})
	if err != nil {
		b.Fatal(err)
	}
	stage := func(name string, work func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			before := samples.Own().CPU
			for b.Loop() {
				if err := work(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((samples.Own().CPU-before).Seconds()/float64(b.N), "cpu-s/op")
		})
	}
	stage("read", func() error { read(); return nil })
	stage("read-copyedit", func() error { copyedit.Run(read(), &diag.Findings{}); return nil })
	stage("cover", func() error {
		_, err := cover.Make(r.Book, r.Design, r.family, &diag.Findings{})
		return err
	})
	stage("epub", func() error {
		return epub.Write(&bytes.Buffer{}, r.Book, r.Design, epub.Options{Cover: front.Inside})
	})
	stage("typeset", func() error {
		_, err := r.layOut(Options{}, &diag.Findings{})
		return err
	})
	stage("pdf-print", func() error {
		return pdf.Write(&bytes.Buffer{}, r.Pages, &r.Book.Meta, pdf.Options{Edition: pdf.Print})
	})
	stage("pdf-read", func() error {
		return pdf.Write(&bytes.Buffer{}, r.Pages, &r.Book.Meta, pdf.Options{Edition: pdf.Read, Cover: front.Inside})
	})
	stage("check", func() error { return r.check(Options{}) })
}
