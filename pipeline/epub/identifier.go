package epub

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// namespace is that of the identifiers octavo makes (RFC 9562, version 5).
var namespace = [16]byte{0x6f, 0x63, 0x74, 0x61, 0x76, 0x6f, 0x40, 0x01, 0x8b, 0x6f, 0x6f, 0x6b, 0x73, 0x2e, 0x69, 0x64}

// uuid returns the book's identifier: the given one, or one made from what
// the book is called, who wrote it and its place in the series, so that a
// second edition of the same book is known as such.
func (e *edition) uuid(title string) string {
	m := &e.book.Meta
	if given := strings.ToLower(strings.TrimPrefix(clean(m.Identifiers.UUID), "urn:uuid:")); isUUID(given) {
		return given
	}
	parts := []string{title, clean(m.Series.Name), clean(m.Series.Position)}
	for _, a := range m.Authors {
		parts = append(parts, clean(a.Name))
	}
	return namedUUID(strings.Join(parts, "\x00"))
}

// namedUUID makes an identifier of a name (RFC 9562, version 5).
func namedUUID(name string) string {
	h := sha1.New()
	h.Write(namespace[:])
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

func isUUID(s string) bool {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	_, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	return err == nil
}

// isbn13 returns the 13 digits of an ISBN, "" for none. One of ten digits is
// written with thirteen, as EPUB wants it.
func isbn13(s string) (string, error) {
	given := clean(s)
	digits := strings.NewReplacer("-", "", " ", "", "\u2010", "", "\u2011", "", "\u2013", "").Replace(strings.ToUpper(given))
	digits = strings.TrimPrefix(digits, "ISBN")
	switch {
	case digits == "":
		return "", nil
	case len(digits) == 13 && onlyDigits(digits) && digits[12] == book.ISBN13Digit(digits[:12]):
		return digits, nil
	case len(digits) == 10 && onlyDigits(digits[:9]) && digits[9] == book.ISBN10Digit(digits[:9]):
		return "978" + digits[:9] + string(book.ISBN13Digit("978"+digits[:9])), nil
	}
	return "", diag.Faultf(diag.Pos{}, "bad-isbn", "copy the number given under isbn-ebook: again from where it was issued",
		"%q is no ISBN: its check digit does not fit", given)
}

func onlyDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// digest returns a checksum of s as hexadecimal digits.
func digest(s string) string {
	sum := sha1.Sum([]byte(s))
	return hex.EncodeToString(sum[:])
}
