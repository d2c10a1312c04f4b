package text

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// A style is how a file marks its paragraphs and breaks its lines.
type style struct {
	wrapped  bool // paragraphs were cut into lines of about the same length
	indented bool // a paragraph's first line is indented
	spaced   bool // blank lines stand between paragraphs
	width    int  // of a full line, when wrapped
	first    int  // indent of a paragraph's first line, when indented
	base     int  // indent that all lines have
	gap      int  // blank lines between two paragraphs, as a rule
	breaks   int  // blank lines that make a scene break; 0 when none do
	centre   int  // column round which lines are centred; 0 when none are
	glued    bool // dashes stand close to their words
	joins    hyphens
}

// String says it for the author.
func (s style) String() string {
	switch {
	case s.wrapped && s.indented && !s.spaced:
		return fmt.Sprintf("hard-wrapped at %d characters, first lines indented", s.width)
	case s.wrapped && s.spaced:
		return fmt.Sprintf("hard-wrapped at %d characters, blank lines between paragraphs", s.width)
	case s.wrapped:
		return fmt.Sprintf("hard-wrapped at %d characters, short last lines", s.width)
	case s.spaced:
		return "blank lines between paragraphs, one line each"
	case s.indented:
		return "one line a paragraph, indented"
	}
	return "one line a paragraph"
}

// A census is what measure counts.
type census struct {
	lines   []*line // the lines of running text
	pairs   int     // of these, those with another right below
	lower   int     // pairs whose second line starts in lower case
	ends    int     // pairs whose first line ends a sentence
	first   []int   // widths of the first lines of pairs
	gaps    map[int]int
	indents map[int]int
}

// measure finds the style from the whole file: how long the lines are, how
// they end, what stands between them. Marks, centred lines and quotes do not
// count.
func measure(lines []line) style {
	s := style{centre: centreOf(lines)}
	c := count(lines, s.centre)
	n := len(c.lines)
	if n == 0 {
		return s
	}
	s.base = baseIndent(c)
	s.wrapped, s.width = c.wrap()
	apart := 0
	for gap, times := range c.gaps {
		if gap > 0 {
			apart += times
		}
	}
	if s.wrapped {
		s.spaced = apart*25 >= n // one gap in 25 lines; a chapter's heading has fewer
	} else {
		s.spaced = apart > 0 && apart >= c.gaps[0]
	}
	s.indented, s.first = c.indent(s)
	s.gap = mostOften(c.gaps, s.spaced)
	s.breaks = c.breakGap(s)
	s.glued = gluedDashes(c.lines)
	return s
}

func count(lines []line, centre int) *census {
	c := &census{gaps: map[int]int{}, indents: map[int]int{}}
	blanks := 0
	var last *line
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			blanks++
			continue
		}
		if l.text[0] == '>' || l.text[0] == '|' || l.text[0] == '#' || book.IsBreakLine(l.text) || l.isCentred(centre) {
			last = nil
			blanks = 0
			continue
		}
		if last != nil && (blanks > 0 || last.width > 45 || l.width > 45 || endsSentence(last.text) && endsSentence(l.text)) {
			c.gaps[blanks]++ // short lines without stops are a poem's, a letter's end, a list's
		}
		if last != nil && blanks == 0 {
			c.pairs++
			c.first = append(c.first, last.width)
			if startsLower(l.text) {
				c.lower++
			}
			if endsSentence(last.text) {
				c.ends++
			}
		}
		c.lines = append(c.lines, l)
		c.indents[min(l.indent, 40)]++
		last, blanks = l, 0
	}
	return c
}

