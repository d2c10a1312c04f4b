package structure

import (
	"regexp"
	"strings"
)

// readNumber reads a number alone, or a number and a title.
func (m *mark) readNumber(s string, offset int) bool {
	n, ok := readDotted(s)
	if !ok {
		n, ok = readNumeral(s)
	}
	if !ok {
		n, ok = readShare(s)
	}
	if !ok || n.style == ordinal {
		return false
	}
	m.value, m.style, m.volume = n.value, n.style, n.volume
	m.numeral = span{offset, offset + n.end}
	rest := s[n.end:]
	if total := ofTotal(rest, n.value); total > 0 && n.style == arabic {
		m.numeral.to += total
		rest = rest[total:]
	}
	if strings.Trim(rest, ".:)]") == "" {
		if n.style == words && startsSmall(s) {
			m.style = smallWords
		}
		m.form = bare
		return true
	}
	spaced := strings.TrimLeft(rest, " \t")
	// A word or the pronoun before a title needs a mark between, a figure
	// at least a capital.
	loose := (n.style == arabic || n.style == dotted || n.style == roman && n.end > 1) && spaced != rest
	if n.style == words && !strings.ContainsAny(spaced[:1], ":.|") && !strings.HasPrefix(spaced, "—") && !strings.HasPrefix(spaced, "- ") && !strings.HasPrefix(spaced, "-- ") &&
		!strings.HasPrefix(spaced, "– ") && !strings.Contains(rest[:len(rest)-len(spaced)], "\t") {
		return false
	}
	if strings.HasPrefix(rest, ".") && spaced == rest && len(rest) > 1 && rest[1] != ' ' && rest[1] != '\t' {
		return false
	}
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "/") {
		return false
	}
	if !m.readTitle(s, len(s)-len(rest), offset, loose) || m.title.empty() || startsSmall(s[m.title.from-offset:]) || n.style == smallRoman && !m.separated {
		return false
	}
	m.form = numbered
	return true
}

// readShare reads the number of "3/20".
func readShare(s string) (numeral, bool) {
	before, after, _ := strings.Cut(s, "/")
	n, ok := digits(before)
	all, fine := digits(after)
	return numeral{value: n, style: arabic, end: len(s)}, ok && fine && n <= all && all > 2 && len(s) < 9
}

// readSpan reads, as a weak form, a number and words that are the same each
// time: "Ten days before".
func (m *mark) readSpan(s string, offset int) bool {
	n, ok := readNumeral(s)
	if !ok || n.style != arabic && n.style != words || n.end >= len(s) || s[n.end] != ' ' {
		return false
	}
	rest := s[n.end+1:]
	if strings.Count(rest, " ") >= maxCounted || strings.Trim(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ") != "" {
		return false
	}
	first, more, _ := strings.Cut(strings.ToLower(rest), " ")
	m.form, m.word, m.rank = generic, strings.TrimSuffix(first, "s")+" "+more, 3
	m.numeral = span{offset, offset + len(s)} // the words are part of it: Ten days before
	m.value, m.style = n.value, n.style
	return true
}

// numberBehind is the number of "The Storm (3)".
var numberBehind = regexp.MustCompile(`^\p{Lu}.{0,60} \((\d{1,3})\)$`)

// readBehind reads, as a weak form, a title with its number behind it.
func (m *mark) readBehind(s string, offset int) bool {
	at := numberBehind.FindStringSubmatch(s)
	if at == nil || !titleCase(s, s) {
		return false
	}
	m.form, m.word, m.rank, m.style = generic, "number behind the title", 3, arabic
	m.value, _ = digits(at[1])
	m.title = span{offset, offset + len(s)}
	return true
}

// maxCounted is how many words a counter has at most: Log Entry 14.
const maxCounted = 3

// readCounter reads, as a weak form, words with capitals and a number behind
// them: "Day 3", "No. 7: Ash", "Night the Third".
func (m *mark) readCounter(s string, offset int) bool {
	at := 0
	for range maxCounted {
		word := leadingWord(s[at:])
		if word == "" || startsSmall(word) && strings.ToLower(s) != s || strings.EqualFold(word, "i") {
			return false
		}
		end := at + len(word)
		from := end
		if from < len(s) && s[from] == '.' {
			from++
		}
		if rest := strings.TrimLeft(s[from:], " "); len(rest) < len(s[from:]) {
			from = len(s) - len(rest)
		} else {
			return false
		}
		if n, ok := readNumeral(s[from:]); ok && n.style != smallRoman && (n.style != ordinal || strings.HasPrefix(strings.ToLower(s[from:]), "the ")) {
			m.form, m.word, m.rank = generic, strings.ToLower(s[:end]), 3
			m.label = span{offset, offset + end}
			m.numeral = span{offset + from, offset + from + n.end}
			m.value, m.style = n.value, n.style
			if n.style == ordinal {
				m.style = words // the label comes first: no part of a book
			}
			return m.readTitle(s, from+n.end, offset, false)
		}
		at = from
	}
	return false
}
