package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// A form says what a line looks like as a heading.
type form uint8

const (
	noForm   form = iota
	labelled      // Chapter 7, Part One: The Road
	named         // Prologue, Author's Note
	bare          // 7, VII, ~ 3 ~, Seven
	numbered      // 7. The Road
	generic       // Day 3, Second Narrative: a word that labels nothing as a rule, and a number
)

// A mark is a line read as a heading. Offsets are bytes of the item's text.
type mark struct {
	form       form
	kind       book.Kind // of labelled and named
	word       string    // the label in small letters, without its stop
	rank       int       // of a label: 1 volumes, 2 books and parts, 3 chapters, 4 scenes
	label      span
	numeral    span
	title      span
	value      int
	style      numeralStyle
	separated  bool // a colon, dash or stop stands before the title
	promised   bool // the line ends with a colon or dash: the title is below
	decorated  bool // ornaments stand round it
	confidence int
}

type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

// labels are the words that stand before a number in a heading, with their
// ranks: what has the smaller one holds what has the larger.
var labels = map[string]struct {
	rank int
	kind book.Kind
}{
	"volume": {1, book.Part}, "vol": {1, book.Part}, "tome": {1, book.Part}, "season": {1, book.Part},
	"book": {2, book.Part}, "part": {2, book.Part}, "act": {2, book.Part}, "arc": {2, book.Part}, "phase": {2, book.Part},
	"chapter": {3, book.Chapter}, "chap": {3, book.Chapter}, "ch": {3, book.Chapter}, "stave": {3, book.Chapter},
	"canto": {3, book.Chapter}, "episode": {3, book.Chapter}, "ep": {3, book.Chapter}, "capitulo": {3, book.Chapter},
	"chapitre": {3, book.Chapter}, "kapitel": {3, book.Chapter}, "capítulo": {3, book.Chapter}, "capitolo": {3, book.Chapter},
	"scene": {4, book.Chapter}, "section": {4, book.Chapter},
	"prologue": {3, book.Prologue}, "epilogue": {3, book.Epilogue}, "interlude": {3, book.Interlude},
	"intermission": {3, book.Interlude}, "appendix": {3, book.Appendix},
}

// names are the headings that say what they head, in letters only.
var names = map[string]book.Kind{
	"prologue": book.Prologue, "prolog": book.Prologue, "epilogue": book.Epilogue, "epilog": book.Epilogue,
	"interlude": book.Interlude, "intermission": book.Interlude, "entracte": book.Interlude,
	"foreword": book.Foreword, "preface": book.Preface, "introduction": book.Introduction,
	"afterword": book.Afterword, "postscript": book.Afterword,
	"authorsnote": book.AuthorsNote, "authornote": book.AuthorsNote, "anotefromtheauthor": book.AuthorsNote,
	"notefromtheauthor": book.AuthorsNote, "historicalnote": book.AuthorsNote,
	"acknowledgements": book.Acknowledgments, "acknowledgments": book.Acknowledgments, "thanks": book.Acknowledgments,
	"abouttheauthor": book.About, "abouttheauthors": book.About, "alsoby": book.AlsoBy, "alsobythisauthor": book.AlsoBy,
	"alsobytheauthor": book.AlsoBy, "booksby": book.AlsoBy, "otherbooksby": book.AlsoBy,
	"dedication": book.Dedication, "epigraph": book.Epigraph, "copyright": book.Copyright,
	"contents": book.Contents, "tableofcontents": book.Contents, "contentwarnings": book.ContentNotes,
	"contentnotes": book.ContentNotes, "contentwarning": book.ContentNotes, "triggerwarnings": book.ContentNotes,
	"appendix": book.Appendix, "glossary": book.Appendix, "dramatispersonae": book.Introduction, "conclusion": book.Epilogue,
	"colophon": book.Colophon,
}

// decoration is what authors put round a heading.
const decoration = "~*#=-–—_•·+|<>◇◆☆★✦§⁂❦❧☙※.:«»[](){}/\\^•●○◊ \t\u00A0"

