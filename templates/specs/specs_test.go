package specs

import (
	"testing"
	"time"

	"octavo/pipeline/unit"
)

// What is in the files can be read, and says where it comes from.
func TestRulesAreWhole(t *testing.T) {
	if len(All()) < 2 {
		t.Fatalf("%d stores", len(All()))
	}
	for _, s := range All() {
		if s.ID == "" || s.Name == "" || s.Applies == "" || len(s.Rules) == 0 {
			t.Errorf("%+v: a key is missing", s)
		}
		seen := map[string]bool{}
		for _, r := range s.Rules {
			if r.ID == "" || r.Says == "" || r.Source == "" || seen[r.ID] {
				t.Errorf("%s: rule %+v", s.ID, r)
			}
			seen[r.ID] = true
			if _, err := time.Parse(time.DateOnly, r.Verified); err != nil {
				t.Errorf("%s: %s: %v", s.ID, r.ID, err)
			}
			switch r.Grade {
			case "official", "copied", "told":
			default:
				t.Errorf("%s: %s: grade %q", s.ID, r.ID, r.Grade)
			}
			last := 0
			for _, l := range r.Value.Table {
				if l.Pages > 0 && l.Pages <= last {
					t.Errorf("%s: %s: %d pages after %d", s.ID, r.ID, l.Pages, last)
				}
				last = l.Pages
				for _, trim := range l.Trims {
					Size(trim)
				}
			}
		}
		for _, id := range []string{"inner-margin", "outer-margins", "bleed-size", "line-weight", "type-size"} {
			if r := s.Rule(id); r != nil {
				Length(r.Value.Least)
				Length(r.Value.Most)
				Length(r.Value.WithBleed)
				for _, l := range r.Value.Table {
					Length(l.Least)
				}
			}
		}
	}
}

func TestLines(t *testing.T) {
	kdp := For("kdp", "print")
	for _, c := range []struct {
		paper, trim string
		most        int
	}{
		{"white", "6x9in", 828}, {"cream", "6x9in", 776}, {"cream", "8.5x11in", 550}, {"white", "8.25x6in", 800},
		{"white", "a4", 780}, // 8.27 × 11.69 in, to a hundredth
	} {
		size, err := unit.ParseSize(c.trim)
		if err != nil {
			t.Fatal(err)
		}
		if l := kdp.Rule("page-count").Value.On(c.paper, size); l == nil || Count(l.Most) != c.most {
			t.Errorf("%+v: %+v", c, l)
		}
	}
	for _, c := range []struct {
		pages int
		inner string
	}{{24, "0.375in"}, {150, "0.375in"}, {151, "0.5in"}, {300, "0.5in"}, {301, "0.625in"}, {828, "0.875in"}, {900, "0.875in"}} {
		if l := kdp.Rule("inner-margin").Value.Upto(c.pages); l.Least != c.inner {
			t.Errorf("%d pages: %s, want %s", c.pages, l.Least, c.inner)
		}
	}
	if Bytes("650MB") != 650<<20 || Percent("10%") != 10 {
		t.Error("bytes or percents are misread")
	}
}

// A rule is old when a year has gone by since it was read, by the day of the
// book, and never by the clock.
func TestOld(t *testing.T) {
	s := &Store{Rules: []Rule{{Verified: "2026-11-20"}, {Verified: "2025-03-01"}}}
	for _, c := range []struct {
		day    string
		count  int
		oldest string
	}{{"", 0, ""}, {"2025-12-31", 0, ""}, {"2026-03-01", 0, ""}, {"2026-03-02", 1, "2025-03-01"}, {"2027", 1, "2025-03-01"}, {"2027-11-21", 2, "2025-03-01"}} {
		if n, oldest := s.Old(c.day); n != c.count || oldest != c.oldest {
			t.Errorf("on %q: %d since %q", c.day, n, oldest)
		}
	}
}
