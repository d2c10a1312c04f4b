package pipeline

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
)

// TestReadEditionIsAccessible holds the reading editions of all samples to the
// conditions of PDF/UA-1 that a machine can find.
func TestReadEditionIsAccessible(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		for _, f := range look(t, b.data(t, Read)).UAFailures() {
			t.Errorf("%s: %s", f.Condition, f.What)
		}
	})
}

// TestStructureHoldsTheWords reads the marked content of the structure tree in
// its order: it is the Book's words, in order, the notes' among them.
func TestStructureHoldsTheWords(t *testing.T) {
	eachBook(t, func(t *testing.T, b *finished) {
		d, err := pdf.Extract(b.data(t, Read))
		if err != nil {
			t.Fatal(err)
		}
		var text, notes []string
		for _, p := range d.Paragraphs {
			switch {
			case p.Made:
			case p.Note:
				notes = append(notes, book.WordsOf(p.Text)...)
			default:
				text = append(text, book.WordsOf(p.Text)...)
			}
		}
		got, want := append(text, notes...), authorsWords(b.Book).List()
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("word %d of %d: the tree has %q, the Book %q", i, len(want), around(got, i), around(want, i))
			}
		}
	})
}

func around(words []string, i int) string {
	return strings.Join(words[min(max(0, i-4), len(words)):min(i+5, len(words))], " ")
}

// everything is a manuscript with all that a structure tree can hold.
const everything = `# One: *A Beginning*

The clerk weighed the fish.[^a] She said: *bonjour*, [monsieur]{lang=fr}, and read [the rules](https://example.org/rules).

### A heading too deep

1. First of all, weigh.
2. Then write it down.

- a bullet
- another

> A quotation of some length, set off from the rest.

| Fish | Ounces |
|------|--------|
| Cod  | 17     |
| Eel  | 12     |

![A gray square on a white ground](square.png)

    a line of verse
    and one more

[^a]: It was a cod. See [One](#one).

[^b]: A note to a title.

# Two[^b]

## Inside[^b]

#### Deep inside

The end, with a word in small capitals: NASA. مرحبا and 漢字 are words too.
`

func squarePNG(t *testing.T) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 600))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEverythingIsAccessible holds the same of a text with notes, links,
// lists, a table, a picture, headings that skip a level and other scripts.
func TestEverythingIsAccessible(t *testing.T) {
	for _, back := range []string{"", "back: [endnotes]"} {
		b := buildSet(t, back, "chapters.md", everything, "square.png", squarePNG(t))
		data := b.data(t, Read)
		tools.QPDFCheck(t, b.file(Read))
		p := look(t, data)
		fails := p.UAFailures()
		missing := b.has("missing-glyph", "")
		for _, f := range fails {
			if missing && (f.Condition == "31-030" || f.Condition == "06-002") {
				continue // and so the file does not claim it
			}
			t.Errorf("%q: %s: %s", back, f.Condition, f.What)
		}
		d, err := pdf.Extract(data)
		if err != nil {
			t.Fatal(err)
		}
		var tags []string
		for _, p := range d.Paragraphs {
			if !p.Made && !slices.Contains(tags, p.Tag) {
				tags = append(tags, p.Tag)
			}
		}
		slices.Sort(tags)
		if got := strings.Join(tags, " "); got != "Figure H1 H2 H3 LBody P TD TH" && got != "Figure H1 H2 H3 P TD TH" {
			t.Errorf("%q: tags %s", back, got)
		}
	}
}

