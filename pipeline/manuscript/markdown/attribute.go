package markdown

import (
	"strings"

	"golang.org/x/text/language"
)

// attributes are what stands in {#id .class key=value}.
type attributes struct {
	id      string
	classes []string
	values  map[string]string
}

func (a attributes) has(class string) bool {
	for _, c := range a.classes {
		if c == class {
			return true
		}
	}
	return false
}

// lang returns the language named by lang= in canonical form, or "" when
// none or no language is named.
func (a attributes) lang() string { return canonical(a.values["lang"]) }

func canonical(tag string) string {
	if tag == "" {
		return ""
	}
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	return t.String()
}

// parseAttributes reads attributes at the start of s, and returns how many
// bytes they take, 0 when s does not begin with attributes.
func parseAttributes(s string) (attributes, int) {
	a := attributes{values: map[string]string{}}
	if !strings.HasPrefix(s, "{") {
		return a, 0
	}
	i, some := 1, false
	for {
		for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
			i++
		}
		if i >= len(s) {
			return a, 0
		}
		if s[i] == '}' {
			if !some {
				return a, 0
			}
			return a, i + 1
		}
		n := a.item(s[i:])
		if n == 0 {
			return a, 0
		}
		some, i = true, i+n
	}
}

// item reads one attribute at the start of s and returns its length, or 0.
func (a *attributes) item(s string) int {
	name := func(s string) int {
		n := 0
		for n < len(s) && !strings.ContainsRune(" \t\n{}=\"'", rune(s[n])) {
			n++
		}
		return n
	}
	switch s[0] {
	case '#', '.':
		n := name(s[1:])
		if n == 0 {
			return 0
		}
		if s[0] == '#' {
			a.id = s[1 : 1+n]
		} else {
			a.classes = append(a.classes, s[1:1+n])
		}
		return 1 + n
	}
	n := name(s)
	if n == 0 || n >= len(s) || s[n] != '=' {
		return 0
	}
	key, rest := s[:n], s[n+1:]
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		end := strings.IndexAny(rest[1:], rest[:1]+"\n")
		if end < 0 || rest[1+end] == '\n' {
			return 0
		}
		a.values[key] = rest[1 : 1+end]
		return n + 1 + end + 2
	}
	v := name(rest)
	if v == 0 {
		return 0
	}
	a.values[key] = rest[:v]
	return n + 1 + v
}

// trailingAttributes returns the attributes at the end of a line and where
// they begin, or -1 when the line ends in none.
func trailingAttributes(line string) (attributes, int) {
	if !strings.HasSuffix(line, "}") {
		return attributes{}, -1
	}
	at := strings.LastIndexByte(line, '{')
	if at < 0 || at > 0 && line[at-1] == '\\' {
		return attributes{}, -1
	}
	a, n := parseAttributes(line[at:])
	if n != len(line)-at {
		return attributes{}, -1
	}
	return a, at
}
