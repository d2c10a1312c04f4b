package preflight

import (
	"math"

	"octavo/pipeline/diag"
	"octavo/templates/specs"
)

// Pages returns how many pages the file has.
func (p *PDF) Pages() int { return len(p.sheets) }

// Cover compares the finished cover of a printed book, back, spine and front on
// one sheet, with the rules of a store. inside is the book's print edition, nil
// when it is not at hand: then nobody knows how wide the spine is.
func Cover(p, inside *PDF, store *specs.Store, job PrintJob, found *diag.Findings) {
	j := &judge{PDF: p, PrintJob: job, store: store, found: found}
	told := func(code, rule string) bool {
		j.at, j.rule = &check{code: code}, store.Rule(rule)
		return j.rule != nil
	}
	if told("file-size", "cover-file-size") {
		j.fileSize()
	}
	if told("cover-fit", "cover-bleed") && len(p.sheets) != 1 {
		j.broken("", "the cover has %d pages, and back, spine and front go on one", len(p.sheets))
		return
	}
	bleed := points(specs.Length(store.Rule("cover-bleed").Value.Least))
	s := p.sheets[0]
	sheet := s.media
	if s.bleed != s.trim { // it says where the paper is cut away
		sheet = s.bleed
	}
	if told("outer-margins", "cover-live") && s.text != (box{}) {
		least := bleed + points(specs.Length(j.rule.Value.Least))
		gap := math.Min(math.Min(s.text.left-sheet.left, sheet.right-s.text.right), math.Min(s.text.bottom-sheet.bottom, sheet.top-s.text.top))
		if gap < least-slack {
			j.broken("", "on the cover text stands %s from the edge of the sheet, and %s is the least", inches(gap), inches(least))
		}
	}
	if inside == nil || !told("cover-fit", "spine-width") {
		return
	}
	in := inside.sheets[0].trim
	jn := &judge{PDF: inside}
	line := j.rule.Value.On(job.Paper, jn.trim())
	if line == nil {
		return
	}
	pages := len(inside.sheets) + len(inside.sheets)%2
	spine := points(specs.Length(line.Least)) * float64(pages)
	width, height := 2*(in.right-in.left)+spine+2*bleed, in.top-in.bottom+2*bleed
	if got := sheet.right - sheet.left; math.Abs(got-width) > fits {
		j.broken("", "the cover is %s wide, and %d pages on %s paper ask for %s, with a spine of %s", inches(got), pages, job.Paper, inches(width), inches(spine))
	}
	if got := sheet.top - sheet.bottom; math.Abs(got-height) > fits {
		j.broken("", "the cover is %s high, and the pages ask for %s", inches(got), inches(height))
	}
}

// fits is how far a cover may be from its size, in points: what a press trims
// away unseen, 1/64 in.
const fits = 72.0 / 64
