package finish

import "strings"

// Relative returns the way from one file of the content folder to another.
// The fragment of to is kept.
func Relative(from, to string) string {
	if file, fragment, ok := strings.Cut(to, "#"); ok && file == from {
		return "#" + fragment
	}
	dir := from[:strings.LastIndexByte(from, '/')+1]
	if dir != "" && strings.HasPrefix(to, dir) {
		return to[len(dir):]
	}
	return strings.Repeat("../", strings.Count(dir, "/")) + to
}

// RightToLeft reports whether the language, a BCP 47 tag, is written from
// right to left.
func RightToLeft(lang string) bool {
	parts := strings.Split(strings.ToLower(lang), "-")
	for _, p := range parts[1:] {
		switch p {
		case "arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg":
			return true
		case "latn", "cyrl":
			return false
		}
	}
	switch parts[0] {
	case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi":
		return true
	}
	return false
}
