package css

import (
	"regexp"
	"strings"
)

// The values of the safe subset. Lengths are in em or percent: anything else
// is fixed, or newer than the readers. Negative margins cut text off on
// Kindle; a negative indent is what a hanging line is made of.
const (
	length  = `(0|[0-9]*\.?[0-9]+(em|%))`
	indent  = `(0|-?[0-9]*\.?[0-9]+em)`
	breaks  = `(auto|avoid|always)`
	lengths = length + `( ` + length + `){0,3}`
	edges   = `(auto|` + length + `)`
	line    = `(0|none|[1-3]px (solid|double|dotted|dashed))`
)

// subset lists the properties that all readers know and the values they take.
var subset = compile(map[string]string{
	"display":                  `none|block|inline|inline-block|list-item|table|table-row|table-cell`,
	"margin":                   edges + `( ` + edges + `){0,3}`,
	"margin-top":               length,
	"margin-bottom":            length,
	"margin-left":              edges,
	"margin-right":             edges,
	"padding":                  lengths,
	"padding-top":              length,
	"padding-bottom":           length,
	"padding-left":             length,
	"padding-right":            length,
	"border":                   line,
	"border-top":               line,
	"border-bottom":            line,
	"border-left":              line,
	"border-right":             line,
	"border-collapse":          `collapse`,
	"width":                    `auto|` + length,
	"max-width":                length,
	"height":                   `auto`,
	"max-height":               length,
	"text-align":               `left|right|center`,
	"text-indent":              indent,
	"text-decoration":          `none|underline|line-through`,
	"text-transform":           `none|uppercase`,
	"font-size":                length,
	"font-style":               `normal|italic`,
	"font-weight":              `normal|bold`,
	"font-variant":             `normal|small-caps`,
	"font-family":              `("[^"]*", )?(serif|sans-serif|monospace)`,
	"letter-spacing":           `normal|0|` + `[0-9]*\.?[0-9]+em`,
	"line-height":              `0|1|1\.[0-9]+`,
	"vertical-align":           `baseline|super|sub|top|middle|` + length,
	"white-space":              `normal|pre|pre-wrap|nowrap`,
	"list-style":               `none|disc|decimal`,
	"list-style-type":          `none|disc|decimal`,
	"page-break-before":        breaks,
	"page-break-after":         breaks,
	"page-break-inside":        `auto|avoid`,
	"color":                    `inherit`,
	"orphans":                  `[1-9]`,
	"widows":                   `[1-9]`,
	"-webkit-hyphens":          `none|auto`,
	"-epub-hyphens":            `none|auto`,
	"adobe-hyphenate":          `none|auto`,
	"adobe-text-layout":        `optimizeSpeed`,
	"overflow":                 `visible`,
	"-webkit-text-size-adjust": `100%`,
})

func compile(list map[string]string) map[string]*regexp.Regexp {
	m := make(map[string]*regexp.Regexp, len(list))
	for name, pattern := range list {
		m[name] = regexp.MustCompile(`^(` + pattern + `)$`)
	}
	return m
}

// selector matches what selectors of the subset are made of: names, classes,
// ids, descendants and children, attributes and lists of those.
var selector = regexp.MustCompile(`^[a-zA-Z0-9.#_*,> \n+-]*(\[[a-z-]+\][a-zA-Z0-9.#_*,> \n+-]*)*$`)

// bare are the elements whose plain selector hits what readers put round the
// text: Kobo sets spans, others divs.
var bare = regexp.MustCompile(`(^|,)\s*(div|span)\s*(,|$)`)

// Check returns what some readers do not take, in order. What stands inside
// @supports is checked only for what no book should have.
func Check(sheet string) []Problem {
	rules, list, problems := read(sheet)
	for _, r := range rules {
		if what := checkRule(r); what != "" {
			problems = append(problems, Problem{r.line, what})
		}
	}
	for _, d := range list {
		if d.guarded || strings.HasPrefix(d.selector, "@") {
			continue
		}
		value := strings.Join(strings.Fields(d.value), " ")
		allowed, known := subset[d.property]
		switch {
		case fixes(d):
			continue // below
		case !known:
			problems = append(problems, Problem{d.line, "property of no old reader: " + d.property})
		case !allowed.MatchString(value):
			problems = append(problems, Problem{d.line, "value of no old reader: " + d.property + ": " + value})
		}
	}
	return append(problems, Fixed(sheet)...)
}

func checkRule(r rule) string {
	p := r.prelude
	switch {
	case strings.HasPrefix(p, "@supports"), strings.HasPrefix(p, "@namespace"), strings.HasPrefix(p, "@font-face"):
		if r.empty && !strings.HasPrefix(p, "@namespace") {
			return "an empty block: " + p
		}
	case strings.HasPrefix(p, "@"):
		return "at-rule of no old reader: " + p
	case r.empty:
		return "an empty block: " + p
	case r.guarded:
	case !selector.MatchString(p):
		return "selector of no old reader: " + p
	case bare.MatchString(p):
		return "selector that hits what readers add: " + p
	}
	return ""
}

// Fixed returns what takes a choice from the reader: colours, a size or a
// line height of the whole text, lengths that do not grow with the type, and
// text that is placed.
func Fixed(sheet string) []Problem {
	_, list, _ := read(sheet)
	var problems []Problem
	for _, d := range list {
		if fixes(d) {
			problems = append(problems, Problem{d.line, "not the reader's choice any more: " + d.property + ": " + d.value})
		}
	}
	return problems
}

var absolute = regexp.MustCompile(`[0-9](px|pt|pc|cm|mm|in|q)\b`)

// root matches a selector for all text.
var root = regexp.MustCompile(`(^|,)\s*(html|body|p|\*)\s*(,|$)`)

func fixes(d declaration) bool {
	switch d.property {
	case "color":
		return d.value != "inherit" // a link in the color of the text
	case "background", "background-color", "background-image", "position", "float":
		return true
	case "font-size", "line-height":
		return absolute.MatchString(d.value) || root.MatchString(d.selector) && d.value != "100%" && d.value != "1em"
	case "margin", "padding", "text-indent", "width", "height":
		return absolute.MatchString(d.value)
	}
	return strings.Contains(d.value, "!important")
}
