package structure

import "strings"

// readNumber reads a number alone, or a number and a title.
func (m *mark) readNumber(s string, offset int) bool {
	n, ok := readDotted(s)
	if !ok {
		n, ok = readNumeral(s)
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
	if strings.HasPrefix(rest, ",") || n.style == smallRoman {
		return false
	}
	if !m.readTitle(s, len(s)-len(rest), offset, loose) || m.title.empty() || startsSmall(s[m.title.from-offset:]) {
		return false
	}
	m.form = numbered
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
