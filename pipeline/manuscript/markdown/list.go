package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/pipeline/book"
)

// listBlock converts a list, or gives its paragraphs with their numbers when the
// numbers do not count: "1984. It was a bad year." is a paragraph.
func (c *converter) listBlock(n *ast.List) ([]book.Block, error) {
	l := &book.List{At: c.at(n), Ordered: n.IsOrdered(), Start: n.Start}
	marks := c.marks(n)
	counts := !n.IsOrdered() || isCount(marks, c.source)
	var flat []book.Block
	i := 0
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := marks[i]
		i++
		var number []book.Inline
		if counts {
			c.enter(mark.start, mark.stop, markup)
		} else {
			r := c.run()
			r.raw(mark.start, mark.stop)
			r.space(mark.stop)
			number = r.list
		}
		blocks, err := c.blocks(item)
		if err != nil {
			return nil, err
		}
		if counts {
			l.Items = append(l.Items, blocks)
			continue
		}
		if p, ok := firstParagraph(blocks); ok {
			p.At, p.Inlines = c.places.at(mark.start), append(number, p.Inlines...)
		} else {
			flat = append(flat, &book.Paragraph{At: c.places.at(mark.start), Inlines: number})
		}
		flat = append(flat, blocks...)
	}
	if !counts {
		return flat, nil
	}
	return []book.Block{l}, nil
}

func firstParagraph(blocks []book.Block) (*book.Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*book.Paragraph)
	return p, ok
}

// A mark is the bullet or number before a list's item.
type mark struct{ start, stop int }

// marks finds the mark of each item.
func (c *converter) marks(n *ast.List) []mark {
	var list []mark
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		start := c.start(item)
		for start < len(c.source) && (c.source[start] == ' ' || c.source[start] == '\t') {
			start++
		}
		stop := start
		for stop < len(c.source) && c.source[stop] >= '0' && c.source[stop] <= '9' {
			stop++
		}
		list = append(list, mark{start, min(stop+1, len(c.source))})
	}
	return list
}

// isCount reports whether the numbers of a list are two or more that count
// up one by one, or are all 1, as lazy people write them.
func isCount(marks []mark, source string) bool {
	if len(marks) < 2 {
		return false
	}
	var numbers []int
	for _, m := range marks {
		n := 0
		for _, d := range source[m.start:max(m.stop-1, m.start)] {
			n = n*10 + int(d-'0')
		}
		numbers = append(numbers, n)
	}
	up, ones := true, true
	for i, n := range numbers {
		up = up && n == numbers[0]+i
		ones = ones && n == 1
	}
	return up || ones
}

// table converts a table. Cells beyond those of the header, which goldmark
// leaves out, go to the last.
func (c *converter) table(n *extast.Table) ([]book.Block, error) {
	t := &book.Table{At: c.at(n)}
	for _, a := range n.Alignments {
		t.Align = append(t.Align, aligns[a])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]book.Inline, 0, len(t.Align))
		end := row.Pos()
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			list, err := c.inlines(cell)
			if err != nil {
				return nil, err
			}
			if lines := cell.Lines(); lines.Len() > 0 {
				end = lines.At(0).Stop
			}
			cells = append(cells, list)
		}
		if len(cells) > 0 {
			cells[len(cells)-1] = c.rest(cells[len(cells)-1], end)
		}
		for len(cells) < len(t.Align) {
			cells = append(cells, nil)
		}
		if _, ok := row.(*extast.TableHeader); ok {
			t.Header = cells
			continue
		}
		t.Rows = append(t.Rows, cells)
	}
	return []book.Block{t}, nil
}

// rest adds to a row's last cell what stands beyond it.
func (c *converter) rest(cell []book.Inline, end int) []book.Inline {
	stop := c.places.lineEnd(end)
	rest := c.source[end:stop]
	if book.LettersOf(rest) == "" {
		return cell
	}
	c.found.Warnf(c.places.at(end), "table-cells", "this row has more cells than the table's header; the rest went to the last").
		Hint = "give the header as many cells as the longest row"
	start := end + len(rest) - len(strings.TrimLeft(rest, "| \t"))
	r := c.run()
	r.list = cell
	r.space(end)
	r.raw(start, end+len(strings.TrimRight(rest, "| \t")))
	return r.finish()
}
