package structure

import "slices"

// A profile is how the chapters' headings are set off, so that a line that is
// a heading by a weaker sign can be held against them.
type profile struct {
	gap      int  // blank lines that three in four have above them, at least
	wide     bool // more than between paragraphs
	page     bool // most start a page
	centred  bool // nearly all stand in the middle
	capitals bool // nearly all are in capitals
	small    bool // nearly all are in small letters
	marked   bool // nearly all have ornaments, or are bold
}

// profileOf reads the profile of some headings.
func (a *assembler) profileOf(heads []int) profile {
	if len(heads) == 0 {
		return profile{}
	}
	var gaps []int
	pages, centred, capitals, small, marked := 0, 0, 0, 0, 0
	for _, i := range heads {
		it := &a.items[i]
		switch {
		case it.PageBreak:
			pages++
		case !it.first:
			gaps = append(gaps, it.Blanks)
		}
		if it.Centred {
			centred++
		}
		if allCapitals(it.text) {
			capitals++
		}
		if startsSmall(it.text) {
			small++
		}
		if it.mark.decorated || it.Bold || it.level() > 0 {
			marked++
		}
	}
	n := len(heads)
	p := profile{page: pages*2 > n, centred: centred*10 >= n*9, capitals: capitals*10 >= n*9, small: small*10 >= n*9, marked: marked*10 >= n*9}
	if len(gaps) > 0 {
		slices.Sort(gaps)
		p.gap = gaps[len(gaps)/4]
	}
	p.wide = p.gap > a.usual.gap
	return p
}

// fits reports whether a line is set off as the headings are. Where they have
// more room above than a paragraph has, room is what tells; else the look is.
func (p profile) fits(a *assembler, i int) bool {
	it := &a.items[i]
	switch {
	case it.level() > 0 || it.first || it.PageBreak:
		return true
	case p.page && p.gap == 0:
		return it.Blanks > a.usual.gap
	case it.Blanks < p.gap:
		return false
	case p.wide:
		return true
	}
	return (!p.centred || it.Centred) && (!p.capitals || allCapitals(it.text)) && (!p.marked || it.mark.decorated || it.Bold)
}
