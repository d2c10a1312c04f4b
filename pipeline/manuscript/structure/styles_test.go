package structure

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
)

// TestFashions sets each corpus text in many fashions, with titles of its own
// or invented ones, and counts the headings found. OCTAVO_FASHIONS=all takes
// both for each, and each text in every fashion instead of one in six.
func TestFashions(t *testing.T) {
	if testing.Short() {
		t.Skip("sets 200 novels")
	}
	texts := corpus(t)
	var total score
	all := os.Getenv("OCTAVO_FASHIONS") == "all"
	for n, f := range fashions() {
		var sum score
		for m, text := range texts {
			if !all && (n+m)%12 != 0 {
				continue
			}
			for _, invent := range []bool{false, true} {
				if f.titled && !invent || f.plain && invent || !all && !f.titled && !f.plain && invent != ((n+m)/6%2 == 0) {
					continue
				}
				s := f.try(t, text, invent)
				sum.add(s)
				if s.f1() < 0.99 || s.titles < s.gold {
					t.Logf("%s %s titles=%v: %v", f.name, text.name, invent, s)
				}
			}
		}
		total.add(sum)
		t.Logf("%-28s F1 %.4f titles %.4f nested %.4f (%d found, %d false, %d missed)", f.name, sum.f1(), ratio(sum.titles, sum.gold), ratio(sum.nested, sum.pairs), sum.hit, sum.false, sum.gold-sum.hit)
	}
	t.Logf("all: %v", total.rates())
	if total.f1() < 0.995 || ratio(total.titles, total.gold) < 0.99 || ratio(total.nested, total.pairs) < 0.985 {
		t.Error("too few headings found")
	}
}

// TestRandomFashions sets a text in each of many fashions that are put together
// by chance, since no list has all that authors do.
func TestRandomFashions(t *testing.T) {
	if testing.Short() {
		t.Skip("sets 60 novels")
	}
	texts := corpus(t)
	seeds := uint64(60)
	if os.Getenv("OCTAVO_FASHIONS") == "all" {
		seeds = 1000
	}
	var total score
	for seed := uint64(1); seed <= seeds; seed++ {
		f := randomFashion(seed)
		s := f.try(t, texts[seed*5%uint64(len(texts))], f.titled)
		total.add(s)
		if s.f1() < 0.99 || s.titles*100 < s.gold*98 {
			t.Logf("%s %s: %v", f.name, texts[seed*5%uint64(len(texts))].name, s)
		}
	}
	t.Logf("all: %v", total.rates())
	if total.f1() < 0.99 || ratio(total.titles, total.gold) < 0.98 || ratio(total.nested, total.pairs) < 0.98 {
		t.Error("too few headings found")
	}
}

// A corpusText is a novel with its headings marked.
type corpusText struct{ name, text string }

func corpus(t *testing.T) []corpusText {
	paths, _ := filepath.Glob(filepath.Join(tools.Shared(t, "corpus/text"), "*.txt"))
	var list []corpusText
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, corpusText{filepath.Base(path), string(raw)})
	}
	return list
}

// try sets a text in the fashion and counts what is found.
func (f fashion) try(t *testing.T, text corpusText, invent bool) score {
	source, gold := render(text.text, f, invent)
	r, _ := assembleText(t, "book.txt", source)
	return compare(r, gold)
}

var maxComplaints = 6

type score struct {
	gold, hit, false, titles, pairs, nested int
	first                                   []string
}

func (s *score) add(o score) {
	s.gold += o.gold
	s.hit += o.hit
	s.false += o.false
	s.titles += o.titles
	s.pairs += o.pairs
	s.nested += o.nested
}

func (s score) rates() string {
	return fmt.Sprintf("F1 %.4f, titles %.4f, nested %.4f, %d false, %d missed", s.f1(), ratio(s.titles, s.gold), ratio(s.nested, s.pairs), s.false, s.gold-s.hit)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (s score) f1() float64 { return ratio(2*s.hit, 2*s.hit+s.false+s.gold-s.hit) }

func (s score) String() string {
	return fmt.Sprintf("%d of %d, %d false, %d titles: %s", s.hit, s.gold, s.false, s.titles, strings.Join(s.first, " | "))
}

func compare(r *Result, gold []goldHead) score {
	s := score{gold: len(gold)}
	at := map[int]int{}
	for i, g := range gold {
		for l := g.from; l <= g.to; l++ {
			at[l] = i
		}
	}
	level := make([]int, len(gold))
	complain := func(format string, args ...any) {
		if len(s.first) < maxComplaints {
			s.first = append(s.first, fmt.Sprintf(format, args...))
		}
	}
	found := func(line, depth int, number int, head, title string, inner bool) {
		i, ok := at[line]
		if !ok {
			s.false++
			complain("false @%d %q", line, title)
			return
		}
		if level[i] > 0 {
			s.false++
			complain("twice @%d %q", line, title)
			return
		}
		level[i] = depth
		s.hit++
		if g := gold[i]; inner || !g.checked || number == g.value && book.LettersOf(title) == book.LettersOf(g.title) ||
			g.value == 0 && book.LettersOf(head+title) == book.LettersOf(g.title) {
			s.titles++
		} else {
			complain("title @%d %d %q want %d %q", line, number, title, g.value, g.title)
		}
	}
	b := bookOf(r)
	b.Sections(func(sec *book.Section, depth int) {
		if sec.Label != "" || sec.Numeral != "" || len(sec.Title) > 0 {
			found(sec.At.Line, depth+1, sec.Number, sec.Label+sec.Numeral, book.PlainText(sec.Title), false)
		}
		for _, blk := range sec.Blocks {
			if h, ok := blk.(*book.Heading); ok {
				found(h.At.Line, depth+1+h.Level, 0, "", book.PlainText(h.Inlines), true)
			}
		}
	})
	for i, g := range gold {
		if level[i] == 0 {
			complain("missed @%d %d %q", g.from, g.value, g.title)
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if gold[j].level < g.level {
				if level[j] > 0 {
					s.pairs++
					if level[j] < level[i] {
						s.nested++
					} else {
						complain("not nested @%d in @%d", g.from, gold[j].from)
					}
				}
				break
			}
		}
	}
	return s
}
