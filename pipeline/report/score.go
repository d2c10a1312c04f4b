package report

import (
	"math"

	"octavo/pipeline/page"
)

// Figures are the numbers of a setting, as build.json has them and as one
// build is held against the last. Shares are in percent.
type Figures struct {
	Score      float64 `json:"score"` // 100 is faultless; see scoreOf
	Pages      int     `json:"pages"`
	Lines      int     `json:"lines"`
	SpaceMean  float64 `json:"space-mean"`
	SpaceSD    float64 `json:"space-sd"` // of the word spaces of full lines, in their natural width
	Loose      float64 `json:"loose-percent"`
	Tight      float64 `json:"tight-percent"`
	Hyphenated float64 `json:"hyphenated-percent"`
	Rivers     float64 `json:"rivers-per-1000-lines"`
	// Defects counts the places by kind.
	Defects map[page.DefectKind]int `json:"defects"`
}

// FiguresOf counts what the pages show.
func FiguresOf(p *page.Pages) Figures {
	s := &p.Setting
	f := Figures{
		Pages: len(p.Sides), Lines: s.Lines,
		SpaceMean: round(s.Mean(), 3), SpaceSD: round(s.Deviation(), 3),
		Hyphenated: round(percent(s.Hyphenated, s.Inner), 2),
		Defects:    map[page.DefectKind]int{},
	}
	for _, d := range p.Defects {
		f.Defects[d.Kind]++
	}
	f.Loose = round(percent(f.Defects[page.LooseLine], s.Full), 2)
	f.Tight = round(percent(f.Defects[page.TightLine], s.Full), 2)
	f.Rivers = round(10*percent(f.Defects[page.River], s.Inner), 2)
	f.Score = round(scoreOf(p, &f), 1)
	return f
}

// Demerits of a setting, each up to its cap: what is seen on every page, the
// colour of the text, weighs half; the faults a proofreader marks the rest.
// The weights are those of typeset_quality.py, with which other programs'
// pages were measured; what it takes for letters set unevenly (0.2 here, since
// octavo widens letters of a paragraph alike) is left out.
func scoreOf(p *page.Pages, f *Figures) float64 {
	s, n := &p.Setting, func(k page.DefectKind) int { return f.Defects[k] }
	ladders := 0
	for _, d := range p.Defects {
		if d.Kind == page.HyphenStack && d.Figure >= 3 {
			ladders++
		}
	}
	score := 100.0
	for _, d := range []struct{ demerits, most float64 }{
		{40 * s.Deviation(), 25},
		{0.8 * percent(n(page.LooseLine), s.Full), 15},
		{1.5 * percent(s.VeryLoose, s.Full), 10},
		{0.8 * percent(n(page.TightLine), s.Full), 10},
		{0.3 * percent(s.Contrast, s.Full), 8},
		{0.5 * max(0, percent(s.Hyphenated, s.Inner)-8), 6},
		{10 * percent(ladders, s.Lines), 6},
		{3 * percent(n(page.River), s.Inner), 8},
		{0.5 * percent(n(page.Widow)+n(page.Orphan), s.Sides), 10},
		{0.5 * percent(n(page.ShortLast), s.Several), 4},
		{0.25 * percent(n(page.RuntLine), s.Several), 4},
		{0.5 * percent(n(page.ShortPage), s.Sides), 3},
		{0.2 * percent(n(page.UnevenSpread), s.Sides), 6},
		{0.05 * percent(n(page.OffGrid), s.Lines), 5},
		{20 * percent(n(page.Overfull), s.Lines), 15},
	} {
		score -= min(d.demerits, d.most)
	}
	return max(0, score)
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

func round(f float64, places int) float64 {
	unit := math.Pow10(places)
	return math.Round(f*unit) / unit
}
