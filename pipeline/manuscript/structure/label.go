package structure

import (
	"regexp"
	"strconv"
	"strings"

	"octavo/pipeline/book"
)

// A label is a word that stands before a number in a heading. What has the
// smaller rank holds what has the larger.
type label struct {
	rank int
	kind book.Kind
}

var labels = map[string]label{
	"volume": {1, book.Part}, "vol": {1, book.Part}, "tome": {1, book.Part}, "season": {1, book.Part},
	"book": {2, book.Part}, "part": {2, book.Part}, "act": {2, book.Part}, "arc": {2, book.Part}, "phase": {2, book.Part},
	"chapter": {3, book.Chapter}, "chap": {3, book.Chapter}, "ch": {3, book.Chapter}, "stave": {3, book.Chapter},
	"canto": {3, book.Chapter}, "episode": {3, book.Chapter}, "ep": {3, book.Chapter}, "capitulo": {3, book.Chapter},
	"chapitre": {3, book.Chapter}, "kapitel": {3, book.Chapter}, "capítulo": {3, book.Chapter}, "capitolo": {3, book.Chapter},
	"scene": {4, book.Chapter}, "section": {4, book.Chapter},
	"prologue": {3, book.Prologue}, "epilogue": {3, book.Epilogue}, "interlude": {3, book.Interlude},
	"intermission": {3, book.Interlude}, "appendix": {3, book.Appendix},
	"sidestory": {3, book.Interlude}, "sidechapter": {3, book.Interlude}, "extrachapter": {3, book.Interlude}, "bonuschapter": {3, book.Interlude},
	"specialchapter": {3, book.Interlude}, "omake": {3, book.Interlude},
}

// twoWords are the labels that are written as two words: Side Story 2.
var twoWords = map[string]bool{"sidestory": true, "sidechapter": true, "extrachapter": true, "bonuschapter": true, "specialchapter": true}

// labelAt finds the label a text starts with, and where it ends. A long label
// may have one letter wrong, missing or in the wrong place, or a gap inside,
// as scans and hasty typing leave it; it is worn then.
func labelAt(s string) (l label, name string, end int, worn, ok bool) {
	word := leadingWord(s)
	end = len(word)
	if len(word) < 7 && len(s) > len(word)+1 && s[len(word)] == ' ' {
		second := leadingWord(s[len(word)+1:])
		whole := word + second
		if l, ok := labels[strings.ToLower(whole)]; ok && len(whole) > 5 && second != "" {
			return l, canonical(whole), end + 1 + len(second), !twoWords[strings.ToLower(whole)], true
		}
	}
	if l, ok := labels[strings.ToLower(word)]; ok {
		return l, canonical(word), end, false, true
	}
	if len(word) < 6 || len(word) > 9 || startsSmall(word) {
		return label{}, "", 0, false, false
	}
	small := strings.ToLower(word)
	for _, name := range []string{"chapter", "volume", "episode", "section"} {
		if oneOff(small, name) {
			return labels[name], name, end, true, true
		}
	}
	return label{}, "", 0, false, false
}

// oneOff reports whether two words differ in one letter: another, one more,
// one less, or two that have changed places.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return true
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// readLabel reads "Chapter 7: Title", "PART ONE", "Book the First", "Volume 2,
// Chapter 7".
func (m *mark) readLabel(s string, offset int) bool {
	l, name, end, worn, ok := labelAt(s)
	if !ok || end == len(s) {
		return false
	}
	at := end
	if s[at] == '.' {
		at++
	}
	rest := strings.TrimLeft(s[at:], " \t#:-–—\u00A0")
	sep := s[at : len(s)-len(rest)]
	at = len(s) - len(rest)
	if rest == "" || sep == "" && s[at-1] != '.' && (rest[0] < '0' || rest[0] > '9') {
		return false
	}
	n, ok := readNumeral(rest)
	if !ok {
		n, ok = readPiece(rest)
	}
	if !ok {
		n, ok = readCounted(rest)
	}
	if !ok {
		n, ok = readLetter(rest)
	}
	if !ok || n.style == roman {
		if mended, fits := readWorn(rest); fits && (!ok || mended.end > n.end) {
			n, ok, worn = mended, true, true
		}
	}
	if !ok || n.style == ordinal && !strings.HasPrefix(strings.ToLower(rest), "the ") && strings.ToLower(rest) == rest {
		return false
	}
	if strings.ContainsAny(sep, ":-–—") && l.kind != book.Chapter && l.kind != book.Part {
		return false // "Prologue: One Night" has a title
	}
	m.form, m.kind, m.word, m.rank = labelled, l.kind, name, l.rank
	m.worn = worn
	m.label = span{offset, offset + end}
	m.numeral = span{offset + at, offset + at + n.end}
	m.value, m.style = n.value, n.style
	if m.readInner(s, at+n.end, offset) {
		return true
	}
	total := ofTotal(s[at+n.end:], n.value)
	m.numeral.to += total
	return m.readTitle(s, at+n.end+total, offset, true)
}

