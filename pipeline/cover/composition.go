package cover

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// A composer makes a sheet of words and colours.
type composer struct {
	*sheet
	words  wording
	setter *compositor
	chance *chance // the same for all volumes of a series
}

// compositions are the ways to make a cover from words, by the names that
// cover: design takes. Another one is a file of its own and a line here.
var compositions = []struct {
	name    string
	compose func(c *composer)
}{
	{"typographic", typographic},
	{"label", label},
	{"modern", modern},
	{"slab", slab},
}

// Designs lists the names that cover: design takes.
func Designs() []string {
	var list []string
	for _, c := range compositions {
		list = append(list, c.name)
	}
	return list
}

// compose lays a book's words out.
func compose(b *book.Book, d *design.Design, f font.Family, found *diag.Findings) *sheet {
	w := wordingOf(&b.Meta)
	s := &sheet{colours: choosePalette(b, d, w, found)}
	s.base = s.colours.ground
	c := &composer{sheet: s, words: w, setter: newCompositor(f, b.Meta.Language, found), chance: newChance(w.seed())}
	if n := utf8.RuneCountInString(b.Meta.Title); n > maxWording {
		found.Warnf(b.Settings.Cover.At, "cover-title", "the title has %d characters, and the cover shows the first %d", n, maxWording).Hint = "give a shorter title: in book.yaml, or --title"
	}
	if w.title == "" {
		found.Warnf(b.Settings.Cover.At, "cover-title", "the cover has no title, since the book has none").Hint = "give title: in book.yaml, or --title"
	}
	name := first(b.Settings.Cover.Design, d.Cover.Design, compositions[0].name)
	if name == photoDesign {
		found.Errorf(b.Settings.Cover.At, "cover-design", "the cover design photo wants a picture; %s is used", compositions[0].name).
			Hint = "name a picture of 1600 × 2560 pixels: cover: {design: photo, image: art/sea.jpg}"
		name = compositions[0].name
	}
	at := 0
	for i := range compositions {
		if compositions[i].name == name {
			at = i
		}
	}
	if compositions[at].name != name {
		unknown(found, b.Settings.Cover.At, "cover-design", "cover design", name, compositions[at].name, append(Designs(), photoDesign))
	}
	compositions[at].compose(c)
	return s
}

// seed is what the ornament is drawn from: the series, or else the title.
func (w wording) seed() string {
	if w.series != "" {
		return w.series
	}
	return w.title
}

// first returns the first of the words that is not empty.
func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

func unknown(found *diag.Findings, at diag.Pos, code, what, name, used string, known []string) {
	f := found.Errorf(at, code, "there is no %s %q; %s is used", what, name, used)
	f.Hint = "known: " + strings.Join(known, ", ")
	if near := diag.Nearest(name, known); near != "" {
		f.Hint = "did you mean " + near + "? known: " + strings.Join(known, ", ")
	}
}