// readMark reads a line as a heading. A line that starts like one and goes on
// as a sentence is none.
func readMark(s string) mark {
	if len(s) > 240 {
		return mark{}
	}
	inner := strings.TrimLeft(s, decoration)
	from := len(s) - len(inner)
	behind := decoration
	if !strings.ContainsAny(s[:from], "([{«") {
		behind = strings.Map(func(r rune) rune {
			if strings.ContainsRune(")]}»", r) {
				return -1
			}
			return r
		}, decoration)
	}
	inner = strings.TrimRight(inner, behind)
	if inner == "" {
		return mark{}
	}
	to := from + len(inner)
	m := mark{}
	before, after := strings.TrimSpace(s[:from]), strings.TrimSpace(s[to:])
	if strings.HasPrefix(after, "..") && len(inner) < 4 {
		return mark{} // somebody begins to speak
	}
	m.decorated = before != "" && !strings.Contains(before, ".")
	m.promised = !m.decorated && (strings.HasSuffix(after, ":") || strings.HasSuffix(after, "-") || strings.HasSuffix(after, "—") || strings.HasSuffix(after, "–"))
	body := s[from:to]
	switch {
	case m.readLabel(body, from):
	case m.readOrdinalLabel(body, from):
	case m.readName(body, from):
	case m.readNumber(body, from, after):
	default:
		return mark{decorated: m.decorated}
	}
	if !m.title.empty() {
		m.title.to = to + titleTail(after)
	}
	return m
}

// titleTail is how much of what follows a title belongs to it: an ellipsis or
// a closing bracket does, a stop or an ornament does not.
func titleTail(after string) int {
	for _, tail := range []string{"...", "…", ")"} {
		if strings.HasPrefix(after, tail) {
			return len(tail)
		}
	}
	return 0
}

// readLabel reads "Chapter 7: Title", "PART ONE", "Book the First".
func (m *mark) readLabel(s string, offset int) bool {
	word := leadingWord(s)
	l, ok := labels[strings.ToLower(word)]
	if !ok || len(word) == len(s) {
		return false
	}
	at := len(word)
	if s[at] == '.' {
		at++
	}
	rest := strings.TrimLeft(s[at:], " \t#:-–—\u00A0")
	sep := s[at : len(s)-len(rest)]
	at = len(s) - len(rest)
	if sep == "" && s[at-1] != '.' {
		return false
	}
	n, ok := readNumeral(rest)
	if !ok || n.style == ordinal && !strings.HasPrefix(strings.ToLower(rest), "the ") && strings.ToLower(rest) == rest {
		return false
	}
	if strings.ContainsAny(sep, ":-–—") && l.kind != book.Chapter && l.kind != book.Part {
		return false // "Prologue: One Night" has a title
	}
	m.form, m.kind, m.word, m.rank = labelled, l.kind, canonical(word), l.rank
	m.label = span{offset, offset + len(word)}
	m.numeral = span{offset + at, offset + at + n.end}
	m.value, m.style = n.value, n.style
	return m.readTitle(s, at+n.end, offset, true)
}

func canonical(word string) string {
	switch w := strings.ToLower(word); w {
	case "chap", "ch":
		return "chapter"
	case "vol":
		return "volume"
	case "ep":
		return "episode"
	default:
		return w
	}
}

// readOrdinalLabel reads "The First Part", "Second Narrative: Title".
func (m *mark) readOrdinalLabel(s string, offset int) bool {
	n, ok := readOrdinal(s)
	if !ok || n.end >= len(s) || s[n.end] != ' ' {
		return false
	}
	word := leadingWord(s[n.end+1:])
	end := n.end + 1 + len(word)
	if word == "" || startsSmall(word) && strings.ToLower(s) != s {
		return false
	}
	m.word, m.value, m.style = canonical(word), n.value, ordinal
	if l, ok := labels[strings.ToLower(word)]; ok {
		m.form, m.kind, m.rank = labelled, l.kind, l.rank
	} else {
		m.form, m.rank = generic, 2
	}
	// Number and label change places, so they are read as one.
	m.numeral = span{offset, offset + end}
	if m.form == generic && end < len(s) && !strings.ContainsAny(strings.TrimLeft(s[end:], " ")[:1], ":-.") && !strings.HasPrefix(strings.TrimLeft(s[end:], " "), "—") {
		return false
	}
	return m.readTitle(s, end, offset, m.form == labelled)
}

// readTitle reads what follows the number. Without a mark between, the rest
// must be set as a title; with a small letter it is a sentence.
func (m *mark) readTitle(s string, at, offset int, loose bool) bool {
	rest := s[at:]
	trimmed := strings.TrimLeft(rest, " \t\u00A0")
	if trimmed == "" {
		return true
	}
	title := strings.TrimLeft(trimmed, ":.-–—|~*)]>•· \t\u00A0")
	m.separated = len(title) < len(trimmed)
	if title == "" {
		return true
	}
	if strings.HasPrefix(trimmed, "-") && len(rest) == len(trimmed) && !strings.HasPrefix(trimmed, "--") && isWordByte(title) && len(title)+1 == len(trimmed) {
		return false // "one-eyed"
	}
	if !m.separated && (!loose || len(rest) == len(trimmed) || !titleCase(title, s)) {
		return false
	}
	if m.separated && strings.HasPrefix(trimmed, ")") && strings.HasPrefix(title, "(") {
		return false
	}
	m.title = span{offset + at + len(rest) - len(title), offset + len(s)}
	return true
}

