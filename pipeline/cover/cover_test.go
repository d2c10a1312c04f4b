package cover

import (
	"bytes"
	"image/jpeg"
	"sync"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

var plainDesign = &design.Design{}

func stix(t testing.TB) font.Family {
	t.Helper()
	f, ok := font.Builtin("STIX Two Text")
	if !ok {
		t.Fatal("no STIX Two Text")
	}
	return f
}

func sample(title string, authors ...string) *book.Book {
	b := &book.Book{Meta: book.Meta{Title: title, Language: "en-US"}}
	for _, a := range authors {
		b.Meta.Authors = append(b.Meta.Authors, book.Contributor{Name: a})
	}
	return b
}

// checkSizes holds what the two pictures promise.
func checkSizes(t *testing.T, c *Cover) {
	t.Helper()
	for _, p := range []struct {
		data       []byte
		w, h, most int
	}{{c.Shop, c.Width, c.Height, 5_000_000}, {c.Inside, c.InsideWidth, c.InsideHeight, maxInside}} {
		config, err := jpeg.DecodeConfig(bytes.NewReader(p.data))
		if err != nil {
			t.Fatal(err)
		}
		if config.Width != p.w || config.Height != p.h || p.w*p.h > p.most {
			t.Errorf("%d × %d pixels, said to be %d × %d, at most %d", config.Width, config.Height, p.w, p.h, p.most)
		}
		if len(p.data) > maxBytes || !bytes.Contains(p.data[:16], []byte("JFIF")) {
			t.Errorf("%d bytes, beginning %q", len(p.data), p.data[:16])
		}
	}
}

func TestMake(t *testing.T) {
	for _, name := range Designs() {
		for _, palette := range []string{"midnight", "saffron", ""} {
			b := sample("Seventeen Ounces "+palette, "Nora Tammage")
			b.Settings.Cover = book.Cover{Design: name, Palette: palette}
			var found diag.Findings
			c, err := Make(b, plainDesign, stix(t), &found)
			if err != nil {
				t.Fatal(err)
			}
			if c.Width != 1600 || c.Height != 2560 || c.Layout == "" || len(found.All()) > 0 {
				t.Errorf("%s: %d × %d\n%s\n%s", name, c.Width, c.Height, c.Layout, &found)
			}
			checkSizes(t, c)
		}
	}
}

func TestSameBytesEachTime(t *testing.T) {
	b := sample("Seventeen Ounces", "Nora Tammage")
	made := make([]*Cover, 3)
	var wg sync.WaitGroup
	for i := range made {
		wg.Go(func() {
			var err error
			if made[i], err = Make(b, plainDesign, stix(t), nil); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, c := range made[1:] {
		if !bytes.Equal(c.Shop, made[0].Shop) || !bytes.Equal(c.Inside, made[0].Inside) {
			t.Error("two covers of one book differ")
		}
	}
}

func TestNoFamilyAtAll(t *testing.T) {
	c, err := Make(sample("Emma", "Jane Austen"), plainDesign, font.Family{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkSizes(t, c)
}
