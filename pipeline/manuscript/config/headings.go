package config

import (
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/pattern"
)

// Limits: each expression and each pattern is tried on each line of the book.
const (
	maxExpressions = 100
	maxLines       = 10_000
)

// headings reads what is said of how headings are read.
func (r *reader) headings(n *yaml.Node, h *book.Headings) error {
	if err := read(r, n, "headings", headingsKeys, h, nil); err != nil {
		return err
	}
	expressions := len(h.Patterns)
	for _, l := range slices.Concat(h.Lines, h.Not) {
		if strings.HasPrefix(l.Text, "/") {
			expressions++
		}
	}
	switch {
	case expressions > maxExpressions:
		return r.fault(n, "limit", "put several into one: /(?:Day|Night) .*/", "%d patterns and regular expressions; at most %d are read", expressions, maxExpressions)
	case len(h.Lines)+len(h.Not) > maxLines:
		return r.fault(n, "limit", "name many lines with a pattern", "%d lines are named; at most %d are read", len(h.Lines)+len(h.Not), maxLines)
	}
	return nil
}

var headingsKeys = []key[book.Headings]{
	{name: "lines", read: func(r *reader, n *yaml.Node, h *book.Headings) (err error) {
		h.Lines, err = r.headingLines(n, "a line of headings", lineKeys)
		return err
	}},
	{name: "not", read: func(r *reader, n *yaml.Node, h *book.Headings) (err error) {
		h.Not, err = r.headingLines(n, "a line under not", notKeys)
		return err
	}},
	{name: "pattern", read: func(r *reader, n *yaml.Node, h *book.Headings) (err error) {
		h.Patterns, err = r.patternsOf(n)
		return err
	}},
	{name: "levels", read: func(r *reader, n *yaml.Node, h *book.Headings) (err error) {
		h.LevelsAt = r.at(n)
		h.Levels, err = r.levels(n)
		return err
	}},
	{name: "contents-list", read: func(r *reader, n *yaml.Node, h *book.Headings) error {
		s, err := r.oneOf(n, "way with a contents list", string(book.KeepContents), string(book.DropContents))
		h.Contents = book.ContentsList(s)
		return err
	}},
}

// notKeys say which line is meant, lineKeys what it is too.
var (
	notKeys = []key[book.HeadingLine]{
		{name: "text", read: func(r *reader, n *yaml.Node, l *book.HeadingLine) (err error) {
			l.Text, err = r.lineText(n)
			return err
		}},
		textKey("file", func(l *book.HeadingLine) *string { return &l.File }),
		{name: "line", read: func(r *reader, n *yaml.Node, l *book.HeadingLine) (err error) { l.Line, err = r.count(n); return err }},
	}
	lineKeys = append(slices.Clone(notKeys),
		key[book.HeadingLine]{name: "kind", read: func(r *reader, n *yaml.Node, l *book.HeadingLine) (err error) {
			l.Kind, err = r.headingKind(n)
			return err
		}},
		key[book.HeadingLine]{name: "level", read: func(r *reader, n *yaml.Node, l *book.HeadingLine) (err error) { l.Level, err = r.level(n); return err }},
		placedKey("label", func(l *book.HeadingLine) (*string, *diag.Pos) { return &l.Label, &l.LabelAt }),
		placedKey("number", func(l *book.HeadingLine) (*string, *diag.Pos) { return &l.Number, &l.NumberAt }),
		placedKey("title", func(l *book.HeadingLine) (*string, *diag.Pos) { return &l.Title, &l.TitleAt }),
	)
	patternKeys = []key[book.HeadingPattern]{
		{name: "pattern", read: func(r *reader, n *yaml.Node, p *book.HeadingPattern) (err error) {
			p.Pattern, err = r.pattern(n)
			return err
		}},
		{name: "kind", read: func(r *reader, n *yaml.Node, p *book.HeadingPattern) (err error) {
			p.Kind, err = r.headingKind(n)
			return err
		}},
		{name: "level", read: func(r *reader, n *yaml.Node, p *book.HeadingPattern) (err error) {
			p.Level, err = r.level(n)
			return err
		}},
	}
)

// placedKey is a text key that keeps the place of its first character.
func placedKey[T any](name string, field func(*T) (*string, *diag.Pos)) key[T] {
	return key[T]{name: name, read: func(r *reader, n *yaml.Node, to *T) (err error) {
		value, at := field(to)
		*value, err = r.text(n)
		*at = r.at(n)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			at.Col++
		}
		return err
	}}
}

