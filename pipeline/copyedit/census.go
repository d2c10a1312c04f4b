package copyedit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A census counts how a text writes what a house style settles.
type census struct {
	startDouble, startSingle int // paragraphs that begin with the mark and a capital
	openDouble, openSingle   int // marks between a space and a capital, or a comma and a space before
	tight, spaced, spacedEn  int // em dashes or their stand-ins without spaces, with, and of these en dashes and hyphens
	dots, ellipses           int
	figures                  int // numbers of one or two figures
	wrongLeads, rightLeads   int // ‘tis and ’tis
}

// count adds a Text. It looks at bytes: all it asks for is plain.
func (n *census) count(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\'' || c == '`' || c == 0xE2 || c == 0xC2:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == '—' && strings.HasPrefix(s[i+size:], "—") { // a name left out, a line
				i += len(s[i:]) - len(strings.TrimLeft(s[i:], "—"))
				continue
			}
			n.mark(s, i, i+size, r)
			i += size
			continue
		case c == '-' && i > 0:
			size := 1
			for i+size < len(s) && s[i+size] == '-' {
				size++
			}
			if size == 2 || size == 3 || size == 1 && s[i-1] == ' ' {
				n.dash(s, i, i+size, size == 1)
			}
			i += size
			continue
		case c >= '0' && c <= '9':
			size := 1
			for i+size < len(s) && (s[i+size] >= '0' && s[i+size] <= '9' || s[i+size] == ':' || s[i+size] == '.' || s[i+size] == ',') {
				size++
			}
			if digits := len(strings.TrimRight(s[i:i+size], ".,:")); digits <= 2 && (i == 0 || s[i-1] == ' ') {
				n.figures++
			}
			i += size
			continue
		case c == '.' && strings.HasPrefix(s[i:], "..."):
			n.dots++
			i += 3
			continue
		}
		i++
	}
}

func (n *census) mark(s string, i, j int, r rune) {
	switch {
	case r == '—' || r == '–':
		n.dash(s, i, j, r == '–')
	case r == '…':
		n.ellipses++
	case isDouble(r) || isSingle(r):
		if w := firstWord(s[j:]); r == '‘' && english().leadSure[w] && !closesAt(s[j+len(w):]) {
			n.wrongLeads++
		} else if r == '’' && i > 0 && !isWordByte(s[i-1]) && english().leadSure[firstWord(s[j:])] {
			n.rightLeads++
		}
		if j >= len(s) || i > 0 && s[i-1] != ' ' && s[i-1] != '\t' {
			return
		}
		if next, _ := utf8.DecodeRuneInString(s[j:]); !isUpper(next) && !(isSingle(next) && isDouble(r)) && !(isDouble(next) && isSingle(r)) {
			return
		}
		if isSingle(r) && english().leadSure[firstWord(s[j:])] {
			return
		}
		d, o := &n.startSingle, &n.openSingle
		if isDouble(r) {
			d, o = &n.startDouble, &n.openDouble
		}
		if strings.TrimLeft(s[:i], " \t") == "" {
			*d++
		}
		*o++
	}
}

// closesAt reports whether a single mark closes at the start of s, perhaps behind
// a stop: ‘un,’ is a word quoted.
func closesAt(s string) bool {
	s = strings.TrimLeft(s, ",.!?")
	r, n := utf8.DecodeRuneInString(s)
	return isSingle(r) && !startsWithLetter(s[n:])
}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end])
}

func (n *census) dash(s string, i, j int, short bool) {
	before := i > 0 && s[i-1] == ' '
	after := j < len(s) && s[j] == ' '
	switch {
	case before && after && (i < 2 || j+1 >= len(s) || !isWordByte(s[i-2]) || !isWordByte(s[j+1])):
		// not between words: a list, a row of dashes
	case before && after:
		n.spaced++
		if short {
			n.spacedEn++
		}
	case !before && !after && !short && i > 0 && j < len(s):
		n.tight++
	}
}

// isWordByte reports whether a byte is part of a letter, or of a mark of more
// than one byte.
func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

// outer returns the kind of the text's outer quotation marks, usual when the
// text does not say.
func (n *census) outer(usual kind) kind {
	d, s := 4*n.startDouble+n.openDouble, 4*n.startSingle+n.openSingle
	switch {
	case d+s < 5:
		return usual
	case s > 2*d:
		return single
	case d > 2*s || usual == double:
		return double
	}
	return usual
}

// typesDoubles reports whether the text has double marks beyond doubt: two
// single ones are then a slip for one.
func (n *census) typesDoubles() bool { return n.openDouble >= 20 && n.openDouble > 10*n.openSingle }

// curlsByHabit reports whether the opening shape before a word says nothing: a
// word processor that writes ‘tis looks only at the space.
func (n *census) curlsByHabit() bool { return n.wrongLeads > n.rightLeads }

// spacedDashes reports whether most dashes are en dashes or hyphens between
// spaces.
func (n *census) spacedDashes() bool { return n.spacedEn > 2 && n.spacedEn > 3*n.tight }

// report says which style was found and on what figures.
func (n *census) report(found *diag.Findings, name string, outer kind, at diag.Pos, words *vocabulary) {
	d, s := n.openDouble, n.openSingle
	if d+s == 0 && n.tight+n.spaced == 0 {
		return
	}
	mark, share := "double", percent(d, s)
	if outer == single {
		mark, share = "single", percent(s, d)
	}
	message := "house style " + name
	if outer == double && d > 0 || outer == single && s > 0 {
		message += ": " + mark + " quotation marks outside " + share
	}
	if t := n.tight + n.spaced; t > 0 {
		if n.tight >= n.spaced {
			message += ", dashes unspaced " + percent(n.tight, n.spaced)
		} else {
			message += ", dashes spaced " + percent(n.spaced, n.tight)
		}
	}
	if n.dots+n.ellipses > 0 {
		message += ", ellipses as three dots " + percent(n.dots, n.ellipses)
	}
	message += spellings(words) + n.numbers(words)
	found.Notef(at, "style-inferred", "%s", message).Hint = "set copyedit.style in book.yaml to choose another"
}

// house gives the style chosen, with the figures.
func (n *census) house(s *style, inferred bool) *book.HouseStyle {
	h := &book.HouseStyle{
		Name: s.Name, Inferred: inferred, Outer: "double", Double: n.openDouble, Single: n.openSingle,
		TightDashes: n.tight, SpacedDashes: n.spaced, Dots: n.dots, Ellipses: n.ellipses,
	}
	if s.outer == single {
		h.Outer = "single"
	}
	return h
}

// spellings says how often OK and okay stand in the text, where both do.
func spellings(words *vocabulary) string {
	short, long := int(words.of("ok").caps), int(words.of("okay").bare)
	if short == 0 || long == 0 {
		return ""
	}
	return fmt.Sprintf(", OK %d times and okay %d times", short, long)
}

// numbersInWords are the numbers from two to a hundred that are one word; one is
// a pronoun too.
var numbersInWords = strings.Fields("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
	"eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred")

// numbers says how often the numbers up to a hundred are in figures and in
// words.
func (n *census) numbers(words *vocabulary) string {
	spelled := 0
	for _, w := range numbersInWords {
		spelled += int(words.of(w).bare)
	}
	if n.figures == 0 || spelled == 0 {
		return ""
	}
	return fmt.Sprintf(", numbers up to a hundred in words %s", percent(spelled, n.figures))
}

// percent gives a of a+b as a whole percentage.
func percent(a, b int) string {
	if a+b == 0 {
		return ""
	}
	return fmt.Sprintf("%d %%", (a*100+(a+b)/2)/(a+b))
}
