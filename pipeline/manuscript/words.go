package manuscript

import (
	"sort"
	"strings"
)

// slug keeps the ASCII letters and digits of s, and a hyphen for the rest.
func slug(s string) string {
	var sb strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && sb.Len() > 0 {
				sb.WriteByte('-')
			}
			gap = false
			sb.WriteRune(r)
			continue
		}
		gap = true
	}
	return sb.String()
}

func sortedNames(m map[string]string) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
