package linebreak

import (
	"math/rand/v2"
	"testing"

	"octavo/pipeline/unit"
)

// novel makes some 100,000 words in 2,500 paragraphs, as long and as often
// divided as English ones, in 11 pt type.
func novel() [][]Item {
	r := rand.New(rand.NewPCG(1, 1))
	em := 11 * unit.Point
	space := Item{Kind: Glue, Width: em / 4, Stretch: em / 8, Shrink: em * 8 / 100}
	hyphen := Item{Kind: Penalty, Width: em / 3, Right: em / 5, Flagged: true}
	var book [][]Item
	for range 2500 {
		items := []Item{{Kind: Box, Width: em}}
		for w := range 5 + r.IntN(72) {
			if w > 0 {
				items = append(items, space)
			}
			syllables := 1 + r.IntN(2)*r.IntN(2)*(1+r.IntN(3))
			for k := range syllables {
				if k > 0 {
					items = append(items, hyphen)
				}
				chars := 2 + r.IntN(4)
				width := em * unit.Length(chars*(36+r.IntN(20))) / 100
				items = append(items, Item{Kind: Box, Width: width, Flex: width, Chars: int32(chars)})
			}
		}
		book = append(book, append(items, ending()...))
	}
	return book
}

// BenchmarkNovel breaks a whole novel at a measure of 4 in.
func BenchmarkNovel(b *testing.B) {
	book := novel()
	o := &Options{Widths: []unit.Length{288 * unit.Point}, Expand: 20, Track: 11 * unit.Point / 200}
	b.Run("Break", func(b *testing.B) {
		var s Scratch
		lines := 0
		b.ReportAllocs()
		for b.Loop() {
			lines = 0
			for _, items := range book {
				lines += len(Break(items, o, &s))
			}
		}
		b.ReportMetric(float64(lines), "lines")
	})
	b.Run("Variants", func(b *testing.B) {
		var s Scratch
		variants := 0
		b.ReportAllocs()
		for b.Loop() {
			variants = 0
			for _, items := range book {
				variants += len(Variants(items, o, &s))
			}
		}
		b.ReportMetric(float64(variants), "variants")
	})
	b.Run("Rivers", func(b *testing.B) { // as Variants, looking for rivers
		var s Scratch
		o := *o
		o.Space = 11 * unit.Point / 4
		b.ReportAllocs()
		for b.Loop() {
			for _, items := range book {
				Variants(items, &o, &s)
			}
		}
	})
}

// BenchmarkOneParagraph breaks a million words that are one paragraph.
func BenchmarkOneParagraph(b *testing.B) {
	var items []Item
	for len(items) < 2_600_000 {
		for _, p := range novel() {
			items = append(items, p[1:len(p)-3]...)
			items = append(items, Item{Kind: Glue, Width: 11 * unit.Point / 4, Stretch: 2 * unit.Point, Shrink: unit.Point})
		}
	}
	items = append(items, ending()...)
	o := &Options{Widths: []unit.Length{288 * unit.Point}}
	b.ReportAllocs()
	for b.Loop() {
		Break(items, o, nil)
	}
}

func TestScratchIsUsedAgain(t *testing.T) {
	items := paragraph(frogKing)
	o := &Options{Widths: []unit.Length{letters(45)}, Expand: 20}
	var s Scratch
	Variants(items, o, &s)
	if n := testing.AllocsPerRun(10, func() { Break(items, o, &s) }); n != 0 {
		t.Errorf("Break allocates %v times", n)
	}
	if n := testing.AllocsPerRun(10, func() { Variants(items, o, &s) }); n != 0 {
		t.Errorf("Variants allocates %v times", n)
	}
}
