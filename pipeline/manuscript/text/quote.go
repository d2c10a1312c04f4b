package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
)

// isQuoted reports whether a line stands behind a quote mark: ">" and then a
// space, another mark, the line's end, a letter or an opening quote. The
// faces >:( and >_< are not quoted.
func isQuoted(s string) bool {
	if s == "" || s[0] != '>' {
		return false
	}
	r, n := utf8.DecodeRuneInString(s[1:])
	return n == 0 || r == ' ' || r == '\t' || r == '>' || unicode.IsLetter(r) || strings.ContainsRune(`"“‘'`, r)
}

// markQuotes takes lines behind ">" together, over single blank lines too.
// Rows of ">>>" alone are no quote.
func (p *parser) markQuotes(lines []line, groups []group) {
	for i := 0; i < len(lines); i++ {
		if groups[i].mark != plainLine || !isQuoted(lines[i].text) {
			continue
		}
		end, words := i, false
		for j := i; j < len(lines); j++ {
			if lines[j].blank() && j == end && j+1 < len(lines) && isQuoted(lines[j+1].text) {
				continue
			}
			if groups[j].mark != plainLine || !isQuoted(lines[j].text) {
				break
			}
			words = words || strings.Trim(lines[j].text, "> \t") != ""
			end = j + 1
		}
		if words {
			take(groups, i, end, quoteGroup)
		}
		i = end - 1
	}
}

// quote reads the lines behind the marks as blocks of their own.
func (b *builder) quote(lines []line) {
	inner := make([]line, len(lines))
	for i := range lines {
		inner[i] = unquote(&lines[i])
	}
	var blocks []book.Block
	if b.depth < MaxQuotes {
		for _, piece := range b.parser.blocks(inner, b.depth+1) {
			blocks = append(blocks, piece.Block)
		}
	} else {
		for i := range inner {
			if !inner[i].blank() {
				blocks = append(blocks, b.paragraph(inner[i:i+1]))
			}
		}
	}
	if len(blocks) > 0 {
		b.add(draft.Piece{Block: &book.Quote{At: b.start(&lines[0]), Kind: book.BlockQuote, Blocks: blocks}}, lines)
	}
}

// unquote takes one quote mark off a line, and the one space that belongs to it.
func unquote(l *line) line {
	if l.blank() {
		return *l
	}
	rest, col := l.text[1:], l.col+1
	if strings.HasPrefix(rest, " ") {
		rest, col = rest[1:], col+1
	}
	return newLine(rest, l.no, col)
}

// gapPlace is the place of a break that blank lines make: the first of them
// is not known any more, so it is the line above the text below.
func (b *builder) gapPlace(below *line) diag.Pos {
	return diag.Pos{File: b.name, Line: max(1, below.no-1), Col: 1}
}
