package copyedit

import (
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/templates/styles"
)

// A style is a house style as it is used on one book: the style's data with
// what the book's own text settles.
type style struct {
	styles.Style
	// outer is the kind of mark typed for outer quotation marks in the text.
	outer kind
	// shapes has the opening and closing mark for each kind as typed.
	shapes [2][2]string
	// dash is the dash of broken sentences with the spaces beside it.
	dash string
	// curls says that the style's marks are “ ” ‘ ’ alone, so that those typed are
	// read as straight ones are; where the shapes of the typed ones have other
	// meanings they stay.
	curls bool
	own   bool // the style of the book's own language
	only  map[string]bool
}

// newStyle makes a style whose outer quotation marks were typed as outer.
// Where keep is set the style's own order of single and double is given up
// for that of the text.
func newStyle(s styles.Style, outer kind, keep bool) *style {
	st := &style{Style: s, outer: outer, dash: s.Dash.Mark}
	if s.Dash.Spaced {
		st.dash = " " + s.Dash.Mark + " "
	}
	first, second := s.Quotes[0], s.Quotes[1]
	if keep && isPair(first, second) && (first[0] == "‘") != (outer == single) {
		first, second = second, first
	}
	st.shapes[outer] = [2]string{first[0], first[1]}
	st.shapes[1-outer] = [2]string{second[0], second[1]}
	st.curls = isPair(first, second) || sameLanguage(s.Language, "en")
	if len(s.Rules) > 0 {
		st.only = map[string]bool{}
		for _, name := range s.Rules {
			st.only[name] = true
		}
	}
	return st
}

// askFor lets the rules work that the style leaves off and the author wants.
func (s *style) askFor(names []string) {
	for _, name := range names {
		if s.only != nil {
			s.only[name] = true
		}
	}
}

// isPair reports whether the two levels are the English pair in one order or
// the other.
func isPair(first, second []string) bool {
	return first[0] == "“" && second[0] == "‘" || first[0] == "‘" && second[0] == "“"
}

// notInChat are the rules that leave typed messages and status windows alone.
var notInChat = map[string]bool{"spaces": true, "dashes": true, glued: true, "quote-spaces": true, "two-dots": true, "minus": true,
	"left-out-names": true, "dialogue-dashes": true, "times": true, "number-spaces": true, "no-break": true, "ties": true,
	"stretched-words": true, "fractions": true, "symbols": true, speakersRule: true, balanceRule: true}

// allows reports whether a correction works in the style and on the form.
func (s *style) allows(rule string, f form) bool {
	if s.only != nil && !s.only[rule] {
		return false
	}
	switch f {
	case chat:
		return !notInChat[rule]
	case verse:
		return rule != glued && rule != "quote-spaces" && rule != "dialogue-dashes"
	case label:
		return rule == "quotes" || rule == "characters" || rule == mojibakeRule
	case headline:
		return rule != glued
	}
	return true
}

func (s *style) isEnglish() bool { return sameLanguage(s.Language, "en") }

// sameLanguage reports whether two BCP 47 tags name the same language, in
// whatever region; "" names any.
func sameLanguage(a, b string) bool {
	return a == "" || b == "" || strings.EqualFold(primary(a), primary(b))
}

func primary(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return tag
}

// chooseStyle settles the book's style: the one book.yaml names, else the one
// of the language, in what the text itself says of quotes and dashes.
func (j *job) chooseStyle(n *census) *style {
	lang := either(j.book.Meta.Language, "en")
	name := j.book.Settings.Copyedit.Style
	if name != "" {
		if s, ok := styles.Named(name); ok {
			return j.keep(lang, newStyle(s, n.outer(kindOf(s)), false))
		}
		f := j.found.Warnf(diag.Pos{}, "unknown-style", "there is no house style %q; the text's own is taken", name)
		f.Hint = "the styles are " + strings.Join(styles.Names(), ", ")
		if near := diag.Nearest(name, styles.Names()); near != "" {
			f.Hint = "did you mean " + near + "?"
		}
	}
	if !sameLanguage(lang, "en") {
		s := styles.For(lang)
		return j.keep(lang, newStyle(s, n.outer(double), true))
	}
	usual := styles.For(lang)
	outer := n.outer(kindOf(usual))
	s := usual
	if !strings.Contains(lang, "-") { // no region is said
		s, _ = styles.Named("en-US")
		if outer == single {
			s, _ = styles.Named("en-GB")
		}
	}
	if n.spacedDashes() && s.Dash.MaySpace {
		s.Dash.Mark, s.Dash.Spaced = "–", true
	}
	n.report(j.found, s.Name, outer, j.firstPos(), j.words)
	return j.keep(lang, newStyle(s, outer, true))
}

// keep makes s the style of the book's language.
func (j *job) keep(lang string, s *style) *style {
	s.own = true
	j.styles[primary(lang)] = s
	return s
}

// styleFor returns the style of a passage in the given language.
func (j *job) styleFor(lang string) *style {
	if lang == "" {
		return j.style
	}
	key := primary(lang)
	if s := j.styles[key]; s != nil {
		return s
	}
	st := newStyle(styles.For(lang), double, false)
	if !sameLanguage(lang, "en") {
		st.only = map[string]bool{"characters": true, "ligatures": true, "quotes": st.only == nil || st.only["quotes"]}
	}
	j.styles[key] = st
	return st
}

// kindOf returns the kind of a style's outer quotation marks as typed.
func kindOf(s styles.Style) kind {
	if slices.Contains([]string{"‘", "‚", "'"}, s.Quotes[0][0]) {
		return single
	}
	return double
}

func (j *job) firstPos() diag.Pos {
	var at diag.Pos
	for _, s := range j.book.Source {
		return diag.Pos{File: s.Name}
	}
	return at
}
