package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A delimiter is a run of * or _ that may open or close emphasis.
type delimiter struct {
	segment, at int
	form        int // 0 none, 1 *, 2 **, 3 ***, 4 _
	open, close bool
}

// forms are the lengths of the forms' marks, and what they open and close.
var forms = [...]struct {
	length        int
	opens, closes markKind
}{1: {1, opens, closes}, 2: {2, opensStrong, closesStrong}, 3: {3, opensBoth, closesBoth}, 4: {1, opens, closes}}

// emphasis finds the marks of emphasis that have a partner in the paragraph.
// A mark opens before a word and behind a space, an opening quote, a bracket
// or a dash; it closes behind a word and before one of those or a stop. Marks
// that stand alone, as in 2 * 3 or under_score, are text.
func emphasis(segments []segment) []inlineMark {
	var marks []inlineMark
	var stack []delimiter
	var waiting [len(forms)]int // how many on the stack are of each form
	for i := range segments {
		s := segments[i].text
		if strings.IndexByte(s, '*') < 0 && strings.IndexByte(s, '_') < 0 {
			continue
		}
		for at := 0; at < len(s); {
			next := strings.IndexAny(s[at:], "*_")
			if next < 0 {
				break
			}
			at += next
			d := readDelimiter(s, at)
			d.segment = i
			length := 1
			for at+length < len(s) && s[at+length] == s[at] {
				length++
			}
			at += length
			switch {
			case d.form == 0:
			case d.close && waiting[d.form] > 0:
				for {
					top := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					waiting[top.form]--
					if top.form == d.form {
						marks = append(marks, top.mark(forms[d.form].opens), d.mark(forms[d.form].closes))
						break
					}
				}
			case d.open:
				for waiting[d.form] > 0 { // a mark of its own kind inside: the earlier one is text
					top := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					waiting[top.form]--
				}
				stack = append(stack, d)
				waiting[d.form]++
			}
		}
	}
	sort.Slice(marks, func(a, b int) bool {
		if marks[a].segment != marks[b].segment {
			return marks[a].segment < marks[b].segment
		}
		return marks[a].at < marks[b].at
	})
	return marks
}

func (d delimiter) mark(kind markKind) inlineMark {
	return inlineMark{segment: d.segment, at: d.at, length: forms[d.form].length, kind: kind}
}

// readDelimiter looks at the run of marks at a byte offset of a line.
func readDelimiter(s string, at int) delimiter {
	c, n := s[at], 1
	for at+n < len(s) && s[at+n] == c {
		n++
	}
	d := delimiter{at: at}
	switch {
	case c == '*' && n <= 3:
		d.form = n
	case c == '_' && n == 1:
		d.form = 4
	default:
		return d
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+n:])
	start, end := at == 0, at+n == len(s)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	d.open = !end && !unicode.IsSpace(after) && (start || !word(before) && !closing(before))
	d.close = !start && !unicode.IsSpace(before) && (end || !word(after) && !opening(after))
	return d
}

func closing(r rune) bool { return strings.ContainsRune(".,;:!?)]”»%", r) }
func opening(r rune) bool { return strings.ContainsRune("([“«", r) }
