package typeset

import (
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

func TestTies(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int32
	}{
		{"Mr.", "Smith", tieCost}, {"Mrs", "Smith", tieCost}, {"“Dr.", "Who?”", tieCost}, {"Mme", "Vauquer", tieCost},
		{"J.", "R.", tieCost}, {"R.", "Tolkien", tieCost}, {"I.", "The", 0}, {"it.", "The", 0}, {"Tom.", "The", 0}, {"St.", "went", 0},
		{"5", "p.m.,", tieCost}, {"6:40", "a.m.", tieCost}, {"10", "km.", tieCost}, {"5", "men", 0}, {"five", "km", 0},
		{"No.", "7", tieCost}, {"No.", "That", 0}, {"p.", "12", tieCost}, {"§", "4", tieCost},
		{"Louis", "XIV,", tieCost}, {"Henry", "V", 0}, {"the", "XIV", 0},
		{"word", "–", linebreak.Forbidden}, {"word", "—", linebreak.Forbidden}, {"–", "word", 0}, {"word", "…", linebreak.Forbidden},
		{"«", "Bonjour", linebreak.Forbidden}, {"Bonjour", "»", linebreak.Forbidden}, {"quoi", "?", linebreak.Forbidden},
		{"said", "’tis", 0}, {"said", "“Yes”", 0}, {"said", "—yes", 0}, {"and", "…then", 0}, {".", ".", linebreak.Forbidden},
	} {
		if got := tie(tiesOf(c.a), tiesOf(c.b)); got != c.want {
			t.Errorf("between %q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// setNarrow sets a paragraph in the half-em face and returns its lines.
func setNarrow(t *testing.T, text string, words ...string) []string {
	t.Helper()
	b := readBook("@chapter Chapter One\n\n" + text)
	b.Settings.Hyphenation = words
	d := classic(t, smallPage)
	var found diag.Findings
	p, err := Pages(b, d, Options{Metrics: HalfEm(), Jobs: 1}, &found)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range p.Sides {
		for i := range s.Lines {
			if s.Lines[i].Role == page.Body {
				lines = append(lines, s.Lines[i].Text())
			}
		}
	}
	return lines
}

func TestNamesStayTogether(t *testing.T) {
	for _, pair := range []string{"Mr. Ng", "5 pm", "No. 7", "J. R.", "Leo II", "go –"} {
		for shift := range 8 {
			text := strings.Repeat("a bb ", shift) + strings.Repeat("a bb a ", 4) + pair + strings.Repeat(" a bb a", 4)
			for _, line := range setNarrow(t, text) {
				if strings.HasSuffix(line, pair[:strings.IndexByte(pair, ' ')]) {
					t.Errorf("%q is parted: %q", pair, line)
				}
			}
		}
	}
}

// TestTheBooksOwnWords divides words as book.yaml has them, and no others.
func TestTheBooksOwnWords(t *testing.T) {
	const text = "aaaa bbbb cccc morning dddd eeee ffff gggg hhhh"
	if got := strings.Join(setNarrow(t, text), "|"); !strings.Contains(got, "morn-|ing") {
		t.Errorf("without words of its own: %s", got)
	}
	if got := strings.Join(setNarrow(t, text, "morning"), "|"); !strings.Contains(got, "morning") {
		t.Errorf("a word never to be divided is: %s", got)
	}
	if got := strings.Join(setNarrow(t, text, "mo-rning", "mor-ning"), "|"); !strings.Contains(got, "mor-|ning") {
		t.Errorf("not divided where the book says: %s", got)
	}
	b := &book.Book{Meta: book.Meta{Language: "xx"}, Settings: book.Settings{Hyphenation: []string{"mu-mu-mu"}}}
	p, err := newPlan(b, classic(t, smallPage), HalfEm(), 30*unit.Point)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.hyphens("xx").Points("Mumumu"); len(got) != 2 {
		t.Errorf("in a language without patterns: %v", got)
	}
}
