package pattern

import (
	"regexp"
	"strings"
)

// A Line is the text of a line, or an expression for several.
type Line struct {
	expression *regexp.Regexp
	plain      string
}

// ParseLine reads a line as an author types it in book.yaml.
func ParseLine(s string) (*Line, error) {
	if source, ok := between(s); ok {
		re, err := compile(source)
		if err != nil {
			return nil, err
		}
		return &Line{expression: re}, nil
	}
	return &Line{plain: Plain(s)}, nil
}

// Fits reports whether a line of the manuscript is the one meant.
func (l *Line) Fits(line string) bool {
	if l.expression != nil {
		return l.expression.MatchString(line)
	}
	return l.plain == Plain(line)
}

// Plain returns what Plain makes of each line that fits; ok is false for an
// expression.
func (l *Line) Plain() (plain string, ok bool) { return l.plain, l.expression == nil }

// Plain returns a line in the form in which lines are compared: one space
// between words, quotation marks and dashes as on a keyboard, without the
// ornaments round it. A stop at its end stays: "Ash." in the text is not the
// heading "Ash".
func Plain(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = marks.Replace(s)
	if inner := strings.Trim(s, ornaments); inner != "" {
		s = inner
	}
	return s
}

var marks = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "–", "-", "—", "-", "―", "-", "…", "...", "\u00ad", "")

// ornaments are what authors put round a heading.
const ornaments = "~*#=_•·+|<>◇◆☆★✦§⁂❦❧☙※^●○◊-[]{} "
