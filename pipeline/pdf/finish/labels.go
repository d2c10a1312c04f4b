package finish

import (
	"strconv"
	"strings"

	"octavo/pipeline/pdf/object"
)

// A label is a page's name as a reader shows it: a prefix, and a number in a
// style (PDF 1.7, 12.4.2): "D" decimal, "r" small Roman, "R" Roman, "" none.
type label struct {
	style, prefix string
	number        int
}

// setLabels gives each page the folio it has in the book.
func (f *finisher) setLabels() {
	var nums object.Array
	var last label
	for i := range f.pages {
		l := label{prefix: "Cover"}
		if s := f.side(i); s != nil {
			l = parseLabel(s.Folio)
		}
		next := last
		next.number++
		if i > 0 && l == next && l.style != "" {
			last = l
			continue
		}
		d := object.Dict{}
		if l.style != "" {
			d["S"] = object.Name(l.style)
			if l.number != 1 {
				d["St"] = l.number
			}
		}
		if l.prefix != "" {
			d["P"] = object.Text(l.prefix)
		}
		nums = append(nums, i, d)
		last = l
	}
	f.catalog["PageLabels"] = object.Dict{"Nums": nums}
}

func parseLabel(folio string) label {
	if n, err := strconv.Atoi(folio); err == nil && n > 0 && strconv.Itoa(n) == folio {
		return label{style: "D", number: n}
	}
	if n := parseRoman(folio); n > 0 {
		return label{style: "r", number: n}
	}
	if n := parseRoman(strings.ToLower(folio)); n > 0 && strings.ToUpper(folio) == folio {
		return label{style: "R", number: n}
	}
	return label{prefix: folio}
}

var romans = []struct {
	letters string
	value   int
}{
	{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40},
	{"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1},
}

// Roman returns n in small Roman numerals, "" for one that has none.
func Roman(n int) string {
	if n <= 0 || n > 3999 {
		return ""
	}
	var sb strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			sb.WriteString(r.letters)
		}
	}
	return sb.String()
}

// parseRoman returns the number of small Roman numerals, 0 when s is none.
func parseRoman(s string) int {
	n, rest := 0, s
	for _, r := range romans {
		for strings.HasPrefix(rest, r.letters) {
			n, rest = n+r.value, rest[len(r.letters):]
		}
	}
	if rest != "" || n == 0 || Roman(n) != s {
		return 0
	}
	return n
}
