package epub

import (
	"fmt"
	"strings"

	"octavo/pipeline/book"
)

// blocks writes blocks one after another.
func (d *document) blocks(list []book.Block) {
	for _, b := range list {
		d.block(b)
	}
}

func (d *document) block(b book.Block) {
	if _, ok := b.(*book.Paragraph); !ok {
		d.numberAlone()
	}
	switch b := b.(type) {
	case *book.Paragraph:
		d.paragraph(b)
	case *book.Heading:
		d.subheading(b)
	case *book.SceneBreak:
		d.Empty("hr", "class", "scene")
		d.Line()
		d.flush = true
	case *book.Quote:
		d.quote(b)
	case *book.Verse:
		d.verse(b)
	case *book.Chat:
		d.chat(b)
	case *book.Figure:
		d.figure(b)
		d.flush = true
	case *book.List:
		d.list(b)
		d.flush = true
	case *book.Preformatted:
		d.preformatted(b)
		d.flush = true
	case *book.Table:
		d.table(b)
		d.flush = true
	default:
		panic(fmt.Sprintf("epub: unknown block %T", b))
	}
}

// alignClasses say on which side a paragraph is set.
var alignClasses = [...]string{book.Justified: "", book.Start: "start", book.Centre: "centre", book.End: "end"}

// paragraph writes running text. The first after a break has no indent.
func (d *document) paragraph(p *book.Paragraph) {
	var classes []string
	if d.flush || p.Flush {
		classes = append(classes, "first")
	}
	if c := alignClasses[p.Align]; c != "" {
		classes = append(classes, c)
	}
	attributes, _ := d.way(p.Lang, book.PlainText(p.Inlines))
	d.Open("p", append([]string{"class", strings.Join(classes, " ")}, attributes...)...)
	if d.number != nil {
		d.backlink()
	}
	if d.opens && p.Align == book.Justified {
		d.leadIn(p.Inlines)
	} else {
		d.inlines(p.Inlines)
	}
	d.CloseLine()
	d.flush, d.opens = false, false
}

// within writes blocks that stand in another, where the first paragraph has
// no indent and none has a lead-in.
func (d *document) within(blocks []book.Block) {
	d.flush, d.opens = true, false
	d.blocks(blocks)
	d.flush = false
}

func (d *document) list(l *book.List) {
	name, start := "ul", ""
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			start = fmt.Sprint(l.Start)
		}
	}
	d.opens = false
	d.Open(name, "class", "list", "start", start)
	d.Line()
	for _, item := range l.Items {
		d.Open("li")
		if p, ok := onlyParagraph(item); ok {
			d.inlines(p.Inlines)
		} else {
			d.Line()
			d.within(item)
		}
		d.CloseLine()
	}
	d.CloseLine()
}

func onlyParagraph(blocks []book.Block) (*book.Paragraph, bool) {
	if len(blocks) != 1 {
		return nil, false
	}
	p, ok := blocks[0].(*book.Paragraph)
	return p, ok && p.Lang == "" && p.Align == book.Justified
}

func (d *document) preformatted(p *book.Preformatted) {
	d.opens = false
	d.Open("pre")
	d.Open("code")
	for i, l := range p.Lines {
		if i > 0 {
			d.Line()
		}
		d.Text(l)
	}
	d.Close()
	d.CloseLine()
}

func (d *document) table(t *book.Table) {
	d.opens = false
	d.Open("table")
	d.Line()
	if t.Header != nil {
		d.Open("thead")
		d.Line()
		d.row("th", "col", t.Align, t.Header)
		d.CloseLine()
	} else {
		d.pictures.bareTables++
	}
	if len(t.Rows) > 0 || t.Header == nil {
		d.Open("tbody")
		d.Line()
		for _, row := range t.Rows {
			d.row("td", "", t.Align, row)
		}
		d.CloseLine()
	}
	d.CloseLine()
}

func (d *document) row(cell, scope string, align []book.Align, cells [][]book.Inline) {
	d.Open("tr")
	for i, c := range cells {
		class := ""
		if i < len(align) {
			class = alignClasses[align[i]]
		}
		d.Open(cell, "scope", scope, "class", class)
		d.inlines(c)
		d.Close()
	}
	d.CloseLine()
}
