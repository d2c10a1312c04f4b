package structure

import (
	"regexp"
	"strings"
	"unicode"

	"octavo/pipeline/book"
)

// A form says what a line looks like as a heading.
type form uint8

const (
	noForm   form = iota
	labelled      // Chapter 7, Part One: The Road, Volume 2 Chapter 7, S02E07
	named         // Prologue, Author's Note
	bare          // 7, VII, ~ 3 ~, Seven
	numbered      // 7. The Road
	generic       // Day 3, The Second Night: words that label nothing as a rule, and a number
	dated         // Tuesday, 4 May
)

// A mark is a line read as a heading. Offsets are bytes of the item's text.
type mark struct {
	form       form
	kind       book.Kind // of labelled and named
	word       string    // the label in small letters, without its stop; of a date, how exact it is
	rank       int       // of a label: 1 volumes, 2 books and parts, 3 chapters, 4 scenes
	label      span
	numeral    span
	title      span
	value      int
	volume     int // in which the number counts: of S02E07 it is 2; 0 is none
	style      numeralStyle
	separated  bool // a colon, dash or stop stands before the title
	promised   bool // the line ends with a colon or dash: the title is below
	decorated  bool // ornaments stand round it
	worn       bool // the label or the number was mended to be read, as in CHAPTEE lV
	fits       bool // a pattern of the author's, which says what the parts are
	confidence int
	weight     int // in bits, for and against its being a heading by itself
}

type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

// decoration is what authors put round a heading.
const decoration = "~*#=-–—_•·+|<>◇◆☆★✦§⁂❦❧☙※.:«»[](){}/\\^•●○◊ \t\u00A0"

// isDecoration reports whether a mark is one that authors put round headings:
// those, and whatever is a picture.
func isDecoration(r rune) bool {
	return strings.ContainsRune(decoration, r) || r > 0x2000 && unicode.In(r, unicode.So, unicode.Sk, unicode.Variation_Selector) || r == '\u200D'
}

// readMark reads a line as a heading. A line that starts like one and goes on
// as a sentence is none.
func readMark(s string) mark {
	if len(s) > 240 {
		return mark{}
	}
	if close, at, ok := closeUp(s); ok {
		return readMark(close).spread(at)
	}
	inner := strings.TrimLeftFunc(s, isDecoration)
	from := len(s) - len(inner)
	opened := strings.ContainsAny(s[:from], "([{«")
	inner = strings.TrimRightFunc(inner, func(r rune) bool { return isDecoration(r) && (opened || !strings.ContainsRune(")]}»", r)) })
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
	for _, read := range readers {
		try := m
		if read(&try, body, from) {
			m = try
			break
		}
	}
	if !m.title.empty() {
		m.title.to = to + titleTail(after)
	}
	return m
}

// readers are tried one after another; each reads a line without what is
// round it, that stands at an offset of the item's text.
var readers = []func(m *mark, s string, offset int) bool{
	(*mark).readLabel,
	(*mark).readEpisode,
	(*mark).readOrdinalLabel,
	(*mark).readName,
	(*mark).readDate, // before numbers: 4 May
	(*mark).readNumber,
	(*mark).readCounter,
	(*mark).readSpan,
	(*mark).readBehind,
}

// titleTail is how much of what follows a title belongs to it: an ellipsis, a
// closing bracket or a stop does, which the copy-editor may take; an ornament
// does not.
func titleTail(after string) int {
	if after == "." {
		return 1
	}
	for _, tail := range []string{"...", "…", ")"} {
		if strings.HasPrefix(after, tail) {
			return len(tail)
		}
	}
	return 0
}

// goesOn is what stands behind a number where a chapter goes on: (continued),
// ", Part 2 of 3".
var goesOn = regexp.MustCompile(`(?i)^[:,–—-]*\s*(?:[(\[]?cont(?:inued|['’]?d|)\.?[)\]]?|(?:part|pt)\.?\s+[\w-]+(?:\s*(?:/|\bof\b)\s*[\w-]+)?)$`)

// readTitle reads what follows the number. Without a mark between, the rest
// must be set as a title; with a small letter it is a sentence.
func (m *mark) readTitle(s string, at, offset int, loose bool) bool {
	rest := s[at:]
	trimmed := strings.TrimLeft(rest, " \t\u00A0")
	if trimmed == "" {
		return true
	}
	title := strings.TrimLeft(trimmed, ":.,-–—|/~*)]>•· \t\u00A0")
	gap := rest[:len(rest)-len(trimmed)]
	m.separated = len(title) < len(trimmed) || strings.Contains(gap, "\t") || strings.Contains(gap, "  ")
	if loose && goesOn.MatchString(trimmed) {
		m.title, m.separated = span{offset + at + len(rest) - len(title), offset + len(s)}, true
		return true
	}
	if title == "" {
		return true
	}
	if strings.HasPrefix(trimmed, "-") && len(rest) == len(trimmed) && !strings.HasPrefix(trimmed, "--") && isWordByte(title) && len(title)+1 == len(trimmed) {
		return false // "one-eyed"
	}
	if strings.HasPrefix(trimmed, ",") && !titleCase(title, s) && !summarises(title) {
		return false // "Chapter Eleven, he told the bank"
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

// summarises reports whether a title begins as one that sums up its chapter.
func summarises(s string) bool {
	switch strings.ToLower(leadingWord(s)) {
	case "in", "wherein", "of", "concerning", "containing", "showing", "being", "how", "which":
		return true
	}
	return false
}

// closeUp gives a line whose letters are set apart, C H A P T E R   O N E,
// with them together, and for each byte of that and its end the offset in the
// line. Words are parted by two spaces or more.
func closeUp(s string) (string, []int, bool) {
	single, other := 0, 0
	for _, w := range strings.Fields(s) {
		switch {
		case len([]rune(w)) == 1:
			single++
		default:
			other += len(w)
		}
	}
	if single < 5 || other > single || !strings.Contains(s, " ") {
		return "", nil, false
	}
	var sb strings.Builder
	var at []int
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			n := i
			for n < len(s) && s[n] == ' ' {
				n++
			}
			if n-i == 1 {
				continue
			}
			sb.WriteByte(' ')
			at = append(at, i)
			i = n - 1
			continue
		}
		sb.WriteByte(s[i])
		at = append(at, i)
	}
	return sb.String(), append(at, len(s)), sb.Len() < len(s)
}

// spread puts the spans of a mark back where a line's letters are set apart.
func (m mark) spread(at []int) mark {
	for _, s := range []*span{&m.label, &m.numeral, &m.title} {
		if !s.empty() {
			s.from = at[s.from]
			s.to = at[s.to-1] + 1
		}
	}
	return m
}
