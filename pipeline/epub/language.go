package epub

import "strings"

// languageTag returns a BCP 47 tag in the form reading systems take, or "" for
// what cannot be one: en_GB becomes en-GB.
func languageTag(s string) string {
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"), "-")
	for i, p := range parts {
		if len(p) < 1 || len(p) > 8 || i == 0 && (len(p) < 2 || len(p) > 3) || !asciiAlnum(p, i > 0) {
			return ""
		}
		switch {
		case i == 0:
			parts[i] = strings.ToLower(p)
		case len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case len(p) == 4 && asciiAlnum(p, false):
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
		}
	}
	return strings.Join(parts, "-")
}

func asciiAlnum(s string, digits bool) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if !(c >= 'a' && c <= 'z' || digits && s[i] >= '0' && s[i] <= '9') {
			return false
		}
	}
	return true
}
