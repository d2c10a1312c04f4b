package golden

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
)

// maxDiff is how many lines of a diff are shown: two screens. What differs
// in more places is seen better by make golden and git diff.
const maxDiff = 100

// Diff returns the lines that differ, with - and + before them and some
// context around them, or "" if nothing differs. Characters that cannot be
// seen are named, since in a book a no-break space is not a space:
//
//	-Chapter 1
//	+Chapter‹U+00A0›1
func Diff(want, got string) string {
	d := string(diff.Diff("want", []byte(want), "got", []byte(got)))
	for range 3 { // the two names, and a line with both
		_, d, _ = strings.Cut(d, "\n")
	}
	lines := slices.Collect(strings.Lines(d))
	if more := len(lines) - maxDiff; more > 0 {
		lines = append(lines[:maxDiff], fmt.Sprintf("… and %d lines more\n", more))
	}
	for i, line := range lines {
		lines[i] = visible(line)
	}
	return strings.Join(lines, "")
}

// visible names the characters of a line that cannot be seen: all white space
// but tabs and the spaces between words, controls, bytes that are no UTF-8.
func visible(line string) string {
	body := strings.TrimSuffix(line, "\n")
	end := len(strings.TrimRight(body, " ")) // a lone mark of the diff itself is no space at the end
	var b strings.Builder
	for i, r := range body {
		_, size := utf8.DecodeRuneInString(body[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "‹%#x›", body[i])
		case !unicode.IsPrint(r) && r != '\t', r == ' ' && i >= max(end, 1):
			fmt.Fprintf(&b, "‹%U›", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + line[len(body):]
}
