package css

import (
	"fmt"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{"p { margin: 0; text-indent: 1.4em }", ""},
		{"p.line { margin: 0 0 0 2em; text-indent: -2em; }", ""},
		{"/* a { } */ aside, nav[hidden] { display: block; }", ""},
		{`@supports (display: block) { hr:before { content: "*;}"; display: grid; } }`, ""},
		{"p { margin: -1em }", "line 1: value of no old reader: margin: -1em"},
		{"p { width: calc(100% - 1em) }", "line 1: value of no old reader: width: calc(100% - 1em)"},
		{"\n\np { inset: 0 }", "line 3: property of no old reader: inset"},
		{"p:has(a) { margin: 0 }", "line 1: selector of no old reader: p:has(a)"},
		{"div { margin: 0 }", "line 1: selector that hits what readers add: div"},
		{"@layer x { p { margin: 0 } }", "line 1: at-rule of no old reader: @layer x"},
		{"@media (min-width: 3px) {}", "line 1: at-rule of no old reader: @media (min-width: 3px)"},
		{"p {}", "line 1: an empty block: p"},
		{"p { a { margin: 0 } }", "line 1: rules nest: a"},
		{"p { margin: 0", "line 1: a brace is missing"},
		{"p { color: red }", "line 1: not the reader's choice any more: color: red"},
		{"body { line-height: 1.4 }", "line 1: not the reader's choice any more: line-height: 1.4"},
		{"h1 { font-size: 20px }", "line 1: not the reader's choice any more: font-size: 20px"},
		{"p { position: fixed }", "line 1: not the reader's choice any more: position: fixed"},
		{"@supports (display: block) { p { color: red } }", "line 1: not the reader's choice any more: color: red"},
	} {
		var got []string
		for _, p := range Check(c.sheet) {
			got = append(got, fmt.Sprint(p))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%q: got %q, want %q", c.sheet, g, c.want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(`p { margin: 0 } /* "`)
	f.Add(`@supports (a) { "\`)
	f.Fuzz(func(t *testing.T, sheet string) { Check(sheet) })
}
