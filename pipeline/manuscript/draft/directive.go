package draft

import (
	"regexp"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

var directiveShape = regexp.MustCompile(`^<!--\s*octavo\s*:(.*)-->$`)

// IsDirective reports whether a comment, with its marks, is a remark to
// octavo.
func IsDirective(comment string) bool {
	return len(comment) < maxDirective && directiveShape.MatchString(comment)
}

// maxDirective is how many bytes such a remark may have: it is one line.
const maxDirective = 1_000

// Direct reads the comment at the place given and enters the remark in the
// file. One that is not understood is told.
func (f *File) Direct(comment string, at diag.Pos, alone bool, found *diag.Findings) {
	words := strings.FieldsFunc(directiveShape.FindStringSubmatch(comment)[1], func(r rune) bool { return r == ' ' || r == '\t' || r == ',' || r == '\n' })
	const hint = "write <!-- octavo: off quotes -->, <!-- octavo: on quotes --> or <!-- octavo: ignore to-do -->"
	verbs := []string{"off", "on", "ignore"}
	switch {
	case len(words) == 0:
		found.Warnf(at, "unknown-directive", "a remark to octavo that says nothing").Hint = hint
	case words[0] != "off" && words[0] != "on" && words[0] != "ignore":
		w := found.Warnf(at, "unknown-directive", "a remark to octavo that it does not understand: %q", words[0])
		if w.Hint = hint; diag.Nearest(words[0], verbs) != "" {
			w.Hint = "did you mean " + diag.Nearest(words[0], verbs) + "? " + hint
		}
	case len(words) == 1 && words[0] == "ignore":
		found.Warnf(at, "unknown-directive", "ignore needs the code of a finding").Hint = hint
	default:
		d := book.Directive{At: at, Verb: words[0], Names: words[1:], Alone: alone}
		if len(d.Names) == 0 {
			d.Names = []string{"all"}
		}
		f.Directives = append(f.Directives, d)
	}
}
