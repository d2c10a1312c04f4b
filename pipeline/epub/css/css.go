// Package css reads stylesheets of EPUBs and says what old reading systems
// would choke on. Adobe's RMSDK, in e-readers still sold, has a parser of
// about 2013: one value it does not know can lose it the whole stylesheet, and
// EPUBCheck has nothing to say about that.
package css

import (
	"fmt"
	"strings"
)

// A Problem is a place in a stylesheet that some readers do not take.
type Problem struct {
	Line int // from 1
	What string
}

func (p Problem) String() string { return fmt.Sprintf("line %d: %s", p.Line, p.What) }

// A declaration is one "property: value" with where it stands.
type declaration struct {
	line            int
	selector        string
	property, value string
	guarded         bool // inside @supports, which old readers pass over
}

// A rule is what comes before a block: a selector or an at-rule.
type rule struct {
	line    int
	prelude string
	guarded bool
	empty   bool
}

// read takes a stylesheet apart into rules and declarations. What it cannot
// read is a problem.
func read(sheet string) (rules []rule, list []declaration, problems []Problem) {
	s := &scanner{text: sheet, line: 1}
	var stack []int // rules whose blocks are open
	for {
		text, end := s.next()
		at := s.start
		switch end {
		case '{':
			r := rule{line: at, prelude: text, empty: true}
			if len(stack) > 0 {
				outer := &rules[stack[len(stack)-1]]
				outer.empty = false
				r.guarded = outer.guarded || strings.HasPrefix(outer.prelude, "@supports")
				if !strings.HasPrefix(outer.prelude, "@") {
					problems = append(problems, Problem{at, "rules nest: " + text})
				}
			}
			rules = append(rules, r)
			stack = append(stack, len(rules)-1)
		case ';', '}', 0:
			if text != "" {
				if len(stack) == 0 {
					rules = append(rules, rule{line: at, prelude: text})
				} else {
					r := &rules[stack[len(stack)-1]]
					r.empty = false
					property, value, ok := strings.Cut(text, ":")
					if !ok {
						problems = append(problems, Problem{at, "not a declaration: " + text})
					}
					list = append(list, declaration{at, r.prelude, strings.ToLower(strings.TrimSpace(property)), strings.TrimSpace(value), r.guarded})
				}
			}
			if end == '}' {
				if len(stack) == 0 {
					problems = append(problems, Problem{at, "a brace too many"})
				} else {
					stack = stack[:len(stack)-1]
				}
			}
			if end == 0 {
				if len(stack) > 0 {
					problems = append(problems, Problem{s.line, "a brace is missing"})
				}
				return rules, list, problems
			}
		}
	}
}

// A scanner reads up to the next mark that matters.
type scanner struct {
	text        string
	at          int
	line, start int
}

// next returns the text up to the next {, } or ; outside strings and
// comments, without comments and outer space, and that mark, or 0 at the end.
func (s *scanner) next() (text string, end byte) {
	var sb strings.Builder
	s.start = 0
	for s.at < len(s.text) {
		c := s.text[s.at]
		if strings.HasPrefix(s.text[s.at:], "/*") {
			n := strings.Index(s.text[s.at+2:], "*/")
			if n < 0 {
				n = len(s.text) - s.at - 4
			}
			s.skip(n + 4)
			continue
		}
		if s.start == 0 && c > ' ' {
			s.start = s.line
		}
		s.skip(1)
		switch c {
		case '{', '}', ';':
			return strings.TrimSpace(sb.String()), c
		case '"', '\'':
			sb.WriteByte(c)
			for s.at < len(s.text) && s.text[s.at] != c {
				if s.text[s.at] == '\\' && s.at+1 < len(s.text) {
					sb.WriteByte('\\')
					s.skip(1)
				}
				sb.WriteByte(s.text[s.at])
				s.skip(1)
			}
			s.skip(1)
		}
		sb.WriteByte(c)
	}
	if s.start == 0 {
		s.start = s.line
	}
	return strings.TrimSpace(sb.String()), 0
}

func (s *scanner) skip(n int) {
	n = max(0, min(n, len(s.text)-s.at))
	s.line += strings.Count(s.text[s.at:s.at+n], "\n")
	s.at += n
}
