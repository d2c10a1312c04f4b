package pipeline

import (
	"octavo/pipeline/typeset"
	"octavo/pipeline/unit"
)

// gutters returns the printer's table of least inner margins. Ingram names no
// tiers, only half an inch on all sides; the larger of that and KDP's
// satisfies both, so that one file serves either shop.
func gutters(printer string) []typeset.Gutter {
	switch printer {
	case "kdp":
		return typeset.KDPGutters
	case "ingram":
		table := make([]typeset.Gutter, len(typeset.KDPGutters))
		for i, g := range typeset.KDPGutters {
			table[i] = typeset.Gutter{Pages: g.Pages, Inner: max(g.Inner, unit.Inch/2)}
		}
		return table
	}
	return nil
}