// headingLines reads a list of lines: texts, or texts, files and lines with what
// is said of them.
func (r *reader) headingLines(n *yaml.Node, what string, keys []key[book.HeadingLine]) ([]book.HeadingLine, error) {
	list := []book.HeadingLine{}
	for _, item := range r.list(n) {
		l := book.HeadingLine{At: r.at(item)}
		var err error
		if item.Kind == yaml.MappingNode {
			err = read(r, item, what, keys, &l, nil)
		} else {
			l.Text, err = r.lineText(item)
		}
		if err == nil {
			err = r.checkLine(item, &l)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	return list, nil
}

func (r *reader) checkLine(n *yaml.Node, l *book.HeadingLine) error {
	const hint = `write {text: "The Lamp"}, or {file: chapters/3.txt, line: 12}`
	_, bad := path.Match(l.File, "")
	switch {
	case l.Text == "" && l.Line == 0:
		return r.fault(n, "bad-value", hint, "neither the text of a line nor its number")
	case l.Line > 0 && l.File == "" && !r.ofFile:
		return r.fault(n, "bad-value", hint, "the number of a line without its file")
	case l.File != "" && r.ofFile:
		return r.fault(n, "bad-value", "take file: out", "front matter is of its own file only")
	case bad != nil:
		return r.fault(n, "bad-value", "close the bracket", "%q is no pattern", shorten(l.File))
	case l.Kind == book.InnerHeading && l.Label+l.Number+l.Title != "", l.Kind == book.TitlePage && l.Label+l.Number+l.Title != "":
		return r.fault(n, "bad-value", "change the line itself", "label, number and title are for headings of chapters and parts")
	}
	return r.checkLevel(n, l.Kind, l.Level)
}

// checkLevel holds that the level is one that the kind has.
func (r *reader) checkLevel(n *yaml.Node, k book.Kind, level int) error {
	switch {
	case level == 0 || k == book.Part || k == book.InnerHeading:
		return nil
	case k == book.TitlePage || k != "" && k.Matter() != "body":
		return r.fault(n, "bad-value", "take level: out", "%s has no level", k)
	case level > 1:
		return r.fault(n, "bad-value", "level: 1 stands beside the parts; a part is kind: part, a heading inside a chapter kind: section", "chapters have no level %d", level)
	}
	return nil
}

// lineText reads the text of a line, which may be an expression.
func (r *reader) lineText(n *yaml.Node) (string, error) {
	s, err := r.text(n)
	if err != nil {
		return "", err
	}
	_, err = pattern.ParseLine(s)
	return s, r.patternFault(n, err)
}

func (r *reader) pattern(n *yaml.Node) (string, error) {
	s, err := r.text(n)
	if err != nil {
		return "", err
	}
	_, err = pattern.Parse(s)
	return s, r.patternFault(n, err)
}

func (r *reader) patternFault(n *yaml.Node, err error) error {
	var e *pattern.Error
	if errors.As(err, &e) {
		return r.fault(n, "bad-value", e.Hint, "%q: %s", shorten(n.Value), e.Error())
	}
	return err
}

// patternsOf reads the forms of headings: one, a list, or each with its kind.
func (r *reader) patternsOf(n *yaml.Node) ([]book.HeadingPattern, error) {
	list := []book.HeadingPattern{}
	items := r.list(n)
	for _, item := range items {
		p := book.HeadingPattern{At: r.at(item)}
		var err error
		if item.Kind == yaml.MappingNode {
			if err = read(r, item, "a pattern", patternKeys, &p, nil); err == nil && p.Pattern == "" {
				err = r.fault(item, "bad-value", `write {pattern: "Book {number}", kind: part}`, "a pattern without its form")
			}
			if err == nil && p.Kind == book.TitlePage {
				err = r.fault(item, "bad-value", "name the line under lines", "a book has one title")
			}
			if err == nil {
				err = r.checkLevel(item, p.Kind, p.Level)
			}
		} else {
			p.Pattern, err = r.pattern(item)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// headingKind reads what a heading may be said to be.
func (r *reader) headingKind(n *yaml.Node) (book.Kind, error) {
	s, err := r.oneOf(n, "kind of heading", headingKinds...)
	return book.Kind(s), err
}

// headingKinds are all kinds of section that have text of the author's, the
// title and headings inside chapters.
var headingKinds = func() []string {
	list := []string{string(book.InnerHeading)}
	for _, k := range book.Kinds {
		switch k {
		case book.HalfTitle, book.Contents, book.Endnotes:
		default:
			list = append(list, string(k))
		}
	}
	return list
}()

// mostLevels is how deep formats mark headings.
const mostLevels = 6

func (r *reader) level(n *yaml.Node) (int, error) {
	s, err := r.text(n)
	if err != nil {
		return 0, err
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < 1 || i > mostLevels {
		return 0, r.fault(n, "bad-value", "levels count from 1, the highest, to 6", "%q is no level", shorten(s))
	}
	return i, nil
}

var levelKinds = []book.LevelKind{book.TitleLevel, book.PartLevel, book.ChapterLevel, book.InnerLevel, book.TextLevel}

// levels reads what the marked headings are, from the highest level down: each
// holds those behind it.
func (r *reader) levels(n *yaml.Node) ([]book.LevelKind, error) {
	const hint = "write levels: [part, chapter, section]"
	if n.Kind != yaml.SequenceNode && n.Kind != yaml.ScalarNode {
		return nil, r.fault(n, "wrong-type", hint, "levels: expected a list, found %s", kindOf(n))
	}
	list, last := []book.LevelKind{}, 0
	known := make([]string, len(levelKinds))
	for i, k := range levelKinds {
		known[i] = string(k)
	}
	for _, item := range r.list(n) {
		s, err := r.oneOf(item, "kind of level", known...)
		if err != nil {
			return nil, err
		}
		k := book.LevelKind(s)
		at := slices.Index(levelKinds, k)
		switch {
		case len(list) == mostLevels:
			return nil, r.fault(item, "bad-value", hint, "more than %d levels", mostLevels)
		case k == book.TitleLevel && slices.Contains(list, k):
			return nil, r.fault(item, "bad-value", hint, "a book has one title")
		case k != book.TextLevel && at < last:
			return nil, r.fault(item, "bad-value", "name them from the highest down: levels: [part, chapter, section]", "a %s cannot stand inside a %s", k, levelKinds[last])
		}
		if list = append(list, k); k != book.TextLevel {
			last = at
		}
	}
	return list, nil
}
