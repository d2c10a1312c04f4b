package pipeline

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/samples"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf"
)

// TestSamplesComeOutAsWanted compares what the samples become with their
// folder want: the Book, the pages in digest, and sums taken before anything
// is compressed, so that another release of Go changes none.
func TestSamplesComeOutAsWanted(t *testing.T) {
	for _, s := range samples.List(t) {
		if s.Want == "" {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			b := shelf.book(t, s)
			golden.File(t, filepath.Join(s.Want, "book.txt"), b.Book.Dump())
			golden.File(t, filepath.Join(s.Want, "edits.txt"), b.Book.Ledger.Dump())
			golden.File(t, filepath.Join(s.Want, "findings.txt"), b.Findings.String())
			golden.File(t, filepath.Join(s.Want, "pages.txt"), digest(b.Pages))
			golden.File(t, filepath.Join(s.Want, "sums.txt"), sums(t, b))
		})
	}
}

// digest gives a line for each page: how many lines it has, its first and
// last, and a sum of all that stands on it and where.
func digest(p *page.Pages) string {
	var sb strings.Builder
	for _, s := range p.Sides {
		one := page.Pages{Trim: p.Trim, Faces: p.Faces, Sides: []*page.Side{s}, Images: p.Images}
		fmt.Fprintf(&sb, "%d %q %s: ", s.Number, s.Folio, s.Section)
		var text []string
		for i := range s.Lines {
			if l := &s.Lines[i]; l.Role != page.RunningHead && l.Role != page.Folio {
				text = append(text, l.Text())
			}
		}
		if len(text) > 0 {
			fmt.Fprintf(&sb, "%d lines |%s| to |%s| ", len(text), text[0], text[len(text)-1])
		}
		fmt.Fprintf(&sb, "%.12s\n", sum([]byte(one.Dump())))
	}
	return sb.String()
}

// sums lists the contents of the EPUB, without pictures that are encoded here,
// and the texts of the PDFs as they are read back.
func sums(t *testing.T, b *finished) string {
	var sb strings.Builder
	data := b.data(t, EPUB)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if path.Ext(f.Name) == ".jpg" {
			continue // as image/jpeg encodes it
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sb, "%.16s %d %s\n", sum(content), len(content), f.Name)
	}
	for _, f := range []Format{Print, Read} {
		words, err := pdf.Text(b.data(t, f))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sb, "%.16s text of %s\n", sum([]byte(words.Text+"\f"+words.Notes+"\f"+words.Made)), f)
	}
	fmt.Fprintf(&sb, "%.16s pages\n", sum([]byte(b.Pages.Dump())))
	return sb.String()
}

func sum(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }
