package proofread

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// languageMarks reports marks that the language of a passage does not have, or
// has otherwise: those a reader of it sees at once and no dictionary is needed
// for (shared/design/typography-rules.md, E8). What the house style corrects is
// corrected by now; this is what it leaves, or was told to leave.
func languageMarks(r *reader) {
	seen := map[string]int{}
	for i := range r.passages {
		p := &r.passages[i]
		if p.form == typed {
			continue
		}
		lang := p.lang
		if lang == "" {
			lang = r.book.Meta.Language
		}
		text := p.text
		for _, look := range lookersOf(lang) {
			if p.form == verse && !look.inVerse {
				continue
			}
			if text == p.text && hasForeign(p.inlines, lang) {
				text = withoutForeign(p.inlines, p.text, lang)
			}
			look.in(text, func(at int, message, hint string) {
				if seen[look.code]++; seen[look.code] > mostOfOne {
					return
				}
				r.report(p, int32(at), diag.Finding{Code: look.code, Severity: diag.Warning, Message: message + " in “" + aroundByte(p.text, at) + "”", Hint: hint})
			})
		}
	}
	for _, l := range lookers {
		if n := seen[l.code] - mostOfOne; n > 0 {
			seen[l.code] = 0
			r.found.Add(diag.Finding{Code: l.code, Severity: diag.Warning, Message: fmt.Sprintf("%d more of these are not listed", n), Hint: "mend those above, and look again"})
		}
	}
}

// hasForeign reports whether some of the text is in another language.
func hasForeign(list []book.Inline, lang string) bool {
	foreign := false
	eachForeign(list, lang, func([]book.Inline) { foreign = true })
	return foreign
}

// withoutForeign returns the text with blanks, as many bytes, for what is in
// another language.
func withoutForeign(list []book.Inline, text, lang string) string {
	b := []byte(text)
	at := 0
	foreign := map[*book.Text]bool{}
	eachForeign(list, lang, func(span []book.Inline) {
		book.EachText(span, func(t *book.Text) { foreign[t] = true }, nil)
	})
	book.EachText(list, func(t *book.Text) {
		if end := at + len(t.Value); foreign[t] && end <= len(b) {
			copy(b[at:end], strings.Repeat(" ", len(t.Value)))
		}
		at += len(t.Value)
	}, func() { at++ })
	return string(b)
}

func eachForeign(list []book.Inline, lang string, f func([]book.Inline)) {
	for _, in := range list {
		switch in := in.(type) {
		case *book.Span:
			if in.Lang != "" && !sameLanguage(in.Lang, lang) {
				f(in.Inlines)
				continue
			}
			eachForeign(in.Inlines, lang, f)
		case *book.Link:
			eachForeign(in.Inlines, lang, f)
		}
	}
}

// mostOfOne is how many findings of one kind are listed: after so many the
// author knows.
const mostOfOne = 50

// A looker looks for one kind of mark in the passages of some languages.
type looker struct {
	code    string
	langs   []string // tags, or their beginnings
	inVerse bool
	in      func(text string, report func(at int, message, hint string))
}

var lookers = []looker{
	{"opening-mark", []string{"es"}, true, spanishOpenings},
	{"hyphen-dash", []string{"ru", "uk", "be", "bg"}, true, hyphenDashes},
	{"single-dots", []string{"ja", "zh"}, true, singleDots},
	{"closing-mark", []string{"de", "cs", "sk", "sl", "bg", "lt"}, true, closingMarks},
	{"high-stop", []string{"fr"}, true, highStops},
}

func lookersOf(lang string) (list []looker) {
	lang = strings.ToLower(lang)
	for _, l := range lookers {
		for _, tag := range l.langs {
			if lang == tag || strings.HasPrefix(lang, tag+"-") {
				if l.code == "high-stop" && lang == "fr-ca" {
					continue // only the colon has a space there
				}
				list = append(list, l)
			}
		}
	}
	return list
}

