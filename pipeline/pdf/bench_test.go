package pdf

import (
	"io"
	"os"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
)

// novel sets a novel from the shared corpus: 105,000 words on 370 pages or so.
func novel(b *testing.B) *page.Pages {
	text, err := os.ReadFile(tools.Shared(b, "corpus/text/edith-wharton_the-age-of-innocence.txt"))
	if err != nil {
		b.Fatal(err)
	}
	s := newSetter(b)
	sect := s.element(0, "Sect")
	for i, p := range strings.Split(string(text), "\n\n") {
		if i%60 == 0 {
			sect = s.element(0, "Sect")
			s.paragraph(s.element(sect, "H1"), "Chapter")
		}
		s.paragraph(s.element(sect, "P"), strings.NewReplacer("*", "", "^", "").Replace(p))
	}
	return s.pages
}

func BenchmarkWrite(b *testing.B) {
	p := novel(b)
	for _, c := range []struct {
		name string
		e    Edition
	}{{"print", Print}, {"read", Read}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var n counter
			for b.Loop() {
				n = 0
				if err := Write(&n, p, sampleMeta, Options{Edition: c.e}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(p.Sides)), "pages")
			b.ReportMetric(float64(n), "bytes")
		})
	}
}

// A counter is a writer that counts bytes.
type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

var _ io.Writer = (*counter)(nil)
