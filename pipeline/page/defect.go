package page

import (
	"fmt"
	"strings"

	"octavo/pipeline/diag"
)

// A Defect is a place that is not set as well as the craft asks: what a
// proofreader would mark on the page though no word is wrong. Package typeset
// lists them in the order of the pages.
type Defect struct {
	Kind DefectKind
	Side int      // its number
	Line int      // index in Side.Lines; -1 for the side as a whole
	At   diag.Pos // of the text in the author's file
	// Figure says how bad it is; the kinds say in what.
	Figure float64
}

// A DefectKind names a kind of defect.
type DefectKind string

// The kinds. Word spaces are measured in their natural width, and judged in
// full lines of running text with at least three of them.
const (
	LooseLine    DefectKind = "loose-line"      // mean word space above 1.5
	TightLine    DefectKind = "tight-line"      // mean word space below 0.75
	HyphenStack  DefectKind = "hyphen-stack"    // hyphens at the ends of so many lines in a row, from 2 on
	HyphenAtFoot DefectKind = "hyphen-at-foot"  // a divided word goes on overleaf or across; 1
	River        DefectKind = "river"           // gaps below one another in so many lines, from 4 on, as wide as a word space
	StackedWord  DefectKind = "stacked-word"    // the same word at the edge of so many lines in a row, from 2 on
	RuntLine     DefectKind = "runt-line"       // a last line narrower than the indent; points
	ShortLast    DefectKind = "short-last-line" // a last line of one word of so many letters, below 4
	Widow        DefectKind = "widow"           // a paragraph's last line alone at the head; 1
	Orphan       DefectKind = "orphan"          // a paragraph's first line alone at the foot; 1
	ShortPage    DefectKind = "short-last-page" // a last page of so many lines, below 5
	UnevenSpread DefectKind = "uneven-spread"   // facing pages whose feet differ by so many lines
	Stranded     DefectKind = "stranded"        // a heading, or what must not be parted from the text, left at the foot; 1
	OffGrid      DefectKind = "off-grid"        // a line of text beside the baseline grid; points
	Overfull     DefectKind = "overfull-line"   // it sticks out; points
)

// DumpDefects gives the defects as text, a line for each.
func (p *Pages) DumpDefects() string {
	var sb strings.Builder
	for _, d := range p.Defects {
		fmt.Fprintf(&sb, "page %d: %s %.2f %v", d.Side, d.Kind, d.Figure, d.At)
		if d.Line >= 0 {
			fmt.Fprintf(&sb, " |%s|", p.Sides[d.Side-1].Lines[d.Line].Text())
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}
