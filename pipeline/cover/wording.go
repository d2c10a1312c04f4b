package cover

import (
	"strings"
	"unicode"

	"octavo/pipeline/book"
)

// A wording is what stands on a cover. Any of it may be empty.
type wording struct {
	title, subtitle string
	authors         []string
	series          string
	number          string // of the volume, as "2" or "2.5"
}

func wordingOf(m *book.Meta) wording {
	w := wording{
		title:    tidy(m.Title),
		subtitle: tidy(m.Subtitle),
		series:   tidy(m.Series.Name),
		number:   tidy(m.Series.Position),
	}
	for _, a := range m.Authors {
		if name := tidy(a.Name); name != "" {
			w.authors = append(w.authors, name)
		}
	}
	if w.series == "" || len([]rune(w.number)) > maxNumber {
		w.number = ""
	}
	return w
}

// maxNumber is how many characters of a volume's number stand in an ornament.
const maxNumber = 5

// tidy is folded for what stands on the front: no longer than a cover takes.
func tidy(s string) string {
	s = folded(s)
	if runes := []rune(s); len(runes) > maxWording {
		s = strings.TrimRight(string(runes[:maxWording]), " \u00A0") + "…"
	}
	return s
}

// folded puts one space where there is white space, and drops what cannot be
// seen; a no-break space stays, since it says where no line may end.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == noBreak || r == 0x200C || r == 0x200D: // joiners shape Arabic and Indic letters
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.Trim(spaces.Replace(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")), " \u00A0")
}

// maxWording is how many characters of a title or a name a cover takes. The
// longest titles of printed novels have about 400; what is longer is a mistake
// in the manuscript, and fitting it takes time that grows with its square.
const maxWording = 600

const noBreak = '\u00A0'

// spaces drops the blanks beside a no-break space.
var spaces = strings.NewReplacer(" \u00A0", "\u00A0", "\u00A0 ", "\u00A0")

// capitals turns the words into capitals as the language has them.
func capitals(s, language string) string {
	switch base, _, _ := strings.Cut(strings.ToLower(language), "-"); base {
	case "tr", "az":
		return strings.ToUpperSpecial(unicode.TurkishCase, s)
	case "el":
		return s // Greek capitals lose their accents, by rules of their own
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ß':
			return 'ẞ'
		case unicode.Is(unicode.Georgian, r):
			return r // its capitals are a matter of fashion, and few faces have them
		}
		return unicode.ToUpper(r)
	}, s)
}
