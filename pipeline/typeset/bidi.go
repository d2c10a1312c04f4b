package typeset

import "octavo/pipeline/page"

// mirror puts words written from right to left that follow one another on a
// line in the order they are read. Their glyphs are in that order already. It
// is all that a name or a quotation in Hebrew or Arabic needs; whole books in
// these scripts need the direction of paragraphs as well.
func mirror(runs []page.Run) {
	for i := 0; i < len(runs); i++ {
		j := i
		for j < len(runs) && toTheLeft(&runs[j]) {
			j++
		}
		if j > i+1 {
			left, right := runs[i].X, runs[j-1].X+runs[j-1].Width()
			for k := i; k < j; k++ {
				runs[k].X = left + right - runs[k].X - runs[k].Width()
			}
		}
		i = max(i, j-1)
	}
}

// toTheLeft says whether a run is of a script written to the left. No text
// whose first byte is less than that of U+0590 is.
func toTheLeft(r *page.Run) bool {
	t := r.Shape.Text
	return t != "" && t[0] >= 0xD6 && isRightToLeft(t)
}
