package pdf

import (
	"io"
	"strings"
	"testing"

	"octavo/pipeline/page"
)

// novel sets a made-up novel of about 370 pages.
func novel(b *testing.B) *page.Pages {
	s := newSetter(b)
	vocabulary := strings.Fields(strings.Join(sampleText[1:], " "))
	state := uint32(1)
	for chapter := range 40 {
		sect := s.element(0, "Sect")
		s.paragraph(s.element(sect, "H1"), "Chapter")
		for range 62 {
			var words []string
			for range 20 + int(state>>20)%45 {
				state = state*1664525 + 1013904223
				words = append(words, vocabulary[int(state>>8)%len(vocabulary)])
			}
			s.paragraph(s.element(sect, "P"), strings.Join(words, " "))
		}
		_ = chapter
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
			b.ReportMetric(float64(len(p.Sides)), "pages")
			var n counter
			for b.Loop() {
				n = 0
				if err := Write(&n, p, sampleMeta, Options{Edition: c.e}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "bytes")
		})
	}
}

// A counter is a writer that counts bytes.
type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

var _ io.Writer = (*counter)(nil)
