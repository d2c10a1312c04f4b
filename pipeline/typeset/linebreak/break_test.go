package linebreak

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/unit"
)

const frogKing = "In olden times when wish|ing still helped one, there lived a king whose daugh|ters were all " +
	"beau|ti|ful; and the young|est was so beau|ti|ful that the sun it|self, which has seen so much, was " +
	"aston|ished when|ever it shone in her face. Close by the king’s castle lay a great dark for|est, and " +
	"un|der an old lime-tree in the for|est was a well, and when the day was very warm, the king’s child " +
	"went out into the for|est and sat down by the side of the cool foun|tain"

func TestBreakSetsText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one line", "Hello world.", "Hello world.\n"},
		{"a word as wide as the measure", "abcdefghijklmnopqrst uvw", "abcdefghijklmnopqrst\nuvw\n"},
		{"a stop hangs out", "abcdefghijklmnopqrst, uvw", "abcdefghijklmnopqrst,!\nuvw\n"}, // by half only
		{"no break at a tie", "aaaa bbbb cccc d.~eeeee ffff ggg", "aaaa bbbb cccc\nd. eeeee ffff ggg\n"},
		{"a hyphen where it must be", "aaaaaaaaaaaaa bbbbb|bbbbbbbbbbbbbbb", "aaaaaaaaaaaaa bbbbb-\nbbbbbbbbbbbbbbb\n"},
		{"a typed hyphen is not doubled", "aaaaaaa bbbbbbbbbbb-ccccccccccc", "aaaaaaa bbbbbbbbbbb-\nccccccccccc\n"},
		{"verse", "Tiger tiger/burning bright//in the forests", "Tiger tiger\nburning bright\n\nin the forests\n"},
		{"too long a word", "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c", "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb!\nc\n"},
		{"spaces at the beginning", "  aaaa bb", "aaaa bb\n"},
	} {
		items := paragraph(c.text)
		lines := Break(items, &Options{Widths: []unit.Length{letters(20)}}, nil)
		if got := show(c.text, items, lines); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestBreakWeighsTheWholeParagraph(t *testing.T) {
	items := paragraph(frogKing)
	lines := Break(items, &Options{Widths: []unit.Length{letters(45)}, Expand: 20}, nil)
	want := `In olden times when wishing still helped one,
there lived a king whose daughters were all
beautiful; and the youngest was so beautiful
that the sun itself, which has seen so much, was
astonished whenever it shone in her face. Close
by the king’s castle lay a great dark forest,
and under an old lime-tree in the forest was
a well, and when the day was very warm, the
king’s child went out into the forest and sat
down by the side of the cool fountain
`
	if got := show(frogKing, items, lines); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	checkFit(t, items, lines)
}

// checkFit fails unless every line comes to its width, its items follow those
// of the line before, and nothing gives more than it may.
func checkFit(t *testing.T, items []Item, lines []Line) {
	t.Helper()
	last := 0
	for n, l := range lines {
		for ; last < l.From; last++ {
			if items[last].Kind == Box {
				t.Fatalf("line %d begins at %d, and box %d is lost", n, l.From, last)
			}
		}
		width := l.Rest - l.Left - l.Right
		for _, it := range items[l.From:l.To] {
			switch {
			case it.Kind == Box:
				width += it.Width + unit.Length(it.Chars)*l.Track + it.Flex*unit.Length(l.Expand)/1000
			case it.Kind == Glue && l.Ratio < 0:
				width += it.Width + unit.Points(l.Ratio*it.Shrink.Points())
			case it.Kind == Glue && it.Stretch < Fil:
				width += it.Width + unit.Points(l.Ratio*it.Stretch.Points())
			}
		}
		if l.To < len(items) && items[l.To].Kind == Penalty {
			width += items[l.To].Width
		}
		if off := width - l.Width; off < -100 || off > 100 { // 100 is 0.0015 pt, all roundings
			t.Fatalf("line %d is %v wide, want %v: %+v", n, width, l.Width, l)
		}
		if l.Ratio < -1 || l.Rest < -100 && !l.Overfull {
			t.Fatalf("line %d shrinks too much: %+v", n, l)
		}
		last = max(last, l.To)
	}
	for ; last < len(items); last++ {
		if items[last].Kind == Box {
			t.Fatalf("box %d is on no line", last)
		}
	}
}

func TestBreakBesideADropCap(t *testing.T) {
	o := &Options{Widths: []unit.Length{letters(25), letters(25), letters(40)}}
	lines := Break(paragraph(frogKing), o, nil)
	for n, l := range lines {
		if want := o.width(n); l.Width != want || n < len(lines)-1 && l.Rest != 0 {
			t.Errorf("line %d is %v wide and %v short, want %v", n, l.Width, l.Rest, want)
		}
	}
}

func TestNoLadderWhereThereIsAnotherWay(t *testing.T) {
	var text strings.Builder
	for range 60 {
		text.WriteString("aaaa|aaaa bbbbb|bbbbb ccc dd|dddd ")
	}
	items := paragraph(text.String())
	o := &Options{Widths: []unit.Length{letters(23)}, PreTolerance: -1, HyphenPenalty: -1, DoubleHyphenDemerits: -1}
	run, longest := 0, 0
	for _, l := range Break(items, o, nil) {
		if run++; !l.Hyphen {
			run = 0
		}
		longest = max(longest, run)
	}
	if longest != 2 {
		t.Errorf("%d hyphens in a row, want 2 where hyphens cost nothing", longest)
	}
}

func TestNoHyphenAtALine(t *testing.T) {
	items := paragraph(frogKing)
	o := &Options{Widths: []unit.Length{letters(26)}, Expand: 20}
	lines := slices.Clone(Break(items, o, nil))
	at := slices.IndexFunc(lines, func(l Line) bool { return l.Hyphen })
	if at < 0 {
		t.Fatal("no line ends in a hyphen")
	}
	o.NoHyphenAt = []int{at}
	if Break(items, o, nil)[at].Hyphen {
		t.Errorf("line %d ends in a hyphen still", at)
	}
}

func TestRuntsAreAvoided(t *testing.T) {
	items := paragraph(frogKing)
	runts := func(least unit.Length) (n int) {
		for width := 25; width < 90; width++ {
			lines := Break(items, &Options{Widths: []unit.Length{letters(width)}, Expand: 20, RuntWidth: least}, nil)
			if l := lines[len(lines)-1]; l.Width-l.Rest < letters(9) {
				n++
			}
		}
		return n
	}
	if before, after := runts(0), runts(letters(9)); before < 6 || after > before/2 {
		t.Errorf("%d runts at RuntWidth 0, and %d at nine letters", before, after)
	}
}

func TestLastLineFitsTheOneBefore(t *testing.T) {
	items := paragraph(frogKing)
	o := &Options{Widths: []unit.Length{letters(41)}, LastLineFit: true}
	lines := Break(items, o, nil)
	a, b := lines[len(lines)-2], lines[len(lines)-1]
	if a.Ratio == 0 || a.Ratio != b.Ratio {
		t.Errorf("the last line has ratio %v after %v", b.Ratio, a.Ratio)
	}
	checkFit(t, items, lines)
}

func TestRagLeavesSpacesAlone(t *testing.T) {
	items := paragraph(frogKing)
	for i := range items {
		if items[i].Kind == Glue && items[i].Stretch < Fil {
			items[i].Stretch, items[i].Shrink = 0, 0
		}
	}
	lines := Break(items, &Options{Widths: []unit.Length{letters(45)}, Rag: letters(6)}, nil)
	for n, l := range lines {
		if l.Rest < 0 || n < len(lines)-1 && l.Rest > letters(14) || l.Hyphen {
			t.Errorf("line %d: %+v", n, l)
		}
	}
	checkFit(t, items, lines)
}

func TestLooseness(t *testing.T) {
	items := paragraph(frogKing)
	o := &Options{Widths: []unit.Length{letters(45)}, Expand: 20, Tolerance: 2000}
	best := len(Break(items, o, nil))
	for _, looseness := range []int{-9, -1, 1, 9} {
		o.Looseness = looseness
		got := len(Break(items, o, nil)) - best
		if got < -1 || got > 3 || looseness == 1 && got != 1 {
			t.Errorf("looseness %d gives %+d lines", looseness, got)
		}
	}
}

func TestVariantsHoldTheBestAndItsNeighbours(t *testing.T) {
	var s Scratch
	neighbours := 0
	for width := 25; width < 80; width++ {
		items := paragraph(frogKing)
		o := &Options{Widths: []unit.Length{letters(width)}, Expand: 20, Tolerance: 1000}
		best := Break(items, o, nil)
		for i, v := range Variants(items, o, &s) {
			if len(v.Lines) != len(best)+v.Looseness {
				t.Fatalf("width %d: %d lines at looseness %d, and %d at best", width, len(v.Lines), v.Looseness, len(best))
			}
			if i > 0 && v.Looseness <= s.variants[i-1].Looseness {
				t.Fatalf("width %d: variants out of order", width)
			}
			if v.Looseness == 0 && !slices.Equal(v.Lines, best) {
				t.Errorf("width %d: the best variant is not what Break returns", width)
			}
			if v.Looseness != 0 {
				neighbours++
			}
			checkFit(t, items, v.Lines)
		}
	}
	if neighbours < 20 {
		t.Errorf("only %d variants with another number of lines", neighbours)
	}
}

func TestNothingIsNoLines(t *testing.T) {
	for _, items := range [][]Item{nil, {{Kind: Glue, Width: half}}, {{Kind: Penalty}}} {
		if got := Break(items, &Options{Widths: []unit.Length{letters(20)}}, nil); got != nil {
			t.Errorf("%v makes %d lines", items, len(got))
		}
	}
	if got := Break(paragraph("a b c"), new(Options), nil); len(got) != 3 || !got[0].Overfull {
		t.Errorf("without a width: %+v", got)
	}
}

// TestHardTextTakesLinearTime would run for minutes if it did not.
func TestHardTextTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("a million items")
	}
	repeat := func(n int, its ...Item) []Item { return slices.Repeat(its, n) }
	glue := Item{Kind: Glue, Width: half, Stretch: half / 2, Shrink: half / 3}
	for _, c := range []struct {
		name  string
		items []Item
	}{
		{"one word", repeat(300_000, Item{Kind: Box, Width: half})},
		{"no width", repeat(100_000, Item{Kind: Box}, Item{Kind: Penalty})},
		{"breaks in a row", repeat(300_000, Item{Kind: Penalty})},
		{"break anywhere", repeat(100_000, Item{Kind: Box, Width: half}, Item{Kind: Penalty})},
		{"no stretch", repeat(50_000, Item{Kind: Box, Width: letters(7)}, Item{Kind: Glue, Width: half})},
		{"long words", repeat(50_000, Item{Kind: Box, Width: letters(31)}, glue)},
	} {
		began := time.Now()
		Break(append(c.items, ending()...), &Options{Widths: []unit.Length{letters(60)}}, nil)
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
		t.Log(c.name, time.Since(began))
	}
}

func FuzzBreak(f *testing.F) {
	f.Add(frogKing, 45, 0, uint64(0))
	f.Add("Tiger tiger/burning bright//in the forests", 20, 1, uint64(1))
	f.Add("a|b|c|d|e|f|g-h-i-j~k l", 3, -1, uint64(2))
	f.Fuzz(func(t *testing.T, text string, width, looseness int, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 2))
		items, o := paragraph(text), randomOptions(r)
		o.Widths = append(o.Widths, letters(width%100))
		o.Looseness = looseness % 4
		o.LastLineFit = seed%2 == 0
		checkFit(t, items, Break(items, o, nil))
		for _, v := range Variants(items, o, nil) {
			checkFit(t, items, v.Lines)
			if lines := Into(items, o, len(v.Lines), nil); lines != nil && len(lines) != len(v.Lines) {
				t.Errorf("%d lines asked for, %d made", len(v.Lines), len(lines))
			} else if lines != nil {
				checkFit(t, items, lines)
			}
		}
	})
}
