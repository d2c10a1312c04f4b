package typeset

import (
	"fmt"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
)

// rich is a book with every kind of block and inline in it.
func rich(t testing.TB) *book.Book {
	t.Helper()
	b := readBook(`@half-title

@title

@copyright

Copyright by An Author, 2026. All rights reserved.

@dedication

For *Rhoda*,
who weighs

@epigraph

>epigraph A false balance is an abomination.
-- Proverbs

@contents

@foreword | Foreword

Some words before.

@part Part One | The Pound | Being the first

@prologue Prologue

“*Was* there ever,” she asked, “such a pound?” There was not, and there never had been, on Kelfer or off it.

@chapter Chapter One | The *Family* | In which it rains

>epigraph Come and see.
-- A letter

“Fog,” said Inspector Stitt, who had been told to expect it—and here it was, all of it, come down the hill to meet the ferry.[^a] The rest of the paragraph goes on long enough to stand beside a drop cap of three lines and to have a few lines below it as well, so that the page looks as it should.

Mr.~Smith said “no”[^b] and meant it. 彼は去った。 She said שלום to him and Привет.

***

## A heading inside

/ The fog came down on Kelfer town
// and took the bell away
/ And all the boats that came to float on the water of the narrow bay
/
/ Are lost to us today

After it, flush.

>letter Dear Mrs~Crake,
I have the pound. It is quite safe, and so am I, for the time being at least.
-> A Thief

>status *PUBLIC NOTICE*
Missing: one pound. Last seen: Tuesday.

>centred THE END
IS NIGH

>quote Quoted words of some length that have to be set over more than one line to be seen.
-- Somebody

- first thing
- second thing with more words than the line it stands on can hold on this page

@part Part Two | The Ounce

@chapter Chapter Two

A man came in. “Supercalifragilisticexpialidocious,” said he, incomprehensibly and counterrevolutionarily.

@epilogue Epilogue | After

It was over.

@about | About the Author

She lives by the sea.

[^a] A note with *emphasis* and rather more to say than would be expected of it.

[^b] He meant it.`)
	b.Meta.Series = book.Series{Name: "Kelfer", Position: "1"}
	b.Meta.Subtitle = "A Novel of Weights"
	b.Images = []*book.Image{{Name: "map.png", MediaType: "image/png", Width: 900, Height: 600}}
	chapter := b.Chapters()[1]
	at := diag.Pos{File: "book", Line: 99}
	text := func(s string) []book.Inline { return inlinesOf(at, s) }
	chapter.Blocks = append(chapter.Blocks,
		&book.Chat{At: at, Lines: []book.ChatLine{
			{At: at, Time: "08:02", Who: "W. Ipp", Inlines: text("Any progress? The board meets on Tuesday and would love to have something")},
			{At: at, Inlines: text("anything")},
			{At: at, Time: "08:10", Who: "T. Crake", Inlines: text("She is having her *egg*")},
		}},
		&book.Figure{At: at, Image: "map.png", Alt: "A map", Caption: text("The island of Kelfer")},
		&book.Table{At: at, Align: []book.Align{book.Start, book.End}, Header: [][]book.Inline{text("Thing"), text("Ounces")},
			Rows: [][][]book.Inline{{text("The pound"), text("15")}, {text("A raisin, the last of the box and by far the driest"), text("0.02")}}},
		&book.Preformatted{At: at, Lines: []string{"if pound < 16 {", "\treturn false", "}", "", "done"}},
		&book.Paragraph{At: at, Inlines: []book.Inline{
			&book.Text{At: at, Value: "A "}, &book.Link{Href: "https://example.org", Inlines: text("link to a place")},
			&book.Text{At: at, Value: ", a "}, &book.Span{Kind: book.SmallCaps, Inlines: text("Small Cap")},
			&book.Text{At: at, Value: ", the 1"}, &book.Span{Kind: book.Superscript, Inlines: text("st")},
			&book.Text{At: at, Value: ", H"}, &book.Span{Kind: book.Subscript, Inlines: text("2")}, &book.Text{At: at, Value: "O, "},
			&book.Span{Kind: book.Strong, Inlines: text("strong")}, &book.Text{At: at, Value: ", "},
			&book.Span{Kind: book.Code, Inlines: text("code()")}, &book.Text{At: at, Value: ", "},
			&book.Span{Kind: book.Plain, Lang: "fr", Inlines: text("à la recherche du temps perdu")},
			&book.LineBreak{At: at}, &book.Text{At: at, Value: "and "}, &book.Picture{At: at, Image: "map.png", Alt: "map"},
			&book.Text{At: at, Value: " a hair\u200Aspace, a soft\u00ADhyphen, and 文字。"},
		}},
		&book.Figure{At: at, Image: "map.png", Full: true, Caption: text("The whole of it")},
	)
	return b
}

