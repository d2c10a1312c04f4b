package typeset

import (
	"sync"
	"unicode"

	"octavo/pipeline/book"
	"octavo/pipeline/font"
	"octavo/pipeline/typeset/hyphen"
	"octavo/pipeline/unit"
)

// A look is how characters are set. Looks are compared, so that words of the
// same look are shaped once.
type look struct {
	size, raise  unit.Length
	track        unit.Length // after each glyph, as of letterspaced capitals
	bold, italic bool
	stressed     bool // the author's emphasis, which must be seen where nothing is slanted
	heading      bool // in the design's face for headings
	caps         bool // small letters as capitals
	fixed        bool // code: nothing is done to its characters
	way          way
	gray         uint8
	style        font.Style
	hyphens      *hyphen.Dictionary // nil: words stay whole
}

// textLook returns the look of running text at the given size.
func (p *plan) textLook(size unit.Length) look {
	l := look{size: size, hyphens: p.hyphens(p.lang)}
	l.style.Lang = p.lang
	l.style.OldStyle = p.design.Type.Figures == "old-style"
	l.style.Lining = p.design.Type.Figures == "lining"
	return l
}

// hyphens returns the dictionary of a language, nil when the design wants
// words whole or nothing is known of the language.
func (p *plan) hyphens(lang string) *hyphen.Dictionary {
	if !p.design.Type.Hyphenate {
		return nil
	}
	return p.dictionaries.of(lang)
}

// dictionaries are those of the languages with the book's own words added.
// Several setters share them.
type dictionaries struct {
	words []string // of the book
	sync.Mutex
	known map[string]*hyphen.Dictionary
}

func (d *dictionaries) of(lang string) *hyphen.Dictionary {
	if len(d.words) == 0 {
		found, _ := hyphen.For(lang)
		return found
	}
	d.Lock()
	defer d.Unlock()
	found, ok := d.known[lang]
	if !ok {
		if found, ok = hyphen.For(lang); ok {
			found = found.With(d.words)
		} else {
			found = hyphen.Only(d.words)
		}
		d.known[lang] = found
	}
	return found
}

// inLang returns the look for text in a language.
func (l look) inLang(p *plan, lang string) look {
	if lang == "" || lang == l.style.Lang {
		return l
	}
	l.style.Lang = lang
	if l.hyphens != nil || p.design.Type.Hyphenate {
		l.hyphens = p.hyphens(lang)
	}
	return l
}

// whole returns the look without hyphenation, as of headings.
func (l look) whole() look {
	l.hyphens = nil
	return l
}

// emphasized returns the look of emphasis: italics, and upright inside them.
func (l look) emphasized() look {
	l.italic = !l.italic
	return l
}

// smallCaps returns the look in small capitals; capitals stay capitals.
func (l look) smallCaps(p *plan) look {
	l.style.SmallCaps = true
	l.hyphens = nil
	return l
}

// letterspaced returns the look in small capitals only, spaced by the
// design's Type.LetterSpace.
func (l look) letterspaced(p *plan) look {
	l.style.AllSmall, l.style.SmallCaps = true, true
	l.style.NoLigatures = true
	l.track = l.size.Scale(int64(p.design.Type.LetterSpace), 1000)
	l.hyphens = nil
	return l
}

// capitals returns the look in letterspaced capitals, with figures of their
// height.
func (l look) capitals(p *plan) look {
	l.caps = true
	l.style.OldStyle, l.style.Lining, l.style.NoLigatures = false, true, true
	l.track = l.size.Scale(int64(p.design.Type.LetterSpace), 1000)
	l.hyphens = nil
	return l
}

// at returns the look at another size.
func (l look) at(size unit.Length) look {
	if l.track != 0 && l.size != 0 {
		l.track = l.track.Scale(int64(size), int64(l.size))
	}
	l.size = size
	return l
}

// named returns the look that a design's word asks for: small-caps, caps,
// italic, bold, bold-caps or plain.
func (l look) named(p *plan, name string) look {
	switch name {
	case "small-caps":
		return l.letterspaced(p)
	case "caps":
		return l.capitals(p)
	case "bold-caps":
		l.bold = true
		return l.capitals(p)
	case "bold":
		l.bold = true
	case "italic":
		l.italic = true
	}
	return l.whole()
}

// lesser returns the look of the lesser lines of front matter and contents.
func (l look) lesser(p *plan) look {
	if p.design.Front.Look == "" {
		return l.letterspaced(p)
	}
	return l.named(p, p.design.Front.Look)
}

// strong returns the look that sets a line of its own off from the text: small
// capitals, or bold in a design that has none.
func (l look) strong(p *plan) look {
	if look := p.design.Front.Look; look == "" || look == "small-caps" {
		return l.letterspaced(p)
	}
	l.bold = true
	return l.whole()
}

// headLook returns the look of headings at a size, in the face the design has
// for them.
func (p *plan) headLook(size unit.Length) look {
	l := p.textLook(size)
	_, l.heading = p.metrics.HeadingFace()
	return l
}

// face returns the number of the face that the look is set in.
func (p *plan) face(l *look) int16 {
	if l.heading {
		if f, ok := p.metrics.HeadingFace(); ok {
			return f
		}
	}
	if l.stressed && !p.metrics.Slanted() {
		return p.metrics.Face(true, false)
	}
	return p.metrics.Face(l.bold, l.italic)
}

// inSpan returns the look inside a span.
func (l look) inSpan(p *plan, s *book.Span) look {
	switch s.Kind {
	case book.Emphasis:
		l = l.emphasized()
		l.stressed = !l.stressed
	case book.Strong:
		l.bold = true
	case book.SmallCaps:
		l = l.smallCaps(p)
	case book.Superscript: // not the face's own, which has figures and few letters
		l.raise += l.size.Scale(33, 100)
		l.size = l.size.Scale(65, 100)
	case book.Subscript:
		l.raise -= l.size.Scale(15, 100)
		l.size = l.size.Scale(65, 100)
	case book.Code:
		l.fixed, l.style.NoLigatures, l.hyphens = true, true, nil
		l.style.OldStyle, l.style.Lining = false, true
	}
	return l.inLang(p, s.Lang)
}

// upper returns s in capitals, letter for letter, so that no letter becomes
// two: ß stays as it is.
func upper(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		out = append(out, unicode.ToUpper(r))
	}
	return string(out)
}
