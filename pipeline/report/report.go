// Package report writes report.html: how well a book is set, on one page that
// a browser shows without loading anything. In go Pages, out comes HTML. It
// judges nothing: the defects are those that package typeset lists.
package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"octavo/pipeline/page"
	"octavo/templates"
)

// mostSpreads is how many spreads are shown, and mostListed how many places of
// a kind are listed.
const (
	mostSpreads = 10
	mostListed  = 200
)

// Input is what a report is made of.
type Input struct {
	Title, Author string
	Design        string
	Pages         *page.Pages
	Figures       Figures
	// Before are the figures of the edition that this one replaces, nil when
	// there was none.
	Before *Figures
}

// Write returns the report as one HTML file.
func Write(in Input) ([]byte, error) {
	g := &glyphs{index: map[glyphKey]int{}}
	data := struct {
		*Input
		CSS       template.CSS
		Table     []figure
		Bars      template.HTML
		Spreads   []spread
		Kinds     []kind
		Glyphs    template.HTML
		Kept      template.JS // the figures, for the next build
		Faultless bool
	}{Input: &in, Table: table(&in), Bars: bars(&in.Pages.Setting), Spreads: worst(in.Pages, g), Kinds: kinds(in.Pages)}
	data.Faultless = len(data.Kinds) == 0
	data.Glyphs = g.defs()
	kept, err := json.Marshal(struct {
		Before *Figures `json:"before"`
	}{in.Before})
	if err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	data.Kept = template.JS(kept) // json.Marshal escapes what could end a script
	css, err := fs.ReadFile(templates.Report, "page.css")
	if err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	data.CSS = template.CSS(css)
	t, err := template.ParseFS(templates.Report, "page.html")
	if err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	return out.Bytes(), nil
}

// keptMark comes before the figures that a report keeps.
const keptMark = `<script type="application/json" id="kept">`

// Before returns the figures that a report was held against, nil when there
// are none or it is no report.
func Before(report []byte) *Figures {
	_, rest, ok := bytes.Cut(report, []byte(keptMark))
	text, _, ended := bytes.Cut(rest, []byte("</script>"))
	var kept struct{ Before *Figures }
	if !ok || !ended || json.Unmarshal(text, &kept) != nil {
		return nil
	}
	return kept.Before
}

// names of the kinds of defects: of one, and what to make of it.
var names = map[page.DefectKind][2]string{
	page.LooseLine:    {"Loose lines", "word spaces half as wide again as the face wants, or more"},
	page.TightLine:    {"Tight lines", "word spaces under three quarters of what the face wants"},
	page.HyphenStack:  {"Hyphens in a row", "lines that end in hyphens one below the other"},
	page.HyphenAtFoot: {"Hyphens at the foot", "a divided word goes on across or overleaf"},
	page.River:        {"Rivers", "gaps that line up through four lines or more"},
	page.StackedWord:  {"Stacked words", "the same word at the edge of lines in a row"},
	page.RuntLine:     {"Runts", "last lines shorter than the indent"},
	page.ShortLast:    {"Short last lines", "of one word of fewer than four letters"},
	page.Widow:        {"Widows", "a paragraph’s last line alone at the head of a page"},
	page.Orphan:       {"Orphans", "a paragraph’s first line alone at the foot"},
	page.ShortPage:    {"Short last pages", "of fewer than five lines"},
	page.UnevenSpread: {"Uneven spreads", "facing pages whose feet differ"},
	page.Stranded:     {"Stranded headings", "parted from the text they belong to"},
	page.OffGrid:      {"Lines off the grid", "beside the baselines of the facing page"},
	page.Overfull:     {"Overfull lines", "that stick out into the margin"},
}

// weights say how much a defect counts when the worst spreads are chosen: what
// a reader notices without looking for it first.
var weights = map[page.DefectKind]int{
	page.Overfull: 100, page.Stranded: 80, page.Widow: 60, page.UnevenSpread: 50, page.Orphan: 40, page.ShortPage: 40,
	page.OffGrid: 30, page.HyphenAtFoot: 25, page.ShortLast: 25, page.LooseLine: 20, page.River: 16, page.RuntLine: 12,
	page.HyphenStack: 10, page.TightLine: 8, page.StackedWord: 2,
}

// A kind is a list of places of one kind of defect.
type kind struct {
	Name, What string
	Count      int
	Places     []place
	Left       int // places not listed
}

type place struct {
	Folio, At, Figure, Text string
}

// kinds lists the defects by kind, the weightiest first.
func kinds(p *page.Pages) []kind {
	by := map[page.DefectKind]*kind{}
	var order []page.DefectKind
	for i := range p.Defects {
		d := &p.Defects[i]
		k := by[d.Kind]
		if k == nil {
			k = &kind{Name: names[d.Kind][0], What: names[d.Kind][1]}
			by[d.Kind] = k
			order = append(order, d.Kind)
		}
		if k.Count++; k.Count > mostListed {
			k.Left++
			continue
		}
		k.Places = append(k.Places, placeOf(p, d))
	}
	slices.SortFunc(order, func(a, b page.DefectKind) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	var list []kind
	for _, k := range order {
		list = append(list, *by[k])
	}
	return list
}

func placeOf(p *page.Pages, d *page.Defect) place {
	side := p.Sides[d.Side-1]
	out := place{Folio: side.Folio, At: d.At.String(), Figure: strings.TrimSuffix(fmt.Sprintf("%.2f", d.Figure), ".00")}
	if d.At.File == "" {
		out.At = ""
	}
	if d.Line >= 0 {
		out.Text = side.Lines[d.Line].Text()
	}
	return out
}

// A figure is a row of the table.
type figure struct{ Name, Now, Before string }

// table holds the figures against those of the edition before.
func table(in *Input) []figure {
	row := func(name, format string, value func(*Figures) any) figure {
		f := figure{Name: name, Now: fmt.Sprintf(format, value(&in.Figures))}
		if in.Before != nil {
			if f.Before = fmt.Sprintf(format, value(in.Before)); f.Before == f.Now {
				f.Before = ""
			}
		}
		return f
	}
	count := func(k page.DefectKind) func(*Figures) any { return func(f *Figures) any { return f.Defects[k] } }
	rows := []figure{
		row("Score", "%.1f", func(f *Figures) any { return f.Score }),
		row("Pages", "%d", func(f *Figures) any { return f.Pages }),
		row("Lines of text", "%d", func(f *Figures) any { return f.Lines }),
		row("Word spaces, standard deviation", "%.3f", func(f *Figures) any { return f.SpaceSD }),
		row("Loose lines", "%.2f %%", func(f *Figures) any { return f.Loose }),
		row("Tight lines", "%.2f %%", func(f *Figures) any { return f.Tight }),
		row("Hyphenated lines", "%.2f %%", func(f *Figures) any { return f.Hyphenated }),
		row("Rivers in 1,000 lines", "%.1f", func(f *Figures) any { return f.Rivers }),
	}
	for _, k := range []page.DefectKind{page.Widow, page.Orphan, page.HyphenAtFoot, page.HyphenStack, page.ShortLast, page.RuntLine, page.ShortPage, page.UnevenSpread, page.OffGrid, page.Overfull, page.Stranded} {
		rows = append(rows, row(names[k][0], "%d", count(k)))
	}
	return rows
}
