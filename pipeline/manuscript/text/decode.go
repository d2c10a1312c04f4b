package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/diag"
)

// Decode turns a file's bytes into characters: UTF-8 in NFC without a byte
// order mark, line ends "\n". Encoding says what the bytes were taken for:
// "UTF-8", "UTF-16LE", "UTF-16BE" or "Windows-1252", the last whenever they
// are none of the others, since every byte means something there.
//
// The error is a *diag.Fault: the file is no text, or beyond the limits.
func Decode(name string, raw []byte) (text, encodingName string, err error) {
	if len(raw) > MaxFile {
		return "", "", diag.Faultf(diag.Pos{File: name}, "file-too-large",
			"cut it into one file for each chapter or volume",
			"the file has %d MB; the limit for a text is %d MB", len(raw)>>20, MaxFile>>20)
	}
	if fault := signature(name, raw); fault != nil {
		return "", "", fault
	}
	text, encodingName, err = characters(name, raw)
	if err != nil {
		return "", "", err
	}
	text = norm.NFC.String(lineEnds(text))
	if fault := overLimit(name, text); fault != nil {
		return "", "", fault
	}
	return text, encodingName, nil
}

// characters finds the encoding and undoes it.
func characters(name string, raw []byte) (string, string, error) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return decoded(little, raw[2:]), "UTF-16LE", nil
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return decoded(big, raw[2:]), "UTF-16BE", nil
	}
	switch utf16ByStatistics(raw) {
	case littleEndian:
		return decoded(little, raw), "UTF-16LE", nil
	case bigEndian:
		return decoded(big, raw), "UTF-16BE", nil
	}
	if at := bytes.IndexByte(raw, 0); at >= 0 {
		return "", "", binary(name, raw, at)
	}
	if utf8.Valid(raw) {
		return string(raw), "UTF-8", nil
	}
	if at := tooManyControls(raw); at >= 0 {
		return "", "", binary(name, raw, at)
	}
	return decoded(charmap.Windows1252, raw), "Windows-1252", nil
}

// decoded never fails: what cannot be read becomes U+FFFD, which a reader sees.
func decoded(e encoding.Encoding, raw []byte) string {
	s, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		panic("text: " + err.Error())
	}
	return string(s)
}

// lineEnds makes every line end "\n": CR LF, CR, NEL, the Unicode line and
// paragraph separators and the line tabulation that word processors write for
// a line break. A form feed gets a line start of its own, so that a page
// starts with a line.
func lineEnds(s string) string {
	if !strings.ContainsAny(s, "\r\v\f\u0085\u2028\u2029") {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	if strings.IndexByte(s, '\f') < 0 {
		return s
	}
	var sb strings.Builder
	sb.Grow(len(s) + 64)
	for i := 0; i < len(s); i++ {
		if s[i] == '\f' && i > 0 && s[i-1] != '\n' && s[i-1] != '\f' {
			sb.WriteByte('\n')
		}
		sb.WriteByte(s[i])
	}
	return sb.String()
}

// overLimit looks for a line that is too long or quotes too deep to read.
func overLimit(name, text string) error {
	no := 0
	for rest := text; rest != ""; {
		no++
		l, after, _ := strings.Cut(rest, "\n")
		rest = after
		if len(l) > MaxLine {
			return diag.Faultf(diag.Pos{File: name, Line: no}, "line-too-long",
				"the file seems to have lost its line ends; save it again with one paragraph a line",
				"a line of %d MB; the limit is %d MB", len(l)>>20, MaxLine>>20)
		}
		if depth, at := quoteDepth(l); depth > MaxQuotes {
			return diag.Faultf(diag.Pos{File: name, Line: no, Col: at}, "nesting-too-deep",
				"remove the marks > that are not meant as quotes",
				"quotes nested %d deep; the limit is %d", depth, MaxQuotes)
		}
	}
	return nil
}

// quoteDepth counts the quote marks a line starts with, and gives the column
// of the first one too many.
func quoteDepth(l string) (depth, col int) {
	for i := 0; i < len(l); i++ {
		switch l[i] {
		case '>':
			depth++
			if depth == MaxQuotes+1 {
				col = i + 1
			}
		case ' ', '\t':
		default:
			return depth, col
		}
	}
	return depth, col
}
