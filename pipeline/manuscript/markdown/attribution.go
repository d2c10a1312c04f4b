package markdown

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// takeAttribution makes the source line of a quotation or an epigraph its
// attribution: the last line, when it begins with a dash and is short and no
// other paragraph begins so (dialogue set with dashes does).
func takeAttribution(q *book.Quote) {
	last := len(q.Blocks) - 1
	if v, ok := q.Blocks[last].(*book.Verse); ok && last == 0 {
		q.Attribution, v.Attribution = v.Attribution, nil
		return
	}
	p, ok := q.Blocks[last].(*book.Paragraph)
	if !ok {
		return
	}
	for _, b := range q.Blocks[:last] {
		if other, ok := b.(*book.Paragraph); ok && dashed(other.Inlines) {
			return
		}
	}
	before, line := lastLine(p.Inlines)
	if !isAttribution(line) || len(before) == 0 && last == 0 || dashed(before) {
		return
	}
	q.Attribution = withoutDash(line)
	if len(before) == 0 {
		q.Blocks = q.Blocks[:last]
		return
	}
	p.Inlines = before
}

// takeVerseAttribution does the same for the last line of a poem.
func takeVerseAttribution(v *book.Verse) {
	s := len(v.Stanzas) - 1
	l := len(v.Stanzas[s]) - 1
	if s == 0 && l == 0 || !isAttribution(v.Stanzas[s][l].Inlines) {
		return
	}
	v.Attribution = withoutDash(v.Stanzas[s][l].Inlines)
	if v.Stanzas[s] = v.Stanzas[s][:l]; l == 0 {
		v.Stanzas = v.Stanzas[:s]
	}
}

// lastLine splits off the last line of a paragraph: what follows its last
// line break, or what stands on its last line in the file.
func lastLine(list []book.Inline) (before, line []book.Inline) {
	for i := len(list) - 1; i > 0; i-- {
		if _, ok := list[i].(*book.LineBreak); ok {
			return list[:i], list[i+1:]
		}
		t, ok := list[i].(*book.Text)
		if !ok {
			continue
		}
		if above := placeOf(list[i-1 : i]); above.Line != 0 && above.Line < t.At.Line {
			return list[:i], list[i:]
		}
	}
	return nil, list
}

const dashes = "—–―-"

func dashed(list []book.Inline) bool {
	if len(list) == 0 {
		return false
	}
	t, ok := list[0].(*book.Text)
	if !ok {
		return false
	}
	r, size := utf8.DecodeRuneInString(t.Value)
	return strings.ContainsRune("—–―", r) || strings.HasPrefix(t.Value, "--") || r == '-' && strings.HasPrefix(t.Value[size:], " ")
}

func isAttribution(line []book.Inline) bool {
	const longest = 120 // characters of a source line
	s := book.PlainText(line)
	return dashed(line) && utf8.RuneCountInString(s) <= longest && book.LettersOf(s) != ""
}

// withoutDash cuts the dash and the spaces after it off the first Text.
func withoutDash(line []book.Inline) []book.Inline {
	t := line[0].(*book.Text)
	rest := strings.TrimLeft(t.Value, dashes+" \u00a0")
	t.At.Col += utf8.RuneCountInString(t.Value[:len(t.Value)-len(rest)])
	if t.Value = rest; rest == "" {
		return line[1:]
	}
	return line
}
