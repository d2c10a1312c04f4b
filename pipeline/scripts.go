package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/typeset"
)

// A strange is a character of the book that its family has no glyph for.
type strange struct {
	r     rune
	count int
	at    diag.Pos // the first
}

// withScripts returns the family a book is set in, with the families for what
// it lacks: those the book names, then those of the scripts in it, then what
// is inside the program. Where the design's own face has not the script of the
// book's language, that of the script takes its place, since it has Latin that
// goes with it. What no face has is told, before anything is set.
func withScripts(b *book.Book, d *design.Design, family font.Family, found *diag.Findings) (font.Family, error) {
	list := strangers(b, family.Regular)
	if len(list) == 0 && len(d.Type.Fallback) == 0 {
		return family, nil
	}
	lang := b.Meta.Language
	if own, name, ok := scriptFamily(lang, family.Regular); ok && !namesFace(b) {
		found.Notef(diag.Pos{File: "book.yaml"}, "script-face", "the book is set in %s: %s has no %s letters", name, family.Regular.Family(), scriptOf(sample(lang))).
			Hint = "another face is named under design: type: face; " + "make fonts SCRIPTS=all brings those that octavo knows"
		own.Fallback = []font.Family{family}
		family = own
		list = lacking(list, family.Regular)
	}
	for _, name := range d.Type.Fallback {
		other, err := namedFallback(b, d, name)
		if err != nil {
			return family, err
		}
		family.Fallback = append(family.Fallback, other)
		list = lacking(list, other.Regular)
	}
	for _, name := range append(familiesOf(list, lang), "DejaVu Serif", "DejaVu Sans") {
		if name != "DejaVu Serif" && !wanted(name, list, lang) {
			continue // large, and of no use
		}
		other, err := namedFamily(name)
		if err != nil {
			continue // not installed
		}
		if rest := lacking(list, other.Regular); len(rest) < len(list) || name == "DejaVu Serif" {
			family.Fallback, list = append(family.Fallback, other), rest
		}
	}
	tellStrangers(list, lang, found)
	return family, nil
}

// strangers lists the characters of the book that the face has no glyph for,
// in the order of their codes.
func strangers(b *book.Book, face *font.Face) []strange {
	known := map[rune]*strange{} // nil for those the face has
	ascii := true
	for r := rune('!'); r <= '~'; r++ {
		ascii = ascii && face.Has(r)
	}
	b.Texts(func(at diag.Pos, text string) {
		plain := ascii
		for i := 0; i < len(text) && plain; i++ {
			plain = text[i] < 0x80
		}
		if plain {
			return
		}
		column := 0
		for _, r := range text {
			column++
			if r < 0x80 && ascii {
				continue
			}
			s, ok := known[r]
			if !ok {
				if !face.Has(r) && shows(r) {
					s = &strange{r: r}
				}
				known[r] = s
			}
			if s == nil {
				continue
			}
			s.count++
			if s.at.File == "" {
				if s.at = at; at.Col > 0 {
					s.at.Col += column - 1
				}
			}
		}
	})
	var list []strange
	for _, r := range slices.Sorted(maps.Keys(known)) {
		if s := known[r]; s != nil {
			list = append(list, *s)
		}
	}
	return list
}

// shows says that a character is seen, and set as itself.
func shows(r rune) bool {
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == 0xFFFC:
		return false
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF: // variation selectors
		return false
	}
	return !typeset.StandsIn(r)
}

// lacking returns those of the characters that none of the faces has.
func lacking(list []strange, faces ...*font.Face) []strange {
	var rest []strange
	for _, s := range list {
		if !slices.ContainsFunc(faces, func(f *font.Face) bool { return f.Has(s.r) }) {
			rest = append(rest, s)
		}
	}
	return rest
}

// namesFace says that book.yaml names the text face.
func namesFace(b *book.Book) bool {
	t, _ := b.Settings.Override["type"].(map[string]any)
	_, ok := t["face"]
	return ok
}

// namedFallback returns a family by its name, or a font of the book's by its
// path.
func namedFallback(b *book.Book, d *design.Design, name string) (font.Family, error) {
	if !isPath(name) {
		return namedFamily(name)
	}
	f, err := loadFace(b, d, name)
	return font.Family{Regular: f}, err
}

// sample returns a letter that every text in the language has, 0 for
// languages whose letters are Latin or not known.
func sample(lang string) rune {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for letter, langs := range sampleOf {
		if slices.Contains(langs, base) {
			return letter
		}
	}
	return 0
}

// sampleOf has those letters with their languages.
var sampleOf = map[rune][]string{
	'א': {"he", "iw", "yi", "ji"},
	'ا': {"ar", "fa", "ur", "ps", "sd", "ckb", "ug"},
	'の': {"ja"},
	'的': {"zh", "yue", "wuu", "nan", "hak"},
	'가': {"ko"},
	'а': {"ru", "uk", "be", "bg", "sr", "mk", "kk"},
	'α': {"el", "grc"},
	'ա': {"hy"},
	'ა': {"ka"},
}

// scriptFamily returns the family for a language whose letters the face lacks,
// with its name.
func scriptFamily(lang string, face *font.Face) (font.Family, string, bool) {
	letter := sample(lang)
	if letter == 0 || face.Has(letter) {
		return font.Family{}, "", false
	}
	for _, name := range append(familiesFor(letter, lang), "DejaVu Serif", "DejaVu Sans") {
		if family, err := namedFamily(name); err == nil && family.Regular.Has(letter) {
			return family, name, true
		}
	}
	return font.Family{}, "", false
}

