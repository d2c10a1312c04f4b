package finish

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
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
	if n := book.ReadRoman(folio); n > 0 {
		return label{style: "R", number: n}
	}
	if n := book.ReadRoman(strings.ToUpper(folio)); n > 0 && strings.ToLower(folio) == folio {
		return label{style: "r", number: n}
	}
	return label{prefix: folio}
}
