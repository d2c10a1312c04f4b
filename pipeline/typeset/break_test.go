package typeset

import (
	"strings"
	"testing"

	"octavo/pipeline/unit"
)

// broken shows where a word may be broken: "|" where a hyphen is added, "-|"
// after one that is there, "/" where a line may simply end; with the cost
// where it is above 100.
func broken(t *testing.T, text, lang string) string {
	t.Helper()
	p, err := newPlan(readBook("@chapter Chapter One\n\nwords"), classic(t, smallPage), HalfEm(), 30*unit.Point)
	if err != nil {
		t.Fatal(err)
	}
	s := newSetter(p)
	l := s.textLook(10*unit.Point).inLang(p, lang)
	var sb strings.Builder
	from := 0
	for _, c := range s.chances(nil, text, &l, false, nil) {
		sb.WriteString(text[from:c.at])
		switch c.kind {
		case softBreak, hardBreak:
			sb.WriteByte('|')
		case openBreak:
			sb.WriteByte('/')
		}
		if c.cost > 100 {
			sb.WriteByte('!')
		}
		from = c.at
	}
	return sb.String() + text[from:]
}

func TestWhereWordsMayBeBroken(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		// Behind a dash and never before it; not where a mark follows.
		{"so—and", "en", "so—/and"}, {"so—“and", "en", "so—/“and"}, {"so—”", "en", "so—”"}, {"—and", "en", "—and"},
		{"no——yes", "en", "no——/yes"}, {"Mr.⸺of", "en", "Mr.⸺/of"}, {"1914–18", "en", "1914–/!18"},
		// Behind an ellipsis inside a word, never before it.
		{"but…then", "en", "but…/then"}, {"but...then", "en", "but.../then"}, {"…then", "en", "…then"}, {"but…”", "en", "but…”"}, {"p.m.", "en", "p.m."},
		// Behind a slash.
		{"and/or", "en", "and//or"}, {"1/2", "en", "1/2"},
		// At the author's hyphens; elsewhere in a compound at a high price.
		{"lime-tree", "en", "lime-|tree"}, {"e-mail", "en", "e-mail"}, {"I-I", "en", "I-I"}, {"self-government", "en", "self-|gov|!ern|!ment"}, {"twenty-1", "en", "twenty-|!1"},
		// By language, with its minimums: not one letter, in English not two at the end.
		{"government", "en", "gov|ern|ment"}, {"evening", "en-GB", "even|ing"}, {"only", "en", "only"}, {"famille", "fr", "fa|mille"}, {"Straße", "de", "Stra|ße"},
		{"perro", "es", "pe|rro"}, {"gatto", "it", "gat|to"}, {"carro", "pt", "carro"}, {"lopen", "nl", "lo|pen"}, {"matka", "pl", "mat|ka"}, {"книга", "ru", "кни|га"},
		{"förmodligen", "sv", "förmodligen"}, // no patterns, no hyphens
		// Apostrophes begin a word of their own.
		{"government’s", "en", "gov|ern|ment’s"}, {"l’éternité", "fr", "l’éter|ni|té"},
	} {
		if got := broken(t, c.text, c.lang); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.lang, c.text, got, c.want)
		}
	}
}
