// Package pattern reads what an author writes for many lines at once: a text as
// it is typed, a form such as "Day {number}: {title}", or a regular expression
// between slashes. It is given lines and says whether they fit, and where in
// them label, number and title stand. It knows no book.
package pattern

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

// An Error says what is wrong with a pattern, and what to do.
type Error struct{ message, Hint string }

func (e *Error) Error() string { return e.message }

// names are the parts of a heading that a pattern can name.
var names = []string{"label", "number", "title"}

// A Pattern is a form of headings.
type Pattern struct {
	expression *regexp.Regexp
	parts      []part
}

// A part is a name in braces, or the characters between two.
type part struct{ name, text string }

// A Span is a stretch of a line in bytes; empty when there is none.
type Span struct{ From, To int }

// A Match is a line that fits.
type Match struct{ Label, Number, Title Span }

// Parse reads a pattern.
func Parse(s string) (*Pattern, error) {
	if source, ok := between(s); ok {
		re, err := compile(source)
		if err != nil {
			return nil, err
		}
		for _, name := range re.SubexpNames()[1:] {
			if name == "" {
				continue
			}
			if err := known(name); err != nil {
				return nil, err
			}
		}
		return &Pattern{expression: re}, nil
	}
	p := &Pattern{}
	for rest := s; rest != ""; {
		text, after, named := strings.Cut(rest, "{")
		if text != "" {
			p.parts = append(p.parts, part{text: text})
		}
		if !named {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed {
			return nil, &Error{"a brace is opened and not closed", "write {label}, {number} or {title}"}
		}
		if err := known(name); err != nil {
			return nil, err
		}
		if n := len(p.parts); n > 0 && p.parts[n-1].name != "" {
			return nil, &Error{fmt.Sprintf("nothing stands between {%s} and {%s}", p.parts[n-1].name, name), "put a space or a mark between them"}
		}
		p.parts = append(p.parts, part{name: name})
		rest = tail
	}
	for i, x := range p.parts {
		for _, y := range p.parts[:i] {
			if x.name != "" && x.name == y.name {
				return nil, &Error{fmt.Sprintf("{%s} comes twice", x.name), "name it once"}
			}
		}
	}
	for _, x := range p.parts {
		if x.name == "number" || strings.TrimSpace(x.text) != "" {
			return p, nil
		}
	}
	return nil, &Error{"any line fits this pattern", `write what the headings have in common: "Day {number}: {title}"`}
}

func known(name string) error {
	for _, n := range names {
		if n == name {
			return nil
		}
	}
	hint := "known are label, number and title"
	if near := diag.Nearest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return &Error{fmt.Sprintf("a heading has no %q", name), hint}
}

// between returns what stands between two slashes.
func between(s string) (string, bool) {
	return strings.TrimSuffix(strings.TrimPrefix(s, "/"), "/"), len(s) > 2 && s[0] == '/' && s[len(s)-1] == '/'
}

// compile makes an expression that must fit the whole line.
func compile(source string) (*regexp.Regexp, error) {
	const longest = 1_000
	if len(source) > longest {
		return nil, &Error{fmt.Sprintf("a regular expression of %d characters; at most %d are read", len(source), longest), "write several"}
	}
	re, err := regexp.Compile(`^(?:` + source + `)$`)
	if err != nil {
		return nil, &Error{strings.TrimPrefix(err.Error(), "error parsing regexp: "), "it is written as Go has it (RE2): (?P<number>\\d+) names a group"}
	}
	return re, nil
}

// Match reads a line. number returns how many bytes of a text are a number it
// begins with, 0 for none.
func (p *Pattern) Match(line string, number func(string) int) (Match, bool) {
	var m Match
	if p.expression != nil {
		found := p.expression.FindStringSubmatchIndex(line)
		if found == nil {
			return m, false
		}
		for i, name := range p.expression.SubexpNames() {
			if s := m.span(name); s != nil && found[2*i] >= 0 && s.To == 0 {
				*s = Span{found[2*i], found[2*i+1]}
			}
		}
		return m, true
	}
	return m, p.match(&m, line, 0, p.parts, number)
}

func (m *Match) span(name string) *Span {
	switch name {
	case "label":
		return &m.Label
	case "number":
		return &m.Number
	case "title":
		return &m.Title
	}
	return nil
}

// match reads line[at:] as the parts.
func (p *Pattern) match(m *Match, line string, at int, parts []part, number func(string) int) bool {
	if len(parts) == 0 {
		return at == len(line)
	}
	x, rest := parts[0], parts[1:]
	switch x.name {
	case "":
		n := leads(line[at:], x.text)
		return n >= 0 && p.match(m, line, at+n, rest, number)
	case "number":
		n := number(line[at:])
		if n == 0 || !p.match(m, line, at+n, rest, number) {
			return false
		}
		m.Number = Span{at, at + n}
		return true
	}
	// A label is as short as it can be, a title as long.
	for n := 1; n <= len(line)-at; n++ {
		end := at + n
		if x.name == "title" {
			end = len(line) + 1 - n
		}
		if (end == len(line) || utf8.RuneStart(line[end])) && p.match(m, line, end, rest, number) {
			*m.span(x.name) = Span{at, end}
			return true
		}
	}
	return false
}

// leads returns how many bytes of line are the text: the same letters, whatever
// their case, and any space for a space. It is -1 when line does not begin so.
func leads(line, text string) int {
	at := 0
	for text != "" {
		if space := text[:len(text)-len(strings.TrimLeft(text, " \t"))]; space != "" {
			n := len(line[at:]) - len(strings.TrimLeft(line[at:], " \t\u00A0"))
			if n == 0 {
				return -1
			}
			at, text = at+n, text[len(space):]
			continue
		}
		word, _, _ := strings.Cut(text, " ")
		word, _, _ = strings.Cut(word, "\t")
		if len(line)-at < len(word) || !strings.EqualFold(line[at:at+len(word)], word) {
			return -1
		}
		at, text = at+len(word), text[len(word):]
	}
	return at
}
