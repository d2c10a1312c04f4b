package pdf

import (
	"io"
	"os"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
)

// novel sets a book of the shared corpus. "The Age of Innocence" has 102,000
// words and comes to 321 pages.
func novel(t testing.TB, file string) *page.Pages {
	s := newSetter(t)
	sect := s.element(0, "Sect")
	for i, p := range strings.Split(novelText(t, file), "\n\n") {
		if i%60 == 0 {
			sect = s.element(0, "Sect")
		}
		s.paragraph(s.element(sect, "P"), p)
	}
	return s.pages
}

func novelText(t testing.TB, file string) string {
	text, err := os.ReadFile(tools.Shared(t, "corpus/text/"+file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("*", "", "^", "").Replace(string(text)) // which the setter takes for marks
}

const wharton = "edith-wharton_the-age-of-innocence.txt"

// No word of a whole novel is lost or in another place, and the structure has
// its paragraphs.
func TestNovel(t *testing.T) {
	file := wharton
	if name := os.Getenv("OCTAVO_NOVEL"); name != "" {
		file = name
	}
	p, text := novel(t, file), novelText(t, file)
	want := strings.Join(strings.Fields(text), " ")
	for _, e := range []Edition{Print, Read} {
		data, path := write(t, p, sampleMeta, Options{Edition: e})
		tools.QPDFCheck(t, path)
		d := extract(t, data)
		mustEqual(t, "Extract", strings.Join(strings.Fields(d.Text()), " "), want)
		if e == Print {
			continue
		}
		var list []string
		for _, p := range d.Paragraphs {
			list = append(list, p.Text)
		}
		mustEqual(t, "structure", strings.Join(list, " "), want)
	}
}

func BenchmarkExtract(b *testing.B) {
	data, _ := write(b, novel(b, wharton), sampleMeta, Options{Edition: Read})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Extract(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := novel(b, wharton)
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
