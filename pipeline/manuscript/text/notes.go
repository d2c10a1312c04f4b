package text

import (
	"fmt"
	"strings"

	"octavo/pipeline/book"
)

// A footnote is a definition found in the file.
type footnote struct {
	id    string
	label string
	lines []line // the first without its label
	caret bool   // written [^label]
	used  bool
}

// takeNotes finds the footnotes of the file. A definition is a line that
// begins with [^label]: or with [1] and text; it counts when a reference to
// it stands in the text above, after the last definition of the same label,
// so that numbers may start again in each chapter.
func (p *parser) takeNotes(lines []line) {
	refs := map[string]int{} // the last line above with a reference that waits for its definition
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		label, rest, caret := definition(l.text)
		if label == "" {
			eachLabel(l.text, func(label string, _, _ int) { refs[label] = l.no })
			continue
		}
		if refs[label] == 0 && !caret {
			continue
		}
		if caret && refs[label] == 0 && len(p.labels[label]) > 0 {
			continue // twice defined: the second stays in the text
		}
		delete(refs, label)
		n := &footnote{id: fmt.Sprintf("n%d", len(p.notes)+1), label: label, caret: caret}
		first := newLine(rest, l.no, l.col+runes(l.text[:len(l.text)-len(rest)]))
		n.lines = append(n.lines, first)
		for i+1 < len(lines) && !lines[i+1].blank() && p.goesOn(&lines[i], &lines[i+1]) {
			i++
			n.lines = append(n.lines, lines[i])
		}
		p.notes = append(p.notes, n)
		if p.labels == nil {
			p.labels = map[string][]*footnote{}
		}
		p.labels[label] = append(p.labels[label], n)
	}
	p.dropUnreferred(lines)
}

// goesOn reports whether a note's definition has another line.
func (p *parser) goesOn(above, l *line) bool {
	if label, _, _ := definition(l.text); label != "" {
		return false
	}
	return p.style.wrapped && (l.indent > above.indent || p.continues(above, l))
}

// dropUnreferred lets definitions stay where they stand when nothing refers
// to them.
func (p *parser) dropUnreferred(lines []line) {
	defined := map[int]bool{}
	for _, n := range p.notes {
		defined[n.lines[0].no] = true
	}
	referred := map[*footnote]bool{}
	for i := range lines {
		if l := &lines[i]; !defined[l.no] && len(p.labels) > 0 {
			eachLabel(l.text, func(label string, _, _ int) {
				if n := p.noteFor(label, l.no); n != nil {
					referred[n] = true
				}
			})
		}
	}
	kept := p.notes[:0]
	p.labels = nil
	for _, n := range p.notes {
		if !referred[n] {
			continue
		}
		if p.labels == nil {
			p.labels = map[string][]*footnote{}
		}
		kept = append(kept, n)
		p.labels[n.label] = append(p.labels[n.label], n)
	}
	p.notes = kept
}

// noteFor returns the note a reference on the given line means: the next
// definition of its label below, or for [^label] the last one above.
func (p *parser) noteFor(label string, no int) *footnote {
	list := p.labels[label]
	lo, hi := 0, len(list)
	for lo < hi {
		if mid := (lo + hi) / 2; list[mid].lines[0].no <= no {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(list) {
		return list[lo]
	}
	if len(list) > 0 && list[len(list)-1].caret {
		return list[len(list)-1]
	}
	return nil
}

// definition cuts "[^label]: text" or "[1] text"; label is "" for other lines.
func definition(s string) (label, rest string, caret bool) {
	label, end := labelAt(s, 0)
	if label == "" {
		return "", "", false
	}
	caret = s[1] == '^'
	rest = s[end:]
	if caret && !strings.HasPrefix(rest, ":") {
		return "", "", false
	}
	rest = strings.TrimPrefix(rest, ":")
	if trimmed := strings.TrimLeft(rest, " \t"); trimmed != "" && (caret || trimmed != rest) {
		return label, trimmed, caret
	}
	return "", "", false
}

// labelAt reads a note's label in brackets at a byte offset: [^word] or a
// number of at most four digits. The label keeps its caret, so that [1] and
// [^1] differ.
func labelAt(s string, at int) (label string, end int) {
	if at >= len(s) || s[at] != '[' {
		return "", 0
	}
	limit := min(len(s), at+34)
	shut := strings.IndexByte(s[at:limit], ']')
	if shut < 2 {
		return "", 0
	}
	label = s[at+1 : at+shut]
	word := strings.TrimPrefix(label, "^")
	digits := strings.Trim(word, "0123456789") == ""
	switch {
	case word == "" || strings.ContainsFunc(word, func(r rune) bool { return !isWordRune(r) && r != '-' }):
		return "", 0
	case word == label && (!digits || len(word) > 4):
		return "", 0
	}
	return label, at + shut + 1
}

// eachLabel calls f for each note's label in a line, with its byte range.
func eachLabel(s string, f func(label string, from, to int)) {
	for at := 0; ; {
		next := strings.IndexByte(s[at:], '[')
		if next < 0 {
			return
		}
		at += next
		if label, end := labelAt(s, at); label != "" {
			f(label, at, end)
			at = end
			continue
		}
		at++
	}
}

// markNotes takes the definitions out of the text.
func (p *parser) markNotes(lines []line, groups []group) {
	if len(p.notes) == 0 {
		return
	}
	defined := map[int]*line{}
	for _, n := range p.notes {
		for i := range n.lines {
			defined[n.lines[i].no] = &n.lines[i]
		}
	}
	for i := range lines {
		if l := defined[lines[i].no]; l != nil {
			take(groups, i, i+1, noteLine)
			if label := len(lines[i].text) - len(l.text); label > 0 {
				p.take("markup", p.start(&lines[i]), lines[i].text[:label])
			}
			p.take("moved", p.start(l), l.text)
		}
	}
}

// noteMarks adds the references to notes to the marks of emphasis.
func (p *parser) noteMarks(segments []segment, marks []inlineMark) []inlineMark {
	var list []inlineMark
	for i := range segments {
		s := &segments[i]
		inside := func(to int) {
			for len(marks) > 0 && (marks[0].segment < i || marks[0].segment == i && marks[0].at < to) {
				list = append(list, marks[0])
				marks = marks[1:]
			}
		}
		eachLabel(s.text, func(label string, from, to int) {
			n := p.noteFor(label, s.line.no)
			if n == nil {
				return
			}
			inside(from)
			list = append(list, inlineMark{segment: i, at: from, length: to - from, kind: refers, note: n})
		})
		inside(len(s.text) + 1)
	}
	return append(list, marks...)
}

// noteList makes the notes' blocks.
func (p *parser) noteList() []*book.Note {
	labels := p.labels
	p.labels = nil // a note does not refer to notes
	var list []*book.Note
	for _, n := range p.notes {
		list = append(list, &book.Note{
			ID: n.id, At: p.start(&n.lines[0]), Blocks: []book.Block{p.paragraph(n.lines)},
		})
	}
	p.labels = labels
	return list
}