// TestBrokenPDFUA breaks the conditions one by one.
func TestBrokenPDFUA(t *testing.T) {
	text := strings.Replace(everything, " مرحبا and 漢字 are words too.", "", 1)
	data := buildSet(t, "", "chapters.md", text, "square.png", squarePNG(t)).data(t, Read)
	root := func(f *object.File) object.Dict { return f.Trailer.Dict("Root") }
	// element returns the first element with the tag.
	element := func(f *object.File, tag string) object.Dict {
		var find func(o object.Object) object.Dict
		find = func(o object.Object) object.Dict {
			switch v := object.Resolve(o).(type) {
			case object.Array:
				for _, k := range v {
					if d := find(k); d != nil {
						return d
					}
				}
			case object.Dict:
				if v.Name("S") == object.Name(tag) {
					return v
				}
				if v["Type"] == object.Name("StructElem") || v["Type"] == object.Name("StructTreeRoot") {
					return find(v["K"])
				}
			}
			return nil
		}
		d := find(root(f)["StructTreeRoot"])
		if d == nil {
			t.Fatalf("no element %s", tag)
		}
		return d
	}
	withLinks := func(pages []object.Dict) object.Dict {
		for _, p := range pages {
			if p["Annots"] != nil {
				return p
			}
		}
		t.Fatal("no links")
		return nil
	}
	font := func(pages []object.Dict) object.Dict { return pages[3].Dict("Resources").Dict("Font").Dict("F0") }
	for want, change := range map[string]func(*object.File, []object.Dict){
		"": func(*object.File, []object.Dict) {},
		"01-003": func(_ *object.File, pages []object.Dict) {
			addContent(pages[3], "/Artifact BMC /P<</MCID 99>>BDC EMC EMC")
		},
		"01-005": func(_ *object.File, pages []object.Dict) { addContent(pages[3], "9 9 9 9 re f") },
		"01-007": func(f *object.File, _ []object.Dict) { root(f).Dict("MarkInfo")["Suspects"] = true },
		"02-001": func(f *object.File, _ []object.Dict) { element(f, "P")["S"] = object.Name("Paragraph") },
		"02-004": func(f *object.File, _ []object.Dict) {
			root(f).Dict("StructTreeRoot")["RoleMap"] = object.Dict{"P": object.Name("Span")}
		},
		"06-001": func(f *object.File, _ []object.Dict) { delete(root(f), "Metadata") },
		"06-002": func(f *object.File, _ []object.Dict) {
			s := root(f).Stream("Metadata")
			s.Data = bytes.Replace(s.Data, []byte("<pdfuaid:part>1"), []byte("<pdfuaid:part>2"), 1)
		},
		"06-003": func(f *object.File, _ []object.Dict) {
			s := root(f).Stream("Metadata")
			s.Data = bytes.Replace(s.Data, []byte("<dc:title>"), []byte("<dc:name>"), 1)
		},
		"07-001": func(f *object.File, _ []object.Dict) { delete(root(f), "ViewerPreferences") },
		"07-002": func(f *object.File, _ []object.Dict) { root(f).Dict("ViewerPreferences")["DisplayDocTitle"] = false },
		"09-004": func(f *object.File, _ []object.Dict) { element(f, "TR")["S"] = object.Name("P") },
		"09-005": func(f *object.File, _ []object.Dict) { element(f, "LBody")["S"] = object.Name("P") },
		"09-006": func(f *object.File, _ []object.Dict) { element(f, "TOCI")["S"] = object.Name("P") },
		"11-006": func(f *object.File, _ []object.Dict) { delete(root(f), "Lang") },
		"13-004": func(f *object.File, _ []object.Dict) { delete(element(f, "Figure"), "Alt") },
		"14-002": func(f *object.File, _ []object.Dict) { element(f, "H1")["S"] = object.Name("H2") },
		"14-003": func(f *object.File, _ []object.Dict) { element(f, "H2")["S"] = object.Name("H4") },
		"15-003": func(f *object.File, _ []object.Dict) { delete(element(f, "TH"), "A") },
		"19-003": func(f *object.File, _ []object.Dict) { delete(element(f, "Note"), "ID") },
		"28-002": func(_ *object.File, pages []object.Dict) {
			p := withLinks(pages)
			p["Annots"] = append(p.Array("Annots"), object.New(object.Dict{"Subtype": object.Name("Text"), "Contents": object.String("x")}))
		},
		"28-008": func(_ *object.File, pages []object.Dict) { delete(withLinks(pages), "Tabs") },
		"28-011": func(f *object.File, _ []object.Dict) { element(f, "Link")["S"] = object.Name("Span") },
		"28-012": func(_ *object.File, pages []object.Dict) {
			delete(object.Resolve(withLinks(pages).Array("Annots")[0]).(object.Dict), "Contents")
		},
		"31-009": func(_ *object.File, pages []object.Dict) { delete(font(pages).Dict("FontDescriptor"), "FontFile2") },
		"31-016": func(_ *object.File, pages []object.Dict) {
			w := font(pages).Array("Widths")
			for i := range w {
				w[i] = 1234
			}
		},
		"31-024": func(_ *object.File, pages []object.Dict) { font(pages)["Encoding"] = object.Name("WinAnsiEncoding") },
		"31-025": func(_ *object.File, pages []object.Dict) {
			s := font(pages).Dict("FontDescriptor").Stream("FontFile2")
			s.Data = bytes.Replace(s.Data, []byte("cmap"), []byte("pamc"), 1)
		},
		"31-027": func(_ *object.File, pages []object.Dict) { delete(font(pages), "ToUnicode") },
		"31-028": func(_ *object.File, pages []object.Dict) {
			s := font(pages).Stream("ToUnicode")
			s.Data = bytes.Replace(s.Data, []byte("<0065>"), []byte("<0000>"), 1)
		},
		"31-030": func(_ *object.File, pages []object.Dict) {
			addContent(pages[3], "/Artifact BMC BT /F0 9 Tf 99 99 Td <00>Tj ET EMC")
		},
	} {
		var got []string
		for _, f := range look(t, changed(t, data, "1.7", change)).UAFailures() {
			got = append(got, f.Condition+" "+f.What)
		}
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%s: %q", want, got)
		}
	}
}
