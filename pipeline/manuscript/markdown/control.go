package markdown

import (
	"unicode/utf8"

	"octavo/pipeline/manuscript/draft"
)

// isStray reports a control character that is left out. Those from U+0080 on
// behind a character beyond ASCII may be half of one that was read in the wrong
// encoding, and copyedit puts it right.
func isStray(before, r rune) bool {
	return r == '\f' || draft.IsControl(r) && !(r >= 0x80 && r < 0xA0 && before >= 0x80)
}

// control finds the first stray character of source[start:stop], and returns
// its offset and its length in bytes; stop and 0 when there is none.
func (c *converter) control(start, stop int) (at, n int) {
	before, _ := utf8.DecodeLastRuneInString(c.source[:start])
	for i, r := range c.source[start:stop] {
		if isStray(before, r) {
			return start + i, utf8.RuneLen(r)
		}
		before = r
	}
	return stop, 0
}