// spanishOpenings finds a question or a cry that ends and has not begun. One
// that opens with ¿ may end with !, and the other way round.
func spanishOpenings(text string, report func(int, string, string)) {
	open := 0
	last := rune(0)
	for at, c := range text {
		switch c {
		case '¿', '¡':
			open++
		case '?', '!':
			if last == '?' || last == '!' {
				break // of the same end: ?! or !!!
			}
			if open == 0 {
				mark := map[rune]string{'?': "¿", '!': "¡"}[c]
				report(at, fmt.Sprintf("%c ends what no %s begins", c, mark), "put "+mark+" where the question or the cry begins")
			}
			open = 0
		}
		last = c
	}
}

// hyphenDashes finds hyphens between spaces, or at the beginning before one,
// where the language has a dash. Between figures it is a minus.
func hyphenDashes(text string, report func(int, string, string)) {
	for at, c := range text {
		if c != '-' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, size := utf8.DecodeRuneInString(text[at+1:])
		if !(at == 0 || unicode.IsSpace(before)) || !unicode.IsSpace(after) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text[at+1+size:]); unicode.IsDigit(next) {
			left := strings.TrimRightFunc(text[:at], unicode.IsSpace)
			if r, _ := utf8.DecodeLastRuneInString(left); unicode.IsDigit(r) {
				continue
			}
		}
		report(at, "a hyphen stands for a dash", "write — ; octavo does where copyedit: {on: [dashes]} is set")
	}
}

// singleDots finds an ellipsis or a long dash by itself, which Chinese and
// Japanese write twice.
func singleDots(text string, report func(int, string, string)) {
	runes := []rune(text)
	at := 0
	for i := 0; i < len(runes); {
		c := runes[i]
		j := i + 1
		for j < len(runes) && runes[j] == c {
			j++
		}
		width := 0
		for _, r := range runes[i:j] {
			width += utf8.RuneLen(r)
		}
		if (c == '…' || c == '―' || c == '—') && (j-i)%2 == 1 && (wide(runes, i-1) || wide(runes, j)) {
			how := "by itself"
			if j-i > 1 {
				how = fmt.Sprintf("%d times, an odd number", j-i)
			}
			report(at, string(c)+" stands "+how, "write "+strings.Repeat(string(c), j-i+1))
		}
		at, i = at+width, j
	}
}

// wide reports whether a character of Chinese or Japanese stands there.
func wide(runes []rune, i int) bool {
	return i >= 0 && i < len(runes) && (unicode.In(runes[i], unicode.Han, unicode.Hiragana, unicode.Katakana) || runes[i] >= 0x3000 && runes[i] <= 0x303F || runes[i] >= 0xFF01 && runes[i] <= 0xFF60)
}

// closingMarks finds a quotation that opens with „ or ‚ and closes with the
// mark of English.
func closingMarks(text string, report func(int, string, string)) {
	opens := map[rune]rune{'„': '”', '‚': '’'}
	right := map[rune]string{'„': "“", '‚': "‘"}
	var open []rune
	for at, c := range text {
		switch {
		case opens[c] != 0:
			open = append(open, c)
		case c == '“' || c == '‘':
			if n := len(open); n > 0 && right[open[n-1]] == string(c) {
				open = open[:n-1]
			}
		case c == '”':
			if n := len(open); n > 0 && open[n-1] == '„' {
				report(at, "„ is closed with ”", "write “, which closes what „ opens")
				open = open[:n-1]
			}
		case c == '’':
			n := len(open)
			if n == 0 || open[n-1] != '‚' {
				break
			}
			if next, _ := utf8.DecodeRuneInString(text[at+len("’"):]); !unicode.IsLetter(next) { // else an apostrophe
				report(at, "‚ is closed with ’", "write ‘, which closes what ‚ opens")
				open = open[:n-1]
			}
		}
	}
}

// highStops finds the stops of French that a space stands before, without one.
func highStops(text string, report func(int, string, string)) {
	last := rune(0)
	for at, c := range text {
		if (c == ';' || c == '!' || c == '?') && unicode.IsLetter(last) {
			report(at, fmt.Sprintf("no space before %c", c), "write a narrow no-break space before it; octavo does where the style is fr-FR")
		}
		last = c
	}
}

// aroundByte is some of the text round a place.
func aroundByte(text string, at int) string {
	const reach = 24
	from, to := at, at
	for n := 0; n < reach && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; n < reach && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return strings.TrimSpace(strings.ReplaceAll(text[from:to], "\n", " "))
}
