package manuscript

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// placeholderShape is {{user}}, as role-play and serial sites have it.
var placeholderShape = regexp.MustCompile(`\{\{\s*([\pL_][\pL\pN_ .-]{0,39}?)\s*\}\}`)

// A filler puts values in the place of {{name}}.
type filler struct {
	book    *book.Book
	set     map[string]string
	release bool
	found   *diag.Findings
	lines   map[string][]string // of the source files
	filled  map[diag.Pos]bool

	order []string // names without a value, in the order they were met
	first map[string]diag.Pos
	count map[string]int
}

// fillPlaceholders fills those of the whole book from set, the command line's
// values, and then from book.yaml. Each is in the ledger.
func fillPlaceholders(b *book.Book, set map[string]string, release bool, found *diag.Findings) {
	some := false
	for _, s := range b.Source {
		some = some || strings.Contains(s.Text, "{{")
	}
	if !some {
		return
	}
	p := &filler{book: b, set: set, release: release, found: found, lines: map[string][]string{},
		filled: map[diag.Pos]bool{}, first: map[string]diag.Pos{}, count: map[string]int{}}
	b.Sections(func(s *book.Section, _ int) {
		if s.Made {
			return
		}
		s.Title = p.inlines(s.Title)
		s.Sub = p.inlines(s.Sub)
		p.blocks(s.Blocks)
	})
	for _, n := range b.Notes {
		p.blocks(n.Blocks)
	}
	b.Meta.Title = placeholderShape.ReplaceAllStringFunc(b.Meta.Title, func(m string) string {
		if value, ok := p.value(m); ok {
			return value
		}
		return m
	})
	p.report()
}

// value returns what fills a placeholder. Case matters only when two names
// differ in nothing else.
func (p *filler) value(typed string) (string, bool) {
	name := placeholderShape.FindStringSubmatch(typed)[1]
	for _, values := range []map[string]string{p.set, p.book.Settings.Placeholders} {
		if v, ok := values[name]; ok {
			return v, true
		}
		for _, k := range sortedNames(values) {
			if strings.EqualFold(k, name) {
				return values[k], true
			}
		}
	}
	return "", false
}

func (p *filler) unfilled(name string, at diag.Pos) {
	if p.count[name]++; p.count[name] == 1 {
		p.order = append(p.order, name)
		p.first[name] = at
	}
}

func (p *filler) report() {
	for _, name := range p.order {
		add := p.found.Warnf
		if p.release {
			add = p.found.Errorf
		}
		more := ""
		if n := p.count[name]; n > 1 {
			more = fmt.Sprintf(", here and in %d more places", n-1)
		}
		f := add(p.first[name], "placeholder", "nothing fills {{%s}}%s", name, more)
		f.Hint = "--set " + name + "=…, or placeholders: {" + name + ": …} in book.yaml"
	}
}

func (p *filler) blocks(list []book.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			b.Inlines = p.inlines(b.Inlines)
		case *book.Heading:
			b.Inlines = p.inlines(b.Inlines)
		case *book.Quote:
			p.blocks(b.Blocks)
			b.Attribution = p.inlines(b.Attribution)
		case *book.Verse:
			for _, stanza := range b.Stanzas {
				for i := range stanza {
					stanza[i].Inlines = p.inlines(stanza[i].Inlines)
				}
			}
			b.Attribution = p.inlines(b.Attribution)
		case *book.Chat:
			for i := range b.Lines {
				l := &b.Lines[i]
				l.Time = p.string(l.At, l.Time)
				l.Who = p.string(l.At, l.Who)
				l.Inlines = p.inlines(l.Inlines)
			}
		case *book.Figure:
			b.Caption = p.inlines(b.Caption)
		case *book.List:
			for _, item := range b.Items {
				p.blocks(item)
			}
		case *book.Preformatted:
			at := b.At
			for i := range b.Lines {
				at.Line++
				b.Lines[i] = p.string(at, b.Lines[i])
			}
		case *book.Table:
			for i := range b.Header {
				b.Header[i] = p.inlines(b.Header[i])
			}
			for _, row := range b.Rows {
				for i := range row {
					row[i] = p.inlines(row[i])
				}
			}
		}
	}
}

// inlines fills the placeholders in inlines. A Text is cut at each, so that
// places stay right.
func (p *filler) inlines(list []book.Inline) []book.Inline {
	var out []book.Inline
	for i, in := range list {
		var parts []book.Inline
		switch in := in.(type) {
		case *book.Text:
			parts = p.text(in)
		case *book.Span:
			in.Inlines = p.inlines(in.Inlines)
		case *book.Link:
			in.Inlines = p.inlines(in.Inlines)
		}
		switch {
		case parts == nil && out == nil:
		case parts == nil:
			out = append(out, in)
		default:
			if out == nil {
				out = append(out, list[:i]...)
			}
			out = append(out, parts...)
		}
	}
	if out == nil {
		return list
	}
	return out
}

// text returns the parts of a Text with placeholders filled, nil when there
// is nothing to fill.
func (p *filler) text(t *book.Text) []book.Inline {
	var parts []book.Inline
	done := 0
	add := func(from, to int) {
		if from < to {
			parts = append(parts, &book.Text{At: along(t.At, t.Value[:from]), Value: t.Value[from:to]})
		}
	}
	for _, m := range placeholderShape.FindAllStringIndex(t.Value, -1) {
		typed := t.Value[m[0]:m[1]]
		at := along(t.At, t.Value[:m[0]])
		value, ok := p.value(typed)
		if !ok {
			p.unfilled(placeholderShape.FindStringSubmatch(typed)[1], at)
			continue
		}
		add(done, m[0])
		parts = append(parts, &book.Text{At: at, Value: value})
		p.record(at, typed, value)
		done = m[1]
	}
	if done == 0 {
		return nil
	}
	add(done, len(t.Value))
	return parts
}

// string fills a text that has only its line's place: a name in a chat.
func (p *filler) string(at diag.Pos, s string) string {
	return placeholderShape.ReplaceAllStringFunc(s, func(typed string) string {
		place := p.find(at, typed)
		value, ok := p.value(typed)
		if !ok {
			p.unfilled(placeholderShape.FindStringSubmatch(typed)[1], place)
			return typed
		}
		p.record(place, typed, value)
		return value
	})
}

// find returns the place of the first such placeholder on the line that was
// not filled yet.
func (p *filler) find(at diag.Pos, typed string) diag.Pos {
	lines, ok := p.lines[at.File]
	if !ok {
		for _, s := range p.book.Source {
			if s.Name == at.File {
				lines = strings.Split(s.Text, "\n")
			}
		}
		p.lines[at.File] = lines
	}
	if at.Line < 1 || at.Line > len(lines) {
		return at
	}
	line := lines[at.Line-1]
	for from := 0; ; {
		next := strings.Index(line[from:], typed)
		if next < 0 {
			return at
		}
		from += next
		place := diag.Pos{File: at.File, Line: at.Line, Col: utf8.RuneCountInString(line[:from]) + 1}
		if !p.filled[place] {
			return place
		}
		from += len(typed)
	}
}

func (p *filler) record(at diag.Pos, typed, value string) {
	p.filled[at] = true
	p.book.Ledger.Add(ledger.Edit{Rule: "placeholder", At: at, Before: typed, After: value, Confidence: 100})
}

// along is the place after s, which begins at the place given.
func along(at diag.Pos, s string) diag.Pos {
	at.Col += utf8.RuneCountInString(s)
	return at
}