// piece is the number of a chapter between two others, 12.5, or of a piece of
// one, 3b.
var piece = regexp.MustCompile(`^(\d{1,4})(?:\.\d|[A-Ga-g])`)

func readPiece(s string) (numeral, bool) {
	at := piece.FindStringSubmatch(s)
	if at == nil || isWordByte(s[len(at[0]):]) {
		return numeral{}, false
	}
	n, _ := digits(at[1])
	return numeral{value: n, style: arabic, end: len(at[0])}, true
}

// counted is the number of "Chapter 3/20", which without a label may be a fraction.
var counted = regexp.MustCompile(`^(\d{1,4})/(\d{1,4})\b`)

func readCounted(s string) (numeral, bool) {
	at := counted.FindStringSubmatch(s)
	if at == nil {
		return numeral{}, false
	}
	n, _ := digits(at[1])
	all, _ := digits(at[2])
	return numeral{value: n, style: arabic, end: len(at[1])}, n > 0 && n <= all
}

// readLetter reads the A of "Chapter A".
func readLetter(s string) (numeral, bool) {
	if s[0] < 'A' || s[0] > 'Z' || len(s) > 1 && !strings.ContainsAny(s[1:2], ".:") && !strings.HasPrefix(s[1:], " -") && !strings.HasPrefix(s[1:], " –") && !strings.HasPrefix(s[1:], " —") {
		return numeral{}, false
	}
	return numeral{value: int(s[0]-'A') + 1, style: lettered, end: 1}, true
}

// readInner reads the second label of "Volume 2, Chapter 7": the number is
// the chapter's, which counts in the volume.
func (m *mark) readInner(s string, at, offset int) bool {
	rest := strings.TrimLeft(s[at:], " \t,.:;/|-–—\u00A0")
	from := len(s) - len(rest)
	if from == at || m.rank > 2 {
		return false
	}
	var in mark
	if !in.readLabel(rest, offset+from) || in.rank <= m.rank || in.kind != book.Chapter {
		return false
	}
	in.volume = m.value
	in.label.from = m.label.from
	in.decorated, in.promised = m.decorated, m.promised
	*m = in
	return true
}

// ofTotal is how much of a text says of how many the number is one: " of 40",
// "/40".
func ofTotal(s string, value int) int {
	rest, ok := strings.CutPrefix(s, " of ")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "/"); !ok {
			return 0
		}
	}
	if n, ok := readNumeral(rest); ok && n.style != ordinal && n.value >= value && n.value > 1 {
		return len(s) - len(rest) + n.end
	}
	return 0
}

var (
	seasonEpisode = regexp.MustCompile(`^[Ss](\d{1,2}) ?[.:-]? ?[Ee][Pp]?\.? ?(\d{1,3})`)
	timesEpisode  = regexp.MustCompile(`^(\d{1,2})[x×](\d{2,3})`)
)

// readEpisode reads "S02E07 - Title" and "2x07".
func (m *mark) readEpisode(s string, offset int) bool {
	if s[0] != 'S' && s[0] != 's' && (s[0] < '0' || s[0] > '9') {
		return false
	}
	at := seasonEpisode.FindStringSubmatchIndex(s)
	if at == nil {
		at = timesEpisode.FindStringSubmatchIndex(s)
	}
	if at == nil || isWordByte(s[at[1]:]) {
		return false
	}
	m.form, m.kind, m.word, m.rank = labelled, book.Chapter, "episode", 3
	m.volume, _ = strconv.Atoi(s[at[2]:at[3]])
	m.value, _ = strconv.Atoi(s[at[4]:at[5]])
	m.style = arabic
	m.numeral = span{offset, offset + at[1]}
	return m.readTitle(s, at[1], offset, true)
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

// readOrdinalLabel reads "The First Part", "Second Narrative: Title", "THE
// THIRD NIGHT".
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
