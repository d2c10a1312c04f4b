package linebreak

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/unit"
)

// The test face: every letter and every space is half an em, at 10 points.
// Spaces stretch by half their width and shrink by a third.
const half = 5 * unit.Point

// letters is a measure of n letters of the test face.
func letters(n int) unit.Length { return unit.Length(n) * half }

// paragraph makes items of text. Words are parted by spaces; "|" is where a
// hyphen may go, "-" a hyphen the author typed, "~" a space that must not
// break, "/" the end of a line of verse. It ends as TeX's paragraphs do.
func paragraph(text string) []Item {
	var items []Item
	start := 0
	for i, r := range text {
		if !strings.ContainsRune(" |-/~", r) {
			continue
		}
		end := i
		if r == '-' {
			end++
		}
		items = append(items, boxes(text[start:end])...)
		start = i + 1
		space := Item{Kind: Glue, Width: half, Stretch: half / 2, Shrink: half / 3}
		switch r {
		case ' ':
			items = append(items, space)
		case '~':
			items = append(items, Item{Kind: Penalty, Penalty: Forbidden}, space)
		case '|':
			items = append(items, Item{Kind: Penalty, Width: half, Flagged: true})
		case '-':
			items = append(items, Item{Kind: Penalty, Penalty: 20, Flagged: true})
		case '/':
			items = append(items, ending()...)
		}
	}
	return append(append(items, boxes(text[start:])...), ending()...)
}

// boxes makes a box of letters, or none of none. Stops and hyphens hang out by
// half their width.
func boxes(s string) []Item {
	if s == "" {
		return nil
	}
	n := utf8.RuneCountInString(s)
	it := Item{Kind: Box, Width: letters(n), Flex: letters(n), Chars: int32(n)}
	if strings.ContainsAny(s[len(s)-1:], ".,-") {
		it.Right = half / 2
	}
	return []Item{it}
}

// ending is how a paragraph, or a line of verse, ends.
func ending() []Item {
	return []Item{{Kind: Penalty, Penalty: Forbidden}, {Kind: Glue, Stretch: Fil}, {Kind: Penalty, Penalty: Forced}}
}

// show prints lines of a paragraph as text, with "-" where a hyphen is added
// and "!" after a line that sticks out.
func show(text string, items []Item, lines []Line) string {
	pieces := strings.FieldsFunc(strings.ReplaceAll(text, "-", "-|"), func(r rune) bool {
		return strings.ContainsRune(" |/~", r)
	})
	var b strings.Builder
	at := 0
	for _, l := range lines {
		for ; at < l.To; at++ {
			switch it := &items[at]; {
			case it.Kind == Box:
				b.WriteString(pieces[0])
				pieces = pieces[1:]
			case it.Kind == Glue && it.Stretch < Fil && at >= l.From:
				b.WriteByte(' ')
			}
		}
		if l.To < len(items) && items[l.To].addsHyphen() {
			b.WriteByte('-')
		}
		if l.Overfull {
			b.WriteString("!")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