func TestEveryKindKeepsItsWords(t *testing.T) {
	b := rich(t)
	for _, c := range []struct {
		name     string
		metrics  Metrics
		override map[string]any
	}{
		{"half-em", HalfEm(), smallPage},
		{"stix", Fonts(stix(t)), nil},
		{"lead-in", Fonts(stix(t)), map[string]any{"opening": map[string]any{"initial": "both", "recto": false, "align": "start"}}},
		{"ragged", Fonts(stix(t)), map[string]any{"type": map[string]any{"ragged": true}, "front": map[string]any{"leaders": true}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var dumps []string
			for _, jobs := range []int{1, 4, 4} {
				var found diag.Findings
				p, err := Pages(b, classic(t, c.override), Options{Metrics: c.metrics, Jobs: jobs}, &found)
				if err != nil {
					t.Fatal(err)
				}
				checkWords(t, b, p)
				checkStructure(t, p)
				dumps = append(dumps, p.Dump()+fmt.Sprint(p.Elements, p.Outline)+found.String())
			}
			if dumps[0] != dumps[1] || dumps[1] != dumps[2] {
				t.Error("other pages with other workers")
			}
		})
	}
}

// checkStructure reports elements that stand before their parents, and runs
// without an element.
func checkStructure(t testing.TB, p *page.Pages) {
	t.Helper()
	for i, e := range p.Elements {
		if int(e.Parent) >= i || i > 0 && e.Parent < 0 {
			t.Errorf("element %d (%s) has the parent %d", i, e.Tag, e.Parent)
		}
	}
	for _, s := range p.Sides {
		for i := range s.Lines {
			for _, r := range s.Lines[i].Runs {
				artifact := s.Lines[i].Role == page.RunningHead || s.Lines[i].Role == page.Folio
				if artifact != (r.Element == page.Artifact) && !artifact && r.Shape.Text != "—" && r.Shape.Text != "." && r.Shape.Text != "*" {
					t.Errorf("page %d: %q has no element", s.Number, r.Shape.Text)
				}
				if int(r.Element) >= len(p.Elements) {
					t.Errorf("page %d: %q has element %d of %d", s.Number, r.Shape.Text, r.Element, len(p.Elements))
				}
			}
		}
	}
}

func TestEndnotes(t *testing.T) {
	b := rich(t)
	b.Back = append([]*book.Section{{Kind: book.Endnotes, ID: "notes", Made: true, Title: book.NewText(diag.Pos{}, "Notes")}}, b.Back...)
	p, err := Pages(b, classic(t, nil), Options{Metrics: Fonts(stix(t))}, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkWords(t, b, p)
	text, _ := wordsOn(p)
	if got := strings.Join(text["notes"], " "); !strings.Contains(got, "he meant it") {
		t.Errorf("notes: %q", got)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	b := rich(t)
	p, err := Pages(b, classic(t, nil), Options{Metrics: Fonts(stix(t))}, nil)
	if err != nil {
		t.Fatal(err)
	}
	anchors := map[string]bool{}
	links := 0
	for _, s := range p.Sides {
		for _, a := range s.Anchors {
			anchors[a.Name] = true
		}
	}
	for _, s := range p.Sides {
		for _, l := range s.Links {
			links++
			if l.URI == "" && !anchors[l.Anchor] {
				t.Errorf("page %d: a link to %q, which is nowhere", s.Number, l.Anchor)
			}
			if l.Width <= 0 || l.X < 0 || l.X+l.Width > p.Trim.Width {
				t.Errorf("page %d: link at %v of width %v", s.Number, l.X, l.Width)
			}
		}
	}
	for _, o := range p.Outline {
		if !anchors[o.Anchor] {
			t.Errorf("bookmark %q leads to %q, which is nowhere", o.Title, o.Anchor)
		}
	}
	if links < 12 {
		t.Errorf("%d links", links)
	}
}

func FuzzWordsKept(f *testing.F) {
	for _, seed := range []string{"“Marley was dead: to begin with.”", "a—b–c-d/e…f", "彼は言った。「ここには誰も」", "שלום עולם", "x\u00A0y\u2060\u200Bz\u00AD\u200A…", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "A", "ﬁ ß İ ı ŉ", "\xff\xfe"} {
		f.Add(seed, uint8(0))
	}
	d := classic(f, smallPage)
	full := classic(f, nil)
	metrics := Fonts(stix(f))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		if len(text) > 4000 {
			return
		}
		at := diag.Pos{File: "f", Line: 1}
		inlines := book.NewText(at, text)
		if kind%2 == 1 {
			half := len([]rune(text)) / 2
			inlines = []book.Inline{&book.Text{At: at, Value: string([]rune(text)[:half])}, &book.Span{Kind: []book.SpanKind{book.Emphasis, book.SmallCaps, book.Superscript, book.Code}[kind/2%4], Inlines: book.NewText(at, string([]rune(text)[half:]))}}
		}
		b := &book.Book{Meta: book.Meta{Title: "T", Language: "en"}}
		b.Body = []*book.Section{{Kind: book.Chapter, ID: "c", Title: book.NewText(at, "T"), Blocks: []book.Block{&book.Paragraph{At: at, Inlines: inlines}, &book.Paragraph{At: at, Inlines: inlines}}}}
		for _, c := range []struct {
			m Metrics
			d int
		}{{HalfEm(), 0}, {metrics, 1}} {
			use := d
			if c.d == 1 {
				use = full
			}
			p, err := Pages(b, use, Options{Metrics: c.m, Jobs: 1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := wordsOn(p)
			want, got := book.LettersOf(b.Body[0].Text()), strings.Join(text["c"], "")
			if want != got {
				t.Errorf("want %q, have %q", want, got)
			}
		}
	})
}
