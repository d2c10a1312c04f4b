package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/ledger"
)

// stuckHeading is the rule that parts a heading from the text stuck to it.
const stuckHeading = "stuck-heading"

// stuckNumber is a label and its number with a sentence stuck to it: "Chapter
// 1The rope lay", "CHAPTER ONEThe rope". "Chapter 7A" is a number with a letter.
var stuckNumber = regexp.MustCompile(`^((?:Chapter|CHAPTER|Part|PART|Book|BOOK|Episode|EPISODE|Volume|VOLUME) (?:\d{1,4}|[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?|[A-Z]{3,}(?:-[A-Z]{3,})?))["“‘']?(?:\p{Lu}\p{Ll}|[AI] \p{Ll}|\p{Lu}['’]\p{Lu}?\p{Ll})`)

// stuckTitle is a heading with a title, and what may be its end: a small letter
// with a capital stuck to it.
var stuckTitle = regexp.MustCompile(`^(?:(?:Chapter|CHAPTER|Part|PART|Episode|EPISODE) (?:\d{1,4}|[IVXLC]+|[A-Z][a-z]+(?:-[a-z]+)?)[.:]? ?[-–—]? ?|\d{1,4}\. )\p{Lu}`)

// partStuck parts headings from the text that was stuck to them when a page was
// copied: each becomes a line of its own, and the break is an edit of the
// Ledger. One line like that may be an author's slip or a name; a file has
// several.
func (p *parser) partStuck(lines []line) []line {
	const least = 3
	type place struct{ line, at int }
	var stuck []place
	for i := range lines {
		if i > 0 && !lines[i-1].blank() && lines[i].indent == 0 && lines[i-1].width > 60 {
			continue // inside a paragraph
		}
		if at := stuckAt(lines[i].text); at > 0 {
			stuck = append(stuck, place{i, at})
		}
	}
	if len(stuck) < least {
		return lines
	}
	out := make([]line, 0, len(lines)+2*len(stuck))
	from := 0
	for _, s := range stuck {
		l := lines[s.line]
		head, rest := l, l
		head.text, rest.text = l.text[:s.at], l.text[s.at:]
		head.width, rest.width = runes(head.text), runes(rest.text)
		rest.col += head.width
		rest.indent, rest.tabs, rest.page = 0, 0, false
		out = append(append(out, lines[from:s.line]...), head, line{no: l.no, col: rest.col}, rest)
		from = s.line + 1
		p.edits = append(p.edits, ledger.Edit{
			Rule: stuckHeading, At: p.start(&rest), After: "\n\n", Confidence: 90,
			Left: tail(head.text), Right: rest.text[:upTo(rest.text, ledger.ContextLength)],
		})
	}
	out = append(out, lines[from:]...)
	first := lines[stuck[0].line]
	p.found.Warnf(p.start(&first), "stuck-heading", "text is stuck to %d headings, as “%s”; they were parted", len(stuck), first.text[:upTo(first.text, 40)]).
		Hint = "look whether each chapter begins where it should; octavo changes lists the places"
	return out
}

// stuckAt returns where the text stuck to a heading begins, 0 for a line that is
// none.
func stuckAt(s string) int {
	const least = 40 // characters of text behind it
	if m := stuckNumber.FindStringSubmatchIndex(s); m != nil {
		number := s[strings.IndexByte(s, ' ')+1 : m[3]]
		if isNumber(number) && utf8.RuneCountInString(s[m[3]:]) >= least/3 {
			return m[3]
		}
	}
	if utf8.RuneCountInString(s) < 2*least || !stuckTitle.MatchString(s) {
		return 0
	}
	// The first word that a capital stands in the middle of, a name's aside.
	at := 0
	for n, word := range strings.SplitAfter(s, " ") {
		if n > 12 {
			return 0
		}
		if k := seam(word); k > 0 && at+k > 4 {
			if utf8.RuneCountInString(s[at+k:]) >= least {
				return at + k
			}
			return 0
		}
		if n > 1 && endsSentence(strings.TrimRight(word, " ")) {
			return 0 // the title is over
		}
		at += len(word)
	}
	return 0
}

// seam returns where in a word a capital follows a small letter or a stop, 0 for
// none: "BankThe". McCoy and DeVille are names.
func seam(word string) int {
	last, before := rune(0), 0
	for i, r := range word {
		next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(next) || next == ' ' && (r == 'A' || r == 'I')) && (unicode.IsLower(last) || last == '!' || last == '?') {
			prefix := strings.ToLower(word[:i])
			if before > 3 && !slices.Contains([]string{"mac", "van", "von", "fitz"}, prefix) {
				return i
			}
		}
		last = r
		before++
	}
	return 0
}

func tail(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-ledger.ContextLength):])
}

// upTo returns how many bytes the first n characters take.
func upTo(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
