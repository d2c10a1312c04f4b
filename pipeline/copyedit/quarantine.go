package copyedit

import (
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// quarantine takes furniture out of the chapters: its words stand in the
// Ledger and in no edition. An author's note stays in the book, set apart.
func quarantine(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if contains(s.Off, furnitureRule) {
			return
		}
		finds := findFurniture(s)
		var notes []diag.Finding
		for k := len(finds) - 1; k >= 0; k-- { // from the end, so that the places of the others hold
			if note, ok := j.quarantine(s, &finds[k]); ok {
				notes = append(notes, note)
			}
		}
		slices.Reverse(notes)
		for _, n := range notes {
			j.found.Add(n)
		}
	})
}

// quarantine takes one find out of its section and says so.
func (j *job) quarantine(s *book.Section, f *find) (note diag.Finding, ok bool) {
	note = diag.Finding{Pos: s.Blocks[f.from].Place(), Code: f.kind.code, Severity: diag.Note,
		Hint: "octavo changes shows it, and octavo changes reject puts it back"}
	switch {
	case f.kind.code == noteCode:
		if !j.setApart(s, f) {
			return note, false
		}
		note.Message = f.kind.what + f.size() + " was set apart: “" + head(f.text) + "”"
	case f.to-f.from == len(s.Blocks) || !j.takeOut(s, f):
		return note, false // a chapter must not be left empty: it is reported
	default:
		note.Message = f.kind.what + f.size() + " was taken out: “" + head(f.text) + "”"
	}
	return note, true
}

// setApart makes an author's note of the blocks. No letter changes; the Ledger
// names the note by its first words.
func (j *job) setApart(s *book.Section, f *find) bool {
	texts := textsOf(s.Blocks[f.from])
	if len(texts) == 0 {
		return false
	}
	first := head(strings.TrimRight(texts[0].Value, " "))
	first = strings.TrimSuffix(first, "…")
	around := ledger.ContextIn(textBeside(s.Blocks, f.from-1), textBeside(s.Blocks, f.to))
	if !j.make(ledger.Edit{Rule: furnitureRule, At: texts[0].At, Before: first, After: first, Confidence: 80}, around) {
		return false
	}
	q := &book.Quote{At: s.Blocks[f.from].Place(), Kind: book.Aside, Blocks: append([]book.Block(nil), s.Blocks[f.from:f.to]...)}
	s.Blocks = append(append(append([]book.Block(nil), s.Blocks[:f.from]...), q), s.Blocks[f.to:]...)
	return true
}

// takeOut takes the blocks out of the section and enters each of their texts
// in the Ledger, if all of them can be: each must stand in the file as it does
// in the Book. The author's word on the first is that on all.
func (j *job) takeOut(s *book.Section, f *find) bool {
	var texts []*book.Text
	for _, b := range s.Blocks[f.from:f.to] {
		p, ok := b.(*book.Paragraph)
		if !ok || hasNote(p.Inlines) {
			return false
		}
		texts = append(texts, textsOf(p)...)
	}
	for _, t := range texts {
		if !j.stands(t.At, t.Value) {
			return false
		}
	}
	around := ledger.ContextIn(textBeside(s.Blocks, f.from-1), textBeside(s.Blocks, f.to))
	for i, t := range texts {
		e := ledger.Edit{Rule: furnitureRule, At: t.At, Before: strings.TrimRight(t.Value, " "), Confidence: 85}
		if i == 0 {
			if !j.make(e, around) {
				return false
			}
			continue
		}
		j.ledger.Add(e)
	}
	s.Blocks = append(append([]book.Block(nil), s.Blocks[:f.from]...), s.Blocks[f.to:]...)
	return true
}

func hasNote(list []book.Inline) bool {
	for _, in := range list {
		switch in := in.(type) {
		case *book.NoteRef, *book.Picture:
			return true
		case *book.Span:
			if hasNote(in.Inlines) {
				return true
			}
		case *book.Link:
			if hasNote(in.Inlines) {
				return true
			}
		}
	}
	return false
}

// textsOf returns the Texts of a paragraph that hold letters.
func textsOf(b book.Block) []*book.Text {
	p, ok := b.(*book.Paragraph)
	if !ok {
		return nil
	}
	var list []*book.Text
	book.EachText(p.Inlines, func(t *book.Text) {
		if book.LettersOf(t.Value) != "" {
			list = append(list, t)
		}
	}, nil)
	return list
}

// stands reports whether the author's file has the text at the place.
func (j *job) stands(at diag.Pos, text string) bool {
	if j.lines == nil {
		j.lines = map[string][]string{}
		for _, s := range j.book.Source {
			j.lines[s.Name] = strings.Split(s.Text, "\n")
		}
	}
	lines := j.lines[at.File]
	if at.Line < 1 || at.Line > len(lines) || at.Col < 1 {
		return false
	}
	line := []rune(lines[at.Line-1])
	return at.Col-1 <= len(line) && strings.HasPrefix(string(line[at.Col-1:]), strings.TrimRight(text, " "))
}