// wrap decides whether the lines were cut at a width, and at which. Prose cut
// at a width starts its next line in lower case two times in three, and its
// lines seldom end where a sentence does; paragraphs of one line each end
// with one nearly always. Scripts without case are left as they are.
func (c *census) wrap() (bool, int) {
	if c.pairs == 0 || c.pairs*12 < len(c.lines) {
		return false, 0
	}
	sort.Ints(c.first)
	width := c.first[len(c.first)*97/100]
	if width > 130 || width < 40 {
		return false, 0
	}
	long, longText, text, full := 0, 0, 0, 0
	for _, l := range c.lines {
		text += l.width
		if l.width*10 > width*13 {
			long++
			longText += l.width
		}
	}
	for _, w := range c.first {
		if w*5 >= width*4 {
			full++
		}
	}
	if long*5 > len(c.lines) || longText*2 > text {
		return false, 0
	}
	lower := c.lower*100 >= c.pairs*30 && c.ends*100 <= c.pairs*60
	filled := c.lower*100 >= c.pairs*12 && full*100 >= c.pairs*60 && c.ends*100 <= c.pairs*50
	return lower || filled, width
}

// indent decides whether first lines are indented, and how far.
func (c *census) indent(s style) (bool, int) {
	total, most, at := 0, 0, 0
	for _, columns := range sortedKeys(c.indents) {
		if d := columns - s.base; d >= 1 && d <= 10 {
			total += c.indents[columns]
			if c.indents[columns] > most {
				most, at = c.indents[columns], d
			}
		}
	}
	n := len(c.lines)
	if s.wrapped {
		return total*12 > n && !(s.spaced && total*6 < n), at
	}
	return total*2 > n, at
}

// baseIndent is the indent nearly all lines have or pass, as in a text copied
// from an indented window.
func baseIndent(c *census) int {
	below, n := 0, len(c.lines)
	base := 0
	for _, columns := range sortedKeys(c.indents) {
		if below*50 > n {
			break
		}
		base = columns
		below += c.indents[columns]
	}
	// Where every line has the same indent, it is the paragraphs' own.
	if c.pairs == 0 || c.indents[base] == n && base <= 8 {
		return 0
	}
	return base
}

// breakGap finds the gap that stands for a scene break: at least two blank
// lines more than between paragraphs, and seldom. Where paragraphs stand
// without blank lines between them, one or two seldom ones will do.
func (c *census) breakGap(s style) int {
	all := 0
	for _, n := range c.gaps {
		all += n
	}
	if !s.spaced {
		if s.wrapped && !s.indented {
			return 0
		}
		seldom := all - c.gaps[0]
		if seldom > 0 && seldom*8 <= all {
			return 1
		}
		return 0
	}
	wide := 0
	for gap, n := range c.gaps {
		if gap >= s.gap+2 {
			wide += n
		}
	}
	paragraphs := all - c.gaps[0]
	if wide > 0 && wide*8 <= paragraphs {
		return s.gap + 2
	}
	return 0
}

func mostOften(gaps map[int]int, positive bool) int {
	best, n := 0, 0
	for _, gap := range sortedKeys(gaps) {
		if (gap > 0 || !positive) && gaps[gap] > n {
			best, n = gap, gaps[gap]
		}
	}
	return best
}

func sortedKeys(m map[int]int) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	return keys
}

// gluedDashes reports whether dashes inside lines stand close to the word
// after them, so that a line may end with one without a space.
func gluedDashes(lines []*line) bool {
	glued, spaced := 0, 0
	for _, l := range lines {
		for _, dash := range []string{"—", "--"} {
			at := strings.Index(l.text, dash)
			if at <= 0 || at+len(dash) >= len(l.text) {
				continue
			}
			if l.text[at+len(dash)] == ' ' {
				spaced++
			} else {
				glued++
			}
		}
	}
	return glued > spaced
}

// startsLower reports whether the first letter is a small one, behind at most
// a quote mark.
func startsLower(s string) bool {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if i > 4 || !unicode.IsPunct(r) {
			return false
		}
	}
	return false
}

// endsSentence reports whether a line ends with a stop, behind which quotes,
// brackets and emphasis may close.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]*_`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(".!?…:。！？—", r)
}
