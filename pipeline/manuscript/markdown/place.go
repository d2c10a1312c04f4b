package markdown

import (
	"sort"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

// places turns byte offsets of a text into lines and columns. It remembers
// the last answer, so that asking in order costs nothing even in a line of
// many megabytes.
type places struct {
	file   string
	source string
	lines  []int // the offset of each line's first byte

	line, offset, col int // the last answer
}

func newPlaces(file, source string) *places {
	p := &places{file: file, source: source, lines: make([]int, 1, 1+strings.Count(source, "\n"))}
	for i := 0; i < len(source); i++ {
		if source[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// lineOf returns the index of the line that holds the offset, from 0.
func (p *places) lineOf(offset int) int {
	if l := p.line; offset >= p.lines[l] && (l+1 == len(p.lines) || offset < p.lines[l+1]) {
		return l
	}
	return sort.SearchInts(p.lines, offset+1) - 1
}

// at returns the place of the character at the byte offset.
func (p *places) at(offset int) diag.Pos {
	line := p.lineOf(offset)
	if line != p.line || offset < p.offset {
		p.line, p.offset, p.col = line, p.lines[line], 0
	}
	p.col += utf8.RuneCountInString(p.source[p.offset:offset])
	p.offset = offset
	return diag.Pos{File: p.file, Line: line + 1, Col: p.col + 1}
}

// lineStart and lineEnd return the offsets of the first byte of the line
// that holds offset, and of its line end.
func (p *places) lineStart(offset int) int { return p.lines[p.lineOf(offset)] }

func (p *places) lineEnd(offset int) int {
	if l := p.lineOf(offset); l+1 < len(p.lines) {
		return p.lines[l+1] - 1
	}
	return len(p.source)
}

// blanksAbove counts the blank lines above the line that holds offset.
func (p *places) blanksAbove(offset int) int {
	n := 0
	for l := p.lineOf(offset) - 1; l >= 0; l-- {
		if strings.TrimSpace(p.source[p.lines[l]:p.lines[l+1]]) != "" {
			break
		}
		n++
	}
	return n
}

// indentBefore counts the columns of spaces right before offset, a tab as 4,
// without the one that belongs to a > or a |.
func (p *places) indentBefore(offset int) int {
	n, i, start := 0, offset, p.lineStart(offset)
	for ; i > start; i-- {
		switch p.source[i-1] {
		case ' ':
			n++
			continue
		case '\t':
			n += 4
			continue
		}
		break
	}
	if i > start && n > 0 && (p.source[i-1] == '>' || p.source[i-1] == '|') {
		n--
	}
	return n
}