// readName reads "Prologue", "Epilogue: Home", "About the Author", "Interlude: Two".
func (m *mark) readName(s string, offset int) bool {
	if kind, ok := nameOf(s); ok {
		m.form, m.kind, m.word = named, kind, string(kind)
		m.title = span{offset, offset + len(s)}
		return true
	}
	for _, sep := range []string{":", " - ", " – ", " — ", "—", " | "} {
		head, rest, ok := strings.Cut(s, sep)
		if !ok {
			continue
		}
		kind, known := nameOf(strings.TrimRight(head, " "))
		if !known || kind == book.Contents {
			continue
		}
		title := strings.TrimLeft(rest, " ")
		if title == "" {
			continue
		}
		m.form, m.kind, m.word = named, kind, string(kind)
		m.label = span{offset, offset + len(strings.TrimRight(head, " "))}
		m.title = span{offset + len(s) - len(title), offset + len(s)}
		m.separated = true
		return true
	}
	return false
}

func nameOf(s string) (book.Kind, bool) {
	if len(s) > 40 || startsSmall(s) {
		return "", false
	}
	kind, ok := names[book.LettersOf(s)]
	return kind, ok
}

// readNumber reads a number alone, or a number and a title; or, as a weak
// form, any one word and a number.
func (m *mark) readNumber(s string, offset int, after string) bool {
	if n, ok := readNumeral(s); ok && n.style != ordinal {
		m.value, m.style = n.value, n.style
		m.numeral = span{offset, offset + n.end}
		if n.end == len(s) {
			if n.style == words && startsSmall(s) || n.style == smallRoman && len(s) < 2 {
				return false
			}
			m.form = bare
			return true
		}
		rest := s[n.end:]
		spaced := strings.TrimLeft(rest, " \t")
		// A word or the pronoun before a title needs a mark between, a figure
		// at least a capital.
		loose := (n.style == arabic || n.style == roman && n.end > 1) && spaced != rest
		if n.style == words && !strings.ContainsAny(spaced[:1], ":.") && !strings.HasPrefix(spaced, "—") && !strings.HasPrefix(rest, " - ") && !strings.HasPrefix(rest, " – ") {
			return false
		}
		if strings.HasPrefix(rest, ".") && spaced == rest && len(rest) > 1 && rest[1] != ' ' && rest[1] != '\t' {
			return false
		}
		if !m.readTitle(s, n.end, offset, loose) || m.title.empty() || startsSmall(s[m.title.from-offset:]) {
			return false
		}
		if n.style == smallRoman {
			return false
		}
		m.form = numbered
		return true
	}
	word := leadingWord(s)
	if word == "" || len(word) == len(s) || s[len(word)] != ' ' || startsSmall(word) || strings.EqualFold(word, "i") {
		return false
	}
	rest := s[len(word)+1:]
	n, ok := readNumeral(rest)
	if !ok || n.style == smallRoman || n.style == ordinal {
		return false
	}
	m.form, m.word, m.rank = generic, strings.ToLower(word), 3
	m.label = span{offset, offset + len(word)}
	m.numeral = span{offset + len(word) + 1, offset + len(word) + 1 + n.end}
	m.value, m.style = n.value, n.style
	return m.readTitle(s, len(word)+1+n.end, offset, false)
}

func startsSmall(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// littleWords stay small in a title.
var littleWords = map[string]bool{"a": true, "an": true, "the": true, "and": true, "or": true, "but": true, "nor": true,
	"of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "by": true, "from": true, "with": true,
	"as": true, "into": true, "over": true, "de": true, "la": true, "le": true, "von": true, "van": true, "der": true,
	"vs": true, "is": true, "up": true, "out": true, "off": true, "than": true, "that": true, "upon": true, "about": true}

// titleCase reports whether a text is set as a title: its first word and most
// of the longer ones have capitals, or the whole line is in small letters as
// the label is.
func titleCase(s, line string) bool {
	if strings.ToLower(line) == line {
		return !strings.ContainsAny(s, ".,;!?")
	}
	if startsSmall(s) {
		return false
	}
	long, capitals := 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '—' || r == '–' }) {
		w = strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" || littleWords[strings.ToLower(strings.TrimRight(w, ".,:;!?’'”\""))] {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			capitals++
		}
	}
	return capitals*3 >= long*2
}

// allCapitals reports whether a text has letters and none of them small.
func allCapitals(s string) bool {
	any := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		any = any || unicode.IsUpper(r)
	}
	return any
}
