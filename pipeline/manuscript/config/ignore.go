package config

import (
	"path"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/templates/explain"
)

// ignores reads the findings not to be told: codes, or codes with the file and
// the line they are for.
func (r *reader) ignores(n *yaml.Node) ([]book.Ignore, error) {
	list := []book.Ignore{}
	for _, item := range r.list(n) {
		one := book.Ignore{At: r.at(item)}
		var err error
		if item.Kind == yaml.MappingNode {
			err = read(r, item, "ignore", ignoreKeys, &one, nil)
		} else {
			one.Code, err = r.text(item)
		}
		if err == nil {
			err = r.checkIgnore(item, &one)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

func (r *reader) checkIgnore(n *yaml.Node, i *book.Ignore) error {
	known := explain.Codes(explain.Finding)
	switch {
	case i.Code == "":
		return r.fault(n, "bad-value", "write ignore: [widow, {code: to-do, file: chapters/3*}]", "an entry of ignore without its code")
	case slices.Contains(explain.Codes(explain.Proof), i.Code):
		return r.fault(n, "bad-value", "it proves that no word is lost", "%s cannot be ignored", i.Code)
	case !slices.Contains(known, i.Code):
		hint := "each finding ends with its code, in brackets; octavo explain lists them"
		if near := diag.Nearest(i.Code, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		return r.fault(n, "bad-value", hint, "%q is no code of a finding", shorten(i.Code))
	}
	if _, err := path.Match(i.File, ""); err != nil {
		return r.fault(n, "bad-value", "close the bracket", "%q is no pattern", shorten(i.File))
	}
	return nil
}

// count reads a number from 1 on.
func (r *reader) count(n *yaml.Node) (int, error) {
	s, err := r.text(n)
	if err != nil {
		return 0, err
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < 1 {
		return 0, r.fault(n, "bad-value", "it counts from 1", "%q is no number of a line", shorten(s))
	}
	return i, nil
}