// familiesOf lists the families that are offered for the scripts of the
// characters, the best first.
func familiesOf(list []strange, lang string) []string {
	if !isEastAsian(lang) && slices.ContainsFunc(list, func(s strange) bool { return unicode.Is(unicode.Hangul, s.r) }) &&
		!slices.ContainsFunc(list, func(s strange) bool { return unicode.In(s.r, unicode.Hiragana, unicode.Katakana) }) {
		lang = "ko" // the ideographs beside it are Korean
	}
	var names []string
	for _, s := range list {
		for _, name := range familiesFor(s.r, lang) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// wanted says whether any of the characters may be had from a family.
func wanted(name string, list []strange, lang string) bool {
	if name == "DejaVu Sans" {
		return len(list) > 0
	}
	return slices.ContainsFunc(list, func(s strange) bool { return slices.Contains(familiesFor(s.r, lang), name) })
}

// familiesFor lists the families that are offered for a character's script.
// Ideographs have other forms in each country, so the language says whose come
// first; Japan's where it says nothing.
func familiesFor(r rune, lang string) []string {
	switch {
	case unicode.Is(unicode.Hebrew, r):
		return []string{"Noto Serif Hebrew"}
	case unicode.Is(unicode.Arabic, r):
		return []string{"Noto Naskh Arabic"}
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul), r >= 0x3000 && r < 0x3040, r >= 0xFF00 && r < 0xFFF0:
		return eastAsian(lang)
	}
	return nil
}

func isEastAsian(lang string) bool {
	switch base, _, _ := strings.Cut(strings.ToLower(lang), "-"); base {
	case "ja", "zh", "ko", "yue":
		return true
	}
	return false
}

func eastAsian(lang string) []string {
	lang = strings.ToLower(lang)
	switch base, _, _ := strings.Cut(lang, "-"); {
	case base == "ko":
		return []string{"Noto Serif KR", "Noto Serif JP", "Noto Serif SC", "Noto Serif TC"}
	case base == "yue" || base == "zh" && (strings.Contains(lang, "hant") || strings.HasSuffix(lang, "-tw") || strings.HasSuffix(lang, "-hk") || strings.HasSuffix(lang, "-mo")):
		return []string{"Noto Serif TC", "Noto Serif SC", "Noto Serif JP", "Noto Serif KR"}
	case base == "zh":
		return []string{"Noto Serif SC", "Noto Serif TC", "Noto Serif JP", "Noto Serif KR"}
	}
	return []string{"Noto Serif JP", "Noto Serif SC", "Noto Serif TC", "Noto Serif KR"}
}

// mostNamed is how many characters of a script a finding names one by one.
const mostNamed = 12

// tellStrangers tells the author of the characters no face has, those of a
// script together.
func tellStrangers(list []strange, lang string, found *diag.Findings) {
	byScript := map[string][]strange{}
	for _, s := range list {
		name := scriptOf(s.r)
		byScript[name] = append(byScript[name], s)
	}
	for _, script := range slices.Sorted(maps.Keys(byScript)) {
		list := byScript[script]
		slices.SortStableFunc(list, func(a, b strange) int { return cmp.Compare(b.count, a.count) })
		first, all := list[0].at, 0
		for _, s := range list {
			all += s.count
			if first.File == "" || s.at.File != "" && s.at.Before(first) {
				first = s.at
			}
		}
		f := found.Errorf(first, "missing-glyph", "no face has %s: %s", countOf(len(list), script), namesOf(list, all))
		f.Hint = hintFor(list, lang)
	}
}

func countOf(n int, script string) string {
	if n == 1 {
		return "a character of " + script
	}
	return fmt.Sprintf("%d characters of %s", n, script)
}

// namesOf lists characters with their codes and how often each stands in the
// book.
func namesOf(list []strange, all int) string {
	var names []string
	for _, s := range list[:min(len(list), mostNamed)] {
		name := fmt.Sprintf("%c (U+%04X, %d×)", s.r, s.r, s.count)
		if !unicode.IsPrint(s.r) || unicode.Is(unicode.M, s.r) {
			name = fmt.Sprintf("U+%04X, %d×", s.r, s.count)
		}
		names = append(names, name)
	}
	text := strings.Join(names, ", ")
	if n := len(list) - mostNamed; n > 0 {
		text += fmt.Sprintf(" and %d more, %d in all", n, all)
	}
	return text
}

// hintFor says which font would help.
func hintFor(list []strange, lang string) string {
	for _, s := range list {
		for _, name := range familiesFor(s.r, lang) {
			if _, err := offeredFamily(offered[font.Key(name)]); errors.Is(err, fs.ErrNotExist) {
				return makeFonts(name) + " and make build bring " + name + ", which sets them; or name a font that has them under design: type: fallback"
			}
		}
	}
	return "name a font that has them under design: type: fallback, or write them in another way; a draft shows a lozenge for each"
}

// scriptOf returns the name of a character's script.
func scriptOf(r rune) string {
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if unicode.Is(unicode.Scripts[name], r) {
			switch name {
			case "Common", "Inherited":
				return "no one script"
			}
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "no known script"
}
