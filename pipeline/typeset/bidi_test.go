package typeset

import (
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

func TestHebrewStandsFromTheRight(t *testing.T) {
	b := &book.Book{Meta: book.Meta{Title: "T", Language: "en"}}
	b.Body = []*book.Section{{Kind: book.Chapter, ID: "c", Blocks: []book.Block{
		&book.Paragraph{Inlines: book.NewText(diag.Pos{}, "He said אב גדה to us.")},
	}}}
	p, err := Pages(b, classic(t, smallPage), Options{Metrics: HalfEm()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	x := map[string]int{}
	for _, l := range p.Sides[0].Lines {
		for _, r := range l.Runs {
			x[r.Shape.Text] = int(r.X)
		}
	}
	if !(x["said"] < x["גדה"] && x["גדה"] < x["אב"] && x["אב"] < x["to"]) {
		t.Errorf("words stand at %v", x)
	}
}
