package design

import (
	"cmp"

	"octavo/pipeline/unit"
)

// KeepClear widens the outer margins so far that nothing stands nearer to the
// trim than least, as printers ask: running heads and folios stand in the
// margins, and marks hang in them. It names the margins it has changed.
func (d *Design) KeepClear(least unit.Length) []string {
	var changed []string
	widen := func(name string, margin *Length, want unit.Length) {
		if unit.Length(*margin) < want {
			*margin = Length(want)
			changed = append(changed, name)
		}
	}
	h := &d.RunningHead
	size := unit.Length(cmp.Or(h.Size, d.Type.Size))
	gap, foot := unit.Length(h.Gap), unit.Length(0)
	switch h.Folio {
	case "foot-outer", "foot-centre":
		foot = gap
	default:
		if h.FolioOnOpenings {
			foot = min(max(gap, unit.Length(d.Type.Leading)), unit.Length(d.Type.Leading)*3/2)
		}
	}
	top := least
	if h.Folio == "head-outer" || h.Verso != "none" || h.Recto != "none" {
		top += gap + size*85/100 // capitals with accents
	}
	widen("top", &d.Page.Top, top)
	widen("bottom", &d.Page.Bottom, least+foot+max(size, unit.Length(d.Type.Size))/4) // descenders
	outer := least
	if d.Type.HangMarks {
		outer += unit.Length(d.Type.Size) / 4
	}
	widen("outer", &d.Page.Outer, outer)
	return changed
}
