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
