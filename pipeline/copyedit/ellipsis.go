package copyedit

import "strings"

// ellipses makes three dots, typed close or with spaces, one character; four
// are the full stop of the sentence and an ellipsis. Six are two ellipses, and
// rows of seven and more are leaders and stay.
func ellipses(p *passage) {
	for i := 0; i < len(p.text); {
		if !isDot(p.text[i]) {
			i++
			continue
		}
		r := p.dotRow(i)
		switch {
		case r.spaced == r.groups:
			p.ellipsis(i, r.end, r.points)
		case r.whole == r.groups:
			for k := i; k < r.end; {
				end, points := p.dotGroup(k)
				p.ellipsis(k, end, points)
				for k = end; k < r.end && !isDot(p.text[k]); k++ {
				}
			}
		}
		i = r.end
	}
}

func isDot(r rune) bool { return r == '.' || r == '…' }

// A dotRow is a stretch of groups of dots with spaces between the groups.
type dotRow struct {
	end    int // in text
	points int // dots in all, an ellipsis character counting as three
	groups int
	spaced int // groups of one full stop: the dots of ". . ."
	whole  int // groups that are an ellipsis by themselves
}

// dotRow returns the row that begins at i.
func (p *passage) dotRow(i int) dotRow {
	var r dotRow
	for k := i; ; {
		end, points := p.dotGroup(k)
		r.end, r.points, r.groups = end, r.points+points, r.groups+1
		if points == 1 {
			r.spaced++
		}
		if points == 3 || points == 4 || points == 6 {
			r.whole++
		}
		for k = end; k < len(p.text) && (isSpacing(p.text[k]) || isThin(p.text[k]) || p.text[k] == 0x2060); k++ {
		}
		if k == len(p.text) || !isDot(p.text[k]) || k+1 < len(p.text) && isDigit(p.text[k+1]) {
			return r
		}
	}
}

// dotGroup returns where the close run of dots at i ends and how many points
// it has.
func (p *passage) dotGroup(i int) (end, points int) {
	for end = i; end < len(p.text) && isDot(p.text[end]); end++ {
		points++
		if p.text[end] == '…' {
			points += 2
		}
	}
	return end, points
}

// ellipsis sets the ellipsis for the dots text[i:j].
func (p *passage) ellipsis(i, j, points int) {
	if points < 3 || points == 5 || points > 6 {
		return
	}
	want := strings.Repeat("…", points/3)
	if points == 4 {
		want = ".…"
	}
	if from := p.ellipsisSpace(i, j); string(p.text[from:j]) != want {
		p.replace(from, j, want, 98, "")
	}
}

// ellipsisSpace returns where to begin the replacement so that the space
// before spaced dots goes: that between the word that trails off and the
// first dot.
func (p *passage) ellipsisSpace(i, j int) int {
	if i < 2 || i <= p.replacedTo() || p.form == verse || !isSpacing(p.text[i-1]) || !isLetter(p.text[i-2]) && p.text[i-2] != ',' {
		return i
	}
	if r := p.runeAt(j); isLetter(r) {
		return i // "and ...then": it belongs to what follows
	}
	return i - 1
}
