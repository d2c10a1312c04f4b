package cover

import (
	"strings"
	"testing"

	"octavo/pipeline/diag"
)

// insideMargins holds that every line stands on the cover with room round it,
// that no two lines touch, and that the words are those that went in.
func insideMargins(t testing.TB, s *sheet) {
	t.Helper()
	page := box{0, 0, width, height}.inset(90 * px)
	for i, l := range s.lines {
		if b := l.ink; b.left < page.left || b.top < page.top || b.right > page.right || b.bottom > page.bottom {
			t.Errorf("%s %q leaves the margins:\n%s", l.role, l.text, s.dump())
		}
		for _, m := range s.lines[:i] {
			if a, b := l.ink, m.ink; a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom && l.text != m.text {
				t.Errorf("%q and %q touch:\n%s", l.text, m.text, s.dump())
			}
		}
	}
}

func TestOddWordsFit(t *testing.T) {
	long := strings.Repeat("An endless title of many words and ", 15)
	for i, design := range Designs() {
		for j, title := range []string{
			"", "I", "W", "…", "1984", "A", "Of the", "The", long[:200], long[:500], strings.Repeat("W", 200), strings.Repeat("ill ", 60), strings.Repeat("a-", 80) + "b",
			"Ångström Ýmir Ęźć", "Dune: Part Two", "Catch\u00A022", "e\u0301\u0323\u0323\u0323", "\x00\u202E\u200B", "AVATAR\nTo\tWa", "ΟΔΥΣΣΕΙΑ", "🎉", "مئة عام", "עולם ABC 12",
		} {
			for k, author := range []string{"", "X", strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 3), strings.Repeat("W", 120)} {
				if (i+j+k)%2 == 1 {
					continue // half of them, each design another half
				}
				b := sample(title, author, "", "Second Name", "Third")
				b.Meta.Subtitle = long[:len(author)]
				b.Meta.Series.Name, b.Meta.Series.Position = strings.Repeat("The Saga of ", 1+len(author)/30), "12"
				b.Settings.Cover.Design = design
				var found diag.Findings
				s := compose(b, plainDesign, stix(t), &found)
				insideMargins(t, s)
				if t.Failed() {
					t.Fatalf("design %s, title %q, author %q", design, title, author)
				}
			}
		}
	}
}

func TestWordsOfTheTitleAreAllThere(t *testing.T) {
	for _, title := range []string{"The Left Hand of the Dark", strings.Repeat("One Two, Three: Four – five ", 12), "A Tale of Two-Three Cities"} {
		for _, design := range Designs() {
			b := sample(title, "Somebody")
			b.Settings.Cover.Design = design
			var got []string
			for _, l := range compose(b, plainDesign, stix(t), nil).lines {
				if l.role == "title" {
					got = append(got, l.text)
				}
			}
			if have, want := strings.ReplaceAll(strings.Join(got, ""), " ", ""), strings.ReplaceAll(title, " ", ""); have != want && have != strings.ToUpper(want) {
				t.Errorf("%s: %q, want %q", design, have, want)
			}
		}
	}
}

func TestNoLineEndsInAWeakWord(t *testing.T) {
	for _, title := range []string{
		"The Lantern Stage", "Seventeen Ounces of Tea", "The Left Hand of the Dark", "Weights and Measures for the Perplexed",
		"Le Comte de Monte-Cristo", "Das Leben der Anderen", "Cien años de soledad", "A House at the End of the World",
		"The Cries of the Audience", "A Field Guide to the Drowned",
	} {
		for _, l := range compose(sample(title, "Somebody"), plainDesign, stix(t), nil).lines {
			words := strings.Fields(strings.ToLower(l.text))
			if l.role == "title" && weak[words[len(words)-1]] {
				t.Errorf("%q has the line %q", title, l.text)
			}
		}
	}
}

// breakSlow tries every way to break.
func breakSlow(list []piece, n, from int, mean int64) (best int64) {
	width := func(i, j int) (w int64) {
		for k := i; k < j; k++ {
			w += list[k].width
			if k > i {
				w += list[k].gap()
			}
		}
		return w
	}
	if n == 1 {
		w := width(from, len(list))
		return w * w
	}
	best = 1 << 62
	for j := from + 1; j <= len(list)-n+1; j++ {
		w := width(from, j)
		best = min(best, w*w+breakCost(list, j, mean)+breakSlow(list, n-1, j, mean))
	}
	return best
}

func TestBreaksAreTheBest(t *testing.T) {
	chance := newChance("breaks")
	for range 200 {
		var list []piece
		total := int64(0)
		for i := range chance.between(2, 9) {
			p := piece{text: "x", spaced: i > 0, width: int64(chance.between(300, 4000)), space: 250, weak: chance.below(3) == 0}
			list, total = append(list, p), total+p.width+p.gap()
		}
		n := chance.between(1, len(list))
		b, cost := breakLines(list, n), int64(0)
		for k := range n {
			w := int64(0)
			for i := b.starts[k]; i < b.starts[k+1]; i++ {
				w += list[i].width
				if i > b.starts[k] {
					w += list[i].gap()
				}
			}
			cost += w * w
			if k > 0 {
				cost += breakCost(list, b.starts[k], total/int64(n))
			}
		}
		if want := breakSlow(list, n, 0, total/int64(n)); cost != want {
			t.Fatalf("%v in %d lines: %v costs %d, the best %d", list, n, b.starts, cost, want)
		}
	}
}
