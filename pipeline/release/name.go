package release

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug makes a file name from a title, without its ending: small letters and
// digits with hyphens between, safe on Linux, macOS and Windows, at most 80
// bytes. Latin letters lose their accents; others are kept. A title with no
// letter or digit in it is "book".
func Slug(title string) string {
	var sb strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(title)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘':
			continue // an accent on the letter before it, an apostrophe
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if s, ok := plain[r]; ok {
				sb.WriteString(hyphenIf(gap && sb.Len() > 0) + s)
			} else {
				sb.WriteString(hyphenIf(gap && sb.Len() > 0) + string(unicode.ToLower(r)))
			}
			gap = false
		default:
			gap = true
		}
	}
	s := cut(norm.NFC.String(sb.String()), 80)
	if s == "" {
		return "book"
	}
	if reserved[s] {
		return s + "-book"
	}
	return s
}

func hyphenIf(gap bool) string {
	if gap {
		return "-"
	}
	return ""
}

// plain are Latin letters that do not come apart into a letter and an accent.
var plain = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h", 'ŋ': "ng",
}

// reserved are names that Windows keeps for devices, whatever the ending.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// cut shortens s to at most n bytes, at a hyphen when there is one in the
// second half, never inside a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	if at := strings.LastIndexByte(s[:n], '-'); at > n/2 {
		n = at
	}
	return strings.Trim(s[:n], "-")
}
