package copyedit

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

// mojibakeRule repairs UTF-8 that was read as Windows-1252: â€œ for “.
const mojibakeRule = "mojibake"

// windows1252 has the characters of bytes 0x80 to 0x9F; those that stand for
// no character are read as the control characters of the same number.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"

// byteOf returns the byte that Windows-1252 reads as r.
func byteOf(r rune) (byte, bool) {
	switch {
	case r < 0x80:
		return 0, false
	case r <= 0xFF:
		return byte(r), true
	}
	i := byte(0x80)
	for _, w := range windows1252 {
		if w == r {
			return i, true
		}
		i++
	}
	return 0, false
}

// misread returns the character whose UTF-8 bytes the runes at the start of
// text were taken for, and how many of them; 0 for none.
func misread(text []rune) (r rune, n int) {
	var buf [utf8.UTFMax]byte
	for n < len(buf) && n < len(text) {
		b, ok := byteOf(text[n])
		if !ok {
			break
		}
		buf[n] = b
		n++
	}
	if n < 2 || buf[0] < 0xC2 {
		return 0, 0
	}
	if r, n = utf8.DecodeRune(buf[:n]); r != utf8.RuneError && n > 1 {
		return r, n
	}
	if buf[0] == 0xE2 && buf[1] == 0x80 && (len(text) == 2 || text[2] < 0x80) {
		return '”', 2 // its third byte stands for no character, and many programs drop it
	}
	return 0, 0
}

// countMisread counts the misread characters of a text and the others beyond
// ASCII.
func countMisread(text string) (fits, others int, example string) {
	list := []rune(text)
	for i := 0; i < len(list); i++ {
		if list[i] < 0x80 || list[i] == 0xFEFF {
			continue
		}
		r, n := misread(list[i:])
		if n == 0 {
			others++
			continue
		}
		if fits++; example == "" || r > 0x2000 {
			example = string(list[i:i+n]) + " for " + string(r)
		}
		i += n - 1
	}
	return fits, others, example
}

// findMisread says for each file whether it was misread: nearly every
// character beyond ASCII must be part of a misread one. Where only some are,
// nothing is touched and the author is told.
func (j *job) findMisread() {
	for _, s := range j.book.Source {
		if !strings.ContainsAny(s.Text, "ÂÃâÅÐÑÎ") {
			continue
		}
		fits, others, example := countMisread(s.Text)
		at := diag.Pos{File: s.Name}
		switch {
		case fits == 0 || j.isOff(mojibakeRule, at) || !j.wants(Rule{Name: mojibakeRule}):
		case fits >= 10*others:
			if j.misread == nil {
				j.misread = map[string]bool{}
			}
			j.misread[s.Name] = true
			j.found.Notef(at, mojibakeRule, "%d characters were read in the wrong encoding (%s) and have been put right; %d of %d characters beyond ASCII fit", fits, example, fits, fits+others).
				Hint = "look through octavo changes, rule mojibake"
		case fits > 2:
			j.found.Warnf(at, mojibakeRule, "%d characters look as if read in the wrong encoding (%s), but %d others do not; nothing was changed", fits, example, others).
				Hint = "save the file again as UTF-8 from the program it came from"
		}
	}
}

// mojibake puts misread characters right, in a file that findMisread found.
// A text that went wrong twice is put right twice.
func mojibake(p *passage) {
	if !p.job.misread[p.firstPlace().File] {
		return
	}
	for range 3 {
		for i := 0; i < len(p.text); i++ {
			if r, n := misread(p.text[i:]); n > 0 && p.replace(i, i+n, string(r), 95, "") {
				i += n - 1
			}
		}
		if len(p.pending) == 0 {
			return
		}
		p.apply()
	}
}

// seenIn returns a text of a file as it is once its characters are put right:
// what the words of the book are counted in.
func (j *job) seenIn(file, s string) string {
	for n := 0; n < 3 && j.misread[file]; n++ {
		list, out, changed := []rune(s), []rune(nil), false
		for i := 0; i < len(list); i++ {
			if r, n := misread(list[i:]); n > 0 {
				out, i, changed = append(out, r), i+n-1, true
				continue
			}
			out = append(out, list[i])
		}
		if !changed {
			break
		}
		s = string(out)
	}
	return seen(s)
}
