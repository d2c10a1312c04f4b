package markup

import (
	"strings"
	"unicode/utf8"
)

// appendEscaped appends s as XML text, or as an attribute's value. Bytes that
// are no UTF-8 become U+FFFD; characters XML 1.0 forbids, and the C1 controls
// it only discourages, are dropped. In an attribute white space becomes a
// space, as a parser would make it anyway.
func appendEscaped(b []byte, s string, attribute bool) []byte {
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' {
			i++
			continue
		}
		n, with := 1, ""
		switch {
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '&':
			with = "&amp;"
		case c == '"' && attribute:
			with = "&quot;"
		case c == '\t' || c == '\n':
			if with = s[i : i+1]; attribute {
				with = " "
			}
		case c == '"':
			with = `"`
		case c >= utf8.RuneSelf:
			var r rune
			if r, n = utf8.DecodeRuneInString(s[i:]); allowed(r) && (r != utf8.RuneError || n > 1) {
				i += n
				continue
			} else if r == utf8.RuneError {
				with = "\uFFFD"
			}
		}
		b = append(b, s[done:i]...)
		b = append(b, with...)
		i += n
		done = i
	}
	return append(b, s[done:]...)
}

// allowed reports whether XML allows the character, which is not ASCII, and a
// reading system has a use for it.
func allowed(r rune) bool {
	return r >= 0xA0 && r != 0xFFFE && r != 0xFFFF && (r < 0xFDD0 || r > 0xFDEF)
}

// Line returns s as one line of metadata: controls dropped, white space
// folded, none at the ends.
func Line(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case r < 0x20, r >= 0x7F && !allowed(r):
			return -1
		}
		return r
	}, s)), " ")
}
