package pattern

import (
	"fmt"
	"strings"
	"testing"
)

// figures reads a number as far as these tests have any.
func figures(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

func TestMatch(t *testing.T) {
	for _, c := range []struct{ pattern, line, want string }{
		{"Day {number}", "Day 3", "|3|"},
		{"Day {number}", "DAY  3", "|3|"},
		{"Day {number}", "Day 3: Ash", ""},
		{"Day {number}", "Day three", ""},
		{"Day {number}", "A Day 3", ""},
		{"Day {number}: {title}", "Day 3: Ash: Rain", "|3|Ash: Rain"},
		{"Day {number}: {title}", "Day 3:", ""},
		{"{label} {number} - {title}", "Log Entry 3 - Ash - Rain", "Log Entry|3|Ash - Rain"},
		{"{title} ({number})", "The Road (7)", "|7|The Road"},
		{"{title} ({number})", "The Road (of 3) (7)", "|7|The Road (of 3)"},
		{"§{number} {title} §", "§4 Été §", "|4|Été"},
		{"{number}", "12", "|12|"},
		{"{number}", "12.", ""},
		{`/(?i)day (?P<number>\d+)(?:: (?P<title>.*))?/`, "DAY 4: x", "|4|x"},
		{`/(?i)day (?P<number>\d+)(?:: (?P<title>.*))?/`, "day 4", "|4|"},
		{`/(?P<label>\w+) (?:(?P<number>\d+)|no (?P<title>.*))/`, "Entry no one", "Entry||one"},
		{`/day \d+/`, "a day 4", ""},
	} {
		p, err := Parse(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		got := ""
		if m, ok := p.Match(c.line, figures); ok {
			got = fmt.Sprintf("%s|%s|%s", c.line[m.Label.From:m.Label.To], c.line[m.Number.From:m.Number.To], c.line[m.Title.From:m.Title.To])
		}
		if got != c.want {
			t.Errorf("%s on %q: got %q, want %q", c.pattern, c.line, got, c.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{"", "any line fits"}, {"{title}", "any line fits"}, {"{label} {title}", "any line fits"}, {"Day {nummber}", `has no "nummber"`},
		{"Day {number", "not closed"}, {"{number}{title}", "nothing stands between"}, {"{number} a {number}", "comes twice"},
		{"/(/", "missing closing"}, {"/(?P<titel>.)/", `has no "titel"`}, {"/" + strings.Repeat("a", 2000) + "/", "at most"},
	} {
		_, err := Parse(c.pattern)
		e, ok := err.(*Error)
		if !ok || !strings.Contains(e.Error(), c.want) || e.Hint == "" {
			t.Errorf("%s: %v, want %s", c.pattern, err, c.want)
		}
	}
	if _, err := Parse("/(?P<titel>.)/"); err.(*Error).Hint != "did you mean title?" {
		t.Error(err.(*Error).Hint)
	}
	if _, err := ParseLine("/[/"); err == nil {
		t.Error("an expression without its end is read")
	}
}

func TestLine(t *testing.T) {
	for _, c := range []struct {
		text, line string
		fits       bool
	}{
		{"Ash", "Ash", true}, {"Ash", "~ Ash ~", true}, {"Ash", "ASH", false}, {"Ash", "Ash.", false}, {"It's", "It’s", true}, {"* * *", "* * *", true}, {"* * *", "Ash", false},
		{"A  road", "A road", true}, {"/Day .*/", "Day of wrath", true}, {"/Day .*/", "A Day of", false}, {"- Ash -", "— Ash —", true}, {"/", "/", true},
	} {
		l, err := ParseLine(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Fits(c.line); got != c.fits {
			t.Errorf("%q fits %q: %v", c.text, c.line, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Day {number}: {title}", "/(?P<number>\\d+)/", "{label} {number}", "{"} {
		f.Add(s, "Day 3: Ash")
	}
	f.Fuzz(func(t *testing.T, pattern, line string) {
		if len(line) > 240 {
			return
		}
		p, err := Parse(pattern)
		if err != nil {
			return
		}
		if m, ok := p.Match(line, figures); ok {
			for _, s := range []Span{m.Label, m.Number, m.Title} {
				if s.From < 0 || s.To > len(line) || s.From > s.To {
					t.Errorf("%q on %q: %v", pattern, line, m)
				}
			}
		}
	})
}
